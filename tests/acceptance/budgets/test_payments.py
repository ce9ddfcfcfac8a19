"""Payments and their conditions: what may be paid, why, and what exactly is missing."""

from datetime import date
from decimal import Decimal

import pytest

from budgets import queries, services
from budgets.choices import DisbursementKind
from budgets.models import AdvanceRule, Disbursement, PaymentDecision
from khuyencong.core.choices import Role
from khuyencong.core.exceptions import DomainError
from tests.acceptance.budgets.paying import TRIEU, S, decided, hold, national, told, voucher
from tests.factories.budgets import YearClosingFactory
from tests.factories.finishing import funded
from tests.factories.payments import AdvanceRuleFactory
from tests.factories.projects import BeneficiaryFactory
from tests.factories.running import YearPlanFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 15)
TT36 = "Thông tư 36/2013/TT-BCT"
FREE = f" Người có thẩm quyền quyết khác (Đ16 k1 {TT36}) thì ghi lý do và văn bản."


@pytest.fixture
def accountant(people):
    return people[Role.ACCOUNTANT]


def refused(act, **given) -> tuple[str, str | None]:
    """The sentence, and the box it is said at."""
    with pytest.raises(DomainError) as error:
        act(**given)
    return str(error.value), error.value.field


def test_every_rule_of_the_table_is_there_with_its_source():
    """“Advance shares and their conditions by type and date as data, with source and certainty.”"""
    rows = {row.code: row for row in AdvanceRule.objects.all()}
    assert len(rows) >= 19
    assert (rows["TU01"].percent, rows["TU07"].percent, rows["TU08"].percent, rows["TU16"].percent) == (30, 70, 100, 70)
    assert rows["TU16"].valid_to == date(2018, 5, 14)
    assert not rows["TU17"].is_verified
    assert rows["TU07"].place == f"Đ13 k2 d {TT36}"
    assert rows["TU17"].place == "Thông tư 28/2018/TT-BTC (chưa kiểm chứng)"


@pytest.mark.parametrize(
    ("share", "most"),
    [(None, 0), (Decimal("69.9"), 0), (Decimal(70), 0), (Decimal("70.1"), 70), (Decimal(100), 70)],
)
def test_machines_are_advanced_once_more_than_seventy_percent_is_done(share, most):
    """Border of Đ13 k2 d: “trên 70 % tổng vốn đầu tư”; 70 is not yet above it."""
    project = national("PT05")
    if share is not None:
        told(project, share)
    assert queries.allowance(project, on=DAY).amount == most * TRIEU


@pytest.mark.parametrize(("share", "most"), [(Decimal(50), 0), (Decimal("50.1"), 30)])
def test_infrastructure_is_advanced_thirty_percent_once_half_is_done(share, most):
    """Border of Đ13 k1: “trên 50 % khối lượng của hạng mục”; the contract with the owner has to be there."""
    project = national("PT14A")
    hold(project, "G042")
    told(project, share)
    assert queries.allowance(project, on=DAY).amount == most * TRIEU


@pytest.mark.parametrize(
    ("signed", "most"), [(date(2026, 6, 15), 70), (date(2026, 6, 16), 0)], ids=["on the day", "a day late"]
)
def test_a_class_is_advanced_from_the_day_its_contract_is_signed(signed, most):
    project = national("PT01")
    hold(project, "G044")
    contract = project.contracts.get().contract
    contract.signed_on = signed
    contract.save()
    assert queries.allowance(project, on=DAY).amount == most * TRIEU


@pytest.mark.parametrize(("day", "most"), [(date(2014, 2, 9), 100), (date(2014, 2, 10), 0)])
def test_a_rule_speaks_from_its_first_day(day, most):
    """Before 10/02/2014 TT 36/2013 says nothing; on that day the missing progress stops the payment."""
    project = national("PT05")
    assert queries.allowance(project, on=day).amount == most * TRIEU


def test_the_most_that_may_be_paid_with_its_sentence():
    """“tối đa … vì …; căn cứ …”."""
    project = national("PT05")
    told(project, Decimal(72))
    assert queries.allowance(project, on=DAY).sentence == (
        "Tối đa 70 triệu đồng vì được chi tới 70 % của 100 triệu đồng, đã chi 0 đồng"
        f" (hợp đồng thực hiện đề án: số {project.contracts.get().contract.number}, ký 01/03/2026;"
        " khối lượng trên 70 % tổng vốn đầu tư: báo cáo tháng 5/2026 ghi 72 %);"
        f" căn cứ Đ13 k2 d {TT36}."
    )


