"""What a maker lets everybody read: written down, taken back."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from khuyencong.core import documents, timeline
from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from products import rules
from products.models import Product, Publicity


@transaction.atomic
def record_publicity(
    *,
    by: User,
    product: Product,
    given_by: str,
    given_on: date,
    channel: str,
    file: UploadedFile | None = None,
    **shows,
) -> Publicity:
    """For the maker of ``product`` and all its products; ``shows`` are shows_name, shows_contact, shows_photos."""
    rules.may_record_publicity(by, rules.publicity_of(product)).require()
    if given_on > today():
        raise DomainError("Ngày đồng ý ở sau hôm nay. Ghi ngày đã xảy ra.", field="given_on")
    if not any(shows.values()):
        raise DomainError("Chọn ít nhất một điều được công khai.", field="shows")
    facts = {"given_by": given_by, "given_on": given_on, "channel": channel, "recorded_by": by} | shows
    kept = documents.keep_file(by=by, upload=file)
    try:
        with transaction.atomic():
            row = Publicity.objects.create(establishment=product.establishment, file=kept, **facts)
    except IntegrityError:
        raise DomainError("Cơ sở này đã có đồng ý công khai. Rút lại rồi ghi lần mới.") from None
    text = f"{product.establishment} đồng ý công khai {', '.join(row.things)}, ngày {format_date(given_on)}"
    timeline.record(timeline=product.timeline, by=by, verb="publicity", text=text)
    return row


@transaction.atomic
def withdraw_publicity(*, by: User, product: Product, withdrawn_on: date, note: str) -> Publicity:
    """From this moment nothing of it is shown, whatever day is written."""
    rows = Publicity.objects.select_for_update(of=("self",), no_key=True).standing()
    row = rows.filter(establishment=product.establishment_id).first()
    rules.may_withdraw_publicity(by, row).require()
    if not row.given_on <= withdrawn_on <= today():
        raise DomainError("Ngày rút lại phải từ ngày đồng ý đến hôm nay.", field="withdrawn_on")
    row.withdrawn_on, row.withdrawn_note = withdrawn_on, note
    row.save(update_fields=["withdrawn_on", "withdrawn_note"])
    text = f"{product.establishment} rút lại đồng ý công khai: {note}"
    timeline.record(timeline=product.timeline, by=by, verb="publicity_withdrawn", text=text)
    return row
