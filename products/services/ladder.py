"""Put forward to a higher level, its results entered back, what holders tell of their year."""

from collections.abc import Sequence
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from khuyencong.core import documents, files, timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.establishments.models import Establishment
from products import rules
from products.choices import VotingLevel
from products.models import HolderReport, Nomination, Product, Recognition
from products.queries import law
from products.queries.entries import certificate_fault
from products.services.products import recognise


@transaction.atomic
def nominate(
    *,
    by: User,
    level: VotingLevel,
    on: date,
    certificates: Sequence[Recognition],
    document: DocumentFacts | None = None,
) -> list[Nomination]:
    """Each product by a certificate of its own that holds on ``on`` and opens ``level`` (TT 26/2014 Đ12 k2–k4)."""
    rules.may_keep_products(by).require()
    if on > today():
        raise DomainError("Ngày đề cử chưa tới.", field="on")
    if not certificates:
        raise DomainError("Chọn ít nhất một sản phẩm.", field="certificates")
    products = _products(by, [one.product_id for one in certificates])
    kept = documents.keep(by=by, facts=document) if document else None
    return [_nominate(by, products[one.product_id], level, on, one, kept) for one in certificates]


def _nominate(by: User, product: Product, level: str, on: date, lower: Recognition, document) -> Nomination:
    _check_lower(lower, level, on)
    rest = {"lower": lower, "document": document}
    made, is_new = Nomination.objects.get_or_create(product=product, level=level, year=on.year, defaults=rest)
    if not is_new:
        raise DomainError(f"{product} đã được đề cử {_name(level)} năm {on.year}.", field="certificates")
    text = f"Đề cử bình chọn {_name(level)} năm {on.year}"
    timeline.record(timeline=product.timeline, by=by, verb="nominated", text=text, document=document)
    return made


def _products(by: User, keys: list[int]) -> dict[int, Product]:
    """Under lock, in one order, and the person's own."""
    rows = Product.objects.visible_to(by).filter(pk__in=keys).order_by("pk").select_related("timeline")
    return {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True)}


def _name(level: str) -> str:
    return VotingLevel(level).label.lower()


def _check_lower(one: Recognition, level: str, on: date) -> None:
    if one.level not in law.lower_levels(level, on):
        told = f"{one.get_level_display()} không mở đường lên {_name(level)} ngày {format_date(on)}."
        raise DomainError(told, field="certificates")
    fault = certificate_fault(one, on)
    if fault:
        raise DomainError(f"{one.product}: {fault}.", field="certificates")


@transaction.atomic
def enter_results(
    *,
    by: User,
    level: VotingLevel,
    nominations: Sequence[Nomination],
    decision: DocumentFacts,
    valid_to: date | None = None,
) -> list[Recognition]:
    """The decision of a higher level come back: each product of it is recognised; the others were not."""
    if not decision.number or decision.issued_on is None:
        raise DomainError("Quyết định công nhận phải có số và ngày.", field="number")
    if decision.issued_on > today():
        raise DomainError("Ngày quyết định chưa tới.", field="issued_on")
    if not nominations:
        raise DomainError("Chọn ít nhất một sản phẩm được công nhận.", field="nominations")
    products = _products(by, [one.product_id for one in nominations])
    documents.keep(by=by, facts=decision)
    told = {"number": decision.number, "symbol": decision.symbol, "issuer": decision.issuer}
    return [
        recognise(
            product=products[one.product_id],
            by=by,
            level=level,
            year=decision.issued_on.year,
            decided_on=decision.issued_on,
            valid_to=valid_to,
            **told,
        )
        for one in nominations
    ]


@transaction.atomic
def record_holder_report(
    *, by: User, establishment: Establishment, year: int, file: UploadedFile | None = None, **facts
) -> HolderReport:
    """What a holder of a certificate tells of a year, once."""
    rules.may_record_holder(by).require()
    if not Establishment.objects.visible_to(by).filter(pk=establishment.pk).exists():
        raise DomainError("Cơ sở ngoài địa bàn được giao.")
    _check_report(year, **facts)
    kept = files.keep_upload(by=by, upload=file) if file else None
    try:
        with transaction.atomic():
            made = HolderReport.objects.create(
                establishment=establishment, year=year, recorded_by=by, file=kept, **facts
            )
    except IntegrityError:
        raise DomainError(f"{establishment} đã có báo cáo năm {year}: mở báo cáo ấy để sửa.") from None
    text = f"Nhận báo cáo năm {year} của cơ sở có giấy chứng nhận"
    timeline.record(timeline=establishment.timeline, by=by, verb="holder_report", text=text)
    return made


@transaction.atomic
def update_holder_report(
    *, by: User, report: HolderReport, expected: int | None = None, file: UploadedFile | None = None, **facts
) -> HolderReport:
    row = versions.locked(HolderReport.objects.select_related("establishment"), pk=report.pk, expected=expected)
    rules.may_record_holder(by).require()
    _check_report(row.year, **facts)
    if file:
        facts["file"] = files.keep_upload(by=by, upload=file)
    versions.bump(row, **facts)
    text = f"Sửa báo cáo năm {row.year} của cơ sở có giấy chứng nhận"
    timeline.record(timeline=row.establishment.timeline, by=by, verb="holder_report", text=text)
    return row


def _check_report(year: int, *, received_on: date, revenue=None, export_revenue=None, **_: object) -> None:
    if received_on > today():
        raise DomainError("Ngày nhận chưa tới.", field="received_on")
    if received_on.year < year:
        raise DomainError(f"Ngày nhận đứng trước năm {year}.", field="received_on")
    if revenue is not None and export_revenue is not None and export_revenue > revenue:
        raise DomainError("Phần xuất khẩu lớn hơn doanh thu.", field="export_revenue")
