"""Relations point down the stack and, across apps, one way; no relation to anything at all."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.test.utils import isolate_apps

from khuyencong.core.models import User
from projects.models import Project
from tests.architecture.code import APPS

STACK = [name.rpartition(".")[2] for name in reversed(APPS)]  # core first
# Django's own: fields of a user, the session a device is known by.
EXEMPT = {"core.User.groups", "core.User.user_permissions", "core.Device.session"}


def our_models() -> list[type[models.Model]]:
    """Ours; event tables and their contexts are pghistory's."""
    return [
        model
        for label in STACK
        for model in apps.get_app_config(label).get_models()
        if not hasattr(model, "pgh_tracked_model")
    ]


def relations(model: type[models.Model]) -> list[models.Field]:
    return [one for one in model._meta.get_fields() if one.is_relation and not one.auto_created and one.related_model]


def upward(model: type[models.Model]) -> list[str]:
    """Relations to an app that stands above, or beside the stack."""
    return [
        f"{model._meta.label}.{one.name}"
        for one in relations(model)
        if one.related_model._meta.app_label not in STACK[: STACK.index(model._meta.app_label) + 1]
        and f"{model._meta.label}.{one.name}" not in EXEMPT
    ]


def two_way(model: type[models.Model]) -> list[str]:
    """Relations to another app that give it a way back."""
    return [
        f"{model._meta.label}.{one.name}"
        for one in relations(model)
        if one.related_model._meta.app_label != model._meta.app_label
        and not one.remote_field.hidden
        and f"{model._meta.label}.{one.name}" not in EXEMPT
    ]


def generic(model: type[models.Model]) -> list[str]:
    return [one.name for one in model._meta.private_fields if isinstance(one, GenericForeignKey)]


def test_the_stack_is_all_our_apps():
    ours = {config.label for config in apps.get_app_configs() if config.name in APPS}
    assert ours == set(STACK)


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_relations_point_down_and_are_one_way_across_apps(model):
    assert upward(model) == []
    assert two_way(model) == []
    assert generic(model) == []


@isolate_apps("collaborators", "projects")
def test_an_upward_relation_is_caught():
    class Climber(models.Model):  # noqa: DJ008  never a row
        project = models.ForeignKey(Project, models.PROTECT, related_name="+")

        class Meta:
            app_label = "collaborators"

    assert upward(Climber) == ["collaborators.Climber.project"]


@isolate_apps("projects")
def test_a_way_back_is_caught():
    class Talker(models.Model):  # noqa: DJ008
        user = models.ForeignKey(User, models.PROTECT, related_name="talkers")
        quiet = models.ForeignKey(User, models.PROTECT, related_name="+")

        class Meta:
            app_label = "projects"

    assert two_way(Talker) == ["projects.Talker.user"]


@isolate_apps("khuyencong.core")
def test_a_generic_relation_is_caught():
    class Anything(models.Model):  # noqa: DJ008
        content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
        object_id = models.BigIntegerField()
        thing = GenericForeignKey()

        class Meta:
            app_label = "core"

    assert generic(Anything) == ["thing"]
    assert upward(Anything) == ["core.Anything.content_type"]
