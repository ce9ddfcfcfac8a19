"""What the tests of reports do again and again: a writer with a place, establishments in it, a report sent."""

from collaborators import services
from collaborators.models import QuarterlyReport
from khuyencong.core.choices import Role
from tests.factories.collaborators import ANSWERED, AppointmentFactory, CollaboratorFactory, PeriodFactory
from tests.factories.establishments import EstablishmentFactory
from tests.people import person


def writer(**period):
    """(user, term, period)."""
    user = person(Role.COLLABORATOR)
    term = AppointmentFactory(collaborator=CollaboratorFactory(user=user))
    return user, term, PeriodFactory(**period)


def establishments(n: int) -> list:
    return EstablishmentFactory.create_batch(n)


def saved(term, period, **answers) -> QuarterlyReport:
    user = term.collaborator.user
    there = QuarterlyReport.objects.filter(appointment=term, period=period).first()
    return services.save_report(
        appointment=term, period=period, by=user, answers=answers, expected=there.version if there else None
    )


def sent(term, period, **answers) -> QuarterlyReport:
    """The usual answers, and these over them; an answer of None is left out."""
    report = saved(term, period, **{box: words or "" for box, words in (ANSWERED | answers).items()})
    return services.send_report(report=report, by=term.collaborator.user)


def answer(report, code: str):
    return report.answers.get(code=code)
