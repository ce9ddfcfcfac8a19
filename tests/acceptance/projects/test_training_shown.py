"""“Training of any officer is on record and shows when a council or an appraiser is chosen (seed 002).”"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from khuyencong.core.choices import Role
from khuyencong.offices.choices import TrainingTopic
from projects.forms.appraisals import SEATS
from tests.factories.core import UserFactory
from tests.factories.desk import OfficerTrainingFactory
from tests.factories.offices import RoleGrantFactory
from tests.factories.projects import BeneficiaryFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def seats(page: str) -> list[list[str]]:
    """What each seat of the council offers."""
    boxes = html.fromstring(page).xpath("//select[starts-with(@name, 'nguoi_')]")
    return [[option.text.strip() for option in box.xpath("./option")] for box in boxes]


def test_beside_each_name_stand_the_latest_courses_by_name_and_year(people, signed_in):
    """Those of appraisal first; who was taught nothing is said so; every seat of the council shows the same."""
    expert = people[Role.APPRAISER]
    for course, topic, day in (
        ("Tin học văn phòng", TrainingTopic.OTHER, date(2026, 1, 5)),
        ("Thẩm định đề án khuyến công", TrainingTopic.APPRAISAL, date(2025, 3, 10)),
        ("Quyết toán", TrainingTopic.SETTLEMENT, date(2024, 5, 2)),
    ):
        OfficerTrainingFactory(user=expert, course=course, topic=topic, starts_on=day, ends_on=day)
    project = BeneficiaryFactory(project=ProjectFactory(appraised=True)).project
    page = signed_in(Role.LEADER).get(reverse("projects:appraise", args=[project.pk]))
    told = seats(page.content.decode())
    assert len(told) == SEATS
    assert all(seat == told[0] for seat in told)
    assert f"{expert} · Thẩm định đề án khuyến công (2025), Tin học văn phòng (2026)" in told[0]
    assert f"{people[Role.LEADER]} · chưa ghi khoá tập huấn nào" in told[0]


def test_as_many_people_as_there_are_cost_the_same_questions(people, signed_in):
    project = BeneficiaryFactory(project=ProjectFactory(appraised=True)).project
    leader, url = signed_in(Role.LEADER), reverse("projects:appraise", args=[project.pk])
    leader.get(url)
    counts = []
    for more in (1, 20):
        for new in UserFactory.create_batch(more):
            RoleGrantFactory(user=new)
            OfficerTrainingFactory.create_batch(3, user=new)
        with CaptureQueriesContext(connection) as asked:
            leader.get(url)
        counts.append(len(asked))
    assert counts == [7, 7]


def test_the_one_chosen_is_taken(people, signed_in):
    project = BeneficiaryFactory(project=ProjectFactory(appraised=True)).project
    leader, url = signed_in(Role.LEADER), reverse("projects:appraise", args=[project.pk])
    seat = {"nguoi_1": people[Role.APPRAISER].pk, "nguoi_3": people[Role.STAFF].pk}
    form = leader.post(url, seat | {"appraised_by": "hoi_dong"}).context["form"]
    assert (form.cleaned_data["nguoi_1"], form.cleaned_data["nguoi_3"]) == (people[Role.APPRAISER], people[Role.STAFF])
    assert "nguoi_1" not in form.errors
