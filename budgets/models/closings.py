"""Years whose books are shut, in a place: nothing is added to them there until they are opened again."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.fields import ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, User
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from projects.models.invariants import refuse
from projects.models.walked import kept

# For a trigger that has put the year in ``spent_in`` and the place in ``spent_at``.
SPENT = [("spent_in", "integer"), ("spent_at", "bigint")]
OPEN_YEAR = f"""
    IF EXISTS (SELECT FROM budgets_yearclosing c WHERE c.year = spent_in AND c.reopened_at IS NULL
                  AND (c.unit_id IS NULL OR spent_at IN (SELECT territory_scope(c.unit_id))))
    THEN {refuse("budget_year_is_open", "Năm ngân sách đã khoá sổ: không ghi thêm. Mở sổ trước, hoặc ghi vào năm sau.")}
    END IF;
"""
_WAITS = """
    PERFORM 1 FROM budgets_envelope WHERE year = NEW.year ORDER BY id FOR NO KEY UPDATE;
    RETURN NEW;
"""


class _Covers(Func):
    """Whether the place of a closing covers one of the places given."""

    arity = 2
    arg_joiner = ") AS place WHERE place = ANY("
    template = "EXISTS (SELECT 1 FROM territory_scope(%(expressions)s))"
    output_field = models.BooleanField()


class YearClosingQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(reopened_at__isnull=True)

    def over(self, *units: int):
        """That shut the books of one of these places (ids)."""
        places = Value(list(units), output_field=ArrayField(models.BigIntegerField()))
        return self.filter(Q(unit__isnull=True) | Q(_Covers(F("unit_id"), places)))

    def visible_to(self, user: User):
        """Of places within reach, and of those that cover one of them."""
        reach = reach_of(user)
        if reach.everywhere:
            return self
        return self.filter(reach.within("unit")) | self.over(*reach.unit_ids)


@tracked
class YearClosing(models.Model):
    """Khoá sổ một năm ngân sách of a place and all below it; opening it again is written on the row.

    Closing again is another row. No place: everywhere.
    """

    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="địa bàn"
    )
    year = models.PositiveSmallIntegerField("năm ngân sách")
    closed_on = ViDateField("ngày khoá sổ")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    reason = ViTextField("lý do")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name="người khoá")
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)
    reopened_at = models.DateTimeField("mở lại lúc", null=True, editable=False)
    reopened_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, editable=False, verbose_name="người mở lại"
    )
    reopened_why = ViTextField("lý do mở lại", blank=True)

    objects = YearClosingQuerySet.as_manager()

    class Meta:
        verbose_name = "lần khoá sổ"
        verbose_name_plural = "khoá sổ năm ngân sách"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit"],
                condition=Q(reopened_at__isnull=True),
                nulls_distinct=False,
                name="year_closed_once",
                violation_error_message="Năm ngân sách này đã khoá sổ.",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True, reopened_why="")
                | (Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopened_why="")),
                name="year_reopened_with_its_reason",
                violation_error_message="Mở lại sổ thì ghi ai mở và vì sao.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="waits_for_its_envelopes", when=pgtrigger.Before, operation=pgtrigger.Insert, func=_WAITS
            ),
            kept(
                "year_closing_kept",
                "Lần khoá sổ đã ghi thì không sửa, không xoá: mở lại sổ.",
                besides=("reopened_at", "reopened_by_id", "reopened_why"),
            ),
        ]

    def __str__(self):
        return f"Khoá sổ năm {self.year}"

    @property
    def place(self) -> str:
        return self.unit.full_name if self.unit else "Mọi địa bàn"
