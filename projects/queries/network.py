"""The đề án that keeps a network going in a year: which, how far, with how much."""

from khuyencong.core.models import User
from khuyencong.territory.queries import scope
from projects.choices import NETWORK_CONTENT
from projects.models import Project

_DIGITS = 19  # of the largest key there can be


def upkeep(user: User, year: int, province: str = "") -> list[Project]:
    """“Duy trì mạng lưới cộng tác viên” of a plan year, in the province of a typed key or all one may see. One query."""
    found = Project.objects.visible_to(user).filter(content__code=NETWORK_CONTENT, plan_year=year)
    if province.isdecimal() and len(province) < _DIGITS:
        found = found.filter(unit__in=scope(int(province)))
    return list(found.select_related("unit", "content").order_by("code", "pk"))
