"""“The three journeys pass in a browser at 360 and 1280 px, also without JavaScript.”"""

import io
import re

import pytest
from openpyxl import load_workbook

from collaborators.choices import ReportStatus
from collaborators.models import QuarterlyReport
from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date, today
from khuyencong.core.models import User
from khuyencong.portal.services.demo import PASSWORD as DEMO_PASSWORD
from projects.choices import Move, ProjectStatus
from projects.models import Project
from tests.e2e import pages
from tests.e2e.browser import EVERY_WAY
from tests.factories.collaborators import AnswerFactory, AppointmentFactory, PeriodFactory, ReportFactory
from tests.factories.core import PASSWORD
from tests.factories.establishments import EstablishmentFactory
from tests.factories.gathered import gather
from tests.factories.projects import content, indicator
from tests.people import person

pytestmark = [pytest.mark.browser, pytest.mark.parametrize(("screen", "script"), EVERY_WAY)]


def test_a_collaborator_reports_the_quarter(visitor, screen, script):
    """1. Mai, cộng tác viên, enters by her phone number and password.
    2. Her home is the list of quarters; the due one is on top. She opens it and sees last quarter's figures.
    3. She writes two of the four parts and keeps the draft; it is on the server, not sent.
    4. She asks for the check: the two parts still missing are named, each a link to its box; nothing to send yet.
    5. She fills them in, one by its tick, and checks again.
    6. She taps “Gửi báo cáo” twice: one report, one receipt with number and time.
    7. She leaves, comes back and finds the receipt.
    """
    mai = person(Role.COLLABORATOR, email=None, phone="0912345678", with_password=True)
    term = AppointmentFactory(collaborator__user=mai, collaborator__full_name=mai.full_name)
    last = PeriodFactory(year=2020, quarter=1, starts_on="2020-01-01", ends_on="2020-03-31", late=True)
    AnswerFactory(report=ReportFactory(appointment=term, period=last, sent=True, sent_by=mai), number=117)
    PeriodFactory(year=2020, quarter=2)

    window = visitor(screen, script=script)
    window.open("/", leads_to="/tai-khoan/login/")
    gate, report = pages.Gate(window), pages.QuarterlyReport(window)
    gate.enter("0912 345 678", PASSWORD)
    assert report.heading == "Báo cáo quý của tôi"

    report.begin()
    report.says("117")
    report.fill(c1_02="1.234", c1_04="giảm", c1_05="như cũ", c2_10="3", loi_1="Hai xưởng gốm thiếu đơn hàng.")
    report.keep()
    assert "Bản nháp vừa lưu trên máy chủ" in window.page.locator(".flag").inner_text()
    assert report.page.locator("[name=c1_02]").input_value() == "1.234"
    assert QuarterlyReport.objects.get(period__quarter=2).status == ReportStatus.DRAFT

    report.check()
    report.says("Còn 3 chỗ cần ghi hoặc sửa", "Ghi phần 3", "Ghi phần 4")
    assert report.page.get_by_role("button", name="Gửi báo cáo").count() == 0
    report.page.get_by_role("link", name="Ghi phần 3").click()
    window.judge()
    report.fill(c3_02="Mở lớp quản trị cho hộ gốm", c3_06="2")
    report.page.get_by_label("Phần 4 không phát sinh trong kỳ").check()
    report.check()
    report.says("1.234", "chưa rõ", "Hai xưởng gốm thiếu đơn hàng.", "Không phát sinh")

    number = report.send(times=2)
    assert re.fullmatch(r"BC20Q2-[A-Z2-9]{8}", number)
    assert re.search(r"nhận lúc \d\d:\d\d ngày \d{1,2}/\d{1,2}/\d{4}", report.main.inner_text())
    sent = QuarterlyReport.objects.get(period__quarter=2)
    figures = dict(sent.answers.values_list("code", "number"))
    assert (sent.receipt, sent.status) == (number, ReportStatus.SENT)
    assert (figures["CTV1.02"], figures["CTV1.03"]) == (1234, None)

    gate.leave()
    gate.enter("+84 912 345 678", PASSWORD)
    report.says(number)
    assert sent.timeline.activities.filter(verb="send").count() == 1


