"""“A browser test plays the life of … a third a training đề án … Each leaves the annual report right.”"""

from datetime import timedelta

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date, today
from projects.choices import ClassKind, Conclusion, Move, ProjectStatus
from projects.models import OutputIndicator, Project
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
    voucher,
)
from tests.factories.gathered import gather
from tests.factories.projects import content
from tests.people import person
from tests.scale import FULL

pytestmark = pytest.mark.browser

VOUCHERS = "Xem chứng từ chi của đề án"
TITLE = "Đào tạo nghề gốm sứ mỹ nghệ cho lao động nông thôn"


def gathered(move: Move) -> None:
    """The papers ``move`` waits for lie in the file."""
    gather(Project.objects.get(title=TITLE), move)


def planned(code: str, number: int) -> dict:
    return {"indicator": str(OutputIndicator.objects.get(code=code).pk), "planned_low": str(number)}


@pytest.mark.parametrize("script", [NO_SCRIPT, SCRIPT] if FULL else [NO_SCRIPT])
def test_a_training_project_from_the_draft_to_the_shelf(visitor, script):
    """1. The staff member opens a training đề án of 120 triệu: two classes, 60 learners planned; no establishment is
    asked for. It is submitted, seen through the Centre's checkpoints, appraised and approved by the Sở.
    2. The contract is signed, the work begins, the accountant advances 60. Two classes are opened: while they run,
    the report knows them not yet. They end with 58 learners, 41 women, 3 of ethnic minorities, 46 at work after.
    3. Nobody types the totals again: the page tells 2 and 58 out of the classes, and misses nothing of the results.
    4. What the next step waits for is named as missing until it is there. The Sở accepts the file without beneficiary.
    5. The accountant pays 58, says so, settles 118 of the 120; it is liquidated and put away.
    6. The report has one đề án more approved and done, 120 approved, 118 paid, two classes and who sat in them.
    """
    neighbour()
    staff, office, accountant = (
        Desk(visitor(DESK, script=script, user=person(role))) for role in (Role.STAFF, Role.APPRAISER, Role.ACCOUNTANT)
    )
    before, day, year = figures(), format_date(today()), str(today().year)

    staff.window.open("/de-an/")
    facts = {"content": str(content("ND1.01").pk), "plan_year": year, "unit": "P. Thủ Dầu Một"}
    staff.act("Đề án mới", "Lập đề án", title=TITLE, support_proposed="120 triệu", **facts)
    at = staff.page.url.removeprefix(staff.window.address)
    staff.act("Thêm kết quả", "Thêm kết quả", **planned("KQ01", 2))
    gathered(Move.SUBMIT)
    staff.act("Thêm kết quả", "Thêm kết quả", **planned("KQ02", 60))
    staff.act("Nộp Trung tâm", "Nộp Trung tâm")
    for stop in ("Trung tâm nhận hồ sơ", "Trung tâm khảo sát, lập đề án"):
        staff.act(f"Ghi đã qua: {stop}", "Ghi đã qua")
    staff.act("Ghi đã qua: Trình Sở", "Ghi đã qua", **paper("12", "TTr-TTKC", "Trung tâm Khuyến công"))
    gathered(Move.TAKE_UP)

    office.find(TITLE).act("Sở nhận, thẩm định", "Sở nhận, thẩm định")
    judged = {"level": "co_so", "conclusion": Conclusion.PASSED.value, "support": "120 triệu"}
    office.unfold("Xem thực hiện").act("Ghi kết quả thẩm định", "Ghi kết quả", **judged)
    gathered(Move.APPROVE)
    office.home(Project.objects.get(title=TITLE).code).act("Phê duyệt", "Phê duyệt", **paper("118", "QĐ-SCT"))

    staff.window.open(at)
    staff.act("Ký hợp đồng", "Ký hợp đồng", **contract("7", "Trường Trung cấp nghề"))
    staff.window.press(TITLE, role="link")
    staff.act("Bắt đầu thực hiện", "Bắt đầu thực hiện")
    accountant.find(TITLE).unfold(VOUCHERS)
    accountant.act("Tạm ứng", "Ghi tạm ứng", **voucher("UNC-01", "60 triệu"))

    soon = format_date(today() + timedelta(days=5))
    opened = {"kind": ClassKind.VOCATIONAL.value, "name": "Gốm sứ mỹ nghệ", "class_count": "2", "learners": "60"}
    staff.unfold("Xem kết quả").act(
        "Thêm lớp", "Thêm lớp", unit="P. Thủ Dầu Một", starts_on=day, ends_on=soon, **opened
    )
    assert "Số đã làm của “Số lớp đào tạo nghề, truyền nghề”" in staff.now
    assert not [key for key in change(before, figures()) if key.startswith(("classes", "learners", "parts"))]
    told = {"ends_on": day, "learners": "58", "female": "41", "ethnic_minority": "3", "employed_after": "46"}
    staff.unfold("Xem kết quả").act("Sửa lớp Gốm sứ mỹ nghệ", "Lưu", **told)
    assert staff.page.locator(".miss").first.inner_text() == "Báo cáo tổng hợp kết quả thực hiện đề án"
    staff.unfold("Xem kết quả").says("58theo lớp đã ghi", "41 nữ, 3 DTTS")
    gathered(Move.ASK_ACCEPTANCE)
    staff.window.open(at)
    month = {"text": "Hai lớp đã bế giảng", "done_share": "100"}
    staff.unfold("Xem thực hiện").act("Báo cáo tiến độ", "Ghi báo cáo", **month)
    staff.home(Project.objects.get(title=TITLE).code).act("Đề nghị nghiệm thu", "Đề nghị nghiệm thu")

    gathered(Move.ACCEPT)
    office.window.open(at)
    office.act("Nghiệm thu tại cơ sở", "Nghiệm thu tại cơ sở", accepted_value_0="118 triệu", **paper("30", "BB-NT"))
    gathered(Move.SETTLE)
    accountant.window.open(at)
    assert "Trước đó còn chặng “Giải ngân”, Kế toán Trung tâm quyết." in accountant.now
    accountant.unfold(VOUCHERS).act("Nhập chứng từ", "Ghi", kind="thanh_toan", **voucher("UNC-02", "58 triệu"))
    accountant.act("Ghi chặng này đã qua", "Ghi đã qua", **paper("40", "UNC", "Kho bạc Nhà nước"))
    accountant.act("Quyết toán với Sở", "Quyết toán với Sở", amount="118 triệu", **paper("41", "BC-QT"))
    gathered(Move.LIQUIDATE)
    staff.window.open(at)
    staff.act("Thanh lý hợp đồng", "Thanh lý hợp đồng", **paper("22", "BB-TL", "Trung tâm Khuyến công"))
    staff.act("Lưu hồ sơ", "Lưu hồ sơ", shelf="Kho 1, giá 2", years="10")
    project = Project.objects.get(title=TITLE)
    assert (project.status, project.support_approved) == (ProjectStatus.ARCHIVED, 120 * TRIEU)

    one_more = ("items.approved", "items.approved.KCDP", "items.done", "items.done.KCDP")
    granted = ("funding.approved", "funding.approved.KCDP", "items.support", "items.support.KCDP")
    spent = ("funding.spent", "funding.spent.KCDP", "funding.spent.budget_year", "funding.spent.budget_year.KCDP")
    assert change(before, figures()) == {
        **dict.fromkeys(one_more, (1, 2)),
        **dict.fromkeys(granted, (280 * TRIEU, 400 * TRIEU)),
        **dict.fromkeys(spent, (100 * TRIEU, 218 * TRIEU)),
        **dict.fromkeys(("items.approved.ND1", "items.done.ND1"), (0, 1)),
        "items.support.ND1": (0, 120 * TRIEU),
        "funding.spent.advance": (0, 60 * TRIEU),
        "funding.spent.payment": (100 * TRIEU, 158 * TRIEU),
        **dict.fromkeys(("classes.vocational", "parts.count"), (None, 2)),
        **dict.fromkeys(("learners.vocational", "parts.learners"), (None, 58)),
        "learners.female": (None, 41),
        "learners.ethnic": (None, 3),
        "learners.employed": (None, 46),
    }
