"""Who keeps the network, and when a term or a list may change."""

from collections.abc import Iterable
from datetime import date

from collaborators.choices import CollaboratorKind
from collaborators.models import Appointment, Renewal
from collaborators.queries.network import Place, sharing
from khuyencong.core.choices import Role
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope


def may_keep_network(user: User) -> Verdict:
    """Staff and administrators appoint collaborators."""
    if reach_of(user).has(Role.STAFF, Role.ADMIN):
        return ALLOWED
    return Verdict("Chỉ chuyên viên hoặc quản trị ghi người vào mạng lưới.")


def may_leave(user: User, term: Appointment, on: date) -> Verdict:
    """A term that is not over on ``on``; its keeper ends it or puts somebody in its place."""
    if not (keeper := may_keep_network(user)):
        return keeper
    if term.valid_to is not None and term.valid_to < on:
        return Verdict(f"Kỳ tham gia này đã kết thúc ngày {term.valid_to:%d/%m/%Y}.")
    return ALLOWED


def may_end(user: User, term: Appointment, last_day: date) -> Verdict:
    """After it began, and never later than it ends already."""
    if not (keeper := may_keep_network(user)):
        return keeper
    if term.valid_from and last_day < term.valid_from:
        return Verdict(f"Người này vào mạng lưới ngày {term.valid_from:%d/%m/%Y}; chọn ngày cuối từ ngày ấy trở đi.")
    if term.valid_to and last_day > term.valid_to:
        return Verdict(f"Kỳ tham gia này đã kết thúc ngày {term.valid_to:%d/%m/%Y}; chọn ngày không muộn hơn.")
    return ALLOWED


def may_revise(user: User, renewal: Renewal) -> Verdict:
    """A list is changed until its decision is on record."""
    if not (keeper := may_keep_network(user)):
        return keeper
    if not renewal.is_draft:
        return Verdict("Danh sách đã có quyết định, không sửa nữa. Thay người thì mở trang của người ấy.")
    return ALLOWED


def check_place(place: Place) -> None:
    """Exactly one of area and association, as the kind asks, inside the network, days in order."""
    if (place.area is None) == (place.association is None):
        raise DomainError("Chọn một địa bàn hoặc một hiệp hội cho cộng tác viên.", field="area")
    if place.area is not None and not _inside(place.network_of, place.area):
        raise DomainError(
            f"{place.area.full_name} không thuộc {place.network_of.full_name}. Chọn lại địa bàn.", field="area"
        )
    if (place.kind == CollaboratorKind.ASSOCIATION) != (place.association is not None):
        raise DomainError("Cộng tác viên hiệp hội đi với một hiệp hội, loại khác đi với địa bàn.", field="kind")
    if place.valid_from and place.valid_to and place.valid_from > place.valid_to:
        raise DomainError("“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.", field="valid_to")


def _inside(network_of: AdministrativeUnit, area: AdministrativeUnit) -> bool:
    return AdministrativeUnit.objects.filter(pk__in=scope(network_of), pk=area.pk).exists()


def warn_of_sharing(place: Place, *, but: Iterable[int] = ()) -> None:
    """Names who is there already: giving the place to one more needs a reason."""
    there = sharing(place, but=but).first()
    if there is None:
        return
    raise DomainError(
        f"{there.unit.full_name if there.unit_id else there.organisation} đã có "
        f"{there.appointment.collaborator} phụ trách. Nếu vẫn giao thêm người, ghi lý do ở ô này.",
        field="shared_reason",
    )
