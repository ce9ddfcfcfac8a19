"""Role × route × method, from the resolver: a route that stands in no table fails, and so does a door ajar."""

import re
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db import connection, transaction
from django.template import Template
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from khuyencong.core.choices import Role
from tests.acceptance.foundation.addresses import ADDRESSES
from tests.acceptance.foundation.routes import ACCOUNT, LETTERS, OPEN, PUBLIC, READ, REGISTERS, ROUTES
from tests.architecture.test_factories import factories
from tests.factories.offices import FAR_PROVINCE
from tests.people import person
from tests.scale import FULL, part

MISSING = 999_999_999


def routes(resolver=None, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    """Names of every route of the resolver, with their name spaces."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLPattern):
            yield ":".join([*spaces, found.name or str(found.pattern)])
        else:
            yield from routes(found, (*spaces, found.namespace) if found.namespace else spaces)


def ask(client: Client, method: str, url: str, data: dict | None = None):
    """One request, whatever it changes taken back."""
    with transaction.atomic():
        response = getattr(client, method.lower())(url, data or {})
        transaction.set_rollback(True)
    return response


def signed_in(user) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def body(response) -> bytes:
    """The page without what differs from one request to the next."""
    return re.sub(rb'<span class="code">\w{8}</span>', b"", b"".join(response))


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_every_route_stands_in_the_table():
    found = set(routes())
    ours = {name for name in found if not name.startswith((REGISTERS, ACCOUNT))}
    assert ours == set(ROUTES) | set(OPEN)
    assert found >= PUBLIC


def test_the_table_has_at_least_two_thousand_cells():
    roles, methods = len(Role) + 1, 4
    assert len(set(routes())) * roles * methods >= 2_000


@pytest.mark.parametrize("route", ROUTES)
def test_each_role_meets_what_the_table_says(people, monkeypatch, route):
    """A method that nobody has is tried by one role in turn in the default run, by all in the full one."""
    monkeypatch.setattr(Template, "render", lambda *_: "")  # who may, not how it looks; the crawl below draws them all
    get, post, address = ROUTES[route]
    url = reverse(route, kwargs=ADDRESSES[address](people))
    clients = [signed_in(people[role]) for role in Role]
    in_turn = part(list(range(len(clients))), len(clients), turn=list(ROUTES).index(route))

    def met(method: str, by: list[int]) -> dict[int, str]:
        return {one: LETTERS.get(ask(clients[one], method, url).status_code, "?") for one in by}

    everybody = list(range(len(clients)))
    assert met("GET", everybody) == dict(enumerate(get))
    assert met("POST", by := in_turn if post == READ else everybody) == {one: post[one] for one in by}
    for method in ("PUT", "DELETE"):  # nobody does
        assert all(letter in {"m", get[one]} for one, letter in met(method, in_turn).items())


@pytest.mark.parametrize("route", [route for route in ROUTES if route not in PUBLIC])
def test_nobody_enters_without_signing_in(people, route):
    _, _, address = ROUTES[route]
    url = reverse(route, kwargs=ADDRESSES[address](people))
    for method in ("GET", "POST", "PUT", "DELETE"):
        response = ask(Client(raise_request_exception=False), method, url)
        assert (response.status_code, response.get("Location", "").partition("?")[0]) == (302, reverse("account_login"))
    typed = ask(Client(raise_request_exception=False), "POST", url, {"text": "chữ đã gõ"})
    assert typed.status_code == 401


# Of everybody, or of a year: each sees their own rows.
NO_RECORD = {
    "",
    "period",
    "late period",
    "locked period",
    "compiled file",
    "step",
    "number of the board",
    "a spent link",
    "to nominate",
    "nominated",
    "nomination file",
    "holders file",
}


def with_things() -> list[str]:
    """Routes whose address names a record of a place; periods are everybody's."""
    return [route for route, (_, _, address) in ROUTES.items() if address not in NO_RECORD]


@pytest.mark.parametrize("route", with_things())
def test_what_belongs_elsewhere_looks_as_if_it_were_not(people, route):
    """For two of the roles in turn in the default run, each role on a third of the pages; for all in the full one."""
    _, _, address = ROUTES[route]
    arguments = ADDRESSES[address](people)
    missing = {name: MISSING if isinstance(value, int) else value for name, value in arguments.items()}
    for role in part([role for role in Role if role != Role.ADMIN], 3, turn=with_things().index(route)):
        client = signed_in(person(role, FAR_PROVINCE))
        for method in ("GET", "POST"):
            there = ask(client, method, reverse(route, kwargs=arguments))
            nowhere = ask(client, method, reverse(route, kwargs=missing))
            assert there.status_code == nowhere.status_code, (role, method)
            if method == "GET":
                assert (there.status_code, body(there)) == (404, body(nowhere)), role
            else:
                assert there.status_code in {404, 405}, role


def test_there_are_at_least_five_hundred_probes_for_foreign_things():
    roles = len(Role) - 1 if FULL else 2
    assert len(with_things()) * roles * 2 >= 500


def test_the_registers_open_to_the_administrator_only(people):
    """All of them to a stranger; to the roles, in the default run, a third each, all by some."""
    urls = {address_of_register(route) for route in routes() if route.startswith(REGISTERS)} - {reverse("admin:login")}
    urls = sorted(urls)
    outside = {reverse("admin:login"), reverse("account_login"), reverse("admin:index")}
    clients = [signed_in(people[role]) for role in set(Role) - {Role.ADMIN}]
    shares = [urls, *(part(urls, 3, turn=turn) for turn in range(len(clients)))]
    for client, share in zip([Client(raise_request_exception=False), *clients], shares, strict=True):
        for url in share:
            for method in ("GET", "POST"):
                response = ask(client, method, url)
                there = response.get("Location", "").partition("?")[0]
                assert response.status_code == 302, (method, url)
                assert there in outside - {url}, (method, url)


def test_the_registers_own_login_is_not_a_second_door(people):
    typed = {"username": people[Role.ADMIN].email, "password": "x"}
    response = ask(Client(raise_request_exception=False), "POST", reverse("admin:login"), typed)
    assert response["Location"].partition("?")[0] == reverse("account_login")
    for role in set(Role) - {Role.ADMIN}:
        assert ask(signed_in(people[role]), "POST", reverse("admin:login"), typed).status_code == 403


def address_of_register(route: str) -> str:
    """Its address, of a record that is not there where it names one."""
    for arguments in ([], ["1"], ["1", "core.user"], ["core"], ["khong-co/"]):
        try:
            return reverse(route, args=arguments)
        except NoReverseMatch:
            continue
    return reverse("admin:index") + "khong-co/"  # the registers' answer to any other address


def account_pages() -> list[str]:
    return sorted({route for route in routes() if route.startswith(ACCOUNT)})


@pytest.mark.parametrize("route", account_pages())
def test_account_pages_open_to_strangers_by_name_only(db, route):
    arguments = {"account_confirm_email": ["x"], "account_reset_password_from_key": ["1", "x"]}.get(route, [])
    url = reverse(route, args=arguments)
    for method in ("GET", "POST"):
        response = ask(Client(raise_request_exception=False), method, url)
        assert response.status_code < 500
        led_to_login = response.get("Location", "").startswith(reverse("account_login"))
        assert led_to_login or route in PUBLIC, (method, response.status_code)


def everything() -> dict[str, str]:
    """A digest of the rows of every table but sessions; by name, since UNION ALL promises no order."""
    with connection.cursor() as cursor:
        tables = [table for table in connection.introspection.table_names(cursor) if table != "django_session"]
        one = "SELECT '{0}', md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) FROM \"{0}\" t"
        cursor.execute(" UNION ALL ".join(one.format(table) for table in sorted(tables)))
        return dict(cursor.fetchall())


def test_no_get_changes_anything(people):
    """Every page as every role, every register with a record in it as who may open it: nothing breaks or is written.

    The default run asks for a sixth of the pages as each role, each page as some; the database refuses the rest of it.
    """
    for one in factories():
        one()
    urls = [reverse(route, kwargs=ADDRESSES[address](people)) for route, (_, _, address) in ROUTES.items()]
    urls += [reverse(route) for route in account_pages() if route not in {"account_confirm_email", *WITH_KEY}]
    registers = []
    for model, register in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        record = model._default_manager.order_by("-pk").first()
        registers += [reverse(f"{name}_changelist"), reverse(f"{name}_changelist") + "?q=thu"]
        registers += [reverse(f"{name}_add")] if register.has_add_permission(superuser_request(people)) else []
        registers += [reverse(f"{name}_{page}", args=[record.pk]) for page in ("change", "history")] if record else []
    clients = {role: signed_in(people[role]) for role in Role}
    before = everything()
    for turn, (role, client) in enumerate(clients.items()):
        for url in part(urls, 6, turn=turn) + part(registers if role == Role.ADMIN else [], 6):
            assert client.get(url).status_code < 500, url
    assert everything() == before


WITH_KEY = {"account_reset_password_from_key"}


def superuser_request(people):
    request = RequestFactory().get("/")
    request.user = people[Role.ADMIN]
    return request
