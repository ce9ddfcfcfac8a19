"""Issue B, part 1: from need to đề án."""

import html
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from collaborators.models import Collaborator
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.establishments import services as establishments
from khuyencong.establishments.choices import ConsentChannel, NeedStatus
from khuyencong.establishments.models import Consent, Need
from projects import services
from projects.choices import ParticipantRole, Purse, SurveyConclusion, SurveySide
from projects.models import Project
from projects.queries.attribution import Attribution
from projects.queries.origins import contents_in_force, guess_content
from projects.services.surveys import Party
from tests.factories.collaborators import AppointmentFactory, CollaboratorFactory
from tests.factories.establishments import ConsentFactory, EstablishmentFactory, NeedFactory
from tests.factories.offices import COMMUNE, OrganisationFactory, unit
from tests.factories.origins import SurveyFactory
from tests.factories.projects import (
    BeneficiaryFactory,
    ParticipantFactory,
    ProjectFactory,
    content,
)

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    return html.unescape(answer.content.decode())


def page(client, route: str, *args) -> str:
    answer = client.get(reverse(route, args=args))
    assert answer.status_code == 200, (route, answer.status_code)
    return text_of(answer)


def take_up(client, need: Need, **typed):
    data = {
        "title": "Hỗ trợ máy ly tâm mật ong",
        "content": content("ND3.04").pk,
        "purse": Purse.LOCAL,
        "plan_year": "2026",
        "unit": unit(COMMUNE).label(),
        "idempotency_key": str(uuid.uuid4()),
    }
    return client.post(reverse("projects:need", args=[need.pk]), data | typed)


@pytest.fixture
def raised(people) -> Need:
    """A need that the collaborator of the commune wrote down, with the consent of its establishment."""
    AppointmentFactory(collaborator=CollaboratorFactory(user=people[Role.COLLABORATOR]))
    need = establishments.record_need(
        by=people[Role.COLLABORATOR],
        text="Máy ly tâm mật ong",
        establishment=EstablishmentFactory(name="Cơ sở mật ong"),
        consent={"given_by": "Chủ cơ sở", "given_on": today(), "channel": ConsentChannel.ZALO, "file": None},
    )
    return Need.objects.get(pk=need.pk)


