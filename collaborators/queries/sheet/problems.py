"""What stands before sending, all at once, each leading to its box."""

from collections.abc import Iterator

from collaborators.choices import Basis, QuestionKind, ReviewOutcome
from collaborators.models import ReportQuestion
from collaborators.queries.questions import PART_NAMES
from collaborators.queries.sheet.filled import Filled
from collaborators.queries.sheet.parts import (
    COUNTABLE,
    DID,
    DIFFICULTIES,
    NEW,
    NIL,
    REST,
    Note,
    as_number,
    columns_of,
    is_typed_list,
    out_of_range,
)
from khuyencong.core.dates import parse_date
from khuyencong.core.money import NumberError


def read(**what) -> Filled:
    """A draft with all that is wrong in it."""
    filled = Filled(**what)
    filled.problems.extend(problems(filled))
    return filled


def reread(filled: Filled, draft: dict[str, str]) -> Filled:
    """The same sheet under another draft; nothing is asked of the database again."""
    kept = {name: getattr(filled, name) for name in ("period", "questions", "listed", "history", "on", "photos")}
    return read(draft=draft, **kept)


def problems(filled: Filled) -> Iterator[Note]:
    if filled.is_nil:
        yield from _of_nil(filled)
        return
    for part in PART_NAMES:
        if part in filled.nil_parts:
            yield from _of_nil_part(filled, part)
        else:
            yield from _of_part(filled, part)


def _of_nil(filled: Filled) -> Iterator[Note]:
    if not filled.typed(DID):
        yield Note(DID, "Ghi một câu: trong kỳ đã đi đâu, gặp ai, xem những gì.", "Không phát sinh")
    if any(_said(filled, part) for part in PART_NAMES):
        yield Note(
            NIL, "Đã đánh dấu cả kỳ không phát sinh mà bốn phần còn chữ. Bỏ dấu, hoặc xoá chữ.", "Không phát sinh"
        )


def _of_nil_part(filled: Filled, part: int) -> Iterator[Note]:
    if _said(filled, part):
        text = f"Phần {part} đánh dấu không phát sinh mà còn chữ. Bỏ dấu, hoặc xoá chữ."
        yield Note(f"{NIL}_{part}", text, f"Phần {part}")


def _said(filled: Filled, part: int) -> bool:
    """Whether anything of a part is typed, ticks of the list that say “as before” apart."""
    boxes = [one.field for one in filled.questions if one.part == part]
    said = any(
        words and any(box == name or (box.startswith(f"{name}_") and not box.endswith("_uoc")) for name in boxes)
        for box, words in filled.draft.items()
    )
    marks = (filled.typed(one.field) for one in filled.listed) if part == 2 else ()
    return said or bool(filled.typed(f"loi_{part}")) or any(mark not in {"", ReviewOutcome.STILL} for mark in marks)


def _of_part(filled: Filled, part: int) -> Iterator[Note]:
    for question in (one for one in filled.questions if one.part == part):
        yield from _of_question(filled, question)
    if part == 2:
        yield from _of_list(filled)
    if part > 2 and not _said(filled, part):
        yield Note(f"{NIL}_{part}", f"Ghi phần {part}, hoặc đánh dấu “Không phát sinh”.", f"Phần {part}")


def _of_question(filled: Filled, question: ReportQuestion) -> Iterator[Note]:
    label = f"Ô {question.number}"
    typed = filled.typed(question.field)
    if is_typed_list(question):
        yield from _of_lines(filled, question)
    if question.kind == QuestionKind.NUMBER:
        yield from (Note(question.field, text, label) for text in _of_number(filled, question, typed))
    elif question.kind == QuestionKind.CHOICE and typed not in {"", *question.options}:
        yield Note(question.field, "Chọn một trong các ý đã nêu.", label)
    elif question.kind == QuestionKind.CHOICE and question.required and not typed:
        yield Note(question.field, f"Chọn: {question.name[:1].lower()}{question.name[1:]}.", label)
    elif question.kind == QuestionKind.TEXT and question.maximum and len(typed) > question.maximum:
        yield Note(question.field, f"Dài {len(typed)} chữ cái, nhận tối đa {question.maximum}. Rút gọn lại.", label)


def _of_number(filled: Filled, question: ReportQuestion, typed: str) -> Iterator[str]:
    try:
        number = as_number(question, typed)
    except NumberError as error:
        yield str(error)
        return
    if wrong := out_of_range(question, number):
        yield wrong
    basis = filled.typed(f"{question.field}_uoc")
    if basis not in Basis.values:
        yield "Chọn ước hoặc thực."
    missing = number is None and question.required and question.code not in COUNTABLE
    if missing and not filled.typed(f"{question.field}_vi"):
        yield "Ghi số. Chưa rõ thì để trống và ghi vì sao ở ô giải thích."


def _of_lines(filled: Filled, question: ReportQuestion) -> Iterator[Note]:
    columns = columns_of(question)
    for row in range(filled.rows(question)):
        cells = {name: filled.typed(f"{question.field}_{row}_{n}") for n, name in columns}
        if not any(cells.values()) and f"{question.field}_{row}" not in filled.photos:
            continue
        box, label = f"{question.field}_{row}_0", f"Ô {question.number}, dòng {row + 1}"
        if question.code == NEW and not cells.get("tên"):
            yield Note(box, "Ghi tên cơ sở mới.", label)
        if question.code in DIFFICULTIES and not cells.get("nội dung"):
            n = next((n for n, name in columns if name == "nội dung"), 0)
            yield Note(f"{question.field}_{row}_{n}", "Ghi việc khó khăn là gì.", label)


def _of_list(filled: Filled) -> Iterator[Note]:
    if filled.unlooked:
        text = f"Còn {filled.unlooked} cơ sở chưa rà. Chọn từng nơi, hoặc đánh dấu “các cơ sở còn lại vẫn như sổ”."
        yield Note(REST, text, "Phần 2")
    for one in filled.listed:
        if filled.typed(one.field) not in {"", *ReviewOutcome.values}:
            yield Note(one.field, "Chọn lại kết quả rà soát.", one.name)
        try:
            if day := filled.typed(f"{one.field}_ngay"):
                parse_date(day)
        except ValueError as error:
            yield Note(f"{one.field}_ngay", str(error), one.name)
