"""Records behind the figures: one query a table, whatever the number of rows."""

from khuyencong.reports.queries.records.base import Extent, Record
from khuyencong.reports.queries.records.ledger import Ledger, Shelf, ledgers

__all__ = ["Extent", "Ledger", "Record", "Shelf", "ledgers"]
