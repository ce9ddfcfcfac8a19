"""The rules and the days off together: which version speaks, and what day it gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from khuyencong.core.calendar.days import WorkDays
from khuyencong.core.calendar.rules import Due, Rule, due_day
from khuyencong.core.choices import AmountUnit, RuleKind
from khuyencong.core.dates import Period


@dataclass(frozen=True)
class Law:
    """All rules by code, newest version first, and the days off."""

    rules: Mapping[str, tuple[Rule, ...]]
    days: WorkDays

    @classmethod
    def of(cls, rules: Iterable[Rule], days: WorkDays) -> "Law":
        by_code: dict[str, list[Rule]] = {}
        for rule in sorted(rules, key=lambda rule: rule.valid_from or date.min, reverse=True):
            by_code.setdefault(rule.code, []).append(rule)
        return cls(MappingProxyType({code: tuple(versions) for code, versions in by_code.items()}), days)

    def rule(self, code: str, on: date) -> Rule | None:
        """The version of ``code`` in force on a day."""
        return next((rule for rule in self.rules.get(code, ()) if rule.in_force(on)), None)

    def due(
        self, code: str, event_on: date | None = None, *, year: int | None = None, number: int | None = None
    ) -> Due | None:
        """The day ``code`` falls due; arguments as of ``due_day``.

        A clock keeps the version in force on the day of its event; a day of the year or the month, the version in force on
        that very day. None when no version speaks, or the rule knows no day.
        """
        for rule in self.rules.get(code, ()):
            if event_on and not rule.in_force(event_on):
                continue
            day = due_day(rule, self.days, event_on, year=year, number=number)
            if day and rule.in_force(event_on or day):
                return Due(day, rule, self._doubts(rule, event_on, day))
        return None

    def fixed(self, period: Period) -> list[Due]:
        """What the law itself fixes inside a period, whoever it is about: days of the year, of the month, ends of windows."""
        asked = [
            (code, year, number)
            for code, versions in self.rules.items()
            for year in range(period.starts_on.year - 1, period.ends_on.year + 2)
            for number in _numbers(versions[0])
        ]
        dues = {self.due(code, year=year, number=number) for code, year, number in asked}
        return sorted((due for due in dues if due and period.contains(due.on)), key=lambda due: (due.on, due.rule.code))

    def _doubts(self, rule: Rule, event_on: date | None, day: date) -> tuple[str, ...]:
        counted = event_on and rule.amount_unit == AmountUnit.WORKING_DAY
        return self.days.doubts(event_on, day) if counted else ()


def _numbers(rule: Rule) -> Iterable[int | None]:
    """Months or periods of a year in which a rule fixes a day; none for one that counts from an event."""
    match rule.kind:
        case RuleKind.MONTHLY:
            return range(1, 13)
        case RuleKind.PERIOD:
            return range(1, 12 // rule.amount + 1)
        case RuleKind.YEARLY:
            return [None]
        case RuleKind.WINDOW if rule.month is not None:
            return [None]
    return []
