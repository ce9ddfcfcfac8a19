"""What a figure is: its key, words, unit, date basis, flow or stock, and the lines it is the fold of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from khuyencong.core.choices import Qualifier
from khuyencong.core.figures import UNKNOWN, Figure, of, total
from khuyencong.reports.choices import Basis, Nature
from khuyencong.reports.queries.records import Ledger, Record

FACETS = ("purse", "content", "kind", "level", "group", "indicator", "name")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A record and what it adds to a figure. ``counts`` is False for what is told and not summed."""

    record: Record
    value: int | Decimal | None
    low: int | None = None
    high: int | None = None
    qualifier: str = ""
    note: str = ""
    counts: bool = True

    @property
    def figure(self) -> Figure:
        if self.low is not None and self.low != self.high:
            return Figure(value=None, low=self.low, high=self.high, illustrative=self.record.illustrative)
        word = str(Qualifier(self.qualifier).label) if self.qualifier else ""
        return of(self.value, illustrative=self.record.illustrative, qualifier=word)

    @property
    def why(self) -> str:
        """What a reader must know of this line."""
        return "; ".join(filter(None, (self.record.note, self.note)))


def fold(lines: Iterable[Line], *, empty: Figure = UNKNOWN) -> Figure:
    """The total of the lines that count; a range stays a range, a word (hơn, gần, khoảng) stays with the sum."""
    figures = [line.figure for line in lines if line.counts]
    if any(figure.low is not None for figure in figures):
        return Figure(
            value=None,
            low=sum(f.low if f.low is not None else f.value or 0 for f in figures),
            high=sum(f.high if f.high is not None else f.value or 0 for f in figures),
            unknown=sum(int(not f.is_known) for f in figures),
            illustrative=any(f.illustrative for f in figures),
        )
    words = {figure.qualifier for figure in figures if figure.qualifier}
    result = total(figures, empty=empty)
    if not words or result.value is None:
        return result
    return replace(result, qualifier=words.pop() if len(words) == 1 else str(Qualifier.ABOUT.label))


def _never(ledger: Ledger) -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One figure of the report.

    ``lines`` gives what it is made of. With no lines it is unknown, unless ``is_zero_when`` says that the records
    at hand are enough to know that there was none (“không phát sinh”).
    """

    key: str
    label: str
    unit: str
    basis: Basis
    lines: Callable[[Ledger], list[Line]]
    nature: Nature = Nature.FLOW
    is_zero_when: Callable[[Ledger], bool] = _never
    headline: bool = False
    of_purse: Callable[[list[Line], str], list[Line]] | None = None

    @property
    def is_money(self) -> bool:
        return self.unit == "đồng"

    def figure(self, ledger: Ledger, **facets: str) -> Figure:
        """Unknown where there is nothing to fold; zero for a part none of whose lines are in a figure that has some."""
        is_known = self.is_zero_when(ledger) or (facets and not self.of_purse and self.lines(ledger))
        return fold(self.lines_of(ledger, **facets), empty=Figure(value=0) if is_known else UNKNOWN)

    def lines_of(self, ledger: Ledger, **facets: str) -> list[Line]:
        """The lines whose records answer to these facets (purse, content, kind, level, group, indicator, name)."""
        lines = self.lines(ledger)
        for name, wanted in facets.items():
            if name == "purse" and self.of_purse:
                lines = self.of_purse(lines, wanted)
            else:
                lines = [line for line in lines if getattr(line.record, name, None) == wanted]
        return lines

    def where(self, *, key: str, label: str, headline: bool = False, **facets: str) -> "Metric":
        """The same figure of a part, under a key of its own."""
        return replace(
            self, key=key, label=label, headline=headline, of_purse=None,
            lines=lambda ledger: self.lines_of(ledger, **facets),
        )  # fmt: skip


def once_each(lines: Iterable[Line], identity: Callable[[Record], int], *, note: str) -> list[Line]:
    """The same lines, each thing counted at its first one; later ones stay, worth nothing, and say why."""
    seen: set[int] = set()
    result = []
    for line in lines:
        again = identity(line.record) in seen
        seen.add(identity(line.record))
        result.append(replace(line, value=0, note=note) if again else line)
    return result
