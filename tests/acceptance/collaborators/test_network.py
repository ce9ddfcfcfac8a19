"""The network on any date, shared on purpose, people replaced."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from collaborators import queries, services
from collaborators.choices import CollaboratorKind
from collaborators.models import Appointment, AppointmentArea
from khuyencong.core.choices import Role
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.models import RoleGrant
from khuyencong.territory.models import AdministrativeUnit
from tests.acceptance.collaborators.hiring import appoint, judge_now
from tests.e2e.crawl import enter
from tests.factories.collaborators import (
    AppointmentFactory,
    AreaFactory,
    CollaboratorFactory,
    ReportFactory,
)
from tests.factories.offices import COMMUNE, NEXT_COMMUNE, unit
from tests.people import person

pytestmark = pytest.mark.django_db


def binh_duong() -> AdministrativeUnit:
    return unit("old-74")


def test_f001_the_network_of_a_date_is_25_of_8_11_and_6(demo):
    """“network on any date (25 = 8 + 11 + 6)”; F001, F024–F026; F033: 25 commune collaborators in Bà Rịa – Vũng Tàu."""
    admin = User.objects.get(email="quantri@khuyencong.invalid")
    network = queries.network(user=admin, on=date(2023, 12, 31))
    made = queries.make_up(network.filter(unit=binh_duong()))
    assert (made.total, [number for _, number in made.kinds]) == (25, [8, 11, 6])
    assert made.words == "25 người = 8 cấp huyện + 11 cấp xã + 6 hiệp hội ngành hàng"
    page = enter(admin).get(reverse("collaborators:list"), {"ngay": "31/12/2023"}).content.decode()
    assert "50 người = 8 cấp huyện + 36 cấp xã + 6 hiệp hội ngành hàng" in page
    others = queries.make_up(network.filter(unit=unit("old-77")))
    assert others.words == "25 người: 25 cấp xã"


def test_the_network_is_tied_to_the_de_an_of_its_year(demo):
    """“tied to the year's đề án “Duy trì mạng lưới CTV””."""
    admin = User.objects.get(email="quantri@khuyencong.invalid")
    page = enter(admin).get(reverse("projects:network"), {"ngay": "31/12/2023"}).content.decode()
    assert "KCDP-2023-BD08" in page
    nothing = enter(admin).get(reverse("projects:network"), {"ngay": "31/12/2019"}).content.decode()
    assert "Năm 2019 chưa có đề án duy trì mạng lưới" in nothing
    listing = enter(admin).get(reverse("collaborators:list"), {"ngay": "31/12/2023"}).content.decode()
    assert reverse("projects:network") + "?ngay=31/12/2023" in listing


# --- shared on purpose -------------------------------------------------------------------------------------------


def test_an_area_is_shared_only_with_a_reason_and_the_reason_is_kept(staff):
    """“areas overlapping only on purpose (a warning to be confirmed with a reason, kept; DB rule)”."""
    appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2026, 1, 1))
    with pytest.raises(DomainError, match="đã có Nguyễn Thị Huệ phụ trách") as refused:
        appoint(staff, "Lê Văn Hai", valid_from=date(2026, 2, 1))
    assert refused.value.field == "shared_reason"
    second = appoint(staff, "Lê Văn Hai", valid_from=date(2026, 2, 1), shared_reason="Xã rộng, hai khu cách nhau")
    assert second.areas.get().shared_reason == "Xã rộng, hai khu cách nhau"
    judge_now()


@pytest.mark.parametrize(
    "other",
    [
        {"valid_from": date(2027, 1, 1)},  # after the first has left
        {"area": unit, "valid_from": date(2026, 5, 1)},  # the next commune
    ],
)
def test_what_does_not_meet_needs_no_reason(staff, other):
    appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
    if "area" in other:
        other = other | {"area": unit(NEXT_COMMUNE)}
    appoint(staff, "Lê Văn Hai", **other)
    judge_now()


