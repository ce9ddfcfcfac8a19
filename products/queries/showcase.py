"""What everybody may read of recognised products, signed in or not. The one door to the outside: every public page asks here.

A company is named as its decision names it. A household, an artisan, an establishment of unknown form bears a person's
name: it is named, and anybody's telephone, photo or words shown, only while a consent to it stands (``Publicity``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery

from khuyencong.core.dates import today
from khuyencong.core.models import StoredFile, User
from khuyencong.core.text import fold
from khuyencong.establishments.choices import LegalForm
from khuyencong.establishments.models import Establishment, EstablishmentProfile
from khuyencong.territory.models import AdministrativeUnit
from products.choices import NAMED_AGAIN, Angle, VotingLevel
from products.models import Entry, EntryPaper, JuryMember, Product, ProductPhoto, Publicity, Recognition
from products.models.codes import read_code

PERSONAL = (LegalForm.HOUSEHOLD, LegalForm.ARTISAN, LegalForm.UNKNOWN)
_RANK = {level.value: rank for rank, level in enumerate(VotingLevel)}


@dataclass(frozen=True)
class Shown:
    """A product as everybody sees it; what may not be told is empty."""

    product: Product
    recognitions: tuple[Recognition, ...]
    maker: str = ""
    contact: str = ""
    phone: str = ""
    story: str = ""
    angles: tuple[Angle, ...] = ()

    @property
    def best(self) -> Recognition:
        """The highest, of those the newest."""
        return max(self.recognitions, key=lambda row: (_RANK[row.level], row.year))

    @property
    def front(self) -> Angle | None:
        return self.angles[0] if self.angles else None


@dataclass(frozen=True)
class State:
    """``code``: con, het, thu-hoi, chua-ro."""

    code: str
    words: str


def state_of(row: Recognition, on: date) -> State:
    if row.withdrawn_on and row.withdrawn_on <= on:
        return State("thu-hoi", "Đã thu hồi")
    if row.valid_to is None:
        return State("chua-ro", "Chưa rõ ngày hết giá trị")
    return State("con", "Còn giá trị") if row.valid_to >= on else State("het", "Đã hết giá trị")


def showcase(
    *,
    user: User,
    on: date,
    text: str = "",
    group: str = "",
    level: str = "",
    year: int | None = None,
    place: str = "",
    every: bool = False,
) -> QuerySet[Product]:
    """Products with a certificate in force, or (``every``) one that was; the last recognised first. Never a withdrawn one."""
    standing = Recognition.objects.filter(withdrawn_on__isnull=True)
    standing = standing if every else standing.valid_on(on)
    asked = standing.filter(**({"level": level} if level else {}), **({"year": year} if year else {}))
    mine = asked.filter(product=OuterRef("pk"))
    found = Product.objects.filter(Exists(mine)).exclude(establishment__in=_behind_the_veil(user))
    if group:
        found = found.filter(group=group)
    if place.strip():
        found = found.filter(_made_in(place))
    if key := fold(text.strip()):
        told = Establishment.objects.filter(fold__contains=key).filter(_named())
        found = found.filter(Q(fold__contains=key) | Q(establishment__in=told.values("pk")))
    newest = Subquery(mine.order_by("-year").values("year")[:1], output_field=IntegerField())
    rows = standing.order_by("-year", "-pk")
    told = found.select_related("establishment", "unit__parent__parent")
    return (
        told.prefetch_related(Prefetch("recognitions", rows))
        .annotate(newest=newest)
        .order_by("-newest", "sort_key", "pk")
    )


def _made_in(place: str) -> Q:
    """The unit or one it lies in, by any name it bore."""
    units = AdministrativeUnit.objects.search(place).order_by().values("pk")
    return Q(unit__in=units) | Q(unit__parent__in=units) | Q(unit__parent__parent__in=units)


def _named() -> Q:
    """Establishments whose name everybody may read."""
    now = EstablishmentProfile.objects.on(today()).filter(establishment=OuterRef("pk"))
    form = Subquery(now.values("legal_form")[:1])
    consents = Publicity.objects.standing().filter(shows_name=True)
    companies = Establishment.objects.annotate(form=form).filter(form__isnull=False).exclude(form__in=PERSONAL)
    return Q(pk__in=companies.values("pk")) | Q(pk__in=consents.values("establishment"))


def _behind_the_veil(user: User) -> QuerySet:
    """Makers of what a signed-in judge of a round that hides them is to score: they are not told here either."""
    if not user.is_authenticated:
        return Entry.objects.none().values("product__establishment")
    seats = JuryMember.objects.filter(user=user, left_on__isnull=True, round__blind=True)
    rounds = seats.exclude(round__status__in=NAMED_AGAIN).values("round")
    return Entry.objects.filter(round__in=rounds).values("product__establishment")


def shown(products: Iterable[Product]) -> list[Shown]:
    """With what each maker agreed to; three queries, however many. ``recognitions`` and ``unit`` are read."""
    products = list(products)
    makers = {one.establishment_id for one in products}
    profiles = {
        row.establishment_id: row for row in EstablishmentProfile.objects.on(today()).filter(establishment__in=makers)
    }
    consents = {one.establishment_id: one for one in Publicity.objects.standing().filter(establishment__in=makers)}
    pictured = [one.pk for one in products if _agreed(consents.get(one.establishment_id), "shows_photos")]
    angles = _angles(pictured)
    return [
        _shown(one, profiles.get(one.establishment_id), consents.get(one.establishment_id), angles.get(one.pk, ()))
        for one in products
    ]


def _shown(product: Product, profile: EstablishmentProfile | None, consent: Publicity | None, angles) -> Shown:
    company = profile is not None and profile.legal_form not in PERSONAL
    contact = profile if profile is not None and _agreed(consent, "shows_contact") else None
    return Shown(
        product=product,
        recognitions=tuple(product.recognitions.all()),
        maker=str(product.establishment) if company or _agreed(consent, "shows_name") else "",
        contact=contact.owner_name if contact else "",
        phone=contact.phone if contact else "",
        story=product.story if _agreed(consent, "shows_photos") else "",
        angles=tuple(angles),
    )


def _agreed(consent: Publicity | None, what: str) -> bool:
    return consent is not None and getattr(consent, what)


def _angles(products: list[int]) -> dict[int, list[Angle]]:
    """Which sides there is a photo of, in order."""
    entered = EntryPaper.objects.filter(entry__product__in=products, file__isnull=False).exclude(angle="")
    own = ProductPhoto.objects.filter(product__in=products)
    held: dict[int, set[str]] = {}
    for product, angle in entered.values_list("entry__product", "angle").union(own.values_list("product", "angle")):
        held.setdefault(product, set()).add(angle)
    return {pk: [angle for angle in Angle if angle.value in found] for pk, found in held.items()}


def by_code(user: User, typed: str) -> Recognition | None:
    """The recognition of a printed code, whatever became of it; None of any other."""
    code = read_code(typed)
    if not code:
        return None
    rows = Recognition.objects.filter(code=code).exclude(product__establishment__in=_behind_the_veil(user))
    read = ("product__establishment", "product__unit__parent__parent", "document", "withdrawal")
    return rows.select_related(*read).prefetch_related("product__recognitions").first()


def photo(row: Recognition, angle: str) -> StoredFile | None:
    """The product's own photo of that side, or the newest of its registrations, while the maker agrees."""
    if not Publicity.objects.standing().filter(establishment=row.product.establishment_id, shows_photos=True).exists():
        return None
    own = ProductPhoto.objects.filter(product=row.product_id, angle=angle)
    entered = EntryPaper.objects.filter(entry__product=row.product_id, angle=angle, file__isnull=False)
    found = own.select_related("file").first() or entered.select_related("file").order_by("-pk").first()
    return found.file if found else None
