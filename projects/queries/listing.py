"""The list of đề án as the address asks for it: one object for page, next page and workbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import islice

from django.db.models import Exists, F, Max, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from khuyencong.core.dates import format_date
from khuyencong.core.figures import Figure, of, total
from khuyencong.core.models import User
from khuyencong.core.text import fold
from khuyencong.offices.queries import at_work
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope
from projects.choices import COUNTED_AS_APPROVED, PHASES, ProjectStatus
from projects.models import STILL_OPEN, Beneficiary, Project
from projects.queries import lacking
from projects.queries.reasons import with_reason

VIEWS = {
    # code in the address: label
    "": "Đang làm",
    "cua-toi": "Tôi giữ",
    "cho-duyet": "Chờ duyệt",
    "qua-han": "Quá hạn",
    "da-duyet": "Đã duyệt",
    "tat-ca": "Tất cả",
}
SORTS = {
    # code in the address: (column, descending, type of its values, label)
    "": ("plan_year", True, int, "Mới nhất"),
    "han": ("due_on", False, date, "Hạn"),
    "ho-tro": ("support_shown", True, Decimal, "Hỗ trợ"),
    "ma": ("code", False, str, "Mã"),
    "tu-ngay": ("status_since", False, date, "Lâu nhất ở bước này"),
    "trinh": ("submitted_on", True, date, "Ngày trình"),
    "duyet": ("approved_on", True, date, "Ngày duyệt"),
    "ket-thuc": ("ends_on", False, date, "Ngày kết thúc"),
}
SIZE = 50
_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class ListRow:
    """A line of the list; ``late`` is how many days past due, 0 when not; ``lacking`` names papers and figures."""

    project: Project
    beneficiaries: str
    support: Figure
    counterpart: Figure
    late: int
    lacking: list[str]

    @property
    def due(self) -> str:
        if self.late:
            return f"quá {self.late} ngày"
        return format_date(self.project.due_on) if self.project.due_on else ""


@dataclass(frozen=True, kw_only=True)
class Keys:
    """A page by key: its rows, and the cursors that lead on and back ("" at an end)."""

    rows: list[ListRow]
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class ProjectList:
    """``view`` and ``sort`` are codes of ``VIEWS`` and ``SORTS``; the rest are filters, None or empty when not used."""

    user: User
    on: date
    view: str = ""
    sort: str = ""
    q: str = ""
    year: int | None = None
    purse: str = ""
    content: str = ""
    status: str = ""
    unit: AdministrativeUnit | None = None
    phase: str = ""
    held_by: str = ""
    group: bool = False
    late: bool = False
    lacking: bool = False
    no_papers: bool = False
    unheld: bool = False

    def found(self) -> QuerySet[Project]:
        """Everything asked for, without order."""
        found = self._narrowed()
        return found.filter(self._lacking_papers) if self.no_papers else found

    @cached_property
    def _lacking_papers(self) -> Q:
        return lacking.papers_lacking(self._narrowed())

    def _narrowed(self) -> QuerySet[Project]:
        """By all that the rows themselves tell."""
        found = Project.objects.visible_to(self.user).filter(self._in_view())
        exact = {
            "plan_year": self.year,
            "purse": self.purse,
            "status": self.status,
            "content__code__startswith": self.content,
        }
        found = found.filter(**{name: value for name, value in exact.items() if value})
        if self.unit:
            found = found.filter(unit__in=scope(self.unit))
        if self.phase:
            found = found.filter(status__in=PHASES[self.phase])
        if self.held_by.strip():
            found = found.filter(holder__fold__contains=fold(" ".join(self.held_by.split())))
        for asked, narrowed in self._flags():
            found = found.filter(narrowed) if asked else found
        return found.filter(self._named()) if self.q.strip() else found

    def page(self, *, after: str = "", before: str = "", size: int = SIZE) -> Keys:
        """One page by key, one row more fetched to know of the next; a cursor that cannot be read starts over."""
        column, descending, kind, _ = SORTS[self.sort]
        backwards = bool(before) and not after
        cursor = _read_cursor(after or before, kind)
        rows = self._ordered(reverse=backwards and cursor is not None)
        if cursor:
            rows = rows.filter(_beyond(column, *cursor, descending=descending, backwards=backwards))
        found = list(rows[: size + 1])
        more, found = len(found) > size, found[:size]
        if backwards and cursor:
            found.reverse()
        has_before, has_after = (more, True) if backwards and cursor else (cursor is not None, more)
        return Keys(
            rows=self._rows(found),
            before=_cursor(found[0], column) if found and has_before else "",
            after=_cursor(found[-1], column) if found and has_after else "",
        )

    def rows(self) -> Iterable[ListRow]:
        """The whole list in its order, for the workbook."""
        found = self._ordered().iterator(chunk_size=_AT_ONCE)
        while some := list(islice(found, _AT_ONCE)):
            yield from self._rows(some)

    def _rows(self, projects: list[Project]) -> list[ListRow]:
        missing = lacking.of_each(projects)
        return [self._row(project, missing[project.pk]) for project in projects]

    def _ordered(self, *, reverse: bool = False) -> QuerySet[Project]:
        column, descending, _, _ = SORTS[self.sort]
        key = F(column).desc(nulls_last=True) if descending else F(column).asc(nulls_last=True)
        pk = F("pk").desc() if descending else F("pk").asc()
        if reverse:
            key.reverse_ordering()
            pk.reverse_ordering()
        found = self.found()
        if column == "support_shown":
            found = found.annotate(support_shown=Coalesce("support_approved", "support_proposed"))
        return with_reason(lacking.annotated(found)).select_related("unit", "content", "holder").order_by(key, pk)

    def _flags(self) -> list[tuple[bool, Q]]:
        return [
            (self.group, Q(is_group=True)),
            (self.late, STILL_OPEN & Q(due_on__lt=self.on)),
            (self.lacking, lacking.some()),
            (self.unheld, STILL_OPEN & ~at_work("holder", self.on)),
        ]

    def _in_view(self) -> Q:
        return {
            "": STILL_OPEN,
            "cua-toi": STILL_OPEN & Q(holder=self.user),
            "cho-duyet": Q(status__in=(ProjectStatus.SUBMITTED, ProjectStatus.APPRAISAL)),
            "qua-han": STILL_OPEN & Q(due_on__lt=self.on),
            "da-duyet": Q(status__in=COUNTED_AS_APPROVED),
            "tat-ca": Q(),
        }[self.view]

    def _named(self) -> Q:
        """Title, code or an establishment's name holds the words typed, diacritics or not."""
        typed = fold(" ".join(self.q.split()))
        helped = Beneficiary.objects.filter(project=OuterRef("pk"), establishment__fold__contains=typed)
        return Q(fold__contains=typed) | Q(code__icontains=typed) | Exists(helped)

    def _row(self, project: Project, missing: list[str]) -> ListRow:
        helped = project.paper_facts["helped"]
        names = [one["name"] for one in helped[:2]]
        more = [f"và {len(helped) - 2} cơ sở khác"] if len(helped) > 2 else []
        is_late = project.is_open and project.due_on is not None and project.due_on < self.on
        return ListRow(
            project=project,
            beneficiaries=", ".join([*names, *more]),
            support=of(project.support, illustrative=project.illustrative),
            counterpart=total(
                (of(_amount(one["counterpart"]), illustrative=one["illustrative"]) for one in helped),
                empty=of(None, illustrative=False),
            ),
            late=(self.on - project.due_on).days if is_late else 0,
            lacking=missing,
        )


