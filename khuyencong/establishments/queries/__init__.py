"""Questions about establishments: the register, and who may be the same owner."""

from khuyencong.establishments.queries.held import held, open_things, unheld, without_holder
from khuyencong.establishments.queries.kin import Suspect, lineage, own_name, profiles_of, suspects, told_of
from khuyencong.establishments.queries.register import candidates, history, listing, needs, search

__all__ = [
    "Suspect",
    "candidates",
    "held",
    "history",
    "lineage",
    "listing",
    "needs",
    "open_things",
    "own_name",
    "profiles_of",
    "search",
    "suspects",
    "told_of",
    "unheld",
    "without_holder",
]
