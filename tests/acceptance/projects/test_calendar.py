"""“Calendar: moving one date moves every dependent task and no one who has acted sees it (property test);
working-day arithmetic across Tết.”"""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from budgets import services as money
from khuyencong.core import calendar, timeline
from khuyencong.core.choices import Role
from khuyencong.core.deadlines import Ask, Deadline
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.models import LegalRule
from khuyencong.portal import queries as portal
from projects import services
from projects.choices import MOVES, Move, ProjectStatus, Purse, ReasonKind, moves_from
from projects.models import Project
from projects.queries import clocks, deadlines, walk_of
from projects.services import steps
from tests.factories.core import HolidayFactory, LegalRuleFactory
from tests.factories.finishing import AcceptanceFactory, SettlementFactory, funded
from tests.factories.gathered import gather
from tests.factories.procedures import CheckpointTickFactory, why
from tests.factories.projects import BeneficiaryFactory, ProjectFactory
from tests.factories.running import ContractProjectFactory
from tests.scale import FULL

pytestmark = pytest.mark.django_db
EXAMPLES = 200 if FULL else 20
RUNS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # a failing walk is short enough to read; shrinking costs minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

# Monday to Friday off at Tết 2026 (16–20/02); Thursday, Friday, then Monday to Wednesday in 2027 (04–10/02).
ACROSS_TET = [
    # code, from, last day, worked by hand from holidays.csv
    ("LC38", date(2026, 2, 10), date(2026, 3, 3)),  # 11 12 13 · 23 24 25 26 27 · 2 3
    ("LC39", date(2026, 2, 10), date(2026, 3, 10)),  # … 4 5 6 · 9 10
    ("LC40", date(2026, 2, 13), date(2026, 3, 6)),  # 23 24 25 26 27 · 2 3 4 5 6
    ("LC38", date(2026, 2, 17), date(2026, 3, 6)),  # mùng 1: counting begins after the holiday all the same
    ("LC38", date(2025, 12, 31), date(2026, 1, 15)),  # 5 6 7 8 9 10 (the Saturday worked) · 12 13 14 15
    ("LC38", date(2027, 1, 28), date(2027, 2, 18)),  # 29 · 1 2 3 · 11 12 · 15 16 17 18
    ("LC39", date(2027, 1, 28), date(2027, 2, 25)),  # … 19 · 22 23 24 25
    ("LC40", date(2027, 2, 3), date(2027, 2, 24)),  # 11 12 · 15 16 17 18 19 · 22 23 24
]


class TestAcrossTet:
    """“working-day arithmetic across Tết”, with the days off as holidays.csv gives them."""

    @pytest.mark.parametrize(("code", "event_on", "last"), ACROSS_TET)
    def test_clocks_of_working_days(self, code, event_on, last):
        assert calendar.due(code, event_on).on == last

    @pytest.mark.parametrize(
        ("start", "following"),
        [
            (date(2026, 2, 13), date(2026, 2, 23)),  # Friday before Tết 2026
            (date(2027, 2, 3), date(2027, 2, 11)),  # Wednesday before Tết 2027
            (date(2025, 12, 31), date(2026, 1, 5)),  # 01/01 and the exchanged 02/01
            (date(2026, 1, 9), date(2026, 1, 10)),  # the Saturday worked for it
            (date(2026, 8, 28), date(2026, 9, 3)),  # 31/08 to 02/09
            (date(2026, 8, 21), date(2026, 8, 22)),
        ],
    )
    def test_the_next_working_day(self, start, following):
        assert calendar.add_working_days(start, 1) == following
        assert calendar.working_days_between(start, following) == 1

    def test_calendar_days_run_through_it(self):
        assert calendar.due("LC04", date(2026, 2, 10)).on == date(2026, 2, 25)

    def test_before_a_day_is_the_day_before(self):
        assert calendar.due("LC01", year=2026).on == date(2026, 5, 19)
        assert calendar.due("LC03", year=2026, number=2).on == date(2026, 2, 24)
        assert calendar.due("LC05", year=2026).on == date(2027, 1, 22)

    def test_a_year_without_rows_is_said_and_unverified_days_too(self):
        assert calendar.due("LC38", date(2027, 12, 27)).doubts == (
            "lịch nghỉ năm 2028 chưa có, mới trừ thứ bảy, chủ nhật",
        )
        assert "ngày nghỉ chưa kiểm chứng: 04/02/2027" in calendar.due("LC38", date(2027, 1, 28)).doubts[0]


