"""What each status of a đề án asks, of whom, and by which clocks: one table, and pure functions over it.

Dates come from the records (``facts``), rules from ``core.calendar``. A new status is a new line of ``ACTS``; an act that no
status ends (a monthly report) ends by a line of the feed, whose verb is ``done``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from khuyencong.core.calendar import Due, Law
from khuyencong.core.choices import Role
from projects.choices import ProjectStatus, Purse
from projects.models import Project

# Events. Standing: since it stands where it stands; all accepted: the last đề án of its contract was.
# Ended: it is carried out until then; sent back: its settlement file was, and nobody has settled it since.
SUBMITTED, STANDING, ACCEPTED, ALL_ACCEPTED = "submitted", "standing", "accepted", "all accepted"
ENDED, SENT_BACK = "ended", "sent back"
PLAN_YEAR, LAST_YEAR = (
    "",
    "last year",
)  # of a yearly rule: the year it was planned for, the year it is carried out until
_LAPSE = timedelta(
    days=366
)  # what was not done for so long after its day is a matter for the records, not for a reminder

Feed = Mapping[str, list[date]]  # verb → days


@dataclass(frozen=True)
class Clock:
    """A rule of law and the event it counts from; ``role``: it speaks to these people only."""

    code: str
    event: str = PLAN_YEAR
    purse: str = ""
    role: Role | None = None
    monthly: bool = False


@dataclass(frozen=True)
class Act:
    """Something asked while a đề án stands in a status; of its holder unless ``asked`` names roles.

    ``always``: asked even when no day is known. ``own_day``: the day people set for the next step speaks too, and
    ``to_the_end``: so does the end of the work. ``after``: only once that has happened; ``unless``: only before it.
    """

    code: str
    what: str
    action: str = "Mở hồ sơ"
    clocks: tuple[Clock, ...] = ()
    asked: tuple[Role, ...] = ()
    own_day: bool = False
    always: bool = False
    done: str = ""
    to_the_end: bool = False
    after: str = ""
    unless: str = ""


_DECIDERS = (Role.LEADER, Role.APPRAISER)
ACTS: dict[str, tuple[Act, ...]] = {
    ProjectStatus.DRAFT: (
        Act("submit", "Soạn và trình duyệt", clocks=(Clock("LC01", purse=Purse.NATIONAL),), own_day=True),
    ),
    ProjectStatus.RETURNED: (
        Act(
            "mend",
            "Sửa theo lời trả lại rồi trình lại",
            clocks=(Clock("LC40", STANDING),),
            own_day=True,
            always=True,
        ),
    ),
    ProjectStatus.SUBMITTED: (
        Act(
            "receive",
            "Nhận hồ sơ, đưa vào thẩm định",
            "Xem hồ sơ",
            clocks=(Clock("LC38", SUBMITTED, Purse.LOCAL),),
            asked=_DECIDERS,
            own_day=True,
            always=True,
        ),
    ),
    ProjectStatus.APPRAISAL: (
        Act(
            "decide",
            "Thẩm định, quyết đề án",
            "Xem hồ sơ",
            clocks=(Clock("LC39", STANDING, Purse.LOCAL),),
            asked=_DECIDERS,
            own_day=True,
            always=True,
        ),
    ),
    ProjectStatus.APPROVED: (Act("sign", "Ký hợp đồng", own_day=True),),
    ProjectStatus.CONTRACTED: (Act("start", "Bắt đầu thực hiện", own_day=True),),
    ProjectStatus.RUNNING: (
        Act("carry_out", "Theo dõi tiến độ, đề nghị nghiệm thu", own_day=True, to_the_end=True),
        Act(
            "report",
            "Gửi báo cáo tiến độ tháng {month}",
            clocks=(Clock("LC03", STANDING, Purse.NATIONAL, monthly=True),),
            done="progress",
        ),
    ),
    ProjectStatus.SUSPENDED: (Act("resume", "Tiếp tục hoặc ngừng", own_day=True, always=True),),
    ProjectStatus.ACCEPTING: (Act("accept", "Nghiệm thu", "Xem hồ sơ", asked=_DECIDERS, own_day=True, always=True),),
    ProjectStatus.ACCEPTED: (
        Act(
            "settle",
            "Lập hồ sơ quyết toán",
            clocks=(Clock("LC04", ALL_ACCEPTED),),
            own_day=True,
            always=True,
            unless=SENT_BACK,
        ),
        Act(
            "settle_again",
            "Sửa hồ sơ quyết toán theo lời trả lại rồi quyết toán lại",
            clocks=(Clock("LC40", SENT_BACK),),
            own_day=True,
            always=True,
            after=SENT_BACK,
        ),
    ),
    ProjectStatus.SETTLED: (
        Act(
            "liquidate",
            "Thanh lý hợp đồng",
            clocks=(Clock("LC05", LAST_YEAR, Purse.NATIONAL),),
            own_day=True,
            always=True,
        ),
    ),
    ProjectStatus.REFUNDING: (
        Act(
            "refund", "Thu hồi kinh phí phải hoàn trả", clocks=(Clock("LC05", LAST_YEAR, Purse.NATIONAL),), always=True
        ),
    ),
    ProjectStatus.LIQUIDATED: (Act("archive", "Lưu hồ sơ", own_day=True, always=True),),
    ProjectStatus.STOPPED: (Act("recover", "Thu hồi tạm ứng hoặc lưu hồ sơ", own_day=True, always=True),),
}
FEED_VERBS = {act.done for acts in ACTS.values() for act in acts if act.done}


@dataclass(frozen=True)
class Task:
    """One act asked of one đề án; ``due`` is the clock that speaks, None when people's own day does, or none."""

    act: Act
    what: str
    key: str
    due_on: date | None
    since: date | None
    due: Due | None


