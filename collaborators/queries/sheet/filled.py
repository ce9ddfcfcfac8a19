"""A draft read: one reading for the form, the check page, the sending. A draft is never refused, only told about."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from collaborators.choices import WORKING, Basis, QuestionKind, ReviewOutcome, Sums
from collaborators.models import ReportingPeriod, ReportQuestion
from collaborators.queries.questions import PART_NAMES
from collaborators.queries.sheet.history import History
from collaborators.queries.sheet.listed import Listed
from collaborators.queries.sheet.parts import (
    COUNTABLE,
    DIRECTION,
    ELSEWHERE,
    ESTABLISHMENT,
    LIST_LIMIT,
    MOVED,
    NEW,
    NIL,
    REST,
    REVIEWED,
    Answer,
    Line,
    Note,
    Review,
    as_number,
    columns_of,
    far,
    is_typed_list,
    out_of_range,
)
from khuyencong.core.dates import parse_date
from khuyencong.core.figures import grouped
from khuyencong.core.money import NumberError
from khuyencong.core.text import fold
from khuyencong.establishments.choices import LegalForm


@dataclass(frozen=True)
class Filled:
    """Everything a draft says."""

    period: ReportingPeriod
    questions: list[ReportQuestion]
    listed: list[Listed]
    history: History
    draft: dict[str, str]
    on: date
    photos: dict[str, int] = field(default_factory=dict)  # line of the draft → the picture hung on it
    problems: list[Note] = field(default_factory=list)

    def typed(self, box: str) -> str:
        return str(self.draft.get(box, "")).strip()

    @cached_property
    def is_nil(self) -> bool:
        return bool(self.typed(NIL))

    @cached_property
    def nil_parts(self) -> frozenset[int]:
        return frozenset(part for part in PART_NAMES if self.is_nil or self.typed(f"{NIL}_{part}"))

    # part 2

    @cached_property
    def reviews(self) -> list[Review]:
        """Those that were looked at; “the rest are as before” speaks for all that were not marked."""
        rest = self.typed(REST) or 2 in self.nil_parts
        found = []
        for one in self.listed:
            outcome = self.typed(one.field)
            if outcome not in ReviewOutcome.values:
                outcome = (ReviewOutcome.PAUSED if one.is_paused else ReviewOutcome.STILL) if rest else ""
            if outcome:
                found.append(Review(one, outcome, self._day(f"{one.field}_ngay"), self.typed(f"{one.field}_y")))
        return found

    def _day(self, box: str) -> date | None:
        try:
            return parse_date(self.typed(box)) if self.typed(box) else None
        except ValueError:
            return None

    @cached_property
    def unlooked(self) -> int:
        return len(self.listed) - len(self.reviews)

    @cached_property
    def counted(self) -> dict[str, Decimal]:
        """What the lists give, by the code of the question."""
        marks = Counter(review.outcome for review in self.reviews)
        new = len(self._lines_of(NEW))
        moved_in = sum("den" in fold(line.pick(DIRECTION)).split() for line in self._lines_of(MOVED))
        start = len(self.listed)
        told = {
            "CTV2.01": start,
            NEW: new,
            **{code: marks[outcome] for code, outcome in REVIEWED.items()},
            MOVED: moved_in + marks[ReviewOutcome.LEFT],
        }
        if not self.unlooked and (start or new or moved_in):  # an empty register is no proof of an empty commune
            told["CTV1.01"] = sum(marks[outcome] for outcome in WORKING) + new + moved_in
            told["CTV2.07"] = start + new + moved_in - marks[ReviewOutcome.CLOSED] - marks[ReviewOutcome.LEFT]
        return {code: Decimal(number) for code, number in told.items()}

    @cached_property
    def forms(self) -> str:
        """“Hộ kinh doanh 33; Công ty TNHH 9”."""
        there = [r.listed.legal_form for r in self.reviews if r.outcome in (*WORKING, ReviewOutcome.PAUSED)]
        return "; ".join(f"{LegalForm(form).label} {number}" for form, number in Counter(there).most_common())

    @cached_property
    def sectors(self) -> str:
        there = [r.listed.sector or "chưa rõ" for r in self.reviews if r.outcome in (*WORKING, ReviewOutcome.PAUSED)]
        return "; ".join(f"{name} {number}" for name, number in Counter(there).most_common(12))

    # lists

    def rows(self, question: ReportQuestion) -> int:
        """How many lines stand in the draft, blank ones between them too."""
        prefix = f"{question.field}_"
        found = [
            box.removeprefix(prefix).split("_")[0]
            for box, words in self.draft.items()
            if box.startswith(prefix) and words
        ]
        found += [row.removeprefix(prefix) for row in self.photos if row.startswith(prefix)]
        return min(max((int(n) + 1 for n in found if n.isdecimal()), default=0), LIST_LIMIT)

    @cached_property
    def lines(self) -> list[Line]:
        if self.is_nil:
            return []
        return [line for one in self.questions if is_typed_list(one) for line in self._read_lines(one)]

    def _lines_of(self, code: str) -> list[Line]:
        return [line for line in self.lines if line.code == code]

    def _read_lines(self, question: ReportQuestion) -> list[Line]:
        known = {fold(one.name): one for one in self.listed}
        found = []
        for row in range(self.rows(question)):
            columns = columns_of(question)
            cells = {name: self.typed(f"{question.field}_{row}_{n}") for n, name in columns}
            if any(cells.values()):
                found.append(Line(question.code, cells, known.get(fold(cells.get(ESTABLISHMENT, ""))), row))
        return found

    # numbers, words

    @cached_property
    def answers(self) -> list[Answer]:
        return [self._answer(one) for one in self.questions if one.code not in ELSEWHERE]

    def answer(self, code: str) -> Answer | None:
        return next((one for one in self.answers if one.code == code), None)

    def _answer(self, question: ReportQuestion) -> Answer:
        box = question.field
        explanation = self.typed(f"{box}_vi")
        if question.kind in {QuestionKind.TEXT, QuestionKind.CHOICE}:
            return Answer(question.code, text="" if question.part in self.nil_parts else self.typed(box))
        if question.kind == QuestionKind.TABLE:
            return Answer(question.code, text=self.forms if question.order == 8 else self.sectors)
        listed = self.counted.get(question.code)
        if question.kind == QuestionKind.LIST and listed is None:
            listed = Decimal(len(self._lines_of(question.code)))
        number = self.number(question)
        number = number if number is not None else self._otherwise(question, listed)
        basis = (self.typed(f"{box}_uoc") or self.usual_basis) if question.may_estimate and number is not None else ""
        warning = self.warn(question, number, listed)
        return Answer(question.code, number, listed, "", basis, explanation, warning)

    def number(self, question: ReportQuestion) -> Decimal | None:
        """What was typed, if it is a number inside the range of the question."""
        if question.part in self.nil_parts:
            return None
        try:
            number = as_number(question, self.typed(question.field))
        except NumberError:
            return None
        return None if out_of_range(question, number) else number

    def _otherwise(self, question: ReportQuestion, listed: Decimal | None) -> Decimal | None:
        """Where nothing is typed: the list's figure; in a part signed as nil what flows is nought, what stands unknown."""
        if listed is not None:
            return listed
        nil = question.part in self.nil_parts and question.sums == Sums.FLOW
        return Decimal(0) if nil else None

    @cached_property
    def usual_basis(self) -> str:
        return Basis.ACTUAL if self.period.ends_before(self.on) else Basis.ESTIMATE

    def warn(self, question: ReportQuestion, number: Decimal | None, listed: Decimal | None) -> str:
        """What a reader would ask about a figure; empty when nothing."""
        if number is None:
            return ""
        ended = self.history.before("CTV2.07") if question.code == "CTV2.01" else None
        if ended is not None and number != ended:
            return f"Cuối kỳ trước là {grouped(ended)}."
        if listed is not None and number != listed:
            return f"Khác danh sách ({grouped(listed)})."
        wider = next((one for one in self.questions if one.code == question.within), None)
        whole = self.number(wider) if wider else None
        if whole is not None and number > whole:
            return f"Lớn hơn ô {wider.number} ({grouped(whole)})."
        return far(question, number, self.history) or self._nought(question, number)

    def _nought(self, question: ReportQuestion, number: Decimal) -> str:
        before = self.history.before(question.code)
        if number == 0 and before and question.code not in COUNTABLE and question.part not in self.nil_parts:
            return f"Kỳ trước {grouped(before)}. Không có thì đúng là 0; chưa rõ thì để trống."
        return ""

    @cached_property
    def warned(self) -> dict[str, Answer]:
        """Answers with something to ask, by box."""
        names = {one.code: one.field for one in self.questions}
        return {names[one.code]: one for one in self.answers if one.warning}
