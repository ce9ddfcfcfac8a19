"""The outbox over a real local server: templates, retry, once only, time-out; mail; a worker that dies half-way."""

import json
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from khuyencong.core import outbox
from khuyencong.core.choices import Channel, MessageState
from khuyencong.core.dates import now
from khuyencong.core.models import Message, OutboxChannel
from khuyencong.core.outbox import sending
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db

TEMPLATE = '{"to": "{{to}}", "noi_dung": "{{text}}", "duong_dan": "{{url}}", "ma": "{{id}}"}'
TEXT = 'Chị "Huệ" ơi,\nhạn 10/4 {{to}} \\ nhé'


class Provider:
    """What a provider's server saw, and what it answers next."""

    def __init__(self) -> None:
        self.seen: list[tuple[dict, dict]] = []
        self.answers: list[int | float] = []


@pytest.fixture
def provider() -> Iterator[Provider]:
    kept = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.seen.append((dict(self.headers), json.loads(body)))
            answer = kept.answers.pop(0) if kept.answers else 200
            if isinstance(answer, float):
                time.sleep(answer)
                answer = 200
            self.send_response(answer)
            self.end_headers()

        def log_message(self, *args):
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/gui"
    OutboxChannel.objects.filter(channel=Channel.HTTPS).update(
        is_on=True, address=address, template=TEMPLATE, timeout_seconds=1, quiet_from="00:00", quiet_to="00:00"
    )
    OutboxChannel.objects.exclude(channel=Channel.HTTPS).update(is_on=False)
    yield kept
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def words(monkeypatch):
    monkeypatch.setitem(sending._composers, "thu", lambda message: outbox.Text("Nhắc", TEXT, "/bao-cao/"))


def put(**facts) -> list[Message]:
    user = UserFactory(phone="0900000123")
    return outbox.put(to=user, kind="thu", key="1", about={}, day=now().date(), **facts)


def state() -> tuple[str, int]:
    message = Message.objects.get()
    return message.state, message.attempts


def test_the_template_is_filled_and_nothing_breaks_out_of_it(provider, settings):
    settings.OUTBOX_TOKENS = {"https": "khoa-bi-mat"}
    (message,) = put()
    outbox.deliver()
    ((headers, body),) = provider.seen
    assert body["noi_dung"] == TEXT
    assert body["to"] == "0900000123"
    assert body["duong_dan"].endswith("/bao-cao/")
    assert headers["Idempotency-Key"] == body["ma"] == str(message.pk)
    assert headers["Authorization"] == "Bearer khoa-bi-mat"
    assert state() == (MessageState.SENT, 1)


def test_a_server_that_is_down_is_asked_again_later_and_the_same_number_goes_along(provider):
    provider.answers = [503, 429]
    put()
    at = now()
    for minutes, expected in ((0, 1), (0.5, 1), (2, 2), (3, 2), (8, 3), (60, 3)):
        outbox.deliver(at=at + timedelta(minutes=minutes))
        assert len(provider.seen) == expected
    assert state() == (MessageState.SENT, 3)
    assert len({headers["Idempotency-Key"] for headers, _ in provider.seen}) == 1


def test_a_refusal_is_final(provider):
    provider.answers = [400]
    put()
    outbox.deliver()
    outbox.deliver(at=now() + timedelta(days=1))
    assert len(provider.seen) == 1
    assert state() == (MessageState.FAILED, 1)
    assert "400" in Message.objects.get().error


def test_a_slow_server_is_not_waited_for(provider):
    provider.answers = [3.0]
    put()
    begun = time.monotonic()
    outbox.deliver()
    assert time.monotonic() - begun < 2.5
    assert state() == (MessageState.WAITING, 1)


def test_after_so_many_attempts_it_is_given_up(provider):
    OutboxChannel.objects.filter(channel=Channel.HTTPS).update(max_attempts=3)
    provider.answers = [500] * 9
    put()
    at = now()
    for hours in range(9):
        outbox.deliver(at=at + timedelta(hours=hours * 6))
    assert len(provider.seen) == 3
    assert state() == (MessageState.FAILED, 3)


def test_put_twice_is_one_message(provider):
    (message,) = put()
    again = outbox.put(to=message.to, kind="thu", key="1", about={}, day=message.day + timedelta(days=1))
    assert again == []
    assert Message.objects.count() == 1


def test_a_worker_that_died_half_way_is_found(provider):
    """By HTTPS the number lets it be asked again; a mail may be out already, and is not sent twice."""
    (message,) = put()
    Message.objects.filter(pk=message.pk).update(
        state=MessageState.SENDING, claimed_at=now() - timedelta(minutes=11), attempts=1
    )
    outbox.deliver()
    assert state() == (MessageState.SENT, 2)
    Message.objects.filter(pk=message.pk).update(
        channel=Channel.EMAIL, state=MessageState.SENDING, sent_at=None, claimed_at=now() - timedelta(minutes=11)
    )
    outbox.deliver()
    assert state() == (MessageState.UNSURE, 2)
    assert mail.outbox == []


def test_mail_bears_the_number_of_the_message(db):
    OutboxChannel.objects.exclude(channel=Channel.EMAIL).update(is_on=False)
    OutboxChannel.objects.update(quiet_from="00:00", quiet_to="00:00")
    (message,) = put()
    outbox.deliver()
    (letter,) = mail.outbox
    assert str(message.pk) in letter.extra_headers["Message-ID"]
    assert "http://127.0.0.1:8000/bao-cao/" in letter.body


def test_ways_of_providers_are_off_and_marked_untried(db):
    """“settings for Zalo ZNS and SMS marked “chưa thử với nhà cung cấp”, off”."""
    for channel in (Channel.ZNS, Channel.SMS):
        way = OutboxChannel.objects.get(channel=channel)
        assert (way.is_on, way.is_tried) == (False, False)
        assert "Chưa thử với nhà cung cấp" in way.note
        json.loads(way.template.replace("{{", "").replace("}}", ""))


@pytest.mark.parametrize("address", ["http://example.vn/gui", "ftp://example.vn", "https://", ""])
def test_a_way_leaves_only_by_https(db, address):
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxChannel.objects.filter(channel=Channel.HTTPS).update(is_on=True, address=address)
