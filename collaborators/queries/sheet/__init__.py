"""One report as it is being filled in: what is asked, what stands in the register, what was answered before."""

from collaborators.queries.sheet.filled import Filled
from collaborators.queries.sheet.history import History, history_of
from collaborators.queries.sheet.listed import Listed, listed
from collaborators.queries.sheet.parts import Answer, Line, Note, Review, columns_of, is_typed_list, may_copy
from collaborators.queries.sheet.problems import read, reread
from collaborators.queries.sheet.told import changes, shown, told

__all__ = [
    "Answer",
    "Filled",
    "History",
    "Line",
    "Listed",
    "Note",
    "Review",
    "changes",
    "columns_of",
    "history_of",
    "is_typed_list",
    "listed",
    "may_copy",
    "read",
    "reread",
    "shown",
    "told",
]
