"""The thing each route of products and of the ladder is about; read with ``addresses``."""

from collections.abc import Callable
from datetime import date

from khuyencong.core import files
from khuyencong.core.dates import today
from tests.acceptance.foundation.hostile_files import PDF
from tests.factories.products import (
    HolderReportFactory,
    NominationFactory,
    ProductNameFactory,
    ProductPaperFactory,
    ProductPhotoFactory,
    RecognitionFactory,
)
from tests.factories.voting import real_png

YEAR = today().year


def _certificate():
    return RecognitionFactory(year=YEAR, decided_on=date(YEAR, 1, 2), valid_to=date(YEAR + 3, 12, 31))


def _nominated(**more) -> dict:
    lower = _certificate()
    NominationFactory(product=lower.product, lower=lower, year=YEAR)
    return {"level": "khu_vuc", "year": YEAR} | more


def _to_nominate(people) -> dict:
    _certificate()
    return {"level": "khu_vuc"}


def _photo(people) -> dict:
    file = files.keep(by=None, name="truoc.png", content=real_png())
    photo = ProductPhotoFactory(file=file, thumb=file)
    return {"pk": photo.product_id, "angle": photo.angle}


def _paper(people) -> dict:
    paper = ProductPaperFactory(file=files.keep(by=None, name="attp.pdf", content=PDF))
    return {"pk": paper.product_id, "part": paper.pk}


def _alias(people) -> dict:
    alias = ProductNameFactory(alias=True)
    return {"pk": alias.product_id, "what": "ten-khac", "part": alias.pk}


def _holder(people) -> dict:
    return {"year": YEAR, "pk": _certificate().product.establishment_id}


def _holder_paper(people) -> dict:
    file = files.keep(by=None, name="bao-cao.pdf", content=PDF)
    held = _certificate().product.establishment
    return {"pk": HolderReportFactory(establishment=held, file=file).pk}


ADDRESSES: dict[str, Callable[[dict], dict]] = {
    "product fact": lambda people: {"pk": ProductNameFactory().product_id, "what": "doi-ten"},
    "alias": _alias,
    "product photo": _photo,
    "product paper": _paper,
    "to nominate": _to_nominate,
    "nominated": lambda people: _nominated(),
    "nomination file": lambda people: _nominated(kind="du-lieu"),
    "holder": _holder,
    "holders file": lambda people: {"year": YEAR, "kind": "xlsx"},
    "holder paper": _holder_paper,
}
