"""“Double submit makes one record. An expired session or failed save gives back what was typed.”
R23: “two simultaneous and one repeated POST, …, back button → 1 row, same receipt”. Over the forms of the house."""

import re
from collections.abc import Callable
from functools import partial
from html import unescape
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import resolve, reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.models import Activity
from khuyencong.core.views import ActView
from khuyencong.establishments.models import Establishment, Need
from khuyencong.offices.models import Handover, OfficerTraining, SavedView
from products.models import Product
from projects.models import Beneficiary, MoveRecord, Output, Project, ProjectPaper, TrainingClass
from tests.acceptance.foundation.addresses import ADDRESSES
from tests.acceptance.foundation.hostile_files import PDF
from tests.acceptance.foundation.routes import ROUTES
from tests.acceptance.foundation.test_route_matrix import routes
from tests.acceptance.projects.editors import boxes
from tests.factories.core import PASSWORD
from tests.factories.establishments import EstablishmentFactory
from tests.factories.gathered import gather
from tests.factories.projects import BeneficiaryFactory, ProjectFactory, indicator
from tests.people import person
from tests.scale import part

LOGIN = "/tai-khoan/login/"
PLACE = "phường Phú Lợi, Thành phố Hồ Chí Minh"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _draft() -> dict:
    return {"pk": ProjectFactory().pk}


def _whole() -> dict:
    return {"pk": gather(BeneficiaryFactory().project).pk}


def _named(factory) -> str:
    return f"#{factory().pk}"


# route: (its address, what is typed, the model that must gain exactly one row, who)
MAKING: dict[str, tuple[Callable, Callable, type, Role]] = {
    "establishments:record_need": (
        dict,
        lambda: {"text": "Cần máy nung", "channel": "den_noi", "establishment": _named(EstablishmentFactory)},
        Need,
        Role.STAFF,
    ),
    "establishments:create": (
        dict,
        lambda: {"name": "Cơ sở mới", "legal_form": "ho_kinh_doanh", "status": "dang_hoat_dong", "site": PLACE},
        Establishment,
        Role.STAFF,
    ),
    "projects:create": (
        dict,
        lambda: {"title": "Đề án mới", "kind": "de_an", "purse": "KCDP", "plan_year": "2026", "unit": PLACE},
        Project,
        Role.STAFF,
    ),
    "projects:add_beneficiary": (
        _draft,
        lambda: {"establishment": str(EstablishmentFactory(name="Cơ sở thụ hưởng duy nhất"))},
        Beneficiary,
        Role.STAFF,
    ),
    "projects:add_output": (_draft, lambda: {"indicator": indicator().pk, "planned_low": "2"}, Output, Role.STAFF),
    "projects:add_class": (
        _draft,
        lambda: {"kind": "day_nghe", "name": "Lớp gốm", "class_count": "1"},
        TrainingClass,
        Role.STAFF,
    ),
    "projects:attach_paper": (_draft, lambda: {"title": "Tờ trình"}, ProjectPaper, Role.STAFF),
    "projects:move": (
        lambda: _whole() | {"move": "trinh"},
        lambda: {"happened_on": today().strftime("%d/%m/%Y"), "version": "1"},
        MoveRecord,
        Role.STAFF,
    ),
    "offices:record_training": (
        dict,
        lambda: {"topic": "tham_dinh", "course": "Thẩm định đề án", "officer": person(Role.APPRAISER).pk},
        OfficerTraining,
        Role.STAFF,
    ),
    "offices:save_view": (
        dict,
        lambda: {"name": "Việc trễ", "page": "projects:list", "query": "tre=on"},
        SavedView,
        Role.STAFF,
    ),
    "products:create": (
        dict,
        lambda: {
            "name": "Bình gốm",
            "group": "khac",
            "unit": PLACE,
            "establishment": str(EstablishmentFactory(name="Lò gốm duy nhất")),
        },
        Product,
        Role.STAFF,
    ),
}


def filled(client: Client, url: str, typed: dict) -> dict:
    """The form as it opens, with these boxes typed over: a box with a list takes its first choice."""
    form = client.get(url).context["form"]
    found = {name: value for name, value in boxes(form).items() if value}
    for name, one in form.fields.items():
        if one.required and name not in found and name not in typed and hasattr(one, "choices"):
            found[name] = next(_key(value, label) for value, label in _flat(one.choices) if _key(value, label))
    return found | typed | {"idempotency_key": str(form["idempotency_key"].value())}


def _flat(choices):
    for value, label in choices:
        yield from label if isinstance(label, list | tuple) else [(value, label)]


def _key(value, label) -> str:
    return str(value or "")


@pytest.fixture
def prepared(request):
    """(client, address, POST, model) of one route."""
    address, typed, model, role = MAKING[request.param]
    client = signed_in(person(role))
    url = reverse(request.param, kwargs=address())
    return client, url, filled(client, url, typed()), model


def counted(model) -> int:
    return model.objects.count()


