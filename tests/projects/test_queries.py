"""The list by filter and by key, one case, what is due."""

from datetime import date, timedelta

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.figures import Figure
from projects.choices import MOVES, Move, ProjectStatus
from projects.models import Project
from projects.queries import (
    ProjectList,
    Results,
    case,
    deadlines,
    lacking,
    missing_for_submit,
    missing_when_done,
    plan_years,
    programme,
    programmes,
)
from tests.factories.collaborators import CollaboratorFactory
from tests.factories.core import ActivityFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.finishing import StoppageFactory
from tests.factories.offices import COMMUNE, FAR_PROVINCE, NEXT_COMMUNE, OLD_BINH_DUONG, unit
from tests.factories.procedures import MoveRecordFactory
from tests.factories.projects import (
    BeneficiaryFactory,
    OutputFactory,
    ParticipantFactory,
    ProgrammeFactory,
    ProgrammeTargetFactory,
    ProjectFactory,
    TrainingClassFactory,
    content,
)

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)


@pytest.fixture
def staff(people):
    return people[Role.STAFF]


def titles(user, **asked) -> list[str]:
    return [row.project.title for row in ProjectList(user=user, on=ON, **asked).page().rows]


class TestFilters:
    @pytest.mark.parametrize("q", ["phan bon", "PHÂN BÓN", "kcđp-2026-017", "2026-017", "hai duong", "  hải   dương "])
    def test_words_without_diacritics_in_title_code_or_establishment(self, staff, q):
        project = ProjectFactory(title="Máy trộn phân bón", code="KCDP-2026-017")
        BeneficiaryFactory(project=project, establishment=EstablishmentFactory(name="Công ty Hải Dương"))
        ProjectFactory(title="Máy ép gỗ", code="KCDP-2025-001")
        assert titles(staff, q=q) == ["Máy trộn phân bón"]

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({"year": 2025}, {"năm ngoái"}),
            ({"purse": "KCQG"}, {"quốc gia"}),
            ({"content": "ND1"}, {"dạy nghề"}),
            ({"status": "da_trinh"}, {"đã trình"}),
            ({}, {"năm ngoái", "quốc gia", "dạy nghề", "đã trình"}),
        ],
    )
    def test_one_thing_at_a_time(self, staff, asked, found):
        ProjectFactory(title="năm ngoái", plan_year=2025)
        ProjectFactory(title="quốc gia", purse="KCQG")
        ProjectFactory(title="dạy nghề", content=content("ND1.01"))
        ProjectFactory(title="đã trình", submitted=True)
        assert set(titles(staff, **asked)) == found

    def test_an_old_unit_finds_what_is_kept_under_its_communes(self, staff):
        ProjectFactory(title="cũ", unit=unit("old-721"))
        ProjectFactory(title="mới", unit=unit(COMMUNE))
        assert titles(staff, unit=unit(OLD_BINH_DUONG)) == ["cũ"]

    def test_what_lies_elsewhere_is_not_there(self, staff):
        ProjectFactory(unit=unit(FAR_PROVINCE))
        assert titles(staff, view="tat-ca") == []

    @pytest.mark.parametrize(
        ("view", "found"),
        [
            ("", {"tôi", "chờ", "duyệt"}),
            ("cua-toi", {"tôi"}),
            ("cho-duyet", {"chờ"}),
            ("qua-han", {"chờ"}),
            ("da-duyet", {"duyệt", "xong"}),
            ("tat-ca", {"tôi", "chờ", "duyệt", "xong", "rút"}),
        ],
    )
    def test_views(self, staff, view, found):
        ProjectFactory(title="tôi", holder=staff)
        ProjectFactory(title="chờ", submitted=True, due_on=ON - timedelta(days=1))
        ProjectFactory(title="duyệt", approved=True)
        ProjectFactory(title="xong", done=True)
        ProjectFactory(title="rút", status=ProjectStatus.WITHDRAWN, due_on=ON - timedelta(days=9))
        assert set(titles(staff, view=view)) == found


