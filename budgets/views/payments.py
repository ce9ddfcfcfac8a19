"""Vouchers: the list, one of them, writing one with what the rules say beside it, reversing one."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from budgets import queries, rules, services
from budgets.choices import DisbursementKind
from budgets.forms.payments import AdvanceForm, DisbursementForm, PaymentFilterForm, ReverseForm
from budgets.models import Disbursement
from budgets.queries.payments import payments, vouchers
from budgets.views.moves import MoneyAct
from khuyencong.core.dates import today
from khuyencong.core.paging import page
from khuyencong.core.views import GuardedAct


class PaymentList(TemplateView):
    template_name = "budgets/payment_list.html"

    def get_context_data(self, **kwargs):
        if not rules.may_see_money(self.request.user):
            raise Http404
        form = PaymentFilterForm(self.request.GET or None)
        rows = payments(self.request.user, **(form.wanted if form.is_bound else {}))
        crumbs = [("Kinh phí", reverse("budgets:board")), ("Chứng từ", "")]
        asked = any(self.request.GET.get(name) for name in form.fields)
        return super().get_context_data(
            page=page(self.request, rows), filter_form=form, clear_url="?" if asked else "", crumbs=crumbs
        )


class VoucherDetail(TemplateView):
    template_name = "budgets/voucher_detail.html"

    def get_context_data(self, pk, **kwargs):
        if not rules.may_see_money(self.request.user):
            raise Http404
        voucher = get_object_or_404(vouchers(self.request.user), pk=pk)
        crumbs = [
            ("Kinh phí", reverse("budgets:board")),
            ("Chứng từ", reverse("budgets:payments")),
            (voucher.voucher, ""),
        ]
        return super().get_context_data(
            voucher=voucher, may_reverse=rules.may_reverse(self.request.user, voucher), crumbs=crumbs
        )


class VoucherReverse(GuardedAct):
    template_name = "projects/project_act.html"
    form_class = ReverseForm
    heading, button, danger = "Đảo chứng từ", "Đảo chứng từ này", True
    success = "Đã ghi bút toán đảo. Nhập lại chứng từ đúng nếu cần."

    @cached_property
    def voucher(self) -> Disbursement:
        return get_object_or_404(vouchers(self.request.user), pk=self.kwargs["pk"])

    @property
    def lead(self) -> str:
        one = self.voucher
        return f"{one.get_kind_display()} theo chứng từ {one.voucher}: hai dòng cùng ở lại sổ, cộng bằng 0."

    def rule(self):
        return rules.may_reverse(self.request.user, self.voucher)

    def back(self) -> str:
        return reverse("budgets:voucher", args=[self.voucher.pk])

    def frame(self) -> dict:
        crumbs = [("Chứng từ", reverse("budgets:payments")), (self.voucher.voucher, self.back()), (self.heading, "")]
        return super().frame() | {"project": self.voucher.project, "back": self.back(), "crumbs": crumbs}

    def get_initial(self):
        return super().get_initial() | {"voucher": f"{self.voucher.voucher}-Đ"[:40]}

    def act(self, form):
        services.reverse_voucher(by=self.request.user, disbursement=self.voucher, **form.answers)
        return self.back()


class _Pay(MoneyAct):
    """The form, under how much the rules let be paid now and why."""

    template_name = "budgets/pay.html"
    kind = DisbursementKind.ADVANCE

    @cached_property
    def allowance(self) -> queries.Allowance | None:
        return queries.allowance(self.project, on=today(), kind=self.kind, money=self.money)

    def get_form_kwargs(self):
        most = int(self.money.held or self.project.support_approved or 0)
        return super().get_form_kwargs() | {"project": self.project, "against": most}

    def common(self, form) -> dict:
        beyond = services.Beyond.told(form.beyond) if form.beyond else None
        return {"by": self.request.user, "project": self.project, "decision": form.decision, "beyond": beyond}

    def get_context_data(self, **kwargs):
        shown = {"allowance": self.allowance, "money": self.money, "counterparts": queries.counterparts(self.project)}
        return super().get_context_data(**(shown | kwargs))


class DisbursementCreate(_Pay):
    form_class = DisbursementForm
    heading, button, success = "Nhập chứng từ", "Ghi chứng từ", "Đã nhập chứng từ."

    def rule(self):
        return rules.may_pay(self.request.user, self.project)

    def act(self, form):
        services.pay(**self.common(form), **form.told)
        return reverse("projects:detail", args=[self.project.pk])


class AdvanceCreate(_Pay):
    form_class = AdvanceForm
    heading, button, success = "Tạm ứng", "Ghi tạm ứng", "Đã ghi tạm ứng."

    def rule(self):
        return rules.may_advance(self.request.user, self.project)

    def act(self, form):
        services.advance(**self.common(form), **form.told)
        return reverse("projects:detail", args=[self.project.pk])
