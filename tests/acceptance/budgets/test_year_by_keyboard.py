"""“Browser: a year from allocation to settlement by keyboard only.”"""

from datetime import datetime

import pytest

from budgets.choices import Stage
from budgets.models import Envelope, YearClosing
from budgets.queries import Board, default_envelope
from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date, today
from projects.choices import Move, ProjectStatus
from projects.models import OutputIndicator, Project
from tests.e2e.browser import DESK
from tests.e2e.keys import Keys
from tests.e2e.life import clock, paper
from tests.factories.gathered import gather
from tests.factories.offices import COMMUNE, unit
from tests.factories.projects import OutputFactory
from tests.factories.running import AppraisalFactory

__all__ = ["clock"]
pytestmark = pytest.mark.browser
YEAR, TRIEU = 2026, 1_000_000
RUNNING, ACCEPTING = "Thẩm định, thực hiện", "Trước và sau"


def test_a_year_from_allocation_to_settlement_by_keyboard_only(visitor, people, clock):
    """Money is given to the province and shared out to a commune; a file that was drafted and appraised before is
    approved, signed, started, advanced, reported, accepted, paid, settled and liquidated, and the books of the year
    are shut: each step on its page, each page by keys. Only the papers a dossier holds come from elsewhere.
    """
    project = AppraisalFactory().project
    OutputFactory(project=project, indicator=OutputIndicator.objects.get(code="KQ16"), planned_low=1, planned_high=1)
    year = _Year(visitor(DESK), people, clock, project.pk)

    _given_and_shared_out(year)
    _approved_signed_started(year)
    _advanced_and_reported(year)
    _accepted(year)
    _paid_settled_liquidated(year)
    _told_by_the_board(year)
    _closed(year)


class _Year(Keys):
    """Persons sit down one after another at one window; where they go from there is by keys."""

    def __init__(self, window, people, clock, pk: int) -> None:
        super().__init__(window)
        self.people, self.clock, self.pk = people, clock, pk

    def day(self, month: int, day: int) -> str:
        self.clock.move_to(datetime.fromisoformat(f"{YEAR}-{month:02d}-{day:02d}T08:00:00+07:00"))
        return format_date(today())

    def sit(self, role: Role, at: str) -> "_Year":
        self.window.sign_in(self.people[role])
        self.window.open(at)
        return self

    def before(self, role: Role, move: Move | None = None) -> "_Year":
        """In front of the file, the papers in it that ``move`` waits for."""
        if move:
            gather(self.project, move)
        return self.sit(role, f"/de-an/{self.pk}/")

    @property
    def project(self) -> Project:
        return Project.objects.get(pk=self.pk)

    def is_now(self, status: ProjectStatus) -> None:
        assert self.project.status == status


def _given_and_shared_out(year: _Year) -> None:
    given = year.day(1, 5)
    year.sit(Role.ACCOUNTANT, f"/kinh-phi/?nam={YEAR}").act(
        "Ghi kinh phí giao",
        "Ghi",
        unit="Thành phố Hồ Chí Minh",
        purse="KCDP",
        amount="4 tỷ 200 triệu",
        given_on=given,
    )
    root = Envelope.objects.get(parent=None)
    year.follow("Khoản giao")
    year.to(f'main a[href="/kinh-phi/khoan/{root.pk}/"]')
    year.enter()
    year.unfold("Việc khác")
    told = {"happened_on": given, "reason": "Giao xã làm"} | paper("7", "QĐ-SCT", "Sở Công Thương", "Phân bổ")
    year.act("Phân bổ xuống…", "Phân bổ", unit=unit(COMMUNE).label(), amount="1 tỷ", **told)
    assert default_envelope(year.project).parent_id == root.pk


def _approved_signed_started(year: _Year) -> None:
    year.day(3, 2)
    decision = paper("49", "QĐ-SCT", "Sở Công Thương", "Phê duyệt đề án")
    year.before(Role.LEADER, Move.APPROVE).act("Phê duyệt", "Phê duyệt", support_approved="280 triệu", **decision)
    year.is_now(ProjectStatus.APPROVED)

    signed = year.day(3, 16)
    parties = {"party_a": "Sở Công Thương", "party_b": "Trung tâm Khuyến công"}
    contract = {"number": "07", "symbol": "HĐ-KC", "issued_on": signed, "ends_on": "30/9/2026"}
    year.before(Role.LEADER, Move.SIGN).act("Ký hợp đồng", "Ký hợp đồng", **contract, **parties)
    year.is_now(ProjectStatus.CONTRACTED)

    year.day(3, 20)
    year.before(Role.STAFF, Move.START).act("Bắt đầu thực hiện", "Bắt đầu thực hiện")
    year.is_now(ProjectStatus.RUNNING)


