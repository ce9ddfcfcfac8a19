"""What the frame of every page shows: navigation by role, the office, the person."""

from dataclasses import dataclass, replace

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


PHONE_DOORS = 5
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
    ("Lịch", "lich", "portal:calendar", _DESK, True),
    ("Cần gọi", "dt", "portal:calls", _DESK, True),
    ("Chấm điểm", "ok", "products:scoring", (Role.JUROR,), False),
    ("Sản phẩm", "bc", "products:list", (*_DESK, Role.COLLABORATOR, Role.JUROR), True),
)


def frame(request) -> dict:
    """Navigation for signed-in people; nothing for the anonymous."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"nav": []}
    reach = reach_of(user)
    nav = []
    for label, icon, route, roles, wide in _DOORS:
        if roles and not reach.has(*roles):
            continue
        try:
            url = reverse(route)
        except NoReverseMatch:
            continue
        here = request.path == url if url == "/" else request.path.startswith(url)
        nav.append(NavItem(label, icon, url, current=here, wide=wide))
    if len(nav) <= PHONE_DOORS:  # all fit on a phone's bottom bar
        nav = [replace(item, wide=False) for item in nav]
    return {"nav": nav, "reach": reach, "may_admin": user.is_staff}
