"""The thing each route of a result is about; read with ``addresses``."""

from collections.abc import Callable

from khuyencong.core.dates import today
from products import services
from products.choices import RoundStatus
from tests.factories.products import ProductFactory, RecognitionFactory
from tests.factories.results import CertificatePrintFactory, PublicityFactory, pictured
from tests.factories.voting import give, published_round, scoring_round, sealed_round, staff_of


def scored_round(*, entries: int = 1, total: int = 80):
    """Every ballot is in: ready to be sealed."""
    one = scoring_round(entries=entries)
    for entry in one.entries.order_by("number"):
        for judge in one.jury.order_by("pk"):
            give(entry, judge, total)
    return one


def chosen_round(*, entries: int = 1):
    """Sealed, and the council has chosen all."""
    one = sealed_round(entries=entries)
    picked = dict.fromkeys(one.entries.values_list("pk", flat=True), "")
    return services.choose_entries(by=staff_of(one), round_=one, chosen=picked)


def proposed_round(*, entries: int = 1):
    """Ready to be published."""
    one = chosen_round(entries=entries)
    return services.advance_round(by=staff_of(one), round_=one, to=RoundStatus.PROPOSED, on=today())


def _printed(people) -> dict:
    run = CertificatePrintFactory(round=published_round(entries=1), printed=True)
    return {"pk": run.round_id, "part": run.pk}


def _agreed(people) -> dict:
    product = ProductFactory()
    PublicityFactory(establishment=product.establishment)
    return {"pk": product.pk}


def _code(people) -> dict:
    return {"code": RecognitionFactory().printed_code}


def _public_photo(people) -> dict:
    row = RecognitionFactory(product=pictured(ProductFactory()))
    PublicityFactory(establishment=row.product.establishment)
    return {"code": row.printed_code, "angle": "chinh_dien"}


ADDRESSES: dict[str, Callable[[dict], dict]] = {
    "round to seal": lambda people: {"pk": scored_round().pk},
    "proposed round": lambda people: {"pk": proposed_round().pk},
    "chosen round and paper": lambda people: {"pk": chosen_round().pk, "paper": "to-trinh"},
    "printed run": _printed,
    "agreed product": _agreed,
    "code": _code,
    "public photo": _public_photo,
}
