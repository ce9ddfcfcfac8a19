"""Mức chi: the register of caps, and what the office plans under them."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from budgets import rules, services
from budgets.forms.costs import CapFilterForm, CostForm, CostUpdateForm
from budgets.models import CostEstimate
from budgets.queries import caps, item_caps
from khuyencong.core.dates import today
from khuyencong.core.paging import page
from khuyencong.core.views import GuardedAct
from projects.models import Project

_LIST = "Dự toán chi của cơ quan"


class CostList(TemplateView):
    template_name = "budgets/cost_list.html"

    def get_context_data(self, **kwargs):
        if not rules.may_see_money(self.request.user):
            raise Http404
        return super().get_context_data(
            page=page(self.request, caps.cost_estimates(self.request.user)),
            may_estimate=rules.may_estimate_cost(self.request.user),
            crumbs=[("Kinh phí", reverse("budgets:board")), (_LIST, "")],
        )


class CapList(TemplateView):
    template_name = "budgets/cap_list.html"

    def get_context_data(self, **kwargs):
        if not rules.may_see_money(self.request.user):
            raise Http404
        form = CapFilterForm(self.request.GET or None)
        told = form.cleaned_data if form.is_bound and form.is_valid() else {}
        rows = caps.register(on=today() if told.get("con") else None)
        rows = rows.filter(kind=told["khoan"]) if told.get("khoan") else rows
        crumbs = [("Kinh phí", reverse("budgets:board")), (_LIST, reverse("budgets:costs")), ("Mức chi tối đa", "")]
        return super().get_context_data(page=page(self.request, rows), filter_form=form, today=today(), crumbs=crumbs)


class EstimateCaps(TemplateView):
    """Caps beside the estimate of a đề án, brought into its page by htmx, and alone without."""

    template_name = "budgets/estimate_caps.html"

    def get_context_data(self, pk, **kwargs):
        rows = Project.objects.visible_to(self.request.user).select_related(
            "content__parent__parent", "unit__parent__parent"
        )
        project = get_object_or_404(rows, pk=pk)
        back = reverse("projects:estimate", args=[project.pk])
        case = (project.code, reverse("projects:detail", args=[project.pk]))
        crumbs = [("Đề án", reverse("projects:list")), case, ("Dự toán", back), ("Mức chi tối đa", "")]
        return super().get_context_data(project=project, caps=item_caps.of_estimate(project), crumbs=crumbs)


class _Cost(GuardedAct):
    template_name = "projects/project_act.html"
    form_takes_user = True
    lead = "Ghi xong, cổng nêu mức tối đa và căn cứ. Vượt mức thì ghi lý do và văn bản; mức chưa kiểm chứng chỉ nhắc."

    def rule(self):
        return rules.may_estimate_cost(self.request.user)

    def frame(self) -> dict:
        back = reverse("budgets:costs")
        crumbs = [("Kinh phí", reverse("budgets:board")), (_LIST, back), (self.heading, "")]
        return super().frame() | {"project": None, "back": back, "crumbs": crumbs}


class CostCreate(_Cost):
    form_class = CostForm
    heading, button, success = "Thêm dự toán chi", "Ghi dự toán", "Đã ghi dự toán, kèm câu giải thích mức tối đa."

    def act(self, form):
        services.estimate_cost(by=self.request.user, facts=form.facts, **form.over)
        return reverse("budgets:costs")


class CostUpdate(_Cost):
    form_class = CostUpdateForm
    heading, button, success = "Sửa dự toán chi", "Lưu dự toán", "Đã lưu dự toán."

    @cached_property
    def estimate(self) -> CostEstimate:
        rows = CostEstimate.objects.visible_to(self.request.user)
        return get_object_or_404(rows.select_related("project", "unit__parent__parent", "cap"), pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.estimate  # noqa: B018  what is elsewhere is not there, before anything is said of it
        return super().dispatch(request, *args, **kwargs)

    def subject(self):
        return self.estimate

    def get_initial(self):
        names = ("kind", "name", "year", "purse", "unit", "count", "base", "amount", "reason")
        one = self.estimate
        known = {name: getattr(one, name) for name in names}
        return (
            super().get_initial()
            | known
            | {"variant": one.cap.variant if one.cap else "", "project": one.project.code if one.project else ""}
        )

    def act(self, form):
        version = form.cleaned_data["version"]
        services.update_cost(
            by=self.request.user, estimate=self.estimate, facts=form.facts, version=version, **form.over
        )
        return reverse("budgets:costs")
