"""What the five seed articles tell, found again in the report over the demo records: one test per row of the file.

F027 waits for a later issue.
"""

from datetime import date
from decimal import Decimal

import pytest

from budgets.models import Envelope, PlanLine, PlanTarget
from collaborators.models import Appointment, Collaborator, CoverageRule
from collaborators.queries import PART_NAMES, Coverage, questions_on
from khuyencong.core.models import User
from khuyencong.reports.queries import TrackRecord
from khuyencong.reports.queries.tables import training
from khuyencong.reports.queries.tables.funding import leverage
from khuyencong.territory.models import AdministrativeUnit
from products.models import Nomination, VotingResult
from projects.models import Beneficiary, BenefitRule, Content, Output, Project, TrainingClass
from projects.queries.eligibility import judge
from tests.acceptance.foundation.seeds import (
    BD,
    BEN_CAT,
    BR,
    BT,
    FACTS,
    PROVINCES,
    SINGLE,
    TRACK,
    TRIEU,
    WINDOW,
    expected,
    of,
    recognised,
    report,
    unit,
    value,
)
from tests.factories.budgets import MovementFactory
from tests.factories.collaborators import AppointmentFactory, AreaFactory
from tests.factories.eligibility import BenefitExceptionFactory

pytestmark = pytest.mark.django_db

LATER = {"F027"}


@pytest.mark.parametrize("fact", SINGLE)
def test_fact_is_the_figure_of_the_report(demo, fact):
    assert value(fact, SINGLE[fact]) == expected(fact)


@pytest.mark.parametrize(
    ("fact", "key"), [("F028", "beneficiaries.total"), ("F029", "support.total"), ("F030", "counterpart.total")]
)
def test_fact_of_a_window_that_is_not_a_year(demo, fact, key):
    assert value(fact, key, period=WINDOW) == expected(fact)


def test_leverage_is_the_counterpart_for_each_dong_of_support(demo):
    """F030: 5.700 / 2.675 = 2,13."""
    assert leverage(report("F030", period=WINDOW).sheet).value == Decimal("2.13")


@pytest.mark.parametrize("fact", TRACK)
def test_fact_is_the_track_record_of_a_collaborator(demo, fact):
    """Of the one who has looked after Bến Cát since 2016, and so of the place itself."""
    person = Collaborator.objects.get(
        appointments__areas__unit__reference_key=BEN_CAT, appointments__valid_from=date(2016, 1, 1)
    )
    for record in (
        TrackRecord.of_collaborator(person, first=2016, last=2024),
        TrackRecord(units=(unit(BEN_CAT).pk,), first=2016, last=2024),
    ):
        figure = record.figure(TRACK[fact])
        assert (figure.value, figure.unknown) == (expected(fact), 0)


def test_f011_support_of_a_de_an_whose_year_is_not_known(demo):
    helped = Beneficiary.objects.get(project__title__contains="phân bón hữu cơ")
    assert helped.support == expected("F011")
    assert helped.project.plan_year is None
    assert helped.project.purse == "KCDP"
    told = [report("F002", year).sheet.now.helped for year in (2022, 2023, 2024)]
    assert helped.pk not in {row.pk for rows in told for row in rows}


def test_f032_a_dated_rule_that_staff_can_change_and_an_exception_on_paper(demo):
    """“a dated rule that staff can change; a second support needs a recorded exception”."""
    rule = BenefitRule.objects.get(unit__reference_key=PROVINCES[FACTS["F032"]["province"]])
    assert (rule.limit, rule.scope, rule.exceptions_allowed) == (expected("F032"), "moi_noi_dung", True)
    assert rule.source
    once = Beneficiary.objects.filter(project__code="KCDP-2016-BC01").get().establishment

    def reply() -> str:
        content = Content.objects.get(code="ND1.01")
        judgement = judge(once, on=date(2024, 6, 1), content=content, purse="KCDP")
        return judgement.answer("so_lan").reply

    assert reply() == "khong"
    kept = BenefitExceptionFactory(rule=rule, establishment=once)
    assert reply() == "co"
    kept.valid_to = date(2024, 5, 31)
    kept.save()
    assert reply() == "khong"
    rule.valid_to = date(2024, 5, 31)
    rule.save()
    assert reply() == "co"


FAR = {"Dầu Tiếng", "Phú Giáo", "Bắc Tân Uyên", "Bàu Bàng"}


