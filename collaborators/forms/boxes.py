"""The report as the phone shows it: parts, boxes, what stood there before, what to look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from collaborators.choices import Basis, QuestionKind, ReviewOutcome
from collaborators.models import ReportQuestion
from collaborators.queries import PART_NAMES
from collaborators.queries.sheet import Filled, Listed, columns_of, is_typed_list, may_copy, shown
from collaborators.queries.sheet.parts import DID, ESTABLISHMENT, LIST_LIMIT, NIL, PICTURED, REST, REVIEWED

_TO_CHECK = {"điện thoại", "người liên hệ"}  # personal: never kept on the phone


@dataclass(frozen=True)
class Cell:
    name: str
    label: str
    value: str
    known: bool = False  # offer the names of the list
    private: bool = False
    photo: bool = False  # name is the line's, value the picture hung on it


@dataclass(frozen=True)
class Box:
    """One question: its box or its lines, with everything that stands around."""

    question: ReportQuestion
    kind: str
    value: str
    past: tuple[tuple[str, str, bool], ...] = ()  # period, figure, whether the same one last year
    last: str = ""
    listed: str = ""
    basis: str = ""
    warning: str = ""
    explanation: str = ""
    explains: bool = False
    problems: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()

    @property
    def name(self) -> str:
        return self.question.field

    @property
    def bases(self) -> list[tuple[str, str, bool]]:
        return [(code, label, code == self.basis) for code, label in Basis.choices if code]


@dataclass(frozen=True)
class Mark:
    """One establishment of the list."""

    listed: Listed
    value: str
    day: str
    note: str
    problems: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        return bool(self.day or self.note or self.problems or self.value not in {"", ReviewOutcome.STILL})

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        return [(code, label, code == self.value) for code, label in ReviewOutcome.choices]


@dataclass(frozen=True)
class Part:
    number: int
    name: str
    boxes: list[Box]
    is_nil: bool
    words: str
    problems: tuple[str, ...]
    state: str

    @property
    def nil(self) -> str:
        return f"{NIL}_{self.number}"

    @property
    def remark(self) -> str:
        return f"loi_{self.number}"

    @property
    def has_remark(self) -> bool:
        return self.number == 1 or bool(self.words)


class Page:
    """A draft laid out. ``strict``: also say what is still missing, not only what cannot be read."""

    def __init__(self, filled: Filled, *, strict: bool = False) -> None:
        self.filled, self.strict = filled, strict
        self._problems: dict[str, list[str]] = {}
        for note in filled.problems:
            if strict or filled.typed(note.box):
                self._problems.setdefault(note.box, []).append(note.text)

    def said(self, box: str) -> tuple[str, ...]:
        return tuple(self._problems.get(box, ()))

    @property
    def rest(self) -> bool:
        return bool(self.filled.typed(REST))

    @property
    def rest_problems(self) -> tuple[str, ...]:
        return self.said(REST)

    @property
    def did(self) -> str:
        return self.filled.typed(DID)

    @property
    def did_problems(self) -> tuple[str, ...]:
        return self.said(DID)

    @property
    def nil_problems(self) -> tuple[str, ...]:
        return self.said(NIL)

    @cached_property
    def parts(self) -> list[Part]:
        return [self._part(number, name) for number, name in PART_NAMES.items()]

    def _part(self, number: int, name: str) -> Part:
        asked = [question for question in self.filled.questions if question.part == number]
        return Part(
            number=number,
            name=name,
            boxes=[self._box(question) for question in asked if self._is_asked(question)],
            is_nil=number in self.filled.nil_parts,
            words=self.filled.typed(f"loi_{number}"),
            problems=self.said(f"{NIL}_{number}"),
            state=self._state(number, asked),
        )

    def _is_asked(self, question: ReportQuestion) -> bool:
        """Not those the review answers by itself, unless a figure of one's own was typed there."""
        quiet = question.code in REVIEWED or question.kind == QuestionKind.TABLE or question.code == "CTV4.06"
        return not quiet or bool(self.filled.typed(question.field))

    def _state(self, number: int, asked: Iterable[ReportQuestion]) -> str:
        if number in self.filled.nil_parts:
            return "không có"
        if number == 2:
            left = self.filled.unlooked
            return f"còn {left}" if left else f"đủ {len(self.filled.listed)}"
        boxes = [one.field for one in asked if one.required]
        lines = {line.code for line in self.filled.lines}
        done = sum(bool(self.filled.typed(box)) for box in boxes) + sum(one.code in lines for one in asked)
        return f"{done}/{len(boxes)}" if number == 1 else f"{done} mục" if done else "trống"

    def _box(self, question: ReportQuestion) -> Box:
        filled, name = self.filled, question.field
        if is_typed_list(question):
            rows = tuple(self._row(question, n) for n in range(min(filled.rows(question) + 1, LIST_LIMIT)))
            problems = tuple(text for cells in rows for cell in cells for text in self.said(cell.name))
            return Box(question, "list", filled.typed(name), rows=rows, problems=problems)
        if question.kind != QuestionKind.NUMBER:
            kind = "choice" if question.kind == QuestionKind.CHOICE else "text"
            return Box(question, kind, filled.typed(name), problems=self.said(name))
        return self._number(question)

    def _number(self, question: ReportQuestion) -> Box:
        filled, name, answer = self.filled, question.field, self.filled.answer(question.code)
        history = filled.history
        past = tuple(
            (p.short, shown(history.value(question.code, p)) or "…", p == history.year_ago) for p in history.periods
        )
        explanation, problems = filled.typed(f"{name}_vi"), self.said(name)
        copies = may_copy(question)
        return Box(
            question,
            "counted" if answer.listed is not None else "number",
            filled.typed(name),
            past=past,
            last=shown(history.before(question.code)) if copies else "",
            listed=shown(answer.listed),
            basis=(filled.typed(f"{name}_uoc") or filled.usual_basis) if question.may_estimate else "",
            warning=answer.warning,
            explanation=explanation,
            explains=bool(answer.warning or explanation or (problems and not filled.typed(name))),
            problems=problems,
        )

    def _row(self, question: ReportQuestion, row: int) -> tuple[Cell, ...]:
        cells = []
        for column, label in columns_of(question):
            name = f"{question.field}_{row}_{column}"
            known, private = label == ESTABLISHMENT, label in _TO_CHECK
            cells.append(Cell(name, label[:1].upper() + label[1:], self.filled.typed(name), known, private))
        if question.field == PICTURED:
            line = f"{question.field}_{row}"
            cells.append(Cell(line, "Ảnh", str(self.filled.photos.get(line, "")), photo=True))
        return tuple(cells)

    @property
    def marks(self) -> list[Mark]:
        typed = self.filled.typed
        return [
            Mark(one, typed(one.field), typed(f"{one.field}_ngay"), typed(f"{one.field}_y"), self._of_mark(one.field))
            for one in self.filled.listed
        ]

    def _of_mark(self, name: str) -> tuple[str, ...]:
        return self.said(name) + self.said(f"{name}_ngay")
