"""A collaborator's quarter through the browser's door, without a script: write, save anything, check, send, receipt."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from collaborators.choices import ReportStatus
from collaborators.models import QuarterlyReport
from collaborators.queries import last_day, late_days
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from tests.factories.collaborators import (
    ANSWERED,
    AppointmentFactory,
    CollaboratorFactory,
    PeriodFactory,
    ReportFactory,
)
from tests.people import person

pytestmark = pytest.mark.django_db
ALL = ANSWERED | {"du": "1", "c1_02": "1.204", "c1_03": "", "c1_10": "0", "loi_1": "Sản xuất ổn định.\nĐơn hàng tăng."}


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


def boxes(response) -> dict[str, str]:
    """What the form of the page would send if nothing were touched, by name."""
    html = response.content.decode()
    form = html[html.index('<form method="post" novalidate') :]
    found = dict(re.findall(r'<input (?:type="hidden" |id="[^"]*" )?name="([^"]+)"[^>]*? value="([^"]*)"', form))
    found |= dict(re.findall(r'<textarea id="[^"]*" name="([^"]+)"[^>]*>([^<]*)</textarea>', form))
    for name, options in re.findall(r'<select id="[^"]*" name="([^"]+)"[^>]*>(.*?)</select>', form):
        chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', options)
        found[name] = (chosen[1] or chosen[2]) if chosen else ""
    found |= dict.fromkeys(re.findall(r'type="checkbox" name="([^"]+)"[^>]* checked', form), "on")
    return {name: unescape(value) for name, value in found.items() if not name.startswith("csrf")}


def test_the_whole_quarter(me):
    home = me.get("/", follow=True)
    assert home.redirect_chain == [(reverse("collaborators:reports"), 302)]
    assert "Viết báo cáo" in home.content.decode()

    page = me.get(me.write)
    assert "Báo cáo quý III/2026" in page.content.decode()
    saved = me.post(me.write, boxes(page) | {"loi_1": "Mới viết một phần", "save": ""})
    assert saved["Location"] == f"{me.write}?da-luu=1"
    again = me.get(saved["Location"])
    assert "Bản nháp vừa lưu trên máy chủ." in again.content.decode()
    assert boxes(again)["loi_1"] == "Mới viết một phần"

    to_check = me.post(me.write, boxes(again) | {"check": ""}, follow=True)
    html = to_check.content.decode()
    assert "Còn 7 chỗ cần ghi hoặc sửa" in html
    assert f'{me.write}?soat=1#id_khong_3"' in html
    assert '<button class="go"' not in html
    assert not to_check.context["may_send"]

    filled = me.post(me.write, boxes(me.get(me.write)) | ALL | {"check": ""}, follow=True)
    assert filled.context["may_send"]
    check = filled.redirect_chain[-1][0]
    sent = me.post(check, {"version": filled.context["report"].version}, follow=True)
    report = QuarterlyReport.objects.get()
    assert (report.status, report.sent_by) == (ReportStatus.SENT, me.user)
    assert report.receipt.startswith("BC26Q3-")
    receipt = sent.content.decode()
    assert f"Biên nhận {report.receipt}" in receipt
    assert "Không phát sinh" in receipt
    assert sent.redirect_chain == [(reverse("collaborators:report", args=[report.pk]), 302)]
    assert report.receipt in me.get(reverse("collaborators:reports")).content.decode()
    assert [one.verb for one in report.timeline.activities.order_by("pk")] == ["begin", "send"]


def test_what_was_typed_stands_there_again(me):
    """Saved, then opened anew: every box holds what was typed in it."""
    me.post(me.write, ALL | {"version": ""})
    shown = boxes(me.get(me.write))
    asked = ALL.keys() - {"con_lai"}  # no list here to look over
    assert {box: shown.get(box) for box in asked} == {box: ALL[box] for box in asked}


@pytest.mark.parametrize("typed", [{}, {"loi_1": "x"}, {"c1_02": "12"}, {"khong_3": "on"}, {"loi_2": "  "}])
def test_a_draft_takes_whatever_is_there(me, typed):
    assert me.post(me.write, typed | {"save": ""}).status_code == 302
    assert QuarterlyReport.objects.get().status == ReportStatus.DRAFT


def test_boxes_that_are_none_of_the_reports_are_left_out(me):
    me.post(
        me.write, {"c1_02": "12", "c9_99": "x", "cs_x": "con", "status": "da_duyet", "c3_01_99_0": "x", "loi_7": "x"}
    )
    assert QuarterlyReport.objects.get().draft == {"c1_02": "12"}


def test_what_cannot_be_kept_comes_back_as_typed(me):
    answer = me.post(me.write, ALL | {"loi_1": "Chữ có ký tự rỗng \x00"})
    assert answer.status_code == 422
    assert boxes(answer)["c1_02"] == "1.204"
    assert not QuarterlyReport.objects.exists()


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
    report = ReportFactory(appointment=me.term, period=me.period, draft={"loi_1": "Chỉ một phần"})
    refused = me.post(reverse("collaborators:check", args=[report.pk]), {"version": 1})
    assert refused.status_code == 422
    assert "chỗ cần ghi hoặc sửa" in refused.content.decode()
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
    assert me.post(me.write, {"loi_1": "sửa", "version": 1}).status_code == 422
    report.refresh_from_db()
    assert report.draft["loi_1"] == "Sản xuất ổn định"


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
    for route, report in (
        ("check", theirs),
        ("report", theirs),
        ("check", sent),
        ("report", sent),
        ("take_back", sent),
    ):
        assert me.get(reverse(f"collaborators:{route}", args=[report.pk])).status_code == 404, route
    assert me.get(reverse("collaborators:file", args=[sent.pk, 1])).status_code == 404
    assert me.post(reverse("collaborators:check", args=[theirs.pk]), {"version": 1}).status_code == 404
    assert me.get(reverse("collaborators:detail", args=[theirs.appointment.collaborator_id])).status_code == 404


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


def test_a_page_open_at_midnight_is_still_sent(me):
    """The window's last minutes: written at 23:30, sent at 00:30 of the day after: late, and sent."""
    report = ReportFactory(appointment=me.term, period=me.period, answered=True)
    last = last_day(me.period)
    midnight = datetime(last.year, last.month, last.day, 17, 30, tzinfo=UTC)
    with time_machine.travel(midnight, tick=False):
        me.force_login(me.user)
        me.post(reverse("collaborators:check", args=[report.pk]), {"version": 1})
    report.refresh_from_db()
    assert late_days(me.period, report.first_sent_at) == 1
