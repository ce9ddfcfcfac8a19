"""Questions about products, rounds and what was decided in them."""

from products.queries.deadlines import scoring_deadlines
from products.queries.products import LADDER, listing, results

__all__ = ["LADDER", "listing", "results", "scoring_deadlines"]
