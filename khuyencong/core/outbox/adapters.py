"""The ways out: into the portal, by mail, by one generic HTTPS request."""

import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from smtplib import SMTPException, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from khuyencong.core.choices import Channel
from khuyencong.core.models import Message, OutboxChannel
from khuyencong.core.outbox.doors import door

_TRY_AGAIN = {408, 425, 429}
_ANSWER = 10_000  # octets read of an answer


class Refused(Exception):
    """The message cannot go this way, now or later; ``str(error)`` says why, in Vietnamese."""


class Trouble(Exception):
    """Not this time: the network, a time-out, a server that is down."""


def send(message: Message, channel: OutboxChannel) -> None:
    """Returns when the message is out; raises Refused or Trouble."""
    match message.channel:
        case Channel.IN_APP:
            return  # it stands in the portal as soon as it is sent
        case Channel.EMAIL:
            _mail(message)
        case _:
            _post(message, channel)


def address_of(user, channel: str) -> str:
    """Where a person is reached by this way; empty when they are not."""
    if channel == Channel.IN_APP:
        return str(user.pk)
    return (user.email if channel == Channel.EMAIL else user.phone) or ""


def _mail(message: Message) -> None:
    headers = {"Message-ID": f"<{message.pk}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2]}>"}
    letter = EmailMessage(message.subject, f"{message.text}\n\n{link(message)}", to=[message.to.email], headers=headers)
    try:
        letter.send()
    except SMTPRecipientsRefused:
        raise Refused("Máy chủ thư không nhận địa chỉ này.") from None
    except (SMTPException, OSError) as error:
        raise Trouble(f"Máy chủ thư: {type(error).__name__}") from None


def _post(message: Message, channel: OutboxChannel) -> None:
    """One JSON request with the message's own number, by which the receiver knows one sent twice."""
    parts = urlsplit(channel.address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=channel.timeout_seconds)
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(message.pk)}
    if token := settings.OUTBOX_TOKENS.get(channel.channel):
        headers["Authorization"] = f"Bearer {token}"
    try:
        connection.request("POST", parts.path or "/", body=_filled(message, channel), headers=headers)
        answer = connection.getresponse()
        answer.read(_ANSWER)
    except (OSError, HTTPException) as error:
        raise Trouble(f"Dịch vụ không trả lời: {type(error).__name__}") from None
    finally:
        connection.close()
    if answer.status >= 500 or answer.status in _TRY_AGAIN:
        raise Trouble(f"Dịch vụ trả lời mã {answer.status}")
    if answer.status >= 300:
        raise Refused(f"Dịch vụ từ chối, mã {answer.status}.")


def _filled(message: Message, channel: OutboxChannel) -> bytes:
    """The template with each blank filled as JSON text: what a person wrote cannot break out of its quotes."""
    told = {
        "id": str(message.pk),
        "to": address_of(message.to, message.channel),
        "name": message.to.full_name,
        "subject": message.subject,
        "text": message.text,
        "url": link(message),
    }
    body = channel.template
    for name, value in told.items():
        body = body.replace("{{" + name + "}}", json.dumps(value, ensure_ascii=False)[1:-1])
    return body.encode()


def link(message: Message) -> str:
    path = door(message) if getattr(message, "by_door", False) else message.url
    return settings.PORTAL_URL + path if path else ""
