"""When a person last looked at a thing: the one exception to “reads cannot write”.

A page asks ``look(request, timeline_id)``: it learns the last look, and this one is noted after the answer has been sent, on
a connection of its own, by ``middleware.NoteLooks``. A note that fails is logged and forgotten: no page ever waits for it
or breaks by it. Looks of one sitting are one look: what is new stays marked while one reads on.
"""

import logging
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connections

from khuyencong.core.dates import format_datetime, now
from khuyencong.core.models import Activity, Seen, User

log = logging.getLogger("khuyencong.seen")
SITTING = timedelta(minutes=30)
SHOWN = 5
_NOTE = """
    INSERT INTO core_seen (user_id, timeline_id, at) VALUES (%s, %s, %s)
    ON CONFLICT (user_id, timeline_id) DO UPDATE SET at = EXCLUDED.at WHERE core_seen.at < EXCLUDED.at
"""


def changed_since(user: User, timeline_id: UUID) -> datetime | None:
    """When this person last looked at the thing; None when never. One query."""
    return Seen.objects.filter(user=user, timeline_id=timeline_id).values_list("at", flat=True).first()


def look(request, timeline_id: UUID) -> datetime | None:
    """``changed_since``, and note that the person looks now: once a sitting."""
    since = changed_since(request.user, timeline_id)
    at = now()
    if since is None or at - since > SITTING:
        request.look_to_note = (request.user.pk, timeline_id, at)
    return since


@dataclass(frozen=True)
class NewsLine:
    text: str
    when: str


@dataclass(frozen=True)
class News:
    """What others did since the last look (empty: never looked), newest first: for ``components/news.html``."""

    since: str = ""
    items: tuple[NewsLine, ...] = ()
    more: int = 0


def news(user: User, since: datetime | None, activities: Iterable[Activity]) -> News:
    """Out of a feed already read; nothing is new to a person who looks for the first time."""
    if since is None:
        return News()
    new = sorted((one for one in activities if one.at > since and one.actor_id != user.pk), key=lambda one: one.at)
    lines = [NewsLine(one.text, _when(one)) for one in reversed(new)]
    return News(format_datetime(since), tuple(lines[:SHOWN]), max(len(lines) - SHOWN, 0))


def _when(one: Activity) -> str:
    return format_datetime(one.at) + (f" · {one.actor}" if one.actor else "")


def note(user_id: int, timeline_id: UUID, at: datetime) -> None:
    """Write one look. Never raises."""
    write_apart(_NOTE, [user_id, timeline_id, at])


def write_apart(statement: str, values: list) -> None:
    """On a connection of its own, when the answer has been sent. Never raises."""
    try:
        with closing(connections.create_connection("default")) as own, own.cursor() as cursor:
            cursor.execute("SET statement_timeout = 1000")
            cursor.execute(statement, values)
    except Exception:  # whatever happened, the person has their page
        log.warning("Không ghi được lần xem gần nhất, hay lần dùng máy", exc_info=True)
