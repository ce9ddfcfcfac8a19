"""The devices a person is signed in on: noted at signing in, signed out from any other of theirs."""

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from khuyencong.core.dates import now
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import Device, User

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
        "lock": _lock(request.user),
    }
    Device.objects.update_or_create(session_id=session.session_key, defaults=facts)


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
