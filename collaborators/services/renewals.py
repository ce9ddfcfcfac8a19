"""The list of a year: drawn up from the network as it stands, changed, then in force by one decision."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from collaborators import rules
from collaborators.choices import RenewalMove
from collaborators.models import Appointment, AppointmentArea, Renewal, RenewalLine
from collaborators.queries.network import Place
from collaborators.queries.renewals import before
from collaborators.services.network import (
    Post,
    close_term,
    copy_areas,
    new_person,
    open_term,
    tell_left,
)
from khuyencong.core import documents, timeline, versions
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit

_DAY = timedelta(days=1)


@transaction.atomic
def draw_up(
    *,
    by: User,
    network_of: AdministrativeUnit,
    year: int,
    starts_on: date,
    ends_on: date | None = None,
    note: str = "",
) -> Renewal:
    """A draft in which everybody of the eve stays."""
    rules.may_keep_network(by).require()
    may_place(by, network_of).require(field="network_of")
    if ends_on and ends_on < starts_on:
        raise DomainError("“Đến ngày” đứng trước ngày có hiệu lực. Xem lại hai ngày.", field="ends_on")
    try:
        with transaction.atomic():
            renewal = Renewal.objects.create(
                unit=network_of, year=year, starts_on=starts_on, ends_on=ends_on, note=note, timeline=timeline.start()
            )
    except IntegrityError as error:
        raise _there_already(error) from None
    RenewalLine.objects.bulk_create(
        RenewalLine(renewal=renewal, appointment=term) for term in before(network_of, starts_on)
    )
    timeline.record(timeline=renewal.timeline, by=by, verb="draw_up", text=f"Lập {renewal} của {network_of.full_name}")
    return renewal


def _there_already(error: IntegrityError) -> DomainError:
    if "renewal_once_a_day" in str(error):
        return DomainError("Đã có danh sách có hiệu lực từ ngày ấy.", field="starts_on")
    return DomainError("Mạng lưới này đang có một danh sách chưa ký. Làm tiếp danh sách ấy.", field="network_of")


def _open(by: User, renewal: Renewal) -> Renewal:
    """The list under lock, still to be changed."""
    row = versions.locked(Renewal.objects.visible_to(by), pk=renewal.pk)
    rules.may_revise(by, row).require()
    return row


@transaction.atomic
def let_leave(*, by: User, line: RenewalLine, reason: str) -> RenewalLine:
    """Somebody of the network is not on the new list."""
    renewal = _open(by, line.renewal)
    row = renewal.lines.get(pk=line.pk)
    if row.appointment_id is None:
        raise DomainError("Người này chưa trong mạng lưới: bỏ dòng ấy khỏi danh sách.")
    row.move, row.reason = RenewalMove.LEAVES, reason
    row.save(update_fields=["move", "reason"])
    versions.bump(renewal)
    return row


@transaction.atomic
def let_stay(*, by: User, line: RenewalLine) -> RenewalLine:
    """They stay after all; nobody joins in their place any more."""
    renewal = _open(by, line.renewal)
    row = renewal.lines.get(pk=line.pk)
    if row.appointment_id is None:
        raise DomainError("Người này chưa trong mạng lưới: bỏ dòng ấy khỏi danh sách.")
    renewal.lines.filter(replaces=row).update(replaces=None)
    row.move, row.reason = RenewalMove.STAYS, ""
    row.save(update_fields=["move", "reason"])
    versions.bump(renewal)
    return row


@transaction.atomic
def let_join(*, by: User, renewal: Renewal, replaces: RenewalLine | None = None, person: dict) -> RenewalLine:
    """One more person on the list; ``person`` has the columns of a line. In somebody's place: who leaves by this list."""
    row = _open(by, renewal)
    if replaces is not None and not row.lines.filter(pk=replaces.pk, move=RenewalMove.LEAVES).exists():
        raise DomainError("Chọn một người thôi trong danh sách này.", field="replaces")
    place = _place(row, RenewalLine(**person))
    rules.check_place(place)
    if not person.get("shared_reason"):
        rules.warn_of_sharing(place, but=_leaving(row))
        _warn_of_joiners(row, person)
    try:
        with transaction.atomic():
            line = RenewalLine.objects.create(renewal=row, move=RenewalMove.JOINS, replaces=replaces, **person)
    except IntegrityError:
        raise DomainError("Người ấy đã có người khác thay trong danh sách này.", field="replaces") from None
    versions.bump(row)
    return line


def _place(renewal: Renewal, line: RenewalLine) -> Place:
    return Place(
        kind=line.kind,
        network_of=renewal.unit,
        area=line.area,
        association=line.association,
        valid_from=renewal.starts_on,
        valid_to=renewal.ends_on,
    )


def _leaving(renewal: Renewal) -> list[int]:
    """People who give their places up by this list."""
    leaving = renewal.lines.filter(move=RenewalMove.LEAVES)
    return list(leaving.values_list("appointment__collaborator", flat=True))


