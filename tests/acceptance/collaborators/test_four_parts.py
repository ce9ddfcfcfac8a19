"""“The quarterly report has the four parts of seed 003; questions and indicators are versioned data …”"""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from collaborators import queries, services
from collaborators.choices import REPORT_TRANSITIONS, ReportStatus
from collaborators.models import Difficulty, QuarterlyReport, ReportAnswer, ReportQuestion, Submission
from collaborators.queries import questions_on
from khuyencong.core.choices import Role
from khuyencong.core.dates import now, today
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.establishments.models import Need
from tests.acceptance.collaborators.acts import answer, establishments, saved, sent, writer
from tests.factories.collaborators import ANSWERED, PeriodFactory, QuestionFactory
from tests.people import person

pytestmark = pytest.mark.django_db


def page_of(user, period) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("collaborators:write", args=[period.pk])).content.decode()


def test_f043_the_report_has_four_parts():
    """“Phần của báo cáo quý của CTV: 4”: tình hình; rà soát; đề xuất; khó khăn."""
    assert {one.part for one in questions_on(today())} == {1, 2, 3, 4}
    assert len(questions_on(today())) == 38
    user, _, period = writer()
    html = page_of(user, period)
    assert all(f'id="p{part}"' in html for part in (1, 2, 3, 4))


def test_a_question_changes_with_its_version():
    """“questions and indicators are versioned data (definition, unit, source, required or not, range)”."""
    old = ReportQuestion.objects.get(code="CTV1.02")
    ReportQuestion.objects.filter(pk=old.pk).update(valid_to="2026-12-31")
    QuestionFactory(code="CTV1.02", version="2027-1", valid_from="2027-01-01", name="Lao động bình quân", order=2)
    before, after = PeriodFactory(ends_on="2026-09-30"), PeriodFactory(ends_on="2027-03-31", year=2027, quarter=1)
    names = [{q.code: q.name for q in questions_on(p.ends_on)}["CTV1.02"] for p in map(_fresh, (before, after))]
    assert names == [old.name, "Lao động bình quân"]


def _fresh(period):
    period.refresh_from_db()
    return period


def test_beside_each_box_the_last_four_periods_and_the_same_one_last_year():
    """“beside each box the last four periods and the same period last year”."""
    user, term, _ = writer(year=2020, quarter=1, starts_on="2020-01-01")
    spans = [(2025, 3), (2025, 4), (2026, 1), (2026, 2)]
    for n, (year, quarter) in enumerate(spans):
        period = PeriodFactory(year=year, quarter=quarter, starts_on=f"{year}-{quarter * 3 - 2:02}-01")
        sent(term, period, c1_02=str(128 + n))
    this = PeriodFactory(year=2026, quarter=3, starts_on="2026-07-01")
    html = page_of(user, this)
    for short, number in (("III/25", 128), ("IV/25", 129), ("I/26", 130), ("II/26", 131)):
        assert f"<dt>{short}</dt><dd>{number}</dd>" in html
    assert '<div class="cn"><dt>III/25</dt>' in html
    assert 'aria-label="1.2: điền 131 như kỳ trước"' in html


def test_a_draft_takes_what_is_wrong_and_gives_it_back():
    """“drafts accept invalid values and give them back”, whatever the box."""
    user, _, period = writer()
    client = Client()
    client.force_login(user)
    url = reverse("collaborators:write", args=[period.pk])
    wrong = {"c1_02": "nhiều lắm", "c1_03": "-5", "c1_09": "9999999", "c1_04": "tăng vọt", "cs_1_ngay": "31/2/2026"}
    assert client.post(url, wrong | {"du": "1", "save": ""}).status_code == 302
    report = QuarterlyReport.objects.get()
    assert {box: report.draft[box] for box in wrong} == wrong
    html = client.get(url).content.decode()
    assert 'value="nhiều lắm"' in html
    with pytest.raises(DomainError, match="chỗ cần ghi hoặc sửa"):
        services.send_report(report=report, by=user)


