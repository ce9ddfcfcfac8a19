"""How a đề án ends: acceptance, settlement, stop, archive, results."""

import importlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pgtrigger
import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from budgets import queries, services
from budgets.choices import DisbursementKind
from budgets.models import Commitment, Disbursement
from khuyencong.core.choices import Role
from khuyencong.core.dates import Period, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.reports.queries import AnnualReportDocument, ReportScope
from projects import services as work
from projects.choices import AcceptanceResult, Milestone, Move, ProjectStatus, ReasonKind, StopWish
from projects.models import Project
from projects.queries import deadlines, walk_of
from projects.queries.outcomes import outcomes
from tests.factories.finishing import AcceptanceFactory, funded
from tests.factories.offices import HCM, unit
from tests.factories.procedures import MoveRecordFactory, why
from tests.people import person

TRIEU = 1_000_000
S = ProjectStatus


@pytest.fixture(autouse=True)
def _papers_in_hand(monkeypatch):
    """What papers a move needs has tests of its own."""
    monkeypatch.setattr("projects.rules.moves.missing_before", lambda *args, **kwargs: [])


def paper(number: str) -> DocumentFacts:
    return DocumentFacts(number=number, symbol="VB-SCT", issued_on=today(), issuer="Sở Công Thương", title="Văn bản")


def voucher(number: str, amount: int) -> dict:
    return {"amount": amount * TRIEU, "voucher": number, "voucher_on": today(), "budget_year": today().year}


def tick_all(by, project) -> None:
    for stop in getattr(walk_of(project), "stops", None) or walk_of(project).checkpoints:
        work.tick_checkpoint(by=by, project=project, checkpoint=getattr(stop, "checkpoint", stop), document=paper("9"))
    project.__dict__.pop("_walk", None)


def running(**facts) -> Project:
    """Under the local procedure, at work since a week."""
    since = today() - timedelta(days=7)
    return funded(S.RUNNING, plan_year=today().year, approved_on=since, status_since=since, **facts)


def figures_of_year() -> dict:
    scope = ReportScope(period=Period.calendar_year(today().year), unit=unit(HCM))
    return AnnualReportDocument(scope).figures()


@pytest.mark.django_db
def test_from_the_work_to_the_shelf(people):
    """“acceptance per beneficiary and place; settlement file within 15 days after acceptance of the last đề án in the
    contract, liquidation …; archive with retention.”"""
    staff, leader, accountant = people[Role.STAFF], people[Role.LEADER], people[Role.ACCOUNTANT]
    project = running(holder=staff)
    helped = project.beneficiaries.get()
    services.advance(by=accountant, project=project, **voucher("1", 140))
    work.move_project(by=staff, project=project, move=Move.ASK_ACCEPTANCE)
    with pytest.raises(DomainError, match=f"nghiệm thu của {helped}"):
        work.accept_project(by=leader, project=project, document=paper("10"))
    work.record_acceptance(
        by=staff,
        project=project,
        beneficiary=helped,
        held_on=today(),
        result=AcceptanceResult.PASSED,
        counterpart_verified=300 * TRIEU,
    )
    work.accept_project(by=leader, project=project, document=paper("10"))
    project.refresh_from_db()
    assert (project.status, project.done_on) == (S.ACCEPTED, today())
    (line,) = [one for one in deadlines(staff, today()) if project.code in one.about]
    assert (line.what, line.due_on) == ("Lập hồ sơ quyết toán", today() + timedelta(days=15))
    services.pay(by=accountant, project=project, kind=DisbursementKind.PAYMENT, **voucher("2", 130))
    tick_all(accountant, project)
    services.settle_project(by=accountant, project=project, amount=270 * TRIEU, document=paper("11"))
    assert [one.what for one in deadlines(staff, today()) if project.code in one.about] == ["Thanh lý hợp đồng"]
    services.liquidate_project(by=staff, project=project, document=paper("12"))
    work.archive_project(by=staff, project=project, shelf="Kho 1, giá 2", years=10)
    project.refresh_from_db()
    assert (project.status, project.archive.years) == (S.ARCHIVED, 10)
    told = figures_of_year()
    assert (told["items.approved"].value, told["items.done"].value) == (1, 1)


