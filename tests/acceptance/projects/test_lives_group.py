"""“… another a group project of four beneficiaries where one drops out and is replaced; … Each leaves the annual report
right.”"""

from datetime import date

import pytest

from khuyencong.core.choices import Role
from projects.choices import Move, ProjectStatus
from projects.models import Content, OutputIndicator
from tests.e2e import pages
from tests.e2e.browser import DESK
from tests.e2e.life import WAYS, Life, clock, figures, left, paper
from tests.factories.establishments import EstablishmentFactory
from tests.factories.projects import ProjectFactory

__all__ = ["clock"]
pytestmark = pytest.mark.browser

STAYING = ["Hộ kinh doanh Gốm Thanh An", "Hợp tác xã Mây tre Phú Giáo", "Cơ sở Sơn mài Tương Bình Hiệp"]
LEAVING, COMING = "Công ty TNHH Guốc Bình Nhâm", "Hộ kinh doanh Heo đất Lái Thiêu"
OF_THE_LIST, WORDS = "Cơ sở đổi kế hoạch đầu tư", "chủ cơ sở thôi đầu tư vì mất mặt bằng"
WHY = f"{OF_THE_LIST}: {WORDS}"
NEED_WORK, MONEY = "Lập đề án, khảo sát, đồng ý của cơ sở", "Xem chứng từ chi của đề án"

LEFT = {
    **dict.fromkeys(("items.approved", "items.approved.KCDP", "items.approved.ND3"), 1),
    **dict.fromkeys(("items.done", "items.done.KCDP", "items.done.ND3"), 1),
    **dict.fromkeys(("items.support", "items.support.KCDP", "items.support.ND3"), 600_000_000),
    **dict.fromkeys(("funding.approved", "funding.approved.KCDP"), 600_000_000),
    **dict.fromkeys(("funding.spent", "funding.spent.KCDP"), 600_000_000),
    **dict.fromkeys(("funding.spent.budget_year", "funding.spent.budget_year.KCDP"), 600_000_000),
    "funding.spent.advance": 180_000_000,
    "funding.spent.payment": 420_000_000,
    **dict.fromkeys(("beneficiaries.total", "beneficiaries.total.ND3", "machines.establishments"), 4),
    **dict.fromkeys(("support.total", "support.total.KCDP", "support.total.ND3"), 600_000_000),
    **dict.fromkeys(("counterpart.total", "counterpart.total.ND3"), 790_000_000),
    "counterpart.committed": 780_000_000,
    "outputs.KQ15": 4,
}


@pytest.mark.parametrize("script", WAYS)
def test_a_group_of_four_where_one_is_replaced(visitor, people, clock, script):
    """1. The need of a ward becomes a group đề án without names: four machines, 600 triệu, approved and contracted.
    2. The Centre names four establishments; a fourth part that would go beyond 600 triệu is refused, then written right.
    3. After the advance one leaves: the Sở grants another in its place. It is told with its reason, and offered nowhere.
    4. Each is accepted: two by their own minutes, two with the whole file; paid, settled, liquidated, put away.
    5. The annual report of the year has four establishments more, not five, and 600 triệu.
    """
    for name in (*STAYING, LEAVING, COMING):
        EstablishmentFactory(name=name)
    ProjectFactory(approved=True, approved_on=date(2026, 1, 2))  # the year is not empty
    life = Life(visitor(DESK, script=script), people, clock)
    before = figures()

    _approved_without_names(life)
    _contracted_and_named(life)
    _one_replaced(life)
    _accepted_one_by_one(life)
    _settled_and_put_away(life)

    project, helped = life.project, life.project.beneficiaries
    assert (project.status, project.done_on) == (ProjectStatus.ARCHIVED, date(2026, 11, 18))
    assert sum(helped.standing().values_list("support", flat=True)) == project.support_approved == 600_000_000
    gone = helped.get(dropped_on__isnull=False)
    assert (str(gone.establishment), gone.drop_reason, gone.accepted_on) == (LEAVING, WHY, None)
    assert left(before, figures()) == LEFT