class TestPaging:
    @pytest.mark.parametrize(
        ("sort", "column", "values"),
        [
            ("", "plan_year", [2026, 2026, 2025, 2024, None, None]),
            ("han", "due_on", [ON, ON, ON + timedelta(days=1), ON + timedelta(days=9), None, None]),
            ("ho-tro", "support_proposed", [900, 900, 300, 0, None, None]),
            ("ma", "code", ["A-1", "A-2", "B-1", "C-01", "C-1", "D"]),
        ],
    )
    def test_forth_and_back_by_key_shows_every_row_once(self, staff, sort, column, values):
        for value in reversed(values):
            ProjectFactory(**{column: value})
        asked = ProjectList(user=staff, on=ON, sort=sort)
        whole = [row.project.pk for row in asked.page().rows]
        forth, back, after = [], [], ""
        for _ in range(3):
            page = asked.page(after=after, size=2)
            forth += [row.project.pk for row in page.rows]
            after = page.after
        assert (forth, after, len(whole)) == (whole, "", 6)
        for _ in range(2):
            page = asked.page(before=page.before, size=2)
            back = [row.project.pk for row in page.rows] + back
        assert (back, page.before) == (whole[:4], "")
        assert [getattr(row.project, column) for row in asked.page().rows] == values

    @pytest.mark.parametrize("cursor", ["rác", "1.rác", "", ".", "99999999999999999999.2026", "1.NaN", "1.2026.5"])
    @pytest.mark.parametrize("sort", ["", "han", "ho-tro", "ma"])
    def test_a_cursor_nobody_wrote_never_breaks(self, staff, cursor, sort):
        ProjectFactory()
        asked = ProjectList(user=staff, on=ON, sort=sort)
        assert len(asked.page(after=cursor).rows) <= 1
        assert len(asked.page(before=cursor).rows) <= 1


class TestRow:
    def test_figures_and_names(self, staff):
        project = ProjectFactory(due_on=ON - timedelta(days=3), illustrative=True)
        for n, committed in enumerate([500, None, 100]):
            BeneficiaryFactory(
                project=project,
                establishment=EstablishmentFactory(name=f"Cơ sở {n}"),
                counterpart_committed=committed,
            )
        (row,) = ProjectList(user=staff, on=ON).page().rows
        assert row.beneficiaries == "Cơ sở 0, Cơ sở 1, và 1 cơ sở khác"
        assert row.support == Figure(value=300_000_000, illustrative=True)
        assert row.counterpart == Figure(value=600, unknown=1)
        assert row.due == "quá 3 ngày"

    def test_nobody_helped_is_unknown_and_not_zero(self, staff):
        ProjectFactory(done=True, due_on=ON)
        (row,) = ProjectList(user=staff, on=ON, view="tat-ca").page().rows
        assert (row.counterpart.is_known, row.due) == (False, "20/11/2026")


def test_plan_years_from_first_to_last():
    assert plan_years() == []
    ProjectFactory(plan_year=2024)
    ProjectFactory(plan_year=None)
    ProjectFactory(plan_year=2026)
    assert plan_years() == [2026, 2025, 2024]