GRANTED = {"approved_on": date(2025, 12, 1), "support_approved": 280_000_000}
# Which event of a đề án each rule counts from, and how the đề án then stands.
STANDS = {
    "LC38": ("submitted_on", {"status": ProjectStatus.SUBMITTED}, Role.LEADER),
    "LC39": ("status_since", {"status": ProjectStatus.APPRAISAL}, Role.APPRAISER),
    "LC40": ("status_since", {"status": ProjectStatus.RETURNED}, Role.STAFF),
    "LC04": ("done_on", {"status": ProjectStatus.ACCEPTED, "purse": Purse.NATIONAL, **GRANTED}, Role.STAFF),
}
EVENTS = st.dates(date(2026, 1, 1), date(2027, 6, 30))


def of_rule(user, code: str, on: date, project: Project) -> list[Deadline]:
    """Tasks of one đề án that stand on a rule, however far."""
    found = deadlines(user, on, Ask(until=on + timedelta(days=1200)))
    return [one for one in found if one.rule and one.rule.code == code and f":{project.pk}:" in one.key]


def close(project: Project) -> None:
    """Out of everybody's sight, so that the next walk is alone."""
    Project.objects.filter(pk=project.pk).update(retrospective=True)


class TestMovingOneDate:
    """“moving one date moves every dependent task”"""

    @pytest.mark.parametrize("code", STANDS)
    @RUNS
    @given(first=EVENTS, second=EVENTS)
    def test_an_event_moves_what_counts_from_it(self, people, code, first, second):
        event, stands, role = STANDS[code]
        holder = people[Role.STAFF]
        project = ProjectFactory(**stands, **{event: first}, holder=holder)
        for day in (first, second):
            Project.objects.filter(pk=project.pk).update(**{event: day})
            (task,) = of_rule(people[role], code, day, project)
            assert task.due_on == calendar.due(code, day).on
            assert task.since == day
            (again,) = [t for t in portal.find(people[role], day, Ask(until=task.due_on)) if t.deadline.key == task.key]
            assert again.deadline.due_on == task.due_on  # the page says what the app says
        close(project)

    @RUNS
    @given(month=st.integers(1, 12), day=st.integers(1, 28), year=st.integers(2026, 2028))
    def test_a_rule_moves_every_file_under_it(self, people, month, day, year):
        """A new date in the register (no code changed) moves LC01 for each draft of national money."""
        LegalRule.objects.filter(code="LC01").update(month=month, day=day, strictly_before=False)
        drafts = [ProjectFactory(holder=people[Role.STAFF], purse=Purse.NATIONAL, plan_year=year) for _ in range(3)]
        found = [of_rule(people[Role.STAFF], "LC01", date(2026, 1, 1), draft) for draft in drafts]
        assert [task.due_on for (task,) in found] == [date(year, month, day)] * 3
        for draft in drafts:
            close(draft)

    def test_a_day_off_moves_every_clock_that_runs_over_it(self, people):
        on = date(2026, 11, 16)
        files = [ProjectFactory(submitted=True, submitted_on=on) for _ in range(2)]
        before = {f.pk: of_rule(people[Role.LEADER], "LC38", on, f)[0].due_on for f in files}
        assert set(before.values()) == {date(2026, 12, 1)}  # 24/11 is Ngày Văn hóa Việt Nam
        HolidayFactory(date=date(2026, 11, 25))
        after = {f.pk: of_rule(people[Role.LEADER], "LC38", on, f)[0].due_on for f in files}
        assert set(after.values()) == {date(2026, 12, 2)}

    def test_a_new_version_leaves_clocks_that_run_already(self, people):
        LegalRule.objects.filter(code="LC38").update(valid_to=date(2026, 11, 15))
        LegalRuleFactory(code="LC38", valid_from=date(2026, 11, 16), amount=5)
        old = ProjectFactory(submitted=True, submitted_on=date(2026, 11, 13))
        new = ProjectFactory(submitted=True, submitted_on=date(2026, 11, 16))
        ends = [of_rule(people[Role.LEADER], "LC38", date(2026, 11, 16), one)[0].due_on for one in (old, new)]
        assert ends == [date(2026, 11, 30), date(2026, 11, 23)]


