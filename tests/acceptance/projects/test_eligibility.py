"""“Eligibility: a table of at least 60 cases over dates around 1/7/2025 and 15/10/2025, forms, places and repeats,
each with its reason text; the simulation changes no stored decision. F032 passes.” (F032: test_seed_facts.py)
"""

import io
from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from khuyencong.core.choices import Role
from khuyencong.core.models import LegalRule
from projects.choices import Question, Reply
from projects.queries.eligibility import judge
from tests.acceptance.projects.eligibility_cases import Line, cases
from tests.e2e.crawl import enter
from tests.factories import establishments as made
from tests.factories import projects
from tests.factories.eligibility import EligibilityDecisionFactory
from tests.factories.offices import unit

pytestmark = pytest.mark.django_db
CASES = cases()


@pytest.mark.parametrize("row", CASES, ids=[row["id"] for row in CASES])
def test_case(row):
    answer = Line(row).answer()
    assert (answer.reply, answer.sentence) == (row["reply"], row["reason"])


@pytest.mark.parametrize(
    ("years", "reply", "told"),
    [(3, Reply.NO, "đã quá 03 năm"), (4, Reply.YES, "chưa quá 04 năm"), (5, Reply.YES, "chưa quá 05 năm")],
)
def test_the_row_of_the_legal_calendar_moves_how_long_a_ward_counts_as_a_commune(years, reply, told):
    """“moving one date moves every dependent task”: LC31 is asked by the place of P07, turned on 01/01/2021."""
    row = next(row for row in CASES if row["id"] == "P07")
    LegalRule.objects.filter(code="LC31").update(amount=years)
    answer = Line(row).answer()
    assert answer.reply == reply
    assert told in answer.sentence


def test_without_its_row_on_the_day_a_person_looks():
    row = next(row for row in CASES if row["id"] == "P07")
    LegalRule.objects.filter(code="LC31").update(valid_from=date(2025, 7, 1))
    answer = Line(row).answer()
    assert (answer.reply, "không có thời gian được tính cho ngày này" in answer.sentence) == (Reply.LOOK, True)


def test_the_table_is_wide_enough():
    """At least 60; every question; every reply where there are three; each border day and its morrow."""
    assert len(CASES) >= 60
    assert {row["question"] for row in CASES} == set(Question.values)
    assert all(row["reason"] for row in CASES)
    place = [row for row in CASES if row["question"] == Question.PLACE]
    assert {row["reply"] for row in place} == set(Reply.values)
    assert {row["on"] for row in place} >= {"2025-06-30", "2025-07-01", "2025-10-14", "2025-10-15"}


def test_the_registered_office_never_decides():
    """The same answers whatever the office; the production site changed, another answer."""
    replies = set()
    for office in ("new-25813", "new-25777", "new-22945", ""):
        row = {"question": Question.PLACE, "on": "2025-10-15", "facts": f"site=new-25813;office={office}"}
        replies.add(Line(row).answer().reply)
    assert replies == {Reply.NO}


def test_queries_do_not_grow_with_the_records():
    """As many for one past benefit, site and namesake as for thirty."""

    def asked(n: int) -> int:
        one = made.EstablishmentFactory(bare=True, name="Gốm Hưng Thịnh")
        made.ProfileFactory(establishment=one, name=one.name, phone="0900000001")
        for number in range(n):
            made.SiteFactory(establishment=one, unit=unit("new-25747"), place_as_written=f"xưởng {number}")
            projects.BeneficiaryFactory(project=projects.ProjectFactory(approved=True), establishment=one)
            made.ProfileFactory(phone="0900000001", name=f"Mộc {number}")
        with CaptureQueriesContext(connection) as queries:
            judge(one, on=date(2026, 5, 1), content=projects.content("ND3.04"), purse="KCDP")
        return len(queries)

    asked(1)
    assert asked(1) == asked(30) <= 10


# --- the simulation ----------------------------------------------------------------------------------


def everything() -> dict[str, int]:
    """Number of rows of every table of ours, event tables too; and every decision, exception and rule whole."""
    counts = {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.managed and not model._meta.label.startswith("pghistory.")
    }
    for name in ("EligibilityDecision", "BenefitException", "BenefitRule"):
        model = apps.get_model("projects", name)
        counts[f"{name} rows"] = list(model.objects.order_by("pk").values())
    return counts


NOT_COUNTED = {"sessions.Session"}


def test_the_simulation_changes_no_stored_decision(demo, people):
    """“the simulation changes no stored decision”: nor any other row, of records or of the audit trail."""
    client = enter(people[Role.ADMIN])
    EligibilityDecisionFactory()
    before = everything()
    page = client.get("/de-an/thu-quy-tac/", {"so-lan": "2", "cach": "moi_noi_dung"})
    book = client.get("/de-an/thu-quy-tac/xuat/", {"so-lan": "2", "cach": "moi_noi_dung"})
    after = everything()
    changed = {name for name in before if before[name] != after[name]} - NOT_COUNTED
    assert changed == set()
    simulation = page.context["simulation"]
    assert simulation.let_in > 0
    sheet = load_workbook(io.BytesIO(b"".join(book))).active
    told = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert simulation.rows[0].establishment.name in told
