"""The devices a person is signed in on: noted at signing in, signed out from any other of theirs.

When a device was last used is noted once an hour, after the answer (``middleware.NoteLooks``): this process remembers which
sessions it has noted, so that a request costs no question, and the statement writes nothing if another process was first.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import localtime

from khuyencong.core.dates import format_date, now, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import Device, User
from khuyencong.core.seen import write_apart

# By the words of the User-Agent line, the narrower first; what pretends to be another stands before it.
_BROWSERS = {
    "Zalo": "Zalo",
    "coc_coc_browser": "Cốc Cốc",
    "SamsungBrowser": "Samsung Internet",
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
HOUR = timedelta(hours=1)
_MOST = 20_000  # sessions a process remembers before it begins anew
_noted: dict[str, datetime] = {}
_USED = """
    UPDATE core_device SET last_used_at = %s WHERE session_id = %s AND (last_used_at IS NULL OR last_used_at <= %s)
"""
_SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def name_of(agent: str) -> str:
    """“Chrome trên Android”, of what a browser says of itself."""
    browser = next((name for word, name in _BROWSERS.items() if word in agent), "Trình duyệt")
    system = next((name for word, name in _SYSTEMS.items() if word in agent), "")
    return f"{browser} trên {system}" if system else browser


def note(request: HttpRequest) -> None:
    """The device somebody has just signed in on, by its session."""
    session = request.session
    if session.session_key is None:
        session.save()
    facts = {
        "user": request.user,
        "name": name_of(request.headers.get("User-Agent", "")),
        "is_remembered": not session.get_expire_at_browser_close(),
        "signed_in_at": now(),
        "last_used_at": now(),
        "lock": _lock(request.user),
    }
    _remember(session.session_key, facts["last_used_at"])
    Device.objects.update_or_create(session_id=session.session_key, defaults=facts)


def is_to_note(session_key: str | None, at: datetime) -> bool:
    """This process has not noted the session within the hour."""
    noted = _noted.get(session_key)
    return session_key is not None and (noted is None or at - noted >= HOUR)


def note_use(session_key: str, at: datetime) -> None:
    """The device of this session is used now. Never raises."""
    _remember(session_key, at)
    write_apart(_USED, [at, session_key, at - HOUR])


def _remember(session_key: str, at: datetime) -> None:
    if len(_noted) >= _MOST:
        _noted.clear()
    _noted[session_key] = at


def last_used(device: Device) -> str:
    """In words, as far as it is known: to the hour today and yesterday, else to the day."""
    if device.last_used_at is None:
        return "chưa rõ"
    if now() - device.last_used_at < HOUR:
        return "trong một giờ qua"
    moment = localtime(device.last_used_at)
    days = (today() - moment.date()).days
    if days <= 1:
        return f"{'hôm nay' if days < 1 else 'hôm qua'}, khoảng {moment.hour} giờ"
    return f"{days} ngày trước, {format_date(moment)}"


def of(user: User) -> QuerySet[Device]:
    """Those still signed in, newest first: no session of an older password opens anything."""
    alive = Device.objects.visible_to(user).filter(session__expire_date__gt=now(), lock=_lock(user))
    return alive.order_by("-signed_in_at", "-pk")


@transaction.atomic
def sign_out(*, by: User, device: Device) -> None:
    """End the session; what that device asks next finds the page of signing in."""
    if device.user_id != by.pk:
        raise DomainError("Thiết bị này của người khác.")
    device.session.delete()


def _lock(user: User) -> str:
    return user.get_session_auth_hash()[:12]
