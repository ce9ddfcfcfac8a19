"""Rows for the reports a collaborator writes, and for the pages of a period: its board, its compiled report."""

from collaborators.models import ReportingPeriod
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from tests.factories import collaborators, core, register


def a_period(people):
    return collaborators.PeriodFactory(year=2026, quarter=4)


def its_pk_as_period(period) -> dict:
    return {"period": period.pk}


def grow_compiled(period, n: int) -> None:
    """Approved, sent and missing in this period, approved a quarter ago and a year ago."""
    before = [(2026, 3), (2025, 4)]
    periods = [
        period,
        *(
            ReportingPeriod.objects.filter(year=y, quarter=q).first() or collaborators.PeriodFactory(year=y, quarter=q)
            for y, q in before
        ),
    ]
    for term in collaborators.AppointmentFactory.create_batch(n):
        for one in periods:
            report = collaborators.ReportFactory(appointment=term, period=one, approved=True)
            collaborators.AnswerFactory(report=report)
            collaborators.LineFactory(report=report)
        collaborators.DifficultyFactory(appointment=term)
    collaborators.AppointmentFactory.create_batch(n)


def grow_board_of(period, n: int) -> None:
    """Approved, sent with something to look at, and missing."""
    for _ in range(n):
        collaborators.AnswerFactory(
            report=collaborators.ReportFactory(period=period, sent=True, warnings=1), warning="Gấp 3 lần"
        )
        collaborators.ReportFactory(period=period, approved=True)
        collaborators.AppointmentFactory()


def grow_difficulties(one, n: int) -> None:
    collaborators.DifficultyFactory.create_batch(n, text=one.text)
    collaborators.DifficultyFactory.create_batch(n, status="da_gop", joined_to=one)


def my_term(people):
    return collaborators.AppointmentFactory(collaborator__user=people[Role.COLLABORATOR])


def grow_periods(term, n: int) -> None:
    for period in collaborators.PeriodFactory.create_batch(n):
        collaborators.ReportFactory(appointment=term, period=period)


def my_draft(people):
    return collaborators.ReportFactory(appointment=my_term(people), answered=True)


def my_sent(people):
    return collaborators.ReportFactory(appointment=my_term(people), sent=True, sent_by=people[Role.COLLABORATOR])


def its_period(report) -> dict:
    return {"period": report.period_id}


def grow_mine(report, n: int) -> None:
    """Other quarters of the same person, all of them sent."""
    collaborators.ReportFactory.create_batch(n, appointment=report.appointment, sent=True)
    core.ActivityFactory.create_batch(n, timeline=report.timeline)


def a_report_with_findings(people):
    return register.newcomer().report


def grow_findings(report, n: int) -> None:
    """Of each kind some that wait, and as many decided."""
    for outcome in ("ngung", "doi", "tam_ngung"):
        for _ in range(n):
            register.review(outcome, report=report)
    for _ in range(n):
        waiting = register.review("ngung", report=report)
        register.RegisterDecisionFactory(
            report=report, key=f"cs-{waiting.establishment_id}", kind="ngung", establishment=waiting.establishment
        )


def grow_waiting(people, n: int) -> None:
    """Whatever waits in the network for a desk, some of each kind."""
    period, staff = ReportingPeriod.objects.latest("pk"), people[Role.STAFF]
    for _ in range(n):
        collaborators.ReportFactory(period=period, sent=True)
        register.newcomer(
            register.review("ngung", report=collaborators.ReportFactory(period=period, approved=True)).report
        )
        collaborators.ReopeningFactory(period=period)
        collaborators.DifficultyFactory(status="dang_xu_ly", owner=staff, due_on=today())
        collaborators.AppointmentFactory(valid_to=today())
    collaborators.DifficultyFactory.create_batch(n)
