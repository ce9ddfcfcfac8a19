"""The Centre's report of a period: written by the approved reports of its network, and naming those that are not there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from collaborators.choices import COMPILED, Basis, CollaboratorKind, DifficultyStatus, QuestionKind, ReportStatus, Sums
from collaborators.models import (
    Appointment,
    Difficulty,
    QuarterlyReport,
    ReportAnswer,
    ReportingPeriod,
    ReportLine,
    ReportQuestion,
)
from collaborators.queries.periods import asked_of
from collaborators.queries.questions import questions_on
from collaborators.queries.sheet.parts import ELSEWHERE, NEEDS
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from khuyencong.offices.choices import OrganisationKind
from khuyencong.offices.models import OrganisationProfile

_FOLLOWS = {QuestionKind.NUMBER, QuestionKind.LIST}
_LETTERHEAD = ("name", "parent_name", "symbol", "place_name", "signer_authority", "signer_title", "signer_name")


@dataclass(frozen=True)
class Total:
    """One question over the whole network. ``estimates``: at how many places the figure is an estimate."""

    number: str
    name: str
    unit: str
    now: Figure
    so_far: Figure
    year_ago: Figure
    estimates: int


@dataclass(frozen=True)
class Place:
    """One collaborator of the network in this period; ``why`` is empty when the figures count."""

    name: str
    person: str
    kind: str
    why: str
    is_nil: bool
    figures: dict[str, Decimal | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Compiled:
    """Six queries, whatever the size of the network."""

    user: User
    period: ReportingPeriod
    on: date

    @cached_property
    def appointments(self) -> list[Appointment]:
        return list(
            Appointment.objects.visible_to(self.user)
            .on(min(self.on, self.period.ends_on))
            .filter(asked_of(self.period))
            .select_related("collaborator", "unit")
            .annotate(
                unit_ids=ArrayAgg("areas__unit", default=[]),
                places=ArrayAgg("areas__unit__name", default=[]),
                associations=ArrayAgg("areas__organisation__name", default=[]),
                issuer=Subquery(self._issuers),
            )
            .order_by("collaborator__person_key", "pk")
        )

    @property
    def _issuers(self):
        """The Centre of the network's province: what stands at the head and the foot of its papers."""
        centres = OrganisationProfile.objects.on(self.on).filter(
            organisation__kind=OrganisationKind.CENTRE, organisation__unit=OuterRef("unit")
        )
        told = JSONObject(**{name: name for name in _LETTERHEAD})
        return centres.order_by("-pk").values(told=told)[:1]

    @cached_property
    def reports(self) -> list[QuarterlyReport]:
        """Of this period, those of the year before it, and the same period last year; one query."""
        rows = (
            QuarterlyReport.objects.visible_to(self.user)
            .filter(asked_of(self.period, "appointment__"))
            .filter(period__kind=self.period.kind, period__year__in=(self.period.year, self.period.year - 1))
            .annotate(
                year=F("period__year"),
                number=F("period__quarter"),
                kind=F("appointment__kind"),
                person=F("appointment__collaborator"),
                unit_ids=ArrayAgg("appointment__areas__unit", default=[]),
            )
            .only("appointment", "period", "status", "is_nil", "illustrative")
            .order_by("pk")
        )
        return [row for row in rows if row.period_id == self.period.pk or self._asked(row)]

    def _asked(self, report: QuarterlyReport) -> bool:
        this = self.period
        return (report.year == this.year and report.number < this.quarter) or (
            (report.year, report.number) == (this.year - 1, this.quarter)
        )

    @cached_property
    def _so_far(self) -> list[int]:
        """Periods of this year up to this one."""
        return sorted({row.period_id for row in self.reports if row.year == self.period.year} | {self.period.pk})

    @cached_property
    def _year_ago(self) -> int | None:
        return next((row.period_id for row in self.reports if row.year < self.period.year), None)

    @cached_property
    def answers(self) -> dict[int, dict[str, tuple[Decimal | None, str]]]:
        """Report → code → figure and basis."""
        counted = [row.pk for row in self.reports if row.status in COMPILED]
        found: dict[int, dict] = defaultdict(dict)
        rows = ReportAnswer.objects.filter(report__in=counted)
        for report, code, number, basis in rows.values_list("report", "code", "number", "basis"):
            found[report][code] = (number, basis)
        return found

    @cached_property
    def places(self) -> list[Place]:
        """Everyone expected, by name; nobody is left out because nothing came."""
        mine = {row.appointment_id: row for row in self.reports if row.period_id == self.period.pk}
        return [self._place(one, mine.get(one.pk)) for one in self.appointments]

    def _place(self, appointment: Appointment, report: QuarterlyReport | None) -> Place:
        names = [name for name in [*appointment.places, *appointment.associations] if name]
        counts = report is not None and report.status in COMPILED
        answers = self.answers.get(report.pk, {}) if counts else {}
        return Place(
            name="; ".join(dict.fromkeys(names)) or appointment.unit.name,
            person=appointment.collaborator.full_name,
            kind=appointment.kind,
            why=_why(report),
            is_nil=bool(counts and report.is_nil),
            figures={code: number for code, (number, _) in answers.items()},
        )

    @property
    def missing(self) -> list[Place]:
        return [place for place in self.places if place.why]

    @property
    def coverage(self) -> int | None:
        """Percent of the network whose figures count; None without a network."""
        return round(100 * (len(self.places) - len(self.missing)) / len(self.places)) if self.places else None

    # totals

    @cached_property
    def _by_period(self) -> dict[int, list[QuarterlyReport]]:
        """Approved reports of places, each place once: the later one written speaks. Associations overlap places."""
        found: dict[int, dict[tuple, QuarterlyReport]] = defaultdict(dict)
        for row in self.reports:
            if row.status in COMPILED and row.kind != CollaboratorKind.ASSOCIATION:
                place = tuple(sorted(unit for unit in row.unit_ids if unit)) or (0, row.person)
                found[row.period_id][place] = row
        return {period: list(rows.values()) for period, rows in found.items()}

    @cached_property
    def expected(self) -> int:
        """Places that should have a figure."""
        there = [one for one in self.appointments if one.kind != CollaboratorKind.ASSOCIATION]
        return len({tuple(sorted(u for u in one.unit_ids if u)) or (0, one.collaborator_id) for one in there})

    def _figure(self, code: str, period: int, expected: int) -> Figure:
        rows = self._by_period.get(period, [])
        known = [n for row in rows if (n := self.answers[row.pk].get(code, (None, ""))[0]) is not None]
        made_up = any(row.illustrative for row in rows)
        value = _whole(sum(known, Decimal(0))) if known else None
        return Figure(value=value, unknown=max(expected - len(known), 0), illustrative=made_up and bool(known))

    @cached_property
    def totals(self) -> list[Total]:
        asked = [one for one in questions_on(self.period.ends_on) if _adds_up(one)]
        return [self._total(one) for one in asked]

    def _total(self, question) -> Total:
        code, now = question.code, self._figure(question.code, self.period.pk, self.expected)
        same = self._year_ago
        parts = [self._figure(code, one, self.expected) for one in self._so_far]
        estimates = [self.answers[row.pk].get(code, (None, ""))[1] for row in self._by_period.get(self.period.pk, [])]
        return Total(
            number=question.number,
            name=question.name,
            unit=question.unit,
            now=now,
            so_far=_sum(parts) if question.sums == Sums.FLOW else now,
            year_ago=self._figure(code, same, len(self._by_period.get(same, [])))
            if same
            else Figure(value=None, unknown=1),
            estimates=sum(basis == Basis.ESTIMATE for basis in estimates),
        )

    # lists

    @cached_property
    def needs(self) -> list[ReportLine]:
        """Needs raised in the reports that count."""
        rows = ReportLine.objects.filter(
            report__in=[row.pk for row in self.reports if row.status in COMPILED and row.period_id == self.period.pk],
            code__in=NEEDS,
        )
        return list(
            rows.select_related("establishment", "need__unit", "report__appointment").order_by("report", "number")
        )

    @cached_property
    def difficulties(self) -> list[tuple[str, str, int, str]]:
        """(group or kind, words that name nobody, how many said so, state), those raised in the period or still open."""
        rows = list(
            Difficulty.objects.visible_to(self.user)
            .filter(raised_on__lte=max(self.period.due_on, self.period.ends_on))
            .select_related("joined_to")
            .order_by("raised_on", "pk")
        )
        told: dict[tuple[str, str, str], int] = defaultdict(int)
        for row in rows:
            whole = row.joined_to or row
            if whole.status != DifficultyStatus.ANSWERED or whole.raised_on >= self.period.starts_on:
                kind = whole.group or str(whole.get_kind_display())
                told[kind, whole.theme, str(whole.get_status_display())] += 1
        return [(kind, theme, number, state) for (kind, theme, state), number in told.items()]

    @property
    def issuer(self) -> dict:
        """How the Centre of the province stands on the day; empty when no Centre is known."""
        return next((one.issuer for one in self.appointments if one.issuer), {})


def _adds_up(question: ReportQuestion) -> bool:
    return bool(question.sums) and question.kind in _FOLLOWS and question.code not in ELSEWHERE


def _why(report: QuarterlyReport | None) -> str:
    if report is None or report.status == ReportStatus.DRAFT:
        return "chưa gửi"
    return {ReportStatus.SENT: "đã gửi, chưa duyệt", ReportStatus.RETURNED: "bị trả lại, chưa gửi lại"}.get(
        report.status, ""
    )


def _sum(parts: Iterable[Figure]) -> Figure:
    parts = list(parts)
    known = [part.value for part in parts if part.value is not None]
    return Figure(
        value=sum(known) if known else None,
        unknown=sum(part.unknown for part in parts),
        illustrative=any(part.illustrative for part in parts),
    )


def _whole(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number
