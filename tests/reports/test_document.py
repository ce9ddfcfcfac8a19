"""The report object: its figures are folds of the records; unknown is said, never zero."""

from datetime import date

import pytest

from khuyencong.core.dates import Period
from tests.reports.conftest import TRIEU, document_of, figure

pytestmark = pytest.mark.django_db

KNOWN = {
    "funding.plan": 3565 * TRIEU,
    "plan.ND3": 2735 * TRIEU,
    "plan.ND6": 830 * TRIEU,
    "plan.ND9": 0,
    "funding.plan.next": 3000 * TRIEU,
    "funding.allocated": 3565 * TRIEU,
    "funding.spent": 280 * TRIEU,
    "funding.spent.budget_year": 430 * TRIEU,
    "funding.spent.refund": -20 * TRIEU,
    "items.approved": 4,
    "items.done": 3,
    "items.done.ND3": 1,
    "beneficiaries.total": 3,
    "machines.establishments": 3,
    "showrooms.establishments": 0,
    "support.total": 450 * TRIEU,
    "items.support": 1350 * TRIEU,
    "counterpart.committed": 600 * TRIEU,
    "classes.vocational": 24,
    "learners.vocational": 792,
    "classes.digital": 3,
    "media.articles": 16,
    "targets.media.articles": 15,
    "products.tinh": 2,
    "products.quoc_gia": 7,
    "products.quoc_gia.considered": 26,
    "products.quoc_gia.named": 2,
    "products.nominated.khu_vuc": 1,
    "products.named": 4,
    "network.total": 3,
    "network.huyen": 1,
    "network.reports": 1,
    "network.reports.on_time": 1,
}


@pytest.mark.parametrize(("key", "value"), KNOWN.items())
def test_figure_is_the_fold_of_its_records(sample, key, value):
    found = figure(document_of(), key)
    assert (found.value, found.unknown) == (value, 0)


def test_unsplit_envelope_counts_in_the_total_and_leaves_purses_unknown(sample):
    figures = document_of().figures()
    for key in ("funding.allocated.KCQG", "funding.allocated.KCDP"):
        assert (figures[key].value, figures[key].unknown) == (None, 1)


def test_partly_unknown_total_names_its_missing_parts(sample):
    document = document_of()
    counterpart = figure(document, "counterpart.total")
    assert (counterpart.value, counterpart.unknown) == (550 * TRIEU, 1)
    approved = figure(document, "funding.approved")
    assert (approved.value, approved.unknown) == (1350 * TRIEU, 1)
    words = {gap.key: gap.words for gap in document.missing}
    assert "thiếu 1" in words["counterpart.total"]
    assert "Cơ sở gốm thử" in words["counterpart.total"]


def test_target_that_is_a_range_stays_one(sample):
    found = figure(document_of(), "targets.beneficiaries.total")
    assert (found.value, found.low, found.high) == (None, 10, 15)


def test_nothing_recorded_is_unknown_not_zero(sample):
    found = figure(document_of(), "products.khu_vuc")
    assert (found.value, found.unknown) == (None, 1)


def test_reporting_year_takes_the_plan_of_its_last_day_and_results_of_its_days(sample):
    figures = document_of(period=Period.reporting_year(2023)).figures()
    assert figures["funding.plan"].value == 3565 * TRIEU
    assert figures["items.done"].value == 2  # one was accepted on 20/12


def test_window_that_is_no_year_has_no_plan_and_says_so(sample):
    document = document_of(period=Period(date(2023, 2, 1), date(2023, 11, 30)))
    assert figure(document, "funding.plan").value is None
    assert figure(document, "beneficiaries.total").value == 3
    assert "không trọn năm kế hoạch" in " ".join(gap.words for gap in document.missing)


def test_cutoff_leaves_out_what_came_later(sample):
    figures = document_of(cutoff=date(2023, 6, 30)).figures()
    assert figures["items.done"].value == 1
    assert figures["funding.spent"].value == 300 * TRIEU
    assert document_of(cutoff=date(2023, 2, 1)).figures()["network.total"].value == 1


def test_empty_year_gives_a_whole_report_that_names_what_it_lacks(province):
    document = document_of(period=Period.calendar_year(2019))
    assert document.paper.annexes
    words = [gap.words for gap in document.missing]
    assert "Tỉnh Bình Dương, năm 2019: chưa có bản ghi nào trong kỳ này." in words
    assert "Kinh phí được giao: chưa có số liệu." in words


def test_letterhead_is_the_successors_where_the_office_is_gone(sample):
    assert document_of(issued_on=date(2024, 1, 9)).letterhead.parent == "Sở Công Thương tỉnh Bình Dương"
    assert document_of().letterhead.parent == "Sở Công Thương Thành phố Hồ Chí Minh"
    assert document_of().letterhead.number_text.strip("\u00a0") == "/BC-TTKC"


def test_same_period_last_year_stands_beside(sample):
    rows = {row.cells[0].value: row.cells for row in document_of().tables["kinh-phi"].rows}
    assert rows["Kế hoạch"][-2].value.value == 2000 * TRIEU
    assert (
        round(rows["Kế hoạch"][-1].value, 1) == round(3565 / 20, 1) or rows["Kế hoạch"][-1].value == 3565 * 100 / 2000
    )
