"""Who has sent, who is late, whose is nil, whose went back: one period of the whole network on one page."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Q

from collaborators.choices import COMPILED, COUNTED, ReportStatus
from collaborators.models import Appointment, Confirmation, QuarterlyReport, ReportAnswer, ReportingPeriod
from collaborators.queries.periods import asked_of, last_day, late_days
from collaborators.queries.questions import questions_on
from collaborators.queries.register import to_record
from khuyencong.core import calendar
from khuyencong.core.models import User

SHOWN = ("CTV1.01", "CTV1.02")  # compared on the board; every other figure on the report's own page
VIEWS = {
    "": "Tất cả",
    "thieu": "Chưa gửi",
    "muon": "Muộn",
    "khong": "Không phát sinh",
    "tra-lai": "Trả lại",
    "can-xem": "Cần xem",
    "cho-duyet": "Chờ duyệt",
    "ghi-so": "Chờ ghi sổ",
}


@dataclass
class Line:
    """One collaborator in one period. A nil report is sent; nothing at all is missing; the two are never one."""

    appointment: Appointment
    report: QuarterlyReport | None
    late: int
    is_overdue: bool
    figures: dict[str, Decimal | None] = field(default_factory=dict)
    last: dict[str, Decimal] = field(default_factory=dict)
    year: dict[str, Decimal] = field(default_factory=dict)
    outliers: list[str] = field(default_factory=list)

    @property
    def status(self) -> str:
        return self.report.status if self.report else ""

    @property
    def is_there(self) -> bool:
        return self.status in COUNTED

    @property
    def is_nil(self) -> bool:
        return self.is_there and self.report.is_nil

    @property
    def is_late(self) -> bool:
        return bool(self.late) or (self.is_overdue and not self.is_there)

    @property
    def place(self) -> str:
        names = [name for name in [*self.appointment.places, *self.appointment.associations] if name]
        return "; ".join(dict.fromkeys(names))

    @property
    def state(self) -> str:
        if self.report is None:
            return "Chưa mở"
        nil = ", không phát sinh" if self.is_nil else ""
        return f"{self.report.get_status_display()}{nil}"

    @property
    def look(self) -> str:
        """Class of its square."""
        if self.status == ReportStatus.RETURNED:
            return "back"
        if self.is_there:
            return "nil" if self.is_nil else "odd" if self.report.warnings else "ok"
        return "late" if self.is_overdue else "draft" if self.report else "wait"

    @property
    def tone(self) -> str:
        """Kind of its status mark."""
        if self.status == ReportStatus.RETURNED:
            return "late"
        if self.is_there:
            return "done" if self.status != ReportStatus.SENT else "run"
        return "late" if self.is_overdue else "due" if self.report else ""

    @property
    def waits_for_register(self) -> bool:
        """Approved, and something found in it is not decided yet."""
        return self.status in COMPILED and self.report.to_record

    def belongs(self, view: str) -> bool:
        match view:
            case "thieu":
                return not self.is_there and self.status != ReportStatus.RETURNED
            case "muon":
                return self.is_late
            case "khong":
                return self.is_nil
            case "tra-lai":
                return self.status == ReportStatus.RETURNED
            case "can-xem":
                return self.is_there and bool(self.report.warnings)
            case "cho-duyet":
                return self.status == ReportStatus.SENT
            case "ghi-so":
                return self.waits_for_register
        return True

    @property
    def compared(self) -> list[tuple[Decimal | None, Decimal | None, Decimal | None]]:
        return [(self.figures.get(code), self.last.get(code), self.year.get(code)) for code in SHOWN]


@dataclass(frozen=True)
class Board:
    """Three queries, whatever the size of the network; the periods are given."""

    user: User
    period: ReportingPeriod
    on: date
    earlier: tuple[ReportingPeriod, ...] = ()

    @cached_property
    def lines(self) -> list[Line]:
        days = calendar.current().days
        overdue = self.on > last_day(self.period, days)
        found = {}
        for one in self._appointments:
            report = self._reports.get(one.pk)
            late = late_days(self.period, report.first_sent_at, days) if report else 0
            found[one.pk] = Line(one, report, late, overdue)
        self._compare(found)
        return list(found.values())

    @cached_property
    def _appointments(self) -> list[Appointment]:
        """Those asked to report, and whoever has sent a report though the term ended sooner: it waits to be looked at."""
        asked = Appointment.objects.on(min(self.on, self.period.ends_on)).filter(asked_of(self.period))
        sent = QuarterlyReport.objects.filter(period=self.period, sent_at__isnull=False)
        return list(
            Appointment.objects.visible_to(self.user)
            .filter(Q(pk__in=asked.values("pk")) | Q(pk__in=sent.values("appointment")))
            .select_related("collaborator")
            .annotate(
                places=ArrayAgg("areas__unit__name", default=[]),
                unit_ids=ArrayAgg("areas__unit", default=[]),
                associations=ArrayAgg("areas__organisation__name", default=[]),
            )
            .order_by("collaborator__person_key", "pk")
        )

    @cached_property
    def _reports(self) -> dict[int, QuarterlyReport]:
        said = Confirmation.objects.filter(submission__report=OuterRef("pk"), submission__receipt=OuterRef("receipt"))
        rows = QuarterlyReport.objects.filter(period=self.period).defer("draft")
        rows = rows.annotate(confirmed=Exists(said), to_record=to_record())
        found = {row.appointment_id: row for row in rows}
        for row in found.values():
            row.period = self.period
        return found

    @property
    def last(self) -> ReportingPeriod | None:
        """The period just before."""
        before = [one for one in self._alike if one.starts_on < self.period.starts_on]
        return max(before, key=lambda one: (one.starts_on, one.unit_id is not None), default=None)

    @property
    def year_ago(self) -> ReportingPeriod | None:
        same = [one for one in self._alike if (one.year, one.quarter) == (self.period.year - 1, self.period.quarter)]
        return max(same, key=lambda one: one.unit_id is not None, default=None)

    @property
    def _alike(self) -> list[ReportingPeriod]:
        """Of the kind, and of the province or common."""
        return [
            one for one in self.earlier if one.kind == self.period.kind and one.unit_id in {None, self.period.unit_id}
        ]

    def _compare(self, lines: dict[int, Line]) -> None:
        """Figures of this period on their line; of the two earlier ones by person, else by place."""
        names = {one.code: one.number for one in questions_on(self.period.ends_on)}
        past = [one.pk for one in (self.last, self.year_ago) if one]
        mine = Q(report__period=self.period) & (Q(code__in=SHOWN) | ~Q(warning=""))
        rows = ReportAnswer.objects.filter(
            mine | Q(report__period__in=past, code__in=SHOWN), report__status__in=COUNTED
        )
        before: dict[tuple, dict[str, Decimal]] = defaultdict(dict)
        told = rows.values_list(
            "report__period", "report__appointment", "report__appointment__collaborator", "code", "number", "warning",
            "report__appointment__areas__unit",
        )  # fmt: skip
        for period, appointment, person, code, number, warning, unit in told.order_by("pk"):
            if period == self.period.pk:
                if line := lines.get(appointment):
                    _put(line, names.get(code, code), code, number, warning)
            elif number is not None:
                before[period, "person", person][code] = number
                before[period, "unit", unit][code] = number
        for line in lines.values():
            line.last = self._before(before, self.last, line)
            line.year = self._before(before, self.year_ago, line)

    def _before(self, before: dict, period: ReportingPeriod | None, line: Line) -> dict[str, Decimal]:
        if period is None:
            return {}
        units = [unit for unit in line.appointment.unit_ids if unit]
        by_place = next((found for unit in units if (found := before.get((period.pk, "unit", unit)))), None)
        return by_place or before.get((period.pk, "person", line.appointment.collaborator_id), {})

    @cached_property
    def counts(self) -> Counter:
        """How many of each view; every one of the network is missing, sent back or there, and in one of them only."""
        return Counter({view: sum(line.belongs(view) for line in self.lines) for view in VIEWS})

    @property
    def there(self) -> int:
        return sum(line.is_there for line in self.lines)

    @property
    def waiting(self) -> int:
        """Sent or sent back, not yet approved: the period is not locked over them."""
        return sum(line.status in {ReportStatus.SENT, ReportStatus.RETURNED} for line in self.lines)

    @property
    def latest(self) -> datetime | None:
        return max((line.report.sent_at for line in self.lines if line.is_there), default=None)


def _put(line: Line, number_of: str, code: str, number: Decimal | None, warning: str) -> None:
    line.figures[code] = number
    outlier = f"{number_of}: {warning}"
    if warning and outlier not in line.outliers:
        line.outliers.append(outlier)
