"""“Vì sao con số này?”: the rows that one number of the board is the sum of, each with its paper and its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet
from django.urls import reverse

from budgets.choices import NEW_MONEY, DisbursementKind, Stage
from budgets.models import Commitment, Movement, Settlement
from budgets.queries.board import (
    EMPTY,
    PURSES,
    SHARED_OUT,
    contents,
    envelopes_of_year,
    files_of_year,
    plan_of_year,
    vouchers_of_year,
)
from khuyencong.core import figures
from khuyencong.core.dates import format_date
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope

KEY_NAMES = {"purse": "nguon", "content": "noi-dung", "unit": "dia-ban", "place": "trong"}
_HOW = {
    Stage.PLANNED: "Cộng các dòng kế hoạch của năm.",
    Stage.GIVEN: "Cộng các biến động làm nên kinh phí mới của năm: giao, bổ sung, điều chỉnh, cắt giảm, phân bổ, thu về.",
    Stage.CARRIED: "Cộng số chuyển nguồn từ năm trước và số thu hồi: tiền của những năm trước, không phải kinh phí mới.",
    Stage.SHARED: "Cộng kinh phí mới đã chia xuống nội dung, chương trình hoặc địa bàn cấp dưới.",
    Stage.APPROVED: "Cộng kinh phí được duyệt của đề án có năm kế hoạch này.",
    Stage.HELD: "Cộng các lần giữ, điều chỉnh, giải phóng cho đề án của năm; đề án ghi lại của năm trước tính bằng số duyệt.",
    Stage.ADVANCED: "Cộng các chứng từ tạm ứng có năm ngân sách này.",
    Stage.PAID: "Cộng tạm ứng, thanh toán, trừ hoàn trả, theo năm ngân sách của chứng từ.",
    Stage.SETTLED: "Cộng số quyết toán còn hiệu lực của đề án có năm kế hoạch này.",
    Stage.LEFT: "Giao, cộng chuyển nguồn và thu hồi, trừ cam kết.",
}


@dataclass(frozen=True)
class Row:
    """One row behind a number; ``amount`` is signed, unknown where nobody told it."""

    label: str
    href: str
    note: str
    on: date | None
    amount: Figure


@dataclass(frozen=True)
class Behind:
    """``keys`` narrow it as the number was: purse (“”: not told apart), content (“”: none), unit, place (a unit and all
    below it).
    """

    user: User
    year: int
    stage: Stage
    keys: Mapping[str, str]

    @property
    def how(self) -> str:
        return _HOW[self.stage]

    @cached_property
    def rows(self) -> list[Row]:
        """One query, or two: the rows that are told and those that are not."""
        match self.stage:
            case Stage.PLANNED:
                return self._planned()
            case Stage.GIVEN:
                return [*self._moved(Q(kind__in=NEW_MONEY)), *self._untold()]
            case Stage.CARRIED:
                return self._moved(~Q(kind__in=NEW_MONEY))
            case Stage.SHARED:
                return self._moved(Q(kind__in=NEW_MONEY), SHARED_OUT) + self._untold(SHARED_OUT)
            case Stage.APPROVED:
                return [_of_file(one, one.support_approved) for one in self._files()]
            case Stage.HELD:
                return self._held()
            case Stage.ADVANCED | Stage.PAID:
                return self._paid()
            case Stage.SETTLED:
                return self._settled()
        return self._left()

    @cached_property
    def total(self) -> Figure:
        """The very number of the board; where there is no row, what nobody writes down is not known."""
        if self.stage == Stage.LEFT:
            given, *others = (row.amount for row in self.rows)
            if given == EMPTY:
                return EMPTY
            if given.value is None or given.unknown or any(one.unknown for one in others):
                return figures.UNKNOWN
        written = self.stage in {Stage.PLANNED, Stage.GIVEN, Stage.APPROVED}
        return figures.total((row.amount for row in self.rows), empty=EMPTY if written else None)

    @property
    def narrowed(self) -> list[str]:
        """The keys in words."""
        told = []
        if "purse" in self.keys:
            told.append(dict(PURSES).get(self.keys["purse"], self.keys["purse"]))
        if "content" in self.keys:
            code = self.keys["content"]
            told.append(f"{code} {contents().get(code, '')}".strip() if code else "chưa chia theo nội dung")
        for name in ("unit", "place"):
            if name in self.keys:
                unit = AdministrativeUnit.objects.filter(pk=self.keys[name]).first()
                told.append(unit.full_name if unit else "chưa rõ địa bàn")
        return told

    def _narrow(self, rows: QuerySet, prefix: str = "") -> QuerySet:
        if "purse" in self.keys:
            rows = rows.filter(**{f"{prefix}purse": self.keys["purse"]})
        if code := self.keys.get("content"):
            rows = rows.filter(**{f"{prefix}content__code__startswith": code})
        elif code == "":
            rows = rows.filter(**{f"{prefix}content__isnull": True})
        if "unit" in self.keys:
            rows = rows.filter(**{f"{prefix}unit": self.keys["unit"]})
        if "place" in self.keys:
            rows = rows.filter(**{f"{prefix}unit__in": scope(int(self.keys["place"]))})
        return rows

    def _planned(self) -> list[Row]:
        rows = self._narrow(plan_of_year(self.user, self.year)).select_related("document", "unit")
        rows = rows.prefetch_related("targets__indicator").order_by("content__code", "pk")
        return [
            Row(
                one.name,
                "",
                _paper(one.document, one.unit.full_name, *map(_target, one.targets.all())),
                None,
                one.figure,
            )
            for one in rows
        ]

    def _envelopes(self, only: Q | None = None) -> QuerySet:
        return self._narrow(envelopes_of_year(self.user, self.year).filter(only or Q()))

    def _moved(self, kinds: Q, only: Q | None = None) -> list[Row]:
        rows = Movement.objects.filter(kinds, envelope__in=self._envelopes(only).values("pk"))
        rows = rows.select_related("document", "envelope__unit", "envelope__funding_source", "reverses")
        return [
            Row(
                f"{'Đảo bút: ' if one.reverses_id else ''}{one.get_kind_display()}, {one.envelope}",
                _envelope_address(one.envelope_id),
                _paper(one.document, one.reason, one.envelope.unit.full_name),
                one.happened_on,
                figures.of(one.amount, illustrative=one.illustrative),
            )
            for one in rows.order_by("happened_on", "pk")
        ]

    def _untold(self, only: Q | None = None) -> list[Row]:
        """Envelopes nobody gave an amount for."""
        rows = self._envelopes(only).filter(amount__isnull=True).select_related("unit", "funding_source")
        return [
            Row(str(one), _envelope_address(one.pk), one.unit.full_name, one.given_on, figures.UNKNOWN) for one in rows
        ]

    def _files(self) -> QuerySet:
        rows = self._narrow(files_of_year(self.user, self.year))
        return rows.select_related("approval").order_by("code")

    def _held(self) -> list[Row]:
        files = {one.pk: one for one in self._files()}
        rows = Commitment.objects.filter(project__in=files).select_related("document", "project")
        held = list(rows.order_by("happened_on", "pk"))
        told = [
            Row(
                f"{one.get_kind_display()} · {one.project.code} {one.project.title}",
                _file_address(one.project_id),
                _paper(one.document, one.note),
                one.happened_on,
                figures.of(one.amount, illustrative=one.illustrative),
            )
            for one in held
        ]
        after = files.keys() - {one.project_id for one in held}
        return told + [
            _of_file(one, one.support_approved, "ghi lại: tính bằng số duyệt")
            for one in files.values()
            if one.pk in after and one.retrospective
        ]

    def _paid(self) -> list[Row]:
        rows = self._narrow(vouchers_of_year(self.user, self.year), "project__").select_related("project")
        if self.stage == Stage.ADVANCED:
            rows = rows.filter(kind=DisbursementKind.ADVANCE)
        return [
            Row(
                f"{one.get_kind_display()} {one.voucher} · {one.project.code}",
                _file_address(one.project_id),
                one.project.title,
                one.voucher_on,
                figures.of(one.net, illustrative=one.illustrative),
            )
            for one in rows.order_by("voucher_on", "pk")
        ]

    def _settled(self) -> list[Row]:
        files = {one.pk: one for one in self._files()}
        found = {one.project_id: one for one in Settlement.objects.filter(project__in=files, void=False)}
        told = [
            _of_file(files[pk], one.amount, f"quyết toán ngày {format_date(one.settled_on)}")
            for pk, one in found.items()
        ]
        rest = [one for one in files.values() if one.pk not in found]
        return told + [
            _of_file(one, None, "ghi lại: không rõ số quyết toán")
            if one.retrospective
            else _of_file(one, 0, "chưa quyết toán")
            for one in rest
        ]

    def _left(self) -> list[Row]:
        """The three numbers it is made of, each opening its own rows."""
        made = []
        for stage, sign in ((Stage.GIVEN, 1), (Stage.CARRIED, 1), (Stage.HELD, -1)):
            part = Behind(self.user, self.year, stage, self.keys).total
            known = Figure(
                value=None if part.value is None else sign * part.value,
                unknown=part.unknown,
                illustrative=part.illustrative,
            )
            label = f"{'Trừ ' if sign < 0 else ''}{stage.label}"
            made.append(Row(label, behind_address(self.year, stage, self.keys), "", None, known))
        return made


def behind_address(year: int, stage: Stage, keys: Mapping[str, str | int]) -> str:
    query = {KEY_NAMES[name]: value for name, value in keys.items()}
    return reverse("budgets:behind", args=[year, stage.value], query=query)


def _of_file(project, amount, note: str = "") -> Row:
    told = _paper(project.approval, note)
    figure = figures.of(amount, illustrative=project.illustrative)
    return Row(f"{project.code} {project.title}", _file_address(project.pk), told, project.approved_on, figure)


def _paper(document, *words: str) -> str:
    return " · ".join(filter(None, (str(document) if document else "", *words)))


def _target(target) -> str:
    """“Số cơ sở: 10–15 cơ sở”."""
    reach = (
        Figure(value=target.low) if target.low == target.high else Figure(value=None, low=target.low, high=target.high)
    )
    return f"{target.indicator.name}: {reach.text()} {target.indicator.unit_name}"


def _file_address(pk: int) -> str:
    return reverse("projects:detail", args=[pk])


def _envelope_address(pk: int) -> str:
    return reverse("budgets:envelope", args=[pk])
