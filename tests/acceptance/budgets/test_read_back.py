"""“Amounts typed in any Vietnamese way are echoed in words before saving; `2.675` and `4.899 tỷ` … are asked about”,
on every page that writes money, without scripts."""

import pytest
from django.urls import reverse

from budgets.models import Commitment, Disbursement, PlanLine, Settlement
from khuyencong.core.choices import Role
from projects.choices import Move, ProjectStatus
from projects.models import Project
from projects.queries import walk_of
from tests.acceptance.budgets.paying import S
from tests.factories.budgets import DisbursementFactory, EnvelopeFactory
from tests.factories.finishing import funded
from tests.factories.gathered import gather
from tests.factories.procedures import CheckpointTickFactory
from tests.factories.projects import content
from tests.factories.running import AppraisalFactory
from tests.factories.scenarios import ScenarioFactory, ScenarioItemFactory

PAPER = {"number": "49", "symbol": "QĐ-SCT", "issued_on": "2/3/2026", "issuer": "Sở Công Thương", "title": "Duyệt"}
UNC = {"voucher": "UNC-9", "voucher_on": "15/6/2026", "budget_year": "2026"}
WORDS = "= 280.000.000 đồng (hai trăm tám mươi triệu đồng)"
BUTTON = 'name="_doc" value="1">Đọc lại số tiền</button></noscript>'


def _appraised() -> Project:
    return gather(AppraisalFactory().project, Move.APPROVE)


def _approve():
    EnvelopeFactory(amount=4_200_000_000, year=2026)
    project = _appraised()
    return Role.LEADER, reverse("budgets:approve", args=[project.pk]), "support_approved", PAPER | _version(project)


def _approve_many():
    project = _appraised()
    boxes = {f"chon_{project.pk}": "on", f"version_{project.pk}": str(project.version)}
    return Role.LEADER, reverse("budgets:approve_many"), f"tien_{project.pk}", PAPER | boxes


def _pay():
    project = funded(S.RUNNING, support=300_000_000)
    return Role.ACCOUNTANT, reverse("budgets:pay", args=[project.pk]), "amount", UNC | {"kind": "tam_ung"}


def _advance():
    project = funded(S.RUNNING, support=300_000_000)
    return Role.ACCOUNTANT, reverse("budgets:advance", args=[project.pk]), "amount", UNC


def _refund():
    project = DisbursementFactory(project=funded(S.RUNNING, support=300_000_000), amount=300_000_000).project
    return Role.ACCOUNTANT, reverse("budgets:refund", args=[project.pk]), "amount", UNC


def _settle():
    project = funded(ProjectStatus.ACCEPTED, support=300_000_000)
    for stop in walk_of(project).stops:
        CheckpointTickFactory(project=project, checkpoint=stop.checkpoint)
    gather(project, Move.SETTLE)
    told = {"settled_on": "15/6/2026"} | PAPER | _version(project)
    return Role.ACCOUNTANT, reverse("budgets:settle", args=[project.pk]), "amount", told


def _plan():
    told = {"unit": "Thành phố Hồ Chí Minh", "year": "2027", "name": "Máy", "purse": "KCDP"} | {
        "content": str(content("ND3").pk)
    }
    return Role.STAFF, reverse("budgets:plan"), "amount", told


def _compose():
    scenario = ScenarioFactory(year=2027)
    item = ScenarioItemFactory(scenario=scenario, project__plan_year=2027)
    told = {f"chon_{item.project_id}": "on", "version": str(scenario.version)}
    return Role.STAFF, reverse("budgets:compose_scenario", args=[scenario.pk]), f"tien_{item.project_id}", told


def _version(project) -> dict:
    return {"version": str(project.version)}


PAGES = [_approve, _approve_many, _pay, _advance, _refund, _settle, _plan, _compose]


def _written() -> tuple:
    return tuple(one.objects.count() for one in (Commitment, Disbursement, PlanLine, Settlement))


@pytest.mark.parametrize("page", PAGES)
def test_an_amount_is_read_back_on_every_page_of_money(signed_in, page):
    """The button is there for who has no script; it says the amount in words, sends nothing, and keeps what was typed."""
    role, at, box, others = page()
    client = signed_in(role)
    shown = client.get(at)
    assert BUTTON in shown.content.decode(), shown.context.get("refusal")
    before = _written()
    answer = client.post(at, others | {box: "280tr", "_doc": "1"})
    html = answer.content.decode()
    assert (answer.status_code, _written()) == (200, before)
    assert WORDS in html
    assert 'value="280tr"' in html
    wrong = client.post(at, others | {box: "hai chục", "_doc": "1"})
    assert (wrong.status_code, _written()) == (200, before)
    assert wrong.context["form"].errors.keys() == {box}, "why it is no amount, and nothing else"


@pytest.mark.parametrize("typed", ["2.675", "4.899 tỷ"])
@pytest.mark.parametrize("page", PAGES)
def test_a_doubtful_amount_is_asked_about_on_every_page_of_money(signed_in, page, typed):
    role, at, box, others = page()
    before = _written()
    answer = signed_in(role).post(at, others | {box: typed})
    assert (answer.status_code, _written()) == (422, before)
    dong = {"2.675": 2_675, "4.899 tỷ": 4_899_000_000_000}[typed]
    assert "nếu đúng, đánh dấu ô xác nhận." in " ".join(answer.context["form"].errors[box])
    assert f'value="{dong}"' in answer.content.decode()


@pytest.mark.parametrize("page", [_approve_many, _compose])
def test_once_ticked_it_is_taken(signed_in, page):
    """2.675 đồng it is, when the person says so."""
    role, at, box, others = page()
    sure = {box.replace("tien", "chac"): "2675"}
    answer = signed_in(role).post(at, others | {box: "2.675"} | sure)
    assert answer.status_code == 302, answer.context["form"].errors
