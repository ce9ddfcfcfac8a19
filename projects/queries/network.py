"""The đề án that keeps a network going in a year: which, how far, with how much."""

from khuyencong.core.models import User
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope
from projects.choices import NETWORK_CONTENT
from projects.models import Project


def upkeep(user: User, year: int, province: AdministrativeUnit | None) -> list[Project]:
    """“Duy trì mạng lưới cộng tác viên” of a plan year, in one province or all the person may see. One query."""
    found = Project.objects.visible_to(user).filter(content__code=NETWORK_CONTENT, plan_year=year)
    if province is not None:
        found = found.filter(unit__in=scope(province))
    return list(found.select_related("unit", "content").order_by("code", "pk"))
