"""Optimistic locking: whoever saves second is shown both versions."""

from khuyencong.core.exceptions import StaleVersion


def locked(queryset, *, pk, expected: int | None = None):
    """The row under ``FOR NO KEY UPDATE``; raise ``StaleVersion`` when it moved on since ``expected``."""
    row = queryset.select_for_update(of=("self",), no_key=True).get(pk=pk)
    if expected is not None and row.version != expected:
        raise StaleVersion(row)
    return row


def bump(row, **changes):
    """Set ``changes``, raise the version and save just those columns."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*changes, "version"])
    return row
