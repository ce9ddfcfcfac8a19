"""“A browser test plays the life of one machine đề án (seed 000's fertiliser line, 300 triệu) from need to archive, with
send-back, adjustment of time, one inspection, acceptance and settlement; … Each leaves the annual report right.”"""

from datetime import date

import pytest

from khuyencong.core.choices import Role
from projects.choices import Move, ProjectStatus
from projects.models import OutputIndicator
from tests.e2e.browser import DESK
from tests.e2e.life import WAYS, Life, clock, figures, left, paper
from tests.factories.collaborators import AppointmentFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.projects import ProjectFactory

__all__ = ["clock"]
pytestmark = pytest.mark.browser

HAI_DUONG = "Công ty CP Quốc tế Hải Dương"
NEED_WORK, MONEY = "Lập đề án, khảo sát, đồng ý của cơ sở", "Xem chứng từ chi của đề án"
LINE = "Dây chuyền ép viên phân bón hữu cơ 2 tấn/giờ"


@pytest.mark.parametrize("script", WAYS)
def test_a_fertiliser_line_from_need_to_archive(visitor, people, clock, script):
    """1. Mai, cộng tác viên, writes down what the company needs and that it agrees; the Centre goes to see and makes
       the đề án of it by one button.
    2. It is submitted with its papers, passes the Centre's checkpoints, is sent back by the Sở for a third quotation,
       mended, submitted again, appraised and approved with 300 triệu.
    3. Contract, support contract, start, advance, a month's report, one inspection with a thing to mend; the machine
       comes late: more time is asked for and granted by the leader.
    4. Accepted, paid, settled, liquidated, put away.
    5. The annual report of the year has one đề án, one establishment, 300 triệu and 720 triệu beside it more; no more.
    """
    EstablishmentFactory(name=HAI_DUONG)
    AppointmentFactory(collaborator__user=people[Role.COLLABORATOR], collaborator__full_name="Mai Cộng Tác")
    ProjectFactory(approved=True, approved_on=date(2026, 1, 2))  # the year is not empty
    life = Life(visitor(DESK, script=script), people, clock)
    before = figures()

    _need_becomes_de_an(life)
    _sent_back_then_approved(life)
    _carried_out(life)
    _given_more_time(life)
    _accepted(life)
    _settled_and_put_away(life)

    project = life.project
    assert (project.status, project.done_on) == (ProjectStatus.ARCHIVED, date(2026, 11, 9))
    assert left(before, figures()) == LEFT


LEFT = {
    **dict.fromkeys(("items.approved", "items.approved.KCDP", "items.approved.ND3"), 1),
    **dict.fromkeys(("items.done", "items.done.KCDP", "items.done.ND3"), 1),
    **dict.fromkeys(("items.support", "items.support.KCDP", "items.support.ND3"), 300_000_000),
    **dict.fromkeys(("funding.approved", "funding.approved.KCDP"), 300_000_000),
    **dict.fromkeys(("funding.spent", "funding.spent.KCDP"), 300_000_000),
    **dict.fromkeys(("funding.spent.budget_year", "funding.spent.budget_year.KCDP"), 300_000_000),
    "funding.spent.advance": 90_000_000,
    "funding.spent.payment": 210_000_000,
    **dict.fromkeys(("beneficiaries.total", "beneficiaries.total.ND3", "machines.establishments"), 1),
    **dict.fromkeys(("support.total", "support.total.KCDP", "support.total.ND3"), 300_000_000),
    **dict.fromkeys(("counterpart.total", "counterpart.total.ND3"), 720_000_000),
    "counterpart.committed": 700_000_000,
    "outputs.KQ16": 1,
}


def _need_becomes_de_an(life: Life) -> None:
    life.sit(Role.COLLABORATOR, "/nhu-cau/")
    life.act(
        "Ghi nhu cầu mới",
        "Ghi nhu cầu",
        establishment="hai duong",
        text="Cần dây chuyền ép viên phân bón hữu cơ",
        told_by="Chị Chủ, giám đốc",
        consent_by="Nguyễn Thị Chủ",
        consent_on="5/1/2026",
        consent_channel="zalo",
    )
    life.day(1, 8)
    life.sit(Role.STAFF, "/nhu-cau/")
    need = "Cần dây chuyền ép viên phân bón hữu cơ"
    life.window.press(need, role="link")
    life.unfold(NEED_WORK)
    life.act("Ghi khảo sát", "Ghi khảo sát", findings="Vê viên bằng tay, 24 lao động", centre_names="Lê Chuyên Viên")
    life.window.press(need, role="link")
    life.unfold(NEED_WORK)
    life.send("Lập đề án")
    assert life.born().participants.get().collaborator.full_name == "Mai Cộng Tác"
    life.says(need, HAI_DUONG, "ND3.05", "đã đi khảo sát")


