"""“Review. Who has sent, late, nil, returned, on one page …; return with typed reason; lock; correcting a closed period …”"""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from collaborators import queries, rules, services
from collaborators.choices import ReportStatus
from collaborators.models import QuarterlyReport, Reopening, ReportAnswer, ReportingPeriod, ReturnReason
from collaborators.queries.board import VIEWS, Board
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from tests.acceptance.collaborators.acts import answer, saved, sent, writer
from tests.acceptance.foundation.hostile_files import PDF
from tests.factories.collaborators import AnswerFactory, AppointmentFactory, PeriodFactory, ReportFactory
from tests.factories.offices import FAR_PROVINCE, HCM, unit
from tests.factories.register import newcomer
from tests.people import person

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def staff():
    return person(Role.STAFF)


def board(staff, period) -> Board:
    earlier = tuple(ReportingPeriod.objects.filter(starts_on__lte=period.starts_on))
    return Board(staff, period, today(), earlier)


def test_nil_is_not_missing_anywhere(staff):
    """“nil vs missing in every statistic”: board, list of the unsent, deadlines, own list, compiled, annual records."""
    period = PeriodFactory(late=True)
    ReportFactory(period=period, sent=True, is_nil=True)
    ReportFactory(period=period)  # a draft
    ReportFactory(period=period, returned=True)
    ReportFactory(period=period, sent=True, warnings=2)
    AppointmentFactory()
    seen = board(staff, period)
    assert {view: seen.counts[view] for view in VIEWS} == {
        "": 5, "thieu": 2, "muon": 5, "khong": 1, "tra-lai": 1, "can-xem": 1, "cho-duyet": 2, "ghi-so": 0,
    }  # fmt: skip
    assert seen.there == 2
    assert {line.look for line in seen.lines} == {"nil", "late", "back", "odd"}
    unsent = queries.unsent(user=staff, period=period, on=today())
    assert unsent.count() == 3  # the draft, the returned one, nothing at all: never the nil one
    (asked,) = [one for one in queries.deadlines(staff, today()) if "chưa gửi báo cáo" in one.what]
    assert asked.what.startswith("3 cộng tác viên")
    nil = QuarterlyReport.objects.get(is_nil=True)
    assert nil.pk in queries.sent_reports(user=staff, period=period).values_list("pk", flat=True)


def test_the_page_of_the_whole_network_asks_eight_questions(staff):
    """“one page for 168 communes and associations (constant queries ≤ 8)”, ≤ 60 kB gz."""
    before = PeriodFactory(year=2025, quarter=4, starts_on=date(2025, 10, 1))
    period = PeriodFactory(year=2026, quarter=1, starts_on=date(2026, 1, 1))
    for term in AppointmentFactory.create_batch(168):
        for one in (before, period):
            AnswerFactory(
                report=ReportFactory(appointment=term, period=one, sent=True), warning="Gấp 3 lần mức thường gặp"
            )
    client = signed_in(staff)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answered = client.get(reverse("collaborators:reports"), {"ky": period.pk}, headers={"accept-encoding": "gzip"})
    assert len(asked) <= 8
    assert len(answered.content) <= 60_000
    assert len(answered.context["lines"]) == 168


def test_a_figure_is_compared_with_last_quarter_and_last_year_of_the_same_place(staff):
    """“compare with last quarter and last year, outliers named”; a new person goes on from the place's figures."""
    old = AppointmentFactory(valid_to=today() - timedelta(days=30))
    new = AppointmentFactory(valid_from=today() - timedelta(days=29))
    spans = {(2025, 2): 100, (2026, 1): 110}
    for (year, quarter), number in spans.items():
        period = PeriodFactory(year=year, quarter=quarter, starts_on=date(year, quarter * 3 - 2, 1))
        AnswerFactory(report=ReportFactory(appointment=old, period=period, sent=True), number=number)
    this = PeriodFactory(year=2026, quarter=2, starts_on=date(2026, 4, 1))
    report = ReportFactory(appointment=new, period=this, sent=True, warnings=1)
    AnswerFactory(report=report, number=400, warning="Gấp 3,6 lần mức thường gặp (110).")
    (line,) = [one for one in board(staff, this).lines if one.appointment.pk == new.pk]
    assert line.compared[1] == (400, 110, 100)
    assert line.outliers == ["1.2: Gấp 3,6 lần mức thường gặp (110)."]


def test_sent_back_with_a_typed_reason_in_two_clicks_and_compared_when_it_returns(staff):
    """“return with typed reason and note in two clicks, diff on resubmission”."""
    user, term, period = writer()
    report = sent(term, period)
    desk = signed_in(staff)
    url = reverse("collaborators:report", args=[report.pk])
    html = desk.get(url).content.decode()
    assert f'action="{reverse("collaborators:return", args=[report.pk])}"' in html
    reason = ReturnReason.objects.get(code="BC02")
    typed = {"reason": reason.pk, "note": "Lao động gấp ba", "version": report.version}
    assert desk.post(reverse("collaborators:return", args=[report.pk]), typed).status_code == 302
    mine = signed_in(user)
    page = mine.get(reverse("collaborators:write", args=[period.pk])).content.decode()
    assert "Trung tâm trả lại: Số liệu lệch xa kỳ trước mà không có giải thích" in page
    assert "Lao động gấp ba" in page
    saved(term, period, c1_02="121", c1_02_vi="Đếm lại")
    report.refresh_from_db()
    services.send_report(report=report, by=user)
    again = desk.get(url)
    assert ("1.2 Lao động tại các cơ sở CNNT cuối kỳ", "120 · ước", "121 · ước · Đếm lại") in again.context["changes"]
    assert "Khác lần gửi trước" in again.content.decode()


