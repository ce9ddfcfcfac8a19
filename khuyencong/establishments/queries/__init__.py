"""Questions about establishments: the register, and who may be the same owner."""

from khuyencong.establishments.queries.kin import Suspect, lineage, own_name, profiles_of, suspects, told_of
from khuyencong.establishments.queries.register import candidates, history, listing, needs, search

__all__ = [
    "Suspect",
    "candidates",
    "history",
    "lineage",
    "listing",
    "needs",
    "own_name",
    "profiles_of",
    "search",
    "suspects",
    "told_of",
]
