"""What was sent, in words: kept with each sending, read by the receipt, the PDF and the comparison."""

from decimal import Decimal

from collaborators.choices import Basis, QuestionKind, ReviewOutcome
from collaborators.models import ReportQuestion
from collaborators.queries.questions import PART_NAMES
from collaborators.queries.sheet.filled import Filled
from collaborators.queries.sheet.parts import DID, ELSEWHERE, Answer, Line, is_typed_list
from khuyencong.core.dates import format_date
from khuyencong.core.figures import grouped


def told(filled: Filled) -> dict:
    """``Submission.content`` of a draft."""
    lines = []
    for part in PART_NAMES:
        lines += _part(filled, part)
    return {"lines": lines}


def _part(filled: Filled, part: int) -> list[dict]:
    if part in filled.nil_parts:
        did = filled.typed(DID) if filled.is_nil else ""
        head = [
            {"k": f"khong_{part}", "p": part, "l": "Trong kỳ", "v": "Không phát sinh", "x": did if part == 1 else ""}
        ]
    else:
        head = []
    answers = {one.code: one for one in filled.answers}
    body = []
    for question in filled.questions:
        if question.part == part and question.code not in ELSEWHERE:
            body += _question(filled, question, answers[question.code])
    words = filled.typed(f"loi_{part}")
    remark = [{"k": f"loi_{part}", "p": part, "l": "Nhận xét", "v": words}] if words and not head else []
    return [*head, *body, *(_reviews(filled) if part == 2 else []), *remark]


def _question(filled: Filled, question: ReportQuestion, answer: Answer) -> list[dict]:
    line = {"k": question.field, "p": question.part, "l": f"{question.number} {question.name}", "u": question.unit}
    if question.kind in {QuestionKind.TEXT, QuestionKind.CHOICE, QuestionKind.TABLE}:
        return [line | {"v": answer.text}] if answer.text else []
    history = filled.history
    number = {
        "v": shown(answer.number),
        "b": Basis(answer.basis).label if answer.basis else "",
        "x": answer.explanation,
        "w": answer.warning,
        "t": shown(history.before(question.code)),
        "n": shown(history.value(question.code, history.year_ago)),
    }
    rows = [
        {"k": f"{question.field}_{n}", "p": question.part, "l": f"{question.number} dòng {n + 1}", "v": row.words}
        | _pictured(filled, question, row)
        for n, row in enumerate(one for one in filled.lines if one.code == question.code)
    ]
    if question.kind == QuestionKind.LIST and is_typed_list(question) and not rows and not answer.number:
        return []
    return [line | number, *rows]


def _pictured(filled: Filled, question: ReportQuestion, line: Line) -> dict:
    photo = filled.photos.get(f"{question.field}_{line.row}")
    return {"a": photo} if photo else {}


def _reviews(filled: Filled) -> list[dict]:
    """Only what changed; the rest are counted."""
    return [
        {
            "k": review.listed.field,
            "p": 2,
            "l": review.listed.name,
            "v": "; ".join(filter(None, (label, day, review.note))),
        }
        for review in filled.reviews
        if review.outcome != ReviewOutcome.STILL
        for label, day in [
            (
                str(ReviewOutcome(review.outcome).label),
                f"từ {format_date(review.happened_on)}" if review.happened_on else "",
            )
        ]
    ]


def shown(number: Decimal | None) -> str:
    return "" if number is None else grouped(number.normalize() if number else Decimal(0))


def changes(before: dict, after: dict) -> list[tuple[str, str, str]]:
    """(label, was, is) of every line that differs between two sendings, in the order of the report."""
    old = {line["k"]: line for line in before.get("lines", [])}
    new = {line["k"]: line for line in after.get("lines", [])}
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        was, now = _words(old.get(key)), _words(new.get(key))
        if was != now:
            found.append(((new.get(key) or old[key])["l"], was, now))
    return found


def _words(line: dict | None) -> str:
    if line is None:
        return ""
    return " · ".join(
        filter(None, (line.get("v", ""), line.get("b", ""), line.get("x", ""), "có ảnh" if "a" in line else ""))
    )