def test_before_its_condition_says_what_is_missing(accountant):
    """“A payment … before its condition … says exactly what is missing.”"""
    project = national("PT05")
    told(project, Decimal(70))
    assert refused(services.advance, by=accountant, project=project, **voucher("1", 1)) == (
        "Chưa được chi: thiếu khối lượng trên 70 % tổng vốn đầu tư (báo cáo tháng 5/2026 ghi 70 %, cần trên 70 %)."
        f" Căn cứ Đ13 k2 d {TT36}.{FREE}",
        "amount",
    )
    training = national("PT01")
    assert refused(services.advance, by=accountant, project=training, **voucher("1", 1)) == (
        f"Chưa được chi: thiếu kế hoạch thực hiện (chưa có trong hồ sơ). Căn cứ Đ13 k2 a {TT36}.{FREE}",
        "amount",
    )


def test_above_its_share_says_by_how_much(accountant):
    project = national("PT05")
    told(project, Decimal(72))
    sentence, field = refused(services.advance, by=accountant, project=project, **voucher("1", 71))
    assert sentence.endswith(f"căn cứ Đ13 k2 d {TT36}. Khoản này vượt 1 triệu đồng.{FREE}")
    assert field == "amount"
    services.advance(by=accountant, project=project, **voucher("1", 70))
    assert queries.allowance(project, on=DAY).amount == 0


def test_above_the_commitment(accountant):
    """“A payment above the commitment”; no decision lets it pass."""
    project = national("PT05")
    asked = {"by": accountant, "project": project, "decision": decided()}
    assert refused(services.advance, **asked, **voucher("1", 101)) == (
        "Chỉ còn 100 triệu đồng để chi cho đề án này: giữ 100 triệu đồng, đã chi 0 đồng.",
        "amount",
    )


def test_without_a_voucher(accountant):
    """“… or without a voucher”."""
    told_so = refused(services.advance, by=accountant, project=national("PT05"), **voucher("  ", 1))
    assert told_so == ("Chưa có số chứng từ: ghi số uỷ nhiệm chi, giấy rút dự toán hoặc phiếu chi.", "voucher")


def test_from_a_closed_year(accountant, people):
    """“A payment … from a closed year”: who closed it, when; opened again with a reason it is taken."""
    project = funded(S.RUNNING)
    YearClosingFactory(year=2026, closed_on=date(2026, 6, 20), by=accountant)
    expected = (
        "Năm ngân sách 2026 đã khoá sổ (Đỗ Kế Toán khoá ngày 20/06/2026). Mở sổ trước, hoặc ghi vào năm sau.",
        "budget_year",
    )
    assert refused(services.advance, by=accountant, project=project, **voucher("1", 1)) == expected
    services.reopen_year(by=people[Role.LEADER], year=2026, reason="Sót chứng từ tháng 6")
    services.advance(by=accountant, project=project, **voucher("1", 1))


def test_the_budget_year_stands_apart_from_the_day_of_the_voucher(accountant):
    """“budget year apart from the voucher's date”; chỉnh lý runs to 22/01 for national money (Đ18 k2)."""
    project = national("PT05", S.ACCEPTED, done_on=date(2026, 2, 10), plan_year=2025, approved_on=date(2026, 1, 5))
    hold(project, "G048", "G063")
    last = voucher("1", 10, voucher_on=date(2026, 1, 22), budget_year=2025)
    early = national("PT05", S.ACCEPTED, done_on=date(2026, 1, 10), approved_on=date(2026, 1, 5))
    contract = early.contracts.get().contract
    contract.signed_on = date(2026, 1, 6)
    contract.save()
    hold(early, "G048", "G063")
    pay = {"by": accountant, "project": early, "kind": DisbursementKind.PAYMENT}
    services.pay(**pay, **last)
    sentence, field = refused(services.pay, **pay, **voucher("2", 1, voucher_on=date(2026, 1, 23), budget_year=2025))
    assert (sentence, field) == (
        f"Chứng từ ngày 23/01/2026 sau hạn của năm ngân sách 2025 (22/01/2026, {TT36} (bản gốc), Đ18 k2)."
        " Ghi vào năm ngân sách 2026, hoặc người có thẩm quyền quyết thì ghi lý do và văn bản.",
        "budget_year",
    )
    services.pay(**pay, decision=decided(), **voucher("2", 1, voucher_on=date(2026, 1, 23), budget_year=2025))
    ahead = refused(services.pay, **pay, **voucher("3", 1, budget_year=2027))
    assert ahead == (
        "Năm ngân sách 2027 ở sau năm của chứng từ (2026). Xem lại năm ngân sách.",
        "budget_year",
    )


