"""Security headers and a CSP without ``unsafe-*`` on every response, whoever made it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from tests.acceptance.foundation.addresses import ADDRESSES
from tests.factories.core import PASSWORD, UserFactory

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
STRANGER = ["/", "/tai-khoan/login/", "/tai-khoan/password/reset/", "/quan-tri/", "/khong-co/", "/co-so/?q=%00"]
MEMBER = [
    "/",
    "/co-so/",
    "/de-an/",
    "/bao-cao/",
    "/quan-tri/",
    "/quan-tri/core/user/",
    "/dia-ban/tim/?q=ben",
    "/khong-co/",
]
STATIC = ["/static/css/tokens.css", "/static/js/portal.js", "/static/img/icons.svg", "/static/khong-co.css"]


def is_armoured(response) -> None:
    assert {name: response.get(name) for name in HEADERS} == HEADERS
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"(script|style)-src[^;]*(\*|data:|https:)", policy)


@pytest.mark.parametrize("url", [*STRANGER, *STATIC])
def test_a_stranger_gets_every_header(db, url):
    response = Client(raise_request_exception=False).get(url)
    is_armoured(response)
    if url not in STATIC:
        assert "no-store" in response["Cache-Control"]
        assert response["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("url", MEMBER)
def test_a_member_gets_every_header(people, url):
    client = Client(raise_request_exception=False)
    client.force_login(people[Role.ADMIN])
    response = client.get(url)
    is_armoured(response)
    assert "no-store" in response["Cache-Control"]
    assert response["X-Frame-Options"] == "DENY"


def test_broken_and_refused_pages_get_every_header(people, monkeypatch):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(people[Role.STAFF])
    refused = client.post("/nhu-cau/them/", {"text": "x"})  # no token
    monkeypatch.setattr("khuyencong.establishments.queries.listing", lambda **_: 1 / 0)
    broken = client.get("/co-so/")
    for response, status in ((refused, 403), (broken, 500)):
        assert response.status_code == status
        is_armoured(response)
        assert "no-store" in response["Cache-Control"]
        assert response["X-Frame-Options"] == "DENY"


def test_a_downloaded_paper_is_sandboxed(people, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = Client()
    client.force_login(people[Role.STAFF])
    response = client.get(reverse("projects:paper_file", kwargs=ADDRESSES["paper"](people)))
    is_armoured(response)
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Content-Disposition"].startswith("attachment")
    list(response)


def test_cookies_are_out_of_reach_of_scripts(db):
    client = Client()
    UserFactory(email="hoa@example.vn", with_password=True)
    client.post("/tai-khoan/login/", {"login": "hoa@example.vn", "password": PASSWORD})
    client.get("/tai-khoan/password/change/")
    for name in ("sessionid", "csrftoken"):
        assert (client.cookies[name]["samesite"], client.cookies[name]["httponly"]) == ("Lax", True)
