"""What a đề án brought: each beneficiary before and after, and the same figures over many, for reports."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from khuyencong.core.figures import Figure, of, total
from khuyencong.core.money import format_million, format_number
from projects.choices import Milestone
from projects.models import Acceptance, Beneficiary, FollowUp, Output, Project, TrainingClass
from projects.queries.taught import with_classes

# column, its name, its unit, how it is written
INDICATORS = (
    ("workers", "Lao động", "người", format_number),
    ("female", "trong đó nữ", "người", format_number),
    ("revenue", "Doanh thu năm", "triệu đồng", format_million),
    ("exports", "Xuất khẩu năm", "triệu đồng", format_million),
    ("wage", "Thu nhập bình quân tháng", "triệu đồng", format_million),
    ("output", "Sản lượng", "", format_number),
)
AFTER = (Milestone.HALF_YEAR, Milestone.YEAR, Milestone.TWO_YEARS)


def months_after(day: date, months: int) -> date:
    """The same day ``months`` later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for at in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, at)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


@dataclass(frozen=True)
class Line:
    """One indicator of one beneficiary at the four milestones; ``change`` compares the latest known with the first."""

    name: str
    unit: str
    cells: tuple[str, ...]
    change: str


@dataclass(frozen=True)
class BeforeAfter:
    """One beneficiary: what is known at each milestone, and which surveys are still to be made."""

    beneficiary: Beneficiary

    @cached_property
    def by_months(self) -> dict[int, FollowUp]:
        return {one.months: one for one in self.beneficiary.follow_ups.all()}

    @property
    def stops(self) -> list[tuple[Milestone, FollowUp | None, date | None]]:
        """Each milestone, its survey if there is one, and the day it falls on (None before acceptance)."""
        accepted = self.beneficiary.accepted_on
        return [
            (one, self.by_months.get(one), months_after(accepted, one) if accepted and one else None)
            for one in Milestone
        ]

    @property
    def lines(self) -> list[Line]:
        """Indicators of which at least one figure is known."""
        return [self._line(*one) for one in INDICATORS if any(self._values(one[0]))]

    @property
    def words(self) -> list[FollowUp]:
        return [self.by_months[one] for one in Milestone if one in self.by_months and self.by_months[one].words]

    def _values(self, column: str) -> list:
        return [getattr(self.by_months.get(one), column, None) for one in Milestone]

    def _line(self, column: str, name: str, unit: str, write) -> Line:
        values = [figure(column, self.by_months.get(one)) for one in Milestone]
        units = (
            {row.output_unit for row in self.by_months.values() if row.output_unit} if column == "output" else {unit}
        )
        cells = tuple(one.text(write) for one in values)
        comparable = len(units) == 1
        return Line(
            name, " / ".join(sorted(units)), cells, _change(values, write) if comparable else "đơn vị khác nhau"
        )


def figure(column: str, row: FollowUp | None) -> Figure:
    """One cell; no survey, or no number in it, is unknown."""
    return of(getattr(row, column, None), illustrative=bool(row and row.illustrative))


def _change(values: list[Figure], write) -> str:
    """“+3 (12%)” from the first figure to the latest known one; unknown unless both are there."""
    before, after = values[0], next((one for one in reversed(values[1:]) if one.is_known), None)
    if not before.is_known or after is None:
        return of(None).text()
    grown = after.value - before.value
    sign = "+" if grown > 0 else "−" if grown < 0 else ""
    share = f" ({sign}{format_number(round(abs(grown) * 100 / before.value))}%)" if before.value and grown else ""
    return f"{sign}{write(abs(grown))}{share}"


@dataclass(frozen=True)
class Outcomes:
    """The page of results of one đề án: outputs, acceptances, before and after."""

    project: Project
    pairs: list[BeforeAfter]
    outputs: list[Output]
    held: list[Acceptance]

    @property
    def verified(self) -> Figure:
        parts = [of(p.beneficiary.counterpart_verified, illustrative=p.beneficiary.illustrative) for p in self.pairs]
        return total(parts, empty=of(None))

    @property
    def accepted_value(self) -> Figure:
        """Of the acceptances that count: the latest of each beneficiary, when it passed."""
        latest = {one.beneficiary_id: one for one in reversed(self.held)}
        passed = [one for one in latest.values() if one.passed]
        return total((of(one.accepted_value, illustrative=one.illustrative) for one in passed), empty=of(None))


def outcomes(project: Project) -> Outcomes:
    """Five queries, whatever the rows."""
    helped = Beneficiary.objects.standing().filter(project=project).select_related("establishment", "unit")
    surveys = FollowUp.objects.order_by("months")
    held = Acceptance.objects.filter(project=project).select_related("beneficiary__establishment", "unit", "document")
    outputs = Output.objects.filter(project=project).select_related("indicator").order_by("pk")
    classes = TrainingClass.objects.filter(project=project).select_related("project")
    return Outcomes(
        project=project,
        pairs=[BeforeAfter(one) for one in helped.order_by("pk").prefetch_related(Prefetch("follow_ups", surveys))],
        outputs=with_classes(outputs, classes),
        held=list(held.order_by("-held_on", "-pk")),
    )


def growth(beneficiaries: QuerySet[Beneficiary], column: str, months: int) -> tuple[Figure, Figure]:
    """For reports: a column before the support and ``months`` after, over the same beneficiaries.

    Only those whose milestone is reached should be given. One without both figures is an unknown part of both totals,
    so that the two can be compared.
    """
    rows = FollowUp.objects.filter(beneficiary__in=beneficiaries, months__in=(Milestone.BEFORE, months))
    found: dict[int, dict[int, FollowUp]] = {}
    for row in rows:
        found.setdefault(row.beneficiary_id, {})[row.months] = row
    pks = beneficiaries.values_list("pk", flat=True)
    pairs = [_pair(found.get(pk, {}), column, months) for pk in pks]
    return total((b for b, _ in pairs), empty=of(None)), total((a for _, a in pairs), empty=of(None))


def _pair(rows: dict[int, FollowUp], column: str, months: int) -> tuple[Figure, Figure]:
    before, after = figure(column, rows.get(Milestone.BEFORE)), figure(column, rows.get(months))
    return (before, after) if before.is_known and after.is_known else (of(None), of(None))
