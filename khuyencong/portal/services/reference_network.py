"""Where provinces are run from, where the network counts as too thin, when it is reminded and by which ways."""

from collections.abc import Callable

from collaborators.models import CoverageRule, ReminderRule
from khuyencong.core.models import OutboxChannel, User
from khuyencong.territory.models import AdministrativeUnit, ProvincialSeat

_MAY_BE_EMPTY = ("valid_from", "valid_to", "sent_at_least")


def load_network(*, by: User | None, rows: Callable[[str], list[dict]]) -> int:
    """What is not there yet, in the name of the system or of ``by``; a province or a code that is there has been corrected here, and stays as it is."""
    return (
        _load_seats(rows("provincial_seats"))
        + _load_rules(rows("coverage_rules"))
        + _load_steps(rows("reminder_rules"))
        + _load_channels(rows("outbox_channels"))
    )


def _load_seats(rows: list[dict]) -> int:
    there = set(ProvincialSeat.objects.values_list("province__reference_key", flat=True))
    new = [row for row in rows if row["province"] not in there]
    units = _units(new, "province", "seat")
    made = [ProvincialSeat(**_facts(row) | {name: units[row[name]] for name in ("province", "seat")}) for row in new]
    return len(ProvincialSeat.objects.bulk_create(made))


def _load_rules(rows: list[dict]) -> int:
    there = set(CoverageRule.objects.values_list("code", flat=True))
    new = [row for row in rows if row["code"] not in there]
    units = _units(new, "unit")
    made = [CoverageRule(**_facts(row) | {"unit": units.get(row["unit"])}) for row in new]
    return len(CoverageRule.objects.bulk_create(made))


def _load_steps(rows: list[dict]) -> int:
    there = set(ReminderRule.objects.values_list("code", flat=True))
    return len(
        ReminderRule.objects.bulk_create(ReminderRule(**_facts(row)) for row in rows if row["code"] not in there)
    )


def _load_channels(rows: list[dict]) -> int:
    there = set(OutboxChannel.objects.values_list("channel", flat=True))
    new = [
        OutboxChannel(**row | {name: row[name] == "1" for name in ("is_on", "is_tried")})
        for row in rows
        if row["channel"] not in there
    ]
    return len(OutboxChannel.objects.bulk_create(new))


def _units(rows: list[dict], *columns: str) -> dict[str, AdministrativeUnit]:
    keys = {row[column] for row in rows for column in columns}
    return {unit.reference_key: unit for unit in AdministrativeUnit.objects.filter(reference_key__in=keys)}


def _facts(row: dict) -> dict:
    return row | {name: row[name] or None for name in _MAY_BE_EMPTY if name in row}