def _approved_without_names(life: Life) -> None:
    life.sit(Role.STAFF, "/nhu-cau/")
    need = {"unit": "Phường Thủ Dầu Một", "text": "Làng nghề cần máy trộn nguyên liệu"}
    life.act("Ghi nhu cầu mới", "Ghi nhu cầu", **need)
    life.unfold(NEED_WORK)
    machines = str(Content.objects.get(code="ND3.04").pk)
    life.send("Lập đề án", title="Hỗ trợ máy trộn cho bốn cơ sở làng nghề", content=machines)
    life.born()
    life.window.press("Sửa", role="link", within=life.main)
    life.page.get_by_label("Đề án nhóm").check()
    life.send("Lưu", support_proposed="600 triệu", starts_on="1/3/2026", ends_on="30/11/2026")
    life.gathered(Move.SUBMIT)
    machine = str(OutputIndicator.objects.get(code="KQ15").pk)
    life.act("Thêm kết quả", "Thêm kết quả", indicator=machine, planned_low="4")
    life.act("Nộp Trung tâm", "Nộp Trung tâm")
    for stop in ("Trung tâm nhận hồ sơ", "Trung tâm khảo sát, lập đề án"):
        life.act(f"Ghi đã qua: {stop}", "Ghi đã qua")
    life.sit(Role.LEADER)
    life.act("Ghi đã qua: Trình Sở", "Ghi đã qua", **paper("12", "TTr-TTKC", "Trung tâm Khuyến công", "Trình đề án"))

    life.day(1, 26)
    life.gathered(Move.TAKE_UP).sit(Role.APPRAISER)
    life.act("Sở nhận, thẩm định", "Sở nhận, thẩm định")
    life.tab("Thẩm định, thực hiện")
    life.act("Ghi kết quả thẩm định", "Ghi kết quả", level="co_so", conclusion="dat", support="600 triệu")
    life.day(2, 9)
    life.gathered(Move.APPROVE).home()
    life.act("Phê duyệt", "Phê duyệt", **paper("20", "QĐ-SCT", "Sở Công Thương", "Phê duyệt đề án nhóm"))


def _contracted_and_named(life: Life) -> None:
    signed = life.day(2, 20)
    life.sit(Role.LEADER)
    contract = {"number": "03", "symbol": "HĐ-KC", "issued_on": signed, "ends_on": "30/11/2026"}
    sides = {"party_a": "Sở Công Thương", "party_b": "Trung tâm Khuyến công"}
    life.act("Ký hợp đồng", "Ký hợp đồng", **contract, **sides)

    life.day(3, 2)
    life.gathered(Move.START).sit(Role.STAFF)
    for name in STAYING:
        part = {"establishment": name, "support": "150 triệu", "counterpart_committed": "200 triệu"}
        life.act("Thêm cơ sở", "Thêm cơ sở", **part)
    too_much = {"establishment": LEAVING, "support": "200 triệu", "counterpart_committed": "200 triệu"}
    pages.Case.act(life, "Thêm cơ sở", "Thêm cơ sở", **too_much)
    life.says("Kinh phí được duyệt chỉ còn 150 triệu đồng chưa chia")
    life.window.refusals.clear()
    life.send("Thêm cơ sở", support="150 triệu")
    life.says("Cộng 4 cơ sở")
    life.act("Bắt đầu thực hiện", "Bắt đầu thực hiện")
    given = life.day(3, 16)
    life.sit(Role.ACCOUNTANT)
    life.unfold(MONEY)
    life.act("Tạm ứng", "Ghi tạm ứng", amount="180 triệu", voucher="UNC 9", voucher_on=given)


