from datetime import date

import pytest
from django.core.exceptions import ValidationError

from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument
from khuyencong.territory import services
from khuyencong.territory.choices import Kind, Level, Part
from khuyencong.territory.models import AdministrativeUnit, Succession, UnitName


@pytest.fixture
def staff(django_user_model, db):
    return django_user_model.objects.create(full_name="Nguyễn Văn Minh", email="minh@example.vn", is_staff=True)


@pytest.fixture
def stranger(django_user_model, db):
    return django_user_model.objects.create(full_name="Lê Thị Hoa", email="hoa@example.vn")


def test_add_unit_and_what_it_came_from(staff, unit):
    ward = services.add_unit(
        by=staff, code="99999", level=Level.COMMUNE, kind=Kind.PHUONG, name="Thử", parent=unit("new-79"),
        valid_from=date(2030, 1, 1),
    )  # fmt: skip
    link = services.add_succession(by=staff, predecessor=unit("new-25750"), successor=ward, part=Part.WHOLE)
    assert ward.full_name == "Phường Thử"
    services.remove_succession(by=staff, succession=link)
    assert not Succession.objects.filter(successor=ward).exists()


def test_revise_unit_writes_what_was_found(staff, unit):
    paper = OfficialDocument.objects.create(title="Nghị quyết về Thủ Dầu Một")
    found = {"valid_from": date(2012, 7, 1), "decided_by": paper, "certainty": "S"}
    revised = services.revise_unit(by=staff, unit=unit("old-718"), **found)
    assert revised.is_verified
    with pytest.raises(ValidationError, match="Xem lại hai ngày"):
        services.revise_unit(by=staff, unit=revised, valid_from=date(2025, 7, 1))
    assert unit("old-718").valid_from == date(2012, 7, 1)


def test_add_unit_name_makes_the_old_name_found(staff, unit):
    town = {"name": "Bến Cát", "kind": Kind.THI_XA, "valid_to": date(2024, 4, 30)}
    name = services.add_unit_name(by=staff, unit=unit("old-721"), **town)
    assert name.full_name == "Thị xã Bến Cát"
    with pytest.raises(ValidationError, match="một tên khác"):
        services.add_unit_name(by=staff, unit=unit("old-721"), **town)
    services.remove_unit_name(by=staff, unit_name=name)
    assert not UnitName.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "gone"])
def test_only_staff_change_the_register(who, staff, stranger, unit):
    user = stranger
    if who == "gone":
        staff.is_active, user = False, staff
    here, there = unit("old-721"), unit("new-25813")
    for refused in (
        lambda: services.add_unit(by=user, code="99"),
        lambda: services.revise_unit(by=user, unit=here, name="X"),
        lambda: services.add_unit_name(by=user, unit=here, name="X", kind=Kind.XA),
        lambda: services.add_succession(by=user, predecessor=here, successor=there, part=Part.PART),
        lambda: services.remove_unit_name(by=user, unit_name=UnitName()),
        lambda: services.remove_succession(by=user, succession=Succession()),
    ):
        with pytest.raises(DomainError, match="Chỉ người quản trị danh mục"):
            refused()
    assert not AdministrativeUnit.objects.filter(name="X").exists()
