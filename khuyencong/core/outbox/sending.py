"""Putting messages in the row, and the worker's round through it.

A message is claimed (committed as “đang gửi”) before anything leaves, so that a worker killed half-way leaves a trace and
no second worker takes it: once, whatever happens.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction

from khuyencong.core.choices import Channel, MessageState
from khuyencong.core.dates import ZONE, local_date, now
from khuyencong.core.models import Message, OutboxChannel, User
from khuyencong.core.outbox import adapters

PAUSES = (1, 5, 15, 60, 240)  # minutes before each next attempt
LOST = timedelta(minutes=10)  # a claim this old was left by a worker that died


@dataclass(frozen=True)
class Text:
    subject: str
    text: str
    url: str = ""
    by_door: bool = False  # the link opens the page without a password, once: see ``doors``


Composer = Callable[[Message], Text | None]
_composers: dict[str, Composer] = {}


def composes(kind: str, compose: Composer) -> None:
    """Messages of this kind get their words from ``compose``, asked at the moment of sending."""
    _composers[kind] = compose


def put(*, to: User, kind: str, key: str, about: dict, day: date, at: datetime | None = None) -> list[Message]:
    """One message for each way that is in use and reaches the person; none a second time, none second on its day."""
    ways = [way.channel for way in OutboxChannel.objects.filter(is_on=True) if adapters.address_of(to, way.channel)]
    made = []
    for way in ways:
        facts = {"to": to, "channel": way, "kind": kind, "key": key, "about": about, "day": day}
        try:
            with transaction.atomic():
                made.append(Message.objects.create(**facts, not_before=at or now()))
        except IntegrityError:
            continue
    return made


def deliver(*, at: datetime | None = None) -> Counter:
    """One round: how many messages ended in which state. Quiet hours and the measure of each way are kept."""
    at = at or now()
    done: Counter = Counter()
    _find_lost(at)
    for way in OutboxChannel.objects.filter(is_on=True).order_by("pk"):
        if way.is_quiet(at.astimezone(ZONE).time()):
            continue
        ready = Message.objects.filter(channel=way.channel, state=MessageState.WAITING, not_before__lte=at)
        for pk in list(ready.order_by("not_before", "created_at").values_list("pk", flat=True)[: way.per_minute]):
            done[_deliver(pk, way, at)] += 1
    return done


def _find_lost(at: datetime) -> None:
    """Claims of a worker that died: a mail may be out already and is not sent again; the other ways bear asking twice."""
    lost = Message.objects.filter(state=MessageState.SENDING, claimed_at__lt=at - LOST)
    lost.filter(channel=Channel.EMAIL).update(state=MessageState.UNSURE, error="Máy gửi dừng giữa chừng.")
    lost.exclude(channel=Channel.EMAIL).update(state=MessageState.WAITING)


def _deliver(pk, way: OutboxChannel, at: datetime) -> str:
    message = _claim(pk, at)
    if message is None or message.state != MessageState.SENDING:
        return MessageState.CANCELLED if message else ""
    try:
        adapters.send(message, way)
    except adapters.Refused as error:
        return _finish(message, state=MessageState.FAILED, error=str(error))
    except adapters.Trouble as error:
        return _again(message, way, at, str(error))
    return _finish(message, state=MessageState.SENT, sent_at=at, error="")


@transaction.atomic
def _claim(pk, at: datetime) -> Message | None:
    """The message under our name with its words, or cancelled; None when another worker has it."""
    waiting = Message.objects.select_for_update(of=("self",), skip_locked=True).select_related("to")
    message = waiting.filter(pk=pk, state=MessageState.WAITING).first()
    if message is None:
        return None
    if message.is_daily and _had_one(message, at):
        _finish(message, not_before=_midnight(at) + timedelta(days=1))
        return None
    text = _composers[message.kind](message) if message.to.is_active else None
    if text is None:
        _finish(message, state=MessageState.CANCELLED, error="Không cần gửi nữa.")
        return message
    message.subject, message.text, message.url = text.subject, text.text, text.url
    message.by_door = text.by_door
    message.state, message.claimed_at, message.attempts = MessageState.SENDING, at, message.attempts + 1
    message.save()
    return message


def _midnight(at: datetime) -> datetime:
    """When the day of ``at`` began in Vietnam."""
    return datetime.combine(local_date(at), time.min, ZONE)


def _had_one(message: Message, at: datetime) -> bool:
    """Another daily message left for this person by this way since midnight: what waited over night gives way."""
    begun = _midnight(at)
    others = Message.objects.filter(to=message.to_id, channel=message.channel, is_daily=True).exclude(pk=message.pk)
    return others.filter(sent_at__gte=begun).exists()


def _finish(message: Message, **changes) -> str:
    for name, value in changes.items():
        setattr(message, name, value)
    message.save(update_fields=list(changes))
    return message.state


def _again(message: Message, way: OutboxChannel, at: datetime, error: str) -> str:
    if message.attempts >= way.max_attempts:
        return _finish(message, state=MessageState.FAILED, error=error[:300])
    pause = timedelta(minutes=PAUSES[min(message.attempts, len(PAUSES)) - 1])
    return _finish(message, state=MessageState.WAITING, not_before=at + pause, error=error[:300])
