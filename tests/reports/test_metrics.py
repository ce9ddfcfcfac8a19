"""How records become a figure: stated totals and their parts, things counted once, ranges, words."""

from datetime import date

import pytest
from django.db import IntegrityError

from khuyencong.core.choices import Qualifier
from khuyencong.core.dates import Period
from khuyencong.core.figures import NO_DATA, Figure
from khuyencong.reports.queries.metrics import METRICS, find, fold
from khuyencong.reports.queries.metrics.base import Line
from khuyencong.reports.queries.records import Record
from khuyencong.reports.queries.scope import plan_years
from products.choices import VotingLevel
from projects.choices import ClassKind, ProjectStatus
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import OLD_BEN_CAT, unit
from tests.factories.products import ProductFactory, RecognitionFactory, VotingResultFactory
from tests.factories.projects import BeneficiaryFactory, OutputFactory, ProjectFactory, TrainingClassFactory, content
from tests.reports.conftest import document_of, figure, indicator

pytestmark = pytest.mark.django_db


def done_project(province, code: str, **more):
    return ProjectFactory(
        done=True, done_on=date(2023, 6, 1), approved_on=date(2023, 2, 1), plan_year=2023, unit=province,
        content=content(code), **more,
    )  # fmt: skip


def line(value=None, **more) -> Line:
    return Line(record=Record(pk=1, label="dòng"), value=value, **more)


def test_fold_keeps_the_word_of_its_source():
    assert fold([line(100, qualifier=Qualifier.ABOVE), line(5)]).text() == "hơn 105"
    assert fold([line(100, qualifier=Qualifier.ABOVE), line(5, qualifier=Qualifier.NEARLY)]).text() == "khoảng 105"


def test_fold_adds_ranges_and_leaves_out_what_does_not_count():
    assert fold([line(low=10, high=15), line(2, low=2, high=2)]).text() == "12–17"
    assert fold([line(3), line(9, counts=False)]).value == 3
    assert fold([line(9, counts=False)]).text() == NO_DATA


def test_establishment_with_two_projects_counts_once(province):
    helped = EstablishmentFactory()
    for _ in range(2):
        BeneficiaryFactory(project=done_project(province, "ND3.04"), establishment=helped)
    document = document_of()
    assert figure(document, "beneficiaries.total").value == 1
    lines = METRICS["beneficiaries.total"].lines(document.sheet.now)
    assert [one.value for one in lines] == [1, 0]


def test_stated_number_of_establishments_keeps_its_named_ones_as_parts(province):
    project = done_project(province, "ND3.04")
    OutputFactory(project=project, indicator=indicator("KQ12"), done=10)
    BeneficiaryFactory(project=project)
    assert figure(document_of(), "beneficiaries.total").value == 10


def test_done_project_that_names_nobody_is_unknown(province):
    done_project(province, "ND3.04")
    found = figure(document_of(), "machines.establishments")
    assert (found.value, found.unknown) == (None, 1)
    assert figure(document_of(), "showrooms.establishments") == Figure(value=0)


def test_content_known_only_as_a_branch_may_be_any_leaf(province):
    done_project(province, "ND4")
    assert figure(document_of(), "showrooms.establishments").unknown == 1


def test_result_without_a_day_counts_by_plan_year_and_says_so(province):
    BeneficiaryFactory(
        project=ProjectFactory(
            done=True,
            done_on=None,
            approved_on=date(2023, 2, 1),
            plan_year=2023,
            unit=province,
            content=content("ND3.04"),
        )
    )
    document = document_of()
    (one,) = METRICS["beneficiaries.total"].lines(document.sheet.now)
    assert "ngày nghiệm thu chưa rõ" in one.why
    assert figure(document_of(period=Period.calendar_year(2024)), "beneficiaries.total").value is None


def test_project_under_way_has_no_results_yet(province):
    project = ProjectFactory(
        approved=True, approved_on=date(2023, 2, 1), plan_year=2023, unit=province, content=content("ND3.04")
    )
    BeneficiaryFactory(project=project)
    TrainingClassFactory(project=project)
    figures = document_of().figures()
    assert figures["beneficiaries.total"].value is None
    assert figures["classes.vocational"].value is None
    assert figures["items.approved"].value == 1


