"""Tiền thưởng of a round: the panel its page shows, and the form that pays."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from budgets import rules, services
from budgets.forms.prizes import PrizesForm
from budgets.queries.prizes import Prizes, prize_cap, prizes_of
from khuyencong.core.dates import today
from khuyencong.core.views import GuardedAct
from products.models import VotingRound
from projects.choices import Purse


class _OfRound:
    @cached_property
    def round(self) -> VotingRound:
        if not rules.may_see_money(self.request.user):
            raise Http404
        visible = VotingRound.objects.visible_to(self.request.user).select_related("unit__parent__parent", "decision")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    @cached_property
    def prizes(self) -> Prizes:
        return prizes_of(self.round)

    def crumbs(self) -> list[tuple[str, str]]:
        return [
            ("Bình chọn", reverse("products:rounds")),
            (str(self.round), reverse("products:round", args=[self.round.pk])),
        ]


class PrizePanel(_OfRound, TemplateView):
    """Shown inside the page of the round by htmx, and alone without."""

    template_name = "budgets/prize_page.html"

    def get_template_names(self):
        return ["budgets/_prizes.html"] if self.request.htmx else [self.template_name]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            round=self.round,
            prizes=self.prizes,
            may_pay=rules.may_pay_prizes(self.request.user, self.prizes),
            crumbs=[*self.crumbs(), ("Tiền thưởng", "")],
        )


class PrizesPay(_OfRound, GuardedAct):
    template_name = "budgets/pay_prizes.html"
    form_class = PrizesForm
    form_takes_user = True
    heading, button = "Chi tiền thưởng", "Ghi chi thưởng"
    success = "Đã ghi chứng từ chi thưởng."

    def rule(self):
        return rules.may_pay_prizes(self.request.user, self.prizes)

    @property
    def lead(self) -> str:
        answer = prize_cap(self.round, purse=Purse.LOCAL, on=today())
        return f"Một chứng từ cho mọi sản phẩm chưa được thưởng. {answer.sentence}"

    def back(self) -> str:
        return reverse("products:round", args=[self.round.pk])

    def frame(self) -> dict:
        crumbs = [*self.crumbs(), (self.heading, "")]
        return super().frame() | {"round": self.round, "project": None, "back": self.back(), "crumbs": crumbs}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"prizes": self.prizes}

    def act(self, form):
        beyond = services.Beyond.told(form.beyond) if form.beyond else None
        services.pay_prizes(by=self.request.user, round=self.round, decision=form.decision, beyond=beyond, **form.told)
        return reverse("budgets:prize_panel", args=[self.round.pk])
