"""Kết quả theo chỉ tiêu: lớp, học viên, mô hình, bản tin … A stated total has parts that never sum into it."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from khuyencong.reports.choices import Basis
from khuyencong.reports.queries.metrics.base import Line, Metric
from khuyencong.reports.queries.records import Ledger
from khuyencong.reports.queries.records.money import Target
from projects.choices import COUNTED_BY_CLASSES, ClassKind

NO_LAST_DAY = "ngày bế giảng chưa rõ, tính theo năm kế hoạch"
STATED = "số nêu chung của đề án"
APART = "kể riêng: có thể đã nằm trong số khác, không cộng"
_OTHERS = tuple(kind for kind in ClassKind if kind != ClassKind.VOCATIONAL)
CLASS_KEYS = {
    ClassKind.VOCATIONAL: "vocational",
    ClassKind.MANAGEMENT: "management",
    ClassKind.TECHNIQUE: "technique",
    ClassKind.DIGITAL: "digital",
    ClassKind.CLEANER: "cleaner",
    ClassKind.ENERGY: "energy",
    ClassKind.COLLABORATORS: "collaborators",
}
MEDIA = {
    "media.tv": ("KQ29", "Chương trình truyền hình", "chương trình"),
    "media.radio": ("KQ30", "Chương trình truyền thanh", "chương trình"),
    "media.bulletin_issues": ("KQ31", "Bản tin (số, kỳ)", "số"),
    "media.bulletins": ("KQ32", "Bản tin, ấn phẩm (bản in)", "bản"),
    "media.articles": ("KQ33", "Bài báo", "bài"),
    "media.press": ("KQ93", "Chương trình trên báo", "chương trình"),
    "media.leaflets": ("KQ34", "Tờ rơi, tờ gấp", "tờ"),
}
_NAMED = {
    "models.demo": ("KQ13", "Mô hình trình diễn kỹ thuật, mô hình thí điểm", "mô hình"),
    "models.replicated": ("KQ92", "Mô hình được nhân rộng", "mô hình"),
    "trainings.technique": ("KQ91", "Buổi tập huấn kỹ thuật", "buổi"),
    "tours.people": ("KQ10", "Người tham quan, khảo sát", "lượt người"),
    "inspections": ("KQ48", "Đợt kiểm tra, giám sát", "đợt"),
}


_COLUMNS = {"class_count": "count"}  # of a class → of its record here


def _class_lines(ledger: Ledger, kinds: tuple[ClassKind, ...], column: str) -> list[Line]:
    return [
        Line(record=row, value=getattr(row, _COLUMNS.get(column, column)), note="" if row.on else NO_LAST_DAY)
        for row in ledger.taught
        if row.kind in kinds
    ]


def indicator_lines(ledger: Ledger, code: str) -> list[Line]:
    """Stated totals; the classes of a đề án that states none. What is told apart is there and does not count."""
    stated, apart, told = [], [], set()
    silent = []
    for row in ledger.stated:
        if row.indicator != code:
            continue
        if row.told_apart:
            apart.append(Line(record=row, value=row.done, qualifier=row.qualifier, note=APART, counts=False))
        elif row.done is None:
            silent.append(Line(record=row, value=None))
        else:
            told.add(row.project_id)
            stated.append(Line(record=row, value=row.done, qualifier=row.qualifier, note=STATED))
    kinds, column = COUNTED_BY_CLASSES.get(code, ((), ""))
    parts = [line for line in _class_lines(ledger, kinds, column) if line.record.project_id not in told]
    told |= {line.record.project_id for line in parts}
    return stated + parts + [line for line in silent if line.record.project_id not in told] + apart


def _part(column: str, label: str, unit: str) -> Metric:
    return Metric(
        key=f"parts.{column}",
        label=label,
        unit=unit,
        basis=Basis.LAST_DAY,
        lines=lambda ledger: _class_lines(ledger, tuple(ClassKind), column),
    )


_STATED_OF = {"count": "KQ06", "learners": "KQ07"}


def _kind_lines(kind: ClassKind, column: str) -> Callable[[Ledger], list[Line]]:
    """Classes of a kind; the stated total of a đề án whose classes are all of that kind stands for them."""

    def lines(ledger: Ledger) -> list[Line]:
        kinds: dict[int, set[str]] = {}
        for row in ledger.taught:
            kinds.setdefault(row.project_id, set()).add(row.kind)
        stated = [
            line
            for line in indicator_lines(ledger, _STATED_OF[column])
            if line.note == STATED and kinds.get(line.record.project_id) == {kind.value}
        ]
        told = {line.record.project_id for line in stated}
        return stated + [line for line in _class_lines(ledger, (kind,), column) if line.record.project_id not in told]

    return lines


def _indicator(key: str, code: str, label: str, unit: str, *, basis=Basis.ACCEPTANCE, headline=False) -> Metric:
    return Metric(
        key=key,
        label=label,
        unit=unit,
        basis=basis,
        lines=lambda ledger: indicator_lines(ledger, code),
        headline=headline,
    )


def _of_kind(kind: ClassKind, name: str, column: str, label: str, unit: str) -> Metric:
    return Metric(
        key=f"{name}.{CLASS_KEYS[kind]}",
        label=f"{label}: {kind.label}",
        unit=unit,
        basis=Basis.LAST_DAY,
        lines=_kind_lines(kind, column),
    )


CLASSES = _indicator(
    "classes.vocational", "KQ01", "Lớp đào tạo nghề, truyền nghề", "lớp", basis=Basis.LAST_DAY, headline=True
)
LEARNERS = _indicator("learners.vocational", "KQ02", "Học viên học nghề", "người", basis=Basis.LAST_DAY, headline=True)
ETHNIC = _indicator("learners.ethnic", "KQ04", "Học viên dân tộc thiểu số", "người", basis=Basis.LAST_DAY)
FEMALE = _indicator("learners.female", "KQ03", "Học viên nữ", "người", basis=Basis.LAST_DAY)
EMPLOYED = _indicator("learners.employed", "KQ05", "Lao động có việc sau đào tạo", "người", basis=Basis.LAST_DAY)
TRAININGS = _indicator("classes.training", "KQ06", "Lớp, buổi tập huấn, bồi dưỡng", "lớp", basis=Basis.LAST_DAY)
TRAINED = _indicator("learners.training", "KQ07", "Lượt người dự tập huấn", "lượt người", basis=Basis.LAST_DAY)
TRAINING = (CLASSES, LEARNERS, ETHNIC, FEMALE, EMPLOYED, TRAININGS, TRAINED)
BY_KIND = {
    kind: (
        _of_kind(kind, "classes", "count", "Lớp", "lớp"),
        _of_kind(kind, "learners", "learners", "Người học", "người"),
    )
    for kind in _OTHERS
}
MEDIA_METRICS = tuple(
    _indicator(key, code, label, unit, headline=key in {"media.tv", "media.bulletin_issues", "media.articles"})
    for key, (code, label, unit) in MEDIA.items()
)
NAMED = {key: _indicator(key, *facts) for key, facts in _NAMED.items()}
TOURS_APART = replace(
    NAMED["tours.people"],
    key="tours.people.apart",
    label="Người tham quan, khảo sát (kể riêng, không cộng)",
    lines=lambda ledger: [replace(line, counts=True) for line in indicator_lines(ledger, "KQ10") if not line.counts],
)
PARTS = {
    "count": _part("count", "Lớp, theo từng bản ghi lớp", "lớp"),
    "learners": _part("learners", "Người học, theo từng bản ghi lớp", "người"),
}
BASE = (
    *TRAINING,
    *PARTS.values(),
    *(metric for pair in BY_KIND.values() for metric in pair),
    *MEDIA_METRICS,
    *NAMED.values(),
    TOURS_APART,
)
KEY_OF_INDICATOR = {code: key for key, (code, *_) in (MEDIA | _NAMED).items()} | {
    "KQ01": "classes.vocational",
    "KQ02": "learners.vocational",
    "KQ03": "learners.female",
    "KQ04": "learners.ethnic",
    "KQ05": "learners.employed",
    "KQ06": "classes.training",
    "KQ07": "learners.training",
    "KQ12": "beneficiaries.total",
    "KQ90": "fairs.enterprises",
}


def of_indicator(code: str, label: str = "", unit: str = "") -> Metric:
    """The figure of any indicator of the catalogue, under “outputs.KQ37”."""
    return _indicator(f"outputs.{code}", code, label or f"Kết quả theo chỉ tiêu {code}", unit)


def target_of(code: str, label: str, unit: str) -> Metric:
    """What the plan is to reach: “targets.media.articles”, “targets.outputs.KQ37”. May be a range."""
    return Metric(
        key=f"targets.{KEY_OF_INDICATOR.get(code, f'outputs.{code}')}",
        label=f"Chỉ tiêu: {label}",
        unit=unit,
        basis=Basis.PLAN_YEAR,
        lines=lambda ledger: target_lines(ledger.targets, code),
    )


def target_lines(targets: Iterable[Target], code: str) -> list[Line]:
    return [
        Line(record=row, value=row.low if row.low == row.high else None, low=row.low, high=row.high)
        for row in targets
        if row.indicator == code
    ]


_WORDS = {metric.key: (metric.label, metric.unit) for metric in BASE} | {
    "beneficiaries.total": ("Cơ sở CNNT được hỗ trợ", "cơ sở"),
    "fairs.enterprises": ("Doanh nghiệp, cơ sở tham gia hội chợ, triển lãm", "doanh nghiệp"),
}
METRICS = (*BASE, *(target_of(code, *_WORDS[key]) for code, key in KEY_OF_INDICATOR.items()))
