"""Scenarios beside the plan."""

import factory
from factory.django import DjangoModelFactory

from budgets.models import Scenario, ScenarioItem, ScenarioLine
from tests.factories.budgets import PlanLineFactory
from tests.factories.core import UserFactory
from tests.factories.offices import HCM, unit
from tests.factories.projects import ProjectFactory


class ScenarioFactory(DjangoModelFactory):
    class Meta:
        model = Scenario

    unit = factory.LazyFunction(lambda: unit(HCM))
    year = 2026
    name = factory.Sequence(lambda n: f"Kịch bản thử {n}")
    created_by = factory.SubFactory(UserFactory)


class ScenarioItemFactory(DjangoModelFactory):
    class Meta:
        model = ScenarioItem

    scenario = factory.SubFactory(ScenarioFactory)
    project = factory.SubFactory(ProjectFactory)
    amount = 200_000_000


class ScenarioLineFactory(DjangoModelFactory):
    class Meta:
        model = ScenarioLine

    scenario = factory.SubFactory(ScenarioFactory)
    plan_line = factory.SubFactory(PlanLineFactory)
