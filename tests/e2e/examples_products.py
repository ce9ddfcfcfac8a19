"""An example out of the furnished demo centre for every route of products and of the ladder."""

from django.urls import reverse

from khuyencong.core.dates import today
from products.models import HolderReport, Product, ProductPaper, ProductPhoto
from tests.e2e.examples import _line, _of


def _facts(route: str) -> list[str]:
    pk = Product.objects.latest("pk").pk
    return [reverse(route, args=[pk, what]) for what in ("doi-ten", "ten-khac", "anh", "giay-to", "gia", "nhan")]


def _parts(route: str) -> list[str]:
    photo, paper = ProductPhoto.objects.latest("pk"), ProductPaper.objects.latest("pk")
    return [reverse(route, args=[one.product_id, what, one.pk]) for what, one in (("anh", photo), ("giay-to", paper))]


def _photo(route: str) -> list[str]:
    one = ProductPhoto.objects.latest("pk")
    return [reverse(route, args=[one.product_id, one.angle])]


def _holder(route: str) -> list[str]:
    told = HolderReport.objects.filter(year=today().year).latest("pk")
    return [reverse(route, args=[told.year, told.establishment_id])]


PRODUCTS = {
    "products:add_fact": _facts,
    "products:remove_fact": _parts,
    "products:photo": _photo,
    "products:paper": _line(ProductPaper, "product"),
    "products:nominate": lambda route: [reverse(route, args=["khu_vuc"])],
    "products:enter_results": lambda route: [reverse(route, args=["khu_vuc", today().year])],
    "products:nomination_file": lambda route: [
        reverse(route, args=["khu_vuc", today().year, kind]) for kind in ("phu-luc-5", "du-lieu", "ho-so")
    ],
    "products:holder_report": _holder,
    "products:holders_file": lambda route: [reverse(route, args=[today().year, kind]) for kind in ("xlsx", "pdf")],
    "products:holder_paper": _of(lambda: HolderReport.objects.exclude(file=None)),
}