def _one_replaced(life: Life) -> None:
    life.day(5, 4)
    life.sit(Role.STAFF)
    life.tab("Thẩm định, thực hiện")
    life.window.press("Đề nghị điều chỉnh", role="link")
    gone = str(life.project.beneficiaries.get(establishment__name=LEAVING).pk)
    asked = {"beneficiary": gone, "establishment": "heo dat", "counterpart": "180 triệu"}
    asked |= {"reason_ly_do": OF_THE_LIST, "reason_them": WORDS}
    life.act("Đơn vị thụ hưởng", "Gửi đề nghị", **asked)
    life.day(5, 11)
    life.sit(Role.APPRAISER, "/")
    life.says("Quyết đề nghị điều chỉnh", "đơn vị thụ hưởng")
    life.window.press("Xem đề nghị", role="link")
    life.window.press("Quyết", role="link")
    life.page.get_by_label("Chấp thuận", exact=True).check()
    life.send("Ghi quyết định", **paper("88", "QĐ-SCT", "Sở Công Thương", "Đổi đơn vị thụ hưởng"))
    life.home()
    life.says("Cộng 4 cơ sở", "780", f"Đã rút khỏi đề án, không tính: {LEAVING} (11/05/2026, {WHY})")


def _accepted_one_by_one(life: Life) -> None:
    done = life.day(11, 16)
    life.gathered(Move.ASK_ACCEPTANCE).sit(Role.STAFF)
    life.unfold("Xem kết quả")
    life.act("Ghi Số máy, thiết bị", "Lưu", done="4", done_on=done)
    life.act("Đề nghị nghiệm thu", "Đề nghị nghiệm thu")
    life.tab("Trước và sau")
    for name in STAYING[:2]:  # the form begins with the next one that waits
        life.act("Ghi nghiệm thu", "Ghi nghiệm thu", accepted_value="350 triệu", counterpart_verified="200 triệu")
        life.says(name)
    life.says("Còn 2 cơ sở chưa nghiệm thu đạt", "≥ 400 (thiếu 2)")
    assert LEAVING not in life.main.inner_text()

    day = life.day(11, 18)
    life.gathered(Move.ACCEPT).sit(Role.APPRAISER)
    last = life.project.beneficiaries.standing().filter(accepted_on__isnull=True).order_by("pk")
    verified = dict(zip((one.pk for one in last), ("205 triệu", "185 triệu"), strict=True))
    held = {f"held_on_{pk}": day for pk in verified} | {f"counterpart_verified_{pk}": x for pk, x in verified.items()}
    minutes = paper("70", "BB-SCT", "Sở Công Thương", "Nghiệm thu đề án nhóm")
    life.act("Nghiệm thu tại cơ sở", "Nghiệm thu tại cơ sở", **held, **minutes)


def _settled_and_put_away(life: Life) -> None:
    paid = life.day(11, 25)
    life.gathered(Move.SETTLE).sit(Role.ACCOUNTANT)
    life.unfold(MONEY)
    rest = {"kind": "thanh_toan", "amount": "420 triệu", "voucher": "UNC 77", "voucher_on": paid}
    life.act("Nhập chứng từ", "Ghi", **rest)
    life.act("Ghi đã qua: Giải ngân", "Ghi đã qua", **paper("77", "UNC", "Kho bạc Nhà nước", "Uỷ nhiệm chi"))
    report = paper("71", "BC-TTKC", "Trung tâm Khuyến công", "Quyết toán đề án nhóm")
    life.act("Quyết toán với Sở", "Quyết toán với Sở", amount="600 triệu", counterpart="790 triệu", **report)
    life.day(12, 15)
    life.sit(Role.LEADER)
    closing = paper("03", "TLHĐ", "Trung tâm Khuyến công", "Thanh lý hợp đồng")
    life.act("Thanh lý hợp đồng", "Thanh lý hợp đồng", **closing)
    life.day(12, 22)
    life.sit(Role.STAFF)
    life.act("Lưu hồ sơ", "Lưu hồ sơ", shelf="Kho 1, giá 2, hộp 4", years="10")
