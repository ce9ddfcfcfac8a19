"""“A browser test plays the life of … a fourth a stop at the beneficiary's wish after the advance. Each leaves the
annual report right.”"""

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.dates import Period, format_date, today
from khuyencong.reports.queries import AnnualReportDocument, ReportScope
from projects.choices import ProjectStatus, StopWish
from projects.models import OutputIndicator
from tests.e2e import pages
from tests.e2e.browser import DESK
from tests.factories.budgets import DisbursementFactory
from tests.factories.finishing import funded
from tests.factories.offices import HCM, unit
from tests.people import person

pytestmark = pytest.mark.browser

TRIEU = 1_000_000


def figures() -> dict:
    """Every figure of this year's report of the city."""
    scope = ReportScope(period=Period.calendar_year(today().year), unit=unit(HCM))
    return AnnualReportDocument(scope).figures()


def change(before: dict, after: dict) -> dict:
    """What became of the report: each figure that is another now, with both values."""
    keys = [key for key in (before | after) if before.get(key) != after.get(key)]
    return {key: tuple(side[key].value if key in side else None for side in (before, after)) for key in keys}


def paper(number: str, symbol: str, issuer: str = "Sở Công Thương") -> dict:
    day = format_date(today())
    return {"number": number, "symbol": symbol, "issued_on": day, "issuer": issuer, "title": f"Văn bản {number}"}


def voucher(number: str, amount: str) -> dict:
    day, year = format_date(today()), str(today().year)
    return {"amount": amount, "voucher": number, "voucher_on": day, "budget_year": year}


def neighbour() -> None:
    """Another đề án of this year, done and paid: the figures of the report are known before the life begins."""
    done = funded(ProjectStatus.ACCEPTED, plan_year=today().year, done_on=today(), retrospective=True)
    DisbursementFactory(project=done, amount=100 * TRIEU, voucher_on=today(), budget_year=today().year)


def test_a_stop_at_the_wish_of_the_beneficiary_after_the_advance(visitor):
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
        pages.Case(visitor(DESK, user=person(role))) for role in (Role.STAFF, Role.LEADER, Role.ACCOUNTANT)
    )
    since = {"plan_year": today().year, "approved_on": today(), "status_since": today()}
    project = funded(ProjectStatus.APPROVED, **since)
    at, helped, before = f"/de-an/{project.pk}/", project.beneficiaries.get(), figures()
    assert (before["items.approved"].value, before["items.done"].value) == (2, 1)

    staff.window.open("/de-an/")
    staff.window.press(project.title, role="link")
    sides = {"party_a": "Trung tâm Khuyến công", "party_b": str(helped), "ends_on": f"31/12/{today().year}"}
    signed = {name: told for name, told in paper("7", "HĐ-KC").items() if name != "issuer"}
    staff.act("Ký hợp đồng", "Ký hợp đồng", **sides, **signed)
    staff.window.press(project.title, role="link")
    agreed = {"agreement": "07a/HĐ-HT", "signed_on": format_date(today()), "amount": "280 triệu"}
    staff.act(f"Hợp đồng hỗ trợ của {helped}", "Lưu hợp đồng", **agreed)
    staff.window.press(project.code, role="link")
    staff.act("Bắt đầu thực hiện", "Bắt đầu thực hiện")
    assert staff.step.startswith("Thực hiện")
    trainings = str(OutputIndicator.objects.get(code="KQ91").pk)
    held = {"indicator": trainings, "planned_low": "2", "done": "1", "done_on": format_date(today())}
    staff.act("Thêm kết quả", "Thêm kết quả", **held)
    staff.act("Báo cáo tiến độ", "Ghi báo cáo", text="Đã đặt cọc máy, mở một buổi tập huấn", done_share="20")
    staff.window.press(project.code, role="link")

    accountant.window.open("/de-an/")
    accountant.window.press(project.title, role="link")
    accountant.act("Tạm ứng", "Ghi tạm ứng", **voucher("UNC-01", "140 triệu"))
    accountant.says("UNC-01")

    staff.window.press("Danh mục, nộp giấy tờ", role="link")
    letter = paper("01", "CV", str(helped)) | {"title": "Cơ sở xin ngừng đề án"}
    staff.act("Giấy tờ khác", "Kèm giấy tờ", **letter)
    staff.says("Cơ sở xin ngừng đề án")

    leader.window.open(at)
    leader.page.get_by_text("Việc khác").click()
    why = {"wish": StopWish.BENEFICIARY.value, "note": "Cơ sở thôi đầu tư", "stays": "20 triệu"}
    leader.act("Ngừng thực hiện…", "Ngừng thực hiện", **why, **paper("20", "QĐ-SCT"))
    leader.says("Cơ sở thụ hưởng xin ngừng (20/QĐ-SCT): Cơ sở thôi đầu tư", "phải hoàn trả 120 triệu đồng")
    assert "Đối ứng" not in leader.page.locator(".case-now").inner_text()
    staff.window.open(at)
    staff.says("Bước “Lưu hồ sơ” còn thiếu: hoàn trả đủ 120 triệu đồng")
    asked = {"note": "Tạm ứng chưa dùng", "due_on": f"31/12/{today().year}"}
    leader.act("Thu hồi tạm ứng…", "Thu hồi tạm ứng", **asked, **paper("21", "CV-SCT"))

    accountant.window.open(at)
    accountant.says("Còn phải hoàn trả 120 triệu đồng")
    accountant.act("Hoàn trả", "Ghi hoàn trả", **voucher("PT-01", "50 triệu"))
    accountant.says("Còn phải hoàn trả 70 triệu đồng")
    assert accountant.page.get_by_role("link", name="Đã nộp trả; thanh lý").count() == 0
    accountant.act("Hoàn trả", "Ghi hoàn trả", **voucher("PT-02", "70 triệu"))
    accountant.says("đã hoàn trả đủ 120 triệu đồng")

    staff.window.open(at)
    staff.act("Đã nộp trả; thanh lý", "Đã nộp trả; thanh lý", **paper("22", "BB-TL", "Trung tâm Khuyến công"))
    staff.act("Lưu hồ sơ", "Lưu hồ sơ", shelf="Kho 1, giá 2", years="10")
    way = [step.split("\n")[0] for step in staff.page.locator(".steps li").all_inner_texts()]
    assert way[-5:] == ["Thực hiện", "Đã ngừng", "Phải hoàn trả", "Đã thanh lý", "Đã lưu hồ sơ"]
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
