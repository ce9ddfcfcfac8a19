"""A rate limit on the public check of certificates: guessing is pointless, a fair's stand is not stopped."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.core.dates import today
from products.models.codes import new_code, printed_code
from products.views import showcase
from tests.factories.products import RecognitionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    row = RecognitionFactory(valid_to=date(today().year + 1, 12, 31))
    return reverse("showcase:certificate", args=[row.printed_code])


def guess(client, **more) -> int:
    return client.get(reverse("showcase:certificate", args=[printed_code(new_code())]), **more).status_code


def test_guesses_are_stopped_and_told_when_to_come_again(address, monkeypatch):
    client, clock = Client(), [1_000_000.0]
    monkeypatch.setattr("khuyencong.core.rates.time.time", lambda: clock[0])
    assert {guess(client) for _ in range(showcase.MISSES.amount)} == {404}
    stopped = client.get(address)
    assert (stopped.status_code, stopped["Retry-After"]) == (429, "600")
    page = stopped.content.decode()
    assert "Kiểm tra quá nhiều lần" in page
    assert "Thử lại sau 10 phút" in page
    assert client.get(f"{address}anh/chinh_dien/").status_code == 429
    assert Client().get(address, REMOTE_ADDR="203.0.113.9").status_code == 200, "another address is served"
    clock[0] += 599
    assert client.get(address).status_code == 429
    clock[0] += 2
    assert client.get(address).status_code == 200


def test_a_stand_at_a_fair_checks_a_hundred_and_twenty_a_minute(address, monkeypatch):
    client, clock = Client(), [1_000_000.0]
    monkeypatch.setattr("khuyencong.core.rates.time.time", lambda: clock[0])
    for _ in range(showcase.CHECKS.amount):
        assert client.get(address).status_code == 200
        clock[0] += 0.25
    stopped = client.get(address)
    assert stopped.status_code == 429
    assert "Thử lại sau 1 phút" in stopped.content.decode()
    clock[0] += int(stopped["Retry-After"])
    assert client.get(address).status_code == 200


def test_what_is_counted_is_no_row_of_the_database(address, django_assert_num_queries):
    client = Client()
    for _ in range(showcase.MISSES.amount):
        guess(client)
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 429


def test_reading_the_showcase_is_not_counted(address):
    client = Client()
    for _ in range(showcase.MISSES.amount):
        guess(client)
    assert client.get(reverse("showcase:list")).status_code == 200
    assert client.get(reverse("showcase:lookup")).status_code == 200
