"""The records behind one figure: the very lines it is the fold of, narrowed as the cell was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from khuyencong.core.figures import Figure
from khuyencong.core.papers.cells import formatter
from khuyencong.reports.choices import Nature
from khuyencong.reports.queries.addresses import record_address
from khuyencong.reports.queries.metrics import FACETS, Line, Metric, find, fold
from khuyencong.reports.queries.metrics.money import CONTENTS, PURSES
from khuyencong.reports.queries.scope import ReportScope
from khuyencong.reports.queries.sheet import MILLION, Sheet
from khuyencong.reports.queries.tables.places import Places, place_code
from khuyencong.territory.models import AdministrativeUnit
from products.choices import ProductGroup, VotingLevel
from projects.choices import ClassKind

PLACE = "place"
_PURSES = {purse.value: name for purse, name in PURSES}


@dataclass(frozen=True)
class LineRow:
    """One record as the page lists it."""

    label: str
    href: str
    place: str
    day: object
    year: int | None
    words: str
    why: str
    counts: bool
    illustrative: bool


def rows_of(lines: list[Line], told: Callable[[Figure], str]) -> list[LineRow]:
    """Lines as a page lists them; one query, for the names of places."""
    places = AdministrativeUnit.objects.in_bulk({line.record.unit_id for line in lines} - {None})
    return [
        LineRow(
            label=line.record.label,
            href=record_address(line.record),
            place=places[line.record.unit_id].full_name if line.record.unit_id in places else "",
            day=line.record.on,
            year=line.record.year,
            words=told(line.figure),
            why=line.why,
            counts=line.counts,
            illustrative=line.record.illustrative,
        )
        for line in lines
    ]


@dataclass(frozen=True, kw_only=True)
class FigureDetail:
    """``facets`` as in the address: purse, content, kind, level, group, indicator, name, place."""

    scope: ReportScope
    key: str
    facets: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def metric(self) -> Metric | None:
        return find(self.key)

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet(self.scope)

    @cached_property
    def lines(self) -> list[Line]:
        facets = {name: value for name, value in self.facets.items() if name in FACETS}
        if PLACE not in self.facets:
            return self.metric.lines_of(self.sheet.now, **facets)
        places = Places(self.scope, self.sheet.now, [self.metric])
        return [
            line
            for line in self.metric.lines_of(self.sheet.now, **facets)
            if place_code(places.place_of(line)) == self.facets[PLACE]
        ]

    @property
    def figure(self) -> Figure:
        empty = self.metric.figure(self.sheet.now) if not self.facets else Figure(value=None, unknown=1)
        return fold(self.lines, empty=empty)

    @property
    def unit(self) -> str:
        return MILLION if self.metric.is_money else self.metric.unit

    @property
    def words(self) -> str:
        """The figure as the report prints it."""
        return self._told(self.figure)

    def _told(self, figure: Figure) -> str:
        return figure.text(formatter("money" if self.metric.is_money else "count", self.unit))

    @cached_property
    def rows(self) -> list[LineRow]:
        """One query more, for the names of places."""
        return rows_of(self.lines, self._told)

    @property
    def narrowed(self) -> list[str]:
        """The facets in words: “nguồn KCQG”."""
        return [_facet_words(name, value) for name, value in self.facets.items() if name in FACETS]

    @property
    def basis(self) -> str:
        return self.sheet.basis((self.metric.label[:1].lower() + self.metric.label[1:], self.metric))

    @property
    def is_stock(self) -> bool:
        return self.metric.nature == Nature.STOCK


def _facet_words(name: str, value: str) -> str:
    known = {
        "purse": _PURSES,
        "content": CONTENTS,
        "kind": dict(ClassKind.choices),
        "level": dict(VotingLevel.choices),
        "group": dict(ProductGroup.choices),
    }
    return str(known.get(name, {}).get(value, value))