@pytest.mark.django_db
def test_stop_at_the_wish_of_the_beneficiary_after_the_advance(people):
    """“stop (at whose wish, by which decision), with all that was counted kept”; “a fourth a stop at the beneficiary's
    wish after the advance. Each leaves the annual report right.”"""
    staff, leader, accountant = people[Role.STAFF], people[Role.LEADER], people[Role.ACCOUNTANT]
    project = running(holder=staff)
    services.advance(by=accountant, project=project, **voucher("1", 140))
    services.stop_project(
        by=leader, project=project, wish=StopWish.BENEFICIARY, document=paper("20"), reason=why(ReasonKind.STOP)
    )
    project.refresh_from_db()
    with pytest.raises(DomainError, match="hoàn trả đủ 140 triệu đồng"):
        work.archive_project(by=staff, project=project, shelf="Kho 1", years=10)
    services.demand_refund(by=leader, project=project, document=paper("21"), reason=why(ReasonKind.REFUND))
    services.record_refund(by=accountant, project=project, **voucher("2", 140))
    services.liquidate_project(by=staff, project=project, document=paper("22"))
    work.archive_project(by=staff, project=project, shelf="Kho 1", years=10)
    project.refresh_from_db()
    assert (project.status, project.stoppage.wish, project.beneficiaries.count()) == (
        S.ARCHIVED,
        StopWish.BENEFICIARY,
        1,
    )
    money = queries.project_money(project)
    assert (money.held, money.net, money.approved.value) == (0, 0, 280 * TRIEU)
    told = figures_of_year()
    assert (told["items.approved"].value, told["items.done"].value) == (1, None)


@pytest.mark.django_db
def test_before_and_after(people):
    """“Results: planned and done outputs per content, verified counterpart, outcomes in numbers and words, follow-up
    surveys 6, 12, 24 months later, shown as before/after.”"""
    project = running()
    helped, staff = project.beneficiaries.get(), people[Role.STAFF]
    helped.accepted_on = date(today().year - 3, 1, 15)
    helped.save()
    known = {Milestone.BEFORE: 8, Milestone.HALF_YEAR: None, Milestone.YEAR: 11, Milestone.TWO_YEARS: 12}
    for months, workers in known.items():
        day = helped.accepted_on + timedelta(days=31 * months) if months else helped.accepted_on
        work.record_follow_up(
            by=staff, beneficiary=helped, months=months, surveyed_on=day, workers=workers, words="Đã hỏi chủ cơ sở"
        )
    (pair,) = outcomes(project).pairs
    (line,) = pair.lines
    assert line.cells == ("8", "chưa có số liệu", "11", "12")
    assert line.change == "+4 (+50%)"


