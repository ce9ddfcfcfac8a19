"""Training put on record; ways of looking kept, changed, dropped, given to another; what a role lets one see."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import parse_qsl, urlencode

from django.db import IntegrityError, transaction
from django.db.models import Q

from khuyencong.core import documents, versions
from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.offices import rules
from khuyencong.offices.choices import Page
from khuyencong.offices.models import OfficerTraining, Organisation, RoleGrant, SavedView
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit

_PAGE_BY_PAGE = {"sau", "truoc", "trang"}  # where one stood in the list is not how one looks at it


_COURSE = frozenset({"topic", "course", "organiser", "starts_on", "ends_on", "hours", "note"})


@transaction.atomic
def record_training(
    *, by: User, officer: User, course: dict, certificate: DocumentFacts | None = None
) -> OfficerTraining:
    """``officer`` has been through ``course``: topic, name, organiser, days, hours (None unknown), note."""
    rules.may_keep_training(by).require()
    rules.may_train(by, officer).require(field="officer")
    paper = documents.keep(by=by, facts=certificate) if certificate else None
    facts = _in_order(course)
    try:
        with transaction.atomic():
            return OfficerTraining.objects.create(user=officer, certificate=paper, **facts)
    except IntegrityError:
        raise DomainError("Khoá này của người ấy đã được ghi.", field="course") from None


@transaction.atomic
def update_training(
    *,
    by: User,
    training: OfficerTraining,
    course: dict,
    certificate: DocumentFacts | None = None,
    version: int | None = None,
) -> OfficerTraining:
    """Correct what was written; a certificate told anew takes the place of the old one, which stays on file."""
    row = versions.locked(OfficerTraining.objects.visible_to(by), pk=training.pk, expected=version)
    rules.may_keep_training(by).require()
    facts = _in_order(course) | (
        {"certificate": documents.keep(by=by, facts=certificate)} if certificate is not None else {}
    )
    try:
        with transaction.atomic():
            return versions.bump(row, **facts)
    except IntegrityError:
        raise DomainError("Khoá này của người ấy đã được ghi.", field="course") from None


@transaction.atomic
def save_view(*, by: User, page: Page, name: str, query: str, shared: bool, is_default: bool) -> SavedView:
    """Keep the address's query string under a name; a default of the same page before it is one no more."""
    if shared:
        rules.may_share_view(by).require(field="shared")
    if is_default:
        _no_other_default(by, page)
    try:
        with transaction.atomic():
            return SavedView.objects.create(
                user=by,
                page=page,
                name=name,
                query=_kept(query),
                shared=shared,
                unit_id=_where(by) if shared else None,
                is_default=is_default,
            )
    except IntegrityError:
        raise _named_already() from None


@transaction.atomic
def update_view(
    *,
    by: User,
    view: SavedView,
    name: str,
    shared: bool,
    is_default: bool,
    query: str | None = None,
    version: int | None = None,
) -> SavedView:
    """Rename, share or take back, open the list with it; ``query`` None keeps its filters."""
    row = versions.locked(SavedView.objects.visible_to(by), pk=view.pk, expected=version)
    rules.may_change_view(by, row).require()
    if shared:
        rules.may_share_view(by).require(field="shared")
    if is_default:
        _no_other_default(by, row.page, but=row.pk)
    changes = {"name": name, "shared": shared, "is_default": is_default, "unit_id": _where(by) if shared else None}
    try:
        with transaction.atomic():
            return versions.bump(row, **changes, **({} if query is None else {"query": _kept(query)}))
    except IntegrityError:
        raise _named_already() from None


@transaction.atomic
def delete_view(*, by: User, view: SavedView) -> None:
    """Drop it; the trail keeps what it was."""
    row = versions.locked(SavedView.objects.visible_to(by), pk=view.pk)
    rules.may_change_view(by, row).require()
    row.delete()


@transaction.atomic
def take_over(*, by: User, giver: User, taker: User) -> list[str]:
    """Shared ways of looking go to ``taker`` (renamed where the name is taken); the keys of what moved."""
    rules.may_hand_over(by, giver).require()
    taken = []
    shared = SavedView.objects.visible_to(by).filter(user=giver, shared=True).order_by("pk")
    for view in shared.select_for_update(of=("self",), no_key=True):
        name = view.name
        if SavedView.objects.filter(user=taker, page=view.page, name=name).exists():
            name = f"{name[:30]} ({giver.get_short_name()[:20]}, {view.pk})"
        versions.bump(view, user=taker, name=name, is_default=False)
        taken.append(f"offices.savedview:{view.pk}")
    return taken


def _in_order(course: dict) -> dict:
    if unknown := set(course) - _COURSE:
        raise TypeError(f"not facts of a course: {', '.join(sorted(unknown))}")
    starts_on, ends_on = course.get("starts_on"), course.get("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        raise DomainError("“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.", field="ends_on")
    return course


def _kept(query: str) -> str:
    pairs = [(name, value) for name, value in parse_qsl(query.lstrip("?")) if value and name not in _PAGE_BY_PAGE]
    return urlencode(pairs)[:2000]


def _where(by: User) -> int | None:
    """The area a shared view is for: the sharer's own, None when they work everywhere."""
    reach = reach_of(by)
    return None if reach.everywhere or not reach.unit_ids else reach.unit_ids[0]


def _no_other_default(by: User, page: str, *, but: int | None = None) -> None:
    for view in SavedView.objects.filter(user=by, page=page, is_default=True).exclude(pk=but):
        versions.bump(view, is_default=False)


def _named_already() -> DomainError:
    return DomainError("Anh, chị đã có một cách xem tên này. Đặt tên khác, hoặc sửa cách xem ấy.", field="name")


@transaction.atomic
def open_reach(
    *,
    by: User,
    user: User,
    role: Role,
    unit: AdministrativeUnit | None = None,
    organisation: Organisation | None = None,
    days: tuple[date | None, date | None],
    document: OfficialDocument | None = None,
) -> RoleGrant | None:
    """Let ``user`` see one place or the members of one organisation over ``days``; None where they do already."""
    where = unit or organisation.unit
    rules.may_place(by, where).require(field="area")
    first, last = days
    held = RoleGrant.objects.filter(user=user, role=role, unit=unit, organisation=organisation)
    if held.during(first or date.min, last or date.max).exists():
        return None
    return RoleGrant.objects.create(
        user=user,
        role=role,
        unit=unit,
        organisation=organisation,
        document=document,
        valid_from=first,
        valid_to=last,
    )


@transaction.atomic
def close_reach(
    *, by: User, user: User, role: Role, units: Iterable[int], organisations: Iterable[int], last_day: date
) -> int:
    """From the day after ``last_day`` these places and organisations are no longer open to ``user``; how many were."""
    here = Q(unit__in=list(units)) | Q(organisation__in=list(organisations))
    open_still = Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=last_day)
    closed = 0
    for grant in RoleGrant.objects.select_for_update(of=("self",)).filter(
        here, open_still, begun, user=user, role=role
    ):
        rules.may_place(by, grant.unit or grant.organisation.unit).require()
        grant.valid_to = last_day
        grant.save(update_fields=["valid_to"])
        closed += 1
    return closed
