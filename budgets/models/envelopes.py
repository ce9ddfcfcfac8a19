"""Money given for a year. Its four sums are kept by PostgreSQL from the rows beneath it; nobody writes them."""

# ruff: noqa: S608  names of our own tables, nothing typed

import pgtrigger
from django.db import models
from django.db.models import F, Q

from budgets.choices import Fund
from budgets.models.plans import InAreaQuerySet, OfYear
from budgets.models.sources import FundingSource
from khuyencong.core import figures
from khuyencong.core.audit import tracked
from khuyencong.core.choices import Qualifier
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import MoneyField, ViCharField, ViDateField
from khuyencong.core.figures import Figure
from khuyencong.core.models import Sourced, Versioned
from projects.models import Content
from projects.models.invariants import deferred, refuse

_BY_ROWS = refuse(
    "envelope_sums_by_rows", "Số của khoản giao do các lần giao, giữ, chi cộng lại: ghi thêm dòng, không sửa số."
)
_IDENTITY = ("year", "purse", "unit_id", "parent_id", "content_id", "programme_group_id", "funding_source_id")
_KEPT = f"""
    IF pg_trigger_depth() = 1 AND (NEW.amount IS DISTINCT FROM OLD.amount OR NEW.given IS DISTINCT FROM OLD.given
                                   OR NEW.held <> OLD.held OR NEW.paid <> OLD.paid)
    THEN {_BY_ROWS}
    END IF;
    IF ({", ".join(f"NEW.{one}" for one in _IDENTITY)}) IS DISTINCT FROM ({", ".join(f"OLD.{one}" for one in _IDENTITY)})
    THEN {refuse("envelope_identity_kept", "Năm, nguồn, địa bàn, nội dung của khoản giao không đổi: đảo bút rồi ghi khoản khác.")}
    END IF;
    RETURN NEW;
"""
_BEGINS_EMPTY = f"""
    IF NEW.amount IS NOT NULL OR NEW.given IS NOT NULL OR NEW.held <> 0 OR NEW.paid <> 0
    THEN {_BY_ROWS}
    END IF;
    RETURN NEW;
"""
_BENEATH = f"""
    SELECT * INTO above FROM budgets_envelope WHERE id = NEW.parent_id;
    IF above.year <> NEW.year OR above.purse NOT IN ('', NEW.purse)
       OR NEW.unit_id NOT IN (SELECT territory_scope(above.unit_id))
    THEN {refuse("envelope_beneath_its_parent", "Khoản cấp dưới cùng năm, cùng nguồn và trong địa bàn của khoản cấp trên.")}
    END IF;
    RETURN NULL;
"""
_OF_ITS_SOURCE = f"""
    SELECT * INTO given_by FROM budgets_fundingsource WHERE id = NEW.funding_source_id;
    IF given_by.purse <> NEW.purse OR extract(year FROM given_by.valid_from) > NEW.year
       OR extract(year FROM given_by.valid_to) < NEW.year
    THEN {refuse("envelope_of_its_source", "Nguồn này không giao tiền của năm ấy, hoặc tính vào nguồn khác.")}
    END IF;
    RETURN NULL;
"""
_COVERS = f"""
    SELECT * INTO kept FROM budgets_envelope WHERE id = NEW.id;
    IF coalesce(kept.amount, 0) < greatest(kept.held, kept.paid)
       AND coalesce(kept.amount, 0) < OLD.amount
    THEN {refuse("envelope_covers_what_is_held", "Khoản giao không xuống dưới số đang giữ, đã chi từ nó.")}
    END IF;
    RETURN NULL;
"""


def _begins_empty() -> pgtrigger.Trigger:
    return pgtrigger.Trigger(name="begins_empty", when=pgtrigger.Before, operation=pgtrigger.Insert, func=_BEGINS_EMPTY)


