"""Pages: who may see them, what they cost, what happens when two people or two taps meet."""

import io
import uuid

import openpyxl
import pytest
from django.urls import reverse

from khuyencong.core.choices import Role
from projects.choices import EDITABLE, Move, ProjectStatus, ReasonKind
from projects.models import Project
from tests.factories.collaborators import AppointmentFactory
from tests.factories.core import ActivityFactory
from tests.factories.establishments import EstablishmentFactory, NeedFactory
from tests.factories.gathered import gather
from tests.factories.offices import FAR_PROVINCE, unit
from tests.factories.procedures import why_typed
from tests.factories.projects import (
    BeneficiaryFactory,
    OutputFactory,
    PaperFactory,
    ParticipantFactory,
    PartnerFactory,
    ProgrammeGroupFactory,
    ProgrammeTargetFactory,
    ProjectFactory,
    TrainingClassFactory,
    content,
)

pytestmark = pytest.mark.django_db


def address(name: str, *args, **query) -> str:
    return reverse(f"projects:{name}", args=args, query=query)


def whole(**traits) -> Project:
    """A đề án with one of everything."""
    project = ProjectFactory(**traits)
    for factory in (
        BeneficiaryFactory,
        OutputFactory,
        TrainingClassFactory,
        PartnerFactory,
        ParticipantFactory,
        PaperFactory,
    ):
        factory(project=project)
    ActivityFactory(timeline=project.timeline)
    return gather(project) if project.status in EDITABLE else project


PARTS = {
    "beneficiary": "beneficiaries",
    "output": "outputs",
    "class": "classes",
    "partner": "partners",
    "participant": "participants",
}
MOVES = {
    # move: (trait of a file that may make it, who writes it down)
    Move.SUBMIT: ("", Role.STAFF),
    Move.WITHDRAW: ("", Role.STAFF),
    Move.RETURN: ("appraised", Role.LEADER),
    Move.REJECT: ("appraised", Role.LEADER),
    Move.SUSPEND: ("running", Role.STAFF),
}


def move_url(move: Move, project: Project) -> str:
    return address("move", project.pk, move.value.replace("_", "-"))


class TestWhoSees:
    @pytest.mark.parametrize("role", [Role.STAFF, Role.ACCOUNTANT, Role.LEADER, Role.APPRAISER, Role.COLLABORATOR])
    def test_list_and_case(self, signed_in, role):
        client, project = signed_in(role), whole()
        assert client.get(address("list")).status_code == 200
        page = client.get(address("detail", project.pk))
        assert page.status_code == 200
        assert project.title in page.content.decode()

    def test_nobody_unless_signed_in(self, client):
        for name, args in (("list", []), ("detail", [ProjectFactory().pk]), ("export", []), ("create", [])):
            answer = client.get(address(name, *args))
            assert (answer.status_code, answer.url.startswith("/tai-khoan/")) == (302, True)

    def test_elsewhere_does_not_exist(self, signed_in):
        project = whole(unit=unit(FAR_PROVINCE))
        staff = signed_in(Role.STAFF)
        names = ["detail", "update", "assign", "undo"]
        names += [f"add_{part}" for part in PARTS] + ["attach_paper"]
        addresses = [address(name, project.pk) for name in names] + [move_url(move, project) for move in MOVES]
        addresses += [
            address(f"remove_{part}", project.pk, getattr(project, plural).get().pk) for part, plural in PARTS.items()
        ]
        addresses.append(address("paper_file", project.pk, project.papers.earliest("pk").document_id))
        assert {(staff.get(one).status_code, staff.post(one).status_code) for one in addresses} == {
            (404, 404),
            (404, 405),
        }
        assert project.title not in staff.get(address("list", xem="tat-ca")).content.decode()

    def test_a_part_of_another_file_does_not_exist(self, signed_in):
        project, other = ProjectFactory(), whole()
        staff = signed_in(Role.STAFF)
        for part, plural in PARTS.items():
            row = getattr(other, plural).get()
            assert staff.get(address(f"remove_{part}", project.pk, row.pk)).status_code == 404
        assert staff.get(address("paper_file", project.pk, other.papers.earliest("pk").document_id)).status_code == 404

    def test_programme_of_elsewhere_does_not_exist(self, signed_in):
        group = ProgrammeGroupFactory(programme__unit=unit(FAR_PROVINCE))
        assert signed_in(Role.STAFF).get(address("programme", group.programme_id)).status_code == 404


