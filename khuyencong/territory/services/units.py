"""Corrections staff make to the register: a new unit, a date found, an earlier name, what a unit became."""

from django.db import transaction

from khuyencong.territory.models import AdministrativeUnit, Succession, UnitName
from khuyencong.territory.rules import may_edit_places


@transaction.atomic
def add_unit(*, by, **facts) -> AdministrativeUnit:
    """A unit the reference rows do not know, from the day the law made it."""
    return _keep(AdministrativeUnit(**facts), by)


@transaction.atomic
def revise_unit(*, by, unit: AdministrativeUnit, **facts) -> AdministrativeUnit:
    """Write what was found about a unit: dates, deciding document, certainty, position, area."""
    may_edit_places(by).require()
    unit = AdministrativeUnit.objects.select_for_update(of=("self",), no_key=True).get(pk=unit.pk)
    for name, value in facts.items():
        setattr(unit, name, value)
    return _keep(unit, by)


@transaction.atomic
def add_unit_name(*, by, unit, name: str, kind: str, valid_from=None, valid_to=None, document=None) -> UnitName:
    """An earlier name or kind of the same unit, so that old papers find it."""
    dates = {"valid_from": valid_from, "valid_to": valid_to}
    return _keep(UnitName(unit=unit, name=name, kind=kind, document=document, **dates), by)


@transaction.atomic
def add_succession(*, by, predecessor, successor, part: str) -> Succession:
    """Say where a unit, or part of it, went."""
    return _keep(Succession(predecessor=predecessor, successor=successor, part=part), by)


@transaction.atomic
def remove_unit_name(*, by, unit_name: UnitName) -> None:
    """Take back a name entered by mistake; the audit trail keeps it."""
    may_edit_places(by).require()
    unit_name.delete()


@transaction.atomic
def remove_succession(*, by, succession: Succession) -> None:
    """Take back a link entered by mistake; the audit trail keeps it."""
    may_edit_places(by).require()
    succession.delete()


def _keep(record, by):
    """Check and save; ``ValidationError`` carries the constraint's sentence."""
    may_edit_places(by).require()
    record.full_clean()
    record.save()
    return record
