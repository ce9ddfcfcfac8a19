"""“Amounts typed in any Vietnamese way are echoed in words before saving; `2.675` and `4.899 tỷ` (a thousand times too
big for its envelope) are asked about.” “anyone may ask ‘vì sao con số này?’ of any total and land on the rows”.
"""

import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from budgets.choices import ControlAction, MovementKind
from budgets.models import Commitment, ControlDecision, Envelope, Movement
from khuyencong.core.choices import Role
from tests.factories.budgets import ControlRuleFactory, EnvelopeFactory, MovementFactory
from tests.factories.finishing import CommitmentFactory
from tests.factories.projects import ProjectFactory
from tests.factories.running import AppraisalFactory

pytestmark = pytest.mark.django_db
TRIEU = 1_000_000
PAPER = {"number": "15", "symbol": "QĐ-UBND", "issued_on": "30/3/2026", "issuer": "UBND Thành phố", "title": "Giao"}


@pytest.fixture(autouse=True)
def _in_november():
    with time_machine.travel("2026-11-20T09:00:00+07:00"):
        yield


@pytest.fixture
def staff(people) -> Client:
    return entered(people[Role.STAFF])


def entered(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def told(amount: str, **more) -> dict:
    return PAPER | {"amount": amount, "happened_on": "1/4/2026", "reason": "Theo quyết định"} | more


def at(name: str, envelope: Envelope, *more) -> str:
    return reverse(f"budgets:{name}", args=[envelope.pk, *more])


@pytest.mark.parametrize(
    ("typed", "dong", "why"),
    [
        ("2.675", 2_675, "hai nghìn sáu trăm bảy mươi lăm đồng): chưa tới một triệu đồng"),
        ("4.899 tỷ", 4_899 * 1000 * TRIEU, "gấp 816 lần khoản giao (6 tỷ đồng)"),
    ],
)
def test_a_doubtful_amount_is_asked_about(staff, typed, dong, why):
    """“`2.675` and `4.899 tỷ` (a thousand times too big for its envelope) are asked about”, without scripts."""
    envelope = EnvelopeFactory(amount=6_000 * TRIEU)
    asked = staff.post(at("move", envelope, "bo_sung"), told(typed))
    html = asked.content.decode()
    assert (asked.status_code, Movement.objects.count()) == (422, 1)
    assert why in html
    assert f'name="sure" value="{dong}"' in html
    other = staff.post(at("move", envelope, "bo_sung"), told(typed, sure="5"))
    assert (other.status_code, Movement.objects.count()) == (422, 1), "ticked for another amount"
    assert staff.post(at("move", envelope, "bo_sung"), told(typed, sure=str(dong))).status_code == 302
    assert Movement.objects.latest("pk").amount == dong


@pytest.mark.parametrize("typed", ["300 triệu", "300tr", "0,3 tỷ", "300.000.000", "300 000 000 đồng"])
def test_an_amount_is_read_back_before_it_is_saved(staff, typed):
    """“Amounts typed in any Vietnamese way are echoed in words before saving”: by the button, and by the script."""
    envelope = EnvelopeFactory(amount=6_000 * TRIEU)
    read = staff.post(at("move", envelope, "bo_sung"), told(typed, _doc="1"))
    assert "= 300.000.000 đồng (ba trăm triệu đồng)" in read.content.decode()
    assert Movement.objects.count() == 1
    spoken = staff.get(reverse("budgets:in_words"), {"so": typed, "don-vi": "đồng"})
    assert spoken.content.decode() == "= 300.000.000 đồng (ba trăm triệu đồng)"
    assert staff.post(at("move", envelope, "bo_sung"), told(typed)).status_code == 302
    assert Movement.objects.latest("pk").amount == 300 * TRIEU


def test_a_year_of_an_envelope_by_its_pages(staff):
    """giao, bổ sung, điều chỉnh, cắt giảm, phân bổ xuống, thu về, chuyển nguồn, đảo bút: each is a page."""
    facts = {
        "unit": "Thành phố Hồ Chí Minh",
        "year": "2026",
        "purse": "KCDP",
        "amount": "5 tỷ 978",
        "given_on": "5/1/2026",
    }
    assert (
        staff.post(reverse("budgets:give"), facts | {"content": "", "chapter": "016", "item": "7750"}).status_code
        == 302
    )
    top = Envelope.objects.get()
    for kind, amount in (("bo_sung", "200 triệu"), ("dieu_chinh", "-78 triệu"), ("cat_giam", "100 triệu")):
        assert staff.post(at("move", top, kind), told(amount)).status_code == 302
    assert (
        staff.post(at("allocate", top), told("1 tỷ", unit="phường Thủ Dầu Một, Thành phố Hồ Chí Minh")).status_code
        == 302
    )
    low = Envelope.objects.get(parent=top)
    assert staff.post(at("take_back", top), told("400 triệu", child=low.pk)).status_code == 302
    assert staff.post(at("carry_over", top), told("300 triệu")).status_code == 302
    wrong = Movement.objects.get(kind=MovementKind.CUT)
    assert (
        staff.post(at("reverse", top, wrong.pk), {"happened_on": "2/5/2026", "reason": "Nhập trùng"}).status_code == 302
    )
    sums = {one.year * 10 + one.unit.level: int(one.amount) // TRIEU for one in Envelope.objects.select_related("unit")}
    assert sums == {20261: 5978 + 200 - 78 - 1000 + 400 - 300, 20263: 600, 20271: 300}
    page = staff.get(at("envelope", top))
    assert [line.balance // TRIEU for line in page.context["statement"].lines][-1] == sums[20261]
    assert "đã đảo" in page.content.decode()
    tree = staff.get(reverse("budgets:envelopes"), {"nam": "2026"})
    assert [branch.depth for branch in tree.context["tree"].branches] == [0, 1]
    assert tree.context["tree"].totals["given"].value == 6100 * TRIEU


def test_every_number_opens_its_rows(staff):
    """“anyone may ask ‘vì sao con số này?’ of any total and land on the rows”."""
    envelope = EnvelopeFactory(amount=500 * TRIEU)
    file = ProjectFactory(approved=True, support_approved=280 * TRIEU)
    CommitmentFactory(envelope=envelope, project=file)
    html = staff.get(at("envelope", envelope)).content.decode()
    for anchor in re.findall(r'href="#([a-z-]+)"', html):
        assert f'id="{anchor}"' in html, anchor
    assert file.code in html
    tree = staff.get(reverse("budgets:envelopes"), {"nam": "2026"}).content.decode()
    assert f"{at('envelope', envelope)}#dang-giu" in tree


def test_an_unknown_envelope_says_so(staff):
    """“Kế hoạch, giao, duyệt are different numbers and may each be unknown (2023)”."""
    envelope = EnvelopeFactory(unknown=True, year=2023)
    for address in (at("envelope", envelope), f"{reverse('budgets:envelopes')}?nam=2023"):
        assert "chưa có số liệu" in staff.get(address).content.decode()


def approval(people, **more) -> tuple:
    project = AppraisalFactory().project
    facts = PAPER | {"support_approved": "100 triệu", "version": project.version, "issued_on": "1/11/2026"}
    client = entered(people[Role.LEADER])
    return project, client.post(reverse("budgets:approve", args=[project.pk]), facts | more)


@pytest.fixture
def _papers_in_hand(monkeypatch):
    monkeypatch.setattr("projects.rules.moves.missing_before", lambda *args, **kwargs: [])


@pytest.mark.usefixtures("_papers_in_hand")
def test_approval_holds_from_the_chosen_envelope(people):
    """“Approval reserves”, against the envelope chosen on the page; the nearest unless another is."""
    EnvelopeFactory(amount=900 * TRIEU)
    chosen = EnvelopeFactory(amount=900 * TRIEU)
    project, answer = approval(people, envelope=chosen.pk)
    assert answer.status_code == 302, answer.context["form"].errors
    assert Commitment.objects.get(project=project).envelope == chosen


@pytest.mark.usefixtures("_papers_in_hand")
def test_who_comes_second_is_told_who_and_how_much_is_left(people):
    """“Two people approving on the last 100 triệu: one wins, the other is told who and how much is left.”"""
    EnvelopeFactory(amount=160 * TRIEU)
    first, won = approval(people)
    _, lost = approval(people)
    assert (won.status_code, lost.status_code) == (302, 422)
    assert "chỉ còn 60 triệu đồng để giữ" in lost.content.decode()
    assert f"{people[Role.LEADER].full_name} vừa giữ 100 triệu đồng cho {first.code}" in lost.content.decode()


@pytest.mark.usefixtures("_papers_in_hand")
@pytest.mark.parametrize("action", [ControlAction.WARN, ControlAction.ASK])
def test_beyond_a_rule_that_may_be_answered(people, action):
    """“Chặn / Cảnh báo / Hỏi cấp có thẩm quyền”: passes only with a recorded decision: who, why, paper."""
    ControlRuleFactory(envelope=EnvelopeFactory(amount=60 * TRIEU), percent=100, action=action)
    _, asked = approval(people)
    assert asked.status_code == 422
    assert "Ghi vì sao vẫn làm" in asked.content.decode()
    answer = {"beyond_reason": "Đề án trọng điểm"}
    if action == ControlAction.ASK:
        assert "Phải hỏi cấp có thẩm quyền" in approval(people, **answer)[1].content.decode()
        answer |= {"beyond_authority": "Giám đốc Sở", "beyond_number": "88"}
    project, passed = approval(people, **answer)
    assert passed.status_code == 302, passed.context["form"].errors
    decision = ControlDecision.objects.get()
    assert (decision.project, decision.by, decision.reason) == (project, people[Role.LEADER], "Đề án trọng điểm")
    assert Commitment.objects.get(project=project).decision == decision


def test_moving_what_is_held_to_another_envelope(staff):
    """Carried over with its money: what a đề án holds and has not been paid goes on to the next year's envelope."""
    one, other = EnvelopeFactory(amount=500 * TRIEU), EnvelopeFactory(year=2027, amount=500 * TRIEU)
    file = ProjectFactory(approved=True, support_approved=280 * TRIEU)
    CommitmentFactory(envelope=one, project=file)
    facts = {"into": other.pk, "amount": "280 triệu", "happened_on": "1/11/2026", "reason": "Chuyển nguồn"}
    assert staff.post(at("move_holding", one, file.pk), facts).status_code == 302
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.held, other.held) == (0, 280 * TRIEU)


def test_a_carried_row_links_its_other_end(staff):
    row = MovementFactory(carried=True)
    html = staff.get(at("envelope", row.envelope)).content.decode()
    other = Movement.objects.exclude(pk=row.pk).get(pair=row.pair)
    assert at("envelope", other.envelope) in html
