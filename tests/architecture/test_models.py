"""Every model speaks Vietnamese in lower case, and who did a thing is never known without when."""

import re

import pytest
from django.db import connection, models
from django.db.models import Q

from khuyencong.core.fields import ViCharField, ViTextField
from tests.architecture.test_relations import our_models

# Words that are written with a capital wherever they stand.
NAMES = re.compile(r"^(CNNT|CN-TTCN|SHA-256|NĐ|ID\b|[IVX]+\.)")
# Django's own fields of a user, translated by Django.
DJANGOS = {"password", "last_login", "is_superuser", "groups", "user_permissions", "id"}
MODELS = [pytest.param(model, id=model._meta.label) for model in our_models()]


def shouted(model: type[models.Model]) -> list[str]:
    """Names of the model and its fields that do not begin in lower case."""
    names = {"": str(model._meta.verbose_name), "nhiều": str(model._meta.verbose_name_plural)}
    names |= {
        one.name: str(one.verbose_name)
        for one in model._meta.fields
        if one.name not in DJANGOS and not one.generated and one.editable
    }
    return [f"{name}: {told}" for name, told in names.items() if told[:1].isupper() and not NAMES.match(told)]


def english(model: type[models.Model]) -> list[str]:
    """Fields whose name nobody gave: Django would show the identifier."""
    return [
        one.name
        for one in model._meta.fields
        if one.editable
        and not one.generated
        and not one.primary_key
        and one.name not in DJANGOS
        and str(one.verbose_name) == one.name.replace("_", " ")
    ]


def pairs(model: type[models.Model]) -> list[str]:
    """Stems of “…_at” and “…_by” that stand side by side."""
    names = {one.name for one in model._meta.fields}
    return sorted(name[:-3] for name in names if name.endswith("_at") and f"{name[:-3]}_by" in names)


def loose_pairs(model: type[models.Model]) -> list[str]:
    """Pairs of which one may be set without the other, as the constraints stand.

    Each half alone is tried against every check constraint; a NOT NULL half cannot be missing.
    """
    found = []
    for stem in pairs(model):
        at, by = model._meta.get_field(f"{stem}_at"), model._meta.get_field(f"{stem}_by")
        bound = any(
            isinstance(one, models.CheckConstraint) and {at.name, by.name} <= names_in(one.condition)
            for one in model._meta.constraints
        )
        if not bound and (at.null or by.null):
            found.append(stem)
    return found


def names_in(condition: Q) -> set[str]:
    """Columns a condition speaks of."""
    found = set()
    for child in condition.children:
        found |= names_in(child) if isinstance(child, Q) else {child[0].split("__")[0]}
    return found


@pytest.mark.parametrize("model", MODELS)
def test_names_are_vietnamese_in_lower_case(model):
    assert shouted(model) == []
    assert english(model) == []


# The file of the system itself (reference rows, demo) has a time and nobody.
UNBOUND = {"core.StoredFile": ["stored"]}


@pytest.mark.parametrize("model", MODELS)
def test_when_and_who_are_bound(model):
    assert loose_pairs(model) == UNBOUND.get(model._meta.label, [])


@pytest.mark.parametrize("model", MODELS)
def test_no_model_orders_itself_and_str_is_its_own(model):
    assert model._meta.ordering == []
    assert model._meta.auto_created or "__str__" in vars(model) or model._meta.label == "core.User"


@pytest.mark.parametrize("model", MODELS)
def test_constraints_are_named_and_text_is_nfc(model):
    assert all(one.name and "%" not in one.name for one in model._meta.constraints)
    text = [one for one in model._meta.fields if isinstance(one, ViCharField | ViTextField)]
    assert all("NFC" in one.db_check(connection) for one in text)


def test_faults_of_a_model_are_caught():
    class Loud(models.Model):  # noqa: DJ008  never a row
        title = models.CharField("Tiêu đề", max_length=5)
        raw_name = models.CharField(max_length=5)
        done_at = models.DateTimeField("xong lúc", null=True)
        done_by = models.IntegerField("người làm xong", null=True)

        class Meta:
            app_label = "core"
            managed = False
            verbose_name = "Cái to"
            verbose_name_plural = "cái to"

    try:
        assert shouted(Loud) == [": Cái to", "title: Tiêu đề"]
        assert english(Loud) == ["raw_name"]
        assert loose_pairs(Loud) == ["done"]
    finally:
        Loud._meta.apps.all_models["core"].pop("loud")
        Loud._meta.apps.clear_cache()


def loose_codes(model: type[models.Model]) -> list[str]:
    """Columns with a list of codes that no check constraint names."""
    bound = set()
    for one in model._meta.constraints:
        if isinstance(one, models.CheckConstraint):
            bound |= names_in(one.condition)
    return [one.name for one in model._meta.fields if one.choices and one.name not in bound]


@pytest.mark.parametrize("model", MODELS)
def test_codes_are_held_by_the_database(model):
    assert loose_codes(model) == []


def test_a_loose_code_is_caught():
    class Coded(models.Model):  # noqa: DJ008  never a row
        kind = models.CharField("loại", max_length=2, choices=[("a", "A")])

        class Meta:
            app_label = "core"
            managed = False

    try:
        assert loose_codes(Coded) == ["kind"]
    finally:
        Coded._meta.apps.all_models["core"].pop("coded")
        Coded._meta.apps.clear_cache()
