"""Bar charts as inline SVG: no script, no style attribute, told apart without colour, read aloud by title and desc."""

import textwrap
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import ClassVar, NamedTuple

from khuyencong.core.figures import Figure
from khuyencong.core.papers.cells import ILLUSTRATIVE, MONEY_UNITS, Cell

# Tones are the screen's classes; the fills are for paper, where no stylesheet reaches into the SVG.
TONES = {"dp": "#23836c", "pv": "#8b93a3", "qg": "#3a4ca0", "du": "#a38955"}
WIDTH, LABEL_WIDTH, BAR, GAP, LINE = 560, 206, 16, 12, 15
_LABEL_CHARACTERS, _CHARACTER = 27, 8  # the widest face: the phone's own sans at 14 px


class Bar(NamedTuple):
    """``value`` in whole đồng or a count; None is unknown. Neighbouring bars of one label stand together."""

    label: str
    value: int | Figure | None
    series: str = ""


class Text(NamedTuple):
    x: str
    y: str
    text: str
    css: str = ""


class Rect(NamedTuple):
    x: str
    y: str
    width: str
    tone: str
    fill: str
    pattern: str


class Drawing(NamedTuple):
    """Everything is a ready string: the template must not localise a coordinate."""

    view_box: str
    rects: list[Rect]
    texts: list[Text]
    description: str


@dataclass(frozen=True, kw_only=True)
class BarChart:
    """Horizontal bars; always after the table that gives the same figures.

    ``series``: (name, tone) in order, tone one of dp (KCĐP), qg (KCQG), du (đối ứng), pv (cùng kỳ).
    """

    kind: ClassVar[str] = "chart"
    code: str
    title: str
    unit: str
    bars: tuple[Bar, ...]
    series: tuple[tuple[str, str], ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "bars", tuple(Bar(*bar) for bar in self.bars))

    @property
    def is_illustrative(self) -> bool:
        return any(isinstance(bar.value, Figure) and bar.value.illustrative for bar in self.bars)

    @cached_property
    def tones(self) -> dict[str, str]:
        names = dict.fromkeys(bar.series for bar in self.bars)
        return dict(self.series) or dict(zip(names, TONES, strict=False))

    @cached_property
    def drawing(self) -> Drawing:
        return _draw(self)

    def words(self, bar: Bar) -> str:
        shown = Cell(value=bar.value).shown("money" if self.unit in MONEY_UNITS else "count", self.unit)
        return f"{shown.text} {ILLUSTRATIVE}" if shown.illustrative else shown.text


def _draw(chart: BarChart) -> Drawing:
    rects: list[Rect] = []
    texts: list[Text] = []
    told: list[str] = []
    longest = max((_size(bar) for bar in chart.bars), default=0)
    words = max((len(chart.words(bar)) for bar in chart.bars), default=0)
    room = max(WIDTH - LABEL_WIDTH - _CHARACTER * words - 10, 80)
    y = 0
    if len(chart.tones) > 1:
        y = _legend(chart, rects, texts)
    for label, group in groupby(chart.bars, key=lambda bar: bar.label):
        bars = list(group)
        lines = textwrap.wrap(label, _LABEL_CHARACTERS) or [""]
        height = max(len(bars) * (BAR + 3) - 3, len(lines) * LINE)
        for index, line in enumerate(lines):
            texts.append(Text("0", str(y + 12 + index * LINE), line))
        for index, bar in enumerate(bars):
            top = y + index * (BAR + 3)
            length = max(round(room * _size(bar) / longest), 1) if _size(bar) else 0
            if length:
                rects.append(_rect(chart, bar.series, LABEL_WIDTH, top, length))
            texts.append(Text(str(LABEL_WIDTH + length + 6), str(top + 12), chart.words(bar), "tx-b"))
            told.append(f"{label}{f' ({bar.series})' if bar.series else ''}: {chart.words(bar)}")
        y += height + GAP
    return Drawing(f"0 0 {WIDTH} {max(y - GAP, 1)}", rects, texts, "; ".join(told) + ".")


def _legend(chart: BarChart, rects: list[Rect], texts: list[Text]) -> int:
    x = LABEL_WIDTH
    for name in chart.tones:
        rects.append(_rect(chart, name, x, 0, 22))
        texts.append(Text(str(x + 28), "12", name))
        x += 28 + _CHARACTER * len(name) + 16
    return BAR + GAP


def _rect(chart: BarChart, series: str, x: int, y: int, width: int) -> Rect:
    names = list(chart.tones)
    index = names.index(series) if series in names else 0
    tone = chart.tones.get(series, "dp")
    pattern = f"{chart.code}-p{index}" if index else ""
    return Rect(str(x), str(y), str(width), tone, TONES.get(tone, TONES["dp"]), pattern)


def _size(bar: Bar) -> int:
    value = bar.value.value if isinstance(bar.value, Figure) else bar.value
    return max(int(value or 0), 0)
