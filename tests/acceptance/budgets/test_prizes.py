"""“Prizes: `budgets.services.pay_prizes(round=…)` reads the published result; the round's page shows budgets' panel.”"""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from budgets import services
from budgets.models import CostCap, Disbursement, PrizeLine
from budgets.queries import project_money
from budgets.queries.prizes import prizes_of
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from products import services as results
from products.choices import RoundStatus
from products.queries import outcome
from projects.choices import ProjectStatus, Purse
from tests.factories.finishing import funded
from tests.factories.results import PrizeLineFactory
from tests.factories.voting import sealed_round, staff_of

pytestmark = pytest.mark.django_db
TRIEU = 1_000_000
DECISION = DocumentFacts(title="Công nhận", number="77", symbol="QĐ-UBND", issued_on=today(), issuer="UBND tỉnh")


@pytest.fixture
def accountant(people):
    return people[Role.ACCOUNTANT]


@pytest.fixture
def project(people):
    """A đề án of bình chọn with 20 triệu held, accepted."""
    return funded(ProjectStatus.ACCEPTED, support=20 * TRIEU, purse=Purse.LOCAL)


@pytest.fixture
def proposed(db):
    """Three products chosen, one prize A, two B; not published yet."""
    one = sealed_round(entries=3, with_prizes=True)
    by = staff_of(one)
    picked = dict(zip(one.entries.order_by("number").values_list("pk", flat=True), "abb", strict=True))
    results.choose_entries(by=by, round_=one, chosen=picked, tie_note="Theo thứ tự đăng ký")
    return results.advance_round(by=by, round_=one, to=RoundStatus.PROPOSED, on=today())


@pytest.fixture
def round_(proposed):
    return results.publish_round(by=staff_of(proposed), round_=proposed, announced_on=today(), decision=DECISION)


def pay(by, round_, project, *, a=3, b=2, voucher="UNC-9", **more):
    told = {"voucher": voucher, "voucher_on": today(), "budget_year": today().year}
    amounts = {"a": a * TRIEU, "b": b * TRIEU}
    return services.pay_prizes(by=by, round=round_, project=project, amounts=amounts, **told, **more)


def cap(amount: int, round_) -> None:
    """The norm of the province, read."""
    law = CostCap.objects.get(code="MC19")
    place = round_.unit
    facts = {"kind": law.kind, "variant": law.variant, "unit_name": "sản phẩm", "source": "Quyết định của tỉnh"}
    CostCap.objects.create(code="T1", province=place, amount=amount, valid_from=date(2025, 7, 1), **facts)


def test_one_voucher_pays_all_and_twice_pays_once(accountant, round_, project):
    """“idempotent (twice pays once)”."""
    lines = pay(accountant, round_, project)
    voucher = Disbursement.objects.get(project=project)
    assert (voucher.amount, voucher.voucher) == (7 * TRIEU, "UNC-9")
    told = {line.recognition_id: line.amount for line in lines}
    assert told == {row.pk: (3 if row.prize == "a" else 2) * TRIEU for row in outcome.published(round_)}
    again = pay(accountant, round_, project, voucher="UNC-10")
    assert {line.pk for line in again} == {line.pk for line in lines}
    assert Disbursement.objects.filter(project=project).count() == 1
    assert project_money(project).net == 7 * TRIEU


def test_nothing_is_paid_before_the_result_is_published(accountant, proposed, project):
    """“refused before publication”."""
    with pytest.raises(DomainError, match="sau khi kết quả bình chọn đã công bố"):
        pay(accountant, proposed, project)
    assert not Disbursement.objects.filter(project=project).exists()


def test_only_accountants_pay(people, round_, project):
    with pytest.raises(DomainError, match="Chỉ kế toán"):
        pay(people[Role.STAFF], round_, project)


