"""Pages of reports: the annual report, the track records, the report on money."""