def test_warnings_ask_for_a_word_and_block_nothing():
    """“warnings (0 vs blank, far from one's own median) ask for a word of explanation and never block a draft”."""
    user, term, _ = writer(year=2020, quarter=1)
    for quarter, number in ((1, "130"), (2, "134")):
        start = f"2026-{quarter * 3 - 2:02}-01"
        sent(term, PeriodFactory(year=2026, quarter=quarter, starts_on=start), c1_02=number, c2_10="4")
    this = PeriodFactory(year=2026, quarter=3, starts_on="2026-07-01")
    report = saved(term, this, **(ANSWERED | {"c1_02": "412", "c2_10": "0"}))
    html = page_of(user, this)
    assert "Gấp 3,1 lần mức thường gặp (132). Nếu đúng, ghi một câu giải thích" in html
    assert "Kỳ trước 4. Không có thì đúng là 0; chưa rõ thì để trống." in html
    saved(term, this, c1_02_vi="Công ty Hải Dương tuyển thêm")
    report.refresh_from_db()
    services.send_report(report=report, by=user)
    told = answer(report, "CTV1.02")
    assert (told.number, told.explanation) == (412, "Công ty Hải Dương tuyển thêm")
    report.refresh_from_db()
    assert report.warnings == 2


def test_blank_needs_a_reason_and_is_unknown_not_zero():
    _, term, period = writer()
    with pytest.raises(DomainError, match=r"Ô 1\.2"):
        sent(term, period, c1_02=None)
    report = sent(term, period, c1_02=None, c1_02_vi="Chưa thống kê kịp", c1_10="0")
    assert answer(report, "CTV1.02").number is None
    assert answer(report, "CTV1.10").number == 0


def test_totals_come_from_the_list():
    """“the registry's own list …: still there, changed, closed, new; totals come from the list, not retyped”."""
    _, term, period = writer()
    one, two, three, four = establishments(4)
    marks = {
        f"cs_{one.pk}": "doi",
        f"cs_{two.pk}": "ngung",
        f"cs_{two.pk}_ngay": "3/9/2026",
        f"cs_{three.pk}": "tam_ngung",
    }
    report = sent(
        term, period, **marks, c2_02_0_0="Hộ Lý Thị Mai", c2_02_0_2="bánh tráng", c2_06_0_0="Xưởng A", c2_06_0_1="đến"
    )
    found = {row.code: row.number for row in report.answers.all()}
    assert [found[f"CTV{code}"] for code in ("2.01", "2.02", "2.03", "2.04", "2.05", "2.07", "1.01")] == [
        4,
        1,
        1,
        1,
        1,
        5,
        4,
    ]
    assert report.reviews.get(establishment=four).outcome == "con"
    assert str(report.reviews.get(establishment=two).happened_on) == "2026-09-03"


def test_the_list_must_be_looked_over_and_a_difference_is_explained():
    """“differences explained”: a figure of one's own is kept beside the list's, and asked about."""
    _, term, period = writer()
    establishments(3)
    with pytest.raises(DomainError, match="Còn 3 cơ sở chưa rà"):
        sent(term, period, con_lai=None)
    report = sent(term, period, con_lai="on", c1_01="5", c2_12="Hai hộ chưa có trong sổ")
    told = answer(report, "CTV1.01")
    assert (told.number, told.listed, told.warning) == (5, 3, "Khác danh sách (3).")
    assert answer(report, "CTV2.12").text == "Hai hộ chưa có trong sổ"


def test_an_empty_register_is_no_proof_of_an_empty_commune():
    _, term, period = writer()
    assert answer(sent(term, period), "CTV1.01").number is None


def test_proposals_become_needs_once():
    """“(3) Đề xuất: needs of a named establishment or of the area → the needs of issue A”."""
    user, term, period = writer()
    named = establishments(1)[0]
    lines = {
        "khong_3": None,
        "c3_06": "2",
        "c3_07": "0",
        "c3_08": "",
        "c3_01_0_0": named.name,
        "c3_01_0_2": "Máy sấy",
        "c3_01_1_2": "Mở lớp gốm",
    }
    report = sent(term, period, **lines)
    machine, course = Need.objects.order_by("pk")
    assert (machine.establishment, machine.unit, machine.channel) == (named, None, "bao_cao_quy")
    assert (course.establishment, course.unit_id) == (None, term.areas.get().unit_id)
    assert machine.text.startswith("Máy sấy")
    services.take_back_report(report=report, by=user, note="Sửa tên máy")
    saved(term, period, c3_01_0_2="Máy sấy thăng hoa")
    report.refresh_from_db()
    services.send_report(report=report, by=user)
    assert Need.objects.count() == 2
    assert machine.timeline.activities.filter(verb="retold").exists()


def test_each_difficulty_is_a_thing_to_follow():
    """“each is an item with owner, authority, deadline, answer”; raised once, however often it is sent."""
    user, term, period = writer()
    report = sent(term, period, khong_4=None, c4_01_0_0="Thiếu mặt bằng", c4_01_0_1="đất", c4_01_0_4="Sở TNMT")
    row = Difficulty.objects.get()
    assert (row.text, row.group, row.authority, row.status) == ("Thiếu mặt bằng", "đất", "Sở TNMT", "moi")
    services.take_back_report(report=report, by=user, note="Thêm một việc")
    saved(term, period, c4_01_1_0="Giá điện cao")
    report.refresh_from_db()
    services.send_report(report=report, by=user)
    assert sorted(Difficulty.objects.values_list("text", flat=True)) == ["Giá điện cao", "Thiếu mặt bằng"]


