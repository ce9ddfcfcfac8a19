"""What is made more of, to count the queries of pages of a result and of the pages for everybody."""

from datetime import date
from itertools import count

from khuyencong.core.dates import today
from tests.factories.products import RecognitionFactory
from tests.factories.results import CertificatePrintFactory, PrizeLineFactory, PublicityFactory, pictured
from tests.factories.voting import EntryFactory, published_round

_YEARS = count(1900)  # of a level and year there is one


def shown_product(people):
    row = RecognitionFactory(valid_to=date(today().year + 1, 12, 31))
    PublicityFactory(establishment=row.product.establishment)
    pictured(row.product)
    return row


def grow_showcase(thing, n: int) -> None:
    for _ in range(n):
        shown_product(None)


def grow_certificate(row, n: int) -> None:
    for _ in range(n):
        RecognitionFactory(product=row.product, level="xa", year=next(_YEARS), decided_on=None)


def code(row) -> dict:
    return {"code": row.printed_code}


def a_published_round(people):
    return published_round(entries=1)


def grow_prints(one, n: int) -> None:
    CertificatePrintFactory.create_batch(n, round=one, state="hong", error="Máy in hỏng")


def grow_prizes(one, n: int) -> None:
    for number in range(n):
        entry = EntryFactory(round=one, accepted=True)
        row = RecognitionFactory(
            product=entry.product, entry=entry, level=one.level, year=today().year, decided_on=today()
        )
        if number % 2:
            PrizeLineFactory(recognition=row)
