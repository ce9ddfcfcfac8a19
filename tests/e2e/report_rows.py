"""Rows for the pages of a period: its board, its compiled report, what it raised."""

from collaborators.models import ReportingPeriod
from tests.factories import collaborators


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