def test_no_product_is_given_more_than_the_norm(accountant, round_, project):
    """“refused … beyond norm”: each product by itself, so that a small prize does not hide a big one."""
    cap(3 * TRIEU, round_)
    with pytest.raises(DomainError, match=r"Tối đa 3 triệu đồng .* vượt 1 triệu đồng") as refused:
        pay(accountant, round_, project, a=4, b=1)
    assert refused.value.field == "amount_a"
    assert not PrizeLine.objects.exists()
    (line, *_) = pay(accountant, round_, project, a=3, b=1)
    assert line.sentence.startswith("Tối đa 3 triệu đồng vì 3 triệu đồng một sản phẩm")


def test_a_norm_nobody_read_only_says_so(accountant, round_, project):
    (line, *_) = pay(accountant, round_, project, a=9, b=1)
    assert line.sentence.startswith("Chưa tính được mức tối đa")


def test_no_more_is_paid_than_is_held(accountant, round_, project):
    """“refused … beyond … envelope”: by the ledger's own rules."""
    with pytest.raises(DomainError, match="Chỉ còn 20 triệu đồng để chi cho đề án này"):
        pay(accountant, round_, project, a=15, b=3)
    assert not PrizeLine.objects.exists()


def test_an_amount_left_out_is_asked_for(accountant, round_, project):
    with pytest.raises(DomainError, match="Chưa ghi tiền thưởng cho giải B") as refused:
        pay(accountant, round_, project, b=0)
    assert refused.value.field == "amount_b"


def test_a_withdrawn_product_is_owed_nothing(accountant, round_, project):
    row = outcome.published(round_)[2]
    facts = {"on": today(), "note": "Vi phạm", "decision": DECISION}
    results.withdraw_recognition(by=staff_of(round_), recognition=row, **facts)
    assert sum(line.amount for line in pay(accountant, round_, project)) == 5 * TRIEU


def test_a_reversed_voucher_pays_nobody_and_may_be_written_anew(accountant, round_, project):
    lines = pay(accountant, round_, project)
    facts = {"voucher": "UNC-9-Đ", "voucher_on": today(), "reason": "Sai tài khoản"}
    services.reverse_voucher(by=accountant, disbursement=lines[0].disbursement, **facts)
    assert len(prizes_of(round_).due) == 3
    assert prizes_of(round_).total.value == 0
    pay(accountant, round_, project, voucher="UNC-11")
    assert not prizes_of(round_).due
    assert project_money(project).net == 7 * TRIEU


def test_the_database_pays_no_product_twice(accountant, round_, project):
    line = pay(accountant, round_, project)[0]
    with pytest.raises(IntegrityError, match="đã được chi tiền thưởng"), transaction.atomic():
        PrizeLineFactory(recognition=line.recognition)
    with (
        pytest.raises(IntegrityError, match="không xoá, không sửa"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE budgets_prizeline SET amount = 1 WHERE id = %s", [line.pk])


def _one_dong_of_a_voucher():
    PrizeLineFactory(amount=Decimal(1))
    connection.check_constraints()


def test_lines_add_up_to_their_voucher():
    with pytest.raises(IntegrityError, match="không cộng bằng"), transaction.atomic():
        _one_dong_of_a_voucher()


def test_the_rounds_page_shows_the_panel_and_the_form_pays(accountant, round_, project):
    client = Client()
    client.force_login(accountant)
    page = client.get(reverse("products:round", args=[round_.pk])).content.decode()
    panel = reverse("budgets:prize_panel", args=[round_.pk])
    assert f'hx-get="{panel}"' in page
    part = client.get(panel, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "0/3 sản phẩm" in part
    url = reverse("budgets:pay_prizes", args=[round_.pk])
    typed = {"project": project.code, "amount_a": "3 triệu", "amount_b": "2 triệu", "voucher": "UNC-9"}
    typed |= {"voucher_on": f"{today():%d/%m/%Y}", "budget_year": str(today().year)}
    wrong = client.post(url, typed | {"project": "không có"})
    assert wrong.status_code == 422
    assert 'value="3 triệu"' in wrong.content.decode(), "what was typed stands there"
    assert client.post(url, typed)["Location"] == panel
    assert "3/3 sản phẩm" in client.get(panel).content.decode()
    assert "UNC-9" in client.get(panel).content.decode()
