"""Pages of a list without counting it."""

import pytest
from django.test import RequestFactory

from khuyencong.core.models import User
from khuyencong.core.paging import page
from tests.factories.core import UserFactory


def asked(query: str = "", size: int = 2):
    return page(RequestFactory().get(f"/{query}"), User.objects.order_by("pk"), size=size)


@pytest.fixture
def five(db):
    return UserFactory.create_batch(5)


def test_first_middle_and_last(five):
    first, middle, last = asked(), asked("?trang=2"), asked("?trang=3")
    assert [one.items for one in (first, middle, last)] == [five[:2], five[2:4], five[4:]]
    assert [one.shown for one in (first, middle, last)] == ["1–2", "3–4", "5–5"]
    assert (first.previous_url, first.next_url) == ("", "?trang=2")
    assert (middle.previous_url, middle.next_url) == ("?trang=1", "?trang=3")
    assert (last.previous_url, last.next_url) == ("?trang=2", "")


def test_beyond_the_end_leads_back(five):
    beyond = asked("?trang=9")
    assert (beyond.items, beyond.shown, beyond.previous_url, beyond.next_url) == ([], "", "?trang=8", "")


@pytest.mark.parametrize("wrong", ["", "0", "-1", "hai", "٣", "²", "1e3", "%00"])
def test_a_page_that_cannot_be_read_is_the_first(five, wrong):
    assert asked(f"?trang={wrong}").items == five[:2]


def test_a_page_too_far_costs_no_more(five):
    assert asked("?trang=99999999999999999999").items == []


def test_filters_stay_in_the_address(five):
    assert asked("?q=b%E1%BA%BFn&loai=a&loai=b&trong=&trang=1").next_url == "?q=b%E1%BA%BFn&loai=a&loai=b&trang=2"


def test_one_query_and_no_count(five, django_assert_num_queries):
    with django_assert_num_queries(1) as asked_of:
        asked("?trang=2")
    assert "COUNT" not in asked_of[0]["sql"]
