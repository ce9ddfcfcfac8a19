"""“Browser: a year from allocation to settlement by keyboard only.”"""

from datetime import date

import pytest

from budgets.choices import Stage
from budgets.models import Envelope
from budgets.queries import Board, default_envelope
from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date, today
from projects.choices import Move, ProjectStatus
from projects.models import Project
from projects.queries import walk_of
from tests.acceptance.projects.acts import HELP
from tests.acceptance.projects.walking import Walk
from tests.e2e.browser import DESK
from tests.e2e.keys import Keys
from tests.e2e.life import clock, paper
from tests.factories.gathered import gather
from tests.factories.offices import COMMUNE, HCM, unit
from tests.factories.running import AppraisalFactory

__all__ = ["clock"]
pytestmark = pytest.mark.browser
TRIEU = 1_000_000


def test_a_year_from_allocation_to_settlement_by_keyboard_only(visitor, people, clock):
    """Money is given to the province and shared out to a commune, a file approved, paid and settled out of it; the
    board tells all of it. What is not money (contract, work, acceptance) goes through its services in between.
    """
    window = visitor(DESK)
    keys = Keys(window)
    project = gather(AppraisalFactory().project, Move.APPROVE)

    _sit(window, people[Role.ACCOUNTANT], "/kinh-phi/?nam=2026")
    keys.follow("Ghi kinh phí giao")
    keys.send("Ghi", unit="Thành phố Hồ Chí Minh", purse="KCDP", amount="4 tỷ 200 triệu", given_on="5/1/2026")
    root = Envelope.objects.get(parent=None)
    _sit(window, people[Role.ACCOUNTANT], f"/kinh-phi/khoan/{root.pk}/")
    keys.unfold("Việc khác")
    keys.follow("Phân bổ xuống…")
    told = {"happened_on": "5/1/2026", "reason": "Giao xã làm"} | paper("7", "QĐ-SCT", "Sở Công Thương", "Phân bổ")
    keys.send("Phân bổ", unit=unit(COMMUNE).label(), amount="1 tỷ", **told)
    assert default_envelope(project).parent_id == root.pk

    day = _on(clock, date(2026, 3, 2))
    _sit(window, people[Role.LEADER], f"/kinh-phi/de-an/{project.pk}/duyet/")
    keys.send("Phê duyệt", support_approved="280 triệu", **paper("49", "QĐ-SCT", "Sở Công Thương", "Phê duyệt đề án"))
    walk = Walk(people, Project.objects.get(pk=project.pk), seed=1)
    walk.day = day
    walk.look()
    for move in (Move.SIGN, Move.START, Move.ASK_ACCEPTANCE, Move.ACCEPT):
        gather(walk.project, move)
        walk.go(move)
    _on(clock, walk.day)

    _sit(window, people[Role.ACCOUNTANT], f"/kinh-phi/de-an/{project.pk}/chung-tu/them/")
    voucher = {"kind": "thanh_toan", "amount": "280 triệu", "voucher": "UNC-77", "voucher_on": format_date(today())}
    keys.send("Ghi chứng từ", **voucher, budget_year="2026")
    gather(walk.project, Move.SETTLE)
    for act in HELP[ProjectStatus.ACCEPTED]:
        walk.act(act)
    settling = f"/kinh-phi/de-an/{project.pk}/quyet-toan/"
    _sit(window, people[Role.ACCOUNTANT], settling)
    settled = paper("88", "QT-SCT", "Sở Công Thương", "Quyết toán đề án")
    keys.send(walk_of(walk.project).name(Move.SETTLE), amount="280 triệu", **settled)
    assert Project.objects.get(pk=project.pk).status == ProjectStatus.SETTLED

    total = Board(2026, people[Role.ACCOUNTANT]).total
    stages = (Stage.GIVEN, Stage.SHARED, Stage.APPROVED, Stage.HELD, Stage.PAID, Stage.SETTLED)
    assert [total.of(stage).value // TRIEU for stage in stages] == [4200, 1000, 280, 280, 280, 280]
    _sit(window, people[Role.ACCOUNTANT], "/kinh-phi/?nam=2026")
    keys.to('tfoot a[href*="/quyet_toan/"]')
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/vi-sao/2026/quyet_toan/**")
    assert "280" in window.judge().locator("tfoot").inner_text()
    assert unit(HCM).pk == root.unit_id


def _sit(window, person, at: str) -> None:
    window.sign_in(person)
    window.open(at)


def _on(clock, day: date) -> date:
    clock.move_to(f"{day.isoformat()}T08:00:00+07:00")
    return day