class TestForms:
    def test_every_form_opens_for_who_may_and_tells_who_may_not_why(self, signed_in):
        staff, accountant = signed_in(Role.STAFF), signed_in(Role.ACCOUNTANT)
        for name in ("update", "assign"):
            project = whole()
            page = staff.get(address(name, project.pk))
            assert (name, page.status_code) == (name, 200)
            assert "idempotency_key" in page.content.decode()
            refused = accountant.get(address(name, project.pk))
            assert (name, refused.status_code) == (name, 403)
            assert "Việc này của" in refused.content.decode()

    def test_forms_of_parts_open(self, signed_in):
        staff, project = signed_in(Role.STAFF), whole()
        for part, plural in PARTS.items():
            row = getattr(project, plural).get()
            assert staff.get(address(f"add_{part}", project.pk)).status_code == 200
            page = staff.get(address(f"remove_{part}", project.pk, row.pk)).content.decode()
            assert "Vết sửa vẫn được giữ" in page
            if part not in ("partner", "participant"):
                assert staff.get(address(f"update_{part}", project.pk, row.pk)).status_code == 200
        assert staff.get(address("attach_paper", project.pk)).status_code == 200

    def test_parts_are_added_corrected_and_removed(self, signed_in):
        staff, project = signed_in(Role.STAFF), whole()
        beneficiary, output, group = (getattr(project, name).get() for name in ("beneficiaries", "outputs", "classes"))
        posts = {
            address("update_beneficiary", project.pk, beneficiary.pk): {"version": 1, "support": "90 triệu"},
            address("update_output", project.pk, output.pk): {
                "version": 1,
                "indicator": output.indicator_id,
                "done": "2",
            },
            address("add_class", project.pk): {"kind": "day_nghe", "name": "May", "class_count": "1"},
            address("update_class", project.pk, group.pk): {"version": 1, "kind": "day_nghe", "name": "Mộc"},
            address("add_partner", project.pk): {"organisation": "trung tam thu", "role": "thuc_hien"},
            address("add_participant", project.pk): {
                "collaborator": AppointmentFactory().collaborator.full_name,
                "role": "theo_doi",
            },
        }
        answers = {one: staff.post(one, data).status_code for one, data in posts.items()}
        assert answers == dict.fromkeys(posts, 302)
        for part, plural in PARTS.items():
            row = getattr(project, plural).first()
            assert staff.post(address(f"remove_{part}", project.pk, row.pk)).status_code == 302
        assert not project.beneficiaries.exists()

    def test_create_from_a_need_is_filled_in(self, signed_in):
        need = NeedFactory(of_area=True, text="Cần máy sấy")
        page = signed_in(Role.STAFF).get(address("create", **{"nhu-cau": need.pk}), follow=True).content.decode()
        assert "Cần máy sấy" in page
        assert need.unit.full_name in page

    def test_every_move_opens_for_its_hands_and_tells_others_whose_it_is(self, signed_in):
        for move, (state, role) in MOVES.items():
            project = whole(**({state: True} if state else {}))
            page = signed_in(role).get(move_url(move, project))
            assert (move, page.status_code) == (move, 200)
            refused = signed_in(Role.JUROR if role != Role.STAFF else Role.APPRAISER).get(move_url(move, project))
            assert refused.status_code in (403, 404)

    def test_a_move_nobody_knows_is_not_there(self, signed_in):
        staff, project = signed_in(Role.STAFF), whole(appraised=True)
        for slug in ("bay", "duyet"):  # approval is a page of money
            assert staff.get(address("move", project.pk, slug)).status_code == 404

    @pytest.mark.parametrize("asked", ["abc", "999999"])
    def test_create_from_a_need_that_is_not_there(self, signed_in, asked):
        status = signed_in(Role.STAFF).get(address("create", **{"nhu-cau": asked})).status_code
        assert status == (404 if asked.isdecimal() else 200)

    def test_create_is_refused_to_others_in_words(self, signed_in):
        answer = signed_in(Role.LEADER).get(address("create"))
        assert (answer.status_code, "Việc này của chuyên viên" in answer.content.decode()) == (403, True)

    def test_a_refused_post_keeps_what_was_typed_and_says_why(self, signed_in):
        project = whole(appraised=True)
        answer = signed_in(Role.LEADER).post(
            reverse("budgets:approve", args=[project.pk]),
            {
                "version": 1,
                "support_approved": "280 triệu",
                "number": "118",
                "symbol": "QĐ-SCT",
                "issued_on": "9/1/2026",
                "issuer": "Sở Công Thương",
                "title": "Phê duyệt",
            },
        )
        page = answer.content.decode()
        assert (answer.status_code, "Ngày duyệt trước ngày trình" in page) == (422, True)
        assert 'value="280 triệu"' in page

    def test_a_hostile_file_is_refused_in_one_sentence_and_the_form_kept(self, signed_in, scan):
        project = whole()
        data = {"title": "Hoá đơn mua máy", "number": "342", "file": scan("hoa-don.exe", b"MZ")}
        answer = signed_in(Role.STAFF).post(address("attach_paper", project.pk), data)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Tệp “hoa-don.exe” không thuộc loại nhận được" in page
        assert "Hoá đơn mua máy" in page
        assert 'value="342"' in page

    def test_a_paper_without_scan_has_nothing_to_download(self, signed_in):
        project = whole()
        document = project.papers.earliest("pk").document_id
        assert signed_in(Role.STAFF).get(address("paper_file", project.pk, document)).status_code == 404


