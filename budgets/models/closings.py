"""A budget year that is closed takes no more vouchers, until it is opened again with a reason."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.fields import ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, User, Versioned
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from projects.models.invariants import refuse
from projects.models.walked import kept

_ABOVE = """
    WITH RECURSIVE above AS (
        SELECT unit_id AS id FROM projects_project WHERE id = NEW.project_id
        UNION SELECT u.parent_id FROM territory_administrativeunit u JOIN above a ON u.id = a.id
    )
"""


def year_open(name: str, sentence: str, *, year: str = "budget_year") -> pgtrigger.Trigger:
    """On a row of a đề án with a budget year: the year is not closed where the đề án is.

    Takes a lock the closing takes too, so that a voucher and a closing at once are one after the other.
    """
    func = f"""
        PERFORM pg_advisory_xact_lock_shared(hashtext('budget_year'), NEW.{year});
        IF EXISTS (
            {_ABOVE}
            SELECT FROM budgets_budgetyearclosing c JOIN above a ON a.id = c.unit_id
             WHERE c.year = NEW.{year} AND c.reopened_on IS NULL
        ) THEN {refuse(name, sentence)} END IF;
        RETURN NEW;
    """
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=pgtrigger.Insert, func=func)


class ClosingQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(reach_of(user).within("unit"))

    def standing(self):
        return self.filter(reopened_on__isnull=True)


@tracked
class BudgetYearClosing(Versioned):
    """Khoá sổ: one budget year of one place and all within it; opened again it stays, with why."""

    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    year = models.PositiveSmallIntegerField("năm ngân sách")
    closed_on = ViDateField("ngày khoá sổ")
    document = models.ForeignKey(OfficialDocument, models.PROTECT, related_name="+", verbose_name="văn bản khoá sổ")
    closed_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name="người khoá")
    note = ViTextField("ghi chú", blank=True)
    reopened_on = ViDateField("ngày mở lại", null=True, blank=True, editable=False)
    reopened_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, editable=False, verbose_name="người mở lại"
    )
    reopened_why = ViTextField("vì sao mở lại", blank=True, default="", editable=False)
    reopened_document = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        verbose_name="văn bản cho mở lại",
    )

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = "khoá sổ năm ngân sách"
        verbose_name_plural = "khoá sổ năm ngân sách"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=Q(reopened_on__isnull=True),
                name="closing_once",
                violation_error_message="Năm ngân sách này đã khoá sổ.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1990, 2100)),
                name="closing_year_plausible",
                violation_error_message="Năm ngoài khoảng 1990–2100.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__year__gte=F("year")),
                name="closing_not_before_its_year",
                violation_error_message="Ngày khoá sổ đứng trước năm ngân sách.",
            ),
            models.CheckConstraint(
                condition=Q(
                    reopened_on__isnull=True,
                    reopened_by__isnull=True,
                    reopened_why="",
                    reopened_document__isnull=True,
                )
                | (
                    Q(reopened_on__gte=F("closed_on"), reopened_by__isnull=False, reopened_document__isnull=False)
                    & ~Q(reopened_why="")
                ),
                name="closing_reopened_whole",
                violation_error_message="Mở lại sổ phải có ngày (không trước ngày khoá), người, lý do và văn bản.",
            ),
        ]
        triggers = [
            kept(
                "closing_kept",
                "Lần khoá sổ không sửa, không xoá: mở lại rồi khoá lại.",
                besides=("reopened_on", "reopened_by_id", "reopened_why", "reopened_document_id", "version"),
            ),
            pgtrigger.Trigger(
                name="closing_waits_for_vouchers",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="PERFORM pg_advisory_xact_lock(hashtext('budget_year'), NEW.year); RETURN NEW;",
            ),
            pgtrigger.Trigger(
                name="closing_reopened_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__reopened_on__isnull=False),
                func=refuse("closing_reopened_once", "Lần khoá sổ này đã mở lại: khoá lại bằng lần mới."),
            ),
        ]

    def __str__(self):
        return f"Năm ngân sách {self.year}, {self.unit}"

    @property
    def stands(self) -> bool:
        return self.reopened_on is None
