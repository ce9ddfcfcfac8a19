"""What may be given at most, by which law of which day, and the one sentence that says so."""

from projects.queries.norms.answers import Asked, NormAnswer, ceiling
from projects.queries.norms.book import NormBook
from projects.queries.norms.register import NormList, versions
from projects.queries.norms.standing import NormLine, NormStanding, norm_date, standing

__all__ = [
    "Asked",
    "NormAnswer",
    "NormBook",
    "NormLine",
    "NormList",
    "NormStanding",
    "ceiling",
    "norm_date",
    "standing",
    "versions",
]