def _sent_back_then_approved(life: Life) -> None:
    one = str(OutputIndicator.objects.get(code="KQ16").pk)
    life.act("Sửa", "Lưu", support_proposed="300 triệu", starts_on="1/5/2026", ends_on="30/9/2026")
    life.act(f"Sửa {HAI_DUONG}", "Lưu", support="300 triệu", counterpart_committed="700 triệu")
    life.gathered(Move.SUBMIT)
    life.act("Thêm kết quả", "Thêm kết quả", indicator=one, planned_low="1")
    life.act("Nộp Trung tâm", "Nộp Trung tâm")
    _through_the_centre(life, letter="12")

    life.day(2, 2)
    life.gathered(Move.TAKE_UP).sit(Role.APPRAISER)
    life.act("Sở nhận, thẩm định", "Sở nhận, thẩm định")
    life.other(
        "Sở trả lại để hoàn thiện…",
        "Sở trả lại để hoàn thiện",
        reason_ly_do="Thiếu giấy tờ bắt buộc",
        reason_them="báo giá thứ ba",
    )
    life.day(2, 9)
    life.sit(Role.STAFF, "/")
    life.says("Sửa theo lời trả lại rồi trình lại")
    life.window.press("Mở hồ sơ", role="link")
    life.says("Bị trả lại ngày 02/02/2026 vì “Thiếu giấy tờ bắt buộc: báo giá thứ ba”: sửa được")
    life.act("Nộp lại", "Nộp lại")
    _through_the_centre(life, letter="15")

    life.day(2, 16)
    life.sit(Role.APPRAISER, "/")
    life.window.press("Xem hồ sơ", role="link")
    life.act("Sở nhận, thẩm định", "Sở nhận, thẩm định")
    life.tab("Thẩm định, thực hiện")
    life.act("Ghi kết quả thẩm định", "Ghi kết quả", level="co_so", conclusion="dat", support="300 triệu")
    life.day(3, 2)
    life.gathered(Move.APPROVE).home()
    decision = paper("118", "QĐ-SCT", "Sở Công Thương", "Phê duyệt đề án")
    life.act("Phê duyệt", "Phê duyệt", support_approved="300.000.000", **decision)


def _through_the_centre(life: Life, letter: str) -> None:
    """Whose turn it is stands on the page at each checkpoint."""
    assert "Chuyên viên Trung tâm" in life.now
    for stop in ("Trung tâm nhận hồ sơ", "Trung tâm khảo sát, lập đề án"):
        life.act(f"Ghi đã qua: {stop}", "Ghi đã qua")
    assert "Lãnh đạo Trung tâm" in life.now
    life.sit(Role.LEADER)
    sent = paper(letter, "TTr-TTKC", "Trung tâm Khuyến công", "Trình đề án")
    life.act("Ghi đã qua: Trình Sở", "Ghi đã qua", **sent)
    assert "Người duyệt" in life.now