@pytest.mark.django_db
def test_a_file_is_not_accepted_without_its_minutes_under_raw_sql():
    """“every invariant that rows can break is refused by the database under raw SQL”."""
    project = running()
    walk = walk_of(project).version
    Project.objects.filter(pk=project.pk).update(procedure=walk)
    accept = "UPDATE projects_project SET status = 'da_nghiem_thu', done_on = current_date WHERE id = %s"
    with pytest.raises(IntegrityError, match="nghiệm thu đạt"):
        at_once(accept, project.pk)
    AcceptanceFactory(project=project, failed=True)
    with pytest.raises(IntegrityError, match="nghiệm thu đạt"):
        at_once(accept, project.pk)
    AcceptanceFactory(project=project, beneficiary=project.beneficiaries.get())
    MoveRecordFactory(project=project, move=Move.ACCEPT, from_status=S.ACCEPTING, to_status=S.ACCEPTED)
    accepted = "status = 'da_nghiem_thu', done_on = now(), status_since = '2026-01-10'"
    at_once(f"UPDATE projects_project SET {accepted} WHERE id = %s", project.pk)  # noqa: S608


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sql", "refusal"),
    [
        ("UPDATE projects_acceptance SET result = 'khong_dat'", "Cannot update or delete"),
        ("DELETE FROM projects_acceptance", "Cannot update or delete"),
        ("UPDATE budgets_commitment SET amount = 1", "Cannot update or delete"),
        ("DELETE FROM budgets_commitment", "Cannot update or delete"),
        ("UPDATE budgets_disbursement SET amount = 281000000", "không sửa"),
        ("UPDATE budgets_disbursement SET kind = 'hoan_tra'", "không sửa"),
        ("UPDATE projects_project SET support_approved = 99000000", "đã chi lớn hơn"),
        (
            "INSERT INTO budgets_settlement (project_id, settled_on, amount, force_majeure, explanation, by_id, void,"
            " source, illustrative) SELECT id, now(), 280000001, false, '', (SELECT id FROM core_user LIMIT 1), false,"
            " '', false FROM projects_project",
            "quyết toán lớn hơn",
        ),
    ],
)
def test_money_and_minutes_stand_under_raw_sql(people, sql, refusal):
    """“every invariant that rows can break is refused by the database under raw SQL”."""
    project = running()
    services.advance(by=people[Role.ACCOUNTANT], project=project, **voucher("1", 100))
    AcceptanceFactory(project=project)
    with pytest.raises(Exception, match=refusal), transaction.atomic():
        run(sql)


@pytest.mark.django_db(transaction=True)
def test_two_advances_at_once_stay_within_what_is_held():
    """“Bad input, races, faults”: of two advances of 200 triệu at once against 280 held, one is written."""
    accountant = person(Role.ACCOUNTANT)
    project = running()
    gate = Barrier(2)

    def take(number: str) -> str:
        gate.wait()
        try:
            services.advance(by=accountant, project=project, **voucher(number, 200))
        except DomainError as error:
            return str(error)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(take, ("1", "2")))
    assert told == ["", "Chỉ còn 80 triệu đồng để chi cho đề án này: giữ 280 triệu đồng, đã chi 200 triệu đồng."]
    assert Disbursement.objects.filter(project=project).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_vouchers_written_past_the_services_meet_in_the_database():
    """The sum over rows holds for two transactions that do not see each other."""
    project = running()
    gate = Barrier(2)
    insert = (
        "INSERT INTO budgets_disbursement (project_id, kind, amount, voucher, voucher_on, budget_year, source,"
        " illustrative) VALUES (%s, 'thanh_toan', 200000000, %s, now(), 2026, '', false)"
    )

    def write(number: str) -> bool:
        gate.wait()
        try:
            with transaction.atomic():
                run(insert, project.pk, number)
        except IntegrityError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(write, ("1", "2"))) == [False, True]


@pytest.mark.django_db
def test_files_approved_before_get_what_they_hold():
    """“the previous demo database is migrated too”: approved files hold their amount, stopped and old ones nothing."""
    open_file = running()
    old, stopped = funded(S.ACCEPTED, retrospective=True), funded(S.STOPPED, stopped_on=today())
    with pgtrigger.ignore("budgets.Commitment:commitment_kept"):
        run("DELETE FROM budgets_commitment")
    migration = importlib.import_module("budgets.migrations.0002_life")
    migration.hold_what_was_approved(apps, None)
    held = dict(Commitment.objects.values_list("project", "amount"))
    assert held == {open_file.pk: 280 * TRIEU}
    assert {old.pk, stopped.pk}.isdisjoint(held)


def run(sql: str, *args) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, args or None)


def at_once(sql: str, *args) -> None:
    """As a transaction that ends here: what waits for its end is checked."""
    with transaction.atomic():
        run(sql, *args)
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("SET CONSTRAINTS ALL DEFERRED")
