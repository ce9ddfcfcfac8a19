"""Opening, correcting and assigning a file."""

import threading
from datetime import date

import pytest
from django.db import connection

from khuyencong.core.choices import Role
from khuyencong.core.exceptions import DomainError, StaleVersion
from projects import services
from projects.choices import ProjectStatus, Purse
from projects.models import Project
from tests.factories.offices import COMMUNE, FAR_PROVINCE, HCM, unit
from tests.factories.projects import ProjectFactory, content
from tests.people import person


def facts(**changes) -> dict:
    return {
        "title": "Máy ép gỗ",
        "content": content(),
        "purse": Purse.LOCAL,
        "plan_year": 2026,
        "unit": unit(COMMUNE),
    } | changes


@pytest.mark.django_db
class TestCreate:
    def test_draft_is_held_by_who_opened_it(self, people):
        project = services.create_project(by=people[Role.STAFF], **facts())
        assert (project.code, project.status, project.holder) == (
            "KCDP-2026-001",
            ProjectStatus.DRAFT,
            people[Role.STAFF],
        )
        assert project.timeline.activities.get().text == "Lập đề án KCDP-2026-001"

    def test_codes_run_on_for_each_purse_and_year(self, people):
        ProjectFactory(code="KCDP-2026-009")
        ProjectFactory(code="KCDP-2026-1000")
        ProjectFactory(code="KCDP-2026-cu")
        by = people[Role.STAFF]
        made = [
            services.create_project(by=by, **facts()),
            services.create_project(by=by, **facts(purse=Purse.NATIONAL)),
            services.create_project(by=by, **facts(plan_year=2025)),
        ]
        assert [project.code for project in made] == ["KCDP-2026-1001", "KCQG-2026-001", "KCDP-2025-001"]

    def test_place_outside_the_area_is_refused_at_its_field(self, people):
        with pytest.raises(DomainError, match="ngoài địa bàn") as refused:
            services.create_project(by=people[Role.STAFF], **facts(unit=unit(FAR_PROVINCE)))
        assert refused.value.field == "unit"

    def test_role_is_asked(self, people):
        with pytest.raises(DomainError, match="chuyên viên"):
            services.create_project(by=people[Role.LEADER], **facts())

    def test_only_facts_of_a_draft_are_taken(self, people):
        with pytest.raises(TypeError):
            services.create_project(by=people[Role.STAFF], **facts(status=ProjectStatus.APPROVED))


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_two_codes(people):
    """Both ask for the next number at the same moment; the second waits for the first to commit."""
    by, asked, codes = people[Role.STAFF], facts(), []
    together = threading.Barrier(4)

    def open_one():
        together.wait()
        codes.append(services.create_project(by=by, **asked).code)
        connection.close()

    threads = [threading.Thread(target=open_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [f"KCDP-2026-00{n}" for n in range(1, 5)]


@pytest.mark.django_db
class TestUpdate:
    def test_changes_are_told_and_raise_the_version(self, people):
        project = ProjectFactory()
        services.update_project(by=people[Role.STAFF], project=project, version=1, title="Tên mới", unit=unit(HCM))
        project.refresh_from_db()
        assert (project.title, project.unit, project.version) == ("Tên mới", unit(HCM), 2)
        assert project.timeline.activities.get().text == "Sửa tên, địa bàn"

    def test_nothing_different_writes_nothing(self, people):
        project = ProjectFactory()
        services.update_project(by=people[Role.STAFF], project=project, title=project.title)
        project.refresh_from_db()
        assert (project.version, project.timeline.activities.count()) == (1, 0)

    def test_second_editor_is_stopped(self, people):
        project = ProjectFactory()
        services.update_project(by=people[Role.STAFF], project=project, version=1, title="Bản thứ nhất")
        with pytest.raises(StaleVersion) as stale:
            services.update_project(by=people[Role.ADMIN], project=project, version=1, title="Bản thứ hai")
        assert stale.value.current.title == "Bản thứ nhất"

    def test_submitted_file_is_closed(self, people):
        with pytest.raises(DomainError, match="Chỉ sửa khi đang soạn"):
            services.update_project(by=people[Role.STAFF], project=ProjectFactory(submitted=True), title="Khác")

    def test_file_out_of_sight_is_not_there(self, people):
        project = ProjectFactory(unit=unit(FAR_PROVINCE))
        with pytest.raises(Project.DoesNotExist):
            services.update_project(by=people[Role.STAFF], project=project, title="Khác")

    def test_moving_it_out_of_the_area_is_refused(self, people):
        with pytest.raises(DomainError, match="ngoài địa bàn"):
            services.update_project(by=people[Role.STAFF], project=ProjectFactory(), unit=unit(FAR_PROVINCE))


@pytest.mark.django_db
def test_assign_gives_holder_and_day(people):
    project, other = ProjectFactory(), person(Role.STAFF)
    services.assign_project(by=people[Role.STAFF], project=project, holder=other, due_on=date(2026, 12, 1))
    project.refresh_from_db()
    assert (project.holder, project.due_on) == (other, date(2026, 12, 1))
    assert project.timeline.activities.get().text == f"Giao {other} giữ đề án, hạn 01/12/2026"
