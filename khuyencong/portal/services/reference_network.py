"""Where provinces are run from, and where the network counts as too thin."""

from collections.abc import Callable

from collaborators.models import CoverageRule
from khuyencong.core.models import User
from khuyencong.territory.models import AdministrativeUnit, ProvincialSeat

_MAY_BE_EMPTY = ("valid_from", "valid_to", "sent_at_least")


def load_network(*, by: User | None, rows: Callable[[str], list[dict]]) -> int:
    """What is not there yet, in the name of the system or of ``by``; a province or a code that is there has been corrected here, and stays as it is."""
    return _load_seats(rows("provincial_seats")) + _load_rules(rows("coverage_rules"))


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


def _units(rows: list[dict], *columns: str) -> dict[str, AdministrativeUnit]:
    keys = {row[column] for row in rows for column in columns}
    return {unit.reference_key: unit for unit in AdministrativeUnit.objects.filter(reference_key__in=keys)}


def _facts(row: dict) -> dict:
    return row | {name: row[name] or None for name in _MAY_BE_EMPTY if name in row}