def test_stated_classes_of_one_kind_stand_for_their_records(province):
    project = done_project(province, "ND2.12")
    OutputFactory(project=project, indicator=indicator("KQ06"), done=5)
    TrainingClassFactory(project=project, kind=ClassKind.DIGITAL, ends_on=date(2023, 5, 1), class_count=3)
    assert figure(document_of(), "classes.digital").value == 5
    TrainingClassFactory(project=project, kind=ClassKind.ENERGY, ends_on=date(2023, 5, 1), class_count=2)
    figures = document_of().figures()
    assert (figures["classes.digital"].value, figures["classes.energy"].value) == (3, 2)
    assert figures["classes.training"].value == 5


def test_told_apart_is_listed_and_not_summed(province):
    project = done_project(province, "ND2.04")
    OutputFactory(project=project, indicator=indicator("KQ10"), done=17)
    OutputFactory(project=project, indicator=indicator("KQ10"), done=15, told_apart=True, note="đoàn Quảng Nam")
    document = document_of()
    assert figure(document, "tours.people").value == 17
    assert figure(document, "tours.people.apart").value == 15
    assert any("Kể riêng, không cộng" in note for note in document.tables["chi-tieu"].notes)


def test_round_of_a_district_is_part_of_its_provinces(province):
    ben_cat = unit(OLD_BEN_CAT)
    RecognitionFactory(
        product=ProductFactory(unit=ben_cat), level=VotingLevel.DISTRICT, year=2023, decided_on=date(2023, 5, 1)
    )
    VotingResultFactory(unit=ben_cat, level=VotingLevel.DISTRICT, year=2023, considered=20, recognised=12)
    assert figure(document_of(), "products.huyen").value == 12
    VotingResultFactory(unit=province, level=VotingLevel.DISTRICT, year=2023, considered=90, recognised=78)
    assert figure(document_of(), "products.huyen").value == 78


def test_any_indicator_of_the_catalogue_has_a_key():
    assert find("outputs.KQ37").key == "outputs.KQ37"
    assert find("targets.outputs.KQ37").key == "targets.outputs.KQ37"
    assert find("outputs.khac") is None


@pytest.mark.parametrize(
    ("period", "years"),
    [
        (Period.calendar_year(2023), (2023,)),
        (Period.reporting_year(2023), (2023,)),
        (Period(date(2023, 1, 1), date(2024, 9, 30)), (2023,)),
        (Period(date(2022, 6, 1), date(2024, 12, 31)), (2023, 2024)),
        (Period(date(2023, 1, 1), date(2023, 6, 30)), ()),
    ],
)
def test_plan_years_are_those_wholly_inside(period, years):
    assert plan_years(period) == years


def test_what_ended_by_force_majeure_was_approved_and_paid_but_never_done(province):
    """Settled straight from the work (Đ18 k4), it has no day of acceptance and is no đề án “đã nghiệm thu”."""
    facts = {"approved": True, "approved_on": date(2023, 2, 1), "plan_year": 2023, "unit": province}
    content_of = content("ND3.04")
    lost = ProjectFactory(**facts, content=content_of, status=ProjectStatus.SETTLED, done_on=None)
    BeneficiaryFactory(project=lost, support=None)
    done_project(province, "ND3.04")
    document = document_of()
    assert (figure(document, "items.approved").value, figure(document, "items.done").value) == (2, 1)
    assert lost.pk not in {one.record.project_id for one in METRICS["beneficiaries.total"].lines(document.sheet.now)}
    told = next(item for item in document.sheet.now.approved_items if item.code == lost.code)
    assert (told.is_done, told.is_over) == (False, True)


def test_the_database_asks_an_accepted_file_for_its_day():
    with pytest.raises(IntegrityError, match="project_accepted_has_its_day"):
        ProjectFactory(approved=True, status=ProjectStatus.ACCEPTED, done_on=None)