def test_estimates_are_marked_and_kept_when_the_actual_comes():
    """“ước or thực marked”; R39: “both kept”."""
    user, term, period = writer()  # ends in five days: what is told now is an estimate
    report = sent(term, period, c1_02="120")
    assert answer(report, "CTV1.02").basis == "uoc"
    services.take_back_report(report=report, by=user, note="Có số thực")
    saved(term, period, c1_02="125", c1_02_uoc="thuc")
    report.refresh_from_db()
    services.send_report(report=report, by=user)
    told = answer(report, "CTV1.02")
    assert (told.number, told.basis, told.estimated) == (125, "thuc", 120)


# không phát sinh


def test_nil_is_a_signed_answer_for_the_whole():
    """“‘Không phát sinh’ is a signed answer for a part or the whole, counted on time”, and says what was done."""
    user, term, period = writer()
    establishments(2)
    with pytest.raises(DomainError, match="đã đi đâu"):
        services.send_report(report=saved(term, period, khong="on"), by=user)
    saved(term, period, khong_lam="Đi hai cơ sở, không đổi")
    report = services.send_report(report=QuarterlyReport.objects.get(), by=user)
    assert report.is_nil
    assert report.parts.filter(is_nil=True).count() == 4
    assert answer(report, "CTV1.01").number == 2
    assert answer(report, "CTV1.02").number is None  # what stands is unknown
    assert answer(report, "CTV1.09").number == 0  # what flows is nought
    assert queries.late_days(report.period, report.first_sent_at) == 0
    assert period not in [p for p, r in queries.my_periods(term, today()) if r is None]


def test_nil_and_words_do_not_go_together():
    _, term, period = writer()
    with pytest.raises(DomainError, match="đánh dấu không phát sinh mà còn chữ"):
        sent(term, period, khong_4="on", c4_01_0_0="Khó vay vốn")


def test_an_empty_part_is_not_nil_by_itself():
    _, term, period = writer()
    with pytest.raises(DomainError, match="Ghi phần 4, hoặc đánh dấu “Không phát sinh”"):
        sent(term, period, khong_4=None)


# receipts, two devices, the closed table


def test_every_sending_keeps_its_receipt_and_its_words():
    """“receipt with number and time, PDF of what I sent”; a new sending leaves the old one as it was."""
    user, term, period = writer()
    report = sent(term, period)
    first = report.receipt
    services.take_back_report(report=report, by=user, note="Nhầm số")
    saved(term, period, c1_02="121")
    report.refresh_from_db()
    again = services.send_report(report=report, by=user)
    assert again.receipt == f"{first}-2"
    assert [one.receipt for one in again.submissions.order_by("number")] == [first, f"{first}-2"]
    assert again.first_sent_at < again.sent_at
    client = Client()
    client.force_login(user)
    for number in (1, 2):
        answered = client.get(reverse("collaborators:file", args=[report.pk, number]))
        assert b"".join(answered.streaming_content).startswith(b"%PDF-")
    html = client.get(reverse("collaborators:report", args=[report.pk])).content.decode()
    assert f"Biên nhận {first}-2" in html
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(number=1).update(content={})


def test_sending_twice_is_one_report_and_one_receipt():
    user, term, period = writer()
    report = sent(term, period)
    assert services.send_report(report=report, by=user).receipt == report.receipt
    assert Submission.objects.count() == 1


def test_two_devices_see_both_values_and_nothing_is_lost():
    """“two devices in conflict are shown with both values”."""
    user, _, period = writer()
    client = Client()
    client.force_login(user)
    url = reverse("collaborators:write", args=[period.pk])
    client.post(url, {"c1_02": "120", "loi_1": "máy tính", "du": "1"})
    late = client.post(url, {"c1_02": "130", "loi_1": "điện thoại", "khong_4": "on", "du": "1", "version": ""})
    assert late.status_code == 409
    rows = {row.label: (row.mine, row.theirs) for row in late.context["conflict"]}
    assert rows["Ô 1.2"] == ("130", "120")
    assert rows["Nhận xét phần 1"] == ("điện thoại", "máy tính")
    again = {"c1_02": "130", "loi_1": "điện thoại", "khong_4": "on", "du": "1", "version": "1"}
    chosen = {"_giu-loi_1": "kia", "_kia-loi_1": "máy tính", "_giu-c1_02": "toi"}
    assert client.post(url, again | chosen).status_code == 302
    draft = QuarterlyReport.objects.get().draft
    assert (draft["c1_02"], draft["loi_1"], draft["khong_4"]) == ("130", "máy tính", "on")


