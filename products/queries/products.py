"""Questions about products and their recognitions."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from khuyencong.core.models import User
from khuyencong.core.text import fold
from products.models import Product, Recognition, VotingResult

LADDER = ("xa", "huyen", "tinh", "khu_vuc", "quoc_gia")


def listing(*, user: User, text: str = "", level: str = "", year: int | None = None, group: str = "") -> QuerySet:
    """Visible products with their recognitions; level and year ask for one recognition that has both."""
    found = Product.objects.visible_to(user)
    if text.strip():
        found = found.filter(fold__contains=fold(text.strip()))
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
    return (
        found.select_related("establishment", "unit__parent__parent")
        .prefetch_related(Prefetch("recognitions", recognitions))
        .order_by("sort_key", "pk")
    )


def results(*, user: User) -> QuerySet:
    """Published totals of rounds, newest first."""
    return VotingResult.objects.visible_to(user).select_related("unit").order_by("-year", "level", "pk")
