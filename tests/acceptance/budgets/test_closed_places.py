"""“from a closed year”: the books of a year are shut by place; what one province shuts stays open in another."""

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

import budgets
from budgets import services
from budgets.choices import MovementKind
from budgets.models import Envelope, YearClosing
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from tests.factories.budgets import DisbursementFactory, EnvelopeFactory, MovementFactory, YearClosingFactory
from tests.factories.core import OfficialDocumentFactory
from tests.factories.offices import COMMUNE, FAR_PROVINCE, HCM, NEXT_COMMUNE, OLD_BINH_DUONG, unit
from tests.factories.projects import ProjectFactory
from tests.people import person

pytestmark = pytest.mark.django_db
TRIEU = 1_000_000
SHUT = {"closed_on": date(2026, 12, 31), "reason": "Hết năm"}


def envelopes(*places: str) -> list[Envelope]:
    return [EnvelopeFactory(unit=unit(place), amount=500 * TRIEU) for place in places]


def more(by, envelope: Envelope):
    told = {"amount": TRIEU, "happened_on": today(), "reason": "Bổ sung", "document": OfficialDocumentFactory()}
    return services.move(by=by, envelope=envelope, kind=MovementKind.ADJUST, **told)


@pytest.fixture
def far(people):
    """An accountant of another province."""
    return person(Role.ACCOUNTANT, FAR_PROVINCE, email="ke-toan@tinh-khac.vn")


def test_a_year_is_shut_where_it_was_shut(people, far):
    """The province with all below it and before it; not the province beside it."""
    shut, elsewhere = envelopes(HCM, COMMUNE, OLD_BINH_DUONG), envelopes(FAR_PROVINCE)
    YearClosingFactory(year=2026, unit=unit(HCM))
    for one in shut:
        with pytest.raises(DomainError, match="Năm ngân sách 2026 đã khoá sổ"):
            more(people[Role.ACCOUNTANT], one)
    more(far, elsewhere[0])


def test_a_commune_shuts_its_own(people):
    mine = people[Role.ACCOUNTANT]
    shut, *others = envelopes(COMMUNE, HCM, NEXT_COMMUNE)
    YearClosingFactory(year=2026, unit=unit(COMMUNE))
    with pytest.raises(DomainError, match="Năm ngân sách 2026 đã khoá sổ"):
        more(mine, shut)
    for one in others:
        more(mine, one)


@pytest.mark.parametrize("place", [HCM, FAR_PROVINCE])
@pytest.mark.parametrize("write", ["movement", "voucher"])
def test_postgresql_says_the_same(place, write):
    """Whoever writes, by the place of the envelope, of the đề án."""
    project = ProjectFactory(approved=True, unit=unit(HCM))
    one = EnvelopeFactory(unit=unit(HCM), amount=500 * TRIEU)
    YearClosingFactory(year=2026, unit=unit(place))
    act = {
        "movement": lambda: MovementFactory(envelope=one, amount=1, happened_on=date(2026, 6, 1)),
        "voucher": lambda: DisbursementFactory(project=project, envelope=None, amount=1),
    }[write]
    if place == FAR_PROVINCE:
        assert act().pk
        return
    with pytest.raises(IntegrityError, match="đã khoá sổ"), transaction.atomic():
        act()


def test_only_in_ones_own_place(people, far):
    """Everywhere only by who works everywhere; opened again by who works there."""
    mine = people[Role.ACCOUNTANT]
    with pytest.raises(DomainError, match="ngoài địa bàn được giao"):
        services.close_year(by=far, year=2025, unit=unit(HCM), **SHUT | {"closed_on": date(2026, 1, 31)})
    with pytest.raises(DomainError, match="Ghi địa bàn khoá sổ"):
        services.close_year(by=mine, year=2025, **SHUT | {"closed_on": date(2026, 1, 31)})
    shut = services.close_year(by=mine, year=2025, unit=unit(HCM), **SHUT | {"closed_on": date(2026, 1, 31)})
    again = {"year": 2025, "unit": unit(COMMUNE), "closed_on": date(2026, 1, 31), "reason": "Hết năm"}
    with pytest.raises(DomainError, match="Năm ngân sách 2025 đã khoá sổ"):
        services.close_year(by=mine, **again)
    with pytest.raises(DomainError, match="ngoài địa bàn được giao"):
        services.reopen_year(by=far, closing=shut, reason="Thử")
    everywhere = services.close_year(by=people[Role.ADMIN], year=2024, **SHUT | {"closed_on": date(2025, 1, 31)})
    assert (everywhere.unit, everywhere.place) == (None, "Mọi địa bàn")
    with pytest.raises(DomainError, match="Năm ngân sách 2024 đã khoá sổ"):
        services.close_year(by=mine, year=2024, unit=unit(HCM), **SHUT | {"closed_on": date(2025, 1, 31)})


def test_the_page_shows_the_closings_of_its_place(signed_in, far, client):
    """Each sees what shuts their own books, with the place; the link of another's is no page."""
    mine = YearClosingFactory(year=today().year - 1, unit=unit(HCM), reason="Xong đối chiếu")
    theirs = YearClosingFactory(year=today().year - 1, unit=unit(FAR_PROVINCE), reason="Nơi khác đóng")
    at = reverse("budgets:year_closings")
    page = signed_in(Role.ACCOUNTANT).get(at).content.decode()
    assert "Thành phố Hồ Chí Minh: " in page
    assert "Xong đối chiếu" in page
    assert "Nơi khác đóng" not in page
    assert signed_in(Role.ACCOUNTANT).get(reverse("budgets:reopen_year", args=[theirs.pk])).status_code == 404
    client.force_login(far)
    page = client.get(at).content.decode()
    assert ("Nơi khác đóng" in page, "Xong đối chiếu" in page) == (True, False)
    assert client.get(reverse("budgets:reopen_year", args=[mine.pk])).status_code == 404


def test_its_desk_is_offered_its_own_place(signed_in):
    form = signed_in(Role.ACCOUNTANT).get(reverse("budgets:close_year")).context["form"]
    assert form["unit"].value() == unit(HCM).label()
    assert form.fields["unit"].required
    assert not signed_in(Role.ADMIN).get(reverse("budgets:close_year")).context["form"].fields["unit"].required
    assert YearClosing.objects.count() == 0


def test_a_closing_of_before_gets_the_place_of_its_person(people):
    """The migration moves it, once, and leaves it kept; one whose person works everywhere stays everywhere."""
    old = YearClosingFactory(unit=None, by=people[Role.ACCOUNTANT])
    everywhere = YearClosingFactory(unit=None)
    module = next(Path(budgets.__path__[0], "migrations").glob("*_scans_and_places.py")).stem
    with connection.cursor() as cursor:
        cursor.execute(import_module(f"budgets.migrations.{module}").OF_THE_PLACE)
    old.refresh_from_db()
    everywhere.refresh_from_db()
    assert (old.unit, everywhere.unit) == (unit(HCM), None)
    with pytest.raises(IntegrityError, match="không sửa, không xoá"), transaction.atomic():
        YearClosing.objects.update(unit=None)
