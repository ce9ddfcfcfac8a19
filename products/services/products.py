"""Keeping products and writing down what they were recognised as."""

from datetime import date

from django.db import IntegrityError, transaction

from khuyencong.core import timeline, versions
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.establishments.models import Establishment
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit
from products import rules
from products.choices import ProductGroup, VotingLevel
from products.models import Product, Recognition
from products.queries import law


@transaction.atomic
def add_product(
    *,
    by: User,
    name: str,
    establishment: Establishment,
    unit: AdministrativeUnit,
    group: ProductGroup,
    is_set: bool = False,
    set_parts: str = "",
    story: str = "",
    source: str = "",
) -> Product:
    """A product, or a set entered as one, of one establishment."""
    rules.may_keep_products(by).require()
    may_place(by, unit).require(field="unit")
    product = Product.objects.create(
        name=name,
        establishment=establishment,
        unit=unit,
        group=group,
        is_set=is_set,
        set_parts=set_parts,
        story=story,
        source=source,
        timeline=timeline.start(),
    )
    timeline.record(timeline=product.timeline, by=by, verb="add", text=f"Ghi sản phẩm {name}")
    return product


@transaction.atomic
def change_product(*, product: Product, by: User, expected: int | None = None, **changes) -> Product:
    """New values for columns of the product. A name put right is not a renaming: that is ``rename_product``."""
    product = versions.locked(Product.objects, pk=product.pk, expected=expected)
    rules.may_keep_products(by).require()
    versions.bump(product, **changes)
    timeline.record(timeline=product.timeline, by=by, verb="change", text=f"Sửa thông tin {product.name}")
    return product


@transaction.atomic
def recognise(
    *,
    product: Product,
    by: User,
    level: VotingLevel,
    year: int,
    decided_on: date | None = None,
    valid_to: date | None = None,
    number: str = "",
    symbol: str = "",
    issuer: str = "",
) -> Recognition:
    """Công nhận of a level and year; the decision is kept when its number is known.

    The last day printed on the certificate comes before any rule; left out, the rule of the day of issue tells it.
    """
    rules.may_keep_products(by).require()
    if decided_on and decided_on.year != year:
        raise DomainError(f"Quyết định năm {decided_on.year} không ghi được cho năm {year}.", field="decided_on")
    rule = law.validity(decided_on) if decided_on and valid_to is None else None
    valid_to = rule.last_day(decided_on) if rule else valid_to
    document = None
    if number:
        document, _ = OfficialDocument.objects.get_or_create(
            number=number,
            symbol=symbol,
            issued_on=decided_on,
            issuer=issuer,
            defaults={"title": f"Công nhận sản phẩm CNNT tiêu biểu {VotingLevel(level).label.lower()} năm {year}"},
        )
    try:
        with transaction.atomic():
            row = Recognition.objects.create(
                product=product,
                level=level,
                year=year,
                decided_on=decided_on,
                valid_to=valid_to,
                validity=rule,
                document=document,
            )
    except IntegrityError:
        raise DomainError("Sản phẩm đã được công nhận ở cấp và năm này.", field="year") from None
    timeline.record(
        timeline=product.timeline,
        by=by,
        verb="recognise",
        text=f"Công nhận sản phẩm CNNT tiêu biểu {VotingLevel(level).label.lower()} năm {year}",
        document=document,
    )
    return row
