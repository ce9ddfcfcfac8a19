"""What is made more of, to count the queries of pages of bình chọn."""

from khuyencong.core.dates import today
from tests.factories import voting


def an_open_round(people):
    return voting.RoundFactory(open=True)


def grow_round(one, n: int) -> None:
    voting.EntryFactory.create_batch(n, round=one)
    voting.CouncilMemberFactory.create_batch(n, round=one, left_on=today())
    voting.JuryMemberFactory.create_batch(n, round=one, left_on=today())


def an_entry(people):
    return voting.EntryFactory()


def grow_entry(entry, n: int) -> None:
    voting.EntryPaperFactory.create_batch(n, entry=entry)