@tracked
class Envelope(OfYear, Versioned, Sourced):
    """Kinh phí được giao: of one year, purse (if told), programme or content (if told) and territory.

    ``amount`` is what its movements add up to and may be spent, NULL while none is known; ``given`` the new money in
    it, without what was carried over or recovered; ``held`` and ``paid`` what its commitments and vouchers add up to.
    """

    funding_source = models.ForeignKey(
        FundingSource,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="nguồn cụ thể",
    )
    content = models.ForeignKey(
        Content, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nội dung"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True, verbose_name="phân bổ từ"
    )
    chapter = ViCharField("chương", max_length=40, blank=True)
    item = ViCharField("mục", max_length=120, blank=True)
    given_on = ViDateField("ngày giao", null=True, blank=True)
    given_by = ViCharField("cấp giao", max_length=200, blank=True)
    given = MoneyField("giao mới", null=True, blank=True, editable=False)
    held = MoneyField("đang giữ", default=0, editable=False)
    paid = MoneyField("đã chi", default=0, editable=False)

    objects = InAreaQuerySet.as_manager()

    class Meta:
        verbose_name = "kinh phí được giao"
        verbose_name_plural = "kinh phí được giao"
        indexes = [models.Index(F("year"), F("purse"), name="envelope_by_year")]
        constraints = [
            in_choices("envelope_qualifier_known", "qualifier", Qualifier),
            models.CheckConstraint(condition=Q(purse__in=["", *Fund.values]), name="envelope_purse_known"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="envelope_not_negative",
                violation_error_message="Số tiền không âm.",
            ),
            models.CheckConstraint(
                condition=Q(held__gte=0),
                name="envelope_held_not_negative",
                violation_error_message="Giải phóng nhiều hơn số đang giữ từ khoản giao này.",
            ),
            models.CheckConstraint(
                condition=Q(paid__gte=0),
                name="envelope_paid_not_negative",
                violation_error_message="Hoàn trả nhiều hơn số đã chi từ khoản giao này.",
            ),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="envelope_not_its_own_parent"),
            models.UniqueConstraint(
                fields=["unit", "year", "purse", "programme_group", "content", "parent", "given_by"],
                nulls_distinct=False,
                name="envelope_once",
                violation_error_message="Khoản giao này đã được ghi.",
            ),
        ]
        triggers = [
            _begins_empty(),
            pgtrigger.Trigger(name="envelope_kept", when=pgtrigger.Before, operation=pgtrigger.Update, func=_KEPT),
            pgtrigger.Trigger(
                name="beneath_its_parent",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__parent__isnull=False),
                declare=[("above", "budgets_envelope%ROWTYPE")],
                func=_BENEATH,
            ),
            pgtrigger.Trigger(
                name="of_its_source",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__funding_source__isnull=False),
                declare=[("given_by", "budgets_fundingsource%ROWTYPE")],
                func=_OF_ITS_SOURCE,
            ),
            deferred(
                "covers_what_is_held",
                _COVERS,
                on=pgtrigger.UpdateOf("amount"),
                declare=[("kept", "budgets_envelope%ROWTYPE")],
            ),
        ]

    def __str__(self):
        return f"{self.source_name} năm {self.year}"

    @property
    def source_name(self) -> str:
        """The source as told; costs a query unless ``funding_source`` was read along."""
        named = self.funding_source.name if self.funding_source_id else self.get_purse_display()
        return named or "không tách nguồn"

    @property
    def label(self) -> str:
        """Source, year and place; read with ``unit`` and ``funding_source``."""
        return f"{self} · {self.unit.full_name}"

    @property
    def new_money(self) -> Figure:
        """What was given for the year, without what was carried over or recovered."""
        word = self.get_qualifier_display() if self.qualifier else ""
        return figures.of(self.given, qualifier=word, illustrative=self.illustrative)

    @property
    def left(self) -> Figure:
        """What may still be held; unknown while nothing is known to be given."""
        return figures.of(None if self.amount is None else self.amount - self.held, illustrative=self.illustrative)

    @property
    def unpaid(self) -> Figure:
        """What is not paid yet of what may be spent."""
        return figures.of(None if self.amount is None else self.amount - self.paid, illustrative=self.illustrative)