def test_a_draft_becomes_an_approved_project(visitor, screen, script):
    """1. Kim Oanh, chuyên viên, signs in with her e-mail; from the list she begins a new đề án and taps twice: one file.
    2. Its page says what is missing and that it cannot be submitted yet.
    3. She adds an establishment by part of its name, without diacritics; two match, she picks one of them.
    4. She adds the result she plans; with the papers gathered she submits, and ticks the Centre's checkpoints.
    5. Hoài Nam, chuyên viên Sở, sees it on his home, takes it up, appraises it, approves 280 triệu by 118/QĐ-SCT.
    6. Status, money, decision and timeline tell it, to both.
    """
    oanh = person(Role.STAFF, email="oanh@example.vn", with_password=True)
    nam = person(Role.APPRAISER, email="nam@example.vn", with_password=True)
    EstablishmentFactory(name="Công ty CP Quốc tế Hải Dương")
    EstablishmentFactory(name="Hộ kinh doanh Hải Dương Xanh")

    window = visitor(screen, script=script)
    gate, case = pages.Gate(window), pages.Case(window)
    window.open("/de-an/", leads_to="/tai-khoan/login/")
    gate.enter("Oanh@example.vn", PASSWORD)
    assert case.heading == "Đề án"
    title = "Hỗ trợ máy ép viên trong sản xuất phân bón hữu cơ"
    answers = {"title": title, "content": str(content().pk), "plan_year": "2026", "unit": "Thanh pho Ho Chi Minh"}
    case.act("Đề án mới", "Lập đề án", times=2, **answers, support_proposed="300 triệu")
    project = Project.objects.get()
    assert case.heading == title
    assert case.step == "Soạn"
    case.says("300", "ít nhất một cơ sở thụ hưởng hoặc một kết quả dự kiến")

    case.act("Thêm cơ sở", "Thêm cơ sở", establishment="hai duong", counterpart_committed="1,2 tỷ")
    case.says("“hai duong” có thể là mấy cơ sở dưới đây")
    case.page.get_by_label("Công ty CP Quốc tế Hải Dương").check()
    window.press("Thêm cơ sở")
    case.says("Công ty CP Quốc tế Hải Dương", "1.200")
    case.act("Thêm kết quả", "Thêm kết quả", indicator=str(indicator().pk), planned_low="1")
    case.says("Giấy tờ: Đơn đề nghị hỗ trợ (KCĐP)")
    gather(project)
    window.open(f"/de-an/{project.pk}/")
    case.act("Nộp Trung tâm", "Nộp Trung tâm")
    case.says("Đã trình", "Đang ở chặng “Trung tâm nhận hồ sơ”")
    for stop in ("Trung tâm nhận hồ sơ", "Trung tâm khảo sát, lập đề án"):
        case.act(f"Ghi đã qua: {stop}", "Ghi đã qua")
    letter = {"number": "12", "symbol": "TTr-TTKC", "issued_on": f"{today():%d/%m/%Y}", "issuer": "Trung tâm"}
    case.act("Ghi đã qua: Trình Sở", "Ghi đã qua", title="Tờ trình", **letter)
    gather(Project.objects.get(), Move.TAKE_UP)
    gate.leave()

    gate.enter("nam@example.vn", PASSWORD)
    window.open("/")
    case.says(f"{project.code} · {title}")
    window.press("Xem hồ sơ", role="link")
    case.act("Sở nhận, thẩm định", "Sở nhận, thẩm định")
    window.press("Thẩm định, thực hiện", role="link")
    judged = {"level": "co_so", "held_on": f"{today():%d/%m/%Y}", "conclusion": "dat"}
    case.act("Ghi kết quả thẩm định", "Ghi kết quả", **judged, support="280 triệu")
    gather(Project.objects.get(), Move.APPROVE)
    window.open(f"/de-an/{project.pk}/")
    decision = {"number": "118", "symbol": "QĐ-SCT", "issued_on": f"{today():%d/%m/%Y}", "issuer": "Sở Công Thương"}
    case.act(
        "Phê duyệt",
        "Phê duyệt",
        support_approved="280.000.000",
        title="Phê duyệt đề án",
        signer=nam.full_name,
        **decision,
    )
    case.says(f"118/QĐ-SCT, {format_date(today())}", "280")
    gate.leave()

    gate.enter("oanh@example.vn", PASSWORD)
    window.open(f"/de-an/{project.pk}/")
    assert case.step.startswith("Duyệt")
    told = "\n".join(case.feed)
    assert nam.full_name in told
    assert oanh.full_name in told
    project.refresh_from_db()
    assert (project.status, project.support_approved) == (ProjectStatus.APPROVED, 280_000_000)


def test_leadership_holds_the_annual_report(demo, visitor, screen, script):
    """1. The leader of the demo centre signs in; “Báo cáo năm” is the main button of the home page.
    2. A year that cannot be read is said so, then a place nobody knows; nothing typed is lost.
    3. 2022, “binh duong”: the report opens, its figures those of the centre's own articles, gaps named.
    4. A tap on a figure shows the records that make it, their sum, and leads to one of them.
    5. Back on the report: PDF and workbook are taken home, with the same figure in the workbook.
    """
    leader = User.objects.get(email="lanhdao@khuyencong.invalid")
    window = visitor(screen, script=script)
    gate, report = pages.Gate(window), pages.AnnualReport(window)
    window.open("/", leads_to="/tai-khoan/login/")
    gate.enter(leader.email, DEMO_PASSWORD)
    window.press("Báo cáo năm", role="link")
    report.ask(year="20x2", place="Bình Đường Mới")
    report.says("Chưa lập được báo cáo", "Không đọc được “20x2”")
    report.ask(year="2022", place=report.page.locator("[name=unit]").input_value())
    report.says("Chưa lập được báo cáo", "“Bình Đường Mới”")
    report.ask(year="2022", place="binh duong")
    assert report.heading == "Báo cáo năm 2022, Tỉnh Bình Dương"
    report.says("5.978", "5.804", "97,1 %", "chưa có số liệu")

    report.open_figure("funding.approved")
    assert report.heading == "Kinh phí được phê duyệt"
    cells = report.page.locator("tbody td.num").all_inner_texts()
    amounts = [int(found[1].replace(".", "")) for cell in cells if (found := re.search(r"([\d.]+)$", cell.strip()))]
    assert (len(amounts), sum(amounts)) == (31, 5_804)
    first = report.page.locator("tbody a.name").first
    title = first.inner_text()
    window.follow(first)
    assert report.heading == title
    window.back()
    window.press("Về báo cáo", role="link")

    assert report.take("PDF để trình ký").startswith(b"%PDF-")
    workbook = load_workbook(io.BytesIO(report.take("Excel, mỗi biểu một trang")), read_only=True)
    found = [cell for sheet in workbook for row in sheet.iter_rows(values_only=True) for cell in row]
    assert 5_804 in found or 5_804_000_000 in found
