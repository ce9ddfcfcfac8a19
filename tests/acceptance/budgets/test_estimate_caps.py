"""“management costs with their caps, unit costs for classes and juries, prizes …: dated data with a source mark”: beside
the lines of a file's own estimate."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from budgets.models import CostCap
from budgets.queries import item_caps
from khuyencong.core.choices import Certainty, Role
from projects.choices import Purse
from tests.factories.offices import HCM, unit
from tests.factories.payments import CostCapFactory
from tests.factories.projects import EstimateItemFactory, ProjectFactory, content

pytestmark = pytest.mark.django_db
TRIEU = 1_000_000
PRICED = {"quantity": None, "unit_price": None, "support": None, "counterpart": None}


def estimate(day: date, *lines: tuple[str, int], purse: str = Purse.NATIONAL, code: str = "ND3.04"):
    """A file submitted on ``day`` with lines of so many triệu."""
    project = ProjectFactory(submitted_on=day, content=content(code), purse=purse, unit=unit(HCM))
    for text, cost in lines:
        EstimateItemFactory(project=project, text=text, cost=cost * TRIEU, purse=purse, **PRICED)
    return project


def told(project) -> list[tuple]:
    """Each line with the most it may be and by how much it passes, in triệu."""
    return [
        (one.item.text, one.most and one.most / TRIEU, one.over and one.over / TRIEU)
        for one in item_caps.of_estimate(project).lines
    ]


@pytest.mark.parametrize(("cost", "over"), [(25, None), (26, 1 - 0.025)])
def test_management_is_a_share_of_the_whole_estimate(cost, over):
    """TTLT 26/2014 Đ6 k2 s: 2,5 % of the estimate of the đề án, this line in it; the border itself does not pass."""
    project = estimate(date(2016, 5, 5), ("Máy sấy", 1_000 - 25), ("Chi quản lý đề án", cost))
    [(text, most, passed)] = told(project)
    assert text == "Chi quản lý đề án"
    assert float(most) == pytest.approx((975 + cost) * 0.025)
    assert passed is None if over is None else float(passed) == pytest.approx(over)
    said = item_caps.of_estimate(project).lines[0].answer
    assert "2,5 % của" in said.sentence
    assert "Đ6 k2 s Thông tư liên tịch 26/2014/TTLT-BTC-BCT" in said.sentence
    assert item_caps.of_estimate(project).others == 1


def test_a_cap_nobody_read_warns_and_says_so(signed_in):
    """TT 28/2018: 3 %, told from memory: “vượt mức” with the mark “chưa kiểm chứng”, and nothing is refused."""
    project = estimate(date(2020, 5, 5), ("Máy sấy", 960), ("Quản lý đề án", 40))
    assert told(project) == [("Quản lý đề án", 30, 10)]
    page = signed_in(Role.STAFF).get(reverse("budgets:estimate_caps", args=[project.pk])).content.decode()
    for words in (
        "Vượt mức",
        "10.000.000 đồng",
        "chưa kiểm chứng",
        "Thông tư 28/2018/TT-BTC",
        "1 dòng khác",
        "Theo mức chưa kiểm chứng, tối đa 30 triệu đồng vì 3 % của 1 tỷ đồng",
    ):
        assert words in page
    collaborator = signed_in(Role.COLLABORATOR)
    assert collaborator.get(reverse("budgets:estimate_caps", args=[project.pk])).status_code == 404
    within = estimate(date(2020, 5, 5), ("Máy sấy", 980), ("Quản lý đề án", 20))
    page = signed_in(Role.STAFF).get(reverse("budgets:estimate_caps", args=[within.pk])).content.decode()
    assert ("Trong mức" in page, "Vượt mức" in page) == (True, False)


def test_a_class_is_counted_by_its_unit_and_its_content():
    """A cap of its own province stands before the country's; so many classes, so many times the cap."""
    day = date(2026, 3, 1)
    span = {"valid_from": date(2026, 1, 1), "valid_to": None, "contents": ["ND2.01"], "purse": ""}
    CostCapFactory(amount=10 * TRIEU, variant="x", **span)
    CostCapFactory(amount=12 * TRIEU, variant="x", province=unit(HCM), certainty=Certainty.READ, **span)
    project = estimate(day, code="ND2.01", purse=Purse.LOCAL)
    facts = {"purse": Purse.LOCAL, "support": None, "counterpart": None, "unit_name": "lớp"}
    EstimateItemFactory(project=project, text="Lớp", quantity=3, unit_price=13 * TRIEU, cost=39 * TRIEU, **facts)
    assert told(project) == [("Lớp", 36, 3)]


def test_an_unknown_number_cannot_be_compared():
    """“số chưa biết”: the line is shown with where its number is to be found, and no verdict."""
    project = estimate(date(2026, 3, 1), ("Tổ chức bình chọn", 90), purse=Purse.LOCAL, code="ND4.01")
    [line] = item_caps.of_estimate(project).lines
    assert (line.most, line.over) == (None, None)
    assert "nghị quyết của HĐND cấp tỉnh" in line.answer.sentence


def test_it_stands_on_the_page_of_the_estimate(signed_in):
    project = estimate(date(2020, 5, 5), ("Máy sấy", 960))
    at = reverse("budgets:estimate_caps", args=[project.pk])
    client = signed_in(Role.STAFF)
    assert f'hx-get="{at}"' in client.get(reverse("projects:estimate", args=[project.pk])).content.decode()
    part = client.get(at, headers={"HX-Request": "true"}).content.decode()
    assert "Không dòng nào thuộc khoản chi có mức trong sổ" in part
    assert "<html" not in part


def test_the_register_says_which_lines_a_cap_speaks_of():
    """As rows, so that a province may correct them; a content that is none is refused."""
    caps = {one.code: one for one in CostCap.objects.all()}
    assert caps["MC15"].contents == ["ND1.01", "ND1.02", "ND1.03"]
    assert caps["MC04"].words == "chi quản lý;quản lý đề án"
    caps["MC15"].contents = ["ND1.99"]
    with pytest.raises(ValidationError, match=r"Không có mã ND1\.99"):
        caps["MC15"].full_clean()