def _advanced_and_reported(year: _Year) -> None:
    on = year.day(4, 6)
    year.before(Role.ACCOUNTANT).act("Tạm ứng", "Ghi tạm ứng", amount="84 triệu", voucher="UNC-31", voucher_on=on)
    year.day(6, 24)
    month = {"done_share": "40", "counterpart_spent": "350 triệu", "text": "Máy nghiền đã về"}
    year.before(Role.STAFF).follow(RUNNING)
    year.act("Báo cáo tiến độ", "Ghi báo cáo", **month)


def _accepted(year: _Year) -> None:
    done = year.day(11, 9)
    year.before(Role.STAFF, Move.ASK_ACCEPTANCE)
    year.act("Ghi Số dây chuyền", "Lưu", done="1", done_on=done)
    year.act("Đề nghị nghiệm thu", "Đề nghị nghiệm thu")
    year.follow(ACCEPTING)
    year.act("Ghi nghiệm thu", "Ghi nghiệm thu", accepted_value="1,02 tỷ", counterpart_verified="720 triệu")
    year.day(11, 12)
    minutes = paper("45", "BB-SCT", "Sở Công Thương", "Nghiệm thu dây chuyền")
    at_site = "Nghiệm thu tại cơ sở"
    year.before(Role.APPRAISER, Move.ACCEPT).act(at_site, at_site, **minutes)
    year.is_now(ProjectStatus.ACCEPTED)


def _paid_settled_liquidated(year: _Year) -> None:
    on = year.day(11, 20)
    rest = {"kind": "thanh_toan", "amount": "196 triệu", "voucher": "UNC-118", "voucher_on": on}
    year.before(Role.ACCOUNTANT, Move.SETTLE).act("Nhập chứng từ", "Ghi chứng từ", **rest)
    order = paper("118", "UNC", "Kho bạc Nhà nước", "Uỷ nhiệm chi")
    year.act("Ghi đã qua: Giải ngân", "Ghi đã qua", **order)
    report = paper("61", "BC-TTKC", "Trung tâm Khuyến công", "Quyết toán đề án")
    settled = {"amount": "280 triệu", "counterpart": "720 triệu"} | report
    year.act("Quyết toán với Sở", "Quyết toán với Sở", **settled)
    year.is_now(ProjectStatus.SETTLED)

    year.day(12, 15)
    closing = paper("07", "TLHĐ", "Trung tâm Khuyến công", "Thanh lý hợp đồng")
    year.before(Role.LEADER, Move.LIQUIDATE).act("Thanh lý hợp đồng", "Thanh lý hợp đồng", **closing)
    year.is_now(ProjectStatus.LIQUIDATED)


def _told_by_the_board(year: _Year) -> None:
    """In its rows, and behind one number of it."""
    accountant = year.people[Role.ACCOUNTANT]
    total = Board(YEAR, accountant).total
    stages = (Stage.GIVEN, Stage.SHARED, Stage.APPROVED, Stage.HELD, Stage.ADVANCED, Stage.PAID, Stage.SETTLED)
    assert [total.of(stage).value // TRIEU for stage in stages] == [4200, 1000, 280, 280, 84, 280, 280]
    year.sit(Role.ACCOUNTANT, f"/kinh-phi/?nam={YEAR}").to('tfoot a[href*="/quyet_toan/"]')
    year.enter()
    assert f"/vi-sao/{YEAR}/quyet_toan/" in year.page.url
    assert "280" in year.page.locator("tfoot").inner_text()


def _closed(year: _Year) -> None:
    facts = {"year": str(YEAR), "closed_on": year.day(12, 31), "reason": "Đã đối chiếu với Kho bạc"}
    facts |= paper("12", "BB-TTKC", "Trung tâm Khuyến công", "Đối chiếu, khoá sổ")
    year.sit(Role.ACCOUNTANT, "/kinh-phi/khoa-so/").act("Khoá sổ một năm", "Khoá sổ", **facts)
    assert YearClosing.objects.get(year=YEAR).by == year.people[Role.ACCOUNTANT]
