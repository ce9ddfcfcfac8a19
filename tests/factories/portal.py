"""What people add to tasks."""

import factory
from factory.django import DjangoModelFactory

from khuyencong.portal.models import TaskMark
from tests.factories.core import UserFactory


class TaskMarkFactory(DjangoModelFactory):
    """A task put off; ``handed_over`` gives it to somebody instead."""

    class Meta:
        model = TaskMark

    user = factory.SubFactory(UserFactory)
    key = factory.Sequence(lambda n: f"projects.project:{900_000 + n}:submit")
    snoozed_until = "2026-12-31"
    note = "Chờ báo giá"

    class Params:
        handed_over = factory.Trait(snoozed_until=None, assignee=factory.SubFactory(UserFactory))
