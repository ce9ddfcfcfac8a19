"""Nothing typed is lost when the session ends, the token is old, or the person signs in elsewhere meanwhile."""

import re
from datetime import datetime
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from khuyencong.core import kept
from khuyencong.core.choices import Role
from khuyencong.establishments.models import Need
from khuyencong.offices.models import Organisation
from tests.factories.core import PASSWORD
from tests.people import person

TYPED = {
    "text": "Cần hỗ trợ máy nghiền đất sét\n“loại lớn” <b>&</b> 'nhỏ'",
    "told_by": "Bà Nguyễn Thị Huệ",
    "channel": "dien_thoai",
    "unit": "phường Phú Lợi, Thành phố Hồ Chí Minh",
}
URL = "/nhu-cau/them/?co_so="
LOGIN = "/tai-khoan/login/"


@pytest.fixture
def staff(db):
    return person(Role.STAFF, with_password=True)


def hidden(response) -> dict[str, str]:
    """Hidden fields of the one form that matters on a page, as a browser would send them."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', response.content.decode())
    return {name: unescape(value) for name, value in fields}


def expire(client: Client) -> None:
    """The session is gone from the server; the browser still sends its cookie."""
    Session.objects.all().delete()


def sign_in(client: Client, staff, **more):
    return client.post(LOGIN, {"login": staff.email, "password": PASSWORD} | more)


def shown(response) -> dict:
    form = response.context["form"]
    return {name: form[name].value() for name in TYPED}


def test_a_form_sent_after_the_session_ended_comes_back_filled(staff):
    client = Client()
    client.force_login(staff)
    expire(client)
    late = client.post(URL, TYPED)
    assert late.status_code == 401
    assert "Mọi chữ đã gõ còn nguyên" in late.content.decode()
    resume = sign_in(client, staff, kept=hidden(late)["kept"], next=hidden(late)["next"])
    assert resume.status_code == 200
    assert Need.objects.count() == 0  # signing in sends nothing
    fields = hidden(resume)
    assert f'action="{URL}"' in resume.content.decode()
    back = client.post(URL, {name: fields[name] for name in {*TYPED, "_resume"}})
    assert back.status_code == 200
    assert shown(back) == TYPED
    assert "đã gõ trước khi hết phiên còn nguyên" in back.content.decode()
    assert not back.context["form"].errors
    assert Need.objects.count() == 0
    key = back.context["form"]["idempotency_key"].value()
    sent = client.post(URL, shown(back) | {"idempotency_key": key})
    assert sent.status_code == 302, sent.context["form"].errors
    assert Need.objects.get().told_by == TYPED["told_by"]


def test_a_reloaded_resume_page_still_carries_the_text(staff):
    client = Client()
    late = client.post(URL, TYPED)
    carried = hidden(late)["kept"]
    sign_in(client, staff, kept=carried)
    again = sign_in(client, staff, kept=carried)  # the browser's “send the form again”
    assert hidden(again)["told_by"] == TYPED["told_by"]


def test_a_wrong_password_does_not_lose_the_text(staff):
    client = Client()
    carried = hidden(client.post(URL, TYPED))["kept"]
    wrong = client.post(LOGIN, {"login": staff.email, "password": "sai", "kept": carried})
    assert wrong.status_code == 200
    assert hidden(wrong)["kept"] == carried


def test_an_old_token_gives_the_text_back(staff):
    client = Client(enforce_csrf_checks=True)
    client.force_login(staff)
    refused = client.post(URL, TYPED | {"csrfmiddlewaretoken": "x" * 64})
    assert refused.status_code == 403
    fields = hidden(refused)
    assert {name: fields[name] for name in TYPED} == TYPED
    token = fields["csrfmiddlewaretoken"]
    back = client.post(URL, TYPED | {"_resume": "1", "csrfmiddlewaretoken": token})
    assert (back.status_code, shown(back)) == (200, TYPED)


def test_an_old_token_of_a_stranger_asks_to_sign_in_and_keeps_the_text(staff):
    client = Client(enforce_csrf_checks=True)
    refused = client.post(URL, TYPED)
    assert refused.status_code == 403
    assert kept.unseal(hidden(refused)["kept"])["path"] == URL


def test_an_old_token_on_the_login_page_keeps_what_it_carried(staff):
    carried = hidden(Client().post(URL, TYPED))["kept"]
    client = Client(enforce_csrf_checks=True)
    refused = client.post(LOGIN, {"login": staff.email, "password": PASSWORD, "kept": carried})
    assert refused.status_code == 403
    assert kept.unseal(hidden(refused)["kept"]) == kept.unseal(carried)
    assert PASSWORD not in refused.content.decode()


def test_a_form_posted_by_another_site_is_not_given_back(staff):
    client = Client(enforce_csrf_checks=True)
    client.force_login(staff)
    refused = client.post(URL, TYPED, headers={"origin": "https://xau.example"})
    assert refused.status_code == 403
    assert TYPED["told_by"] not in refused.content.decode()


@pytest.mark.parametrize("name", ["password", "oldpassword", "password1", "password2", "new_password"])
def test_a_password_is_never_kept(db, name):
    late = Client().post(reverse("account_change_password"), {name: PASSWORD, "text": "chữ khác"})
    assert late.status_code == 401
    assert kept.unseal(hidden(late)["kept"])["fields"] == [["text", "chữ khác"]]


def test_forged_or_stale_keeping_is_ignored(staff, monkeypatch):
    carried = hidden(Client().post(URL, TYPED))["kept"]
    assert kept.unseal(carried[:-1] + ("a" if carried[-1] != "a" else "b")) is None
    assert sign_in(Client(), staff, kept="gia:mao").status_code == 302
    monkeypatch.setattr("time.time", lambda: datetime(2999, 1, 1).timestamp())
    assert kept.unseal(carried) is None


def test_a_register_gives_the_text_to_copy_and_acts_on_nothing(people):
    """The admin knows no ``_resume``: sending the kept form there would save it."""
    admin = people[Role.ADMIN]
    admin.set_password(PASSWORD)
    admin.save()
    client = Client()
    url = reverse("admin:offices_organisation_add")
    late = client.post(url, {"name": "Hiệp hội gốm", "kind": "hiep_hoi", "_save": "Lưu"})
    resume = client.post(LOGIN, {"login": admin.email, "password": PASSWORD, "kept": hidden(late)["kept"]})
    page = resume.content.decode()
    assert "Hiệp hội gốm" in page
    assert f'action="{url}"' not in page
    sent = client.post(url, {"_resume": "1", "name": "Hiệp hội gốm", "kind": "hiep_hoi"})
    assert (sent.status_code, sent["Location"]) == (302, url)
    assert not Organisation.objects.filter(name="Hiệp hội gốm")


def test_an_empty_or_huge_form_goes_to_the_login_page(db):
    for fields in ({}, {"text": "   "}, {"text": "chữ" * 100_000}):
        assert Client().post(URL, fields)["Location"].startswith(LOGIN)


def test_several_values_of_one_box_are_all_kept(db):
    late = Client().post(URL, {"text": ["một", "hai"], "trong": ""})
    assert kept.unseal(hidden(late)["kept"])["fields"] == [["text", "một"], ["text", "hai"], ["trong", ""]]
