"""What is known of a product: renamed, called otherwise, photographed, with its papers, prices and other labels."""

from datetime import date, timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, models, transaction

from khuyencong.core import documents, files, timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.pictures import keep_picture
from products import rules
from products.choices import Angle, LabelKind, NameKind
from products.models import Product, ProductLabel, ProductName, ProductPaper, ProductPhoto, ProductPrice

PRINTED, LISTED = 1800, 320  # points on the long side: 15 cm at 300 dpi; a place in a list


def _opened(by: User, product: Product, expected: int | None = None) -> Product:
    row = versions.locked(Product.objects.select_related("timeline"), pk=product.pk, expected=expected)
    rules.may_keep_products(by).require()
    return row


def _told(by: User, product: Product, text: str, document=None) -> None:
    timeline.record(timeline=product.timeline, by=by, verb="fact", text=text, document=document)


@transaction.atomic
def rename_product(*, by: User, product: Product, name: str, on: date, note: str = "") -> Product:
    """From ``on`` the product bears ``name``; the name before stays, with its last day, and still finds it."""
    row = _opened(by, product)
    if name == row.name:
        raise DomainError("Tên mới giống tên đang dùng.", field="name")
    if on > today():
        raise DomainError("Ngày đổi tên chưa tới.", field="on")
    last = row.names.filter(kind=NameKind.FORMER).aggregate(last=models.Max("until"))["last"]
    if last and on <= last + timedelta(days=1):
        raise DomainError(f"Tên đang dùng bắt đầu từ {format_date(last + timedelta(days=1))}.", field="on")
    facts = {"name": row.name, "until": on - timedelta(days=1), "note": note}
    ProductName.objects.create(product=row, kind=NameKind.FORMER, **facts)
    before, row = row.name, versions.bump(row, name=name)
    _told(by, row, f"Đổi tên từ “{before}” thành “{name}” từ ngày {format_date(on)}")
    return row


@transaction.atomic
def add_alias(*, by: User, product: Product, name: str, note: str = "") -> ProductName:
    row = _opened(by, product)
    if name == row.name or row.names.filter(name=name).exists():
        raise DomainError("Tên này đã ghi cho sản phẩm.", field="name")
    made = ProductName.objects.create(product=row, kind=NameKind.ALIAS, name=name, note=note)
    _told(by, row, f"Ghi tên khác: {name}")
    return made


@transaction.atomic
def put_photo(*, by: User, product: Product, angle: Angle, file: UploadedFile) -> ProductPhoto:
    """A second photo of a side takes the place of the first."""
    row = _opened(by, product)
    kept, small = (keep_picture(by=by, upload=file, longest=side, field="file") for side in (PRINTED, LISTED))
    row.photos.filter(angle=angle).delete()
    made = ProductPhoto.objects.create(product=row, angle=angle, file=kept, thumb=small, added_by=by)
    _told(by, row, f"Ghi ảnh {made.get_angle_display().lower()}")
    return made


@transaction.atomic
def add_product_paper(*, by: User, product: Product, file: UploadedFile | None = None, **facts) -> ProductPaper:
    row = _opened(by, product)
    if facts.get("issued_on") and facts["issued_on"] > today():
        raise DomainError("Ngày cấp chưa tới.", field="issued_on")
    if facts.get("issued_on") and facts.get("valid_to") and facts["valid_to"] < facts["issued_on"]:
        raise DomainError("Ngày hết giá trị đứng trước ngày cấp.", field="valid_to")
    kept = files.keep_upload(by=by, upload=file) if file else None
    made = ProductPaper.objects.create(product=row, file=kept, added_by=by, **facts)
    _told(by, row, f"Ghi giấy tờ: {made}")
    return made


@transaction.atomic
def add_price(*, by: User, product: Product, told_on: date, amount, per: str, amount_to=None) -> ProductPrice:
    row = _opened(by, product)
    if told_on > today():
        raise DomainError("Ngày này chưa tới.", field="told_on")
    if amount_to is not None and amount_to <= amount:
        raise DomainError("Giá cao phải lớn hơn giá thấp.", field="amount_to")
    if row.prices.filter(told_on=told_on, per=per).exists():
        raise DomainError(f"Ngày {format_date(told_on)} đã ghi giá cho một {per}.", field="told_on")
    made = ProductPrice.objects.create(product=row, told_on=told_on, amount=amount, amount_to=amount_to, per=per)
    _told(by, row, f"Ghi giá {made}, ngày {format_date(told_on)}")
    return made


@transaction.atomic
def add_label(
    *, by: User, product: Product, kind: LabelKind, year: int, document: DocumentFacts | None = None, **facts
) -> ProductLabel:
    """A badge of another programme, with its decision where there is one."""
    row = _opened(by, product)
    _check_label(kind, year, **facts)
    kept = documents.keep(by=by, facts=document) if document else None
    try:
        with transaction.atomic():
            made = ProductLabel.objects.create(product=row, kind=kind, year=year, document=kept, **facts)
    except IntegrityError:
        raise DomainError("Nhãn này của năm này đã ghi.", field="year") from None
    _told(by, row, f"Ghi nhãn {made}", kept)
    return made


def _check_label(
    kind: str, year: int, *, stars: int | None = None, name: str = "", valid_to: date | None = None
) -> None:
    if (kind == LabelKind.OCOP) != (stars is not None):
        raise DomainError("OCOP ghi 1 đến 5 sao; nhãn khác không ghi sao.", field="stars")
    if stars is not None and not 1 <= stars <= 5:
        raise DomainError("OCOP ghi 1 đến 5 sao.", field="stars")
    if kind == LabelKind.OTHER and not name:
        raise DomainError("Nhãn khác thì ghi tên nhãn.", field="name")
    if year > today().year:
        raise DomainError("Năm này chưa tới.", field="year")
    if valid_to and valid_to.year < year:
        raise DomainError("Nhãn hết giá trị trước năm được cấp.", field="valid_to")


@transaction.atomic
def remove_fact(*, by: User, product: Product, fact: models.Model) -> Product:
    """What was written by mistake goes; the feed tells of it, the audit trail keeps it. A former name stays."""
    row = _opened(by, product)
    if isinstance(fact, ProductName) and fact.kind == NameKind.FORMER:
        raise DomainError("Tên cũ là lịch sử của sản phẩm, không bỏ được.")
    text = f"Bỏ {fact._meta.verbose_name}: {fact}"
    fact.delete()
    _told(by, row, text)
    return row
