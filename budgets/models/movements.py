"""Every way the amount of an envelope came to be: added to, never changed; a wrong one is reversed by another."""

# ruff: noqa: S608  codes of the closed tables, nothing typed

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from budgets.choices import NEW_MONEY, PAIRED, MovementKind
from budgets.models.closings import OPEN_YEAR, SPENT
from budgets.models.envelopes import Envelope
from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import MoneyField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, User
from projects.models.invariants import codes, deferred, refuse
from projects.models.walked import kept

# A movement stands unless it was reversed; of those that stand, one is enough to know the amount.
_STANDS = """
    SELECT FROM budgets_movement m WHERE m.envelope_id = NEW.envelope_id AND m.reverses_id IS NULL
       AND NOT EXISTS (SELECT FROM budgets_movement r WHERE r.reverses_id = m.id)
"""
_ADDS_UP = f"""
    SELECT year, unit_id INTO spent_in, spent_at FROM budgets_envelope WHERE id = NEW.envelope_id FOR NO KEY UPDATE;
    {OPEN_YEAR}
    UPDATE budgets_envelope SET
        amount = CASE WHEN EXISTS ({_STANDS}) THEN coalesce(amount, 0) + NEW.amount END,
        given = CASE WHEN NEW.kind NOT IN ({codes(NEW_MONEY)}) THEN given
                     WHEN EXISTS ({_STANDS} AND m.kind IN ({codes(NEW_MONEY)})) THEN coalesce(given, 0) + NEW.amount END
     WHERE id = NEW.envelope_id;
    RETURN NULL;
"""
_REVERSES = f"""
    SELECT * INTO wrong FROM budgets_movement WHERE id = NEW.reverses_id;
    IF wrong.envelope_id <> NEW.envelope_id OR wrong.kind <> NEW.kind OR wrong.amount <> -NEW.amount
       OR wrong.reverses_id IS NOT NULL
    THEN {refuse("movement_reversal_fits", "Đảo bút ghi đúng số ngược lại của dòng bị đảo, trong cùng khoản giao.")}
    END IF;
    RETURN NULL;
"""
_PAIRED = f"""
    SELECT count(*) INTO legs FROM budgets_movement WHERE pair = NEW.pair;
    SELECT * INTO other FROM budgets_movement WHERE pair = NEW.pair AND id <> NEW.id;
    IF legs <> 2 OR other.kind <> NEW.kind OR other.amount <> -NEW.amount
       OR (other.reverses_id IS NULL) <> (NEW.reverses_id IS NULL)
       OR (SELECT pair FROM budgets_movement WHERE id = other.reverses_id)
          IS DISTINCT FROM (SELECT pair FROM budgets_movement WHERE id = NEW.reverses_id)
    THEN {refuse("movement_in_pairs", "Chuyển nguồn, phân bổ, thu về ghi hai đầu cùng một số: một đầu ra, một đầu vào.")}
    END IF;
    IF NEW.reverses_id IS NOT NULL OR NEW.amount < 0 THEN RETURN NULL; END IF;
    SELECT * INTO into_one FROM budgets_envelope WHERE id = NEW.envelope_id;
    SELECT * INTO out_of FROM budgets_envelope WHERE id = other.envelope_id;
    IF NEW.kind = '{MovementKind.CARRY}' AND (into_one.year <> out_of.year + 1 OR into_one.purse <> out_of.purse)
    THEN {refuse("movement_carries_into_next_year", "Chuyển nguồn từ một năm sang năm liền sau, cùng nguồn.")}
    END IF;
    IF (NEW.kind = '{MovementKind.ALLOCATE}' AND into_one.parent_id IS DISTINCT FROM out_of.id)
       OR (NEW.kind = '{MovementKind.TAKE_BACK}' AND out_of.parent_id IS DISTINCT FROM into_one.id)
    THEN {refuse("movement_along_the_tree", "Phân bổ xuống khoản cấp dưới của nó, thu về từ khoản cấp dưới của nó.")}
    END IF;
    RETURN NULL;
"""
_GROWING = (MovementKind.SUPPLEMENT, MovementKind.RECOVER)


class MovementQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(envelope__in=Envelope.objects.visible_to(user))

    def by_day(self, day):
        """What had happened by the end of ``day``; one whose day nobody knows counts from the first of its year."""
        return self.filter(Q(happened_on__lte=day) | Q(happened_on__isnull=True, envelope__year__lte=day.year))


@tracked
class Movement(Sourced):
    """Biến động of one envelope, signed, đồng; ``pair`` joins the two ends of what goes from one to another."""

    envelope = models.ForeignKey(Envelope, models.PROTECT, related_name="movements", verbose_name="kinh phí được giao")
    kind = models.CharField("loại", max_length=20, choices=MovementKind.choices)
    amount = MoneyField("số tiền", help_text="Đồng; ra là số âm")
    happened_on = ViDateField("ngày", null=True, blank=True, help_text="Trống: chưa rõ ngày")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    reason = ViTextField("lý do")
    pair = models.UUIDField("cặp", null=True, blank=True, editable=False)
    reverses = models.ForeignKey(
        "self", models.PROTECT, related_name="reversals", null=True, blank=True, verbose_name="đảo bút của"
    )
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)
    by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, editable=False, verbose_name="người ghi"
    )  # NULL: the system, when amounts of before became movements

    objects = MovementQuerySet.as_manager()

    class Meta:
        verbose_name = "biến động kinh phí"
        verbose_name_plural = "biến động kinh phí"
        indexes = [
            models.Index(F("envelope"), F("happened_on"), name="movement_by_envelope"),
            models.Index(F("pair"), name="movement_by_pair", condition=Q(pair__isnull=False)),
        ]
        constraints = [
            in_choices("movement_kind_known", "kind", MovementKind),
            models.CheckConstraint(
                condition=Q(reverses__isnull=False)
                | Q(kind=MovementKind.GIVE, amount__gte=0)
                | Q(kind__in=_GROWING, amount__gt=0)
                | Q(kind=MovementKind.CUT, amount__lt=0)
                | (Q(kind__in=[MovementKind.ADJUST, *PAIRED]) & ~Q(amount=0)),
                name="movement_signed_by_kind",
                violation_error_message="Giao, bổ sung, thu hồi là số dương, cắt giảm là số âm, các loại khác khác 0.",
            ),
            models.CheckConstraint(
                condition=Q(happened_on__isnull=False) | Q(kind=MovementKind.GIVE, reverses__isnull=True),
                name="movement_has_its_day",
                violation_error_message="Ghi ngày của biến động; chỉ lần giao cũ mới để trống.",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=False)
                | Q(reverses__isnull=False)
                | Q(kind__in=[MovementKind.GIVE, MovementKind.RECOVER]),
                name="movement_has_its_paper",
                violation_error_message="Ghi văn bản của biến động.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="movement_has_its_reason", violation_error_message="Ghi lý do."
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PAIRED, pair__isnull=False) | (~Q(kind__in=PAIRED) & Q(pair__isnull=True)),
                name="movement_paired_by_kind",
                violation_error_message="Chuyển nguồn, phân bổ, thu về đi theo cặp; loại khác đi một mình.",
            ),
            models.UniqueConstraint(
                fields=["reverses"], name="movement_reversed_once", violation_error_message="Dòng này đã được đảo."
            ),
            models.UniqueConstraint(
                fields=["pair", "envelope"],
                name="movement_two_ends",
                violation_error_message="Hai đầu của một cặp ở hai khoản giao khác nhau.",
            ),
        ]
        triggers = [
            kept("movement_kept", "Biến động đã ghi thì không sửa, không xoá: ghi một dòng đảo bút."),
            pgtrigger.Trigger(
                name="adds_up",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                declare=SPENT,
                func=_ADDS_UP,
            ),
            pgtrigger.Trigger(
                name="reversal_fits",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__reverses__isnull=False),
                declare=[("wrong", "budgets_movement%ROWTYPE")],
                func=_REVERSES,
            ),
            deferred(
                "movement_in_pairs",
                _PAIRED,
                on=pgtrigger.Insert,
                only=pgtrigger.Q(new__pair__isnull=False),
                declare=[
                    ("legs", "integer"),
                    ("other", "budgets_movement%ROWTYPE"),
                    ("into_one", "budgets_envelope%ROWTYPE"),
                    ("out_of", "budgets_envelope%ROWTYPE"),
                ],
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} · {self.envelope_id}"
