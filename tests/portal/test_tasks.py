"""Tasks put off, handed over, taken back; the month; the calls."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from collaborators.models import Collaborator
from khuyencong.core.choices import Role
from khuyencong.core.dates import Period, format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import LegalRule
from khuyencong.portal import queries
from khuyencong.portal.models import TaskMark
from khuyencong.portal.queries.month import period_of
from khuyencong.portal.services import tasks as services
from projects import services as work
from projects.choices import Move, ProjectStatus, ReasonKind
from projects.models import Project
from tests.factories.collaborators import AppointmentFactory, PeriodFactory
from tests.factories.core import UserFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import FAR_PROVINCE, RoleGrantFactory
from tests.factories.portal import TaskMarkFactory
from tests.factories.procedures import why
from tests.factories.projects import BeneficiaryFactory, ProjectFactory
from tests.people import person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def staff():
    return person(Role.STAFF)


@pytest.fixture
def other():
    return person(Role.STAFF)


def held(user, **facts) -> tuple[Project, str]:
    """A draft in somebody's hands, due in three days, and the key of what is asked."""
    project = ProjectFactory(**{"holder": user, "due_on": today() + 3 * DAY} | facts)
    return project, f"projects.project:{project.pk}:submit"


def at_home(user) -> list[str]:
    return [t.deadline.key for g in queries.grouped(queries.find(user, today()), today()) for t in g.items]


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


class TestSnooze:
    def test_it_leaves_the_home_page_until_the_day(self, staff):
        _, key = held(staff)
        services.snooze_task(by=staff, key=key, until=today() + 2 * DAY, note="Chờ báo giá")
        assert at_home(staff) == []
        assert [t.deadline.key for t in queries.put_aside(queries.find(staff, today()), today())] == [key]
        TaskMark.objects.update(snoozed_until=today())
        assert at_home(staff) == [key]

    def test_beyond_the_last_day_only_by_saying_so(self, staff):
        project, key = held(staff)
        with pytest.raises(DomainError, match=f"Hạn của việc này là {format_date(project.due_on)}"):
            services.snooze_task(by=staff, key=key, until=project.due_on + DAY, note="x")
        services.snooze_task(by=staff, key=key, until=project.due_on + DAY, note="x", beyond=True)
        (task,) = queries.find(staff, today())
        assert task.outlives_its_day
        assert f"quá hạn {format_date(project.due_on)}" in signed_in(staff).get("/").content.decode()

    @pytest.mark.parametrize("days", [0, -1])
    def test_only_to_a_day_to_come(self, staff, days):
        _, key = held(staff)
        with pytest.raises(DomainError, match="sau hôm nay"):
            services.snooze_task(by=staff, key=key, until=today() + days * DAY, note="x")

    def test_a_reason_is_asked(self, staff):
        _, key = held(staff)
        with pytest.raises(DomainError, match="lý do"):
            services.snooze_task(by=staff, key=key, until=today() + DAY, note="  ")

    def test_what_is_done_or_anothers_cannot_be_put_off(self, staff, other):
        _, key = held(other)
        for gone in (key, "projects.project:0:submit", "la"):
            with pytest.raises(DomainError, match="không còn trong danh sách"):
                services.snooze_task(by=staff, key=gone, until=today() + DAY, note="x")

    def test_asked_anew_it_is_back(self, staff):
        """Put off while it was being mended; sent and returned again, it is a new task."""
        project, _ = held(staff, due_on=None, status=ProjectStatus.RETURNED, status_since=today() - 9 * DAY)
        key = f"projects.project:{project.pk}:mend"
        TaskMarkFactory(user=staff, key=key, snoozed_until=today() + 30 * DAY)
        assert at_home(staff) == []
        TaskMark.objects.update(marked_at="2020-01-01T00:00:00Z")  # made on an earlier return
        assert at_home(staff) == [key]