# Steps out of the way end the walk; a file whose work was cut short settles without acceptance: no walk takes them.
_ASIDE = {Move.WITHDRAW, Move.REJECT, Move.STOP, Move.DEMAND_REFUND}
REPORT = "report"


def ways(project: Project) -> list[str]:
    """What may be done from here."""
    found = [move for move in moves_from(project.status) if move not in _ASIDE]
    if project.status == ProjectStatus.RUNNING:
        return [REPORT, *(move for move in found if move != Move.SETTLE)]
    return found


class TestWhoHasActed:
    """“no one who has acted sees it”"""

    @settings(RUNS, max_examples=EXAMPLES if FULL else 6)  # each asks for every page at every step
    @given(choices=st.lists(st.integers(0, 11), min_size=8, max_size=16))
    def test_an_act_ends_the_asking(self, people, choices):
        """Random walks over what may be done: after each act nobody in the office is asked for that very act."""
        with transaction.atomic():  # steps alone, without the money and the minutes services write: nothing of it stays
            self.walk(people, choices)
            transaction.set_rollback(True)

    def walk(self, people, choices) -> None:
        project = ProjectFactory(
            holder=people[Role.STAFF], purse=Purse.NATIONAL, plan_year=2026, due_on=date(2026, 3, 1)
        )
        on = date(2026, 3, 2)
        for choice in choices:
            project = Project.objects.get(pk=project.pk)
            on += timedelta(days=3)
            with time_machine.travel(f"{on}T09:00:00+07:00"):
                if found := ways(project):
                    done = self.act(found[choice % len(found)], project, people[Role.STAFF], on)
                    assert done not in self.asked(people, project, on)

    @staticmethod
    def act(move: str, project: Project, staff, on: date) -> str:
        """Do it, as the services do once their rules allow; the act that is thereby done, as keys of tasks end."""
        if move == REPORT:
            timeline.record(timeline=project.timeline, by=staff, verb="progress", text="Báo cáo tháng")
            month = on + timedelta(days=10) if on.day > 24 else on  # sent after the 24th: next month's
            return f"{REPORT}:{month:%Y-%m}"
        done = clocks.ACTS[project.status][0].code
        if move == Move.SIGN:
            ContractProjectFactory(project=project)
        columns = {Move.SUBMIT: {"submitted_on": on}, Move.ACCEPT: {"done_on": on}}
        columns[Move.APPROVE] = {"approved_on": on, "support_approved": 100}
        target = MOVES[move].target
        steps.take(by=staff, row=project, move=move, to=target, happened_on=on, **columns.get(move, {}))
        return done

    @staticmethod
    def asked(people, project: Project, on: date) -> set[str]:
        """Acts of the đề án that stand on anybody's page: home, calendar, calls, one's own or everyone's."""
        asks = (Ask(until=on + timedelta(days=40), everyone=everyone) for everyone in (False, True))
        tasks = [
            task.deadline.key
            for ask in asks
            for role in (Role.STAFF, Role.ADMIN, Role.LEADER, Role.APPRAISER)
            for task in portal.find(people[role], on, ask)
        ]
        start = f"projects.project:{project.pk}:"
        return {key.removeprefix(start) for key in tasks if key.startswith(start)}

    def test_a_returned_file_is_asked_for_until_it_is_sent_again(self, people):
        staff = people[Role.STAFF]
        project = gather(BeneficiaryFactory(project=ProjectFactory(holder=staff)).project)
        with time_machine.travel("2026-11-16T09:00:00+07:00"):
            services.move_project(by=staff, project=project, move=Move.SUBMIT)
            services.move_project(by=staff, project=project, move=Move.RETURN, reason=why(ReasonKind.RETURN))
            (task,) = [one for one in deadlines(staff, date(2026, 11, 17)) if ":mend" in one.key]
            assert (task.group, task.rule.code, task.due_on) == ("returned", "LC40", date(2026, 12, 1))
            services.move_project(by=staff, project=project, move=Move.SUBMIT)
            assert not [one for one in deadlines(staff, date(2026, 11, 17)) if ":mend" in one.key]


