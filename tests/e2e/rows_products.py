"""What is made more of, to count the queries of pages of products and of the ladder."""

from datetime import date

from khuyencong.core.dates import today
from tests.factories import products, voting

YEAR = today().year


def certificates(n: int) -> None:
    products.RecognitionFactory.create_batch(
        n, year=YEAR, decided_on=date(YEAR, 1, 2), valid_to=date(YEAR + 3, 12, 31), illustrative=True
    )


def grow_nominations(_, n: int) -> None:
    certificates(n)
    for _ in range(n):
        lower = products.RecognitionFactory(year=YEAR, decided_on=date(YEAR, 1, 2), valid_to=date(YEAR + 3, 12, 31))
        products.NominationFactory(product=lower.product, lower=lower, year=YEAR)


def grow_holders(_, n: int) -> None:
    certificates(n)
    for _ in range(n):
        held = products.RecognitionFactory(year=YEAR, decided_on=date(YEAR, 1, 2), valid_to=date(YEAR + 3, 12, 31))
        establishment = held.product.establishment
        products.HolderReportFactory(establishment=establishment, year=YEAR, received_on=today())


def grow_counted(_, n: int) -> None:
    certificates(n)


def grow_known(product, n: int) -> None:
    """Everything a product can have more of."""
    products.ProductNameFactory.create_batch(n, product=product)
    products.ProductPaperFactory.create_batch(n, product=product)
    products.ProductPriceFactory.create_batch(n, product=product)
    products.ProductLabelFactory.create_batch(n, product=product)
    for _ in range(n):
        voting.EntryFactory(product=product)
