"""What is entered from the board, and the money panel of a đề án page."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from budgets import queries, rules, services
from budgets.forms import ledger as forms
from khuyencong.core.views import ActView
from projects.models import Project


class _MoneyPage(ActView):
    template_name = "budgets/form.html"
    heading = ""
    button = "Ghi"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not self.may(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def may(self, user):
        return rules.may_plan(user)

    def get_initial(self):
        year = self.request.GET.get("nam", "")
        return super().get_initial() | ({"year": int(year)} if year.isascii() and year.isdigit() else {})

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.heading, button=self.button, **kwargs)


class PlanLineCreate(_MoneyPage):
    form_class = forms.PlanLineForm
    heading, success = "Thêm dòng kế hoạch", "Đã ghi dòng kế hoạch."

    def act(self, form):
        line = services.plan(by=self.request.user, **form.answers)
        return f"{reverse('budgets:board')}?nam={line.year}"


class EnvelopeCreate(_MoneyPage):
    form_class = forms.EnvelopeForm
    heading, success = "Ghi kinh phí được giao", "Đã ghi kinh phí được giao."

    def act(self, form):
        envelope = services.give(by=self.request.user, document=form.document, **form.others)
        return f"{reverse('budgets:board')}?nam={envelope.year}"


class ProjectPanel(TemplateView):
    """What a đề án was paid, shown inside its page by htmx, and alone without."""

    template_name = "budgets/project_panel.html"

    def get_context_data(self, pk, **kwargs):
        project = get_object_or_404(Project.objects.visible_to(self.request.user), pk=pk)
        if not rules.may_see_money(self.request.user):
            raise Http404
        money = queries.project_money(project)
        return super().get_context_data(
            project=project,
            money=money,
            may_pay=rules.may_pay(self.request.user, project),
            may_advance=rules.may_advance(self.request.user, project),
            may_lend=rules.may_lend(self.request.user, project),
            repayables=queries.repayables_of(project),
        )