def test_a_wider_area_meets_what_lies_in_it_but_another_kind_does_not(staff):
    old, commune = unit("old-74"), AdministrativeUnit.objects.filter(parent__reference_key="old-721").first()
    admin = person(Role.ADMIN)
    days = {"valid_from": date(2024, 1, 1), "valid_to": date(2024, 12, 31), "network_of": old}
    appoint(admin, "Người Xã", area=commune, **days)
    appoint(admin, "Người Huyện", kind=CollaboratorKind.DISTRICT, area=unit("old-721"), **days)
    with pytest.raises(DomainError, match="đã có Người Xã phụ trách"):
        appoint(admin, "Người Xã Rộng", area=unit("old-721"), **days)


def one_more(first: Appointment, later: Appointment) -> None:
    AreaFactory(appointment=AppointmentFactory(area=None), shared_reason="")
    judge_now()


def longer(first: Appointment, later: Appointment) -> None:
    Appointment.objects.filter(pk=first.pk).update(valid_to=later.valid_from)
    judge_now()


def no_reason(first: Appointment, later: Appointment) -> None:
    AreaFactory(appointment=AppointmentFactory(area=None))
    judge_now()
    AppointmentArea.objects.update(shared_reason="")
    judge_now()


@pytest.mark.parametrize("write", [one_more, longer, no_reason])
def test_the_database_refuses_sharing_without_a_reason(staff, write):
    """“DB rule”: past the services, by raw writes."""
    first = appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30))
    later = appoint(staff, "Lê Văn Hai", valid_from=date(2026, 7, 1))
    judge_now()
    with pytest.raises(IntegrityError, match="đã có người cùng loại"), transaction.atomic():
        write(first, later)


# --- replaced ----------------------------------------------------------------------------------------------------


def test_a_person_is_replaced_without_losing_the_predecessors_record(staff):
    """“a person replaced without losing the predecessor's record”."""
    old = appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2024, 1, 1))
    report = ReportFactory(appointment=old, sent=True)
    new = services.replace(
        by=staff, appointment=old, starts_on=date(2026, 6, 1), reason="Nghỉ hưu", full_name="Lê Văn Hai"
    )
    judge_now()
    old.refresh_from_db()
    assert (old.valid_to, old.left_because, new.replaces) == (date(2026, 5, 31), "Nghỉ hưu", old)
    assert new.areas.get().unit == old.areas.get().unit
    assert list(queries.sent_reports(user=staff, period=None)) == [report]
    before = {one.collaborator.full_name for one in queries.network(user=staff, on=date(2026, 5, 31))}
    after = {one.collaborator.full_name for one in queries.network(user=staff, on=date(2026, 6, 1))}
    assert (before, after) == ({"Nguyễn Thị Huệ"}, {"Lê Văn Hai"})
    page = enter(staff).get(reverse("collaborators:detail", args=[old.collaborator_id])).content.decode()
    assert "Lê Văn Hai" in page
    assert report.receipt in page


def test_whoever_leaves_sees_the_place_no_more(staff):
    """What an account may see follows the terms: it opens with one and closes with it."""
    user = person(Role.COLLABORATOR)
    RoleGrant.objects.filter(user=user).delete()
    someone = CollaboratorFactory(user=user)
    term = appoint(staff, "", collaborator=someone, valid_from=date(2024, 1, 1))
    assert RoleGrant.objects.get(user=user).unit == unit(COMMUNE)
    services.end_term(by=staff, appointment=term, last_day=date(2026, 5, 31), reason="Chuyển công tác")
    assert RoleGrant.objects.get(user=user).valid_to == date(2026, 5, 31)


def test_the_database_keeps_the_order_of_predecessor_and_successor(staff):
    old = appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2024, 1, 1))
    services.replace(by=staff, appointment=old, starts_on=date(2026, 6, 1), reason="Nghỉ hưu", full_name="Lê Văn Hai")
    judge_now()
    with pytest.raises(IntegrityError, match="Người thay bắt đầu sau"), transaction.atomic():
        stays_longer(old)


def stays_longer(term: Appointment) -> None:
    Appointment.objects.filter(pk=term.pk).update(valid_to=date(2026, 6, 2))
    judge_now()


@pytest.mark.parametrize("last_day", [date(2023, 12, 31), date(2026, 7, 1)])
def test_a_term_ends_within_itself(staff, last_day):
    term = appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2024, 1, 1), valid_to=date(2026, 6, 30))
    with pytest.raises(DomainError):
        services.end_term(by=staff, appointment=term, last_day=last_day, reason="Nghỉ hưu")
