"""The written parts: what people kept, and the first draft the machine writes from the figures."""

from dataclasses import dataclass
from datetime import datetime

from khuyencong.core.dates import format_date
from khuyencong.core.figures import Figure
from khuyencong.core.papers.cells import formatter
from khuyencong.reports.choices import Part
from khuyencong.reports.models import AnnualReport
from khuyencong.reports.queries.addresses import text_address
from khuyencong.reports.queries.metrics import Metric, money, outcomes, results, work
from khuyencong.reports.queries.scope import ReportScope
from khuyencong.reports.queries.sheet import MILLION, Sheet
from khuyencong.reports.queries.tables.plan import target_words
from products.choices import VotingLevel

NOT_WRITTEN = "Chưa viết."


@dataclass(frozen=True)
class Text:
    """One written part. ``is_machine`` when nobody wrote it yet."""

    part: Part
    words: str
    is_machine: bool
    draft: str
    address: str
    edited_at: datetime | None = None
    edited_by: str = ""

    @property
    def is_missing(self) -> bool:
        return not self.words


def kept_report(scope: ReportScope) -> AnnualReport | None:
    """What was written for this report, if anything."""
    return (
        AnnualReport.objects.filter(
            unit=scope.unit,
            starts_on=scope.period.starts_on,
            ends_on=scope.period.ends_on,
            frame=scope.frame,
        )
        .select_related("edited_by")
        .first()
    )


def texts(sheet: Sheet, kept: AnnualReport | None) -> dict[Part, Text]:
    found = {}
    for part, write in _DRAFTS.items():
        draft = write(sheet)
        written = getattr(kept, part.value).strip() if kept else ""
        found[part] = Text(
            part=part,
            words=written or draft,
            is_machine=not written,
            draft=draft,
            address=text_address(sheet.scope, part),
            edited_at=kept.edited_at if kept else None,
            edited_by=kept.edited_by.full_name if kept and kept.edited_by else "",
        )
    return found


def told(metric: Metric, figure: Figure, unit: str = "") -> str:
    """“5.978 triệu đồng”, “31 chương trình, kế hoạch, đề án”; “” when nothing is known."""
    if not figure.is_known:
        return ""
    unit = unit or (MILLION if metric.is_money else metric.unit)
    mark = " (minh hoạ)" if figure.illustrative else ""
    return f"{figure.text(formatter('money' if metric.is_money else 'count', unit))}{mark} {unit}"


def _overview(sheet: Sheet) -> str:
    scope = sheet.scope
    network = outcomes.NETWORK.figure(sheet.now)
    sentences = [f"Báo cáo này tổng hợp kết quả khuyến công {scope.name} tại {scope.place}."]
    if people := told(outcomes.NETWORK, network):
        kinds = [
            f"{told(metric, figure)} {kind.label[:1].lower()}{kind.label[1:]}"
            for kind, metric in outcomes.NETWORK_KINDS.items()
            if (figure := metric.figure(sheet.now)).value
        ]
        papers = list(dict.fromkeys(member.paper for member in sheet.now.members if member.paper))
        decision = f" theo {papers[0][:1].lower()}{papers[0][1:]}" if len(papers) == 1 else ""
        sentences.append(
            f"Tại ngày {format_date(scope.until)}, mạng lưới cộng tác viên khuyến công có {people}"
            f"{decision}{', gồm ' + ', '.join(kinds) if len(kinds) > 1 else ''}."
        )
    done = told(work.ITEMS_DONE, work.ITEMS_DONE.figure(sheet.now), "chương trình, kế hoạch, đề án")
    approved = told(work.ITEMS_APPROVED, work.ITEMS_APPROVED.figure(sheet.now), "chương trình, kế hoạch, đề án")
    if approved:
        amount = told(money.APPROVED, money.APPROVED.figure(sheet.now))
        sentences.append(f"Đã phê duyệt {approved}{f' với kinh phí {amount}' if amount else ''}.")
    if done and work.ITEMS_DONE.figure(sheet.now).value:
        sentences.append(f"Đã thực hiện {done}.")
    return " ".join(sentences)


def _assessment(sheet: Sheet) -> str:
    lines = []
    measures = (
        (work.BENEFICIARIES, "Hỗ trợ {} công nghiệp nông thôn."),
        (work.COUNTERPART, "Thu hút {} vốn đối ứng của cơ sở."),
        (results.CLASSES, "Mở {} đào tạo nghề, truyền nghề."),
        (outcomes.RECOGNISED[VotingLevel.PROVINCE], "Có {} công nghiệp nông thôn tiêu biểu được công nhận cấp tỉnh."),
        (outcomes.RECOGNISED[VotingLevel.NATION], "Có {} công nghiệp nông thôn tiêu biểu được công nhận cấp quốc gia."),
    )
    for metric, sentence in measures:
        figure = metric.figure(sheet.now)
        if figure.value:
            lines.append("- " + sentence.format(told(metric, figure)))
    ratio = money.APPROVED.figure(sheet.now).ratio(money.ALLOCATED.figure(sheet.now))
    if ratio is not None:
        lines.append(f"- Kinh phí được phê duyệt bằng {formatter('percent', '')(ratio)} kinh phí được giao.")
    return "\n".join(["Kết quả chính:", *lines]) if lines else ""


def _advice(sheet: Sheet) -> str:
    papers = papers_of(sheet)
    if not papers:
        return ""
    return "\n".join(["Các văn bản của kỳ đã ghi trong hồ sơ:", *(f"- {paper}." for paper in papers)])


def papers_of(sheet: Sheet) -> list[str]:
    """Decisions and plans named by the plan, the envelopes and the network, each once."""
    rows = (*sheet.now.planned, *sheet.now.given, *sheet.now.members)
    return list(dict.fromkeys(row.paper for row in rows if row.paper))


def _direction(sheet: Sheet) -> str:
    lines = sheet.now.planned_next
    if not lines:
        return ""
    amount = told(money.PLAN_NEXT, money.PLAN_NEXT.figure(sheet.now))
    sentences = [
        f"Kế hoạch năm {sheet.scope.year + 1} gồm {len(lines)} chương trình{f', kinh phí {amount}' if amount else ''}:"
    ]
    for line in lines:
        targets = [target_words(target) for target in sheet.now.targets_next if target.line_id == line.pk]
        sentences.append(f"- {line.label}{': ' + '; '.join(targets) if targets else ''}.")
    return "\n".join(sentences)


def _petition(sheet: Sheet) -> str:
    return ""


_DRAFTS = {
    Part.OVERVIEW: _overview,
    Part.ADVICE: _advice,
    Part.ASSESSMENT: _assessment,
    Part.DIRECTION: _direction,
    Part.PETITION: _petition,
}
