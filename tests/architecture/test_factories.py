"""Every model has a factory, and every factory and every state of it makes a row the database takes."""

import importlib
import pkgutil

import pytest
from django.apps import apps
from factory.django import DjangoModelFactory

import tests.factories

OURS = (
    *("core", "territory", "offices", "establishments", "collaborators", "projects", "products", "budgets", "reports"),
    "portal",
)
# Filled by the machinery itself, or (places) by the reference rows.
WITHOUT = {
    "core.IdempotencyKey",
    "territory.AdministrativeUnit",
    "territory.UnitName",
    "territory.Succession",
    "projects.Content",
    "projects.OutputIndicator",
}


def factories() -> list[type[DjangoModelFactory]]:
    modules = [
        importlib.import_module(f"tests.factories.{found.name}")
        for found in pkgutil.iter_modules(tests.factories.__path__)
    ]
    return [
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, DjangoModelFactory) and one.__module__ == module.__name__
    ]


def states() -> list:
    return [
        pytest.param(one, state, id=f"{one.__name__}-{'and '.join(state) or 'plain'}")
        for one in factories()
        for state in [{}, *({name: True} for name in one._meta.parameters)]
    ]


def test_every_model_has_a_factory():
    models = {
        model._meta.label
        for name in OURS
        for model in apps.get_app_config(name).get_models()
        if not hasattr(model, "pgh_tracked_model")
    }
    made = {one._meta.model._meta.label for one in factories()}
    assert models - made == WITHOUT


@pytest.mark.parametrize(("made_by", "state"), states())
def test_each_state_makes_a_row(db, made_by, state):
    made = made_by(**state)
    assert type(made)._default_manager.get(pk=made.pk) == made
