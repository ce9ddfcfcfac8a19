"""Money of one đề án: held, advanced, settled, called back, closed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from budgets import queries, rules, services
from budgets.choices import CommitmentKind, DisbursementKind
from budgets.models import Commitment, Disbursement, Settlement
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from projects.choices import ProjectStatus, ReasonKind, StopWish
from projects.models import Project, Stoppage
from tests.factories.budgets import DisbursementFactory
from tests.factories.finishing import CommitmentFactory, SettlementFactory, funded
from tests.factories.procedures import why
from tests.factories.projects import ProjectFactory
from tests.factories.running import AppraisalFactory

pytestmark = pytest.mark.django_db
TRIEU = 1_000_000
S = ProjectStatus


@pytest.fixture(autouse=True)
def _papers_in_hand(monkeypatch):
    """What papers a move needs has tests of its own."""
    monkeypatch.setattr("projects.rules.moves.missing_before", lambda *args, **kwargs: [])


def paper(number: str = "7") -> DocumentFacts:
    return DocumentFacts(number=number, symbol="QĐ-SCT", issued_on=today(), issuer="Sở Công Thương", title="Văn bản")


def voucher(number: str, amount: int, **more) -> dict:
    day = today()
    return {"amount": amount * TRIEU, "voucher": number, "voucher_on": day, "budget_year": day.year} | more


def held(project) -> int:
    return queries.project_money(project).held // TRIEU


@pytest.fixture
def accountant(people):
    return people[Role.ACCOUNTANT]


@pytest.fixture
def leader(people):
    return people[Role.LEADER]


def test_approval_holds_what_it_gives(leader):
    project = AppraisalFactory().project
    services.approve_project(by=leader, project=project, support_approved=250 * TRIEU, document=paper())
    row = Commitment.objects.get(project=project)
    assert (row.kind, row.amount, row.by, row.document.number) == (CommitmentKind.RESERVE, 250 * TRIEU, leader, "7")


@pytest.mark.parametrize("status", [S.CONTRACTED, S.RUNNING, S.ACCEPTING, S.ACCEPTED])
def test_an_advance_is_a_voucher_within_what_is_held(accountant, status):
    project = funded(status)
    services.advance(by=accountant, project=project, **voucher("1", 200))
    with pytest.raises(DomainError, match="Chỉ còn 80 triệu đồng") as refused:
        services.advance(by=accountant, project=project, **voucher("2", 81))
    assert refused.value.field == "amount"
    services.advance(by=accountant, project=project, **voucher("3", 80))
    money = queries.project_money(project)
    assert (money.advanced.value, money.net, money.left.value) == (280 * TRIEU, 280 * TRIEU, 0)


@pytest.mark.parametrize("status", [S.APPROVED, S.SUSPENDED, S.SETTLED, S.LIQUIDATED])
def test_no_advance_outside_the_contract(accountant, status):
    with pytest.raises(DomainError, match=r"chỉ tạm ứng từ khi ký hợp đồng|sổ chi đã khép"):
        services.advance(by=accountant, project=funded(status), **voucher("1", 1))


def test_the_general_voucher_keeps_the_rule_of_its_kind(accountant):
    project = funded(S.APPROVED)
    with pytest.raises(DomainError, match="chỉ tạm ứng từ khi ký hợp đồng"):
        services.pay(by=accountant, project=project, kind=DisbursementKind.ADVANCE, **voucher("1", 1))
    with pytest.raises(DomainError, match="chưa chi khoản nào"):
        services.pay(by=accountant, project=project, kind=DisbursementKind.REFUND, **voucher("1", 1))
    services.pay(by=accountant, project=project, kind=DisbursementKind.PAYMENT, **voucher("1", 1))


def test_a_file_of_former_years_is_paid_within_what_was_approved(accountant):
    project = ProjectFactory(done=True, retrospective=True, support_approved=10 * TRIEU)
    with pytest.raises(DomainError, match="Chỉ còn 10 triệu đồng"):
        services.pay(by=accountant, project=project, kind=DisbursementKind.PAYMENT, **voucher("1", 11))
    services.pay(by=accountant, project=project, kind=DisbursementKind.ADVANCE, **voucher("1", 10))
    assert not queries.project_money(project).reserved.is_known


@pytest.mark.parametrize("role", [Role.STAFF, Role.LEADER, Role.APPRAISER, Role.COLLABORATOR])
def test_only_accountants_write_vouchers(people, role):
    project = funded()
    assert not rules.may_advance(people[role], project)
    with pytest.raises(DomainError):
        services.advance(by=people[role], project=project, **voucher("1", 1))


def test_a_voucher_of_tomorrow_is_refused(accountant):
    with pytest.raises(DomainError, match="sau hôm nay"):
        services.advance(by=accountant, project=funded(), **voucher("1", 1, voucher_on=today() + timedelta(days=1)))


def test_no_more_comes_back_than_went_out(accountant):
    project = funded()
    services.advance(by=accountant, project=project, **voucher("1", 50))
    with pytest.raises(DomainError, match="mới chi 50 triệu đồng"):
        services.record_refund(by=accountant, project=project, **voucher("2", 51))
    services.record_refund(by=accountant, project=project, **voucher("2", 50))
    assert queries.project_money(project).left.value == 280 * TRIEU


def stopped(people, *, paid: int = 100, kept: int = 0):
    project = funded(S.RUNNING)
    if paid:
        services.advance(by=people[Role.ACCOUNTANT], project=project, **voucher("1", paid))
    services.stop_project(
        by=people[Role.LEADER],
        project=project,
        wish=StopWish.BENEFICIARY,
        stays=kept * TRIEU,
        document=paper("90"),
        reason=why(ReasonKind.STOP, "cơ sở thôi đầu tư"),
    )
    project.refresh_from_db()
    return project


def test_stop_frees_what_is_not_paid_and_keeps_what_was_counted(people):
    project = stopped(people)
    told = Stoppage.objects.get(project=project)
    assert (project.status, project.stopped_on, project.support_approved) == (S.STOPPED, today(), 280 * TRIEU)
    assert (told.wish, told.paid, told.kept, told.document.number) == (StopWish.BENEFICIARY, 100 * TRIEU, 0, "90")
    assert held(project) == 100
    assert project.beneficiaries.count() == 1
    assert (
        "xin ngừng: Có sai phạm trong tổ chức thực hiện: cơ sở thôi đầu tư"
        in project.timeline.activities.latest("pk").text
    )


def test_a_stop_keeps_no_more_than_was_paid(people):
    with pytest.raises(DomainError, match="mới chi 100 triệu đồng") as refused:
        stopped(people, kept=101)
    assert refused.value.field == "stays"


def test_a_stop_has_its_reason(people):
    with pytest.raises(DomainError) as refused:
        services.stop_project(
            by=people[Role.LEADER], project=funded(), wish=StopWish.OFFICE, document=paper(), reason=None
        )
    assert refused.value.field == "reason"


def test_a_stopped_advance_is_called_back_and_the_file_closed(people):
    project, leader = stopped(people, kept=30), people[Role.LEADER]
    services.demand_refund(by=leader, project=project, document=paper("91"), reason=why(ReasonKind.REFUND))
    project.refresh_from_db()
    assert (project.status, project.is_done) == (S.REFUNDING, False)
    assert "hoàn trả 70 triệu đồng" in project.timeline.activities.latest("pk").text
    staff = people[Role.STAFF]
    with pytest.raises(DomainError, match="Còn phải hoàn trả 70 triệu đồng"):
        services.liquidate_project(by=staff, project=project, document=paper("92"))
    services.record_refund(by=people[Role.ACCOUNTANT], project=project, **voucher("2", 40))
    assert Stoppage.objects.get(project=project).cleared_on is None
    services.record_refund(by=people[Role.ACCOUNTANT], project=project, **voucher("3", 30))
    assert (Stoppage.objects.get(project=project).cleared_on, held(project)) == (today(), 30)
    services.liquidate_project(by=staff, project=project, document=paper("92"))
    project.refresh_from_db()
    assert (project.status, project.is_done) == (S.LIQUIDATED, False)


def test_nothing_to_call_back_is_said(people):
    project = stopped(people, paid=0)
    assert (held(project), queries.project_money(project).left.value) == (0, 0)
    with pytest.raises(DomainError, match="Không có khoản phải hoàn trả"):
        services.demand_refund(by=people[Role.LEADER], project=project, document=paper(), reason=why(ReasonKind.REFUND))


def settled(people, amount: int = 280, *, paid: int = 200, status: ProjectStatus = S.ACCEPTED, **more):
    project = funded(status)
    if paid:
        services.advance(by=people[Role.ACCOUNTANT], project=project, **voucher("1", paid))
    by = people[Role.STAFF]
    services.settle_project(by=by, project=project, amount=amount * TRIEU, document=paper("50"), **more)
    project.refresh_from_db()
    return project


@pytest.fixture
def no_checkpoints(monkeypatch):
    """By the closed table alone: “Giải ngân” of the local procedure has tests of its own."""
    monkeypatch.setattr("projects.queries.procedures.version_on", lambda *args, **kwargs: None)


@pytest.mark.usefixtures("no_checkpoints")
class TestSettle:
    def test_the_amount_is_fixed(self, people):
        project = settled(people, 250, counterpart=300 * TRIEU)
        kept = Settlement.objects.get(project=project)
        assert (project.status, kept.amount, kept.counterpart, kept.force_majeure) == (
            S.SETTLED,
            250 * TRIEU,
            300 * TRIEU,
            False,
        )
        assert held(project) == 250

    def test_never_more_than_is_held(self, people):
        with pytest.raises(DomainError, match="Chỉ giữ 280 triệu đồng"):
            settled(people, 281)

    def test_by_force_majeure_straight_from_the_work(self, people):
        with pytest.raises(DomainError, match="bất khả kháng") as refused:
            settled(people, 120, paid=0, status=S.RUNNING)
        assert refused.value.field == "explanation"
        project = settled(people, 120, paid=0, status=S.RUNNING, explanation="Lũ cuốn nhà xưởng")
        assert Settlement.objects.get(project=project).force_majeure
        assert (project.done_on, project.is_done, project.is_past_the_work) == (None, False, True)
        assert not Project.objects.done().filter(pk=project.pk)
        with pytest.raises(DomainError, match="không trả về bước nghiệm thu"):
            services.send_back_settlement(by=people[Role.STAFF], project=project, reason=why(ReasonKind.RETURN))

    def test_liquidation_names_the_difference(self, people):
        project = settled(people, 250)
        staff = people[Role.STAFF]
        with pytest.raises(DomainError, match="Còn phải chi 50 triệu đồng"):
            services.liquidate_project(by=staff, project=project, document=paper("60"))
        accountant = people[Role.ACCOUNTANT]
        with pytest.raises(DomainError, match="Chỉ còn 50 triệu đồng"):
            services.pay(by=accountant, project=project, kind=DisbursementKind.PAYMENT, **voucher("2", 51))
        services.pay(by=accountant, project=project, kind=DisbursementKind.PAYMENT, **voucher("2", 50))
        services.liquidate_project(by=staff, project=project, document=paper("60"))
        project.refresh_from_db()
        assert project.status == S.LIQUIDATED

    def test_what_was_paid_too_much_comes_back_first(self, people):
        project = settled(people, 150)
        staff = people[Role.STAFF]
        with pytest.raises(DomainError, match="Còn phải hoàn trả 50 triệu đồng"):
            services.liquidate_project(by=staff, project=project, document=paper("60"))
        services.demand_refund(
            by=people[Role.LEADER], project=project, document=paper("61"), reason=why(ReasonKind.REFUND)
        )
        services.record_refund(by=people[Role.ACCOUNTANT], project=project, **voucher("2", 50))
        services.liquidate_project(by=staff, project=project, document=paper("60"))
        project.refresh_from_db()
        assert (project.status, project.is_done) == (S.LIQUIDATED, True)

    def test_sent_back_it_holds_again_what_was_approved(self, people):
        project = settled(people, 250)
        services.send_back_settlement(by=people[Role.STAFF], project=project, reason=why(ReasonKind.RETURN))
        project.refresh_from_db()
        assert (project.status, held(project)) == (S.ACCEPTED, 280)
        assert Settlement.objects.get(project=project).void
        services.settle_project(by=people[Role.STAFF], project=project, amount=260 * TRIEU, document=paper("51"))
        assert (held(project), Settlement.objects.filter(project=project).count()) == (260, 2)


def test_a_settled_file_is_due_for_what_was_settled(people):
    project = funded(S.SETTLED, plan_year=today().year)
    SettlementFactory(project=project, amount=100 * TRIEU)
    DisbursementFactory(project=project, amount=60 * TRIEU)
    (line,) = queries.deadlines(people[Role.ACCOUNTANT], today())
    assert "còn 40 triệu đồng" in line.about
    DisbursementFactory(project=project, amount=40 * TRIEU)
    assert queries.deadlines(people[Role.ACCOUNTANT], today()) == []


def test_a_stopped_file_is_not_due_to_be_paid(people):
    funded(S.STOPPED, plan_year=today().year, stopped_on=today())
    assert queries.deadlines(people[Role.ACCOUNTANT], today()) == []


class TestTheDatabaseHasTheLastWord:
    def refused(self, name: str, write) -> None:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            write()

    def test_paid_within_approved(self):
        project = funded(support=100)
        DisbursementFactory(project=project, amount=100)
        self.refused("đã chi lớn hơn", lambda: DisbursementFactory(project=project, amount=1))
        row = Disbursement.objects.get(project=project)
        self.refused("không sửa", lambda: Disbursement.objects.filter(pk=row.pk).update(amount=101))

    def test_approved_is_not_lowered_below_what_was_paid(self):
        project = funded(S.APPROVED, support=100)
        DisbursementFactory(project=project, amount=80)
        rows = type(project).objects.filter(pk=project.pk)
        self.refused("đã chi lớn hơn", lambda: rows.update(support_approved=79))
        project.beneficiaries.update(support=80)
        CommitmentFactory(project=project, kind=CommitmentKind.RELEASE, amount=-20)
        rows.update(support_approved=80)

    def test_refunds_within_paid(self):
        project = funded(support=100)
        first = DisbursementFactory(project=project, amount=50)
        DisbursementFactory(project=project, refund=True, amount=50)
        self.refused("hoàn trả lớn hơn", lambda: DisbursementFactory(project=project, refund=True, amount=1))
        self.refused("không xoá", lambda: Disbursement.objects.filter(pk=first.pk).delete())
        self.refused("không sửa", lambda: Disbursement.objects.filter(pk=first.pk).update(amount=49))

    def test_commitments_are_signed_and_never_below_zero(self):
        project = funded(support=100)
        release = {"project": project, "kind": CommitmentKind.RELEASE}
        self.refused("commitment_signed_by_kind", lambda: CommitmentFactory(**release, amount=5))
        self.refused("commitment_signed_by_kind", lambda: CommitmentFactory(project=project, amount=-5))
        self.refused("nhiều hơn số đang giữ", lambda: CommitmentFactory(**release, amount=-101))
        CommitmentFactory(**release, amount=-100)

    def test_commitments_are_only_added(self):
        row = CommitmentFactory()
        for write in (lambda: Commitment.objects.update(note="khác"), lambda: Commitment.objects.all().delete()):
            with pytest.raises(Exception, match=r"Cannot (update|delete)"), transaction.atomic():
                write()
        assert Commitment.objects.get() == row

    def test_settled_within_approved_and_once(self):
        project = funded(S.SETTLED, support=100)
        self.refused("quyết toán lớn hơn", lambda: SettlementFactory(project=project, amount=101))
        SettlementFactory(project=project, amount=100)
        self.refused("settlement_once", lambda: SettlementFactory(project=project, amount=1))


class TestThePageOffersWhatMayBeDone:
    """The button stands and falls with the rule its page refuses by."""

    def look(self, client, user, project) -> str:
        client.force_login(user)
        return client.get(f"/de-an/{project.pk}/").content.decode()

    def test_a_settled_file_waits_for_the_rest_to_be_paid(self, people, client, no_checkpoints):
        project = settled(people, 280, paid=200)
        page = self.look(client, people[Role.STAFF], project)
        assert "Còn phải chi 80 triệu đồng" in page
        assert f"/kinh-phi/de-an/{project.pk}/thanh-ly/" not in page
        assert "thu-hoi" not in self.look(client, people[Role.LEADER], project)
        services.pay(by=people[Role.ACCOUNTANT], project=project, kind=DisbursementKind.PAYMENT, **voucher("2", 80))
        assert f"/kinh-phi/de-an/{project.pk}/thanh-ly/" in self.look(client, people[Role.STAFF], project)

    def test_what_was_paid_too_much_is_asked_for_first(self, people, client, no_checkpoints):
        project = settled(people, 150, paid=200)
        page = self.look(client, people[Role.LEADER], project)
        now = page[page.index("Việc tiếp theo") :]
        assert now.index("thu-hoi") < now.index("</section>")

    def test_the_page_of_a_settled_file_asks_no_more_than_any(
        self, people, client, no_checkpoints, django_assert_max_num_queries
    ):
        project = settled(people, 150, paid=200)
        client.force_login(people[Role.LEADER])
        with django_assert_max_num_queries(12):
            client.get(f"/de-an/{project.pk}/")

    def test_the_page_of_a_refund_says_what_is_owed(self, people, client):
        project = stopped(people, kept=30)
        client.force_login(people[Role.ACCOUNTANT])
        page = client.get(f"/kinh-phi/de-an/{project.pk}/hoan-tra/").content.decode()
        assert "Đề án đã chi 100 triệu đồng, phải hoàn trả 70 triệu đồng." in page
