"""Acceptance by beneficiary, the archive, results in words and follow-up surveys."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError, StaleVersion
from projects import rules, services
from projects.choices import AcceptanceResult, MinutesForm, Move, ProjectStatus
from projects.models import Acceptance, ArchiveRecord, Beneficiary, FollowUp
from projects.queries.finishing import archive_folder, awaiting_acceptance
from tests.factories.finishing import (
    AcceptanceFactory,
    ArchiveRecordFactory,
    FollowUpFactory,
    StoppageFactory,
    funded,
)
from tests.factories.projects import BeneficiaryFactory, PaperFactory, ProjectFactory

pytestmark = pytest.mark.django_db
S, PASSED, FAILED = ProjectStatus, AcceptanceResult.PASSED, AcceptanceResult.FAILED
TODAY = date(2026, 11, 20)
MINUTES = {"number": "12", "symbol": "BB-NT", "issued_on": date(2026, 11, 18), "issuer": "Sở", "title": "Biên bản"}


@pytest.fixture(autouse=True)
def _papers_in_hand(monkeypatch):
    """What papers a move needs has tests of its own."""
    monkeypatch.setattr("projects.rules.moves.missing_before", lambda *args, **kwargs: [])


@pytest.fixture
def staff(people):
    return people[Role.STAFF]


@pytest.fixture
def leader(people):
    return people[Role.LEADER]


def held(by, project, helped=None, result=PASSED, on=date(2026, 11, 18), **more):
    return services.record_acceptance(by=by, project=project, beneficiary=helped, result=result, held_on=on, **more)


class TestAcceptance:
    def test_it_sets_the_day_and_the_counterpart_of_its_beneficiary(self, staff):
        helped = funded(S.RUNNING).beneficiaries.get()
        made = held(
            staff,
            helped.project,
            helped,
            present="Sở, xã, Trung tâm, cơ sở",
            accepted_value=700,
            counterpart_verified=500,
            document=DocumentFacts(**MINUTES),
        )
        helped.refresh_from_db()
        assert (helped.accepted_on, helped.counterpart_verified) == (date(2026, 11, 18), 500)
        assert (made.document.number, made.recorded_by, made.minutes_form) == ("12", staff, MinutesForm.PLACE)
        filed = helped.project.papers.get(document=made.document)
        assert (filed.paper_type.code, filed.beneficiary) == ("G060", helped)

    def test_an_unknown_counterpart_leaves_the_known_one(self, staff):
        helped = funded(S.RUNNING).beneficiaries.get()
        Beneficiary.objects.filter(pk=helped.pk).update(counterpart_verified=90)
        held(staff, helped.project, helped)
        helped.refresh_from_db()
        assert helped.counterpart_verified == 90

    def test_the_latest_counts(self, staff):
        helped = funded(S.ACCEPTING).beneficiaries.get()
        project = helped.project
        held(staff, project, helped, FAILED, remark="Máy chưa chạy thử")
        assert awaiting_acceptance(project) == [helped]
        held(staff, project, helped)
        assert awaiting_acceptance(project) == []
        held(staff, project, helped, FAILED, remark="Xem lại: thiếu hoá đơn", on=date(2026, 11, 19))
        helped.refresh_from_db()
        assert (helped.accepted_on, awaiting_acceptance(project)) == (None, [helped])
        assert Acceptance.objects.count() == 3

    @pytest.mark.parametrize(
        ("facts", "field"),
        [
            ({"result": FAILED}, "remark"),
            ({"on": TODAY + timedelta(days=1)}, "held_on"),
            ({"on": date(2026, 2, 9)}, "held_on"),
        ],
    )
    def test_refused_at_the_field(self, staff, facts, field):
        helped = funded(S.RUNNING).beneficiaries.get()
        with pytest.raises(DomainError) as refused:
            held(staff, helped.project, helped, **facts)
        assert refused.value.field == field

    def test_not_of_another_file(self, staff):
        with pytest.raises(DomainError, match="không thuộc đề án"):
            held(staff, funded(S.RUNNING), BeneficiaryFactory())

    @pytest.mark.parametrize("status", [S.APPROVED, S.CONTRACTED, S.ACCEPTED, S.SETTLED])
    def test_only_while_it_runs_or_waits(self, staff, status):
        with pytest.raises(DomainError):
            held(staff, funded(status))

    @pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.COLLABORATOR, Role.JUROR])
    def test_not_by_others(self, people, role):
        assert not rules.may_record_acceptance(people[role], funded(S.RUNNING))


class TestAccept:
    def accept(self, by, project, **more):
        services.accept_project(by=by, project=project, document=DocumentFacts(**MINUTES), **more)
        project.refresh_from_db()
        return project

    def group(self, staff):
        project = funded(S.ACCEPTING, status_since=date(2026, 11, 10))
        BeneficiaryFactory(project=project, support=None)
        first, second = project.beneficiaries.order_by("pk")
        return project, first, second

    def test_each_standing_beneficiary_is_named(self, staff, leader):
        project, first, second = self.group(staff)
        held(staff, project, first)
        with pytest.raises(DomainError, match=f"còn thiếu: nghiệm thu của {second}"):
            self.accept(leader, project)
        assert not rules.may_move(leader, project, Move.ACCEPT)
        assert rules.may_accept(leader, project)

    def test_its_day_is_that_of_the_last_acceptance(self, staff, leader):
        project, first, second = self.group(staff)
        held(staff, project, first, on=date(2026, 11, 12))
        facts = {"beneficiary": second, "held_on": date(2026, 11, 15), "accepted_value": None}
        self.accept(leader, project, held=[facts | {"counterpart_verified": 7}])
        assert (project.status, project.done_on) == (S.ACCEPTED, date(2026, 11, 15))
        second.refresh_from_db()
        assert (second.accepted_on, second.counterpart_verified) == (date(2026, 11, 15), 7)
        assert project.moves.get().document.number == "12"

    def test_a_place_accepted_while_the_work_ran(self, staff, leader):
        project = funded(S.ACCEPTING, status_since=date(2026, 11, 10))
        AcceptanceFactory(project=project, beneficiary=project.beneficiaries.get(), held_on=date(2026, 11, 2))
        self.accept(leader, project)
        assert (project.done_on, project.moves.get().happened_on) == (date(2026, 11, 2), date(2026, 11, 10))

    def test_a_file_without_beneficiaries_is_accepted_as_a_whole(self, leader):
        project = ProjectFactory(approved=True, status=S.ACCEPTING)
        with pytest.raises(DomainError, match="lần nghiệm thu đạt"):
            self.accept(leader, project)
        self.accept(leader, project, held=[{"beneficiary": None, "held_on": date(2026, 11, 1)}])
        assert project.is_done

    def test_unknown_figures_hold_nothing_up(self, staff, leader):
        project = funded(S.ACCEPTING)
        held(staff, project, project.beneficiaries.get())
        assert self.accept(leader, project).is_done

    def test_the_general_service_refuses_it(self, leader):
        project = funded(S.ACCEPTING)
        for move in (Move.ACCEPT, Move.ARCHIVE):
            with pytest.raises(DomainError, match="có trang riêng"):
                services.move_project(by=leader, project=project, move=move)

    def test_two_at_once(self, leader):
        project = funded(S.ACCEPTING, version=3)
        with pytest.raises(StaleVersion):
            self.accept(leader, project, version=2)


class TestArchive:
    def test_it_says_where_and_how_long(self, staff):
        project = funded(S.LIQUIDATED, status_since=date(2026, 11, 1))
        PaperFactory(project=project)
        services.archive_project(by=staff, project=project, shelf="Kho 1", code="KC-07", years=10)
        kept = ArchiveRecord.objects.get(project=project)
        assert (kept.keep_until, kept.documents, kept.retention) == (date(2036, 11, 20), 1, "10 năm")
        project.refresh_from_db()
        assert (project.status, project.is_open) == (S.ARCHIVED, False)
        assert "Kho 1, thời hạn 10 năm" in project.timeline.activities.latest("pk").text

    def test_for_ever(self, staff):
        project = funded(S.LIQUIDATED)
        services.archive_project(by=staff, project=project, shelf="Kho 1", permanent=True)
        kept = ArchiveRecord.objects.get(project=project)
        assert (kept.keep_until, kept.retention) == (None, "vĩnh viễn")

    @pytest.mark.parametrize("facts", [{}, {"years": 10, "permanent": True}])
    def test_one_of_the_two(self, staff, facts):
        with pytest.raises(DomainError) as refused:
            services.archive_project(by=staff, project=funded(S.LIQUIDATED), shelf="Kho 1", **facts)
        assert refused.value.field == "years"

    def test_a_stopped_file_waits_for_what_it_owes(self, staff):
        owing = StoppageFactory().project
        with pytest.raises(DomainError, match="hoàn trả đủ 100 triệu đồng"):
            services.archive_project(by=staff, project=owing, shelf="Kho 1", years=5)
        clear = StoppageFactory(cleared=True).project
        services.archive_project(by=staff, project=clear, shelf="Kho 1", years=5)
        clear.refresh_from_db()
        assert (clear.status, clear.is_done) == (S.ARCHIVED, False)

    def test_taken_back_the_same_day_and_put_away_again(self, staff):
        project = funded(S.LIQUIDATED)
        services.archive_project(by=staff, project=project, shelf="Kho 1", years=5)
        services.undo_move(by=staff, project=project)
        services.archive_project(by=staff, project=project, shelf="Kho 2", years=5)
        assert ArchiveRecord.objects.get(project=project).shelf == "Kho 2"

    def test_its_contents_as_pdf(self, signed_in):
        project = ArchiveRecordFactory().project
        PaperFactory(project=project)
        assert len(archive_folder(project).papers) == 1
        answer = signed_in(Role.STAFF).get(reverse("projects:contents_list", args=[project.pk]))
        assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


class TestPages:
    def test_acceptance_in_one_page(self, signed_in):
        project = funded(S.ACCEPTING, status_since=date(2026, 11, 1))
        url, client = reverse("projects:accept", args=[project.pk]), signed_in(Role.LEADER)
        helped = project.beneficiaries.get()
        page = client.get(url)
        assert f"Ngày nghiệm thu {helped}" in page.content.decode()
        typed = {
            "version": project.version,
            f"held_on_{helped.pk}": "18/11/2026",
            f"accepted_value_{helped.pk}": "900 triệu",
            f"counterpart_verified_{helped.pk}": "",
            "minutes_form": "5a",
            "number": "12",
            "symbol": "BB-NT",
            "issued_on": "18/11/2026",
            "issuer": "Sở Công Thương",
            "title": "Biên bản nghiệm thu",
        }
        assert client.post(url, typed).status_code == 302
        project.refresh_from_db()
        made = Acceptance.objects.get(project=project)
        assert (project.status, made.accepted_value, made.counterpart_verified) == (S.ACCEPTED, 900_000_000, None)

    def test_results_of_a_file(self, signed_in):
        project = funded(S.ACCEPTED, outcome="Giảm hao hụt nguyên liệu")
        helped = project.beneficiaries.get()
        FollowUpFactory(beneficiary=helped, words="Đã xuất sang Nhật")
        html = signed_in(Role.STAFF).get(reverse("projects:outcomes", args=[project.pk])).content.decode()
        for told in ("Giảm hao hụt", "Đã xuất sang Nhật", "Trước hỗ trợ", "chưa có số liệu", "Chưa có lần nghiệm thu"):
            assert told in html, told

    def test_a_survey_typed_and_corrected(self, signed_in):
        helped = BeneficiaryFactory(project=funded(S.ACCEPTED), support=None, accepted_on=date(2026, 3, 1))
        url = reverse("projects:follow_up", args=[helped.project_id, helped.pk, 6])
        client = signed_in(Role.STAFF)
        typed = {"surveyed_on": "5/9/2026", "workers": "", "words": ""}
        assert client.post(url, typed).status_code == 422  # nothing said
        assert client.post(url, typed | {"revenue": "2,5 tỷ"}).status_code == 302
        kept = FollowUp.objects.get()
        assert (kept.revenue, kept.workers) == (2_500_000_000, None)
        assert client.post(url, typed | {"workers": "9", "version": kept.version}).status_code == 302
        kept.refresh_from_db()
        assert (kept.workers, kept.revenue) == (9, None)
        assert client.get(reverse("projects:follow_up", args=[helped.project_id, helped.pk, 7])).status_code == 404

    def test_the_general_page_does_not_know_these_moves(self, signed_in):
        project = funded(S.ACCEPTING)
        client = signed_in(Role.LEADER)
        for word in ("nghiem-thu", "luu", "quyet-toan"):
            assert client.get(reverse("projects:move", args=[project.pk, word])).status_code == 404

    def test_outcome_in_words(self, signed_in):
        project = funded(S.ACCEPTED)
        url = reverse("projects:outcome", args=[project.pk])
        typed = {"outcome": "Năng suất tăng gấp rưỡi", "version": project.version}
        client = signed_in(Role.STAFF)
        assert client.post(url, typed).status_code == 302
        assert client.post(url, typed | {"outcome": "Khác"}).status_code == 409
        project.refresh_from_db()
        assert (project.outcome, today()) == ("Năng suất tăng gấp rưỡi", TODAY)
