"""The tables of the law of bình chọn as they stand, and what they say on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khuyencong.core.readings import reading
from products.choices import CouncilMatter, ValidityUse, VotingLevel
from products.models import CouncilRule, CriterionRule, DossierRule, ValidityRule, VotingLevelRule


@dataclass(frozen=True)
class Tables:
    levels: tuple[VotingLevelRule, ...]
    councils: tuple[CouncilRule, ...]
    criteria: tuple[CriterionRule, ...]
    dossiers: tuple[DossierRule, ...]
    validities: tuple[ValidityRule, ...]


@reading(VotingLevelRule, CouncilRule, CriterionRule, DossierRule, ValidityRule)
def tables() -> Tables:
    return Tables(
        levels=tuple(VotingLevelRule.objects.order_by("code")),
        councils=tuple(CouncilRule.objects.order_by("code")),
        criteria=tuple(CriterionRule.objects.order_by("order", "code")),
        dossiers=tuple(DossierRule.objects.select_related("paper_type").order_by("code")),
        validities=tuple(ValidityRule.objects.order_by("code")),
    )


def _on(rows: Iterable, day: date) -> list:
    return [
        row
        for row in rows
        if (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day <= row.valid_to)
    ]


def level_rule(level: str, day: date) -> VotingLevelRule | None:
    """The level as it is held that day; None when the law has no such level then."""
    return next((row for row in _on(tables().levels, day) if row.level == level), None)


def council_rule(level: str, matter: CouncilMatter, day: date) -> CouncilRule | None:
    rows = [row for row in _on(tables().councils, day) if row.position == matter and row.level in {level, ""}]
    return next(iter(sorted(rows, key=lambda row: row.level == "")), None)


def main_criteria(day: date) -> list[CriterionRule]:
    """The four of the law, in order."""
    return [row for row in _on(tables().criteria, day) if row.parent_id is None]


def proposed_criteria(day: date) -> list[CriterionRule]:
    """What each of the four may be told apart into, in order of the four."""
    rows = _on(tables().criteria, day)
    order = {row.pk: row.order for row in rows if row.parent_id is None}
    parts = [row for row in rows if row.parent_id in order]
    return sorted(parts, key=lambda row: (order[row.parent_id], row.order))


def dossier(level: str, day: date) -> list[DossierRule]:
    """Papers the registration of a level needs on a day."""
    return [row for row in _on(tables().dossiers, day) if row.level == level]


def validity(issued_on: date) -> ValidityRule | None:
    """The reading in use for certificates issued that day."""
    return next((row for row in _on(tables().validities, issued_on) if row.kept_as == ValidityUse.USED), None)


def readings_of_validity(issued_on: date) -> list[tuple[ValidityRule, date]]:
    """Every reading on record with the last day it gives, the one in use first."""
    rows = [(row, row.last_day(issued_on)) for row in _on(tables().validities, issued_on)]
    told = [(row, last) for row, last in rows if last is not None]
    return sorted(told, key=lambda pair: (pair[0].kept_as != ValidityUse.USED, pair[0].code))


def lower_levels(level: str, day: date) -> tuple[str, ...]:
    """Levels whose certificate opens this one: the one below by law, and huyện while its certificates still hold.

    CB01: a huyện certificate issued before 1/7/2025 stays good to its last day (inferred, “chưa kiểm chứng”).
    """
    rule = level_rule(level, day)
    if rule is None or not rule.lower_level:
        return ()
    if rule.lower_level == VotingLevel.COMMUNE:
        return (VotingLevel.COMMUNE.value, VotingLevel.DISTRICT.value)
    return (rule.lower_level,)