class TestOneAction:
    """“Needs become proposals by one action.”"""

    def test_the_button_makes_a_draft_with_everything_the_need_knows(self, people, signed_in, raised):
        answer = take_up(signed_in(Role.STAFF), raised)
        project = Project.objects.get()
        assert answer.headers["Location"] == reverse("projects:detail", args=[project.pk])
        row = project.beneficiaries.get()
        assert (row.establishment, row.unit) == (raised.establishment, unit(COMMUNE))
        assert (project.need, project.unit, project.content.code) == (raised, unit(COMMUNE), "ND3.04")
        assert (project.holder, project.summary) == (people[Role.STAFF], "Máy ly tâm mật ong")
        assert project.consents.get().consent == Consent.objects.get()

    def test_the_one_who_raised_it_is_told_and_has_the_credit(self, people, signed_in, raised):
        take_up(signed_in(Role.STAFF), raised)
        project, raised = Project.objects.get(), Need.objects.get()
        assert raised.status == NeedStatus.TAKEN_UP
        there = page(signed_in(Role.COLLABORATOR), "establishments:need", raised.pk)
        assert f"Đã lập đề án {project.code}" in there
        assert project.code in page(signed_in(Role.COLLABORATOR), "projects:need", raised.pk)
        introducer = project.participants.get()
        assert (introducer.collaborator.user, introducer.role, introducer.since) == (
            people[Role.COLLABORATOR],
            ParticipantRole.INTRODUCED,
            raised.received_on,
        )

    def test_the_link_is_there_both_ways(self, signed_in, raised):
        take_up(signed_in(Role.STAFF), raised)
        project, staff = Project.objects.get(), signed_in(Role.STAFF)
        assert reverse("establishments:need", args=[raised.pk]) in page(staff, "projects:detail", project.pk)
        assert reverse("projects:detail", args=[project.pk]) in page(staff, "projects:need", raised.pk)

    def test_one_button_is_enough_when_the_boxes_are_left_as_they_are(self, signed_in, raised):
        form = signed_in(Role.STAFF).get(reverse("projects:need", args=[raised.pk])).context["form"]
        typed = {name: form[name].value() for name in form.fields}
        assert typed["title"] == "Hỗ trợ máy ly tâm mật ong cho Cơ sở mật ong"
        assert take_up(signed_in(Role.STAFF), raised, **typed | {"content": content("ND3.04").pk}).status_code == 302

    def test_a_double_tap_makes_one(self, signed_in, raised):
        key = str(uuid.uuid4())
        first, second = (take_up(signed_in(Role.STAFF), raised, idempotency_key=key) for _ in range(2))
        assert first.headers["Location"] == second.headers["Location"]
        assert Project.objects.count() == 1

    def test_a_need_may_lead_to_several_and_several_may_join_one(self, people, signed_in, raised):
        take_up(signed_in(Role.STAFF), raised)
        take_up(signed_in(Role.STAFF), raised, title="Bao bì mật ong", content=content("ND4").pk)
        assert Project.objects.filter(need=raised).count() == 2
        first, other = Project.objects.earliest("pk"), ConsentFactory().need
        joined = services.join_need(by=people[Role.STAFF], project=first, need=other)
        assert first.beneficiaries.filter(establishment=other.establishment).exists()
        assert Need.objects.get(pk=other.pk).status == NeedStatus.TAKEN_UP
        with pytest.raises(DomainError, match="đã có"):
            services.join_need(by=people[Role.STAFF], project=first, need=raised)
        services.leave_need(by=people[Role.STAFF], joined=joined)
        told = list(other.timeline.activities.order_by("pk").values_list("text", flat=True))
        assert told == [f"Gộp vào đề án {first.code}: {first.title}", f"Đưa ra khỏi đề án {first.code}"]

    def test_nobody_but_staff_makes_one(self, signed_in, raised):
        assert "Lập đề án</button>" not in page(signed_in(Role.LEADER), "projects:need", raised.pk)
        answer = take_up(signed_in(Role.LEADER), raised)
        assert answer.status_code == 422
        assert "chuyên viên" in text_of(answer)

    @pytest.mark.parametrize(
        ("told", "code"),
        [
            ("Cần đăng ký nhãn hiệu, thiết kế bao bì", "ND4.07"),
            ("Tham gia hội chợ trong nước", "ND4.05"),
            ("Máy tráng bánh tráng và lò sấy", "ND3.04"),
            ("xyz", None),
        ],
    )
    def test_the_content_is_only_guessed(self, told, code):
        guess = guess_content(told, list(contents_in_force()))
        assert (guess and guess.code) == code