def _carried_out(life: Life) -> None:
    signed = life.day(3, 16)
    life.sit(Role.LEADER)
    parties = {"party_a": "Sở Công Thương", "party_b": "Trung tâm Khuyến công", "party_c": HAI_DUONG}
    contract = {"number": "07", "symbol": "HĐ-KC", "issued_on": signed, "ends_on": "30/9/2026"}
    life.act("Ký hợp đồng", "Ký hợp đồng", **contract, **parties)
    life.says("07/HĐ-KC", HAI_DUONG)

    life.day(3, 20)
    life.gathered(Move.START).sit(Role.STAFF)
    life.tab("Thẩm định, thực hiện")
    agreement = {"agreement": "07/HĐHT", "signed_on": "20/3/2026", "equipment": LINE}
    life.act(f"Hợp đồng hỗ trợ của {HAI_DUONG}", "Lưu hợp đồng", **agreement)
    life.home()
    life.act("Bắt đầu thực hiện", "Bắt đầu thực hiện")
    given = life.day(4, 6)
    life.sit(Role.ACCOUNTANT)
    life.unfold(MONEY)
    life.act("Tạm ứng", "Ghi tạm ứng", amount="90 triệu", voucher="UNC 31", voucher_on=given)

    life.day(6, 24)
    life.sit(Role.STAFF)
    life.tab("Thẩm định, thực hiện")
    month = {"done_share": "40", "counterpart_spent": "350 triệu", "text": "Máy nghiền đã về, máy ép viên giao chậm"}
    life.act("Báo cáo tiến độ", "Ghi báo cáo", **month)
    visit = {"people": "Lê Chuyên Viên, cán bộ phường", "findings": "Máy nghiền chạy thử, chưa có máy ép viên"}
    life.act("Ghi kiểm tra", "Ghi kiểm tra", **visit, viec_1="Che dây đai máy nghiền", han_1="10/7/2026")
    life.act("Ghi đã khắc phục: Che dây đai máy nghiền", "Ghi đã khắc phục", answer="Đã lắp lưới che")


def _given_more_time(life: Life) -> None:
    life.day(7, 2)
    life.window.press("Thực hiện", role="link", within=life.page.locator("nav.crumbs"))
    life.window.press("Đề nghị điều chỉnh", role="link")
    life.act("Thời gian, trong năm", "Gửi đề nghị", ends_on="15/11/2026", reason_ly_do="Chậm giao máy, chậm thi công")
    life.day(7, 6)
    life.sit(Role.LEADER, "/")
    life.says("Quyết đề nghị điều chỉnh", "thời gian, trong năm")
    life.window.press("Xem đề nghị", role="link")
    life.says("30/09/2026", "15/11/2026")
    life.window.press("Quyết", role="link")
    life.page.get_by_label("Chấp thuận", exact=True).check()
    life.send("Ghi quyết định", **paper("07A", "PL-HĐ", "Trung tâm Khuyến công", "Phụ lục gia hạn"))
    assert life.project.ends_on == date(2026, 11, 15)


def _accepted(life: Life) -> None:
    done = life.day(11, 9)
    life.gathered(Move.ASK_ACCEPTANCE).sit(Role.STAFF)
    life.unfold("Xem kết quả")
    life.act("Ghi Số dây chuyền", "Lưu", done="1", done_on=done)
    life.act("Đề nghị nghiệm thu", "Đề nghị nghiệm thu")
    life.tab("Trước và sau")
    life.act("Ghi nghiệm thu", "Ghi nghiệm thu", accepted_value="1,02 tỷ", counterpart_verified="720 triệu")
    life.says(HAI_DUONG, "1.020", "720")
    life.day(11, 12)
    life.gathered(Move.ACCEPT).sit(Role.APPRAISER)
    minutes = paper("45", "BB-SCT", "Sở Công Thương", "Nghiệm thu dây chuyền")
    life.act("Nghiệm thu tại cơ sở", "Nghiệm thu tại cơ sở", **minutes)


def _settled_and_put_away(life: Life) -> None:
    paid = life.day(11, 20)
    life.gathered(Move.SETTLE).sit(Role.ACCOUNTANT)
    rest = {"kind": "thanh_toan", "amount": "210 triệu", "voucher": "UNC 118", "voucher_on": paid}
    life.unfold(MONEY)
    life.act("Nhập chứng từ", "Ghi chứng từ", **rest)
    order = paper("118", "UNC", "Kho bạc Nhà nước", "Uỷ nhiệm chi")
    life.act("Ghi đã qua: Giải ngân", "Ghi đã qua", **order)
    report = paper("61", "BC-TTKC", "Trung tâm Khuyến công", "Quyết toán đề án")
    life.act("Quyết toán với Sở", "Quyết toán với Sở", amount="300 triệu", counterpart="720 triệu", **report)

    life.day(12, 15)
    life.sit(Role.LEADER)
    closing = paper("07", "TLHĐ", "Trung tâm Khuyến công", "Thanh lý hợp đồng")
    life.act("Thanh lý hợp đồng", "Thanh lý hợp đồng", **closing)
    life.day(12, 22)
    life.sit(Role.STAFF)
    life.act("Lưu hồ sơ", "Lưu hồ sơ", shelf="Kho 1, giá 2, hộp 3", years="10")
    assert "Không còn bước nào" in life.now
