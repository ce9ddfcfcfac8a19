"""Sealed ballots that the nightly check found changed: a line on the home of whoever answers for the database."""

from django.urls import reverse

from khuyencong.core.dates import local_date
from khuyencong.core.deadlines import Deadline
from khuyencong.core.readings import reading
from products.models import SealAlarm

_WHY = (
    "Mỗi đêm cổng so phiếu với mã niêm phong; việc này tự hết khi phiếu khớp lại. Giữ nguyên hiện trạng, báo Chủ tịch"
    " Hội đồng và người giữ cơ sở dữ liệu."
)


@reading(SealAlarm)
def _standing() -> tuple[SealAlarm, ...]:
    """Kept like a table of the law: asked on every home of an administrator, changed on hardly any night."""
    return tuple(SealAlarm.objects.filter(cleared_at__isnull=True).select_related("round").order_by("pk"))


def alarms_of_seals() -> list[Deadline]:
    """One for each round whose alarm stands; it is late from the first minute and has no day to put it off to."""
    return [
        Deadline(
            group="late",
            what="Báo động: phiếu chấm đã niêm phong bị sửa",
            about=f"{one.round}. {one.faults[0]}"
            + (f" Và {len(one.faults) - 1} dấu vết khác." if one.faults[1:] else ""),
            url=reverse("products:board", args=[one.round_id]),
            action="Xem phiếu nào",
            since=local_date(one.found_at),
            why=_WHY,
            key=f"products.seal:{one.pk}",
        )
        for one in _standing()
    ]
