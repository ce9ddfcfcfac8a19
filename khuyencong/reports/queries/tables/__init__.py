"""Tables of the report, one query object each: rows are ready cells, each figure opens its records."""
