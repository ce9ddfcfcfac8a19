"""The rules and the days off together: which version speaks, and what day it gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from khuyencong.core.calendar.days import WorkDays
from khuyencong.core.calendar.rules import Due, Rule, due_day
from khuyencong.core.choices import AmountUnit


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

    def _doubts(self, rule: Rule, event_on: date | None, day: date) -> tuple[str, ...]:
        counted = event_on and rule.amount_unit == AmountUnit.WORKING_DAY
        return self.days.doubts(event_on, day) if counted else ()
