"""A production site ends; what was written by mistake is taken back, with the reason, as long as nothing stands on it."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import ProtectedError

from khuyencong.core import timeline, versions
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.establishments import rules
from khuyencong.establishments.models import Establishment, EstablishmentProfile, ProductionSite


@transaction.atomic
def end_site(*, site: ProductionSite, by: User, last_day: date) -> ProductionSite:
    """Nothing is made there after ``last_day``; the establishment and its other sites stay."""
    rules.may_keep_register(by).require()
    site = ProductionSite.objects.select_for_update(of=("self",), no_key=True).get(pk=site.pk)
    if site.valid_to is not None:
        raise DomainError(f"Nơi sản xuất này đã hết từ ngày {site.valid_to:%d/%m/%Y}.", field="since")
    if site.valid_from and last_day < site.valid_from:
        raise DomainError(f"Nơi sản xuất này có từ {site.valid_from:%d/%m/%Y}. Chọn ngày sau ngày ấy.", field="since")
    site.valid_to = last_day
    site.save(update_fields=["valid_to"])
    text = f"Hết sản xuất ở {site.unit.full_name} sau ngày {last_day:%d/%m/%Y}"
    timeline.record(timeline=site.establishment.timeline, by=by, verb="site", text=text)
    return site


@transaction.atomic
def open_site_again(*, site: ProductionSite, by: User, reason: str) -> ProductionSite:
    """It had not ended after all."""
    rules.may_keep_register(by).require()
    site = ProductionSite.objects.select_for_update(of=("self",), no_key=True).get(pk=site.pk)
    site.valid_to = None
    site.save(update_fields=["valid_to"])
    text = f"Vẫn sản xuất ở {site.unit.full_name}. {reason}"
    timeline.record(timeline=site.establishment.timeline, by=by, verb="site", text=text[:500])
    return site


@transaction.atomic
def remove_site(*, site: ProductionSite, by: User, reason: str) -> None:
    """It never made anything there."""
    rules.may_keep_register(by).require()
    one, place = site.establishment, site.unit.full_name
    site.delete()
    timeline.record(timeline=one.timeline, by=by, verb="site", text=f"Bỏ nơi sản xuất {place}. {reason}"[:500])


@transaction.atomic
def take_back_facts(*, opened: EstablishmentProfile, by: User, reason: str) -> Establishment:
    """The facts written last are taken back, and those before them hold again. Not once others were written after."""
    establishment = versions.locked(Establishment.objects, pk=opened.establishment_id)
    rules.may_keep_register(by).require()
    last = establishment.profiles.order_by("-valid_from", "-pk").exclude(valid_from=None).first()
    if last is None or last.pk != opened.pk:
        raise DomainError("Thông tin của cơ sở đã đổi thêm sau lần ghi này. Mở trang cơ sở, ghi một thay đổi mới.")
    since = opened.valid_from
    before = establishment.profiles.filter(valid_to=since - timedelta(days=1)).first()
    opened.delete()
    if before is not None:
        before.valid_to = None
        before.save(update_fields=["valid_to"])
        versions.bump(establishment, name=before.name)
    text = f"Huỷ thay đổi đã ghi từ {since:%d/%m/%Y}. {reason}"
    timeline.record(timeline=establishment.timeline, by=by, verb="take_back", text=text[:500])
    return establishment


@transaction.atomic
def withdraw(*, establishment: Establishment, by: User) -> None:
    """Out of the register: written down by mistake, and nothing hangs on it yet. The audit trail keeps every row."""
    rules.may_keep_register(by).require()
    one = versions.locked(Establishment.objects, pk=establishment.pk)
    try:
        with transaction.atomic():
            one.profiles.all().delete()
            one.sites.all().delete()
            one.delete()
    except ProtectedError:
        raise DomainError(f"{one} đã có hồ sơ, nhu cầu gắn vào nên không bỏ khỏi sổ. Ghi cơ sở đã ngừng.") from None