class TestHandOver:
    def test_it_moves_from_one_home_page_to_the_other(self, staff, other):
        _, key = held(staff)
        services.hand_over_task(by=staff, key=key, to=other, note="Nhờ chị gửi giúp")
        assert (at_home(staff), at_home(other)) == ([], [key])
        html = signed_in(other).get("/").content.decode()
        assert "Nhờ chị gửi giúp" in html
        assert f"Giao cho {other}" in signed_in(staff).get("/").content.decode()

    def test_done_it_is_on_nobodys_page(self, staff, other):
        project, key = held(staff)
        services.hand_over_task(by=staff, key=key, to=other, note="x")
        work.move_project(by=staff, project=project, move=Move.WITHDRAW, reason=why(ReasonKind.WITHDRAW))
        assert at_home(staff) == at_home(other) == []

    def test_given_back_it_comes_back(self, staff, other):
        _, key = held(staff)
        services.hand_over_task(by=staff, key=key, to=other, note="x")
        services.hand_over_task(by=other, key=key, to=staff, note="Xin gửi lại")
        assert (at_home(staff), at_home(other)) == ([key], [])

    def test_taken_back(self, staff, other):
        _, key = held(staff)
        services.hand_over_task(by=staff, key=key, to=other, note="x")
        signed_in(staff).post(reverse("portal:take_back", args=[key]))
        assert (at_home(staff), at_home(other)) == ([key], [])

    def test_passed_on_the_one_between_does_not_see_it(self, staff, other):
        third, (_, key) = person(Role.STAFF), held(staff)
        services.hand_over_task(by=staff, key=key, to=other, note="x")
        services.hand_over_task(by=other, key=key, to=third, note="y")
        assert (at_home(staff), at_home(other), at_home(third)) == ([], [], [key])

    @pytest.mark.parametrize(("role", "place"), [(Role.STAFF, FAR_PROVINCE), (Role.COLLABORATOR, ""), (Role.JUROR, "")])
    def test_only_to_a_colleague_of_the_place(self, staff, role, place):
        _, key = held(staff)
        with pytest.raises(DomainError, match="cùng cơ quan"):
            services.hand_over_task(by=staff, key=key, to=person(role, place), note="x")

    def test_not_to_one_who_is_not_asked_such_things(self, staff):
        PeriodFactory(late=True)
        AppointmentFactory()
        (task,) = queries.find(staff, today())
        with pytest.raises(DomainError, match="không mở được"):
            services.hand_over_task(by=staff, key=task.deadline.key, to=person(Role.ACCOUNTANT), note="x")

    def test_colleagues_are_people_of_today(self, staff, other):
        RoleGrantFactory(role=Role.STAFF, valid_to=today() - DAY)
        UserFactory()
        assert list(queries.colleagues(staff, today())) == [other]


class TestRows:
    @pytest.mark.parametrize(
        ("name", "facts"),
        [
            ("taskmark_put_off_or_handed_over", {"snoozed_until": None}),
            ("taskmark_put_off_or_handed_over", {"handed_over": True, "snoozed_until": "2026-12-01"}),
        ],
    )
    def test_put_off_or_handed_over(self, name, facts):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            TaskMarkFactory(**facts)

    def test_to_another_and_once(self, staff):
        with pytest.raises(IntegrityError, match="taskmark_to_another"), transaction.atomic():
            TaskMarkFactory(user=staff, assignee=staff, snoozed_until=None)
        mark = TaskMarkFactory(user=staff)
        with pytest.raises(IntegrityError, match="taskmark_once"), transaction.atomic():
            TaskMarkFactory(user=staff, key=mark.key)


class TestPages:
    def test_putting_off_without_script(self, staff):
        _, key = held(staff)
        client, url = signed_in(staff), reverse("portal:snooze", args=[key])
        assert url in client.get("/").content.decode()
        assert client.post(url, {"until": "01/01/2020", "note": "x"}).status_code == 422
        assert client.post(url, {"until": format_date(today() + DAY), "note": "x"})["Location"] == "/"
        assert at_home(staff) == []

    def test_handing_over_without_script(self, staff, other):
        _, key = held(staff)
        client, url = signed_in(staff), reverse("portal:give_task", args=[key])
        assert str(other) in client.get(url).content.decode()
        client.post(url, {"to": other.pk, "note": "x"})
        assert at_home(other) == [key]

    def test_why_names_the_rule_and_what_is_not_verified(self, staff):
        held(staff, due_on=None, status=ProjectStatus.RETURNED, status_since=today() - 9 * DAY)
        html = signed_in(staff).get("/").content.decode()
        assert "Bổ sung hồ sơ theo yêu cầu (LC40): Đề xuất" in html
        assert "chưa kiểm chứng" in html

    def test_a_legal_day_is_shown_from_its_first_reminder(self, staff):
        last = today() + 20 * DAY
        LegalRule.objects.filter(code="LC01").update(month=last.month, day=last.day, strictly_before=False)
        project, key = held(staff, due_on=None, purse="KCQG", plan_year=last.year)
        assert at_home(staff) == [key]  # 30 days before, not 7
        Project.objects.filter(pk=project.pk).update(purse="KCDP")
        assert at_home(staff) == []


