"""The law of paying: shares and conditions by type and date, caps of the office's own costs."""

from collections.abc import Callable

from budgets.models import AdvanceRule, CostCap
from khuyencong.core.models import User
from khuyencong.territory.models import AdministrativeUnit

_LISTS = ("project_types", "papers", "papers_if_any", "contents")
_EMPTY = ("percent", "threshold", "amount", "valid_from", "valid_to")


def load_money_rules(*, by: User | None, rows: Callable[[str], list[dict]]) -> int:
    """How many rows are new; a code that is there has been corrected here and stays. ``by=None`` is the system."""
    return _load_advance_rules(rows) + _load_cost_caps(rows)


def _load_advance_rules(rows) -> int:
    there = set(AdvanceRule.objects.values_list("code", flat=True))
    new = [AdvanceRule(**_cells(row)) for row in rows("advance_rules") if row["code"] not in there]
    return len(AdvanceRule.objects.bulk_create(new))


def _load_cost_caps(rows) -> int:
    there = set(CostCap.objects.values_list("code", flat=True))
    found = [row for row in rows("cost_caps") if row["code"] not in there]
    keys = {row["province"] for row in found if row["province"]}
    places = {unit.reference_key: unit for unit in AdministrativeUnit.objects.filter(reference_key__in=keys)}
    new = [CostCap(**_cells(row) | {"province": places.get(row["province"])}) for row in found]
    return len(CostCap.objects.bulk_create(new))


def _cells(row: dict) -> dict:
    return row | {
        name: (cell.split(";") if cell else []) if name in _LISTS else cell or None
        for name, cell in row.items()
        if name in (*_LISTS, *_EMPTY)
    }