def test_boxes_that_did_not_come_stay():
    """A later autosave sends a few boxes: the others are as they were, ticks too."""
    user, term, period = writer()
    saved(term, period, c1_02="120", khong_3="on")
    client = Client()
    client.force_login(user)
    url = reverse("collaborators:write", args=[period.pk])
    client.post(url, {"c1_03": "50", "version": "1"})
    assert QuarterlyReport.objects.get().draft == {"c1_02": "120", "khong_3": "on", "c1_03": "50"}
    client.post(url, {"c1_02": "120", "c1_03": "50", "du": "1", "version": "2"})
    assert "khong_3" not in QuarterlyReport.objects.get().draft


def test_last_quarters_figures_are_copied_on_one_tap():
    """C8: “copy with one tap”; only into boxes that are blank and may be carried over."""
    user, term, _ = writer(year=2020, quarter=1)
    sent(term, PeriodFactory(year=2026, quarter=2, starts_on="2026-04-01"), c1_02="131", c1_03="60", c1_09="2")
    this = PeriodFactory(year=2026, quarter=3, starts_on="2026-07-01")
    client = Client()
    client.force_login(user)
    url = reverse("collaborators:write", args=[this.pk])
    client.post(url, {"c1_03": "61", "nhu_ky_truoc": "tat_ca"})
    assert QuarterlyReport.objects.get(period=this).draft == {"c1_02": "131", "c1_03": "61"}


def _at(status: ReportStatus) -> QuarterlyReport:
    """A report that walked there by moves of the table."""
    _, term, period = writer()
    if status == ReportStatus.DRAFT:
        return saved(term, period, c1_02="1")
    rows = QuarterlyReport.objects.filter(pk=sent(term, period).pk)
    if status in {ReportStatus.APPROVED, ReportStatus.LOCKED}:
        rows.update(status=ReportStatus.APPROVED, approved_at=now(), approved_by=person(Role.STAFF))
    if status in {ReportStatus.RETURNED, ReportStatus.LOCKED}:
        rows.update(status=status)
    return rows.get()


@pytest.mark.parametrize(
    ("start", "to"), [(a, b) for a in ReportStatus for b in ReportStatus if a != b and b not in REPORT_TRANSITIONS[a]]
)
def test_the_table_of_moves_is_kept_by_the_database(start, to):
    """“Status machine closed table with DB constraints”: every pair the table does not list is refused to raw SQL too."""
    report = _at(start)
    whole = {"sent_at": now(), "first_sent_at": now(), "sent_by": person(Role.COLLABORATOR), "receipt": "BC-1"}
    approved = {"approved_at": now(), "approved_by": person(Role.LEADER)}
    facts = {} if to == ReportStatus.DRAFT else whole | (approved if to in {"da_duyet", "da_khoa"} else {})
    with pytest.raises(IntegrityError, match="không có trong bảng"), transaction.atomic():
        QuarterlyReport.objects.filter(pk=report.pk).update(status=to, **facts)
    assert QuarterlyReport.objects.get(pk=report.pk).status == start


@pytest.mark.parametrize("to", [ReportStatus.SENT, ReportStatus.RETURNED, ReportStatus.APPROVED, ReportStatus.LOCKED])
def test_a_draft_cannot_be_called_sent(to):
    _, term, period = writer()
    report = saved(term, period, c1_02="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        QuarterlyReport.objects.filter(pk=report.pk).update(status=to)


def test_a_stale_page_is_refused_by_the_service():
    user, term, period = writer()
    saved(term, period, c1_02="1")
    with pytest.raises(StaleVersion):
        services.save_report(appointment=term, period=period, by=user, answers={"c1_02": "2"}, expected=7)


def test_what_was_sent_is_not_deleted():
    _, term, period = writer()
    report = sent(term, period)
    with pytest.raises(IntegrityError), transaction.atomic():
        QuarterlyReport.objects.filter(pk=report.pk)._raw_delete("default")


def test_decimals_and_grouping_are_read_as_people_write_them():
    _, term, period = writer()
    report = sent(term, period, c1_02="1.204", c1_06="8.900,5")
    assert (answer(report, "CTV1.02").number, answer(report, "CTV1.06").number) == (1204, Decimal("8900.5"))
    assert ReportAnswer.objects.filter(report=report).count() == 37
