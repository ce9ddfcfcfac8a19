"""The desk: training on record, ways of looking at lists, handovers."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from khuyencong.offices.choices import Page, TrainingTopic
from khuyencong.offices.models import Handover, HandoverItem, OfficerTraining, SavedView
from tests.factories.core import UserFactory


class OfficerTrainingFactory(DjangoModelFactory):
    class Meta:
        model = OfficerTraining

    user = factory.SubFactory(UserFactory)
    topic = TrainingTopic.APPRAISAL
    course = factory.Sequence(lambda n: f"Thẩm định đề án khuyến công, khoá {n}")
    starts_on = date(2025, 3, 10)
    ends_on = date(2025, 3, 12)


class SavedViewFactory(DjangoModelFactory):
    class Meta:
        model = SavedView

    user = factory.SubFactory(UserFactory)
    page = Page.PROJECTS
    name = factory.Sequence(lambda n: f"Cách xem {n}")
    query = "xem=tat-ca"


class HandoverFactory(DjangoModelFactory):
    class Meta:
        model = Handover

    giver = factory.SubFactory(UserFactory)
    taker = factory.SubFactory(UserFactory)
    by = factory.SelfAttribute("giver")
    handed_on = date(2026, 1, 5)
    reason = "Chuyển công tác"


class HandoverItemFactory(DjangoModelFactory):
    class Meta:
        model = HandoverItem

    handover = factory.SubFactory(HandoverFactory)
    kind = "đề án đang giữ"
    thing = factory.Sequence(lambda n: f"projects.project:{n}")
    label = "THU-2026-001 Hỗ trợ máy nung gốm"
