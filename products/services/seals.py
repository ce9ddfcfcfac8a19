"""The nightly look at sealed ballots: an alarm for each round whose ballots are no longer what was sealed."""

from django.db import transaction
from django.utils import timezone

from khuyencong.core import timeline, versions
from khuyencong.core.models import User
from products.models import SealAlarm, VotingRound
from products.queries import seals


def check_seals(*, by: User | None) -> list[SealAlarm]:
    """Look at every sealed round, each in its own transaction; the alarms that stand. Harmless to call again."""
    rounds = VotingRound.objects.exclude(seal="").order_by("pk")
    return [alarm for one in rounds if (alarm := check_seal(by=by, round_=one)) is not None]


@transaction.atomic
def check_seal(*, by: User | None, round_: VotingRound) -> SealAlarm | None:
    """Opens an alarm, keeps it, or clears it when all is whole again."""
    row = versions.locked(VotingRound.objects, pk=round_.pk)
    found = seals.broken(row)
    alarm = row.alarms.filter(cleared_at__isnull=True).first()
    if found and alarm is None:
        alarm = SealAlarm.objects.create(round=row, faults=found)
        text = f"Kiểm niêm phong thấy sai: {found[0]}"
        timeline.record(timeline=row.timeline, by=by, verb="seal_broken", text=text)
    elif found and alarm.faults != found:
        alarm.faults = found
        alarm.save(update_fields=["faults"])
    elif alarm is not None and not found:
        alarm.cleared_at = timezone.now()
        alarm.save(update_fields=["cleared_at"])
        text = "Kiểm niêm phong: phiếu nguyên vẹn trở lại"
        timeline.record(timeline=row.timeline, by=by, verb="seal_whole", text=text)
    return alarm if found else None