def needing(province: str, on: date) -> set[str]:
    """Districts where the network is too thin, by the rule kept as data."""
    admin = User.objects.get(email="quantri@khuyencong.invalid")
    return {row.unit.name for row in Coverage(user=admin, province=unit(province), on=on).needed}


def test_f012_the_rule_names_the_four_far_districts_from_the_records(demo):
    """“a rule kept as data (distance from the provincial centre > 20 km and too few active commune collaborators) must
    name exactly these from the records”; a farther threshold, one collaborator more:
    another list."""
    end_of_2023 = date(2023, 12, 31)
    assert needing(BD, end_of_2023) == FAR
    assert len(FAR) == expected("F012")
    assert all(name in FACTS["F012"]["note"] for name in FAR)
    CoverageRule.objects.filter(code="TC-HUYEN").update(over_km=30)
    assert needing(BD, end_of_2023) == {"Dầu Tiếng", "Phú Giáo"}
    CoverageRule.objects.filter(code="TC-HUYEN").update(over_km=20)
    commune = AdministrativeUnit.objects.filter(parent__name="Dầu Tiếng").earliest("pk")
    AreaFactory(appointment=AppointmentFactory(unit=unit(BD), area=None), unit=commune)
    assert needing(BD, end_of_2023) == FAR - {"Dầu Tiếng"}  # a second one there is enough


def test_f043_the_report_of_a_collaborator_has_four_parts(demo):
    parts = {question.part for question in questions_on(date(2026, 9, 30))}
    assert len(parts) == expected("F043")
    told = [part.strip() for part in FACTS["F043"]["note"].split(";")]
    assert len(told) == len(PART_NAMES) == expected("F043")


@pytest.mark.parametrize("year", [2022])
def test_f042_two_classes_for_collaborators_a_year(demo, year):
    assert value("F042", "classes.collaborators", year=year) == expected("F042")


TRADES = {
    "F047": "Dệt thổ cẩm",
    "F048": "Gốm gọ Chăm",
    "F049": "Điêu khắc gỗ mỹ nghệ",
    "F050": "Đan lát lục bình, bẹ chuối",
    "F051": "Đan lá buông, lá cọ",
    "F052": "Làm đũa bằng sống lá",
}


@pytest.fixture
def trades(demo) -> dict:
    return training.trade_rows(report("F044").sheet)


@pytest.mark.parametrize("fact", TRADES)
def test_fact_is_a_trade_of_the_training_table(trades, fact):
    classes, learners = trades[TRADES[fact]]
    assert (classes.value, learners.value) == (expected(fact, 0), expected(fact, 1))


def test_f053_number_of_classes_not_printed_is_unknown(trades):
    classes, learners = trades["Đúc tượng đá mỹ nghệ"]
    assert (classes.value, classes.unknown) == (None, 1)
    assert learners.value == expected("F053")


def test_what_the_named_trades_leave_stays_untold(demo):
    """F044, F045: named trades give 20 classes and 772 learners; the rest is “nghề khác”."""
    rows = {row.cells[0].value: row for row in report("F044").tables["dao-tao"].rows}
    rest = rows[training.REST]
    assert (rest.cells[1].value.value, rest.cells[3].value.value) == (4, 20)


@pytest.mark.parametrize(("part", "key"), [(0, "media.press"), (1, "media.tv"), (2, "media.bulletin_issues")])
def test_f059_papers_television_and_bulletin(demo, part, key):
    assert value("F059", key) == expected("F059", part)


def test_f064_a_target_that_is_a_range(demo):
    figure = report("F064").figures()["targets.beneficiaries.total"]
    assert (figure.low, figure.high) == (expected("F064", 0), expected("F064", 1))


def test_f015_ratio_names_its_denominator(demo):
    """5.804 of 5.978 given is 97,1 %; 174 triệu are left."""
    document = report("F013")
    rows = {row.cells[0].value: row.cells for row in document.tables["ty-le"].rows}
    assert round(rows["Được phê duyệt trên được giao"][3].value, 1) == Decimal("97.1")
    assert value("F013", "funding.allocated") - value("F015", "funding.approved") == 174 * TRIEU


def test_what_was_given_in_2023_is_not_known(demo):
    figure = report("F016").figures()["funding.allocated"]
    assert (figure.value, figure.unknown) == (None, 1)


