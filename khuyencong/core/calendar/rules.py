"""From one rule of law to a day: pure functions over frozen data."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from khuyencong.core.calendar.days import WorkDays
from khuyencong.core.choices import AmountUnit, Certainty, RuleKind
from khuyencong.core.dates import Period
from khuyencong.core.deadlines import Ground


@dataclass(frozen=True)
class Rule:
    """One version of a rule, as ``core.models.LegalRule`` tells each column."""

    code: str
    name: str
    kind: str
    month: int | None = None
    day: int | None = None
    year_offset: int = 0
    end_month: int | None = None
    end_day: int | None = None
    strictly_before: bool = False
    amount: int | None = None
    amount_unit: str = ""
    purse: str = ""
    remind_days: str = ""
    source: str = ""
    article: str = ""
    certainty: str = Certainty.READ
    valid_from: date | None = None
    valid_to: date | None = None

    def in_force(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    @property
    def remind_from(self) -> int:
        """How many days before the day people begin to be reminded; 0 when nothing is said."""
        return max(map(int, self.remind_days.split(";"))) if self.remind_days else 0


@dataclass(frozen=True)
class Due:
    """The last day, by which rule, and what is uncertain about it."""

    on: date
    rule: Rule
    doubts: tuple[str, ...] = ()

    @property
    def ground(self) -> Ground:
        """For ``Deadline.rule``: what “vì sao tôi thấy việc này” says."""
        return Ground(
            code=self.rule.code,
            name=self.rule.name,
            article=", ".join(part for part in (self.rule.source, self.rule.article) if part),
            is_verified=self.rule.certainty == Certainty.READ,
            remind_from=self.rule.remind_from,
            doubts=self.doubts,
        )


def due_day(
    rule: Rule, days: WorkDays, event_on: date | None = None, *, year: int | None = None, number: int | None = None
) -> date | None:
    """The last day the rule leaves.

    ``event_on`` starts a clock or a cycle; ``year`` is the plan year of a yearly rule or a window; ``number`` the month of
    a monthly one, the period of one that comes every so many months (default: the last of the year). A limit has no day.
    Raises ValueError when the rule is asked without what it counts from.
    """
    match rule.kind:
        case RuleKind.LIMIT:
            return None
        case RuleKind.CLOCK | RuleKind.CYCLE:
            day = _after(rule, days, _given(event_on, rule, "ngày sự kiện"))
        case RuleKind.YEARLY:
            day = _clamped(_given(year, rule, "năm") + rule.year_offset, rule.month, rule.day)
        case RuleKind.MONTHLY:
            day = _clamped(_given(year, rule, "năm"), _given(number, rule, "tháng"), rule.day)
        case RuleKind.PERIOD:
            last_month = rule.amount * (number or 12 // rule.amount)
            day = _clamped(_given(year, rule, "năm"), last_month, 31)
        case RuleKind.WINDOW if rule.month is None:
            day = _after(rule, days, _given(event_on, rule, "ngày sự kiện"))
        case RuleKind.WINDOW:
            day = window(rule, _given(year, rule, "năm")).ends_on
        case _:
            raise ValueError(f"{rule.code}: cách tính {rule.kind} không có")
    return day - timedelta(days=1) if rule.strictly_before else day


def window(rule: Rule, year: int) -> Period:
    """From day to day, both included; ``year_offset`` moves the first one."""
    return Period(_clamped(year + rule.year_offset, rule.month, rule.day), _clamped(year, rule.end_month, rule.end_day))


def _after(rule: Rule, days: WorkDays, event_on: date) -> date:
    """The event's own day does not count. Months keep the day of the month, or end with it: 31/8 + 6 → 28/2."""
    match rule.amount_unit:
        case AmountUnit.DAY:
            return event_on + timedelta(days=rule.amount)
        case AmountUnit.WORKING_DAY:
            return days.add(event_on, rule.amount)
        case AmountUnit.MONTH:
            months = event_on.year * 12 + event_on.month - 1 + rule.amount
            return _clamped(months // 12, months % 12 + 1, event_on.day)
        case AmountUnit.YEAR:
            return _clamped(event_on.year + rule.amount, event_on.month, event_on.day)
    raise ValueError(f"{rule.code}: {rule.amount_unit} không phải đơn vị thời gian")


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _given(value, rule: Rule, name: str):
    if value is None:
        raise ValueError(f"{rule.code} cần {name}")
    return value
