"""The schematic map: one mark for each area at the centre of its land, drawn by the server; a table says the same."""

from dataclasses import dataclass
from functools import cached_property
from math import cos, radians

from collaborators.choices import Sight
from collaborators.queries.coverage import AreaRow, Coverage
from khuyencong.territory.models import AdministrativeUnit

WIDTH, MARGIN, MOST_HIGH = 640, 26, 720
NAMED = 12  # areas told by name on the map, those that need people first
LETTER, LINE = 10.5, 22  # how much room a name takes, generously: the phone draws it larger
FAR = 2.2  # beyond this many times the spread of nine areas in ten, an area is drawn at the edge


@dataclass(frozen=True)
class Mark:
    """``x``, ``y`` are the SVG's own units, as text with a point whatever the language; ``edge``: truly farther out."""

    row: AreaRow | None
    unit: AdministrativeUnit
    x: str
    y: str
    edge: bool = False
    named: bool = False

    @property
    def turned(self) -> bool:
        """Its name stands to the left: on the right it would leave the drawing."""
        return float(self.x) + LETTER * (len(self.unit.name) + 2) > WIDTH

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Where its name lies: left, top, right, bottom."""
        x, y, wide = float(self.x), float(self.y), LETTER * (len(self.unit.name) + 2)
        return (x - wide if self.turned else x, y - LINE / 2, x if self.turned else x + wide, y + LINE / 2)


@dataclass(frozen=True)
class CoverageMap:
    """Nothing is drawn for areas without a centre; ``unknown`` counts them."""

    coverage: Coverage

    @cached_property
    def _rows(self) -> list[AreaRow]:
        return [row for row in self.coverage.rows if None not in (row.unit.lat, row.unit.lon)]

    @property
    def unknown(self) -> int:
        return len(self.coverage.rows) - len(self._rows)

    @cached_property
    def _box(self) -> tuple[float, float, float, float]:
        """West, south, east, north: of all areas, without those far out."""
        east = self._span(sorted(row.unit.lon for row in self._rows))
        north = self._span(sorted(row.unit.lat for row in self._rows))
        return east[0], north[0], east[1], north[1]

    @staticmethod
    def _span(values: list[float]) -> tuple[float, float]:
        middle = values[len(values) // 2]
        usual = sorted(abs(value - middle) for value in values)[int(len(values) * 0.9)] or 0.05
        kept = [value for value in values if abs(value - middle) <= FAR * usual]
        return kept[0], max(kept[-1], kept[0] + 0.01)

    @cached_property
    def _scale(self) -> tuple[float, float]:
        """Units of the drawing for a degree east and a degree north."""
        west, south, east, north = self._box
        wide = (WIDTH - 2 * MARGIN) / (east - west)
        narrow = cos(radians((south + north) / 2))
        tall = min(wide / narrow, (MOST_HIGH - 2 * MARGIN) / (north - south))
        return tall * narrow, tall

    @property
    def height(self) -> int:
        _, south, _, north = self._box
        return round((north - south) * self._scale[1] + 2 * MARGIN)

    @property
    def width(self) -> int:
        return WIDTH

    def _mark(self, unit: AdministrativeUnit, row: AreaRow | None, named: bool) -> Mark:
        west, south, east, north = self._box
        x = MARGIN + (min(max(unit.lon, west), east) - west) * self._scale[0]
        y = MARGIN + (north - min(max(unit.lat, south), north)) * self._scale[1]
        edge = not (west <= unit.lon <= east and south <= unit.lat <= north)
        return Mark(row, unit, f"{x:.1f}", f"{y:.1f}", edge, named)

    @cached_property
    def marks(self) -> list[Mark]:
        """Those with somebody first, so that what needs people is drawn on top."""
        order = {Sight.COVERED: 0, Sight.NOBODY: 1, Sight.NEEDED: 2}
        return [
            self._mark(row.unit, row, row.unit.pk in self._named)
            for row in sorted(self._rows, key=lambda row: order[row.sight])
        ]

    @cached_property
    def _named(self) -> set[int]:
        """Names that do not lie on each other; the seat's own comes first."""
        wanted = [row for row in self.coverage.ranked if None not in (row.unit.lat, row.unit.lon)][:NAMED]
        taken, named = ([self.seat.box] if self.seat else []), set()
        for mark in (self._mark(row.unit, row, named=True) for row in wanted):
            if not any(_meet(mark.box, other) for other in taken):
                taken.append(mark.box)
                named.add(mark.unit.pk)
        return named

    @cached_property
    def seat(self) -> Mark | None:
        seat = self.coverage.seat
        known = seat is not None and None not in (seat.lat, seat.lon)
        return self._mark(seat, None, named=True) if known and self._rows else None


def _meet(one: tuple, other: tuple) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
