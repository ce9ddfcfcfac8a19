"""A form takes the columns it names and no other: nothing is assigned because it happens to be in the POST."""

import importlib
import pkgutil

import pytest
from django.forms import ModelForm

from khuyencong.core.forms import ActForm, ActModelForm
from khuyencong.establishments.models import Need
from tests.architecture.code import APPS

# What only services set.
NEVER_TYPED = {"id", "timeline", "status", "illustrative", "holder", "sent_at", "sent_by", "receipt", "recorded_by"}
# Named on purpose: who holds a đề án is chosen, the state of a workshop is a fact of it.
WORKSHOP = ("EstablishmentForm", "FactsForm", "NewEstablishmentForm", "ChangedFactsForm")
CHOSEN = {("AssignForm", "holder"), *((form, "status") for form in WORKSHOP)}


def form_classes() -> list[type]:
    """Every form of every ``forms`` room."""
    found = set()
    for app, folder in list(APPS.items())[:-1]:  # core holds the bases
        if not (folder / "forms.py").exists() and not (folder / "forms").exists():
            continue
        room = importlib.import_module(f"{app}.forms")
        inside = pkgutil.iter_modules(getattr(room, "__path__", []))
        modules = [room, *(importlib.import_module(f"{app}.forms.{one.name}") for one in inside)]
        for module in modules:
            found |= {
                one
                for one in vars(module).values()
                if isinstance(one, type) and issubclass(one, ActForm) and one.__module__ == module.__name__
            }
    return sorted(found, key=lambda one: f"{one.__module__}.{one.__name__}")


def faults(form: type) -> list[str]:
    """Columns taken without being named, or that are not for typing."""
    meta = getattr(form, "Meta", None)
    named = isinstance(getattr(meta, "fields", None), list | tuple) and not getattr(meta, "exclude", None)
    found = ["không kể tên từng cột"] if issubclass(form, ModelForm) and not named else []
    return found + [name for name in sorted(NEVER_TYPED & set(form.base_fields)) if (form.__name__, name) not in CHOSEN]


def test_there_are_forms():
    assert len(form_classes()) >= 20


@pytest.mark.parametrize("form", form_classes(), ids=lambda form: form.__name__)
def test_a_form_takes_only_what_it_names(form):
    assert faults(form) == []


def test_an_open_form_is_caught():
    class Open(ActModelForm):
        class Meta:
            model = Need
            fields = "__all__"

    assert faults(Open) == ["không kể tên từng cột", "holder", "illustrative", "recorded_by", "status"]
