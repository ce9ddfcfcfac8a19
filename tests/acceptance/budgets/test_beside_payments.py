"""What lies beside payments: counterpart by evidence, caps of the office's costs, closed years, money at risk."""

from datetime import date
from decimal import Decimal

import pytest

from budgets import queries, services
from budgets.choices import CostKind, CounterpartKind
from budgets.models import CostCap, CostEstimate, YearClosing
from budgets.queries import CostAsked, CostFacts
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import LegalRule
from projects.choices import Purse
from tests.acceptance.budgets.paying import TRIEU, S, decided, hold, national, paper, voucher
from tests.factories.core import LegalRuleFactory
from tests.factories.finishing import funded
from tests.factories.offices import HCM, unit
from tests.factories.payments import CostCapFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def accountant(people):
    return people[Role.ACCOUNTANT]


def refused(act, **given) -> tuple[str, str | None]:
    with pytest.raises(DomainError) as error:
        act(**given)
    return str(error.value), error.value.field


def test_counterpart_is_what_papers_prove(people):
    """“Counterpart promised and verified (evidence: paper, amount, by whom, when); share of investment.”"""
    project = funded(S.RUNNING, support=280 * TRIEU)
    helped = project.beneficiaries.get()
    staff = people[Role.STAFF]
    common = {"by": staff, "beneficiary": helped, "what": "Máy", "told_on": date(2026, 6, 1)}
    services.record_counterpart(kind=CounterpartKind.PROMISED, amount=600 * TRIEU, document=paper("1"), **common)
    seen = services.record_counterpart(kind=CounterpartKind.VERIFIED, amount=520 * TRIEU, document=paper("2"), **common)
    line = queries.counterparts(project)[0]
    assert (line.promised.value, line.verified.value) == (600 * TRIEU, 520 * TRIEU)
    assert line.share == Decimal(35)  # 280 of 800
    assert line.gap == "Còn thiếu 80 triệu đồng so với cam kết."
    assert seen.by == staff
    twice = refused(services.record_counterpart, kind=CounterpartKind.VERIFIED, amount=1, document=paper("2"), **common)
    assert twice == ("Giấy này đã được tính cho cơ sở: một giấy tính một lần.", "number")
    assert refused(services.void_counterpart, by=staff, evidence=seen, reason=" ")[1] == "reason"
    services.void_counterpart(by=staff, evidence=seen, reason="Hoá đơn của máy khác")
    line = queries.counterparts(project)[0]
    assert not line.verified.is_known  # unknown, and not zero
    assert line.share is None
    assert len(line.evidence) == 2


@pytest.mark.parametrize(
    ("kind", "on", "base", "amount", "words"),
    [
        (CostKind.IMPLEMENTER, date(2018, 5, 14), 450 * TRIEU, 11_250_000, "2,5 % của 450 triệu đồng (dự toán đề án)"),
        (
            CostKind.IMPLEMENTER,
            date(2018, 5, 15),
            450 * TRIEU,
            None,
            "mức trong sổ (3 % dự toán đề án) chưa kiểm chứng",
        ),
        (CostKind.IMPLEMENTER, date(2014, 4, 7), 450 * TRIEU, None, "sổ chưa có mức"),
        (CostKind.AGENCY, date(2014, 4, 8), 1_000 * TRIEU, 15 * TRIEU, "1,5 % của 1 tỷ đồng"),
        (CostKind.AGENCY, date(2014, 4, 8), None, None, "chưa biết kinh phí khuyến công được giao hằng năm"),
        (CostKind.JURY, date(2025, 7, 1), None, None, "mức nằm ở văn bản khác (nghị quyết của HĐND cấp tỉnh)"),
    ],
)
def test_a_cap_is_explained_with_its_version_and_its_doubt(kind, on, base, amount, words):
    """“dated data with a source mark (several are 2014 text or unverified)”; borders of TTLT 26 and TT 28."""
    answer = queries.explain(CostAsked(kind=kind, purse=Purse.NATIONAL, on=on, base=base))
    assert answer.amount == amount
    assert words in answer.sentence


def test_prizes_are_counted_and_cases_told_apart():
    day = date(2017, 1, 1)
    asked = {"kind": CostKind.PRIZE, "purse": Purse.NATIONAL, "on": day, "count": 3}
    assert "có 2 trường hợp (cấp khu vực; cấp quốc gia), chọn một" in queries.explain(CostAsked(**asked)).sentence
    answer = queries.explain(CostAsked(**asked, variant="cấp quốc gia"))
    assert answer.amount == 30 * TRIEU
    assert answer.sentence == (
        "Tối đa 30 triệu đồng vì 10 triệu đồng × 3 sản phẩm; căn cứ Đ6 k2 g Thông tư liên tịch 26/2014/TTLT-BTC-BCT,"
        " hiệu lực từ 08/04/2014 (ngày hiệu lực chưa kiểm chứng)."
    )


