"""The parts of an official paper as plain values: who issues it, what it says, its tables, charts and annexes.

Page, PDF, XLSX and JSON are written from these; nothing here knows an application or a database.
Form: NĐ 30/2020/NĐ-CP Phụ lục I.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import ClassVar

from khuyencong.core.papers.cells import Cell, Column, Row, Shown
from khuyencong.core.papers.charts import Bar, BarChart
from khuyencong.core.papers.tables import Table
from khuyencong.core.papers.widths import balanced

__all__ = [
    "Annex",
    "Bar",
    "BarChart",
    "Block",
    "Bullets",
    "Cell",
    "Column",
    "Heading",
    "Letterhead",
    "Paper",
    "Paragraph",
    "Recipients",
    "Row",
    "Signature",
    "Table",
    "prose",
]

BLANK = "\u00a0" * 6


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Level 1 “I. …”, level 2 “1. …”, level 3 “a) …”; ``anchor`` is its address on the page."""

    kind: ClassVar[str] = "heading"
    level: int
    text: str
    number: str = ""
    anchor: str = ""

    @property
    def tag(self) -> str:
        return f"h{min(self.level, 3) + 1}"

    @property
    def label(self) -> str:
        if not self.number:
            return self.text
        return f"{self.number}{')' if self.level == 3 else '.'} {self.text}"


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A sentence or more; parts that are cells print as figures and open their records on screen.

    ``lead`` stands before them in bold: “Điều 1.”
    """

    kind: ClassVar[str] = "paragraph"
    text: "str | tuple[str | Cell, ...]"
    note: bool = False
    lead: str = ""

    @property
    def parts(self) -> list[Shown]:
        parts = (self.text,) if isinstance(self.text, str) else self.text
        return [part.shown() if isinstance(part, Cell) else Shown(text=part) for part in parts]

    @property
    def is_illustrative(self) -> bool:
        return not isinstance(self.text, str) and any(
            isinstance(part, Cell) and part.is_illustrative for part in self.text
        )


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """Lines that begin with a dash."""

    kind: ClassVar[str] = "bullets"
    items: tuple[str, ...]


Block = Table | BarChart | Heading | Paragraph | Bullets


def prose(text: str) -> tuple[Block, ...]:
    """Blocks of what a person typed: a line is a paragraph, lines that begin with “-”, “+” or “•” are bullets."""
    blocks: list[Block] = []
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for is_bullet, group in groupby(lines, key=lambda line: line[0] in "-+•"):
        if is_bullet:
            blocks.append(Bullets(items=tuple(line.lstrip("-+• ") for line in group)))
        else:
            blocks += [Paragraph(text=line) for line in group]
    return tuple(blocks)


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Head of a paper. In a draft the number, day and month stay blank: the clerk (văn thư) gives them."""

    parent: str
    issuer: str
    symbol: str
    place: str
    number: int | str | None = None
    issued_on: date | None = None
    draft: bool = True

    @property
    def parent_lines(self) -> list[str]:
        return balanced(re.sub(r"(?i) (?=(?:tỉnh|thành phố) )", "\n", self.parent).upper(), 23)

    @property
    def issuer_lines(self) -> list[str]:
        return balanced(self.issuer.upper(), 23)

    @property
    def number_text(self) -> str:
        number = "" if self.draft or self.number is None else str(self.number)
        if number.isdecimal():
            number = number.zfill(2)
        return f"{number or BLANK}/{self.symbol}"

    @property
    def date_text(self) -> str:
        """“ngày 05 tháng 02 năm 2024”: days under 10 and months 1–2 take a zero."""
        gap = BLANK if len(self.place) < 16 else BLANK[:3]  # a long place name and the date stay on one line
        if self.issued_on is None:
            return f"ngày{gap}tháng{gap}năm{gap}"
        if self.draft:
            return f"ngày{gap}tháng{gap}năm {self.issued_on.year}"
        day, month, year = self.issued_on.day, self.issued_on.month, self.issued_on.year
        return f"ngày {day:02d} tháng {month:0{2 if month < 3 else 1}d} năm {year}"


@dataclass(frozen=True, kw_only=True)
class Signature:
    """``authority_lines`` as printed (“KT. GIÁM ĐỐC”, “PHÓ GIÁM ĐỐC”); the name carries no title or degree."""

    authority_lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Recipients:
    """“Nơi nhận”: lines without dash or semicolon; the last is “Lưu: VT, KC”."""

    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Annex:
    """``number`` is Roman, none where a paper has one annex alone; pages of an annex are numbered from 1 again."""

    number: str = ""
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False

    def __post_init__(self):
        blocks = (replace(b, landscape=self.landscape) if isinstance(b, Table) else b for b in self.blocks)
        object.__setattr__(self, "blocks", tuple(blocks))

    @property
    def title_lines(self) -> list[str]:
        return balanced(self.title.upper(), 62 if self.landscape else 42, whole_words=True)

    @property
    def page(self) -> str:
        return "lying" if self.landscape else "standing"

    @property
    def name(self) -> str:
        return f"Phụ lục {self.number}".strip()


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A whole official paper. ``mark`` (“DỰ THẢO”) stands under its number.

    ``parties`` sign side by side above the signature: the two sides of a minutes.

    A decision names who decides (``authority``) above its grounds, and its word (``resolves``) below them.
    """

    letterhead: Letterhead
    kind: str
    subject: str
    blocks: tuple[Block, ...]
    signature: Signature
    recipients: Recipients
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    authority: str = ""
    resolves: str = ""
    annexes: tuple[Annex, ...] = ()
    parties: tuple[Signature, ...] = ()
    mark: str = ""
    illustrative_note: str = "Số có chữ “minh hoạ” là số dựng để trình bày, không phải số liệu chính thức."

    def __post_init__(self):
        if len(self.annexes) == 1:  # NĐ 30/2020 Phụ lục I: only two or more are numbered
            object.__setattr__(self, "annexes", (replace(self.annexes[0], number=""),))

    @property
    def subject_lines(self) -> list[str]:
        return balanced(self.subject, 58, whole_words=True)

    @property
    def kind_name(self) -> str:
        return self.kind.capitalize()

    @property
    def title(self) -> str:
        return f"{self.kind.capitalize()} {self.subject[:1].lower()}{self.subject[1:]}"

    @property
    def is_illustrative(self) -> bool:
        blocks = [*self.blocks, *(block for annex in self.annexes for block in annex.blocks)]
        return any(getattr(block, "is_illustrative", False) for block in blocks)