def test_two_texts_that_contradict_are_both_cited_and_a_person_decides(accountant):
    """“the 30/70/100 % of TT 36 Đ13 and the 70 % of TTLT 26 Đ8 contradict each other in one case: both cited, warn”."""
    project = national("PT16", S.ACCEPTED, done_on=date(2026, 6, 1))
    hold(project, "G048", "G143")
    asked = queries.allowance(project, on=DAY)
    both = (
        f"Hai văn bản nói khác nhau: Đ13 k3 {TT36} cho chi tới 100 %;"
        " Thông tư 28/2018/TT-BTC (chưa kiểm chứng) chỉ cho tạm ứng tới 70 %."
        " Chi quá 70 triệu đồng thì người có thẩm quyền quyết, ghi lý do và văn bản."
    )
    assert asked.sentence.endswith(both)
    assert asked.warnings == [both]
    assert asked.amount == 70 * TRIEU
    sentence, _ = refused(services.advance, by=accountant, project=project, **voucher("1", 100))
    assert both in sentence
    made = services.advance(by=accountant, project=project, decision=decided(), **voucher("1", 100))
    kept = PaymentDecision.objects.get(disbursement=made)
    assert both in kept.sentence
    assert (kept.reason, kept.document.number, kept.by) == ("Máy nhập khẩu phải trả trước", "7", accountant)


@pytest.mark.parametrize(
    ("day", "against"),
    [
        (date(2014, 4, 7), []),
        (date(2014, 4, 8), ["TU16"]),
        (date(2018, 5, 14), ["TU16"]),
        (date(2018, 5, 15), ["TU17"]),
    ],
)
def test_which_text_contradicts_on_which_day(day, against):
    """Border days of TTLT 26/2014 Đ8 and of what came after it."""
    facts = {"submitted_on": date(2014, 2, 20), "approved_on": date(2014, 3, 1), "done_on": date(2014, 4, 1)}
    project = national("PT16", S.ACCEPTED, **facts)
    contract = project.contracts.get().contract
    contract.signed_on = date(2014, 3, 5)
    contract.save()
    hold(project, "G048", "G143")
    assert [rule.code for rule in queries.allowance(project, on=day).against] == against


def test_a_decision_needs_its_reason(accountant):
    project = national("PT05")
    asked = {"by": accountant, "project": project, "decision": decided(reason=" ")}
    assert refused(services.advance, **asked, **voucher("1", 1)) == (
        "Chi khác quy định: ghi lý do của người quyết.",
        "decided_reason",
    )


def test_a_type_without_a_rule_waits_for_a_decision(accountant):
    """Đ16 k2: what the circular does not speak of, the head of the Cục decides."""
    project = national("PT20")
    sentence, _ = refused(services.advance, by=accountant, project=project, **voucher("1", 1))
    assert "thiếu quyết định của người có thẩm quyền" in sentence
    services.advance(by=accountant, project=project, decision=decided(), **voucher("1", 1))


def test_what_nobody_read_warns_and_stops_nobody(accountant):
    """Local money: “mặc định đề xuất”, marked I. “anything but READ shows chưa kiểm chứng”."""
    project = funded(S.RUNNING, support=100 * TRIEU)
    asked = queries.allowance(project, on=DAY)
    assert not asked.is_binding
    assert asked.warnings == ["Quy định này chưa kiểm chứng: cổng nhắc, không chặn. Xem lại quy chế của tỉnh."]
    services.advance(by=accountant, project=project, **voucher("1", 100))


def test_a_rule_the_province_enters_binds_at_once(accountant):
    """“as data”: a rule read and entered here stops the next voucher, no code changed."""
    project = funded(S.RUNNING, support=100 * TRIEU)
    kind = queries.advance_rules()  # kept before, read anew after
    assert kind
    codes = ["PT05", "PT03"]
    facts = {"purse": "KCDP", "project_types": codes, "percent": 40, "certainty": "S", "source": "Quy chế 5/QĐ-UBND"}
    AdvanceRuleFactory(valid_from=date(2026, 1, 1), valid_to=None, **facts)
    project.project_type = national("PT05").project_type
    project.save(update_fields=["project_type"])
    sentence, _ = refused(services.advance, by=accountant, project=project, **voucher("1", 41))
    assert "được chi tới 40 % của 100 triệu đồng" in sentence
    services.advance(by=accountant, project=project, **voucher("1", 40))


def test_each_beneficiary_has_a_share_of_its_own(accountant):
    """“Payments per đề án AND beneficiary.”"""
    project = national("PT05")
    first = project.beneficiaries.get()
    first.support = 60 * TRIEU
    first.save()
    second = BeneficiaryFactory(project=project, support=40 * TRIEU)
    told(project, Decimal(80))
    services.advance(by=accountant, project=project, beneficiary=second, **voucher("1", 28))
    sentence, _ = refused(services.advance, by=accountant, project=project, beneficiary=second, **voucher("2", 1))
    assert "được chi tới 70 % của 40 triệu đồng, đã chi 28 triệu đồng" in sentence
    services.advance(by=accountant, project=project, beneficiary=first, **voucher("2", 42))
    stranger = BeneficiaryFactory()
    wrong = refused(services.advance, by=accountant, project=project, beneficiary=stranger, **voucher("3", 1))
    assert wrong == ("Đơn vị thụ hưởng không thuộc đề án này.", "beneficiary")


