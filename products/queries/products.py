"""Questions about products and their recognitions."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import JSONObject

from khuyencong.core.models import User
from products.models import Product, ProductLabel, ProductName, Publicity, Recognition, VotingResult

LADDER = ("xa", "huyen", "tinh", "khu_vuc", "quoc_gia")
NAMES = ArraySubquery(
    ProductName.objects.filter(product=OuterRef("pk"))
    .order_by("-until", "pk")
    .values(json=JSONObject(pk="pk", name="name", kind="kind", until="until", note="note"))
)
PUBLICITY = ArraySubquery(
    Publicity.objects.standing()
    .filter(establishment=OuterRef("establishment"))
    .values(
        json=JSONObject(
            **{name: name for name in ("given_by", "given_on", "shows_name", "shows_contact", "shows_photos")}
        )
    )
)


def listing(*, user: User, text: str = "", level: str = "", year: int | None = None, group: str = "") -> QuerySet:
    """Visible products with their recognitions; level and year ask for one recognition that has both."""
    found = Product.objects.visible_to(user)
    if text.strip():
        found = found.called(text)
    if group:
        found = found.filter(group=group)
    if level or year:
        recognised = Recognition.objects.filter(product=OuterRef("pk"))
        if level:
            recognised = recognised.filter(level=level)
        if year:
            recognised = recognised.filter(year=year)
        found = found.filter(Exists(recognised))
    recognitions = Recognition.objects.order_by("-year", "-pk")
    labels = ProductLabel.objects.order_by("-year", "-pk")
    return (
        found.select_related("establishment", "unit__parent__parent")
        .prefetch_related(Prefetch("recognitions", recognitions), Prefetch("labels", labels))
        .annotate(told_names=NAMES)
        .order_by("sort_key", "pk")
    )


def results(*, user: User) -> QuerySet:
    """Published totals of rounds, newest first."""
    return VotingResult.objects.visible_to(user).select_related("unit").order_by("-year", "level", "pk")
