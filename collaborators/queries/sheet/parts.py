"""Words of the sheet: what a box, a line, an answer is, and how a number is read."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from collaborators.choices import CarryOver, QuestionKind, ReviewOutcome
from collaborators.models import ReportQuestion
from collaborators.queries.sheet.history import History
from collaborators.queries.sheet.listed import Listed
from khuyencong.core.figures import grouped
from khuyencong.core.money import parse_count, parse_number

DIRECTION = "đi hay đến"  # column of MOVED
NEW, MOVED, EXPLAINED = "CTV2.02", "CTV2.06", "CTV2.12"
NEEDS = ("CTV3.01",)
DIFFICULTIES = ("CTV4.01", "CTV4.02", "CTV4.03", "CTV4.04")
REVIEWED = {"CTV2.03": ReviewOutcome.CLOSED, "CTV2.04": ReviewOutcome.PAUSED, "CTV2.05": ReviewOutcome.CHANGED}
ELSEWHERE = {"CTV4.06"}  # said beside the answer itself, on the page of periods
ESTABLISHMENT, GROUP, AUTHORITIES = "cơ sở", "nhóm", ("nơi có thẩm quyền", "nơi nhận")
NOT_TYPED = "ảnh"
PICTURED = "c2_02"  # the box of the list of new establishments, each line of which may have a picture
REST, NIL, DID = "con_lai", "khong", "khong_lam"
LIST_LIMIT = 30
COUNTABLE = {"CTV1.01", "CTV2.01", "CTV2.07", NEW, MOVED, *REVIEWED}  # the list gives them


@dataclass(frozen=True)
class Note:
    """Something about one box: a problem stands before sending, a warning asks for a word and blocks nothing."""

    box: str
    text: str
    label: str = ""


@dataclass(frozen=True)
class Answer:
    code: str
    number: Decimal | None = None
    listed: Decimal | None = None
    text: str = ""
    basis: str = ""
    explanation: str = ""
    warning: str = ""


@dataclass(frozen=True)
class Line:
    code: str
    cells: dict[str, str]
    establishment: Listed | None = None
    row: int = 0  # of the draft, blank ones counted

    @property
    def words(self) -> str:
        return "; ".join(f"{name}: {text}" for name, text in self.cells.items() if text)

    def pick(self, *names: str) -> str:
        return next((self.cells[name] for name in names if self.cells.get(name)), "")

    @property
    def text(self) -> str:
        """What is asked for or complained of, without the columns that are kept apart."""
        apart = {ESTABLISHMENT, GROUP, *AUTHORITIES}
        told = [(name, words) for name, words in self.cells.items() if words and name not in apart]
        return "; ".join(words if not n else f"{name}: {words}" for n, (name, words) in enumerate(told))


@dataclass(frozen=True)
class Review:
    listed: Listed
    outcome: str
    happened_on: date | None = None
    note: str = ""


def is_typed_list(question: ReportQuestion) -> bool:
    """A list whose lines are typed; the others are read off the review of the register."""
    return question.kind == QuestionKind.LIST and question.code not in REVIEWED and question.code not in ELSEWHERE


def may_copy(question: ReportQuestion) -> bool:
    """Whether the figure of the period before may be taken over: not where the list gives its own."""
    own = question.kind == QuestionKind.NUMBER and question.code not in COUNTABLE
    return own and question.carry_over == CarryOver.LAST


def columns_of(question: ReportQuestion) -> list[tuple[int, str]]:
    return [(n, name) for n, name in enumerate(question.options) if name != NOT_TYPED]


def as_number(question: ReportQuestion, text: str) -> Decimal | None:
    """Blank is None. Raises NumberError with the sentence to show."""
    if not text:
        return None
    return parse_number(text) if question.unit == "triệu đồng" else Decimal(parse_count(text))


def out_of_range(question: ReportQuestion, number: Decimal | None) -> str:
    if number is None:
        return ""
    if question.minimum is not None and number < question.minimum:
        return f"Số nhỏ nhất nhận được là {grouped(question.minimum)}."
    if question.maximum is not None and number > question.maximum:
        return f"Số lớn nhất nhận được là {grouped(question.maximum)}. Xem lại đơn vị tính."
    return ""


def far(question: ReportQuestion, number: Decimal, history: History) -> str:
    """Far from one's own median of the last four periods, by the percentage the question names."""
    usual = history.median(question.code)
    if question.far_percent is None or not usual:
        return ""
    percent = abs(number - usual) * 100 / usual
    if percent <= question.far_percent:
        return ""
    if number >= 2 * usual:
        return f"Gấp {grouped(round(number / usual, 1))} lần mức thường gặp ({grouped(usual)})."
    return f"{'Cao' if number > usual else 'Thấp'} hơn {grouped(round(percent))} % so với mức thường gặp ({grouped(usual)})."
