"""Who may go to the next level now, who was put forward, what came of it; and what each brings along (Phụ lục 1, 2, 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from khuyencong.core.models import User
from khuyencong.establishments.choices import LegalForm
from khuyencong.establishments.models import EstablishmentProfile
from products.choices import Angle, VotingLevel
from products.models import Entry, Nomination, Product, ProductPhoto, Recognition
from products.queries import law
from products.queries.history import name_on
from products.queries.products import NAMES

CLIMBED = (VotingLevel.PROVINCE, VotingLevel.REGION, VotingLevel.NATION)
"""Levels that a lower one opens."""
_FIRST = 1  # of each product, the latest


def candidates(*, user: User, level: str, on: date) -> QuerySet[Recognition]:
    """Certificates in force on ``on`` that open ``level``, one a product, of products neither holding it nor put forward
    to it that year; the soonest to end first."""
    rows = Recognition.objects.visible_to(user).valid_on(on).filter(level__in=law.lower_levels(level, on))
    holding = Recognition.objects.valid_on(on).filter(level=level)
    forward = Nomination.objects.filter(level=level, year=on.year)
    rows = rows.exclude(product__in=holding.values("product")).exclude(product__in=forward.values("product"))
    best = Recognition.objects.valid_on(on).filter(product=OuterRef("product"), level__in=law.lower_levels(level, on))
    rows = rows.filter(pk=Subquery(best.order_by("-valid_to", "-year", "-pk").values("pk")[:_FIRST]))
    told = rows.select_related("product__establishment", "product__unit", "document", "validity")
    return told.order_by("valid_to", "product__sort_key", "pk")


def nominated(*, user: User, level: str, year: int) -> QuerySet[Nomination]:
    """Put forward to a level in a year, by place and name, with the result when it has come back."""
    result = Recognition.objects.filter(product=OuterRef("product"), level=level, year__gte=year).order_by("year", "pk")
    rows = Nomination.objects.visible_to(user).filter(level=level, year=year)
    rows = rows.annotate(result=Subquery(result.values(json=JSONObject(year="year", prize="prize"))[:_FIRST]))
    told = rows.select_related("product__establishment", "product__unit__parent", "lower__document", "document")
    return told.order_by("product__unit__sort_key", "product__sort_key", "pk")


def years_of(user: User, level: str, on: date) -> list[int]:
    """Years in which anybody was put forward, this one among them."""
    found = Nomination.objects.visible_to(user).filter(level=level).values_list("year", flat=True).distinct()
    return sorted({*found, on.year}, reverse=True)


@dataclass(frozen=True)
class Listed:
    """A product put forward, with what its papers tell."""

    nomination: Nomination
    profile: EstablishmentProfile | None
    entry: Entry | None
    photos: dict[str, ProductPhoto]

    @property
    def product(self) -> Product:
        return self.nomination.product

    @property
    def lower(self) -> Recognition | None:
        return self.nomination.lower

    @property
    def name(self) -> str:
        """As on the certificate that opens the level, when it is called otherwise today."""
        named = name_on(self.product, self.lower.decided_on) if self.lower else self.product.name
        return self.product.name if named == self.product.name else f"{self.product.name} (trên giấy: {named})"

    @property
    def tax_code(self) -> str:
        """Of a company whole; a household's is its owner's number, half of it hidden."""
        if self.profile is None or not self.profile.tax_code:
            return ""
        code = self.profile.tax_code
        is_personal = len(code) == 12 or self.profile.legal_form == LegalForm.HOUSEHOLD
        return f"{code[:3]}{'•' * (len(code) - 6)}{code[-3:]}" if is_personal else code

    def photo_name(self, number: int, angle: str) -> str:
        return f"anh/{number:03}-{angle.replace('_', '-')}.jpg" if angle in self.photos else ""


@dataclass(frozen=True)
class NominationList:
    """One level and year as one person may see it: five queries, however long."""

    user: User
    level: str
    year: int

    @property
    def level_name(self) -> str:
        return str(VotingLevel(self.level).label).lower()

    @cached_property
    def lines(self) -> list[Listed]:
        rows = list(nominated(user=self.user, level=self.level, year=self.year))
        products = Product.objects.filter(pk__in={row.product_id for row in rows})
        names = dict(products.annotate(told_names=NAMES).values_list("pk", "told_names"))
        profiles = _latest_profiles({row.product.establishment_id for row in rows})
        entries = _latest(Entry.objects.filter(product__in=products).order_by("pk"))
        photos: dict[int, dict[str, ProductPhoto]] = {}
        for photo in ProductPhoto.objects.filter(product__in=products).select_related("file").order_by("pk"):
            photos.setdefault(photo.product_id, {})[photo.angle] = photo
        for row in rows:
            row.product.told_names = names[row.product_id]
        return [
            Listed(
                row,
                profiles.get(row.product.establishment_id),
                entries.get(row.product_id),
                photos.get(row.product_id, {}),
            )
            for row in rows
        ]

    @property
    def lacking(self) -> list[str]:
        """What the national register will ask back for: “Gốm Hưng: ảnh mặt bên, từ trên xuống”."""
        found = []
        for line in self.lines:
            sides = [angle.label.lower() for angle in Angle if angle not in line.photos]
            lacks = [f"ảnh {', '.join(sides)}"] if sides else []
            lacks += [] if line.lower else ["giấy chứng nhận cấp dưới"]
            lacks += [] if line.entry else ["bản thuyết minh (Phụ lục 2)"]
            if lacks:
                found.append(f"{line.product.name}: {'; '.join(lacks)}")
        return found


def _latest(rows: Iterable) -> dict:
    return {row.product_id: row for row in rows}


def _latest_profiles(establishments: set[int]) -> dict[int, EstablishmentProfile]:
    rows = EstablishmentProfile.objects.filter(establishment__in=establishments)
    rows = rows.select_related("head_office_unit").order_by("valid_from", "pk")
    undated_first = sorted(rows, key=lambda row: (row.valid_from is not None, row.valid_from or date.min, row.pk))
    return {row.establishment_id: row for row in undated_first}
