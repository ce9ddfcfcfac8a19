"""The link of a message opens the page it is about, once and for seven days, to the person it was sent to."""

from django.core import signing
from django.urls import reverse

from khuyencong.core.models import Message

DAYS = 7
_SALT = "message-door"


def door(message: Message) -> str:
    """The address that goes out; it is never stored, so that who reads the outbox cannot walk in."""
    return reverse("portal:door", args=[signing.dumps([str(message.pk), _lock(message)], salt=_SALT)])


def behind(token: str) -> Message | None:
    """The message of a link; None when forged, older than seven days, or the password has changed since."""
    try:
        pk, lock = signing.loads(token, salt=_SALT, max_age=DAYS * 86_400)
    except signing.BadSignature:
        return None
    message = Message.objects.select_related("to").filter(pk=pk, to__is_active=True).first()
    return message if message and lock == _lock(message) else None


def _lock(message: Message) -> str:
    return message.to.get_session_auth_hash()[:12]