class TestASettlementSentBack:
    """“moving one date moves every dependent task and no one who has acted sees it”: LC40 after “Trả hồ sơ quyết toán”."""

    @pytest.fixture
    def sent_back(self, people):
        with time_machine.travel("2026-02-13T09:00:00+07:00", tick=False):
            project = funded(ProjectStatus.SETTLED, holder=people[Role.STAFF], plan_year=2026)
            AcceptanceFactory(project=project, beneficiary=project.beneficiaries.get(), held_on=date(2026, 2, 10))
            SettlementFactory(project=project, settled_on=date(2026, 2, 12), amount=250_000_000)
            reason = why(ReasonKind.RETURN, "thiếu bảng kê")
            money.send_back_settlement(by=people[Role.LEADER], project=project, reason=reason)
            project.refresh_from_db()
            yield project

    def test_its_clock_runs_from_the_day_it_came_back(self, people, sent_back):
        """Across Tết; by the rule's own row: moving that moves the task. The clock of the first settlement is done."""
        on = date(2026, 2, 14)
        (task,) = of_rule(people[Role.STAFF], "LC40", on, sent_back)
        assert (task.group, task.due_on, task.since) == ("returned", date(2026, 3, 6), date(2026, 2, 13))
        assert "hồ sơ quyết toán bị trả lại ngày 13/02/2026" in task.why
        assert of_rule(people[Role.STAFF], "LC04", on, sent_back) == []
        LegalRule.objects.filter(code="LC40").update(amount=5)
        (moved,) = of_rule(people[Role.STAFF], "LC40", on, sent_back)
        assert moved.due_on == calendar.due("LC40", date(2026, 2, 13)).on == date(2026, 2, 27)

    def test_late_it_is_late(self, people, sent_back):
        (task,) = of_rule(people[Role.STAFF], "LC40", date(2026, 3, 7), sent_back)
        assert task.group == "late"

    def test_settled_again_nobody_sees_it(self, people, sent_back):
        on = date(2026, 2, 14)
        gather(sent_back, Move.SETTLE)
        with time_machine.travel("2026-02-14T09:00:00+07:00", tick=False):
            for checkpoint in walk_of(sent_back).untouched(Move.SETTLE):
                CheckpointTickFactory(project=sent_back, checkpoint=checkpoint)
            sent_back.__dict__.pop("_walk", None)
            facts = {
                "number": "51",
                "symbol": "QĐ",
                "issued_on": date(2026, 2, 14),
                "issuer": "Trung tâm",
                "title": "Quyết toán",
            }
            money.settle_project(
                by=people[Role.ACCOUNTANT], project=sent_back, amount=240_000_000, document=DocumentFacts(**facts)
            )
        everyone = Ask(until=date(2027, 12, 31), everyone=True)
        for role in (Role.STAFF, Role.LEADER):
            found = deadlines(people[role], on, everyone)
            assert not [one for one in found if "settle_again" in one.key or (one.rule and one.rule.code == "LC40")]

    def test_taken_for_the_last_word_only(self, people):
        """An accepted file never sent back has the clock of Điều 18, and no other."""
        facts = {"done_on": date(2026, 2, 10), "purse": Purse.NATIONAL, "holder": people[Role.STAFF]}
        project = funded(ProjectStatus.ACCEPTED, **facts)
        assert of_rule(people[Role.STAFF], "LC40", date(2026, 2, 14), project) == []
        assert of_rule(people[Role.STAFF], "LC04", date(2026, 2, 14), project)
