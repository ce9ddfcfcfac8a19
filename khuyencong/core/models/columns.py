"""Columns that many models share."""

from django.db import models

from khuyencong.core.fields import ViCharField


class Versioned(models.Model):
    """Mixin column for optimistic locking: a form carries ``version`` and the service compares it under lock."""

    version = models.PositiveIntegerField("phiên bản", default=1, editable=False)

    class Meta:
        abstract = True


class Sourced(models.Model):
    """Where a record comes from, and whether it was made up for the demonstration."""

    source = ViCharField("nguồn", max_length=300, blank=True)
    illustrative = models.BooleanField("minh hoạ", default=False)

    class Meta:
        abstract = True