def _amount(told: int | None) -> Decimal | None:
    return None if told is None else Decimal(told)


def plan_years() -> list[int]:
    """Years the filter offers, newest first."""
    ends = Project.objects.aggregate(first=Min("plan_year"), last=Max("plan_year"))
    return list(range(ends["last"], ends["first"] - 1, -1)) if ends["last"] else []


def _beyond(column: str, value, pk: int, *, descending: bool, backwards: bool) -> Q:
    """Rows past (value, pk) in reading order, where unknown values stand last."""
    down = "lt" if descending != backwards else "gt"
    same_value = Q(**{f"{column}__isnull": True}) if value is None else Q(**{column: value})
    beyond = same_value & Q(**{f"pk__{down}": pk})
    if value is not None:
        beyond |= Q(**{f"{column}__{down}": value})
    if (value is None) == backwards:  # reading on from a known value, or back from an unknown one
        beyond |= Q(**{f"{column}__isnull": not backwards})
    return beyond


def _cursor(project: Project, column: str) -> str:
    value = getattr(project, column)
    return f"{project.pk}.{'' if value is None else value}"


def _read_cursor(text: str, kind: type) -> tuple[object, int] | None:
    pk, _, value = text.partition(".")
    try:
        if not value:
            return None, int(pk)
        if kind is Decimal:
            return Decimal(int(value)), int(pk)
        return (date.fromisoformat(value) if kind is date else kind(value)), int(pk)
    except ValueError:
        return None
