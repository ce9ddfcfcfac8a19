"""Facts with a beginning and an end: both days included, an empty end is open or unknown."""

from collections.abc import Sequence
from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from khuyencong.core.fields import ViDateField

_WRONG_ORDER = "“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày."


class DatedQuerySet(models.QuerySet):
    def newest_first(self):
        """The latest beginning first; rows whose beginning is unknown are the oldest."""
        return self.order_by(F("valid_from").desc(nulls_last=True), "-pk")

    def on(self, day: date):
        """Rows in force on ``day``."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )

    def during(self, starts_on: date, ends_on: date):
        """Rows in force on any day of the window."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=ends_on),
            Q(valid_to__isnull=True) | Q(valid_to__gte=starts_on),
        )


class Dated(models.Model):
    valid_from = ViDateField("từ ngày", null=True, blank=True, help_text="Để trống khi chưa rõ")
    valid_to = ViDateField("đến ngày", null=True, blank=True, help_text="Để trống khi còn hiệu lực")

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="%(app_label)s_%(class)s_dates_in_order",
                violation_error_message=_WRONG_ORDER,
            )
        ]

    def clean(self):
        """Before the constraints: PostgreSQL cannot even make a range of two days in the wrong order."""
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _WRONG_ORDER})


def no_overlap(name: str, *, of: Sequence[str], message: str) -> ExclusionConstraint:
    """Two rows with equal ``of`` never share a day. A NULL foreign key counts as one value."""
    days = Func(F("valid_from"), F("valid_to"), Value("[]"), function="daterange", output_field=DateRangeField())
    same = [(_comparable(field), RangeOperators.EQUAL) for field in of]
    return ExclusionConstraint(
        name=name, expressions=[*same, (days, RangeOperators.OVERLAPS)], violation_error_message=message
    )


def _comparable(field: str):
    nullable = field.endswith("?")
    return Coalesce(F(field[:-1]), Value(0)) if nullable else F(field)


def one_of(name: str, *fields: str, message: str) -> models.CheckConstraint:
    """Exactly one of the given nullable columns is set."""
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=message)


def in_choices(name: str, field: str, choices) -> models.CheckConstraint:
    """The column holds a code of ``choices`` and nothing else."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)
