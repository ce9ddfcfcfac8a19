"""Programmes of several years: made by decision, with groups and targets."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from khuyencong.core import documents
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit
from projects import rules
from projects.models import Content, OutputIndicator, Programme, ProgrammeGroup, ProgrammeTarget


@transaction.atomic
def create_programme(
    *, by: User, name: str, unit: AdministrativeUnit, from_year: int, to_year: int, document: DocumentFacts
) -> Programme:
    """A programme stands on its decision."""
    rules.may_keep_programmes(by).require()
    may_place(by, unit).require(field="unit")
    if to_year < from_year:
        raise DomainError("Năm kết thúc đứng trước năm bắt đầu.", field="to_year")
    decision = documents.keep(by=by, facts=document)
    return Programme.objects.create(name=name, unit=unit, from_year=from_year, to_year=to_year, document=decision)


@transaction.atomic
def add_group(*, by: User, programme: Programme, name: str, content: Content | None = None) -> ProgrammeGroup:
    """The next group, in the words of the decision."""
    rules.may_keep_programmes(by).require()
    row = Programme.objects.visible_to(by).select_for_update().get(pk=programme.pk)
    last = row.groups.aggregate(last=Max("order"))["last"] or 0
    return row.groups.create(order=last + 1, name=name, content=content)


@transaction.atomic
def add_target(
    *,
    by: User,
    programme: Programme,
    group: ProgrammeGroup,
    indicator: OutputIndicator,
    year: int | None,
    low: int | None,
    high: int | None = None,
) -> ProgrammeTarget:
    """A number, or a range, for one year of the programme or for the whole of it."""
    rules.may_keep_programmes(by).require()
    row = Programme.objects.visible_to(by).select_for_update().get(pk=programme.pk)
    if year is not None and not row.from_year <= year <= row.to_year:
        raise DomainError(f"Chương trình kéo từ {row.from_year} đến {row.to_year}.", field="year")
    if group.programme_id != row.pk:
        raise DomainError("Nhóm này của chương trình khác.", field="group")
    low, high = high if low is None else low, low if high is None else high
    if low is None or high is None:
        raise DomainError("Ghi mục tiêu: một số, hoặc từ … đến ….", field="low")
    if high < low:
        raise DomainError("Số “đến” nhỏ hơn số “từ”.", field="high")
    try:
        with transaction.atomic():
            return group.targets.create(indicator=indicator, year=year, low=low, high=high)
    except IntegrityError:
        raise DomainError("Nhóm này đã có mục tiêu ấy cho năm ấy.", field="indicator") from None
