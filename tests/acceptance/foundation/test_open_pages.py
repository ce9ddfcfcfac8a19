"""Pages for everybody: the same to a stranger and to each role, no cookie, nothing but GET, every header."""

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from tests.acceptance.foundation.addresses import ADDRESSES
from tests.acceptance.foundation.routes import OPEN
from tests.acceptance.foundation.test_core_headers import is_armoured
from tests.acceptance.foundation.test_route_matrix import ask, signed_in


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("route", OPEN)
def test_an_open_page_is_the_same_to_all_and_asks_for_no_cookie(people, route):
    """“Public page … no sign-in; no cookies needed.”"""
    url = reverse(route, kwargs=ADDRESSES[OPEN[route]](people))
    stranger = ask(Client(), "GET", url)
    page = b"".join(stranger)
    assert stranger.status_code == 200
    assert not stranger.cookies
    is_armoured(stranger)
    assert "no-store" in stranger["Cache-Control"]
    for role in Role:
        response = ask(signed_in(people[role]), "GET", url)
        assert (response.status_code, b"".join(response)) == (200, page), role
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert ask(Client(), method, url).status_code == 405


def test_every_code_that_is_none_meets_the_same_page(people):
    """“unknown code → the same calm 404”: malformed, unknown, of another shape; page and photo."""
    codes = ["ABCD-EFGH-JKMN", "abcdefghjkmn", "x", "1234567890123", "ABCD-EFGH-JKM0", "%00x", "' OR 1=1"]
    pages = {ask(Client(raise_request_exception=False), "GET", f"/cong-nhan/{code}/").content for code in codes[:5]}
    assert len(pages) == 1
    (page,) = pages
    assert "Không có giấy chứng nhận mang mã này" in page.decode()
    for code in codes[:5]:
        response = ask(Client(), "GET", f"/cong-nhan/{code}/")
        assert (response.status_code, dict(response.cookies)) == (404, {})
        assert ask(Client(), "GET", f"/cong-nhan/{code}/anh/chinh_dien/").content == page