class TestTwice:
    def test_two_taps_make_one_record(self, signed_in):
        staff = signed_in(Role.STAFF)
        data = {
            "title": "Máy ép",
            "kind": "de_an",
            "content": content().pk,
            "purse": "KCDP",
            "plan_year": "2026",
            "unit": "Thành phố Hồ Chí Minh",
            "idempotency_key": uuid.uuid4(),
        }
        answers = [staff.post(address("create"), data) for _ in range(2)]
        assert {(answer.status_code, answer.url) for answer in answers} == {
            (302, address("detail", Project.objects.get().pk))
        }

    def test_two_taps_on_a_move_end_on_the_same_page(self, signed_in):
        staff, project = signed_in(Role.STAFF), whole()
        data = {"version": 1, "happened_on": "1/11/2026", "idempotency_key": uuid.uuid4()}
        answers = [staff.post(move_url(Move.SUBMIT, project), data) for _ in range(2)]
        assert [answer.url for answer in answers] == [address("detail", project.pk)] * 2
        assert project.timeline.activities.filter(verb="submit").count() == 1

    def test_second_editor_sees_both_versions_and_may_keep_theirs(self, signed_in):
        staff, project = signed_in(Role.STAFF), ProjectFactory(title="Bản đầu", support_proposed=100_000_000)
        data = {
            "title": "Bản của tôi",
            "kind": "de_an",
            "content": project.content_id,
            "purse": "KCDP",
            "plan_year": "2026",
            "unit": project.unit.full_name,
            "support_proposed": "200 triệu",
            "version": 1,
        }
        signed_in(Role.STAFF).post(address("update", project.pk), data | {"title": "Bản người khác"})
        answer = staff.post(address("update", project.pk), data)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Bản của tôi" in page
        assert "Bản người khác" in page
        assert f'<p class="sub">{project.code} · Bản người khác</p>' in page  # the head tells what is stored
        again = staff.post(address("update", project.pk), data | {"version": 2})
        assert again.status_code == 302
        project.refresh_from_db()
        assert (project.title, project.version) == ("Bản của tôi", 3)

    def test_a_move_on_what_changed_meanwhile_asks_again(self, signed_in):
        leader, project = signed_in(Role.LEADER), whole(appraised=True, version=4)
        data = {"version": 3, "happened_on": "1/11/2026", **why_typed(ReasonKind.RETURN, "Thiếu báo giá")}
        answer = leader.post(move_url(Move.RETURN, project), data)
        page = answer.content.decode()
        assert (answer.status_code, "Thiếu báo giá" in page) == (409, True)
        project.refresh_from_db()
        assert project.status == ProjectStatus.APPRAISAL

    def test_second_editor_of_a_figure_sees_both(self, signed_in):
        staff = signed_in(Role.STAFF)
        row = BeneficiaryFactory()
        there = address("update_beneficiary", row.project_id, row.pk)
        assert staff.post(there, {"version": 1, "support": "80 triệu"}).status_code == 302
        answer = staff.post(there, {"version": 1, "support": "70 triệu"})
        page = answer.content.decode()
        assert (answer.status_code, "70.000.000" in page, "80.000.000" in page) == (409, True, True)