def test_the_other_reason_needs_words(staff):
    report = sent(*writer()[1:])
    with pytest.raises(DomainError, match="Ghi rõ lý do"):
        services.return_report(report=report, by=staff, reason=ReturnReason.objects.get(code="BC06"))


def test_a_second_person_confirms_with_the_paper(staff, settings, tmp_path):
    """“second-person confirmation (đại diện UBND xã, phòng) with paper scan accepted”."""
    settings.MEDIA_ROOT = tmp_path
    user, term, period = writer(needs_confirmation=True)
    report = sent(term, period)
    with pytest.raises(DomainError, match="cần xác nhận"):
        services.approve_report(report=report, by=staff)
    url = reverse("collaborators:confirm", args=[report.pk])
    own = {
        "name": term.collaborator.full_name.upper(),
        "title": "Công chức",
        "confirmed_on": today().strftime("%d/%m/%Y"),
    }
    assert signed_in(user).post(url, own).status_code == 422
    scan = SimpleUploadedFile("ky.pdf", PDF)
    typed = own | {"name": "Bà Trần Thị Xác", "title": "Phó Chủ tịch UBND xã", "file": scan}
    assert signed_in(user).post(url, typed).status_code == 302
    assert signed_in(staff).get(reverse("collaborators:paper", args=[report.pk])).status_code == 200
    assert services.approve_report(report=report, by=staff).status == ReportStatus.APPROVED


def test_bulk_approval_takes_only_what_has_nothing_to_look_at(staff):
    """“bulk approval only of what has no warning”: all or none."""
    period = PeriodFactory()
    plain = ReportFactory.create_batch(3, period=period, sent=True)
    odd = ReportFactory(period=period, sent=True, warnings=1)
    desk, url = signed_in(staff), reverse("collaborators:approve_together", args=[period.pk])
    assert desk.post(url, {"reports": [one.pk for one in [*plain, odd]]}).status_code == 422
    assert not QuarterlyReport.objects.filter(status=ReportStatus.APPROVED).exists()
    shown = desk.get(reverse("collaborators:reports"), {"ky": period.pk})
    assert sorted(shown.context["ready"]) == sorted(one.pk for one in plain)
    assert desk.post(url, {"reports": shown.context["ready"]}).status_code == 302
    assert QuarterlyReport.objects.filter(status=ReportStatus.APPROVED).count() == 3


def test_nobody_approves_their_own(staff):
    report = ReportFactory(sent=True, sent_by=staff)
    with pytest.raises(DomainError, match="do mình gửi"):
        services.approve_report(report=report, by=staff)
    with pytest.raises(IntegrityError), transaction.atomic():
        QuarterlyReport.objects.filter(pk=report.pk).update(
            status="da_duyet", approved_by=staff, approved_at=report.sent_at
        )


def closed(staff):
    """A period with one approved report, locked; and its writer."""
    user, term, period = writer()
    report = sent(term, period)
    services.approve_report(report=report, by=staff)
    ReportingPeriod.objects.filter(pk=period.pk).update(due_on=today() - timedelta(days=8))
    period.refresh_from_db()
    assert services.lock_period(by=staff, period=period) == 1
    period.refresh_from_db()
    report.refresh_from_db()
    return user, term, period, report


def test_a_locked_period_is_closed_to_everything(staff):
    """R27: “try to change by form, admin, import, bulk, ORM .update(), SQL as app user: all refused”."""
    user, _, period, report = closed(staff)
    assert report.status == ReportStatus.LOCKED
    refused = signed_in(user).post(
        reverse("collaborators:write", args=[period.pk]), {"c1_02": "1", "version": report.version}
    )
    assert refused.status_code == 422
    assert "đã khoá" in refused.content.decode()
    with pytest.raises(DomainError):
        services.return_report(report=report, by=staff, reason=ReturnReason.objects.get(code="BC01"))
    acts = [
        lambda: QuarterlyReport.objects.filter(pk=report.pk).update(draft={}),
        lambda: ReportAnswer.objects.filter(report=report).update(number=1),
        lambda: ReportAnswer.objects.filter(report=report).delete(),
        lambda: ReportAnswer.objects.bulk_create([ReportAnswer(report=report, code="CTV9.99")]),
        lambda: connection.cursor().execute("UPDATE collaborators_reportpart SET words = 'x'"),
        lambda: connection.cursor().execute("DELETE FROM collaborators_quarterlyreport"),
    ]
    for act in acts:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_a_period_is_not_locked_over_what_waits(staff):
    _, term, period = writer()
    sent(term, period)
    with pytest.raises(DomainError, match="còn nhận báo cáo"):
        services.lock_period(by=staff, period=period)
    ReportingPeriod.objects.filter(pk=period.pk).update(due_on=today() - timedelta(days=8))
    with pytest.raises(DomainError, match="Còn 1 báo cáo"):
        services.lock_period(by=staff, period=period)


