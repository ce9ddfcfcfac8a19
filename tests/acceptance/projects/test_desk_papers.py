"""“‘thiếu: …’ is named everywhere the file is shown”: the filter of the list for files that lack a paper now."""

import pytest
from django.test import Client

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from projects.choices import Move, ProjectStatus, Purse
from projects.models import PaperRequirement
from projects.queries import ProjectList, missing
from tests.factories.gathered import gather
from tests.factories.projects import BeneficiaryFactory, ProjectFactory

pytestmark = pytest.mark.django_db
LIST = "/de-an/"


@pytest.fixture
def staff(people):
    return people[Role.STAFF]


def enter(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def on_screen(client, query: str) -> list[str]:
    return [row.project.code for row in client.get(f"{LIST}?{query}").context["page"].rows]


def test_files_that_lack_a_paper_now_are_found_by_it(people, staff):
    """“Còn thiếu giấy tờ”: as the row itself names them, in any status, of any purse; with the other filters too."""
    lacks = BeneficiaryFactory(project=ProjectFactory(holder=staff)).project
    whole = gather(gather(BeneficiaryFactory(project=ProjectFactory()).project), Move.TAKE_UP)
    national = ProjectFactory(appraised=True, purse=Purse.NATIONAL)
    ProjectFactory(retrospective=True, approved=True)  # told after the fact: gathers nothing
    ProjectFactory(status=ProjectStatus.WITHDRAWN)
    client = enter(staff)
    assert set(on_screen(client, "xem=tat-ca&thieu_giay=on")) == {lacks.code, national.code}
    assert on_screen(client, "xem=tat-ca&thieu_giay=on&nguon=KCQG") == [national.code]
    assert on_screen(client, "xem=cua-toi&thieu_giay=on") == [lacks.code]
    rows = {row.project.code: missing(row.project) for row in ProjectList(user=staff, on=today(), view="tat-ca").rows()}
    assert {code for code, names in rows.items() if names and code in {lacks.code, whole.code, national.code}} == {
        lacks.code,
        national.code,
    }
    PaperRequirement.objects.all().delete()  # by the rows of the law alone
    assert on_screen(client, "xem=tat-ca&thieu_giay=on") == []
