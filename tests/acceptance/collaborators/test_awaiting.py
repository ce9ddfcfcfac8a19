"""“Everything that waits reaches the person who must act”: findings of reviews, reports to approve, second words,
difficulties past their day, reopenings that end, lists to renew; each a line at home that leads to the list it counts."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from collaborators import services
from collaborators.choices import Heard
from collaborators.models import ReportingPeriod
from collaborators.queries import deadlines
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.deadlines import Ask
from tests.factories import collaborators as made
from tests.factories import register

pytestmark = pytest.mark.django_db
ON = today()


def told(user, kind: str, ask: Ask | None = None) -> list:
    return [one for one in deadlines(user, ON, ask or Ask()) if one.key.split(":")[-1].startswith(kind)]


def lists(user, address: str) -> Client:
    client = Client()
    client.force_login(user)
    return client.get(address)


def days_ago(number: int):
    return timezone.now() - timedelta(days=number)


def test_findings_wait_for_the_staff(people):
    """“Findings … that wait for a staff decision … (count, oldest, link to the filtered list)”."""
    period = made.PeriodFactory()
    old = made.ReportFactory(approved=True, period=period, approved_at=days_ago(9))
    new = made.ReportFactory(approved=True, period=period, approved_at=days_ago(2))
    made.ReportFactory(approved=True, period=period)  # nothing found in it
    closed = register.review("ngung", report=old)
    register.review("con", report=old)
    register.newcomer(new)
    register.review("doi", report=made.ReportFactory(sent=True, period=period))  # not approved
    (line,) = told(people[Role.STAFF], "record")
    assert line.what == f"Quyết 2 kết quả rà soát cơ sở {period} vào sổ"
    assert (line.group, line.since) == ("waiting", ON - timedelta(days=9))
    page = lists(people[Role.STAFF], line.url)
    assert {row.report for row in page.context["lines"]} == {old, new}
    assert told(people[Role.LEADER], "record") == []  # who reads reports does not write the register
    services.write_findings(by=people[Role.STAFF], report=old, chosen={f"cs-{closed.establishment_id}": ON})
    (line,) = told(people[Role.STAFF], "record")
    assert line.what.startswith("Quyết 1 kết quả")
    assert line.since == ON - timedelta(days=2)


def test_reports_wait_for_whoever_approves(people):
    """Sent, whether its writer is still in the network or not; the list it leads to holds exactly these."""
    period = made.PeriodFactory()
    sent = made.ReportFactory(sent=True, period=period, sent_at=days_ago(4))
    left = made.ReportFactory(sent=True, period=period, appointment__valid_to=ON - timedelta(days=1))
    made.ReportFactory(approved=True, period=period)
    for role in (Role.STAFF, Role.LEADER, Role.ADMIN):
        (line,) = told(people[role], "review")
        assert line.what == f"Duyệt 2 báo cáo {period} của cộng tác viên"
        assert line.since == ON - timedelta(days=4)
        page = lists(people[role], line.url)
        assert {row.report for row in page.context["lines"]} == {sent, left}
    assert told(people[Role.ACCOUNTANT], "review") == []


def test_an_old_period_is_opened_from_its_line(people):
    """The board shows twelve periods; one that is older is found by its line all the same."""
    first = made.PeriodFactory(starts_on=ON - timedelta(days=5000), ends_on=ON - timedelta(days=4910))
    made.ReportFactory(sent=True, period=first)
    for number in range(13):
        start = ON - timedelta(days=4000 - 90 * number)
        made.PeriodFactory(starts_on=start, ends_on=start + timedelta(days=89))
    page = lists(people[Role.STAFF], told(people[Role.STAFF], "review")[0].url)
    assert page.context["period"] == first
    assert len(page.context["lines"]) == 1


def test_a_second_word_is_asked_of_everybody_but_the_asker(people):
    """“Second approvals asked”, as long as they can still be given."""
    report = made.ReportFactory(approved=True, period=made.PeriodFactory(locked=True))
    asked = {"period": report.period, "appointment": report.appointment, "report": report}
    one = made.ReopeningFactory(**asked, asked_by=people[Role.STAFF])
    made.ReopeningFactory(**asked, asked_by=people[Role.STAFF], until=ON - timedelta(days=1))
    assert told(people[Role.STAFF], "agree") == []
    (line,) = told(people[Role.LEADER], "agree")
    assert line.url == reverse("collaborators:reopening", args=[one.pk])
    assert report.appointment.collaborator.full_name in line.about


def test_an_exception_that_ends_is_told_before_and_after(people):
    """“Lock exceptions ending”: until it is sent again; one that ran out with the report still unlocked stays late."""
    period = made.PeriodFactory(locked=True)
    agreed = {"approved_by": people[Role.LEADER], "approved_at": timezone.now(), "asked_by": people[Role.STAFF]}
    back = made.ReportFactory(returned=True, period=period)
    made.ReopeningFactory(
        period=period, appointment=back.appointment, report=back, until=ON - timedelta(days=3), **agreed
    )
    open_one = made.ReopeningFactory(period=period, until=ON + timedelta(days=2), **agreed)
    made.ReopeningFactory(period=period, until=ON - timedelta(days=2), **agreed)  # never had a report: it stays missing
    sent = made.ReportFactory(sent=True, period=period)
    made.ReopeningFactory(period=period, appointment=sent.appointment, until=ON, **agreed)
    lines = told(people[Role.STAFF], "ending")
    assert {(line.group, line.about) for line in lines} == {
        ("late", back.appointment.collaborator.full_name),
        ("due", open_one.appointment.collaborator.full_name),
    }
    assert told(people[Role.LEADER], "ending") == []
    made.ReopeningFactory(period=period, appointment=back.appointment, report=back, until=ON, **agreed)
    assert {line.due_on for line in told(people[Role.STAFF], "ending")} == {ON, ON + timedelta(days=2)}


def test_difficulties_reach_their_owner_and_past_their_day_the_head(people):
    """“Difficulties past deadline”: one's own one by one; the head sees how many are late, in whosever hands."""
    staff, head = people[Role.STAFF], people[Role.LEADER]
    late = made.DifficultyFactory(status="dang_xu_ly", owner=staff, due_on=ON - timedelta(days=3))
    soon = made.DifficultyFactory(status="dang_xu_ly", owner=staff, due_on=ON + timedelta(days=3))
    again = made.DifficultyFactory(answered=True, owner=staff, heard=Heard.NOT_YET)
    made.DifficultyFactory(answered=True, owner=staff)
    unowned = made.DifficultyFactory.create_batch(2, raised_on=ON - timedelta(days=40))
    mine = {line.url.split("/")[-2]: line.group for line in deadlines(staff, ON) if "difficulty:" in line.key}
    assert mine == {str(late.pk): "late", str(soon.pk): "due", str(again.pk): "returned"}
    for reader in (staff, head):
        (line,) = told(reader, "unowned")
        assert line.what == "Giao người theo dõi 2 vướng mắc"
        assert line.since == ON - timedelta(days=40)
        assert {row for row, _ in lists(reader, line.url).context["rows"]} == set(unowned)
    (line,) = told(head, "overdue")
    assert line.what == "1 vướng mắc quá hạn trả lời"
    assert {row for row, _ in lists(head, line.url).context["rows"]} == {late}
    assert told(staff, "overdue") == []
    services.answer_difficulty(difficulty=again, by=staff, answer="Đã có quỹ bảo lãnh mới.")
    assert not [line for line in deadlines(staff, ON) if line.group == "returned"]


