"""What the office may spend on management, classes, juries and prizes: the answer and its one sentence."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Q, QuerySet

from budgets.choices import CostKind
from budgets.models import CostCap, CostEstimate
from budgets.queries.allowance import share_of
from khuyencong.core.dates import format_date, today
from khuyencong.core.models import User
from khuyencong.core.money import format_number, format_prose
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import PURSE_MARKS
from projects.models import Project
from projects.queries.norms.standing import province_of


@dataclass(frozen=True, kw_only=True)
class CostAsked:
    """``base`` is what a percent is taken of, ``count`` how many units; ``variant`` chooses among several caps."""

    kind: str
    purse: str
    on: date
    province: AdministrativeUnit | None = None
    variant: str = ""
    count: int = 1
    base: Decimal | int | None = None


@dataclass(frozen=True, kw_only=True)
class CostFacts:
    """One cost as it is typed; đồng."""

    kind: str
    name: str
    year: int
    purse: str
    unit: AdministrativeUnit
    amount: int
    variant: str = ""
    count: int = 1
    base: int | None = None
    project: Project | None = None

    def asked(self) -> CostAsked:
        return CostAsked(
            kind=self.kind,
            purse=self.purse,
            on=today(),
            province=province_of(self.unit),
            variant=self.variant,
            count=self.count,
            base=self.base,
        )


@dataclass(frozen=True)
class CapAnswer:
    """``amount`` in đồng, None when no number can be reckoned with; ``sentence`` is kept beside the estimate."""

    asked: CostAsked
    cap: CostCap | None
    options: tuple[CostCap, ...] = ()

    @property
    def amount(self) -> Decimal | None:
        return self.reckoned if self.cap and self.cap.is_usable else None

    @property
    def reckoned(self) -> Decimal | None:
        """What the cap gives, sure or not: to warn with, never to refuse."""
        cap = self.cap
        if cap is None or not cap.is_known:
            return None
        if cap.percent is not None:
            return None if self.asked.base is None else share_of(Decimal(self.asked.base), cap.percent)
        return cap.amount * self.asked.count

    @property
    def sentence(self) -> str:
        if self.amount is None:
            return f"Chưa tính được mức tối đa: {self._why_not}{self._grounds}."
        return f"Tối đa {format_prose(self.amount)} vì {self._why}{self._grounds}."

    @property
    def hint(self) -> str:
        """As the sentence, of a number nobody read: only to look at."""
        if self.amount is not None or self.reckoned is None:
            return self.sentence
        return f"Theo mức chưa kiểm chứng, tối đa {format_prose(self.reckoned)} vì {self._why}{self._grounds}."

    @property
    def _why(self) -> str:
        cap, asked = self.cap, self.asked
        if cap.percent is not None:
            return f"{format_number(cap.percent)} % của {format_prose(asked.base)} ({cap.base})"
        times = f" × {format_number(asked.count)} {cap.unit_name}" if asked.count > 1 else f" một {cap.unit_name}"
        return f"{format_prose(cap.amount)}{times}"

    @property
    def _why_not(self) -> str:
        cap = self.cap
        if self.options:
            return f"có {len(self.options)} trường hợp ({'; '.join(one.variant for one in self.options)}), chọn một"
        if cap is None:
            label = CostKind(self.asked.kind).label.lower()
            purse = PURSE_MARKS[self.asked.purse][0]
            return f"sổ chưa có mức của {label}, nguồn {purse}, ngày {format_date(self.asked.on)}"
        if not cap.is_known:
            return f"mức nằm ở văn bản khác ({cap.base})" if cap.base else "văn bản có mức riêng, số chưa biết"
        if not cap.is_usable:
            return f"mức trong sổ ({self._known}) chưa kiểm chứng, không dùng để tính"
        return f"chưa biết {cap.base}; mức là {self._known}"

    @property
    def _known(self) -> str:
        cap = self.cap
        if cap.percent is not None:
            return f"{format_number(cap.percent)} % {cap.base}".strip()
        return f"{format_prose(cap.amount)} một {cap.unit_name}".strip()

    @property
    def _grounds(self) -> str:
        cap = self.cap
        if cap is None:
            return ""
        since = f", hiệu lực từ {format_date(cap.valid_from)}" if cap.valid_from else ", ngày hiệu lực chưa rõ"
        doubt = f" ({cap.doubt})" if cap.doubt else ""
        note = f"; {cap.note}" if cap.note else ""
        return f"; căn cứ {cap.place}{since}{doubt}{note}"

    def excess(self, amount: Decimal | int | None) -> Decimal | None:
        """By how much ``amount`` passes the cap; None when either is not known or it does not."""
        if amount is None or self.amount is None or amount <= self.amount:
            return None
        return Decimal(amount) - self.amount


def explain(asked: CostAsked) -> CapAnswer:
    """The province's own cap where it has one, else the country's; of its own purse before every purse. One query."""
    rows = list(
        CostCap.objects.on(asked.on)
        .filter(Q(province=asked.province) | Q(province=None), kind=asked.kind, purse__in=["", asked.purse])
        .order_by(F("province").asc(nulls_last=True), "-purse", "code")
    )
    if asked.variant:
        rows = [row for row in rows if row.variant == asked.variant]
    best = [row for row in rows if rows and (row.province_id, row.purse) == (rows[0].province_id, rows[0].purse)]
    if len(best) > 1:
        return CapAnswer(asked, None, tuple(best))
    return CapAnswer(asked, best[0] if best else None)


def variants(on: date) -> dict[str, list[str]]:
    """Kind → the cases its caps tell apart on a day. One query."""
    found: dict[str, list[str]] = {}
    rows = CostCap.objects.on(on).exclude(variant="").order_by("kind", "code")
    for kind, variant in rows.values_list("kind", "variant").distinct():
        found.setdefault(kind, []).append(variant)
    return found


def cost_estimates(user: User, *, year: int | None = None) -> QuerySet[CostEstimate]:
    """Estimates of the person's area, newest first."""
    rows = CostEstimate.objects.visible_to(user).select_related("project", "unit", "cap", "document", "by")
    return (rows.filter(year=year) if year else rows).order_by("-year", "-pk")


def register(*, on: date | None = None) -> QuerySet[CostCap]:
    """Every version, or those in force on a day."""
    rows = CostCap.objects.on(on) if on else CostCap.objects.all()
    return rows.select_related("province").order_by("kind", "code")
