"""What is made more of, to count the queries of pages of bình chọn."""

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.territory.choices import Level
from khuyencong.territory.models import AdministrativeUnit
from products.models import VotingRound
from tests.factories import voting
from tests.factories.duties import VotingReportFactory
from tests.factories.offices import HCM, unit


def an_open_round(people):
    return voting.RoundFactory(open=True)


def grow_round(one, n: int) -> None:
    voting.EntryFactory.create_batch(n, round=one)
    voting.CouncilMemberFactory.create_batch(n, round=one, left_on=today())
    voting.JuryMemberFactory.create_batch(n, round=one, left_on=today())


def grow_reports(one, n: int) -> None:
    """Rounds of communes, one each: so many places owe a report, every other has sent it."""
    held = VotingRound.objects.filter(level="xa").values("unit")
    places = AdministrativeUnit.objects.filter(parent=unit(HCM), level=Level.COMMUNE).exclude(pk__in=held)
    for number, place in enumerate(places.order_by("pk")[:n]):
        made = voting.RoundFactory(open=True, level="xa", unit=place)
        if number % 2:
            VotingReportFactory(unit=place, year=made.year)


def an_entry(people):
    return voting.EntryFactory()


def grow_entry(entry, n: int) -> None:
    voting.EntryPaperFactory.create_batch(n, entry=entry)


def a_round_at_work(people):
    return voting.scoring_round(entries=1)


def grow_board(one, n: int) -> None:
    judge = one.jury.first()
    for entry in voting.EntryFactory.create_batch(n, round=one, accepted=True):
        voting.give(entry, judge, 80)
    voting.JuryMemberFactory.create_batch(n, round=one, left_on=today())


def a_seat(people):
    one = voting.scoring_round(entries=1)
    seat = one.jury.first()
    seat.user = people[Role.JUROR]
    seat.save(update_fields=["user"])
    return one


def grow_tasks(one, n: int) -> None:
    seat = one.jury.first()
    for entry in voting.EntryFactory.create_batch(n, round=one, accepted=True):
        voting.BallotFactory(entry=entry, juror=seat)


def a_task(people):
    return a_seat(people).entries.get()


def grow_task(entry, n: int) -> None:
    grow_tasks(entry.round, n)
    voting.EntryPaperFactory.create_batch(n, entry=entry)
