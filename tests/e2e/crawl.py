"""What a person finds behind every address, fetched without a browser: which pages there are, each face once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from lxml import html

from khuyencong.core.models import User
from tests.e2e.routes import Address

READABLE = {200, 403, 404, 422}
ALWAYS_NEW = re.compile(r'name="(?:csrfmiddlewaretoken|idempotency_key)" value="[^"]*"|\b[A-Z2-9]{8}\b')


@dataclass(frozen=True)
class Found:
    """A page of HTML: ``main`` is its own part, without what differs from one request to the next."""

    address: Address
    status: int
    source: str
    main: str


def enter(user: User | None) -> Client:
    """A test client signed in as the person, if one is given."""
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def found_by(user: User | None, among: list[Address]) -> Iterator[Found]:
    """Pages at these addresses; those that lead elsewhere or are files are passed over, as is a face seen before."""
    client, seen = enter(user), set()
    for address in among:
        response = client.get(address.path)
        assert response.status_code in READABLE | {302}, f"{address.path}: {response.status_code}"
        if response.status_code == 302 or not response["Content-Type"].startswith("text/html"):
            continue
        source = b"".join(response).decode()
        main = _main(source)
        if main not in seen:
            seen.add(main)
            yield Found(address, response.status_code, source, main)


def _main(source: str) -> str:
    root = html.fromstring(source)
    part = (root.xpath("//main") or [root])[0]
    return ALWAYS_NEW.sub("", html.tostring(part, encoding="unicode"))