class TestCost:
    """Counts hold session, person and grants."""

    @pytest.mark.parametrize("rows", [1, 3, 100])
    def test_list(self, signed_in, rows, django_assert_num_queries):
        for _ in range(rows):
            BeneficiaryFactory()
        client = signed_in(Role.STAFF)
        with django_assert_num_queries(7):
            assert client.get(address("list")).status_code == 200

    @pytest.mark.parametrize("rows", [1, 3, 100])
    def test_case(self, signed_in, rows, django_assert_num_queries):
        project = ProjectFactory(approved=True)
        for n in range(rows):
            BeneficiaryFactory(project=project, support=1_000)
            OutputFactory(project=project, note=str(n))
            TrainingClassFactory(project=project)
            PartnerFactory(project=project)
            ParticipantFactory(project=project)
            PaperFactory(project=project)
            ActivityFactory(timeline=project.timeline)
        client = signed_in(Role.STAFF)
        with django_assert_num_queries(12):
            assert client.get(address("detail", project.pk)).status_code == 200

    @pytest.mark.parametrize("rows", [1, 3, 100])
    def test_workbook(self, signed_in, rows, django_assert_num_queries):
        for _ in range(rows):
            BeneficiaryFactory()
        client = signed_in(Role.STAFF)
        with django_assert_num_queries(6):
            assert client.get(address("export")).status_code == 200

    @pytest.mark.parametrize("rows", [1, 3, 100])
    def test_programmes(self, signed_in, rows, django_assert_num_queries):
        groups = [ProgrammeGroupFactory() for _ in range(rows)]
        for n in range(rows):
            ProgrammeTargetFactory(group=groups[0], year=2000 + n)
        client = signed_in(Role.STAFF)
        with django_assert_num_queries(5):
            assert client.get(address("programmes")).status_code == 200
        with django_assert_num_queries(8):
            assert client.get(address("programme", groups[0].programme_id)).status_code == 200


class TestList:
    def test_filters_stay_in_every_address_of_the_page(self, signed_in):
        for _ in range(51):
            ProjectFactory()
        page = signed_in(Role.STAFF).get(address("list", q="gốm", xep="ma")).content.decode()
        assert "sau=" in page
        assert page.count("q=g%E1%BB%91m") >= 8
        assert "Bỏ lọc Tên, mã, cơ sở: gốm" in page

    def test_nothing_found_says_what_to_do(self, signed_in):
        page = signed_in(Role.STAFF).get(address("list", q="không có gì")).content.decode()
        assert "Xem tất cả đề án" in page
        page = signed_in(Role.STAFF).get(address("list", xem="tat-ca")).content.decode()
        assert "Chưa có đề án nào" in page

    def test_unknown_is_said_and_made_up_is_marked(self, signed_in):
        ProjectFactory(support_proposed=None, illustrative=True)
        page = signed_in(Role.STAFF).get(address("list")).content.decode()
        assert "chưa có số liệu" in page
        assert '<span class="demo">minh hoạ</span>' in page

    def test_workbook_holds_the_rows_of_the_filter(self, signed_in):
        row = BeneficiaryFactory(
            project__title="=1+1 máy gốm",
            project__illustrative=True,
            establishment=EstablishmentFactory(name="Gốm Lái Thiêu"),
        )
        BeneficiaryFactory(project=row.project, counterpart_committed=None)
        ProjectFactory(title="Máy gỗ")
        answer = signed_in(Role.STAFF).get(address("export", q="gốm"))
        assert answer["Content-Disposition"].startswith("attachment")
        sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
        cells = [[cell for cell in line if cell is not None] for line in sheet.iter_rows(values_only=True)]
        told = next(line for line in cells if row.project.code in line)
        assert told[:3] == [1, row.project.code, "=1+1 máy gốm"]
        assert 300_000_000 in told
        assert "minh hoạ" in told
        assert "thiếu 1" in told
        assert not any("Máy gỗ" in line for line in cells)
        assert any("Bộ lọc: Tên, mã, cơ sở: gốm" in str(line) for line in cells)


def test_where_it_came_from_is_a_sheet_in_the_page_and_alone(people, client):
    client.force_login(people[Role.STAFF])
    url = reverse("projects:origins", args=[ProjectFactory().pk])
    inside = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert inside.count("<section") == 1
    assert '<section class="sheet">' in inside
    assert client.get(url).content.decode().count('<section class="sheet">') == 1