def test_every_row_of_the_file_is_tested():
    told = {
        *SINGLE,
        *TRACK,
        *TRADES,
        "F011",
        "F012",
        "F043",
        "F028",
        "F029",
        "F030",
        "F032",
        "F042",
        "F053",
        "F059",
        "F064",
    }
    assert told | LATER == set(FACTS)


# --- changing a record changes the figure ----------------------------------------------------------


CHANGES = [
    # fact, the records it is of, the change to the first of them, by how much the figure moves
    ("F001", lambda: of(Appointment, unit__reference_key=BD, valid_to=date(2025, 6, 30)), {"valid_to": date(2023, 12, 30)}, -1),
    ("F002", lambda: of(Project, plan_year=2023, illustrative=True), {"done_on": date(2024, 1, 5)}, -1),
    ("F003", lambda: recognised(BD, "quoc_gia", 2023), {"year": 2021, "decided_on": date(2021, 11, 15)}, -1),
    ("F031", lambda: recognised(BD, "tinh", 2024), {"year": 2023, "decided_on": date(2023, 7, 18)}, -1),
    ("F035", lambda: recognised(BR, "tinh", 2022), {"level": "xa"}, -1),
    ("F036", lambda: recognised(BR, "khu_vuc", 2022), {"level": "quoc_gia"}, -1),
    ("F004", lambda: of(VotingResult, unit__reference_key=BD, year=2023), {"considered": 30}, 4),
    ("F010", lambda: of(Nomination, year=2024), {"year": 2023}, -1),
    ("F014", lambda: of(Project, code__startswith="KCDP-2022-BD"), {"plan_year": 2021}, -1),
    ("F016", lambda: of(PlanLine, year=2023, content__code="ND3"), {"amount": 2736 * TRIEU}, TRIEU),
    ("F020", lambda: of(PlanLine, year=2023, content__code="ND4"), {"amount": 910 * TRIEU}, 10 * TRIEU),
    ("F023", lambda: of(PlanTarget, plan_line__year=2023, indicator__code="KQ33"), {"low": 20, "high": 20}, 5),
    ("F034", lambda: recognised(BR, "huyen", 2022), {"year": 2020, "decided_on": date(2020, 4, 12)}, -1),
    ("F037", lambda: of(Beneficiary, project__unit__reference_key=BR, project__content__code="ND3.04"), {"accepted_on": date(2023, 1, 2)}, -1),
    ("F044", lambda: of(Output, project__unit__reference_key=BT, indicator__code="KQ01"), {"done": 25}, 1),
    ("F046", lambda: of(Output, project__unit__reference_key=BT, indicator__code="KQ04"), {"done": 260}, 4),
    ("F054", lambda: of(Output, indicator__code="KQ07", project__plan_year=2006), {"done": 31}, 1),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "records", "change", "moves"), CHANGES, ids=[row[0] for row in CHANGES])
def test_changing_a_record_changes_the_figure(demo, fact, records, change, moves):
    record = records().first()
    for name, new in change.items():
        setattr(record, name, new)
    record.save()
    assert value(fact, SINGLE[fact]) == expected(fact) + moves


@pytest.mark.parametrize(
    ("fact", "place", "year", "more"), [("F013", BD, 2022, TRIEU), ("F060", BT, 2006, 100 * TRIEU)]
)
def test_a_movement_more_changes_what_was_given(demo, fact, place, year, more):
    envelope = of(Envelope, unit__reference_key=place, year=year).first()
    MovementFactory(envelope=envelope, amount=more)
    assert value(fact, SINGLE[fact]) == expected(fact) + more


def test_forgetting_an_amount_makes_the_total_partial(demo):
    project = of(Project, code__startswith="KCDP-2022-BD").first()
    amount = project.support_approved
    project.support_approved = None
    project.save()
    figure = report("F015").figures()["funding.approved"]
    assert (figure.value, figure.unknown) == (expected("F015") - amount, 1)


def test_one_learner_more_in_a_trade_leaves_one_less_untold(demo):
    row = of(TrainingClass, name="Dệt thổ cẩm").first()
    row.learners += 1
    row.save()
    rows = {row.cells[0].value: row for row in report("F044").tables["dao-tao"].rows}
    assert rows[training.REST].cells[3].value.value == 19
    assert value("F045", "learners.vocational") == expected("F045")