class TestConsent:
    """“a collaborator or a staff member can file for a shy establishment with its recorded consent”"""

    def test_a_collaborator_files_with_consent(self, signed_in):
        one = EstablishmentFactory()
        typed = {"establishment": f"#{one.pk}", "text": "Cần lò sấy", "channel": "den_noi"}
        typed |= {"consent_by": "Chủ hộ", "consent_on": "01/06/2026", "consent_channel": "dien_thoai"}
        answer = signed_in(Role.COLLABORATOR).post(reverse("establishments:record_need"), typed)
        assert answer.status_code == 302
        consent = Consent.objects.get()
        assert (consent.need.text, consent.given_by, consent.channel) == ("Cần lò sấy", "Chủ hộ", "dien_thoai")
        assert consent.recorded_by == consent.need.recorded_by

    def test_half_a_consent_is_asked_for_whole(self, signed_in):
        typed = {"establishment": f"#{EstablishmentFactory().pk}", "text": "Cần lò sấy", "channel": "den_noi"}
        answer = signed_in(Role.COLLABORATOR).post(
            reverse("establishments:record_need"), typed | {"consent_by": "Chủ hộ"}
        )
        assert answer.status_code == 422
        assert "ba điều" in text_of(answer)

    def test_without_consent_the_reason_is_asked_and_kept(self, signed_in):
        need = NeedFactory()
        refused = take_up(signed_in(Role.STAFF), need)
        assert refused.status_code == 422
        assert f"Chưa ghi đồng ý của {need.establishment}" in text_of(refused)
        assert not Project.objects.exists()
        assert take_up(signed_in(Role.STAFF), need, reason="Hẹn ký tuần sau").status_code == 302
        project = Project.objects.get()
        assert (project.consents.get().consent, project.consents.get().reason) == (None, "Hẹn ký tuần sau")
        assert "Hẹn ký tuần sau" in page(signed_in(Role.STAFF), "projects:origins", project.pk)

    def test_told_later_it_takes_the_place_of_the_reason(self, people, signed_in):
        need = NeedFactory()
        take_up(signed_in(Role.STAFF), need, reason="Hẹn ký tuần sau")
        project = Project.objects.get()
        said = {"given_by": "Chủ cơ sở", "given_on": today(), "channel": ConsentChannel.PAPER}
        services.record_project_consent(
            by=people[Role.STAFF], project=project, establishment=need.establishment, **said
        )
        assert (project.consents.get().consent.given_by, project.consents.get().reason) == ("Chủ cơ sở", "")

    def test_consent_of_tomorrow_and_of_a_stranger_are_refused(self, people):
        said = {"given_by": "A", "channel": ConsentChannel.PAPER}
        with pytest.raises(DomainError, match="sau hôm nay"):
            establishments.record_consent(
                by=people[Role.STAFF],
                establishment=EstablishmentFactory(),
                purpose="x",
                given_on=today() + timedelta(days=1),
                **said,
            )
        with pytest.raises(DomainError, match="cơ sở khác"):
            establishments.record_consent(
                by=people[Role.STAFF],
                establishment=EstablishmentFactory(),
                need=NeedFactory(),
                given_on=today(),
                **said,
            )
        with pytest.raises(DomainError, match="không có trong đề án"):
            services.record_project_consent(
                by=people[Role.STAFF], project=ProjectFactory(), establishment=EstablishmentFactory(), reason="x"
            )


class TestSurvey:
    """“field survey with Sở and locality before the proposal”"""

    def facts(self, **more) -> dict:
        told = {"surveyed_on": today(), "unit": unit(COMMUNE), "findings": "Lò củi"}
        return told | {"conclusion": SurveyConclusion.PROPOSE} | more

    def test_the_page_says_until_somebody_went(self, people, signed_in, raised):
        take_up(signed_in(Role.STAFF), raised)
        project = Project.objects.get()
        assert "chưa khảo sát" in page(signed_in(Role.STAFF), "projects:detail", project.pk)
        parties = [
            Party(side=SurveySide.DEPARTMENT, organisation=OrganisationFactory(name="Sở Công Thương thử")),
            Party(side=SurveySide.LOCALITY, names="phòng Kinh tế xã"),
            Party(side=SurveySide.CENTRE, names="Lê Chuyên Viên"),
        ]
        made = services.record_survey(by=people[Role.STAFF], need=raised, parties=parties, **self.facts())
        assert "đã đi khảo sát" in page(signed_in(Role.STAFF), "projects:detail", project.pk)
        there = page(signed_in(Role.STAFF), "projects:survey", made.pk)
        assert all(word in there for word in ("Sở Công Thương thử", "phòng Kinh tế xã", "Lê Chuyên Viên", "Lò củi"))
        assert "Địa phương" in page(signed_in(Role.STAFF), "projects:origins", project.pk)
        assert raised.timeline.activities.filter(verb="surveyed").exists()

    def test_somebody_must_have_gone_and_not_tomorrow(self, people):
        by, project = people[Role.STAFF], ProjectFactory()
        with pytest.raises(DomainError, match="ai đã đi"):
            services.record_survey(by=by, project=project, parties=[], **self.facts())
        party = [Party(side=SurveySide.CENTRE, names="A")]
        with pytest.raises(DomainError, match="sau hôm nay"):
            services.record_survey(
                by=by, project=project, parties=party, **self.facts(surveyed_on=today() + timedelta(days=1))
            )

    def test_the_second_editor_sees_both_versions(self, people, signed_in):
        survey = SurveyFactory()
        typed = {"surveyed_on": "06/05/2026", "unit": survey.unit.label(), "findings": "Khác", "conclusion": "chua_nen"}
        typed |= {"centre_names": "A", "version": "1"}
        where = reverse("projects:update_survey", args=[survey.pk])
        assert signed_in(Role.STAFF).post(where, typed).status_code == 302
        answer = signed_in(Role.APPRAISER).post(where, typed | {"findings": "Khác nữa"})
        assert answer.status_code == 409
        assert all(word in text_of(answer) for word in ("Khác nữa", "người khác sửa"))


