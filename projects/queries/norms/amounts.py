"""The arithmetic of a norm: ``min(percent × cost, cap × multiplier)``, exact until the one rounding at the end."""

from dataclasses import dataclass
from decimal import Context, Decimal

from khuyencong.core.figures import grouped
from khuyencong.core.money import round_down

_EXACT = Context(prec=60)
_FINEST_TRIEU = 100_000  # amounts finer than 0,1 triệu are written in đồng


@dataclass(frozen=True, kw_only=True)
class Terms:
    """``percent`` in percent points; ``cap`` and ``cost`` in whole đồng. None: no such part, or a cost not known."""

    percent: Decimal | None = None
    cap: Decimal | int | None = None
    multiplier: Decimal = Decimal(1)
    factor: Decimal = Decimal(1)
    count: int = 1
    cap_unit: str = ""
    cost: Decimal | int | None = None

    @property
    def share(self) -> Decimal | None:
        """percent × cost, exact."""
        if self.percent is None or self.cost is None:
            return None
        return _EXACT.scaleb(_EXACT.multiply(self.percent, Decimal(self.cost)), -2)

    @property
    def ceiling(self) -> Decimal | None:
        """cap × multiplier of the line × factor of priority × how many units, exact."""
        if self.cap is None:
            return None
        exact = Decimal(self.cap)
        for by in (self.multiplier, self.factor, Decimal(self.count)):
            exact = _EXACT.multiply(exact, by)
        return exact

    @property
    def lacks_cost(self) -> bool:
        return self.percent is not None and self.cost is None

    @property
    def amount(self) -> int | None:
        """Whole đồng, rounded down once; None when the cost is not known or the norm holds no number."""
        known = [term for term in (self.share, self.ceiling) if term is not None]
        return None if self.lacks_cost or not known else round_down(min(known))

    @property
    def in_dong(self) -> bool:
        """Whether the sentence counts in đồng, not in triệu."""
        parts = [part for part in (self.amount, self.cost, self.cap) if part is not None]
        return any(Decimal(part) % _FINEST_TRIEU for part in parts)

    def told(self, value: Decimal | int) -> str:
        """A number of the sentence, in its unit, exact."""
        return grouped(Decimal(value) if self.in_dong else _EXACT.scaleb(Decimal(value), -6))

    @property
    def unit(self) -> str:
        return "đồng" if self.in_dong else "triệu đồng"

    @property
    def head(self) -> str:
        """“300 triệu đồng”."""
        return f"{self.told(self.amount)} {self.unit}"

    @property
    def share_words(self) -> str:
        return f"{grouped(self.percent)} % × {self.told(self.cost)} = {self.told(self.share)}"

    @property
    def ceiling_words(self) -> str:
        """“300”, “300 × 1,5 = 450”, “300 × 4 cơ sở = 1.200”."""
        factors = [grouped(by) for by in (self.multiplier, self.factor) if by != 1]
        factors += [f"{grouped(self.count)} {self.cap_unit}".strip()] if self.count != 1 else []
        product = " × ".join([self.told(self.cap), *factors])
        return f"{product} = {self.told(self.ceiling)}" if factors else product

    @property
    def why(self) -> str:
        """“vì min(50 % × 800 = 400; 300)”."""
        if self.cap is None:
            return f"vì {self.share_words}"
        if self.percent is None:
            return f"vì trần là {self.ceiling_words}"
        return f"vì min({self.share_words}; {self.ceiling_words})"

    @property
    def at_most(self) -> str:
        """The norm itself in words: “50 % chi phí, tối đa 300 triệu đồng một cơ sở”."""
        parts = [f"{grouped(self.percent)} % chi phí"] if self.percent is not None else []
        each = f" một {self.cap_unit}" if self.cap_unit and self.count == 1 else ""
        parts += [f"tối đa {self.ceiling_words} {self.unit}{each}"] if self.cap is not None else []
        return ", ".join(parts)
