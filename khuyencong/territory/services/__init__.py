"""What changes the register of places."""

from khuyencong.territory.services.reference import load_units
from khuyencong.territory.services.units import (
    add_succession,
    add_unit,
    add_unit_name,
    remove_succession,
    remove_unit_name,
    revise_unit,
)

__all__ = [
    "add_succession",
    "add_unit",
    "add_unit_name",
    "load_units",
    "remove_succession",
    "remove_unit_name",
    "revise_unit",
]