class TestCase:
    def test_out_of_sight_is_none(self, staff):
        assert case(staff, ProjectFactory(unit=unit(FAR_PROVINCE)).pk) is None

    def test_money_adds_up_with_what_is_unknown(self, staff):
        project = ProjectFactory(approved=True, support_approved=300_000_000)
        BeneficiaryFactory(project=project, counterpart_committed=500_000_000)
        BeneficiaryFactory(project=project, counterpart_committed=None, counterpart_verified=100_000_000)
        found = case(staff, project.pk)
        assert found.committed == Figure(value=500_000_000, unknown=1)
        assert found.verified == Figure(value=100_000_000, unknown=1)
        assert found.investment == Figure(value=800_000_000, unknown=1)
        assert found.support_shared_out == Figure(value=300_000_000)

    def test_learners(self, staff):
        project = ProjectFactory()
        TrainingClassFactory(project=project, learners=None)
        TrainingClassFactory(project=project)
        assert Results(project).learners == Figure(value=35, unknown=1)

    @pytest.mark.parametrize(
        ("traits", "states"),
        [
            ({}, ["now", *[""] * 8]),
            ({"status": ProjectStatus.RETURNED}, ["now", *[""] * 8]),
            ({"submitted": True}, ["ok", "now", *[""] * 7]),
            ({"approved": True}, [*["ok"] * 3, "now", *[""] * 5]),
            ({"done": True}, [*["ok"] * 7, "", ""]),
            ({"done": True, "status": "luu"}, ["ok"] * 9),
            ({"status": "da_rut"}, ["ok", "stop"]),
            ({"status": "khong_duyet", "submitted_on": date(2026, 1, 10)}, ["ok", "ok", "stop"]),
        ],
    )
    def test_steps(self, staff, traits, states):
        found = case(staff, ProjectFactory(**traits).pk)
        assert [step.state for step in found.shown_steps] == states

    @pytest.mark.parametrize(
        ("traits", "asks"), [({}, True), ({"approved": True}, False), ({"approved": True, "is_group": True}, True)]
    )
    def test_counterpart_is_asked_of_files_with_establishments(self, staff, traits, asks):
        project = ProjectFactory(**traits)
        assert case(staff, project.pk).asks_counterpart == asks
        BeneficiaryFactory(project=project)
        assert case(staff, project.pk).asks_counterpart

    def test_a_stopped_file_was_never_accepted(self, staff):
        """After the cross only the money and the shelf; nothing of its results is waited for, nor told in lists."""
        stoppage = StoppageFactory(project__status=ProjectStatus.REFUNDING, project__status_since=date(2026, 1, 10))
        BeneficiaryFactory(project=stoppage.project)
        for move, before in ((Move.STOP, ProjectStatus.RUNNING), (Move.DEMAND_REFUND, ProjectStatus.STOPPED)):
            walked = {"move": move, "from_status": before, "to_status": MOVES[move].target}
            MoveRecordFactory(project=stoppage.project, **walked)
        found = case(staff, stoppage.project_id)
        assert [step.label for step in found.shown_steps][-3:] == ["Thực hiện", "Đã ngừng", "Phải hoàn trả"]
        assert [step.state for step in found.shown_steps][-2:] == ["stop", "now"]
        assert found.missing == ["hoàn trả đủ 100 triệu đồng"]
        assert lacking.names(lacking.annotated(Project.objects.all()).get()) == []
        assert not Project.objects.filter(lacking.some()).exists()

    def test_steps_tell_days_and_the_decision(self, staff):
        project = ProjectFactory(approved=True, submitted_on=date(2026, 1, 10))
        notes = [step.note for step in case(staff, project.pk).shown_steps]
        assert notes[:4] == ["", "10/01/2026", "", f"{project.approval.reference}, 10/02/2026"]

    def test_returned_tells_why_while_it_is_mended(self, staff):
        project = ProjectFactory(status=ProjectStatus.RETURNED, submitted_on=date(2026, 1, 10))
        ActivityFactory(timeline=project.timeline, verb="return", text="Trả lại: thiếu báo giá")
        assert case(staff, project.pk).returned.text == "Trả lại: thiếu báo giá"
        assert case(staff, ProjectFactory(submitted=True).pk).returned is None

    def test_missing_while_carried_out_are_figures_not_yet_known(self, staff):
        project = ProjectFactory(approved=True)
        row = BeneficiaryFactory(project=project)
        output = OutputFactory(project=project)
        OutputFactory(project=project, done=0, note="đủ")
        assert case(staff, project.pk).missing == [
            f"số đã làm của “{output.indicator.name}”",
            f"đối ứng đã xác nhận của {row.establishment}",
        ]
        assert missing_when_done(project) == case(staff, project.pk).missing

    @pytest.mark.parametrize(("traits", "missing"), [({}, 1), ({"submitted": True}, 0)])
    def test_missing_by_status(self, staff, traits, missing):
        found = case(staff, ProjectFactory(**traits).pk)
        facts = [name for name in found.missing if not name.startswith("giấy tờ: ")]
        assert len(facts) == missing
        assert len(facts) < len(found.missing)


def test_missing_for_submit_asks_as_few_queries_as_it_can(staff, django_assert_num_queries):
    project = ProjectFactory()
    OutputFactory(project=project)
    with django_assert_num_queries(2):
        assert missing_for_submit(project) == []
    whole = case(staff, project.pk).project
    with django_assert_num_queries(0):
        assert missing_for_submit(whole) == []


