"""One search over everything."""

from dataclasses import dataclass

from django.db.models import F, Q

from collaborators.models import Collaborator
from khuyencong.core.models import User
from khuyencong.core.text import fold
from khuyencong.establishments import queries as establishments
from khuyencong.establishments.models import Establishment
from khuyencong.offices.queries import reach_of
from products.models import Product
from projects.models import Project
from projects.queries import lacking


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is, its name, a line about it, where it opens, what it lacks."""

    kind: str
    name: str
    about: str
    route: str
    pk: int
    lacking: tuple[str, ...] = ()


def search(user: User, text: str, *, each: int = 10) -> list[Hit]:
    """Đề án, cơ sở, sản phẩm, người: by part of a name or code, without diacritics, within what the person may see."""
    key = fold(text.strip())
    if len(key) < 2:
        return []
    files = (
        lacking.annotated(Project.objects.visible_to(user))
        .filter(Q(code__icontains=text.strip()) | Q(fold__contains=key))
        .order_by(F("plan_year").desc(nulls_last=True), "-pk")[:each]
    )
    missing = lacking.of_each(files)
    hits = [Hit("Đề án", p.title, p.code, "projects:detail", p.pk, tuple(missing[p.pk])) for p in files]
    hits += [
        Hit("Cơ sở", e.name, "", "establishments:detail", e.pk)
        for e in establishments.search(Establishment.objects.visible_to(user), text).order_by("sort_key", "pk")[:each]
    ]
    hits += [
        Hit("Sản phẩm", p.name, p.establishment.name, "products:detail", p.pk)
        for p in Product.objects.visible_to(user)
        .called(text)
        .select_related("establishment")
        .order_by("sort_key", "pk")[:each]
    ]
    if reach_of(user).is_office:
        hits += [
            Hit("Cộng tác viên", c.full_name, c.phone, "collaborators:detail", c.pk)
            for c in Collaborator.objects.visible_to(user)
            .filter(fold__contains=key)
            .order_by("person_key", "pk")[:each]
        ]
    return hits
