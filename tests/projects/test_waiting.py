"""What stands on the page of a file and at home: whose checkpoint it waits at, what the next step misses, whose word an
adjustment waits for."""

import pytest
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.deadlines import Ask
from projects.choices import AdjustmentStatus, Decider, ProjectStatus
from projects.models import Checkpoint, CheckpointTick
from projects.queries import deadlines
from tests.factories.projects import BeneficiaryFactory, ProjectFactory
from tests.factories.running import AdjustmentFactory

pytestmark = pytest.mark.django_db


def now(client, project) -> str:
    html = client.get(reverse("projects:detail", args=[project.pk])).content.decode()
    return html.split('class="case-now"')[1].split("</section>")[0]


class TestCheckpoints:
    @pytest.fixture
    def submitted(self, people):
        project = ProjectFactory(submitted=True, holder=people[Role.STAFF])
        BeneficiaryFactory(project=project)
        return project

    def test_the_one_who_passes_the_next_checkpoint_holds_the_file(self, people, signed_in, submitted):
        """“where is this and who holds it”: with the Centre until it goes to the Sở."""
        staff, appraiser = signed_in(Role.STAFF), signed_in(Role.APPRAISER)
        stops = Checkpoint.objects.filter(procedure__code="KCDP-MAU", status=ProjectStatus.SUBMITTED).order_by("order")
        told = now(staff, submitted)
        assert "Chuyên viên Trung tâm" in told
        assert reverse("projects:tick", args=[submitted.pk, stops[0].pk]) in told
        told = now(appraiser, submitted)
        assert "Người duyệt" not in told
        assert "/chang/" not in told
        for stop in stops:
            CheckpointTick.objects.create(
                project=submitted, checkpoint=stop, happened_on=today(), by=people[Role.STAFF]
            )
        assert "Người duyệt" in now(appraiser, submitted)

    def test_missing_is_what_the_next_step_misses(self, people, signed_in):
        """Never “không thiếu gì” beside “bước … còn thiếu”."""
        project = ProjectFactory(appraised=True, holder=people[Role.STAFF])
        BeneficiaryFactory(project=project)
        told = now(signed_in(Role.APPRAISER), project)
        assert "Không thiếu gì" not in told
        assert "<li>Kết quả thẩm định</li>" in told
        assert told.count("Phiếu thẩm định cấp cơ sở</li>") == 1


class TestAdjustments:
    @pytest.fixture
    def asked(self, people):
        project = ProjectFactory(running=True, holder=people[Role.STAFF])
        return AdjustmentFactory(project=project, asker=people[Role.STAFF], decided_by=Decider.CENTRE_HEAD)

    def of(self, user, **ask) -> list[tuple[str, str]]:
        found = deadlines(user, today(), Ask(**ask))
        return [(one.group, one.url) for one in found if "điều chỉnh" in one.what]

    def url(self, asked) -> str:
        return reverse("projects:adjustment", args=[asked.project_id, asked.pk])

    @pytest.mark.parametrize(
        ("decider", "role", "group"),
        [
            (Decider.CENTRE_HEAD, Role.LEADER, "waiting"),
            (Decider.DEPARTMENT_HEAD, Role.APPRAISER, "waiting"),
            (Decider.AGENCY, Role.STAFF, "due"),
        ],
    )
    def test_waits_for_the_one_who_decides(self, people, asked, decider, role, group):
        """The word of those outside is written down by whoever holds the file."""
        asked.decided_by = decider
        asked.save()
        assert self.of(people[role]) == [(group, self.url(asked))]
        others = {Role.STAFF, Role.ACCOUNTANT} - {role}
        assert [self.of(people[other]) for other in others] == [[] for _ in others]

    def test_asked_of_nobody_once_decided(self, people, asked):
        key = f"projects.project:{asked.project_id}:adjustment-{asked.pk}"
        assert self.of(people[Role.ACCOUNTANT], keys=frozenset({key}))  # handed over
        assert self.of(people[Role.ACCOUNTANT], everyone=True)
        asked.status, asked.decided_on, asked.answer = AdjustmentStatus.REFUSED, today(), "Chưa cần"
        asked.save()
        assert not self.of(people[Role.LEADER])
        assert not self.of(people[Role.ACCOUNTANT], keys=frozenset({key}), everyone=True)

    def test_who_comes_before_where(self, asked):
        """PostgreSQL keeps no order of keys."""
        said = {"value": 1, "text": "x"}
        asked.after = {name: said | {"label": name} for name in ("unit", "support", "counterpart", "establishment")}
        assert [line[0] for line in asked.lines] == ["establishment", "unit", "support", "counterpart"]


@pytest.mark.parametrize(
    ("role", "route"),
    [
        (Role.STAFF, "establishments:record_need"),
        (Role.STAFF, "establishments:create"),
        (Role.ACCOUNTANT, "budgets:give"),
        (Role.STAFF, "products:create"),
    ],
)
def test_a_new_form_shows_no_second_version(signed_in, role, route):
    answer = signed_in(role).get(reverse(route))
    assert answer.status_code == 200
    assert "Hai bản khác nhau" not in answer.content.decode()