def facts(project: Project) -> dict[str, date | None]:
    """Event → day, as far as known."""
    return {
        SUBMITTED: project.submitted_on,
        STANDING: project.status_since,
        ACCEPTED: project.done_on,
        ALL_ACCEPTED: getattr(project, "contract_done_on", project.done_on),
        ENDED: project.ends_on,
        SENT_BACK: getattr(project, "sent_back_on", None),
    }


def tasks(
    project: Project, law: Law, on: date, *, feed: Feed, until: date, roles: frozenset[str] = frozenset()
) -> Iterator[Task]:
    """What is asked of a đề án on a day, with what falls due up to ``until``; late ones as long as they are not done."""
    events = facts(project)
    for act in ACTS.get(project.status, ()):
        if (act.after and not events[act.after]) or (act.unless and events[act.unless]):
            continue
        for task in _of(act, project, law, on, events=events, until=until, roles=roles):
            stale = act.done and task.due_on is not None and task.due_on + _LAPSE < on
            if not stale and not _is_done(task, feed):
                yield task


def _of(act: Act, project: Project, law: Law, on: date, *, events, until: date, roles) -> Iterator[Task]:
    clocks = [clock for clock in act.clocks if _speaks(clock, project, roles)]
    for clock in clocks:
        if clock.monthly:
            yield from _monthly(act, clock, project, law, on, began=events[clock.event], until=until)
            return
    dues = [due for clock in clocks if (due := _due(clock, project, law, events))]
    first = min(dues, key=lambda due: due.on, default=None)
    days = (act.own_day and project.due_on, act.to_the_end and events[ENDED])
    day = min((day for day in days if day), default=None)
    own = day is not None and (first is None or day < first.on)
    due_on = day if own else first.on if first else None
    if act.always or (due_on is not None and due_on <= until):
        since = next((events[clock.event] for clock in act.clocks if events.get(clock.event)), None)
        yield Task(act, act.what, f"{project.pk}:{act.code}", due_on, since, None if own else first)


def _speaks(clock: Clock, project: Project, roles: frozenset[str]) -> bool:
    to_them = clock.role is None or not roles.intersection({Role.LEADER, Role.APPRAISER}) or clock.role in roles
    return clock.purse in {"", project.purse} and to_them


def _due(clock: Clock, project: Project, law: Law, events: Mapping[str, date | None]) -> Due | None:
    if clock.event in (PLAN_YEAR, LAST_YEAR):
        year = project.plan_year if clock.event == PLAN_YEAR else project.last_year
        return law.due(clock.code, year=year) if year else None
    return law.due(clock.code, events[clock.event]) if events[clock.event] else None


def _monthly(act: Act, clock: Clock, project: Project, law: Law, on: date, *, began: date | None, until: date):
    """One task a month, from the month of ``on``; nothing is asked of the days before it began."""
    months = range(on.year * 12 + on.month - 1, until.year * 12 + until.month)
    for year, month in (divmod(month, 12) for month in months):
        due = law.due(clock.code, year=year, number=month + 1)
        if due and began and began < due.on <= until:
            key = f"{project.pk}:{act.code}:{year}-{month + 1:02d}"
            what = act.what.format(month=f"{month + 1}/{year}")
            yield Task(act, what, key, due.on, max(began, _month_before(due.on)), due)


def _month_before(day: date) -> date:
    """The day after the last one of the month before: what is sent from then on is this month's."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day)) + timedelta(days=1)


def _is_done(task: Task, feed: Feed) -> bool:
    """Somebody has acted: the feed says so, on a day that counts for this task."""
    if not task.act.done:
        return False
    return any(task.since is None or task.since <= day for day in feed.get(task.act.done, ()))