def test_above_a_cap_there_is_a_reason_and_a_paper(accountant):
    """“the cap is explained … (warn, not block, where law allows, with reason and paper)”."""
    CostCapFactory(valid_from=date(2026, 1, 1), valid_to=None, province=unit(HCM), variant="")
    facts = CostFacts(
        kind=CostKind.CLASS, name="Tập huấn", year=2026, purse="KCDP", unit=unit(HCM), amount=25 * TRIEU, count=2
    )
    asked = {"by": accountant, "facts": facts}
    sentence, field = refused(services.estimate_cost, **asked)
    assert sentence.endswith("Dự toán vượt 5 triệu đồng: ghi lý do và văn bản cho vượt, hoặc giảm số tiền.")
    assert "10 triệu đồng × 2 lớp" in sentence
    assert field == "amount"
    made = services.estimate_cost(**asked, reason="Hai ngày", document=paper())
    assert (made.allowed, made.document.number, made.cap.province) == (20 * TRIEU, "7", unit(HCM))


def test_a_cap_nobody_read_warns_and_stops_nobody(accountant):
    facts = CostFacts(
        kind=CostKind.IMPLEMENTER, name="Quản lý", year=2026, purse="KCQG", unit=unit(HCM), amount=99, base=100
    )
    made = services.estimate_cost(by=accountant, facts=facts)
    assert made.allowed is None
    assert "chưa kiểm chứng, không dùng để tính" in made.sentence
    services.update_cost(by=accountant, estimate=made, facts=facts, version=1)
    assert CostEstimate.objects.get().version == 2
    assert CostCap.objects.filter(kind=CostKind.IMPLEMENTER).count() == 2


def test_a_year_is_closed_with_its_paper_and_opened_with_a_reason(people, signed_in):
    """“closed budget year (who/when/document; reopening with reason)”, by the page."""
    client = signed_in(Role.ACCOUNTANT)
    told = {"year": "2025", "closed_on": "03/02/2026", "reason": "Hết chỉnh lý"}
    assert client.post("/kinh-phi/khoa-so/them/", told).status_code == 422
    of_paper = {"number": "8", "symbol": "TB-STC", "issued_on": "03/02/2026", "issuer": "Sở Tài chính", "title": "Khoá"}
    assert client.post("/kinh-phi/khoa-so/them/", told | of_paper).status_code == 302
    shut = YearClosing.objects.get(year=2025)
    assert shut.document.number == "8"
    early = {"by": people[Role.ACCOUNTANT], "reason": "x", "document": None}
    before = refused(services.close_year, year=2026, closed_on=date(2025, 12, 31), **early)
    assert before == ("Ngày khoá sổ đứng trước năm ngân sách 2026.", "closed_on")
    assert client.post("/kinh-phi/khoa-so/2025/mo-lai/", {"reason": " "}).status_code == 422
    assert client.post("/kinh-phi/khoa-so/2025/mo-lai/", {"reason": "Sót một chứng từ"}).status_code == 302
    page = client.get("/kinh-phi/khoa-so/").content.decode()
    assert "Sót một chứng từ" in page
    assert client.get("/kinh-phi/khoa-so/2025/mo-lai/").status_code == 404


@pytest.mark.parametrize(("on", "warned"), [(date(2026, 11, 14), False), (date(2026, 11, 15), True)])
def test_money_at_risk_of_lapsing_from_the_warning_day(accountant, on, warned):
    """“the lapse-warning date … query by envelope/year by the dated lapse date”; LC29: 15/11."""
    project = funded(S.RUNNING, support=100 * TRIEU)
    services.advance(by=accountant, project=project, **voucher("1", 60))
    funded(S.RUNNING, support=100 * TRIEU, plan_year=2025)
    found = queries.at_risk(user=accountant, year=2026, on=on)
    assert found.is_warned == warned
    assert [(row.pk, row.unpaid) for row in found.rows] == [(project.pk, 40 * TRIEU)]
    assert {purse: figure.value for purse, figure in found.by_purse.items()} == {Purse.LOCAL: 40 * TRIEU}
    assert not found.warn.ground.is_verified


def test_another_lapse_day_is_data(accountant):
    """Dated: a new version of LC29 moves the warning, no code changed."""
    LegalRule.objects.filter(code="LC29").update(valid_to=date(2026, 1, 1))
    facts = {"kind": "fixed_yearly", "month": 12, "day": 1, "amount": None, "amount_unit": ""}
    LegalRuleFactory(code="LC29", valid_from=date(2026, 1, 2), **facts)
    assert queries.at_risk(user=accountant, year=2026, on=today()).warn.on == date(2026, 12, 1)


def test_the_page_of_a_voucher_tells_who_let_it_pass(accountant, signed_in):
    project = national("PT16", S.ACCEPTED, done_on=date(2026, 6, 1))
    hold(project, "G048", "G143")
    made = services.advance(by=accountant, project=project, decision=decided(), **voucher("UNC-5", 100))
    page = signed_in(Role.LEADER).get(f"/kinh-phi/chung-tu/{made.pk}/").content.decode()
    assert "Hai văn bản nói khác nhau" in page
    assert "Máy nhập khẩu phải trả trước" in page
    assert "Một trăm triệu đồng" in page
