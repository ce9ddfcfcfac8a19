"""Scenarios of a year: the list, one of them, what it holds, several side by side, and making one the plan."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from budgets import rules, services
from budgets.forms.places import home_of
from budgets.forms.scenarios import ComposeForm, PromoteForm, ScenarioForm
from budgets.models import Scenario
from budgets.queries import scenarios as queries
from khuyencong.core.dates import today
from khuyencong.core.money import format_prose
from khuyencong.core.views import GuardedAct


def year_asked(request, otherwise: int | None = None) -> int:
    """The year of the address (``?nam=``), else the one given, else next year's: plans are made ahead."""
    typed = request.GET.get("nam", "")
    if typed.isascii() and typed.isdigit() and len(typed) == 4:
        return int(typed)
    return otherwise or today().year + 1


def list_address(year: int) -> str:
    return reverse("budgets:scenarios", query={"nam": year})


class ScenarioList(TemplateView):
    template_name = "budgets/scenario_list.html"

    def get_context_data(self, **kwargs):
        if not rules.may_see_money(self.request.user):
            raise Http404
        year, this_year = year_asked(self.request), today().year
        return super().get_context_data(
            year=year,
            years=sorted({year, this_year, this_year + 1}, reverse=True),
            rows=queries.scenarios(user=self.request.user, year=year),
            most=queries.MOST_AT_ONCE,
            may_plan=rules.may_plan(self.request.user),
            crumbs=[("Kinh phí", reverse("budgets:board")), ("Kịch bản", "")],
        )


class ScenarioCompare(TemplateView):
    """Up to three side by side; more than that, or none that can be seen, is told."""

    template_name = "budgets/scenario_compare.html"

    def chosen(self) -> list[Scenario]:
        """Those of the address that can be seen, in its order."""
        asked = [one for one in dict.fromkeys(self.request.GET.getlist("chon")) if one.isascii() and one.isdigit()]
        seen = Scenario.objects.visible_to(self.request.user).select_related("unit")
        by_pk = seen.in_bulk([int(one) for one in asked[:20]])
        return [by_pk[int(one)] for one in asked if int(one) in by_pk]

    def get_context_data(self, **kwargs):
        if not rules.may_see_money(self.request.user):
            raise Http404
        found = self.chosen()
        parts = queries.compositions(found[: queries.MOST_AT_ONCE])
        comparison = queries.Comparison(parts)
        back = list_address(found[0].year if found else today().year)
        return super().get_context_data(
            parts=parts,
            left_out=found[queries.MOST_AT_ONCE :],
            contents=comparison.contents() if parts else [],
            places=comparison.places(),
            back=back,
            crumbs=[("Kinh phí", reverse("budgets:board")), ("Kịch bản", back), ("So sánh", "")],
        )


class _OfScenario:
    @cached_property
    def scenario(self) -> Scenario:
        if not rules.may_see_money(self.request.user):
            raise Http404
        seen = Scenario.objects.visible_to(self.request.user).select_related("unit", "promoted_by", "created_by")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    @cached_property
    def composition(self) -> queries.Composition:
        return queries.compositions([self.scenario])[0]

    @property
    def address(self) -> str:
        return reverse("budgets:scenario", args=[self.scenario.pk])

    def crumbs(self, *more: tuple[str, str]) -> list[tuple[str, str]]:
        there = self.address if more else ""
        return [
            ("Kinh phí", reverse("budgets:board")),
            ("Kịch bản", list_address(self.scenario.year)),
            (self.scenario.name, there),
            *more,
        ]


class ScenarioDetail(_OfScenario, TemplateView):
    """What it holds, against norms and envelopes; once promoted, beside the plan it became."""

    template_name = "budgets/scenario_detail.html"

    def get_context_data(self, **kwargs):
        user, scenario = self.request.user, self.scenario
        return super().get_context_data(
            scenario=scenario,
            parts=self.composition,
            rooms=queries.rooms(self.composition),
            plan=queries.plan_of(scenario) if scenario.is_promoted else [],
            may_compose=rules.may_compose(user, scenario),
            may_promote=rules.may_promote(user, scenario),
            crumbs=self.crumbs(),
        )


class ScenarioOpen(GuardedAct):
    template_name = "projects/project_act.html"
    form_class = ScenarioForm
    heading, button = "Lập kịch bản", "Lập kịch bản"
    lead = "Kịch bản để tính thử: chọn đề án, chia tiền, so sánh. Chưa vào kế hoạch thì chưa ràng buộc ai."
    success = "Đã lập kịch bản. Chọn đề án cho nó."

    def rule(self):
        return rules.may_plan(self.request.user)

    def get_initial(self):
        return super().get_initial() | {"year": year_asked(self.request), "unit": home_of(self.request.user)}

    def get_form_kwargs(self):
        others = Scenario.objects.visible_to(self.request.user).order_by("-year", "pk")
        return super().get_form_kwargs() | {"others": others}

    def frame(self) -> dict:
        back = list_address(year_asked(self.request))
        crumbs = [("Kinh phí", reverse("budgets:board")), ("Kịch bản", back), (self.heading, "")]
        return super().frame() | {"back": back, "crumbs": crumbs}

    def act(self, form):
        made = services.open_scenario(by=self.request.user, **form.answers)
        return reverse("budgets:scenario", args=[made.pk])


class _ScenarioAct(_OfScenario, GuardedAct):
    def subject(self):
        return self.scenario

    def frame(self) -> dict:
        return super().frame() | {
            "scenario": self.scenario,
            "back": self.address,
            "crumbs": self.crumbs((self.heading, "")),
        }


class ScenarioCompose(_ScenarioAct):
    template_name = "budgets/scenario_compose.html"
    form_class = ComposeForm
    heading, button = "Chọn đề án", "Lưu kịch bản"
    success = "Đã lưu kịch bản."

    def rule(self):
        return rules.may_compose(self.request.user, self.scenario)

    def get_form_kwargs(self):
        projects = list(queries.candidates(user=self.request.user, scenario=self.scenario))
        amounts = {one.project_id: one.amount for one in self.composition.items}
        return super().get_form_kwargs() | {"projects": projects, "amounts": amounts}

    def act(self, form):
        version = form.cleaned_data["version"]
        try:
            services.compose_scenario(
                by=self.request.user, scenario=self.scenario, amounts=form.amounts, version=version
            )
        except services.NotFitting as refused:
            for pk, reason in refused.reasons.items():
                form.add_error(f"tien_{pk}", reason)
            raise
        return self.address


class ScenarioPromote(_ScenarioAct):
    template_name = "projects/project_act.html"
    form_class = PromoteForm
    heading, button = "Đưa kịch bản vào kế hoạch", "Đưa vào kế hoạch"
    success = "Kịch bản đã là kế hoạch của năm. Kịch bản còn nguyên để đối chiếu."

    def rule(self):
        if self.scenario.is_promoted:  # pressed twice: the second time leads to what the first one did
            return rules.may_plan(self.request.user)
        return rules.may_promote(self.request.user, self.scenario)

    @property
    def lead(self) -> str:
        parts = self.composition
        return (
            f"{self.scenario.name}: {len(parts.items)} đề án, {format_prose(parts.support.value)}. Kế hoạch năm"
            f" {self.scenario.year} của {self.scenario.unit.full_name} sẽ bằng đúng kịch bản này; kịch bản không sửa nữa."
        )

    def act(self, form):
        services.promote_scenario(by=self.request.user, scenario=self.scenario, version=form.cleaned_data["version"])
        return self.address