def _warn_of_joiners(renewal: Renewal, person: dict) -> None:
    """The same place twice among the newcomers."""
    same = renewal.lines.filter(move=RenewalMove.JOINS, kind=person["kind"])
    twin = same.filter(area=person.get("area"), association=person.get("association")).first()
    if twin is not None:
        raise DomainError(
            f"{twin.person} trong danh sách này cũng phụ trách nơi ấy. Nếu vẫn giao hai người, ghi lý do ở ô này.",
            field="shared_reason",
        )


@transaction.atomic
def drop_line(*, by: User, line: RenewalLine) -> None:
    """A newcomer taken off the list again."""
    renewal = _open(by, line.renewal)
    row = renewal.lines.get(pk=line.pk)
    if row.move != RenewalMove.JOINS:
        raise DomainError("Chỉ bỏ được người mới thêm; người đang trong mạng lưới thì cho thôi.")
    row.delete()
    versions.bump(renewal)


@transaction.atomic
def discard(*, by: User, renewal: Renewal) -> None:
    """The draft is given up; the network stays as it is and the trail keeps the draft."""
    row = _open(by, renewal)
    row.lines.update(replaces=None)
    row.lines.all().delete()
    row.delete()


@transaction.atomic
def sign(*, by: User, renewal: Renewal, document: DocumentFacts, version: int | None = None) -> Renewal:
    """The decision is on record: in one act everybody's term ends and the new ones begin."""
    row = versions.locked(Renewal.objects.visible_to(by), pk=renewal.pk, expected=version)
    rules.may_revise(by, row).require()
    row.document = documents.keep(by=by, facts=document)
    lines = list(row.lines.select_related("appointment__collaborator__user", "collaborator__user", "area__parent"))
    _check_whole(row, lines)
    for move, act in ((RenewalMove.LEAVES, _leave), (RenewalMove.STAYS, _stay), (RenewalMove.JOINS, _join)):
        for line in lines:
            if line.move == move:
                act(by=by, renewal=row, line=line)
    versions.bump(row, document=row.document, applied_at=timezone.now(), applied_by=by)
    timeline.record(
        timeline=row.timeline,
        by=by,
        verb="sign",
        text=f"{row} có hiệu lực từ {row.starts_on:%d/%m/%Y}",
        document=row.document,
    )
    return row


def _check_whole(renewal: Renewal, lines: list[RenewalLine]) -> None:
    """Whoever joined or left since the draft was drawn up would be passed over."""
    if not any(line.move != RenewalMove.LEAVES for line in lines):
        raise DomainError("Danh sách không còn ai. Giữ lại hoặc thêm ít nhất một người.")
    now = set(before(renewal.unit, renewal.starts_on).values_list("pk", flat=True))
    listed = {line.appointment_id for line in lines if line.appointment_id}
    if now != listed:
        raise DomainError(
            "Mạng lưới đã đổi từ khi lập danh sách này (có người vừa vào hoặc vừa thôi). Bỏ danh sách, lập lại từ mạng lưới hiện nay."
        )


def _ended(*, by: User, renewal: Renewal, line: RenewalLine) -> None:
    """The old term up to the eve."""
    close_term(by=by, term=line.appointment, last_day=renewal.starts_on - _DAY, reason=line.reason)


def _leave(*, by: User, renewal: Renewal, line: RenewalLine) -> None:
    _ended(by=by, renewal=renewal, line=line)
    tell_left(by=by, term=line.appointment, document=renewal.document)


def _stay(*, by: User, renewal: Renewal, line: RenewalLine) -> None:
    """A new term by the new decision: same kind, same areas."""
    _ended(by=by, renewal=renewal, line=line)
    old = line.appointment
    first, *others = list(old.areas.select_related("unit__parent", "organisation").order_by("pk"))
    line.opened = open_term(
        by=by,
        person=old.collaborator,
        place=_same_place(renewal, old, first),
        post=Post(job_title=old.job_title, organisation=old.organisation, document=renewal.document),
        shared_reason=first.shared_reason,
        told=f"Tiếp tục trong mạng lưới theo danh sách năm {renewal.year}",
    )
    copy_areas(by=by, areas=others, to=line.opened)
    line.save(update_fields=["opened"])


def _same_place(renewal: Renewal, old: Appointment, area: AppointmentArea) -> Place:
    return Place(
        kind=old.kind,
        network_of=renewal.unit,
        area=area.unit,
        association=area.organisation,
        valid_from=renewal.starts_on,
        valid_to=renewal.ends_on,
    )


def _join(*, by: User, renewal: Renewal, line: RenewalLine) -> None:
    person = line.collaborator or new_person(by=by, full_name=line.full_name, phone=line.phone)
    post = Post(
        job_title=line.job_title,
        organisation=line.organisation or line.association,
        document=renewal.document,
        replaces=line.replaces.appointment if line.replaces_id else None,
    )
    line.opened = open_term(
        by=by, person=person, place=_place(renewal, line), post=post, shared_reason=line.shared_reason
    )
    line.save(update_fields=["opened"])