def test_the_rest_follows_the_acceptance(accountant):
    """Đ14: after the acceptance, with the report and its papers, what is left of the support."""
    project = national("PT05", S.ACCEPTED, done_on=date(2026, 6, 1))
    told(project, Decimal(90))
    assert queries.allowance(project, on=DAY).amount == 70 * TRIEU
    hold(project, "G048", "G063")
    assert queries.allowance(project, on=date(2026, 5, 31)).amount == 70 * TRIEU
    assert queries.allowance(project, on=DAY).amount == 100 * TRIEU
    services.pay(by=accountant, project=project, kind=DisbursementKind.PAYMENT, **voucher("1", 100))


def test_several_years_are_paid_as_their_years_come():
    """Đ15 k2: the first share by type, then by progress and the estimate of the year."""
    project = national("PT05")
    YearPlanFactory(project=project, year=2026, amount=80 * TRIEU)
    YearPlanFactory(project=project, year=2027, amount=20 * TRIEU)
    told(project, Decimal(72))
    assert queries.allowance(project, on=DAY).amount == 80 * TRIEU
    assert queries.allowance(project, on=date(2027, 2, 1)).amount == 100 * TRIEU


def test_a_wrong_voucher_is_reversed_and_written_again(accountant):
    """“Reversal of a wrong voucher (never edit/erase).” The same number may then be written with the right amount."""
    project = funded(S.RUNNING, support=100 * TRIEU)
    wrong = services.advance(by=accountant, project=project, **voucher("UNC-1", 90))
    undo = {"by": accountant, "voucher_on": DAY, "voucher": "ĐC-1"}
    assert refused(services.reverse_voucher, disbursement=wrong, reason=" ", **undo)[1] == "reason"
    made = services.reverse_voucher(disbursement=wrong, reason="Gõ thừa một số 0", **undo)
    assert (made.amount, made.kind, made.budget_year) == (-90 * TRIEU, wrong.kind, wrong.budget_year)
    assert queries.project_money(project).net == 0
    services.advance(by=accountant, project=project, **voucher("UNC-1", 9))
    money = queries.project_money(project)
    assert (money.net, money.advanced.value, len(money.vouchers)) == (9 * TRIEU, 9 * TRIEU, 3)
    again = refused(services.reverse_voucher, disbursement=wrong, reason="Lần nữa", **undo)
    assert again == ("Chứng từ này đã được đảo.", None)
    twice = refused(services.reverse_voucher, disbursement=made, reason="Lần nữa", **undo)
    assert twice == ("Đây là bút toán đảo: không đảo lần nữa, nhập lại chứng từ đúng.", None)


def test_a_refund_taken_back_goes_out_again(accountant):
    project = funded(S.RUNNING, support=100 * TRIEU)
    services.advance(by=accountant, project=project, **voucher("1", 60))
    back = services.record_refund(by=accountant, project=project, **voucher("2", 50))
    services.advance(by=accountant, project=project, **voucher("3", 80))
    undo = {"voucher": "4", "voucher_on": DAY, "reason": "Tiền không về"}
    assert refused(services.reverse_voucher, by=accountant, disbursement=back, **undo)[1] == "voucher"
    assert queries.project_money(project).net == 90 * TRIEU
    assert Disbursement.objects.filter(project=project, is_reversed=True).count() == 0


def test_the_page_says_it_before_anything_is_typed(signed_in):
    """“The payment form shows the most that may be paid now with the sentence why, conditions with tick/what is missing.”"""
    project = national("PT05")
    told(project, Decimal(70))
    client = signed_in(Role.ACCOUNTANT)
    page = client.get(f"/kinh-phi/de-an/{project.pk}/tam-ung/").content.decode()
    assert "Chưa được chi: thiếu khối lượng trên 70 % tổng vốn đầu tư" in page
    assert "báo cáo tháng 5/2026 ghi 70 %, cần trên 70 %" in page
    typed = {"amount": "10 triệu", "voucher": "UNC-9", "voucher_on": "15/06/2026", "budget_year": "2026"}
    again = client.post(f"/kinh-phi/de-an/{project.pk}/tam-ung/", typed)
    assert again.status_code == 422
    assert "UNC-9" in again.content.decode()
    paper_of_it = {
        "number": "7",
        "symbol": "QĐ-CĐK",
        "issued_on": "01/06/2026",
        "issuer": "Cục",
        "title": "Cho tạm ứng",
    }
    done = client.post(
        f"/kinh-phi/de-an/{project.pk}/tam-ung/", typed | paper_of_it | {"decided_reason": "Máy nhập khẩu"}
    )
    assert done.status_code == 302
    assert PaymentDecision.objects.get().document.title == "Cho tạm ứng"
