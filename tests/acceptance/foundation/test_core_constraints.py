"""The database has the last word: every named constraint refuses, every text column refuses what is not NFC.

Statements go past forms and services, as a script or a hand at psql would.
"""

import unicodedata
from collections.abc import Callable

import pgtrigger
import pytest
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

from khuyencong.core.fields import ViCharField, ViTextField
from khuyencong.territory.choices import Kind, Level
from khuyencong.territory.models import AdministrativeUnit, Succession, UnitName
from projects.models import Content, OutputIndicator
from tests.acceptance.foundation.breaks import BACKWARDS, BREAKS, IN_STATE, NAMED_FIRST
from tests.architecture.test_factories import factories
from tests.architecture.test_relations import our_models
from tests.factories.core import UserFactory
from tests.factories.offices import COMMUNE, HCM, unit
from tests.factories.projects import ProjectFactory, TrainingClassFactory


def unit_name() -> UnitName:
    return UnitName.objects.create(unit=unit(COMMUNE), name="Thử", kind=Kind.XA)


FACTORIES = {one._meta.model: one for one in reversed(factories())}
ROWS: dict[type[models.Model], Callable] = FACTORIES | {
    AdministrativeUnit: lambda: unit(COMMUNE),
    UnitName: unit_name,
    Succession: lambda: Succession.objects.order_by("pk").first(),
    Content: lambda: Content.objects.get(code="ND3"),
    OutputIndicator: lambda: OutputIndicator.objects.order_by("code").first(),
}
# Triggers that let no row of their model be changed at all; what stands behind them is asked too.
KEEPERS = [
    f"{model._meta.label}:{one.name}"
    for model in our_models()
    for one in getattr(model._meta, "triggers", ())
    if isinstance(one, pgtrigger.Protect) or one.name.endswith("_kept")
]


def constraints() -> list:
    return [pytest.param(model, one, id=one.name) for model in our_models() for one in model._meta.constraints]


def refusal(statement: Callable) -> str:
    """Name of the constraint that refuses ``statement``, on rows that are kept as on all others."""
    with pytest.raises(IntegrityError) as refused, pgtrigger.ignore(*KEEPERS), transaction.atomic():
        statement()
    return refused.value.__cause__.diag.constraint_name


def codes_of(constraint) -> str | None:
    """The column a check holds to a list of codes, if that is all it does."""
    child = constraint.condition.children[0] if len(constraint.condition.children) == 1 else None
    return child[0].removesuffix("__in") if isinstance(child, tuple) and child[0].endswith("__in") else None


def breaking(model: type[models.Model], constraint) -> Callable:
    """A statement on a good row that only this constraint stands against."""
    state = IN_STATE.get(constraint.name, {})
    row = ROWS[model](**state)
    if isinstance(constraint, models.CheckConstraint):
        column = codes_of(constraint)
        changes = BREAKS.get(constraint.name) or ({column: "zz"} if column else BACKWARDS)
        changes = changes | {
            name: ROWS[model._meta.get_field(name).related_model]()
            for name, value in changes.items()
            if isinstance(value, str) and value.startswith(("a ", "an "))
        }
        return lambda: model.objects.filter(pk=row.pk).update(**changes)
    if isinstance(constraint, ExclusionConstraint):
        names = [name for expression, _ in constraint.expressions for name in columns(expression)]
    else:
        names = constraint.fields
    same = {name: getattr(row, name) for name in names if name not in {"valid_from", "valid_to"}}
    return lambda: twin(row, state | same)


def columns(expression) -> list[str]:
    if isinstance(expression, str):
        return [expression]
    if isinstance(expression, F):
        return [expression.name]
    return [name for part in expression.get_source_expressions() for name in columns(part)]


def twin(row: models.Model, same: dict) -> models.Model:
    """Another row equal in these columns: by its factory, or (reference rows) a copy."""
    if type(row) in FACTORIES:
        return FACTORIES[type(row)](**same)
    copy = type(row).objects.get(pk=row.pk)
    copy.pk, copy._state.adding = None, True
    if isinstance(copy, AdministrativeUnit):
        copy.reference_key = None
    copy.save()
    return copy


def test_there_are_enough_rules():
    assert len(constraints()) >= 100


@pytest.mark.parametrize(("model", "constraint"), constraints())
def test_the_database_refuses(db, model, constraint):
    assert refusal(breaking(model, constraint)) == NAMED_FIRST.get(constraint.name, constraint.name)


@pytest.mark.parametrize(
    ("make", "good"),
    [
        (ProjectFactory, {"support_proposed": None}),
        (ProjectFactory, {"plan_year": None}),
        (TrainingClassFactory, {"learners": None, "female": 40}),
        (UserFactory, {"email": None, "phone": "0912345678"}),
    ],
)
def test_what_is_unknown_or_enough_is_taken(db, make, good):
    row = make()
    assert type(row).objects.filter(pk=row.pk).update(**good) == 1


def test_a_province_has_no_parent(db):
    whole = unit(HCM)
    assert whole.level == Level.PROVINCE
    name = refusal(lambda: AdministrativeUnit.objects.filter(pk=whole.pk).update(parent=unit(COMMUNE)))
    assert name == "unit_below_province_has_parent"


def text_columns() -> list:
    return [
        pytest.param(model, one, id=f"{model._meta.label}.{one.name}")
        for model in our_models()
        for one in model._meta.fields
        if isinstance(one, ViCharField | ViTextField)
    ]


@pytest.mark.parametrize(("model", "field"), text_columns())
def test_a_text_column_refuses_decomposed_letters(db, model, field):
    row = ROWS[model]()
    decomposed = unicodedata.normalize("NFD", "ế")
    table, column, key = (
        connection.ops.quote_name(n) for n in (model._meta.db_table, field.column, model._meta.pk.column)
    )

    def statement():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [decomposed, row.pk])  # noqa: S608

    assert field.column in refusal(statement)


def test_the_orm_composes_letters_on_the_way_in(db):
    person = UserFactory(full_name=unicodedata.normalize("NFD", "Nguyễn Thị Huệ"))
    person.refresh_from_db()
    assert person.full_name == "Nguyễn Thị Huệ"
    assert type(person).objects.filter(full_name=unicodedata.normalize("NFD", "Nguyễn Thị Huệ")).get() == person