def test_an_answer_found_wanting_by_one_who_joined_comes_back(people):
    """Whoever raised the same is heard too; a new answer asks them anew."""
    staff = people[Role.STAFF]
    whole = made.DifficultyFactory(answered=True, owner=staff)
    joined = made.DifficultyFactory(status="da_gop", joined_to=whole, heard=Heard.NOT_YET, heard_text="Chưa vay được")
    assert [line.group for line in deadlines(staff, ON) if "difficulty:" in line.key] == ["returned"]
    services.answer_difficulty(difficulty=whole, by=staff, answer="Đã có quỹ bảo lãnh mới.")
    joined.refresh_from_db()
    assert (joined.heard, joined.heard_text) == ("", "")
    assert not [line for line in deadlines(staff, ON) if "difficulty:" in line.key]


def test_the_list_of_the_network_is_renewed_in_time(people):
    """“Renewals due”: terms that end with nobody after them; once a list is drawn up, its decision."""
    staff, last = people[Role.STAFF], ON + timedelta(days=20)
    one, two = made.AppointmentFactory.create_batch(2, valid_to=last)
    made.AppointmentFactory(valid_to=last, left_because="Nghỉ hưu")
    made.AppointmentFactory(valid_to=ON + timedelta(days=200))
    made.AppointmentFactory(replaces=two, valid_from=last + timedelta(days=1))
    (line,) = [one for one in deadlines(staff, ON) if "network:" in one.key]
    assert line.what == "Lập danh sách mạng lưới mới: 1 cộng tác viên hết kỳ"
    assert (line.due_on, line.is_near(ON)) == (last, True)
    made.RenewalFactory(unit=one.unit, starts_on=last + timedelta(days=1))
    assert not [one for one in deadlines(staff, ON) if "network:" in one.key]
    (line,) = told(staff, "sign")
    assert (line.group, line.due_on) == ("due", last + timedelta(days=1))
    assert told(people[Role.LEADER], "sign") == []


def test_the_writer_reads_until_when_a_locked_period_is_open(people):
    """The other side of an exception: the day stands on the collaborator's own page."""
    me = people[Role.COLLABORATOR]
    term = made.AppointmentFactory(collaborator__user=me)
    period = made.PeriodFactory(locked=True)
    asked = {"period": period, "appointment": term, "asked_by": people[Role.STAFF]}
    made.ReopeningFactory(**asked, approved_by=people[Role.LEADER], approved_at=timezone.now())
    until = ON + timedelta(days=5)
    page = lists(me, reverse("collaborators:reports")).content.decode()
    assert f"đang mở riêng cho anh, chị đến hết {until:%d/%m/%Y}" in page
    assert ReportingPeriod.objects.get().is_locked
