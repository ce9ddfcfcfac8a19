"""Money: what was planned with its targets, what was given, what was paid."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.db.models import Q

from budgets.choices import NEW_MONEY, DisbursementKind, MovementKind
from budgets.models import Disbursement, Envelope, PlanLine, PlanTarget
from khuyencong.core.dates import format_date_long
from khuyencong.reports.queries.records.base import Extent, Record

_PAPER = ("document__number", "document__symbol", "document__issued_on", "document__issuer", "document__title")
_MOVED_BY = tuple(f"movements__{name}" for name in _PAPER)


@dataclass(frozen=True, kw_only=True)
class Amount(Record):
    """An amount of one year. ``purse`` “” is “not told apart by purse”; ``paper`` the decision in words."""

    route: ClassVar[str] = "budgets:board"

    purse: str
    amount: Decimal | None
    qualifier: str
    paper: str = ""


@dataclass(frozen=True, kw_only=True)
class Planned(Amount):
    """A line of the plan: one programme of one year."""

    content_code: str

    @property
    def content(self) -> str:
        return self.content_code[:3]


@dataclass(frozen=True, kw_only=True)
class Target(Record):
    """What a line of the plan is to reach; ``low`` and ``high`` differ when it is a range."""

    route: ClassVar[str] = "budgets:board"

    line_id: int
    content_code: str
    indicator: str
    indicator_name: str
    unit_name: str
    low: int | None
    high: int | None


@dataclass(frozen=True, kw_only=True)
class Voucher(Record):
    """Money that moved by a voucher; a refund is negative. ``year`` is its budget year."""

    route: ClassVar[str] = "projects:detail"

    kind: str
    purse: str
    amount: Decimal
    content_code: str

    @property
    def content(self) -> str:
        return self.content_code[:3]


def paper_name(
    number: str | None, symbol: str | None, issued_on: date | None, issuer: str | None, title: str | None
) -> str:
    """“Quyết định số 49/QĐ-SCT ngày 30 tháng 3 năm 2023 của Sở Công Thương về việc …”; “” when there is none."""
    if title is None:
        return ""
    reference = "/".join(filter(None, (number, symbol)))
    if not reference:
        return title
    kind = _KINDS.get((symbol or "").partition("-")[0], "Văn bản")
    about = title[:1].lower() + title[1:]
    pieces = [f"{kind} số {reference}", format_date_long(issued_on) if issued_on else ""]
    pieces += [f"của {issuer}" if issuer else "", about if about.startswith("về ") else f"về việc {about}"]
    return " ".join(filter(None, pieces))


_KINDS = {
    "QĐ": "Quyết định",
    "KH": "Kế hoạch",
    "NQ": "Nghị quyết",
    "CV": "Công văn",
    "TB": "Thông báo",
    "TTr": "Tờ trình",
}


def _paper(row: dict) -> str:
    return paper_name(*(row[name] for name in _PAPER))


def planned(extent: Extent) -> list[Planned]:
    rows = (
        PlanLine.objects.filter(extent.in_place("unit"), extent.of_years("year"))
        .order_by("year", "content__code", "pk")
        .values("pk", "name", "unit", "year", "purse", "amount", "qualifier", "content__code", "illustrative", *_PAPER)
    )
    return [
        Planned(
            pk=row["pk"],
            label=row["name"],
            unit_id=row["unit"],
            year=row["year"],
            purse=row["purse"],
            amount=row["amount"],
            qualifier=row["qualifier"],
            content_code=row["content__code"],
            paper=_paper(row),
            illustrative=row["illustrative"],
        )
        for row in rows
    ]


def targets(extent: Extent) -> list[Target]:
    rows = (
        PlanTarget.objects.filter(extent.in_place("plan_line__unit"), extent.of_years("plan_line__year"))
        .order_by("plan_line__year", "plan_line__content__code", "plan_line", "indicator__code")
        .values(
            "pk",
            "plan_line",
            "plan_line__name",
            "plan_line__unit",
            "plan_line__year",
            "plan_line__content__code",
            "plan_line__illustrative",
            "indicator__code",
            "indicator__name",
            "indicator__unit_name",
            "low",
            "high",
        )
    )
    return [
        Target(
            pk=row["pk"],
            label=row["plan_line__name"],
            line_id=row["plan_line"],
            unit_id=row["plan_line__unit"],
            year=row["plan_line__year"],
            content_code=row["plan_line__content__code"],
            indicator=row["indicator__code"],
            indicator_name=row["indicator__name"],
            unit_name=row["indicator__unit_name"],
            low=row["low"],
            high=row["high"],
            illustrative=row["plan_line__illustrative"],
        )
        for row in rows
    ]


def given(extent: Extent) -> list[Amount]:
    """New money of the year, a record for each movement; one of no known amount where nothing is known to be given.

    What was carried over or recovered was told once, where it came from.
    """
    rows = (
        Envelope.objects.filter(extent.in_place("unit"), extent.of_years("year"))
        .filter(Q(amount__isnull=True) | Q(movements__kind__in=NEW_MONEY))
        .order_by("year", "purse", "pk", "movements__happened_on", "movements__pk")
        .values(
            "pk", "unit", "year", "purse", "amount", "qualifier", "given_on", "given_by", "illustrative", *_PAPER,
            "programme_group__name", "movements__kind", "movements__amount", "movements__happened_on",
            "movements__reason", "movements__reverses", *_MOVED_BY,
        )
    )  # fmt: skip
    told: dict[tuple, Amount] = {}
    for row in rows:
        key = (row["pk"],) if row["amount"] is None else (row["pk"], len(told))
        told[key] = _given(row)
    return list(told.values())


def _given(row: dict) -> Amount:
    """One movement of an envelope; the envelope itself where nothing of it stands."""
    is_known = row["amount"] is not None
    from_above = row["given_by"] and f"cấp giao: {row['given_by']}"
    words = [from_above]
    if is_known and (row["movements__kind"] != MovementKind.GIVE or row["movements__reverses"]):
        kind = MovementKind(row["movements__kind"]).label.lower()
        words = [f"đảo bút {kind}" if row["movements__reverses"] else kind, row["movements__reason"], from_above]
    moved_by = paper_name(*(row[name] for name in _MOVED_BY)) if is_known else ""
    return Amount(
        pk=row["pk"],
        label=row["programme_group__name"] or f"Kinh phí được giao năm {row['year']}",
        unit_id=row["unit"],
        on=(row["movements__happened_on"] if is_known else None) or row["given_on"],
        year=row["year"],
        purse=row["purse"],
        amount=row["movements__amount"] if is_known else None,
        qualifier=row["qualifier"],
        note="; ".join(filter(None, words)),
        paper=moved_by or _paper(row),
        illustrative=row["illustrative"],
    )


def paid(extent: Extent) -> list[Voucher]:
    rows = (
        Disbursement.objects.filter(
            extent.in_place("beneficiary__unit", "project__unit"),
            extent.of_days("voucher_on", year="budget_year"),
        )
        .order_by("voucher_on", "pk")
        .values(
            "pk", "project", "project__title", "project__purse", "project__content__code", "project__unit",
            "beneficiary__unit", "kind", "amount", "voucher", "voucher_on", "budget_year", "illustrative",
        )
    )  # fmt: skip
    return [
        Voucher(
            pk=row["pk"],
            target=row["project"],
            label=f"{row['voucher']} · {row['project__title']}",
            unit_id=row["beneficiary__unit"] or row["project__unit"],
            on=row["voucher_on"],
            year=row["budget_year"],
            kind=row["kind"],
            purse=row["project__purse"],
            amount=-row["amount"] if row["kind"] == DisbursementKind.REFUND else row["amount"],
            content_code=row["project__content__code"],
            illustrative=row["illustrative"],
        )
        for row in rows
    ]
