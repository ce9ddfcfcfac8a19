"""Vốn đối ứng of one đề án: by evidence."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from budgets import queries, rules, services
from budgets.forms.counterparts import CounterpartForm, VoidForm
from budgets.models import CounterpartEvidence
from budgets.views.moves import MoneyAct
from projects.models import Project


class Counterparts(TemplateView):
    template_name = "budgets/counterparts.html"

    def get_context_data(self, pk, **kwargs):
        project = get_object_or_404(Project.objects.visible_to(self.request.user), pk=pk)
        if not rules.may_see_money(self.request.user):
            raise Http404
        back = reverse("projects:detail", args=[project.pk])
        return super().get_context_data(
            project=project,
            lines=queries.counterparts(project),
            may_prove=rules.may_prove_counterpart(self.request.user, project),
            crumbs=[("Đề án", reverse("projects:list")), (project.code, back), ("Vốn đối ứng", "")],
        )


class _Act(MoneyAct):
    def rule(self):
        return rules.may_prove_counterpart(self.request.user, self.project)

    def back(self) -> str:
        return reverse("budgets:counterparts", args=[self.project.pk])

    def frame(self) -> dict:
        return super().frame() | {"back": self.back()}


class CounterpartCreate(_Act):
    form_class = CounterpartForm
    heading, button, success = "Ghi chứng cứ vốn đối ứng", "Ghi chứng cứ", "Đã ghi chứng cứ vốn đối ứng."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"project": self.project}

    def act(self, form):
        services.record_counterpart(by=self.request.user, document=form.document, **form.others)
        return self.back()


class CounterpartVoid(_Act):
    form_class = VoidForm
    heading, button, danger, success = (
        "Gạt bỏ chứng cứ",
        "Gạt bỏ",
        True,
        "Đã gạt bỏ chứng cứ; dòng ấy vẫn còn trong sổ.",
    )

    @cached_property
    def evidence(self) -> CounterpartEvidence:
        rows = CounterpartEvidence.objects.filter(beneficiary__project=self.project, void_on=None)
        return get_object_or_404(rows.select_related("beneficiary__project", "document"), pk=self.kwargs["part"])

    @property
    def lead(self) -> str:
        return f"{self.evidence}, theo {self.evidence.document}."

    def act(self, form):
        services.void_counterpart(by=self.request.user, evidence=self.evidence, **form.answers)
        return self.back()
