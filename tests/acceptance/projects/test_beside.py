"""Issue B, part 1: programmes of several years, coordination agreements, fairs and study visits."""

import html

import pytest
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.exceptions import DomainError
from khuyencong.core.figures import Figure
from projects import queries, services
from projects.choices import EventKind
from projects.models import OutputIndicator
from projects.queries.origins import Origins
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import HCM, OrganisationFactory, unit
from tests.factories.origins import AgreementFactory, TradeEventFactory
from tests.factories.projects import (
    OutputFactory,
    ProgrammeFactory,
    ProgrammeGroupFactory,
    ProgrammeTargetFactory,
    ProjectFactory,
)

pytestmark = pytest.mark.django_db


def indicator(code: str) -> OutputIndicator:
    return OutputIndicator.objects.get(code=code)


def text_of(answer) -> str:
    return html.unescape(answer.content.decode())


def page(client, route: str, *args) -> str:
    answer = client.get(reverse(route, args=args))
    assert answer.status_code == 200, (route, answer.status_code)
    return text_of(answer)


class TestProgrammes:
    """“Programmes of several years with groups and targets (Chương trình 2021–2025, by decision).”"""

    def test_made_by_decision_with_groups_and_targets(self, people, signed_in):
        staff = signed_in(Role.STAFF)
        typed = {"name": "Chương trình 2026–2030", "unit": unit(HCM).label(), "from_year": "2026", "to_year": "2030"}
        refused = staff.post(reverse("projects:add_programme"), typed)
        assert "Ghi số quyết định" in text_of(refused)
        staff.post(reverse("projects:add_programme"), typed | {"number": "123", "symbol": "QĐ-UBND"})
        programme = queries.programmes(people[Role.STAFF]).get(name="Chương trình 2026–2030")
        assert str(programme.document) == "123/QĐ-UBND"
        staff.post(reverse("projects:add_group", args=[programme.pk]), {"name": "Máy móc tiên tiến"})
        told = {"group": programme.groups.get().pk, "indicator": "1", "year": "2031", "low": "10"}
        told["indicator"] = str(ProgrammeTargetFactory().indicator_id)
        late = staff.post(reverse("projects:add_target", args=[programme.pk]), told)
        assert "từ 2026 đến 2030" in text_of(late)
        where = reverse("projects:add_target", args=[programme.pk])
        assert staff.post(where, told | {"year": "2027", "high": "15"}).status_code == 302
        assert "10–15" in page(staff, "projects:programme", programme.pk)

    def test_target_beside_carried_out_unknown_is_not_zero(self, people):
        group = ProgrammeGroupFactory(programme=ProgrammeFactory(from_year=2025, to_year=2027))
        targets = [ProgrammeTargetFactory(group=group, year=year, low=4, high=4) for year in (2025, 2026, 2027, None)]
        for year, done in ((2025, 3), (2026, 2), (2026, None)):
            project = ProjectFactory(done=True, plan_year=year, programme_group=group)
            OutputFactory(project=project, indicator=targets[0].indicator, done=done)
        draft = ProjectFactory(plan_year=2025, programme_group=group)
        OutputFactory(project=draft, indicator=targets[0].indicator, done=9)  # nothing is carried out in a draft
        [one] = queries.Progress(queries.programme(people[Role.STAFF], group.programme_id)).groups
        done = {row.year: row.done for row in one.rows}
        assert done == {
            2025: Figure(value=3),
            2026: Figure(value=2, unknown=1),
            2027: Figure(value=None, unknown=1),
            None: Figure(value=5, unknown=1),
        }
        assert {row.year: row.percent for row in one.rows} == {2025: 75, 2026: None, 2027: None, None: None}
        assert [(row.year, row.projects) for row in one.years] == [(2025, 1), (2026, 2)]


class TestAgreements:
    """“coordination agreements (Hội Nông dân, Đoàn Thanh niên, viện, sở) with what was done under them”"""

    def test_what_was_done_under_it(self, people, signed_in):
        project, staff = ProjectFactory(), signed_in(Role.STAFF)
        farmers = OrganisationFactory(name="Hội Nông dân thử", kind="doan_the")
        typed = {"name": "Phối hợp 2026", "organisation": farmers.name, "unit": unit(HCM).label()}
        typed |= {"number": "05", "symbol": "TT-HND", "valid_from": "01/01/2026", "valid_to": "31/12/2026"}
        answer = staff.post(reverse("projects:add_agreement"), typed)
        pk = int(answer.headers["Location"].rstrip("/").rsplit("/", 1)[1])
        done = {"done_on": "10/03/2026", "what": "Lớp đan lát", "people": "30", "project": project.title}
        staff.post(reverse("projects:add_activity", args=[pk]), done)
        staff.post(reverse("projects:add_activity", args=[pk]), {"done_on": "10/03/2025", "what": "Họp"})
        there = page(staff, "projects:agreement", pk)
        assert all(word in there for word in ("Hội Nông dân thử", "05/TT-HND", "Lớp đan lát", "ngoài thời hạn", "≥ 30"))
        assert "Lớp đan lát" in page(staff, "projects:origins", project.pk)
        assert project.timeline.activities.filter(verb="agreed_activity").count() == 1
        assert "Phối hợp 2026" in page(staff, "projects:agreements")

    def test_dates_in_order(self, people, signed_in):
        agreement = AgreementFactory()
        typed = {"name": "x", "organisation": str(agreement.organisation), "unit": unit(HCM).label(), "version": "1"}
        answer = signed_in(Role.STAFF).post(
            reverse("projects:update_agreement", args=[agreement.pk]),
            typed | {"valid_from": "02/01/2026", "valid_to": "01/01/2026"},
        )
        assert answer.status_code == 422
        assert "đứng trước" in text_of(answer)


class TestFairs:
    """“fairs and study visits as records (who went, which product)”"""

    def test_who_went_with_which_product(self, people, signed_in):
        event, one = TradeEventFactory(), EstablishmentFactory(name="Gốm An Thử")
        add = {"by": people[Role.STAFF], "event": event, "establishment": one}
        services.add_event_participant(**add, product="Bình men lam", booths=2)
        services.add_event_participant(**add, product="Ấm tử sa")
        with pytest.raises(DomainError, match="sản phẩm ấy"):
            services.add_event_participant(**add, product="Ấm tử sa")
        there = page(signed_in(Role.STAFF), "projects:event", event.pk)
        assert all(word in there for word in ("Gốm An Thử", "Bình men lam", "1 cơ sở", "≥ 2 (thiếu 1)"))

    def test_the_stated_total_stays_and_is_told_in_part(self, people):
        project = ProjectFactory()
        fair = OutputFactory(project=project, done=3, indicator=indicator("KQ20"))
        OutputFactory(project=project, done=20, indicator=indicator("KQ21"))
        services.add_event(by=people[Role.STAFF], project=project, kind=EventKind.FAIR, name="Hội chợ Xuân")
        told = {row.name: (row.told.text(), row.stated.text()) for row in Origins(people[Role.STAFF], project).told}
        assert told == {"cuộc": ("1", "3"), "gian hàng": ("0", "20")}
        fair.refresh_from_db()
        assert fair.done == 3
