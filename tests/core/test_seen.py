"""“what changed since I last looked (`core.seen`: written after the response on a connection of its own)”."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection, connections
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from khuyencong.core import seen
from khuyencong.core.dates import now
from khuyencong.core.middleware import NoteLooks, SafeMethodsOnlyRead
from khuyencong.core.models import Seen
from tests.factories.core import ActivityFactory, SeenFactory, TimelineFactory, UserFactory


def ask(user, timeline, *, status: int = 200, method: str = "get"):
    """A page that looks at a thing, through the middleware; what it learned, and its answer not yet sent."""
    learned = []

    def page(request):
        learned.append(seen.look(request, timeline.pk))
        return HttpResponse("trang", status=status)

    request = getattr(RequestFactory(), method)("/")
    request.user = user
    return learned, NoteLooks(SafeMethodsOnlyRead(page))(request)


@pytest.mark.django_db(transaction=True)
class TestLook:
    def test_it_is_noted_after_the_answer_on_a_connection_of_its_own(self):
        user, timeline = UserFactory(), TimelineFactory()
        with CaptureQueriesContext(connection) as queries:
            learned, answer = ask(user, timeline)
            assert not Seen.objects.exists()  # not before it is sent
            answer.close()
        assert learned == [None]
        assert not any("INSERT" in query["sql"] for query in queries)
        assert Seen.objects.get().user == user
        assert ask(user, timeline)[0][0] == Seen.objects.get().at

    def test_looks_of_one_sitting_are_one(self):
        user, timeline = UserFactory(), TimelineFactory()
        first = now() - timedelta(hours=2)
        SeenFactory(user=user, timeline=timeline, at=first)
        with time_machine.travel(first + timedelta(minutes=29)):
            ask(user, timeline)[1].close()
        assert Seen.objects.get().at == first
        with time_machine.travel(first + timedelta(minutes=31)):
            learned, answer = ask(user, timeline)
            answer.close()
        assert learned == [first]
        assert Seen.objects.get().at > first

    def test_an_older_look_never_overwrites_a_newer(self):
        one = SeenFactory(at=now())
        seen.note(one.user_id, one.timeline_id, now() - timedelta(days=1))
        assert Seen.objects.get().at == one.at

    @pytest.mark.parametrize("status", [404, 302])
    def test_a_page_not_shown_is_not_looked_at(self, status):
        ask(UserFactory(), TimelineFactory(), status=status)[1].close()
        assert not Seen.objects.exists()

    def test_a_failed_note_breaks_nothing(self, monkeypatch, caplog):
        def broken(alias):
            raise ConnectionError("mất mạng")

        _, answer = ask(UserFactory(), TimelineFactory())
        with monkeypatch.context() as patch:
            patch.setattr(connections, "create_connection", broken)
            answer.close()
            seen.note(UserFactory().pk, TimelineFactory().pk, now())
        seen.note(0, TimelineFactory().pk, now())  # nobody's
        assert answer.content == b"trang"
        assert "Không ghi được lần xem gần nhất" in caplog.text
        assert not Seen.objects.exists()

    def test_a_locked_row_is_not_waited_for_long(self):
        one = SeenFactory(at=now() - timedelta(days=1))
        other = connections.create_connection("default")
        try:
            other.set_autocommit(False)
            with other.cursor() as cursor:
                cursor.execute("SELECT 1 FROM core_seen FOR UPDATE")
            seen.note(one.user_id, one.timeline_id, now())  # gives up within a second
        finally:
            other.rollback()
            other.close()
        assert Seen.objects.get().at == one.at


@pytest.mark.django_db
class TestNews:
    def test_what_others_did_since(self):
        user, timeline, since = UserFactory(), TimelineFactory(), now() - timedelta(days=1)
        ActivityFactory(timeline=timeline, text="cũ", at=since - timedelta(hours=1))
        ActivityFactory(timeline=timeline, text="của tôi", actor=user)
        for hour in range(7):
            ActivityFactory(timeline=timeline, text=f"mới {hour}", at=since + timedelta(hours=hour + 1))
        found = seen.news(user, since, timeline.activities.all())
        assert [line.text for line in found.items] == ["mới 6", "mới 5", "mới 4", "mới 3", "mới 2"]
        assert found.more == 2

    def test_the_first_look_has_no_news(self):
        timeline = ActivityFactory().timeline
        assert seen.news(UserFactory(), None, timeline.activities.all()) == seen.News()
