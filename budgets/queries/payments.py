"""Vouchers of every đề án one may see: tạm ứng, thanh toán, hoàn trả, and what was reversed."""

from django.db.models import Q, QuerySet

from budgets.models import Disbursement
from khuyencong.core.models import User


def payments(
    user: User, *, year: int | None = None, purse: str | None = None, kind: str | None = None, text: str | None = None
) -> QuerySet[Disbursement]:
    """Newest first; ``text`` is part of a voucher's number or of a đề án's code."""
    asked = {"budget_year": year, "project__purse": purse, "kind": kind}
    rows = Disbursement.objects.visible_to(user).filter(**{name: value for name, value in asked.items() if value})
    if text:
        rows = rows.filter(Q(voucher__icontains=text) | Q(project__code__icontains=text))
    return rows.select_related("project", "beneficiary__establishment").order_by("-voucher_on", "-pk")


def vouchers(user: User) -> QuerySet[Disbursement]:
    """For the page of one: with what it reverses, what reversed it, and who let it pass the rules."""
    rows = Disbursement.objects.visible_to(user)
    return rows.select_related(
        "project__unit__parent__parent",
        "beneficiary__establishment",
        "reverses",
        "reversed_by",
        "permission__document__file",
        "permission__by",
    )
