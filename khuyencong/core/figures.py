"""A figure that knows what it does not know: unknown is not zero, a total names its missing parts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Count, Q, Sum

NO_DATA = "chưa có số liệu"


def grouped(value: int | Decimal) -> str:
    """1234567 → “1.234.567”; a fraction keeps its digits after a comma."""
    whole, _, fraction = f"{abs(value):,f}".partition(".")
    fraction = fraction.rstrip("0")
    return ("-" if value < 0 else "") + whole.replace(",", ".") + (f",{fraction}" if fraction else "")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A count or an amount in đồng.

    ``value`` is None when nothing is known; ``unknown`` is the number of parts without a figure;
    ``low``/``high`` hold a target that is a range; ``qualifier`` is the word of the source (hơn, gần, khoảng);
    ``illustrative`` marks rows made up for the demonstration.
    """

    value: int | Decimal | None
    unknown: int = 0
    low: int | Decimal | None = None
    high: int | Decimal | None = None
    qualifier: str = ""
    illustrative: bool = False

    @property
    def is_known(self) -> bool:
        return self.value is not None or self.low is not None

    @property
    def is_partial(self) -> bool:
        return self.value is not None and self.unknown > 0

    def text(self, fmt: Callable[[int | Decimal], str] = grouped) -> str:
        """What a person reads: “1.234”, “≥ 1.234 (thiếu 2)”, “10–15”, “chưa có số liệu”."""
        if self.value is None:
            if self.low is not None and self.high is not None:
                return f"{fmt(self.low)}–{fmt(self.high)}"
            return NO_DATA
        if self.unknown:
            return f"≥ {fmt(self.value)} (thiếu {self.unknown})"
        return f"{self.qualifier} {fmt(self.value)}".strip()

    def ratio(self, denominator: "Figure") -> Decimal | None:
        """Percent of ``denominator``; None unless both are wholly known and the denominator is not zero."""
        if self.value is None or self.unknown or denominator.unknown or not denominator.value:
            return None
        return Decimal(self.value) * 100 / Decimal(denominator.value)


UNKNOWN = Figure(value=None, unknown=1)


def total(parts: Iterable[Figure], *, empty: Figure | None = None) -> Figure:
    """The known sum and the number of unknown parts. No parts at all gives ``empty`` (default: known zero)."""
    parts = list(parts)
    if not parts:
        return empty if empty is not None else Figure(value=0)
    known = [part.value for part in parts if part.value is not None]
    return Figure(
        value=sum(known) if known else None,
        unknown=sum(part.unknown or int(part.value is None) for part in parts),
        illustrative=any(part.illustrative for part in parts),
    )


def of(value: int | Decimal | None, *, illustrative: bool = False, qualifier: str = "") -> Figure:
    """One stored cell as a figure; None is unknown."""
    return Figure(value=value, unknown=int(value is None), illustrative=illustrative, qualifier=qualifier)


def known_sum(name: str, expression: str, *, where: Q | None = None, mark: str = "") -> dict:
    """Annotations for a total in SQL that keeps count of its unknown parts; read them with ``from_row``.

    ``mark`` is the column that says a row was made up for the demonstration; one such part marks the total.
    A bare ``Sum`` elsewhere is refused by an architecture test, since SQL sums skip NULL in silence.
    """
    missing = Q(**{f"{expression}__isnull": True})
    marked = {f"{name}_illustrative": BoolOr(mark, filter=where)} if mark else {}
    return marked | {
        f"{name}_known": Sum(expression, filter=where),
        f"{name}_unknown": Count("pk", filter=missing if where is None else missing & where, distinct=True),
    }


def from_row(row: dict | object, name: str) -> Figure:
    """The figure of ``known_sum(name, …)`` from a values() row or an annotated object."""
    get = row.get if isinstance(row, dict) else lambda key: getattr(row, key, None)
    known, unknown = get(f"{name}_known"), get(f"{name}_unknown")
    value = known if known is not None or unknown else 0
    return Figure(value=value, unknown=unknown, illustrative=bool(get(f"{name}_illustrative")))
