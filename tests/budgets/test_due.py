"""What accountants are told at home: an accepted file waits for them from its day on."""

from datetime import date, timedelta

import pytest
from django.test import Client

from budgets import queries, services
from khuyencong.core import calendar
from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from projects.choices import Move, ProjectStatus
from projects.queries import walk_of
from tests.factories.budgets import DisbursementFactory
from tests.factories.finishing import funded
from tests.factories.procedures import CheckpointTickFactory

pytestmark = pytest.mark.django_db
TRIEU = 1_000_000
S = ProjectStatus


@pytest.fixture(autouse=True)
def _papers_in_hand(monkeypatch):
    """What papers a move needs has tests of its own."""
    monkeypatch.setattr("projects.rules.moves.missing_before", lambda *args, **kwargs: [])


def paper(number: str) -> DocumentFacts:
    return DocumentFacts(number=number, symbol="QĐ-SCT", issued_on=today(), issuer="Sở Công Thương", title="Văn bản")


class TestAnAcceptedFileWaitsForTheAccountant:
    """Told at once at the home of the accountant, why, and gone when done."""

    def shown(self, people) -> str:
        client = Client()
        client.force_login(people[Role.ACCOUNTANT])
        return client.get("/").content.decode()

    def test_from_the_day_it_was_accepted(self, people):
        facts = {"plan_year": today().year, "done_on": today() - timedelta(days=1)}
        project = funded(S.ACCEPTED, **facts)
        (line,) = queries.deadlines(people[Role.ACCOUNTANT], today())
        assert (line.group, line.since) == ("waiting", facts["done_on"])
        assert line.what == "Thanh toán, quyết toán đề án đã nghiệm thu"
        assert f"nghiệm thu ngày {format_date(facts['done_on'])}" in line.why
        html = self.shown(people)
        assert line.what in html
        assert project.code in html
        assert line.why in html  # “vì sao tôi thấy việc này”
        assert queries.deadlines(people[Role.LEADER], today()) == []

    def test_though_it_is_wholly_paid_until_it_is_settled(self, people):
        project = funded(S.ACCEPTED, plan_year=today().year)
        DisbursementFactory(project=project, amount=280 * TRIEU)
        (line,) = queries.deadlines(people[Role.ACCOUNTANT], today())
        assert "đã chi đủ" in line.about
        for stop in walk_of(project).untouched(Move.SETTLE):
            CheckpointTickFactory(project=project, checkpoint=stop)
        services.settle_project(by=people[Role.ACCOUNTANT], project=project, amount=280 * TRIEU, document=paper("50"))
        assert queries.deadlines(people[Role.ACCOUNTANT], today()) == []
        assert "Thanh toán, quyết toán đề án" not in self.shown(people)

    def test_one_told_of_a_past_year_does_not(self, people):
        project = funded(S.ACCEPTED, plan_year=today().year, retrospective=True)
        DisbursementFactory(project=project, amount=280 * TRIEU)
        assert queries.deadlines(people[Role.ACCOUNTANT], today()) == []

    def test_carried_into_the_next_year_it_is_still_there(self, people):
        """Its money is closed with the year it was carried out in."""
        year = today().year
        project = funded(S.ACCEPTED, plan_year=year - 2, ends_on=date(year - 1, 12, 30))
        (line,) = queries.deadlines(people[Role.ACCOUNTANT], today())
        assert line.due_on == calendar.due("LC30", year=year - 1).on
        type(project).objects.filter(pk=project.pk).update(ends_on=date(year - 2, 12, 30))
        assert queries.deadlines(people[Role.ACCOUNTANT], today()) == []
