"""What law asks once a year about bình chọn: reports of the offices (LC15, LC16), dossiers for the province (LC18).

Each question is one row of (kind, how many, year): ``queries.deadlines`` asks them together with its own.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import BigIntegerField, Count, DateField, Exists, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse

from khuyencong.core import calendar
from khuyencong.core.deadlines import Deadline
from khuyencong.core.models import User
from khuyencong.offices.queries import Reach
from khuyencong.territory.models import AdministrativeUnit
from products.choices import RoundStatus, VotingLevel, VotingReportKind
from products.models import Entry, Recognition, VotingReport, VotingRound

DOSSIERS = "LC18"
_LEVEL = {VotingReportKind.COMMUNE: VotingLevel.COMMUNE, VotingReportKind.DEPARTMENT: VotingLevel.PROVINCE}
_GONE_BY = timedelta(days=60)  # a guide of another province is not held against anybody for longer
_NOT_HELD = (RoundStatus.PREPARING, RoundStatus.CANCELLED)


def year_of(on: date) -> int:
    """In the first quarter the year before is still asked for."""
    return on.year - 1 if on.month <= 3 else on.year


def places(reach: Reach, kind: VotingReportKind, year: int) -> QuerySet[VotingRound]:
    """Rounds of the year whose place owes this report, those that have sent it among them."""
    rows = VotingRound.objects.filter(reach.within("unit"), level=_LEVEL[kind], opens_on__year=year)
    return rows.exclude(status__in=_NOT_HELD)


def asked(user: User, reach: Reach, on: date) -> list[QuerySet]:
    """One question each, in the columns of ``queries.deadlines``."""
    year = year_of(on)
    sent = {kind: VotingReport.objects.filter(kind=kind, year=year).values("unit") for kind in VotingReportKind}
    owing = [(kind, places(reach, kind, year).exclude(unit__in=sent[kind])) for kind in VotingReportKind]
    told = [_counted(rows, kind.value, "unit", year) for kind, rows in owing]
    return [*told, _counted(_unregistered(user, reach, on), DOSSIERS, "product", on.year)]


def _unregistered(user: User, reach: Reach, on: date) -> QuerySet[Recognition]:
    """Recognised by a commune this year while the province has no round of this year yet: that has a last day of its own."""
    rounds = VotingRound.objects.filter(level=VotingLevel.PROVINCE, opens_on__year=on.year)
    entered = Entry.objects.filter(round__in=rounds.values("pk")).values("product")
    rows = Recognition.objects.visible_to(user).valid_on(on).filter(level=VotingLevel.COMMUNE, year=on.year)
    return rows.exclude(product__in=entered).filter(~Exists(rounds.filter(reach.within("unit"))))


def _counted(rows: QuerySet, kind: str, what: str, year: int) -> QuerySet:
    rows = rows.order_by().annotate(x_kind=Value(kind, TextField())).values("x_kind")
    number = Cast(Count(what, distinct=True), BigIntegerField())
    none = Cast(Value(None), DateField())
    told = rows.annotate(x_one=number, x_other=Value(year, BigIntegerField()), x_told=Value("", TextField()))
    columns = ("x_kind", "x_one", "x_other", "x_told", "x_day", "x_since")
    return told.annotate(x_day=none, x_since=none).values_list(*columns)


_WORDS = {
    VotingReportKind.COMMUNE: ("{count} xã, phường chưa báo cáo Sở về bình chọn năm {year}", "Nơi đã tổ chức bình chọn trong năm"),
    VotingReportKind.DEPARTMENT: ("Báo cáo Cục về bình chọn năm {year}", "Sở tổng hợp kết quả bình chọn trong tỉnh"),
}  # fmt: skip


def report_due(kind: str, count: int, year: int, on: date) -> Deadline | None:
    """By the calendar's row; none when the row is ended or gone."""
    due = calendar.due(kind, year=year)
    if due is None:
        return None
    what, about = _WORDS[VotingReportKind(kind)]
    return Deadline(
        group="late" if due.on < on else "due",
        what=what.format(count=count, year=year),
        about=about,
        url=f"{reverse('products:voting_reports')}?nam={year}",
        action="Xem danh sách",
        due_on=due.on,
        why="Nơi đã tổ chức bình chọn báo cáo mỗi năm một lần; văn bản không nêu ngày nộp.",
        key=f"products.report:{kind}:{year}",
        rule=due.ground,
    )


def dossiers_due(count: int, year: int, on: date) -> Deadline | None:
    due = calendar.due(DOSSIERS, year=year)
    if due is None or due.on < on - _GONE_BY:
        return None
    return Deadline(
        group="late" if due.on < on else "due",
        what=f"Chuẩn bị hồ sơ bình chọn cấp tỉnh: {count} sản phẩm có giấy cấp xã năm {year}",
        about="Chưa có đợt cấp tỉnh năm nay; ngày theo lịch tham khảo",
        url=reverse("products:certificates") + "?cap=xa",
        action="Xem danh sách",
        due_on=due.on,
        why="Sản phẩm được công nhận cấp xã năm nay, chưa đăng ký đợt cấp tỉnh. Có đợt thì theo hạn của đợt.",
        key=f"products.dossiers:{year}",
        rule=due.ground,
    )


@dataclass(frozen=True)
class Owed:
    """A report of one place and year; ``sent`` when it is on record."""

    kind: VotingReportKind
    unit: AdministrativeUnit
    sent: VotingReport | None


@dataclass(frozen=True)
class ReportYear:
    """Three queries, however many places."""

    reach: Reach
    year: int

    @property
    def due(self) -> dict[str, calendar.Due]:
        found = {kind: calendar.due(kind, year=self.year) for kind in VotingReportKind}
        return {kind: due for kind, due in found.items() if due}

    def lines(self) -> list[Owed]:
        reports = VotingReport.objects.filter(self.reach.within("unit"), year=self.year).select_related("document")
        sent = {(one.kind, one.unit_id): one for one in reports}
        rows = [(kind, _units(places(self.reach, kind, self.year))) for kind in reversed(VotingReportKind)]
        return [Owed(kind, unit, sent.get((kind, unit.pk))) for kind, units in rows for unit in units]


def _units(rounds: QuerySet[VotingRound]) -> QuerySet[AdministrativeUnit]:
    return AdministrativeUnit.objects.filter(pk__in=rounds.values("unit")).order_by("sort_key", "pk")
