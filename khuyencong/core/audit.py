"""The trail for trust: database triggers copy every change, bulk and raw SQL included, append-only."""

import pghistory

NOT_KEPT = {"password", "last_login"}  # a secret; and noise at every login


def tracked(model):
    """Class decorator: keep every insert, update and delete of ``model`` in its event table."""
    return pghistory.track(exclude=[f.name for f in model._meta.fields if f.generated or f.name in NOT_KEPT])(model)
