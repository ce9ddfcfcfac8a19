"""“query count equal at 1, 3 and 100 rows, ≤ 8 list, ≤ 12 detail, ≤ 10 home”, session and user included.

“Admin, allauth and import-export pages: … equal counts ≤ 20.”
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from tests.e2e import (
    desk_rows,
    report_rows,
    rows,
    rows_money,
    rows_phone,
    rows_procedures,
    rows_products,
    rows_results,
    rows_running,
    rows_voting,
)
from tests.e2e.crawl import enter
from tests.e2e.routes import ACCOUNT, REGISTERS, addresses
from tests.factories import (
    budgets,
    collaborators,
    desk,
    establishments,
    origins,
    procedures,
    products,
    projects,
    reports,
    scenarios,
    voting,
)
from tests.scale import FULL

pytestmark = pytest.mark.django_db

HOME, LIST, DETAIL, THEIRS = 10, 8, 12, 20
JUDGED = 17  # kin, namesakes, places then and now: each asks of what the one before found
REPORT = 30  # one question for each of its twenty tables
ROWS = (1, 3, 100 if FULL else 10)


@dataclass(frozen=True)
class Page:
    """``count`` queries are asked by ``route`` for ``role``, whatever ``grow`` adds to what ``start`` made."""

    route: str
    count: int
    most: int
    grow: Callable
    start: Callable = rows.nothing
    address: Callable = rows.everywhere
    role: Role = Role.STAFF
    query: str = ""


def of(route: str, count: int, grow: Callable, start: Callable, role: Role = Role.STAFF) -> Page:
    """The page of one thing."""
    return Page(route, count, DETAIL, grow, start, rows.pk, role)


PAGES = [
    Page("portal:home", 10, HOME, rows.grow_work, rows.work_of),
    Page("portal:home", 9, HOME, rows.grow_work, rows.work_of, role=Role.LEADER),
    Page("portal:home", 10, HOME, rows.grow_work, rows.work_of, role=Role.ADMIN),
    Page("portal:home", 10, HOME, rows.grow_work, rows.work_of, role=Role.ACCOUNTANT),
    Page("portal:calendar", 10, HOME, rows.grow_work, rows.work_of),
    Page("portal:calendar", 8, HOME, rows.grow_work, rows.work_of, role=Role.LEADER, query="?xem=tat-ca"),
    Page("portal:calls", 10, HOME, rows.grow_work, rows.work_of, query="?xem=tat-ca"),
    Page("portal:search", 8, LIST, rows.grow_found, query="?q=thu"),
    Page("projects:list", 7, LIST, rows.batch(projects.BeneficiaryFactory), query="?xem=tat-ca"),
    Page("projects:list", 7, LIST, desk_rows.grow_list, query="?xem=tat-ca&cot=thieu&cot=duyet&thieu=on&xep=han"),
    Page("projects:list", 8, LIST, desk_rows.grow_list, query="?xem=tat-ca&cot=thieu&thieu_giay=on"),
    Page("projects:list", 8, LIST, desk_rows.grow_list, query="?xem=tat-ca&dang=bang"),
    Page(
        "projects:bulk", 4, LIST, desk_rows.grow_list, query="?viec=giao&" + "&".join(f"chon={n}" for n in range(999))
    ),
    Page("offices:views", 4, LIST, desk_rows.grow_views),
    Page("offices:trainings", 4, LIST, rows.batch(desk.OfficerTrainingFactory)),
    Page("offices:record_training", 5, DETAIL, rows.batch(desk.OfficerTrainingFactory)),
    Page("portal:handovers", 7, LIST, desk_rows.grow_handovers, role=Role.LEADER),
    Page("portal:hand_over", 10, DETAIL, desk_rows.grow_held, rows.work_of),
    of("portal:handover", 6, desk_rows.grow_items, rows.made(desk.HandoverFactory), Role.ADMIN),
    Page("projects:norms", 5, LIST, rows.batch(projects.SupportNormFactory)),
    Page("projects:norm_ceiling", 7, DETAIL, rows.batch(projects.SupportNormFactory), query=rows.NORM_QUESTION),
    of("projects:dossier", 10, rows.grow_estimate, rows.made(projects.ProjectFactory)),
    of("projects:estimate", 7, rows.grow_estimate, rows.made(projects.ProjectFactory)),
    of("projects:detail", 12, rows.grow_case, rows.made(projects.ProjectFactory)),
    of("projects:papers", 7, rows.grow_papers, rows.made(projects.ProjectFactory)),
    Page("projects:eligibility", 14, JUDGED, rows.grow_judged, rows.a_beneficiary, rows.its_address),
    Page(
        "projects:eligibility",
        17,
        JUDGED,
        rows.grow_judged,
        rows.a_beneficiary,
        rows.its_address,
        query="?ngay=1/9/2024",
    ),
    Page(
        "projects:check_eligibility",
        13,
        JUDGED,
        rows.grow_judged,
        rows.a_beneficiary,
        query="?noi-dung=ND3.04&co-so=Cơ+sở+xét",
    ),
    Page("projects:simulate", 10, DETAIL, rows.grow_helped),
    Page("projects:create", 5, DETAIL, rows.batch(projects.ProgrammeGroupFactory)),
    Page("projects:programmes", 5, LIST, rows.batch(projects.ProgrammeFactory)),
    Page("projects:procedures", 4, LIST, rows.batch(procedures.ProcedureVersionFactory)),
    of("projects:procedure", 12, rows_procedures.grow_procedure, rows.made(procedures.ProcedureVersionFactory)),
    of("projects:procedure", 8, rows_procedures.grow_files, rows.made(procedures.ProcedureVersionFactory)),
    of("projects:programme", 8, rows.grow_programme, rows.made(projects.ProgrammeFactory)),
    of("projects:need", 11, rows.grow_need, rows.made(establishments.NeedFactory)),
    of("projects:origins", 12, rows.grow_origins, rows.made(projects.ProjectFactory)),
    of("projects:survey", 7, rows.grow_survey, rows.made(origins.SurveyFactory)),
    Page("projects:agreements", 4, LIST, rows.batch(origins.AgreementFactory)),
    of("projects:agreement", 5, rows.grow_agreement, rows.made(origins.AgreementFactory)),
    of("projects:event", 5, rows.grow_event, rows.made(origins.TradeEventFactory)),
    Page("projects:localities", 12, DETAIL, rows.grow_localities, query="?nam=2026"),  # one year, with all its tables
    Page("projects:locality", 9, DETAIL, rows.grow_locality, address=rows.commune_of_2026),
    of("projects:collaborator", 6, rows.grow_credits, rows.a_collaborator),
    of("reports:track", 12, rows.grow_credits, rows.a_collaborator),
    of("projects:running", 11, rows_running.grow_running, rows_running.a_running_file),
    Page("projects:appraisal", 8, DETAIL, rows_running.grow_appraisal, rows_running.an_appraisal, rows_running.part),
    of("projects:contract", 7, rows_running.grow_contract, rows_running.a_contract),
    Page("projects:inspection", 8, DETAIL, rows_running.grow_inspection, rows_running.an_inspection, rows_running.part),
    of("projects:adjustments", 5, rows_running.grow_running, rows_running.a_running_file),
    Page("budgets:approve_many", 5, LIST, rows_running.grow_waiting, role=Role.LEADER),
    Page("collaborators:reports", 8, LIST, report_rows.grow_board_of, report_rows.a_period),
    Page("collaborators:reports", 8, LIST, report_rows.grow_periods, report_rows.my_term, role=Role.COLLABORATOR),
    Page(
        "collaborators:write",
        11,
        DETAIL,
        report_rows.grow_mine,
        report_rows.my_draft,
        report_rows.its_period,
        Role.COLLABORATOR,
    ),
    of("collaborators:check", 9, report_rows.grow_mine, report_rows.my_draft, Role.COLLABORATOR),
    of("collaborators:report", 6, report_rows.grow_mine, report_rows.my_sent, Role.COLLABORATOR),
    of("collaborators:report", 10, report_rows.grow_mine, report_rows.my_sent),
    of("collaborators:findings", 10, report_rows.grow_findings, report_rows.a_report_with_findings),
    Page(
        "collaborators:compiled",
        10,
        LIST + 2,
        report_rows.grow_compiled,
        report_rows.a_period,
        report_rows.its_pk_as_period,
    ),
    Page("collaborators:difficulties", 4, LIST, rows.batch(collaborators.DifficultyFactory)),
    of("collaborators:difficulty", 7, report_rows.grow_difficulties, rows.made(collaborators.DifficultyFactory)),
    Page("collaborators:list", 6, LIST, rows.batch(collaborators.AppointmentFactory)),
    Page("collaborators:coverage", 12, DETAIL, rows.grow_coverage, rows.a_collaborator),
    Page("collaborators:renewals", 4, LIST, rows.batch(collaborators.RenewalFactory, signed=True)),
    of("collaborators:renewal", 7, rows.grow_renewal, rows.made(collaborators.RenewalFactory)),
    Page("projects:network", 4, LIST, rows.batch(projects.ProjectFactory)),
    Page("collaborators:reminders", 9, DETAIL, rows.grow_reminders, rows.work_of),
    Page("portal:devices", 4, LIST, rows_phone.grow_devices, rows.work_of, role=Role.COLLABORATOR),
    Page("portal:messages", 5, LIST, rows.grow_messages, rows.work_of, role=Role.COLLABORATOR),
    of("collaborators:detail", 8, rows.grow_person, rows.a_collaborator),
    Page("establishments:list", 6, LIST, rows.batch(establishments.EstablishmentFactory)),
    of("establishments:detail", 12, rows.grow_establishment, rows.made(establishments.EstablishmentFactory)),
    Page("establishments:needs", 4, LIST, rows.batch(establishments.NeedFactory)),
    of("establishments:need", 5, rows.grow_feed, rows.made(establishments.NeedFactory)),
    of("establishments:assign_need", 6, rows.batch(desk.OfficerTrainingFactory), rows.made(establishments.NeedFactory)),
    Page("products:list", 6, LIST, rows.batch(products.RecognitionFactory)),
    Page("products:certificates", 4, LIST, rows.batch(products.RecognitionFactory), query="?len-cap=on&hieu-luc=con"),
    of("products:detail", 12, rows.grow_product, rows.made(products.ProductFactory)),
    of("products:detail", 12, rows_products.grow_known, rows.made(products.ProductFactory)),
    Page("products:nominations", 7, LIST, rows_products.grow_nominations),
    Page("products:holders", 8, LIST, rows_products.grow_holders),
    Page("products:statistics", 7, LIST, rows_products.grow_counted, query="?hang=dia-ban&cot=nhom"),
    Page("products:statistics_rows", 7, LIST, rows_products.grow_counted),
    Page("products:rounds", 4, LIST, rows.batch(voting.RoundFactory)),
    of("products:round", 8, rows_voting.grow_round, rows_voting.an_open_round),
    of("products:entry", 8, rows_voting.grow_entry, rows_voting.an_entry),
    Page("products:board", 12, DETAIL, rows_voting.grow_board, rows_voting.a_round_at_work, rows.pk),
    Page("products:voting_reports", 7, LIST, rows_voting.grow_reports),
    of("products:entry_sheet", 4, rows_voting.grow_round, rows_voting.an_open_round),
    Page("showcase:list", 8, LIST, rows_results.grow_showcase),
    Page(
        "showcase:certificate", 8, DETAIL, rows_results.grow_certificate, rows_results.shown_product, rows_results.code
    ),
    of("products:prints", 5, rows_results.grow_prints, rows_results.a_published_round),
    of("budgets:prize_panel", 6, rows_results.grow_prizes, rows_results.a_published_round),
    of("budgets:pay_prizes", 7, rows_results.grow_prizes, rows_results.a_published_round, Role.ACCOUNTANT),
    Page("products:scoring", 8, LIST, rows_voting.grow_tasks, rows_voting.a_seat, role=Role.JUROR),
    of("products:ballot", 12, rows_voting.grow_task, rows_voting.a_task, Role.JUROR),
    Page("portal:home", 9, HOME, rows_voting.grow_tasks, rows_voting.a_seat, role=Role.JUROR),
    Page("budgets:board", 9, DETAIL, rows.grow_board),
    Page("budgets:board", 9, DETAIL, rows.grow_board, query="?theo=dia-ban"),
    Page("budgets:behind", 4, LIST, rows.grow_board, address=rows.a_number_of_the_board),
    Page("budgets:months", 12, DETAIL, rows.grow_board),
    Page(
        "budgets:leverage",
        6,
        LIST,
        rows.batch(projects.BeneficiaryFactory, project__approved=True),
        query="?theo=dia-ban",
    ),
    Page("budgets:scenarios", 4, LIST, rows_money.grow_scenarios, query=f"?nam={today().year}"),
    of("budgets:scenario", 11, rows_money.grow_scenario, rows.made(scenarios.ScenarioFactory)),
    of("budgets:compose_scenario", 9, rows_money.grow_scenario, rows.made(scenarios.ScenarioFactory)),
    Page("reports:spending", 13, REPORT, rows.grow_board, address=rows.this_year),
    Page("budgets:envelopes", 6, LIST, rows.grow_board),
    of("budgets:envelope", 11, rows.grow_envelope, rows.made(budgets.EnvelopeFactory)),
    Page(
        "budgets:move",
        6,
        DETAIL,
        rows.grow_envelope,
        rows.made(budgets.EnvelopeFactory),
        lambda one: {"pk": one.pk, "kind": "bo_sung"},
    ),
    of("budgets:estimate_caps", 6, rows.grow_estimate, rows.made(projects.ProjectFactory)),
    of("projects:outcomes", 10, rows.grow_outcomes, rows.made(projects.ProjectFactory, approved=True)),
    of("projects:contents_list", 7, rows.batch_of(projects.PaperFactory), rows.made(projects.ProjectFactory)),
    of("projects:accept", 9, rows.grow_acceptances, rows.waiting_for_acceptance, Role.LEADER),
    Page("budgets:payments", 4, LIST, rows_money.grow_vouchers),
    of("budgets:voucher", 5, rows_money.nothing_more, rows_money.a_voucher),
    of("budgets:pay", 12, rows_money.grow_pay, rows_money.a_file_to_pay, Role.ACCOUNTANT),
    of("budgets:counterparts", 6, rows_money.grow_evidence, rows_money.a_file_to_pay),
    Page("budgets:repayables", 7, LIST, rows_money.grow_repayables),
    of("budgets:repayable", 7, rows_money.grow_recoveries, rows_money.a_repayable),
    Page("budgets:year_closings", 6, LIST, rows_money.grow_closings),
    Page("budgets:costs", 4, LIST, rows_money.grow_costs),
    Page("budgets:caps", 4, LIST, rows_money.grow_caps),
    of("budgets:project_panel", 8, rows.grow_vouchers, rows.made(projects.ProjectFactory, approved=True)),
    Page("reports:list", 5, LIST, rows.batch(reports.AnnualReportFactory)),
    Page("reports:figure", 6, DETAIL, rows.grow_report, address=rows.approved_of_this_year),
    Page("reports:detail", 25, REPORT, rows.grow_report, address=rows.this_year),
    Page("reports:text", 16, REPORT, rows.grow_report, address=rows.words_of_this_year),
]


def counts_of(client, url: str, grow: Callable) -> dict[int, list[str]]:
    """What is asked for at 1, 3 and 100 rows, in the default run 10; ``grow(n)`` adds ``n``."""
    counts, made = {}, 0
    for n in ROWS:
        grow(n - made)
        client.get(url)  # what is kept for the life of the process: by Django, and the law (core.readings)
        made = n
        counts[n] = asked(client, url)
    return counts


def asked(client, url: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
        b"".join(response)
    assert response.status_code == 200, url
    return [query["sql"] for query in queries]


def difference(counts: dict[int, list[str]]) -> str:
    few, many = counts[ROWS[0]], counts[ROWS[-1]]
    return "\n".join(["", *(sql[:300] for sql in many if sql not in few)][:12])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.route}-{page.role.name.lower()}")
def test_a_page_asks_as_much_of_many_rows_as_of_one(people, page):
    """“query count equal at 1, 3 and 100 rows, ≤ 8 list, ≤ 12 detail, ≤ 10 home (session and user included)”."""
    thing = page.start(people)
    client = enter(people[page.role])
    url = reverse(page.route, kwargs=page.address(thing)) + page.query
    counts = counts_of(client, url, lambda n: page.grow(thing, n))
    found = {n: len(queries) for n, queries in counts.items()}
    assert found == dict.fromkeys(ROWS, page.count), difference(counts)
    assert page.count <= page.most


REFERENCE = {"territory.AdministrativeUnit", "projects.Content", "projects.OutputIndicator"}  # thousands are there


def register(model, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize(
    "model", sorted(admin.site._registry, key=lambda m: m._meta.label), ids=lambda m: m._meta.label
)
def test_a_register_asks_as_much_of_many_rows_as_of_one(people, model):
    """“Admin, allauth and import-export pages: … equal counts ≤ 20”: lists, and records with their inlines."""
    client, url = enter(people[Role.ADMIN]), register(model, "changelist")
    if model._meta.label in REFERENCE:
        client.get(url)
        counts = {1: asked(client, f"{url}?q=1"), ROWS[-1]: asked(client, url)}
    else:
        counts = counts_of(client, url, lambda n: rows.add_to_register(model, n))
    assert len({len(queries) for queries in counts.values()}) == 1, difference(counts)
    assert len(counts[ROWS[-1]]) <= THEIRS
    one = rows.one_of(model)
    url = register(model, "change", one.pk)
    for inline in admin.site._registry[model].inlines:
        counts = counts_of(client, url, lambda n, inline=inline: rows.add_inline(inline, one, n))
        assert len({len(queries) for queries in counts.values()}) == 1, difference(counts)
    assert len(asked(client, url)) <= THEIRS


@pytest.mark.parametrize("kind", [REGISTERS, ACCOUNT])
def test_pages_of_others_ask_little(furnished, kind):
    """“Admin, allauth and import-export pages: … ≤ 20”, each of them, in the demo centre."""
    client = enter(furnished[Role.ADMIN])
    found = {}
    for address in addresses():
        if address.kind == kind:
            with CaptureQueriesContext(connection) as queries:
                client.get(address.path)
            found[address.path] = len(queries)
    assert not {path: count for path, count in found.items() if count > THEIRS}