@pytest.mark.django_db
@pytest.mark.parametrize("prepared", MAKING, indirect=True)
def test_a_form_sent_again_or_from_the_page_behind_makes_one_record(prepared):
    """One repeated POST; then “back” and the same button of the same page."""
    client, url, data, model = prepared
    before = counted(model)
    first = client.post(url, data)
    assert first.status_code == 302, first.context["form"].errors
    lines = Activity.objects.count()
    again, behind = client.post(url, data), client.post(url, data)
    assert {again["Location"], behind["Location"]} == {first["Location"]}
    assert (counted(model), Activity.objects.count()) == (before + 1, lines)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "prepared", ["projects:create", "projects:move", "offices:save_view", "projects:attach_paper"], indirect=True
)
def test_two_taps_at_once_make_one_record(prepared):
    client, url, data, model = prepared
    before = counted(model)
    gate, given = Barrier(2), []

    def tap() -> None:
        other = Client()
        other.cookies = client.cookies
        try:
            gate.wait(10)
            given.append(other.post(url, data))
        finally:
            connection.close()

    threads = [Thread(target=partial(tap)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [one.status_code for one in given] == [302, 302]
    assert given[0]["Location"] == given[1]["Location"]
    assert counted(model) == before + 1


@pytest.mark.django_db(transaction=True)
def test_two_handovers_at_once_are_one():
    leader, giver, taker = person(Role.LEADER), person(Role.STAFF), person(Role.STAFF)
    ProjectFactory.create_batch(3, holder=giver)
    gate, given = Barrier(2), []

    def tap() -> None:
        data = {"giver": giver.pk, "taker": taker.pk, "handed_on": today().strftime("%d/%m/%Y"), "reason": "Nghỉ"}
        try:
            gate.wait(10)
            given.append(signed_in(leader).post("/ban-giao/lap/", data | {"idempotency_key": str(uuid4())}))
        finally:
            connection.close()

    threads = [Thread(target=tap) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(one.status_code for one in given) == [302, 422]  # two different tabs: the second finds nothing left
    assert Handover.objects.count() == 1
    assert Project.objects.filter(holder=taker, version=2).count() == 3


def acting() -> list[str]:
    """Routes of the role matrix where a form is sent, and that the resolver still knows; a page with a file alone, which is
    chosen again, has no letter to lose."""
    found = set(routes()) - {"products:entry_sheet"}
    return sorted(name for name, (_, post, _) in ROUTES.items() if name in found and set(post) & set("fr"))


def view_of(url: str):
    return getattr(resolve(url).func, "view_class", None)


TYPED = {"note": "Chữ đã gõ <b>&</b> “dài”\nhai dòng", "text": "Chữ đã gõ", "title": "Tên đã gõ", "reason": "Lý do"}


@pytest.mark.django_db
@pytest.mark.parametrize("route", part(acting(), 3))
def test_every_form_gives_back_what_was_typed_after_the_session_ended(people, route, settings, tmp_path):
    """Each box filled, the session gone, signed in again: the form stands there with the same, and nothing was sent."""
    settings.MEDIA_ROOT = tmp_path
    get, _, address = ROUTES[route]
    role = list(Role)[get.index("o")]
    user = people[role]
    user.set_password(PASSWORD)
    user.save()
    url = reverse(route, kwargs=ADDRESSES[address](people))
    assert issubclass(view_of(url), ActView)
    client = signed_in(user)
    form = client.get(url).context["form"]
    names = [
        name
        for name, one in form.fields.items()
        if one.widget.__class__.__name__ in {"TextInput", "Textarea", "DateInput", "PickWidget"}
    ]
    typed = {name: TYPED.get(name, f"chữ đã gõ {name}") for name in names}
    files = {n: SimpleUploadedFile("ban-chup.pdf", PDF) for n, one in form.fields.items() if _is_file(one)}
    if not typed and not files:
        pytest.skip("không có ô nào để gõ")
    Session.objects.all().delete()
    late = client.post(url, typed | files)
    assert late.status_code == 401
    carried = unescape(re.search(r'name="kept" value="([^"]+)"', late.content.decode())[1])
    resume = client.post(LOGIN, {"login": user.email or user.phone, "password": PASSWORD, "kept": carried})
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', resume.content.decode())
    sent = {name: unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}
    assert {name: sent[name] for name in typed} == typed
    before = counted(Activity)
    back = client.post(url, sent)
    assert back.status_code == 200
    shown = back.context["form"]
    assert {name: _shown(shown, name) for name in typed} == typed
    assert counted(Activity) == before
    if files:
        assert "Chọn lại tệp" in back.content.decode()
        assert "ban-chup.pdf" in back.content.decode()


def _is_file(one) -> bool:
    return "File" in one.widget.__class__.__name__


def _shown(form, name: str) -> str:
    value = form[name].value()
    return value[0] if isinstance(value, tuple) else value


@pytest.mark.django_db
def test_a_refused_form_says_that_its_file_must_be_chosen_again(people, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    url = reverse("projects:attach_paper", kwargs=_draft())
    data = {"title": "", "number": "12", "file": SimpleUploadedFile("ban-chup.pdf", PDF)}
    refused = signed_in(people[Role.STAFF]).post(url, data)
    assert refused.status_code == 422
    assert "Chọn lại tệp" in refused.content.decode()
    assert 'value="12"' in refused.content.decode()
