"""One person for each role, with the grant that makes them so; tests ask ``people[Role.STAFF]``."""

import pytest

from khuyencong.core.choices import Role
from tests.factories.core import UserFactory
from tests.factories.offices import COMMUNE, HCM, RoleGrantFactory, unit

NAMES = {
    Role.ADMIN: "Phạm Quản Trị",
    Role.STAFF: "Lê Chuyên Viên",
    Role.ACCOUNTANT: "Đỗ Kế Toán",
    Role.LEADER: "Vũ Lãnh Đạo",
    Role.APPRAISER: "Hồ Thẩm Định",
    Role.COLLABORATOR: "Mai Cộng Tác",
    Role.JUROR: "Bùi Giám Khảo",
}


@pytest.fixture
def people(db) -> dict:
    """Role → user. Thành phố Hồ Chí Minh for the desks and the juror, one commune of it for the collaborator."""
    return {role: person(role) for role in Role}


def person(role: Role, key: str = "", **of_user):
    """A user with one grant of ``role`` over a place; the administrator also enters the registers."""
    user = UserFactory(
        full_name=NAMES[role],
        is_staff=role == Role.ADMIN,
        is_superuser=role == Role.ADMIN,
        **of_user,
    )
    place = key or (COMMUNE if role == Role.COLLABORATOR else HCM)
    RoleGrantFactory(user=user, role=role, unit=unit(place))
    return user