class TestDeadlines:
    def groups(self, user) -> list[tuple[str, str]]:
        return [(one.group, one.about.partition(" · ")[2]) for one in deadlines(user, ON)]

    def test_holder_sees_what_is_late_soon_or_returned(self, staff):
        held = {"holder": staff}
        ProjectFactory(title="quá hạn", due_on=ON - timedelta(days=1), **held)
        ProjectFactory(title="gần", due_on=ON + timedelta(days=14), approved=True, **held)
        ProjectFactory(title="xa", due_on=ON + timedelta(days=15), **held)
        ProjectFactory(title="bị trả lại", status=ProjectStatus.RETURNED, submitted_on=date(2026, 1, 10), **held)
        ProjectFactory(title="đã trình", submitted=True, due_on=ON, **held)
        ProjectFactory(title="của người khác", due_on=ON)
        assert self.groups(staff) == [("late", "quá hạn"), ("due", "gần"), ("returned", "bị trả lại")]

    @pytest.mark.parametrize("role", [Role.LEADER, Role.APPRAISER])
    def test_deciders_see_what_waits_for_them(self, people, role):
        ProjectFactory(title="chờ", submitted=True, submitted_on=ON)
        ProjectFactory(title="chờ lâu", submitted=True, due_on=ON - timedelta(days=2))
        ProjectFactory(title="nơi khác", submitted=True, unit=unit(FAR_PROVINCE))
        assert self.groups(people[role]) == [("late", "chờ lâu"), ("waiting", "chờ")]

    def test_others_see_nothing(self, people):
        ProjectFactory(submitted=True, due_on=ON)
        assert [self.groups(people[role]) for role in (Role.COLLABORATOR, Role.JUROR, Role.ACCOUNTANT)] == [[]] * 3

    def test_each_leads_to_its_page_and_says_why(self, people, django_assert_num_queries):
        project = ProjectFactory(submitted=True, due_on=ON)
        deadlines(people[Role.LEADER], ON)
        with django_assert_num_queries(2):  # đề án; whether the legal calendar changed
            (one,) = deadlines(people[Role.LEADER], ON)
        assert (one.url, one.action) == (f"/de-an/{project.pk}/", "Xem hồ sơ")
        assert "10/01/2026" in one.why
        for other in (
            ProjectFactory(holder=people[Role.STAFF], due_on=ON),
            ProjectFactory(holder=people[Role.STAFF], status=ProjectStatus.RETURNED, submitted_on=date(2026, 1, 10)),
        ):
            assert any(other.code in one.about and one.why for one in deadlines(people[Role.STAFF], ON))


class TestProgrammes:
    def test_newest_first_of_the_area(self, staff):
        old, new = ProgrammeFactory(from_year=2016, to_year=2020), ProgrammeFactory()
        ProgrammeFactory(unit=unit(FAR_PROVINCE))
        assert list(programmes(staff)) == [new, old]

    def test_one_with_groups_and_targets(self, staff):
        target = ProgrammeTargetFactory()
        found = programme(staff, target.group.programme_id)
        assert [list(group.targets.all()) for group in found.groups.all()] == [[target]]
        assert programme(staff, ProgrammeFactory(unit=unit(FAR_PROVINCE)).pk) is None


def test_collaborator_sees_their_commune_and_what_they_introduced(people):

    me = people[Role.COLLABORATOR]
    here, there = ProjectFactory(unit=unit(COMMUNE)), ProjectFactory(unit=unit(NEXT_COMMUNE))
    ProjectFactory(unit=unit(NEXT_COMMUNE))
    ParticipantFactory(project=there, collaborator=CollaboratorFactory(user=me))
    found = {row.project.pk for row in ProjectList(user=me, on=ON).page().rows}
    assert found == {here.pk, there.pk}


def test_a_stopped_file_shows_how_far_it_came_and_asks_for_no_results(staff):
    """Where it stands: past what it passed, ended by a cross with its day; nothing is gathered of it any more."""
    project = StoppageFactory(project__holder=staff, project__submitted_on=date(2026, 1, 10)).project
    OutputFactory(project=project)
    found = case(staff, project.pk)
    assert [(step.label, step.state) for step in found.shown_steps] == [
        ("Soạn", "ok"),
        ("Trình", "ok"),
        ("Thẩm định", "ok"),
        ("Duyệt", "ok"),
        ("Đã ngừng", "stop"),
    ]
    assert found.shown_steps[-1].note == "01/07/2026"
    assert found.missing == ["hoàn trả đủ 100 triệu đồng"]  # money alone is left
    assert not ProjectList(user=staff, on=today(), lacking=True).found()