def test_a_period_shared_with_another_province_is_not_locked_from_one(staff):
    """“A reporting period shared by several provinces”: one office does not close it over the heads of another."""
    period = PeriodFactory(late=True)
    ReportFactory(period=period, approved=True)
    elsewhere = ReportFactory(period=period, approved=True, appointment__unit=unit(FAR_PROVINCE))
    assert "chung với tỉnh khác" in rules.may_lock(staff, period, today(), 0).refusal
    with pytest.raises(DomainError, match="chung với tỉnh khác"):
        services.lock_period(by=staff, period=period)
    own = PeriodFactory(late=True, unit=unit(HCM))
    AppointmentFactory(unit=elsewhere.appointment.unit)
    assert rules.may_lock(staff, own, today(), 0)
    assert services.lock_period(by=person(Role.ADMIN), period=period) == 2


def test_the_head_approves_and_the_staff_write_the_register(staff):
    """One verdict: whoever approves without keeping the register is not led to a page that refuses."""
    head = person(Role.LEADER)
    for approver, leads_to in ((head, "report"), (staff, "findings")):
        report = newcomer(ReportFactory(sent=True)).report
        desk = Client()
        desk.force_login(approver)
        approved = desk.post(reverse("collaborators:approve", args=[report.pk]), {"version": report.version})
        assert approved["Location"] == reverse(f"collaborators:{leads_to}", args=[report.pk])
        page = desk.get(reverse("collaborators:report", args=[report.pk])).content.decode()
        assert ("Ghi sổ cơ sở</a>" in page) == (approver == staff)
        assert ("Chỉ chuyên viên hoặc quản trị ghi vào sổ cơ sở" in page) == (approver == head)


def test_correcting_a_closed_period_needs_a_reason_and_a_second_person(staff):
    """“correcting a closed period needs reason and a second approver (S11: old PDF stays, new version marked)”."""
    user, term, period, report = closed(staff)
    asked = services.ask_reopening(by=staff, period=period, appointment=term, reason="Nhập nhầm", until=today())
    with pytest.raises(DomainError, match="người thứ hai"):
        services.agree_reopening(by=staff, reopening=asked)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reopening.objects.filter(pk=asked.pk).update(approved_by=staff, approved_at=asked.asked_at)
    with pytest.raises(IntegrityError), transaction.atomic():  # not even in SQL before somebody agreed
        QuarterlyReport.objects.filter(pk=report.pk).update(status="tra_lai", approved_at=None, approved_by=None)
    leader = person(Role.LEADER)
    seen = signed_in(leader).get(reverse("collaborators:reports"), {"ky": period.pk}).content.decode()
    assert reverse("collaborators:reopening", args=[asked.pk]) in seen  # whoever is to agree finds it
    assert "Chờ người thứ hai đồng ý" in seen
    services.agree_reopening(by=leader, reopening=asked)
    saved(term, period, c1_02="99")
    report.refresh_from_db()
    again = services.send_report(report=report, by=user)
    assert [one.number for one in again.submissions.order_by("number")] == [1, 2]
    assert signed_in(user).get(reverse("collaborators:file", args=[report.pk, 1])).status_code == 200
    assert answer(again, "CTV1.02").number == 99


def test_a_lock_exception_says_who_why_and_until(staff):
    """“lock exception with who, why, until”: one who never sent sends in a locked period, until the day."""
    _, _, period, _ = closed(staff)
    user, term, _ = writer()
    url = reverse("collaborators:write", args=[period.pk])
    assert signed_in(user).post(url, {"c1_02": "5"}).status_code == 422
    typed = {"appointment": term.pk, "reason": "Nằm viện cuối quý", "until": today().strftime("%d/%m/%Y")}
    assert signed_in(staff).post(reverse("collaborators:reopen", args=[period.pk]), typed).status_code == 302
    row = Reopening.objects.get(appointment=term)
    assert (row.asked_by, row.reason, row.until) == (staff, "Nằm viện cuối quý", today())
    assert signed_in(user).post(url, {"c1_02": "5"}).status_code == 302
    Reopening.objects.filter(pk=row.pk).update(until=today() - timedelta(days=1))
    assert signed_in(user).post(url, {"c1_02": "6", "version": 1}).status_code == 422


def test_taking_back_ends_with_the_window():
    """C10: “within the window: reopen with reason; after it: request”."""
    user, term, period = writer()
    report = sent(term, period)
    with pytest.raises(DomainError, match="lấy lại để sửa chỗ nào"):
        services.take_back_report(report=report, by=user, note=" ")
    ReportingPeriod.objects.filter(pk=period.pk).update(due_on=today() - timedelta(days=8))
    with pytest.raises(DomainError, match="Đã hết hạn gửi"):
        services.take_back_report(report=report, by=user, note="Sửa")
