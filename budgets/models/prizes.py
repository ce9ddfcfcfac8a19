"""Tiền thưởng of recognised products: which product, how much, by which voucher. Đồng."""

# ruff: noqa: S608  names of our own tables, nothing typed

import pgtrigger
from django.db import models
from django.db.models import Q

from budgets.models.ledger import Disbursement
from khuyencong.core.audit import tracked
from khuyencong.core.fields import MoneyField, ViTextField
from products.models import Recognition
from projects.models.invariants import deferred, refuse
from projects.models.walked import kept

# Two vouchers at once for one product meet at its row.
_PAID_ONCE = f"""
    PERFORM 1 FROM products_recognition WHERE id = NEW.recognition_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM budgets_prizeline p JOIN budgets_disbursement d ON d.id = p.disbursement_id
                WHERE p.recognition_id = NEW.recognition_id AND NOT d.is_reversed)
    THEN {refuse("prize_paid_once", "Sản phẩm này đã được chi tiền thưởng. Đảo chứng từ cũ trước.")}
    END IF;
    RETURN NEW;
"""
_ADDS_UP = f"""
    FOR line IN SELECT amount FROM budgets_prizeline WHERE disbursement_id = NEW.disbursement_id LOOP
        told := told + line.amount;
    END LOOP;
    IF told <> (SELECT amount FROM budgets_disbursement WHERE id = NEW.disbursement_id)
    THEN {refuse("prizes_add_up", "Tiền thưởng của các sản phẩm không cộng bằng số tiền của chứng từ.")}
    END IF;
    RETURN NULL;
"""


@tracked
class PrizeLine(models.Model):
    """What one product was given; the lines of a voucher add up to it. A reversed voucher pays nobody."""

    recognition = models.ForeignKey(Recognition, models.PROTECT, related_name="+", verbose_name="sản phẩm được thưởng")
    disbursement = models.ForeignKey(
        Disbursement, models.PROTECT, related_name="prizes", verbose_name="chứng từ chi thưởng"
    )
    amount = MoneyField("tiền thưởng")
    sentence = ViTextField("mức thưởng tối đa lúc chi", blank=True)

    class Meta:
        verbose_name = "tiền thưởng sản phẩm"
        verbose_name_plural = "tiền thưởng sản phẩm"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="prize_positive", violation_error_message="Tiền thưởng lớn hơn 0."
            ),
        ]
        triggers = [
            kept("prize_kept", "Tiền thưởng đã chi không xoá, không sửa: đảo chứng từ."),
            pgtrigger.Trigger(
                name="prize_paid_once", when=pgtrigger.Before, operation=pgtrigger.Insert, func=_PAID_ONCE
            ),
            deferred(
                "prizes_add_up",
                _ADDS_UP,
                on=pgtrigger.Insert,
                declare=[("line", "record"), ("told", "numeric := 0")],
            ),
        ]

    def __str__(self):
        return f"Thưởng {self.recognition_id} · {self.disbursement.voucher}"
