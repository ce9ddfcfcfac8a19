"""Both periods side by side: how a figure becomes a cell that opens its records."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from khuyencong.core.dates import format_date
from khuyencong.core.figures import Figure, total
from khuyencong.core.papers import Cell
from khuyencong.reports.choices import Basis, Nature
from khuyencong.reports.queries.addresses import figure_address, record_address
from khuyencong.reports.queries.metrics import Metric
from khuyencong.reports.queries.records import Ledger, Record, ledgers
from khuyencong.reports.queries.scope import ReportScope

MILLION = "triệu đồng"
NOT_COMPUTED = "không tính được"


@dataclass(frozen=True)
class Sheet:
    """The records of the period (``now``) and of the same period last year (``before``)."""

    scope: ReportScope

    @cached_property
    def _ledgers(self) -> tuple[Ledger, Ledger]:
        return ledgers(self.scope)

    @property
    def now(self) -> Ledger:
        return self._ledgers[0]

    @property
    def before(self) -> Ledger:
        return self._ledgers[1]

    def cell(self, metric: Metric, *, before: bool = False, **facets: str) -> Cell:
        """The figure, opening its records."""
        ledger, scope = (self.before, self.scope.before) if before else (self.now, self.scope)
        return Cell(value=metric.figure(ledger, **facets), href=figure_address(scope, metric.key, facets))

    def pair(self, metric: Metric, **facets: str) -> tuple[Cell, Cell]:
        """This period, and the same period last year."""
        return self.cell(metric, **facets), self.cell(metric, before=True, **facets)

    def page_of(self, record: Record) -> str:
        """Address of the record's own page."""
        return record_address(record)

    def sum(self, *cells: Cell) -> Cell:
        return Cell(value=total(cell.value for cell in cells if isinstance(cell.value, Figure)))

    def ratio(self, part: Figure, whole: Figure) -> Decimal | str:
        """Per cent, or that it cannot be told."""
        found = part.ratio(whole)
        return NOT_COMPUTED if found is None else found

    def change(self, metric: Metric, **facets: str) -> Decimal | str:
        """This period in per cent of the same period last year."""
        now, before = (cell.value for cell in self.pair(metric, **facets))
        return self.ratio(now, before)

    def basis(self, *measures: tuple[str, Metric]) -> str:
        """What is printed under a table: which day counts for what, flow or stock, over which days."""
        by_basis: dict[Basis, list[str]] = {}
        for name, metric in measures:
            by_basis.setdefault(metric.basis, []).append(name)
        told = "; ".join(f"{', '.join(names)} theo {self._basis_words(basis)}" for basis, names in by_basis.items())
        return f"Cách tính: {told}. {self._natures({metric.nature for _, metric in measures})}"

    def _basis_words(self, basis: Basis) -> str:
        if basis in {Basis.PLAN_YEAR, Basis.BUDGET_YEAR, Basis.ROUND}:
            years = self.scope.window.plan_years
            told = ", ".join(map(str, years)) or self.scope.plan_years_told
            return f"{basis.label} ({told})"
        return str(basis.label)

    def _natures(self, natures: Iterable[Nature]) -> str:
        period = self.scope.period
        days = f"{format_date(period.starts_on)} – {format_date(self.scope.until)}"
        told = {
            Nature.FLOW: f"{Nature.FLOW.label.capitalize()} {days}.",
            Nature.STOCK: f"Mạng lưới, giấy chứng nhận: số còn hiệu lực tại ngày {format_date(self.scope.until)}.",
        }
        return " ".join(told[nature] for nature in Nature if nature in set(natures))
