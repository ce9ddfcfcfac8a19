"""Establishments helped by a đề án."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core import timeline, versions
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.establishments.models import Establishment, ProductionSite
from khuyencong.territory.models import AdministrativeUnit
from projects import rules
from projects.models import Beneficiary, Project
from projects.services.cases import locked_project


@transaction.atomic
def add_beneficiary(
    *,
    by: User,
    project: Project,
    establishment: Establishment,
    unit: AdministrativeUnit | None = None,
    support: Decimal | None = None,
    counterpart_committed: Decimal | None = None,
) -> Beneficiary:
    """``unit`` is where it makes things; left out, the latest production site known."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_add_beneficiaries(by, row).require()
    if row.beneficiaries.filter(establishment=establishment).exists():
        raise DomainError(f"{establishment} đã có trong đề án này.", field="establishment")
    beneficiary = Beneficiary.objects.create(
        project=row,
        establishment=establishment,
        unit=unit or _site(establishment),
        support=support,
        counterpart_committed=counterpart_committed,
    )
    text = f"Thêm cơ sở thụ hưởng {establishment}"
    timeline.record(timeline=row.timeline, by=by, verb="beneficiary_added", text=text)
    return beneficiary


@transaction.atomic
def update_beneficiary(
    *,
    by: User,
    beneficiary: Beneficiary,
    unit: AdministrativeUnit | None,
    support: Decimal | None,
    counterpart_committed: Decimal | None,
    counterpart_verified: Decimal | None,
    accepted_on: date | None,
    version: int | None = None,
) -> Beneficiary:
    project = locked_project(by=by, pk=beneficiary.project_id)
    rules.may_record(by, project).require()
    row = versions.locked(project.beneficiaries, pk=beneficiary.pk, expected=version)
    if accepted_on and accepted_on > today():
        raise DomainError("Ngày nghiệm thu ở sau hôm nay. Ghi ngày đã xảy ra.", field="accepted_on")
    versions.bump(
        row,
        unit=unit,
        support=support,
        counterpart_committed=counterpart_committed,
        counterpart_verified=counterpart_verified,
        accepted_on=accepted_on,
    )
    text = f"Sửa số liệu của {row.establishment}"
    timeline.record(timeline=project.timeline, by=by, verb="beneficiary_updated", text=text)
    return row


@transaction.atomic
def remove_beneficiary(*, by: User, beneficiary: Beneficiary) -> Project:
    """Only before submission; the audit trail keeps the row."""
    project = locked_project(by=by, pk=beneficiary.project_id)
    rules.may_remove(by, project).require()
    name = str(beneficiary.establishment)
    if beneficiary.papers.exists():
        raise DomainError(f"Hồ sơ đã có giấy tờ của {name}. Xếp lại các giấy tờ ấy về cả đề án trước.")
    project.beneficiaries.filter(pk=beneficiary.pk).delete()
    timeline.record(timeline=project.timeline, by=by, verb="beneficiary_removed", text=f"Bỏ cơ sở thụ hưởng {name}")
    return project


def _site(establishment: Establishment) -> AdministrativeUnit | None:
    site = (
        ProductionSite.objects.filter(establishment=establishment)
        .on(today())
        .select_related("unit")
        .order_by("-valid_from", "-pk")
        .first()
    )
    return site.unit if site else None
