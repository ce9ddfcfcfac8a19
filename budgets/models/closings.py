"""Years whose books are shut: nothing is added to them until they are opened again."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.fields import ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, User
from projects.models.invariants import refuse
from projects.models.walked import kept

# For a trigger that has put the year in ``spent_in``.
OPEN_YEAR = f"""
    IF EXISTS (SELECT FROM budgets_yearclosing WHERE year = spent_in AND reopened_at IS NULL)
    THEN {refuse("budget_year_is_open", "Năm ngân sách đã khoá sổ: không ghi thêm. Mở sổ trước, hoặc ghi vào năm sau.")}
    END IF;
"""
_WAITS = """
    PERFORM 1 FROM budgets_envelope WHERE year = NEW.year ORDER BY id FOR NO KEY UPDATE;
    RETURN NEW;
"""


@tracked
class YearClosing(models.Model):
    """Khoá sổ một năm ngân sách; opening it again is written on the row, and closing again is another row."""

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

    class Meta:
        verbose_name = "lần khoá sổ"
        verbose_name_plural = "khoá sổ năm ngân sách"
        constraints = [
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(reopened_at__isnull=True),
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
