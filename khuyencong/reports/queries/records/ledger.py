"""The records of a territory over a window, each table read once: every figure is a fold of these lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from khuyencong.reports.queries.records import money, outcomes, results, work
from khuyencong.reports.queries.records.base import Extent
from khuyencong.reports.queries.scope import ReportScope, Window


class Shelf:
    """What was read, before any window is asked for. Tables are read when first needed, once."""

    def __init__(self, extent: Extent):
        self._extent = extent

    @cached_property
    def items(self) -> list[work.Item]:
        return work.items(self._extent)

    @cached_property
    def helped(self) -> list[work.Helped]:
        return work.helped(self._extent)

    @cached_property
    def stated(self) -> list[results.Stated]:
        return results.stated(self._extent)

    @cached_property
    def taught(self) -> list[results.Taught]:
        return results.taught(self._extent)

    @cached_property
    def planned(self) -> list[money.Planned]:
        return money.planned(self._extent)

    @cached_property
    def targets(self) -> list[money.Target]:
        return money.targets(self._extent)

    @cached_property
    def given(self) -> list[money.Amount]:
        return money.given(self._extent)

    @cached_property
    def paid(self) -> list[money.Voucher]:
        return money.paid(self._extent)

    @cached_property
    def recognised(self) -> list[outcomes.Recognised]:
        return outcomes.recognised(self._extent)

    @cached_property
    def nominated(self) -> list[outcomes.Nominated]:
        return outcomes.nominated(self._extent)

    @cached_property
    def voted(self) -> list[outcomes.Voted]:
        return outcomes.voted(self._extent)

    @cached_property
    def members(self) -> list[outcomes.Member]:
        return outcomes.members(self._extent)

    @cached_property
    def sent(self) -> list[outcomes.Sent]:
        return outcomes.sent(self._extent)


@dataclass(frozen=True)
class Ledger:
    """The records of one window. Each property says by which day they are in it."""

    shelf: Shelf
    window: Window

    @cached_property
    def approved_items(self) -> list[work.Item]:
        """By plan year."""
        return [item for item in self.shelf.items if self.window.holds_year(item.year, item.approved_on)]

    @cached_property
    def done_items(self) -> list[work.Item]:
        """By day of acceptance; by plan year where it is not known."""
        return [item for item in self.shelf.items if item.is_done and self.window.holds(item.on, item.year)]

    @cached_property
    def helped(self) -> list[work.Helped]:
        """By day of acceptance."""
        return self._held(self.shelf.helped)

    @cached_property
    def stated(self) -> list[results.Stated]:
        """By day of acceptance; only what was done, or should have been told by a đề án that is done."""
        return [row for row in self._held(self.shelf.stated) if row.done is not None or row.is_done]

    @cached_property
    def taught(self) -> list[results.Taught]:
        """By last day; by plan year where it is not known and the đề án is done."""
        return [row for row in self._held(self.shelf.taught) if row.on or row.is_done]

    @cached_property
    def planned(self) -> list[money.Planned]:
        return [line for line in self.shelf.planned if line.year in self.window.plan_years]

    @cached_property
    def planned_next(self) -> list[money.Planned]:
        return [line for line in self.shelf.planned if line.year == self._next_year]

    @cached_property
    def targets(self) -> list[money.Target]:
        return [target for target in self.shelf.targets if target.year in self.window.plan_years]

    @cached_property
    def targets_next(self) -> list[money.Target]:
        return [target for target in self.shelf.targets if target.year == self._next_year]

    @cached_property
    def given(self) -> list[money.Amount]:
        return [row for row in self.shelf.given if self.window.holds_year(row.year, row.on)]

    @cached_property
    def paid(self) -> list[money.Voucher]:
        """By day of the voucher."""
        return self._held(self.shelf.paid)

    @cached_property
    def paid_of_budget(self) -> list[money.Voucher]:
        """By budget year, whenever the voucher: settlement runs to 22/01."""
        return [row for row in self.shelf.paid if row.year in self.window.plan_years]

    @cached_property
    def recognised(self) -> list[outcomes.Recognised]:
        """By day of the decision; by its year where the day is not known."""
        return self._held(self.shelf.recognised)

    @cached_property
    def still_valid(self) -> list[outcomes.Recognised]:
        """In force on the last day."""
        return [row for row in self.shelf.recognised if row.holds_on(self.window.until)]

    @cached_property
    def nominated(self) -> list[outcomes.Nominated]:
        return [row for row in self.shelf.nominated if self.window.holds_year(row.year)]

    @cached_property
    def voted(self) -> list[outcomes.Voted]:
        return [row for row in self.shelf.voted if self.window.holds_year(row.year)]

    @cached_property
    def members(self) -> list[outcomes.Member]:
        """In force on the last day."""
        return [member for member in self.shelf.members if member.in_force(self.window.until)]

    @cached_property
    def sent(self) -> list[outcomes.Sent]:
        return self._held(self.shelf.sent)

    @property
    def _next_year(self) -> int | None:
        return self.window.plan_years[-1] + 1 if self.window.plan_years else None

    def _held(self, rows: Iterable) -> list:
        return [row for row in rows if self.window.holds(row.on, row.year)]


def ledgers(scope: ReportScope) -> tuple[Ledger, Ledger]:
    """(this period, the same period last year); plans are read one year ahead."""
    windows = (scope.window, scope.before.window)
    shelf = Shelf(Extent(units=(scope.unit.pk,), windows=windows, years_ahead=1))
    return Ledger(shelf, windows[0]), Ledger(shelf, windows[1])
