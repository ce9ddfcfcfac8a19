"""“A browser test plays the life of … a fourth a stop at the beneficiary's wish after the advance. Each leaves the
annual report right.”"""

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date, today
from projects.choices import ProjectStatus, StopWish
from projects.models import OutputIndicator
from tests.e2e.browser import DESK
from tests.e2e.life_steps_b import (
    NO_SCRIPT,
    SCRIPT,
    TRIEU,
    Desk,
    change,
    contract,
    figures,
    neighbour,
    paper,
    reason,
    voucher,
)
from tests.factories.finishing import funded
from tests.people import person
from tests.scale import FULL

pytestmark = pytest.mark.browser

VOUCHERS = "Xem chứng từ chi của đề án"


@pytest.mark.parametrize("script", [SCRIPT, NO_SCRIPT] if FULL else [SCRIPT])
def test_a_stop_at_the_wish_of_the_beneficiary_after_the_advance(visitor, script):
    """1. The staff member signs the contract of an approved đề án of 280 triệu, then the one with the establishment;
    the work begins; the accountant advances 140 triệu. A month is reported, one of two trainings is held.
    2. The establishment writes that it gives up: its letter goes into the file. The leader stops the đề án at its
    wish, by a decision that recognises 20 of the 140: what is not paid is held no more.
    3. The page says what is owed, and nothing of results; the shelf waits. The leader asks for the 120 by a day.
    4. The accountant writes 50, then 70: no liquidation between the two. Then it is liquidated and put away.
    5. The way told on the page ends in the stop: it was never accepted, never settled.
    6. The report keeps it as approved and the training that was held, never counts it as done, and of the money
    shows 140 advanced, 120 come back, 20 spent.
    """
    neighbour()
    staff, leader, accountant = (
        Desk(visitor(DESK, script=script, user=person(role))) for role in (Role.STAFF, Role.LEADER, Role.ACCOUNTANT)
    )
    since = {"plan_year": today().year, "approved_on": today(), "status_since": today()}
    project = funded(ProjectStatus.APPROVED, **since)
    at, helped, before = f"/de-an/{project.pk}/", project.beneficiaries.get(), figures()
    assert (before["items.approved"].value, before["items.done"].value) == (2, 1)

    staff.find(project.title).act("Ký hợp đồng", "Ký hợp đồng", **contract("7", str(helped)))
    staff.window.press(project.title, role="link")
    agreed = {"agreement": "07a/HĐ-HT", "signed_on": format_date(today()), "amount": "280 triệu"}
    staff.unfold("Xem thực hiện").act(f"Hợp đồng hỗ trợ của {helped}", "Lưu hợp đồng", **agreed)
    staff.home(project.code).act("Bắt đầu thực hiện", "Bắt đầu thực hiện")
    assert staff.step.startswith("Thực hiện")
    trainings = str(OutputIndicator.objects.get(code="KQ91").pk)
    held = {"indicator": trainings, "planned_low": "2", "done": "1", "done_on": format_date(today())}
    staff.act("Thêm kết quả", "Thêm kết quả", **held)
    month = {"text": "Đã đặt cọc máy, mở một buổi tập huấn", "done_share": "20"}
    staff.unfold("Xem thực hiện").act("Báo cáo tiến độ", "Ghi báo cáo", **month)

    accountant.find(project.title).unfold(VOUCHERS)
    accountant.act("Tạm ứng", "Ghi tạm ứng", **voucher("UNC-01", "140 triệu"))
    accountant.says("chứng từ UNC-01")

    staff.home(project.code).window.press("Danh mục, nộp giấy tờ", role="link")
    letter = paper("01", "CV", str(helped)) | {"title": "Cơ sở xin ngừng đề án"}
    staff.act("Giấy tờ khác", "Kèm giấy tờ", **letter)
    staff.says("Cơ sở xin ngừng đề án")

    leader.window.open(at)
    why = {"wish": StopWish.BENEFICIARY.value, "stays": "20 triệu"} | reason("NG03", "Cơ sở thôi đầu tư")
    leader.other("Ngừng thực hiện…", "Ngừng thực hiện", **why, **paper("20", "QĐ-SCT"))
    why = "theo 20/QĐ-SCT. Cơ sở thụ hưởng xin ngừng, vì “Đơn vị đề nghị ngừng: Cơ sở thôi đầu tư”."
    leader.says(why, "phải hoàn trả 120 triệu đồng")
    assert leader.way[-2:] == ["Thực hiện", "Đã ngừng"]
    assert "Đối ứng" not in leader.now
    staff.window.open(at)
    assert "Bước “Lưu hồ sơ” còn thiếu: hoàn trả đủ 120 triệu đồng" in staff.now
    asked = {"due_on": f"31/12/{today().year}"} | reason("BK01")
    leader.act("Thu hồi tạm ứng…", "Thu hồi tạm ứng", **asked, **paper("21", "CV-SCT"))

    accountant.window.open(at)
    assert "Còn phải hoàn trả 120 triệu đồng" in accountant.now
    accountant.unfold(VOUCHERS).act("Hoàn trả", "Ghi hoàn trả", **voucher("PT-01", "50 triệu"))
    assert "Còn phải hoàn trả 70 triệu đồng" in accountant.now
    assert accountant.page.get_by_role("link", name="Đã nộp trả; thanh lý").count() == 0
    accountant.unfold(VOUCHERS).act("Hoàn trả", "Ghi hoàn trả", **voucher("PT-02", "70 triệu"))
    accountant.says("đã hoàn trả đủ 120 triệu đồng")

    staff.window.open(at)
    staff.act("Đã nộp trả; thanh lý", "Đã nộp trả; thanh lý", **paper("22", "BB-TL", "Trung tâm Khuyến công"))
    staff.act("Lưu hồ sơ", "Lưu hồ sơ", shelf="Kho 1, giá 2", years="10")
    assert staff.way[-5:] == ["Thực hiện", "Đã ngừng", "Phải hoàn trả", "Đã thanh lý", "Đã lưu hồ sơ"]
    project.refresh_from_db()
    assert (project.status, project.support_approved) == (ProjectStatus.ARCHIVED, 280 * TRIEU)

    assert change(before, figures()) == {
        "trainings.technique": (None, 1),
        "funding.spent": (100 * TRIEU, 120 * TRIEU),
        "funding.spent.KCDP": (100 * TRIEU, 120 * TRIEU),
        "funding.spent.budget_year": (100 * TRIEU, 120 * TRIEU),
        "funding.spent.budget_year.KCDP": (100 * TRIEU, 120 * TRIEU),
        "funding.spent.advance": (0, 140 * TRIEU),
        "funding.spent.refund": (0, -120 * TRIEU),
    }