class TestAttribution:
    """“Who introduced, took part, monitored: attribution with roles (N3).”"""

    def test_a_collaborator_somebody_of_an_office_and_a_body(self, people, signed_in):
        project = ProjectFactory()
        where = reverse("projects:add_participant", args=[project.pk])
        two = {"user": "Lê Chuyên Viên", "organisation": OrganisationFactory().name, "role": "theo_doi"}
        assert "đúng một" in text_of(signed_in(Role.STAFF).post(where, two))
        one = {"user": "Lê Chuyên Viên", "role": "theo_doi", "since": "01/03/2026"}
        assert signed_in(Role.STAFF).post(where, one).status_code == 302
        assert "từ 01/03/2026" in page(signed_in(Role.STAFF), "projects:parties", project.pk)

    def test_two_who_introduced_have_the_whole_credit_each(self, people):
        project = ProjectFactory(approved=True)
        first, second = (ParticipantFactory(project=project).collaborator for _ in range(2))
        for mine, other in ((first, second), (second, first)):
            [credit] = Attribution(people[Role.STAFF], mine).credits
            assert (credit.roles, credit.others) == (["Giới thiệu"], [other.full_name])
            assert Attribution(people[Role.STAFF], mine).by_role == [("Giới thiệu", 1, credit.support)]

    def test_a_collaborator_reads_their_own_and_no_one_elses(self, people, signed_in):
        me = CollaboratorFactory(user=people[Role.COLLABORATOR])
        ParticipantFactory(collaborator=me, project=ProjectFactory(title="Lò nung điện"))
        other, client = ParticipantFactory().collaborator, signed_in(Role.COLLABORATOR)
        assert "Lò nung điện" in page(client, "projects:collaborator", me.pk)
        assert "Giới thiệu" in page(client, "reports:track", me.pk)
        for route in ("projects:collaborator", "reports:track"):
            assert client.get(reverse(route, args=[other.pk])).status_code == 404

    def test_the_track_record_of_seed_000_opens_the_rows_behind_each_number(self, furnished, client):
        """Seed 000: 24 cơ sở; 51, 24, 10, 4 sản phẩm. “every number on the page lists exactly that many rows”"""
        person = Collaborator.objects.filter(
            appointments__areas__unit__reference_key="old-721", appointments__kind="huyen"
        ).distinct()[0]
        client.force_login(furnished[Role.ADMIN])
        there = page(client, "reports:track", person.pk)
        figures = {"products.huyen": 51, "products.tinh": 24, "products.khu_vuc": 10, "products.quoc_gia": 4}
        for key, number in {"beneficiaries.total": 24, **figures}.items():
            answer = client.get(reverse("reports:track_figure", args=[person.pk, key]))
            counted = [row for row in answer.context["rows"] if row.words != "0"]
            assert answer.context["figure"].value == number == sum(int(row.words) for row in counted), key
            assert reverse("reports:track_figure", args=[person.pk, key]) in there


def test_a_beneficiary_added_by_hand_lacks_its_consent(people, signed_in):
    """The page names what is missing wherever the đề án is shown."""
    row = BeneficiaryFactory()
    assert "chưa ghi đủ" in page(signed_in(Role.STAFF), "projects:detail", row.project_id)
    services.record_project_consent(
        by=people[Role.STAFF], project=row.project, establishment=row.establishment, reason="Chờ chủ đi xa về"
    )
    assert "chưa ghi đủ" not in page(signed_in(Role.STAFF), "projects:detail", row.project_id)
