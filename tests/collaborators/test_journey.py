"""A collaborator's quarter through the browser's door, without a script: write, save anything, check, send, receipt."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from collaborators.choices import ReportStatus
from collaborators.models import QuarterlyReport
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from tests.factories.collaborators import AppointmentFactory, CollaboratorFactory, PeriodFactory, ReportFactory
from tests.people import person

pytestmark = pytest.mark.django_db
ALL = {
    "establishments": "1.204",
    "workers": "",
    "situation": "Sản xuất ổn định.\nĐơn hàng tăng.",
    "opened": "0",
    "closed": "",
    "review": "Không có gì đổi",
    "proposals": "",
    "no_proposals": "on",
    "difficulties": "",
    "no_difficulties": "on",
}


@pytest.fixture
def me():
    """A collaborator, signed in; their term; an open period."""
    user = person(Role.COLLABORATOR)
    client = Client()
    client.force_login(user)
    client.user = user
    client.term = AppointmentFactory(collaborator=CollaboratorFactory(user=user, full_name="Nguyễn Thị Huệ"))
    client.period = PeriodFactory(year=2026, quarter=3)
    client.write = reverse("collaborators:write", args=[client.period.pk])
    return client


def as_shown(response) -> dict:
    """What the form would send if nothing were touched."""
    form = response.context["form"]
    return {field.name: field.value() for field in form if field.value() not in (None, False)}


def test_the_whole_quarter(me):
    home = me.get("/", follow=True)
    assert home.redirect_chain == [(reverse("collaborators:reports"), 302)]
    assert "Viết báo cáo" in home.content.decode()

    page = me.get(me.write)
    assert "Báo cáo quý III/2026" in page.content.decode()
    saved = me.post(me.write, as_shown(page) | {"situation": "Mới viết một phần", "save": ""})
    assert saved["Location"] == f"{me.write}?da-luu=1"
    again = me.get(saved["Location"])
    assert "Bản nháp vừa lưu trên máy chủ." in again.content.decode()
    assert as_shown(again)["situation"] == "Mới viết một phần"

    to_check = me.post(me.write, as_shown(again) | {"check": ""}, follow=True)
    html = to_check.content.decode()
    assert "Còn 3 phần chưa trả lời" in html
    assert f'{me.write}#id_proposals"' in html
    assert '<button class="go"' not in html
    assert not to_check.context["may_send"]

    filled = me.post(me.write, as_shown(me.get(me.write)) | ALL | {"check": ""}, follow=True)
    assert filled.context["may_send"]
    check = filled.redirect_chain[-1][0]
    sent = me.post(check, as_shown(filled), follow=True)
    report = QuarterlyReport.objects.get()
    assert (report.status, report.sent_by) == (ReportStatus.SENT, me.user)
    assert report.receipt.startswith("BC26Q3-")
    receipt = sent.content.decode()
    assert f"Biên nhận {report.receipt}" in receipt
    assert "Không phát sinh" in receipt
    assert sent.redirect_chain == [(reverse("collaborators:report", args=[report.pk]), 302)]
    assert report.receipt in me.get(reverse("collaborators:reports")).content.decode()
    assert [one.verb for one in report.timeline.activities.order_by("pk")] == ["begin", "send"]


def test_blank_is_unknown_and_zero_is_zero(me):
    me.post(me.write, ALL)
    report = QuarterlyReport.objects.get()
    assert (report.establishments, report.workers, report.opened, report.closed) == (1204, None, 0, None)
    assert "chưa có số liệu" in me.get(reverse("collaborators:check", args=[report.pk])).content.decode()


@pytest.mark.parametrize("typed", [{}, {"situation": "x"}, {"workers": "12"}, {"no_proposals": "on"}, {"review": "  "}])
def test_a_draft_takes_whatever_is_there(me, typed):
    assert me.post(me.write, typed | {"save": ""}).status_code == 302
    assert QuarterlyReport.objects.get().status == ReportStatus.DRAFT


def test_a_number_that_is_none_is_asked_again_with_all_that_was_typed(me):
    answer = me.post(me.write, ALL | {"workers": "nhiều lắm"})
    assert answer.status_code == 422
    assert as_shown(answer) | {"workers": "nhiều lắm"} == as_shown(answer)
    assert as_shown(answer)["situation"] == ALL["situation"]
    assert 'href="#id_workers"' in answer.content.decode()


def test_words_typed_win_over_the_tick(me):
    me.post(me.write, ALL | {"proposals": "Mở lớp gốm"})
    assert QuarterlyReport.objects.get().proposals == "Mở lớp gốm"


def test_sending_twice_gives_the_same_receipt(me):
    report = ReportFactory(appointment=me.term, period=me.period, answered=True)
    check = reverse("collaborators:check", args=[report.pk])
    first = me.post(check, {"version": 1})
    report.refresh_from_db()
    receipt = report.receipt
    second = me.post(check, {"version": 1})
    report.refresh_from_db()
    assert (first["Location"], second["Location"]) == (reverse("collaborators:report", args=[report.pk]),) * 2
    assert report.receipt == receipt


def test_an_unfinished_report_is_not_sent(me):
    report = ReportFactory(appointment=me.term, period=me.period, situation="Chỉ một phần")
    refused = me.post(reverse("collaborators:check", args=[report.pk]), {"version": 1})
    assert refused.status_code == 422
    assert "Còn phần chưa trả lời" in refused.content.decode()
    report.refresh_from_db()
    assert report.status == ReportStatus.DRAFT


def test_what_changed_since_the_check_is_not_sent_unseen(me):
    report = ReportFactory(appointment=me.term, period=me.period, answered=True, version=3)
    assert me.post(reverse("collaborators:check", args=[report.pk]), {"version": 2}).status_code == 409


def test_what_was_sent_is_no_longer_written(me):
    report = ReportFactory(appointment=me.term, period=me.period, sent=True, sent_by=me.user)
    page = me.get(me.write).content.decode()
    assert f"Báo cáo đã gửi, biên nhận {report.receipt}" in page
    assert "<textarea" not in page
    assert me.post(me.write, {"situation": "sửa", "version": 1}).status_code == 422
    report.refresh_from_db()
    assert report.situation == "Sản xuất ổn định"


def test_late_is_allowed_and_said(me):
    late = PeriodFactory(late=True)
    assert "Quá hạn. Vẫn gửi được." in me.get(reverse("collaborators:reports")).content.decode()
    url = reverse("collaborators:write", args=[late.pk])
    assert me.post(url, ALL).status_code == 302


def test_too_early_is_told_when(me):
    ahead = PeriodFactory(ahead=True)
    url = reverse("collaborators:write", args=[ahead.pk])
    assert f"mở nhận từ ngày {ahead.opens_on:%d/%m/%Y}" in me.get(url).content.decode()
    assert me.post(url, ALL).status_code == 422
    assert not QuarterlyReport.objects.exists()


def test_another_persons_report_is_not_there(me):
    theirs = ReportFactory(answered=True)
    sent = ReportFactory(sent=True)
    for route, report in (("check", theirs), ("report", theirs), ("check", sent), ("report", sent)):
        assert me.get(reverse(f"collaborators:{route}", args=[report.pk])).status_code == 404, route
    assert me.post(reverse("collaborators:check", args=[theirs.pk]), {"version": 1}).status_code == 404
    assert me.get(reverse("collaborators:detail", args=[theirs.appointment.collaborator_id])).status_code == 404


def test_last_quarters_numbers_stand_beside_the_boxes(me):
    before = PeriodFactory(
        year=2026, quarter=2, starts_on=today() - timedelta(days=200), ends_on=today() - timedelta(days=100)
    )
    ReportFactory(appointment=me.term, period=before, sent=True, establishments=1199, workers=None)
    html = me.get(me.write).content.decode()
    assert "Kỳ trước: 1.199" in html
    assert "Kỳ trước: chưa có số liệu" in html


def test_without_a_term_there_is_nothing_to_write():
    client = Client()
    client.force_login(person(Role.COLLABORATOR))
    period = PeriodFactory()
    assert "chưa có trong mạng lưới" in client.get(reverse("collaborators:reports")).content.decode()
    assert client.get(reverse("collaborators:write", args=[period.pk])).status_code == 404


def test_a_term_that_ended_writes_no_more(me):
    type(me.term).objects.filter(pk=me.term.pk).update(valid_to=today() - timedelta(days=1))
    assert me.get(me.write).status_code == 404
    assert me.post(me.write, ALL).status_code == 404


@pytest.mark.parametrize(
    ("sent_at", "late"),
    [
        (datetime(2026, 9, 15, 16, 30, tzinfo=UTC), False),  # 23:30 of the last day in Vietnam
        (datetime(2026, 9, 15, 17, 30, tzinfo=UTC), True),  # 00:30 of the day after
    ],
)
def test_the_last_day_ends_at_midnight_in_vietnam(sent_at, late):
    report = ReportFactory(sent=True, sent_at=sent_at, period__due_on="2026-09-15", period__opens_on="2026-09-01")
    assert QuarterlyReport.objects.get(pk=report.pk).is_late is late


def test_a_page_open_at_midnight_is_still_sent(me):
    """The window's last minutes: written at 23:30, sent at 00:30."""
    report = ReportFactory(appointment=me.term, period=me.period, answered=True)
    midnight = datetime(me.period.due_on.year, me.period.due_on.month, me.period.due_on.day, 17, 30, tzinfo=UTC)
    with time_machine.travel(midnight, tick=False):
        me.force_login(me.user)
        me.post(reverse("collaborators:check", args=[report.pk]), {"version": 1})
    report.refresh_from_db()
    assert report.is_late
