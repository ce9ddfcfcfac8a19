"""The trail for trust: database triggers copy every change, bulk and raw SQL included, append-only."""

import pghistory


def tracked(model):
    """Class decorator: keep every insert, update and delete of ``model`` in its event table."""
    return pghistory.track(exclude=[f.name for f in model._meta.local_fields if f.generated])(model)
