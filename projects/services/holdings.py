"""Open đề án of one person given to another, all of them in one transaction."""

from django.db import transaction

from khuyencong.core import timeline, versions
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from khuyencong.offices.rules import may_hand_over
from projects.models import Project
from projects.queries import held
from projects.rules import EDITORS

_NAMED = 5


@transaction.atomic
def take_over(*, by: User, giver: User, taker: User) -> list[str]:
    """Every đề án ``giver`` holds open that ``by`` may see is now held by ``taker``; the keys of what moved.

    Raises ``DomainError`` when ``taker`` may not hold files, or could not see one of these: none moves then.
    """
    may_hand_over(by, giver).require()
    rows = list(held(giver, seen_by=by).select_for_update(of=("self",), no_key=True).order_by("pk"))
    if not rows:
        return []
    if not reach_of(taker).has(*EDITORS):
        raise DomainError(f"{taker} không phải chuyên viên nên không giữ đề án được. Chọn người khác.", field="taker")
    seen = set(Project.objects.visible_to(taker).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    if hidden := [row.code for row in rows if row.pk not in seen]:
        told = ", ".join(hidden[:_NAMED]) + (f" và {len(hidden) - _NAMED} đề án khác" if len(hidden) > _NAMED else "")
        raise DomainError(f"{taker} không phụ trách địa bàn của {told}. Chọn người khác.", field="taker")
    for row in rows:
        versions.bump(row, holder=taker)
        text = f"Bàn giao từ {giver} sang {taker}"
        timeline.record(timeline=row.timeline, by=by, verb="handed_over", text=text)
    return [f"projects.project:{row.pk}" for row in rows]
