"""Establishments helped by a đề án."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core import timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from khuyencong.establishments.models import Establishment, ProductionSite
from khuyencong.territory.models import AdministrativeUnit
from projects import rules
from projects.choices import ReasonKind
from projects.models import Beneficiary, Project
from projects.queries.told import GivenReason
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
    _require_new(row, establishment)
    _require_within(row, support)
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
    if not row.is_standing:
        raise DomainError(f"{row} đã rút khỏi đề án: số liệu giữ nguyên.")
    if project.is_open and project.is_approved and row.unit_id and unit != row.unit:
        raise DomainError("Đề án đã duyệt: đổi nơi sản xuất thì đề nghị điều chỉnh địa điểm.", field="unit")
    _require_within(project, support, besides=row)
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


@transaction.atomic
def drop_beneficiary(
    *, by: User, beneficiary: Beneficiary, dropped_on: date, reason: GivenReason, version: int | None = None
) -> Beneficiary:
    """It leaves the file, with the day and why, of the list; what was written about it stays and no longer counts."""
    said = rules.given(reason, kind=ReasonKind.DROP_OUT, on=dropped_on)
    return _drop(by=by, beneficiary=beneficiary, dropped_on=dropped_on, said=said, version=version)


def _drop(
    *, by: User, beneficiary: Beneficiary, dropped_on: date, said: GivenReason, version: int | None
) -> Beneficiary:
    project = locked_project(by=by, pk=beneficiary.project_id)
    rules.may_replace(by, project).require()
    row = versions.locked(project.beneficiaries, pk=beneficiary.pk, expected=version)
    if not row.is_standing:
        raise DomainError(f"{row} đã rút khỏi đề án từ trước.")
    if row.accepted_on:
        raise DomainError(f"{row} đã nghiệm thu: không rút khỏi đề án được.")
    versions.bump(row, dropped_on=dropped_on, drop_reason=str(said), typed_reason=said.reason)
    text = f"{row} rút khỏi đề án từ ngày {format_date(dropped_on)}: {row.drop_reason}"
    timeline.record(timeline=project.timeline, by=by, verb="beneficiary_dropped", text=text)
    return row


@transaction.atomic
def replace_beneficiary(
    *,
    by: User,
    beneficiary: Beneficiary,
    establishment: Establishment,
    reason: GivenReason,
    dropped_on: date,
    unit: AdministrativeUnit | None = None,
    support: Decimal | None = None,
    counterpart_committed: Decimal | None = None,
    version: int | None = None,
) -> Beneficiary:
    """One leaves, another takes its place; gives the new one. ``support`` left out is the old one's.

    ``reason`` was given when the change was asked for: it stands, though its list may have changed since.
    """
    old = _drop(by=by, beneficiary=beneficiary, dropped_on=dropped_on, said=reason, version=version)
    project = old.project
    _require_new(project, establishment)
    support = old.support if support is None else support
    _require_within(project, support)
    new = Beneficiary.objects.create(
        project=project,
        establishment=establishment,
        unit=unit or _site(establishment),
        support=support,
        counterpart_committed=counterpart_committed,
        replaces=old,
    )
    text = f"{new} thay {old} trong đề án"
    timeline.record(timeline=project.timeline, by=by, verb="beneficiary_replaced", text=text)
    return new


def _require_new(project: Project, establishment: Establishment) -> None:
    if project.beneficiaries.standing().filter(establishment=establishment).exists():
        raise DomainError(f"{establishment} đã có trong đề án này.", field="establishment")


def _require_within(project: Project, support: Decimal | None, besides: Beneficiary | None = None) -> None:
    """Once approved, what the establishments get together is not more than the amount approved."""
    if support is None or not project.is_approved or project.support_approved is None:
        return
    others = project.beneficiaries.standing().filter(support__isnull=False)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    left = project.support_approved - sum(others.values_list("support", flat=True))
    if support > left:
        raise DomainError(f"Kinh phí được duyệt chỉ còn {format_prose(left)} chưa chia.", field="support")


def _site(establishment: Establishment) -> AdministrativeUnit | None:
    site = (
        ProductionSite.objects.filter(establishment=establishment)
        .on(today())
        .select_related("unit")
        .order_by("-valid_from", "-pk")
        .first()
    )
    return site.unit if site else None
