"""Decisions and exceptions: services, pages, and what the database itself refuses."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from projects import services
from projects.choices import BenefitScope, Move, ReasonKind
from projects.models import BenefitException, BenefitRule, EligibilityDecision
from projects.queries.eligibility import Limit, Simulation, judge, latest_decisions
from tests.factories import eligibility, projects
from tests.factories import establishments as made
from tests.factories.offices import COMMUNE, unit
from tests.factories.procedures import why

pytestmark = pytest.mark.django_db
OUT_OF_OLD_HCM = "new-27601"  # a xã that was never of Bình Dương
PAPER = DocumentFacts(number="12", symbol="UBND-KT", title="Cho phép hỗ trợ lần hai")


@pytest.fixture
def file():
    """A draft with one establishment in a xã, of which little is known: some answers are “cần xem”, none is no."""
    site = made.SiteFactory(
        establishment=made.EstablishmentFactory(bare=True, name="Gốm Hưng"), unit=unit(OUT_OF_OLD_HCM)
    )
    made.ProfileFactory(establishment=site.establishment, name="Gốm Hưng")
    return projects.BeneficiaryFactory(establishment=site.establishment)


@pytest.fixture
def outside(file):
    """The same in a phường of the city: the place says no."""
    file.unit = unit(COMMUNE)
    file.save()
    return file


def decide(people, beneficiary, **facts):
    start = {"outcome": "du", "judged_on": date(2026, 11, 20), "reason": "Đã xem từng câu"}
    return services.decide_eligibility(
        by=people[Role.STAFF],
        project=beneficiary.project,
        establishment=beneficiary.establishment,
        **(start | facts),
    )


def test_a_decision_keeps_the_answers_as_they_were(people, file):
    kept = decide(people, file)
    told = [answer["question"] for answer in kept.answers]
    assert told[:4] == ["loai_hinh", "quy_mo", "nganh_nghe", "dia_ban"]
    assert kept.worst == "can_xem"
    made.YearlySnapshotFactory(establishment=file.establishment, year=2025)
    again = decide(people, file)
    assert kept.answers[1]["reply"] == "can_xem"
    assert again.answers[1]["reply"] == "co"
    assert latest_decisions(file.project) == {file.establishment_id: again}
    assert "đủ điều kiện" in file.project.timeline.activities.latest("pk").text


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"reason": ""}, "reason"), ({"reason": "", "outcome": "khong_du"}, "reason"), ({"seen": "khác"}, None)],
)
def test_a_decision_without_its_grounds_is_refused(people, file, facts, field):
    with pytest.raises(DomainError) as refused:
        decide(people, file, **facts)
    assert refused.value.field == field
    assert not EligibilityDecision.objects.exists()


def test_against_a_no_only_by_paper(people, outside):
    with pytest.raises(DomainError, match="phải kèm văn bản"):
        decide(people, outside)
    assert decide(people, outside, document=PAPER).document.number == "12"
    assert decide(people, outside, outcome="khong_du").document is None


@pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.COLLABORATOR])
def test_others_do_not_decide(people, file, role):
    file.project.unit = unit(COMMUNE)
    with pytest.raises(DomainError, match="là việc của"):
        services.decide_eligibility(
            by=people[role],
            project=file.project,
            establishment=file.establishment,
            outcome="du",
            judged_on=date(2026, 11, 20),
        )


def test_a_withdrawn_file_is_not_judged(people, file):
    services.move_project(
        by=people[Role.STAFF], project=file.project, move=Move.WITHDRAW, reason=why(ReasonKind.WITHDRAW)
    )
    with pytest.raises(DomainError, match="không xét"):
        decide(people, file)


def test_a_stranger_to_the_file_is_not_decided(people, file):
    with pytest.raises(DomainError, match="không có trong đề án"):
        services.decide_eligibility(
            by=people[Role.STAFF],
            project=file.project,
            establishment=made.EstablishmentFactory(),
            outcome="khong_du",
            judged_on=date(2026, 11, 20),
            reason="x",
        )


def grant(people, file, rule, **facts):
    return services.grant_exception(
        by=people[Role.STAFF],
        project=file.project,
        establishment=file.establishment,
        rule=rule,
        reason="Đề án điểm",
        document=PAPER,
        **facts,
    )


def test_an_exception_by_paper_lets_a_second_support_in(people, file):
    rule = eligibility.BenefitRuleFactory(open=True, unit=unit("new-79"))
    projects.BeneficiaryFactory(establishment=file.establishment, project=projects.ProjectFactory(approved=True))

    def reply(project):
        judged = judge(
            file.establishment, on=date(2026, 11, 20), content=project.content, purse="KCDP", project=project
        )
        return judged.answer("so_lan").reply

    other = projects.BeneficiaryFactory(establishment=file.establishment).project
    assert reply(file.project) == "khong"
    grant(people, file, rule)
    assert (reply(file.project), reply(other)) == ("co", "khong")
    grant(people, file, rule, only_this_project=False)
    assert reply(other) == "co"
    with pytest.raises(DomainError, match="đã có ngoại lệ"):
        grant(people, file, rule)


def test_a_rule_without_exceptions_grants_none(people, file):
    rule = eligibility.BenefitRuleFactory(open=True, exceptions_allowed=False)
    with pytest.raises(DomainError, match="không cho phép"):
        grant(people, file, rule)


# --- the database itself -----------------------------------------------------------------------------


def refused(statement: str, *values) -> str:
    with pytest.raises((IntegrityError, DatabaseError)) as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return str(error.value)


def test_decisions_are_neither_changed_nor_erased():
    kept = eligibility.EligibilityDecisionFactory()
    refused("UPDATE projects_eligibilitydecision SET outcome = 'khong_du', reason = 'x' WHERE id = %s", kept.pk)
    refused("DELETE FROM projects_eligibilitydecision WHERE id = %s", kept.pk)
    assert EligibilityDecision.objects.get().outcome == "du"


def copied(model, row, **changes) -> tuple[str, list]:
    """INSERT of the same row with some columns changed."""
    names = [field.column for field in model._meta.fields if not field.primary_key and not field.generated]
    shown = [
        f"%s::{field.db_type(connection)}" if field.column in changes else f'"{field.column}"'
        for field in model._meta.fields
        if not field.primary_key and not field.generated
    ]
    values = [changes[name] for name in names if name in changes]
    columns = ", ".join(f'"{name}"' for name in names)
    table = model._meta.db_table
    select = f"SELECT {', '.join(shown)} FROM {table} WHERE id = {row.pk}"  # noqa: S608  names of our own columns
    return f"INSERT INTO {table} ({columns}) {select}", values


@pytest.mark.parametrize(
    ("made_by", "changes", "constraint"),
    [
        (eligibility.EligibilityDecisionFactory, {"outcome": "tot"}, "eligibility_outcome_known"),
        (eligibility.EligibilityDecisionFactory, {"outcome": "khong_du"}, "eligibility_reason_given"),
        (eligibility.EligibilityDecisionFactory, {"worst": "can_xem"}, "eligibility_reason_given"),
        (
            eligibility.EligibilityDecisionFactory,
            {"worst": "khong", "reason": "x"},
            "eligibility_against_the_law_by_paper",
        ),
        (eligibility.BenefitRuleFactory, {"code": "X1"}, "benefit_rule_no_overlap"),
        (eligibility.BenefitRuleFactory, {"code": "X1", "limit": 0, "purse": "KCQG"}, "benefit_rule_limit_positive"),
        (eligibility.BenefitRuleFactory, {"code": "X1", "source": "", "purse": "KCQG"}, "benefit_rule_has_a_source"),
        (eligibility.BenefitRuleFactory, {"code": "X1", "purse": "TIEN"}, "benefit_rule_purse_known"),
        (eligibility.BenefitRuleFactory, {"code": "X1", "scope": "ca_doi"}, "benefit_rule_scope_known"),
        (eligibility.BenefitExceptionFactory, {}, "exception_no_overlap"),
        (eligibility.BenefitExceptionFactory, {"reason": "", "valid_to": "1900-01-01"}, "exception_has_a_reason"),
        (eligibility.EligiblePlaceFactory, {"code": "X1"}, "eligible_place_one_answer"),
        (eligibility.EligiblePlaceFactory, {"code": "X1", "kinds": "xom"}, "eligible_place_kinds_known"),
        (eligibility.EligiblePlaceFactory, {"code": "X1", "kinds": ""}, "eligible_place_names_kinds"),
        (eligibility.EligiblePlaceFactory, {"code": "X1", "result": "quy_tac"}, "eligible_place_rule_answers_nothing"),
        (eligibility.EligiblePlaceFactory, {"code": "X1", "traits": "giau"}, "eligible_place_traits_known"),
        (eligibility.SizeThresholdFactory, {"code": "X1"}, "size_one_threshold_at_a_time"),
        (eligibility.SizeThresholdFactory, {"code": "X1", "labour_max": None, "size": "nho"}, "size_has_thresholds"),
        (eligibility.SupportConditionFactory, {"code": "X1"}, "condition_one_at_a_time"),
        (eligibility.EligibleFormFactory, {"code": "X1"}, "eligible_form_one_at_a_time"),
        (made.YearlySnapshotFactory, {}, "snapshot_once_a_year"),
        (made.YearlySnapshotFactory, {"year": 1066}, "snapshot_year_plausible"),
        (made.YearlySnapshotFactory, {"year": 1990, "capital": -1}, "snapshot_capital_not_negative"),
        (made.CraftVillageFactory, {}, "craft_village_no_overlap"),
        (made.TraitFactory, {}, "trait_no_overlap"),
        (made.TraitFactory, {"source": "", "kind": "ben_vung"}, "trait_has_a_source"),
    ],
)
def test_the_database_refuses(made_by, changes, constraint):
    """Every rule that rows can break, under raw SQL."""
    row = made_by(**({"year": 2001} if made_by is made.YearlySnapshotFactory else {}))
    statement, values = copied(type(row), row, **changes)
    assert constraint in refused(statement, *values)


def test_the_database_refuses_an_exception_of_a_rule_that_allows_none():
    strict = eligibility.BenefitRuleFactory(exceptions_allowed=False)
    row = eligibility.BenefitExceptionFactory()
    told = refused("UPDATE projects_benefitexception SET rule_id = %s WHERE id = %s", strict.pk, row.pk)
    assert "không cho phép ngoại lệ" in told
    assert BenefitException.objects.get().rule_id == row.rule_id


# --- the simulation ----------------------------------------------------------------------------------


@pytest.fixture
def province(people):
    """A rule of once ever; A was helped once, B twice in one content, H became C."""
    rule = eligibility.BenefitRuleFactory(open=True, unit=unit("new-79"))
    names = {name: made.EstablishmentFactory(name=f"Gốm {name}") for name in "ABHC"}
    for name, code in (("A", "ND3.04"), ("B", "ND3.04"), ("B", "ND3.04"), ("H", "ND3.01")):
        project = projects.ProjectFactory(approved=True, plan_year=2024, content=projects.content(code))
        projects.BeneficiaryFactory(project=project, establishment=names[name])
    made.ContinuationFactory(predecessor=names["H"], successor=names["C"])
    return people[Role.STAFF], rule


def told(user, rule, scope, limit, window=None) -> set[tuple[str, str, str]]:
    other = Limit(scope, limit, window, rule.counts, rule.purse)
    simulation = Simulation(user=user, rule=rule, other=other, on=date(2026, 11, 20))
    return {(row.establishment.name[-1], content, row.change) for row in simulation.rows for content in row.contents}


def test_if_twice_were_allowed(province):
    """“nếu được thụ hưởng 2 lần”: A and the company C come in, B does not."""
    assert told(*province, BenefitScope.ALL, 2) == {
        ("A", "ND3.04", "vao"),
        ("A", "", "vao"),
        ("C", "ND3.01", "vao"),
        ("C", "", "vao"),
    }


def test_if_once_per_content(province):
    """Everyone may come again with another content."""
    assert told(*province, BenefitScope.CONTENT, 1) == {("A", "", "vao"), ("B", "", "vao"), ("C", "", "vao")}


def test_the_same_rule_changes_nobody(province):
    assert told(*province, BenefitScope.ALL, 1) == set()


def test_a_stricter_rule_shuts_out(province):
    user, rule = province
    BenefitRule.objects.filter(pk=rule.pk).update(limit=3)
    rule.refresh_from_db()
    assert {name for name, _, change in told(user, rule, BenefitScope.ALL, 2) if change == "ra"} == {"B"}


# --- pages -------------------------------------------------------------------------------------------


def page_of(file, name="eligibility"):
    return reverse(f"projects:{name}", args=[file.project_id, file.pk])


def test_the_page_shows_answers_and_keeps_a_decision(signed_in, file):
    client = signed_in(Role.STAFF)
    page = client.get(page_of(file))
    form = page.context["form"]
    assert "Địa bàn sản xuất" in page.content.decode()
    sent = {"outcome": "du", "reason": "Đã đến xưởng", "judged_on": "20/11/2026", "seen": form["seen"].value()}
    answer = client.post(page_of(file), sent, follow=True)
    assert "Đã ghi kết luận." in answer.content.decode()
    there = reverse("projects:eligibility_panel", args=[file.project_id])
    assert there in client.get(reverse("projects:detail", args=[file.project_id])).content.decode()
    assert "Đủ điều kiện" in client.get(there).content.decode()


def test_a_day_in_the_address_is_the_day_judged(signed_in, file):
    page = signed_in(Role.STAFF).get(page_of(file), {"ngay": "14/10/2025"})
    assert page.context["judgement"].on == date(2025, 10, 14)
    assert page.context["judgement"].answer("dia_ban").reply == "can_xem"


def test_the_one_who_may_not_decide_reads_only(signed_in, file):
    page = signed_in(Role.ACCOUNTANT).get(page_of(file)).content.decode()
    assert "Các câu trả lời" in page
    assert "Ghi kết luận</button>" not in page


def test_an_exception_is_written_on_its_page(signed_in, file):
    rule = eligibility.BenefitRuleFactory(open=True, unit=unit("new-79"))
    projects.BeneficiaryFactory(establishment=file.establishment, project=projects.ProjectFactory(approved=True))
    client = signed_in(Role.STAFF)
    assert page_of(file, "grant_exception") in client.get(page_of(file)).content.decode()
    sent = {"rule": rule.pk, "reason": "Đề án điểm", "title": "Công văn cho phép", "only_this_project": "on"}
    assert client.post(page_of(file, "grant_exception"), sent).status_code == 302
    assert BenefitException.objects.get().project_id == file.project_id


def test_the_free_check_reads_an_address(signed_in, file):
    client = signed_in(Role.STAFF)
    url = reverse("projects:check_eligibility")
    assert client.get(url).context["judgement"] is None
    begun = client.get(url, {"co-so": file.establishment_id})
    assert begun.context["form"]["co-so"].value() == f"Gốm Hưng (#{file.establishment_id})"
    assert not begun.context["form"].errors
    asked = {"co-so": file.establishment_id, "noi-dung": "ND3.04", "ngay": "15/10/2025"}
    page = client.get(url, asked)
    assert page.context["judgement"].answer("dia_ban").reply == "co"
    assert f"Gốm Hưng (#{file.establishment_id})" in page.content.decode()
    assert client.get(url, {"co-so": "khong co ai"}).context["judgement"] is None