class TestMonth:
    on = date(2026, 11, 20)

    def test_weeks_begin_on_monday(self, staff):
        month = queries.month_of(Period.month(2026, 11), [], self.on)
        assert (month.days[0].date, month.days[0].weekday, len(month.days)) == (date(2026, 10, 26), "Thứ Hai", 42)
        assert (month.previous, month.next) == ("2026-10", "2026-12")

    def test_days_off_and_what_the_law_fixes(self, staff):
        month = queries.month_of(Period.month(2026, 11), [], self.on)
        (culture,) = [day for day in month.days if day.special]
        assert (culture.date, culture.special.name) == (date(2026, 11, 24), "Ngày Văn hóa Việt Nam")
        assert not culture.is_working
        assert [(due.rule.code, due.on.day) for due in month.fixed] == [
            ("LC44", 1),
            ("LC29", 15),
            ("LC28", 19),
            ("LC03", 24),
        ]
        assert [due.rule.code for due in queries.month_of(Period.month(2027, 1), [], self.on).fixed] == [
            "LC05",
            "LC03",
            "LC30",
        ]

    def test_a_year_without_days_off_is_said(self, staff):
        assert "chưa có" in queries.month_of(Period.month(2031, 2), [], self.on).doubts[0]

    @pytest.mark.parametrize("text", ["", "2026", "2026-13", "1-1", "nam-nay", "2026-11-01", "²⁰²⁶-11"])
    def test_what_is_no_month_is_this_month(self, text):
        assert period_of(text, self.on) == Period.month(2026, 11)

    def test_a_task_stands_on_its_day_for_me_or_for_all(self, staff, other):
        project, _ = held(other, due_on=today())
        page = signed_in(staff).get(reverse("portal:calendar"))
        assert project.code not in page.content.decode()
        page = signed_in(staff).get(reverse("portal:calendar"), {"xem": "tat-ca"})
        assert project.code in page.content.decode()
        assert [t.deadline.what for day in page.context["month"].days for t in day.tasks] == ["Soạn và trình duyệt"]

    def test_a_far_month_shows_what_falls_due_then(self, staff):
        project, _ = held(staff, due_on=today() + 200 * DAY)
        there = f"{project.due_on:%Y-%m}"
        assert project.code in signed_in(staff).get(reverse("portal:calendar"), {"thang": there}).content.decode()


class TestCalls:
    def test_one_entry_a_person_with_a_number_to_dial(self, staff):
        period = PeriodFactory(late=True)
        late = AppointmentFactory(
            collaborator__full_name="Mai Thị Lan", collaborator__phone="0901 234 567"
        ).collaborator
        assert Collaborator.objects.count() == 1
        html = signed_in(staff).get(reverse("portal:calls")).content.decode()
        assert 'href="tel:0901234567"' in html
        assert str(late) in html
        assert f"Nhắc gửi báo cáo {period}" in html

    def test_the_establishment_is_called_about_ones_own_file(self, staff):
        establishment = EstablishmentFactory(facts__owner_name="Trần Văn Gốm", facts__phone="0908 111 222")
        for due in (1, 2):
            project, _ = held(staff, due_on=today() + due * DAY)
            BeneficiaryFactory(project=project, establishment=establishment)
        (call,) = signed_in(staff).get(reverse("portal:calls")).context["calls"]
        assert call.name.startswith("Trần Văn Gốm")
        assert (call.dial, len(call.tasks)) == ("0908111222", 2)

    def test_the_holder_is_called_about_anothers_file(self, staff):
        other = person(Role.STAFF, phone="0902000111")
        held(other, due_on=today() - DAY)
        (call,) = signed_in(staff).get(reverse("portal:calls"), {"xem": "tat-ca"}).context["calls"]
        assert (call.name, call.phone, call.is_late) == (str(other), "0902000111", True)
