"""When something goes wrong a page says so in plain words, with a code to read out; never a trace."""

import errno
import re

import pytest
from django.db import OperationalError, connection, connections
from django.http import HttpRequest
from django.test import Client
from psycopg import errors

from khuyencong.core import views
from khuyencong.core.choices import Role
from khuyencong.establishments import services
from khuyencong.establishments.models import Need
from tests.factories.establishments import EstablishmentFactory
from tests.people import person

NEED = {"text": "Cần máy", "channel": "den_noi"}


@pytest.fixture
def staff(db):
    client = Client(raise_request_exception=False)
    client.force_login(person(Role.STAFF))
    return client


def is_plain(response, status: int) -> str:
    """The page's words; it carries the code of its header and nothing of the machine's insides."""
    html = response.content.decode()
    assert response.status_code == status
    assert response["X-Reference"] in html
    assert re.fullmatch(r"[A-HJKMNP-Z2-9]{8}", response["X-Reference"])
    assert not re.search(r"Traceback|Exception|Error\b|File &quot;|psycopg|django", html)
    assert '<html lang="vi">' in html
    return html


def lose_database(execute, sql, params, many, context):
    raise OperationalError("server closed the connection unexpectedly")


def fill_disk(execute, sql, params, many, context):
    if sql.startswith(("INSERT", "UPDATE")):
        raise OperationalError from errors.DiskFull("could not extend file")
    return execute(sql, params, many, context)


@pytest.mark.parametrize("url", ["/", "/co-so/", "/quan-tri/", "/tai-khoan/password/change/"])
def test_a_lost_database_is_said_so(staff, url):
    with connection.execute_wrapper(lose_database):
        html = is_plain(staff.get(url), 503)
    assert "chưa nối được với nơi cất dữ liệu" in html


def test_a_database_that_is_not_there_is_said_so(staff, monkeypatch):
    def refuse(*_, **__):
        raise OperationalError("connection refused")

    with monkeypatch.context() as patch:
        patch.setattr(connections["default"], "connection", None)
        patch.setattr(connections["default"], "connect", refuse)
        html = is_plain(staff.get("/co-so/"), 503)
    assert "chưa nối được với nơi cất dữ liệu" in html


def test_a_full_disk_of_the_database_is_said_so(staff):
    need = NEED | {"establishment": f"#{EstablishmentFactory().pk}"}
    with connection.execute_wrapper(fill_disk):
        html = is_plain(staff.post("/nhu-cau/them/", need), 503)
    assert "đĩa đã đầy. Việc vừa làm chưa được lưu" in html
    assert not Need.objects.exists()
    assert staff.post("/nhu-cau/them/", need).status_code == 302  # it was the disk, and nothing else


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_for_files_is_said_so(staff, monkeypatch, number):
    def full(**_):
        raise OSError(number, "No space left on device")

    monkeypatch.setattr(services, "record_need", full)
    html = is_plain(staff.post("/nhu-cau/them/", NEED | {"establishment": f"#{EstablishmentFactory().pk}"}), 503)
    assert "đĩa đã đầy" in html


def test_anything_else_asks_to_report_the_code_and_logs_it(staff, monkeypatch, caplog):
    def break_down(*_, **__):
        raise RuntimeError("bí mật: mật khẩu là 12345")

    monkeypatch.setattr("khuyencong.establishments.queries.listing", break_down)
    response = staff.get("/co-so/?q=ong-nao-do")
    html = is_plain(response, 500)
    assert "bí mật" not in html
    (line,) = [one.getMessage() for one in caplog.records if one.name == "khuyencong.request"]
    assert line == f"{response['X-Reference']} 500 GET /co-so/"  # what was searched for stays out of the log


@pytest.mark.parametrize(
    ("url", "data"),
    [
        ("/co-so/?q=%00", None),
        ("/co-so/%00/", None),
        ("/san-pham/?nam=%00", None),
        ("/nhu-cau/them/", {f"o{number}": "x" for number in range(1_100)}),
        ("/nhu-cau/them/", {"text": "x" * (6 * 1024 * 1024)}),
    ],
)
def test_what_cannot_be_read_is_said_so(staff, url, data):
    response = staff.get(url) if data is None else staff.post(url, data)
    assert "Yêu cầu này không đọc được" in is_plain(response, 400)
    assert not Need.objects.exists()


@pytest.mark.parametrize("url", ["/khong-co-trang-nay/", "/co-so/999999999999999999999999/", "/co-so/0/", "/ngoài/"])
def test_what_is_not_there_is_said_so(staff, url):
    assert "Không có trang này" in is_plain(staff.get(url), 404)


def test_what_is_not_allowed_is_said_so(staff):
    assert "chưa mở được trang này" in is_plain(staff.get("/quan-tri/login/"), 403)


@pytest.mark.parametrize("status", ["400", "403", "404", "500", "503"])
def test_error_pages_need_nothing_that_may_be_broken(status):
    """Drawn without session, user, context processors or database (pytest would block it here)."""
    request = HttpRequest()
    request.reference = "ABCD2345"
    page = views._page(request, f"{status}.html", int(status))
    assert b"ABCD2345" in page.content


def test_two_requests_have_two_codes(staff):
    assert staff.get("/a/")["X-Reference"] != staff.get("/a/")["X-Reference"]
