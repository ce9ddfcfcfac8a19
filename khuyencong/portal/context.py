"""What the frame of every page shows: navigation by role, the office, the person."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from khuyencong.core.choices import Role
from khuyencong.offices.queries import reach_of


@dataclass(frozen=True)
class NavItem:
    """One door of the navigation; ``wide`` ones hide on a phone's bottom bar."""

    label: str
    icon: str
    url: str
    current: bool = False
    wide: bool = False


_DESK = (Role.ADMIN, Role.STAFF, Role.ACCOUNTANT, Role.LEADER, Role.APPRAISER)
_DOORS = (
    # label, icon, route, roles, wide
    ("Việc", "viec", "portal:home", (), False),
    ("Đề án", "dean", "projects:list", _DESK, False),
    ("Kinh phí", "tien", "budgets:board", _DESK, False),
    ("CTV", "ctv", "collaborators:list", _DESK, False),
    ("Báo cáo quý", "bao", "collaborators:reports", (Role.COLLABORATOR,), False),
    ("Báo cáo", "bao", "reports:list", _DESK, False),
    ("Cơ sở", "coso", "establishments:list", (*_DESK, Role.COLLABORATOR), True),
    ("Nhu cầu", "giay", "establishments:needs", (*_DESK, Role.COLLABORATOR), True),
    ("Sản phẩm", "bc", "products:list", (*_DESK, Role.COLLABORATOR, Role.JUROR), True),
)


def frame(request) -> dict:
    """Navigation for signed-in people; nothing for the anonymous."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"nav": []}
    reach = reach_of(user)
    here = request.resolver_match.namespace if request.resolver_match else ""
    nav = []
    for label, icon, route, roles, wide in _DOORS:
        if roles and not reach.has(*roles):
            continue
        try:
            url = reverse(route)
        except NoReverseMatch:
            continue
        nav.append(NavItem(label, icon, url, current=route.partition(":")[0] == here, wide=wide))
    return {"nav": nav, "reach": reach, "may_admin": user.is_staff}
