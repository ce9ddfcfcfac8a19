"""Questions about places: which unit is meant, what it covers, where a record stands in a frame."""

from khuyencong.territory.queries.distances import kilometres, seat_of, units_of
from khuyencong.territory.queries.frames import Framer, Placed
from khuyencong.territory.queries.names import (
    AmbiguousPlace,
    UnknownPlace,
    resolve,
    suggestions,
)
from khuyencong.territory.queries.scope import InScope, scope

__all__ = [
    "AmbiguousPlace",
    "Framer",
    "InScope",
    "Placed",
    "UnknownPlace",
    "kilometres",
    "resolve",
    "scope",
    "seat_of",
    "suggestions",
    "units_of",
]
