"""Writing to the activity feed; every service that a person would want to hear of calls ``record``."""

from khuyencong.core.models import Activity, OfficialDocument, Timeline, User


def start() -> Timeline:
    """A new, empty timeline for a new thing."""
    return Timeline.objects.create()


def record(
    *, timeline: Timeline, by: User | None, verb: str, text: str, document: OfficialDocument | None = None
) -> Activity:
    """Add one line. ``verb`` is a lower_snake code, ``text`` the Vietnamese sentence people read."""
    return Activity.objects.create(
        timeline=timeline,
        actor=by,
        actor_title=by.job_title if by else "",
        verb=verb,
        text=text,
        document=document,
    )
