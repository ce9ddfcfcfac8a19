"""Every address a GET can be sent to, with an example out of the demo centre (see ``furnished``).

The list comes from the resolver: a route without an example here makes ``addresses`` fail, by name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver, reverse

from tests.e2e.examples import EXAMPLES, NOT_PAGES
from tests.e2e.examples_products import PRODUCTS
from tests.e2e.examples_results import RESULTS
from tests.e2e.examples_voting import VOTING
from tests.e2e.registers import register

PORTAL, REGISTERS, ACCOUNT = "portal", "registers", "account"


@dataclass(frozen=True)
class Address:
    """``kind`` says whose page it is: ours, Django's admin with import-export, or allauth's."""

    route: str
    path: str
    kind: str


def addresses(*kinds: str) -> list[Address]:
    """One per route, several where a page has several faces; of these kinds, or all."""
    return [
        Address(route, path, kind)
        for route, kind in routes()
        if not kinds or kind in kinds
        for path in _paths(route, kind)
    ]


def routes() -> Iterator[tuple[str, str]]:
    """(full name, kind) of every named route that answers GET."""

    def walk(patterns, space: str) -> Iterator[tuple[str, URLPattern]]:
        for one in patterns:
            if isinstance(one, URLPattern):
                if one.name:
                    yield f"{space}{one.name}", one
            else:
                yield from walk(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)

    seen = set()
    for name, pattern in walk(get_resolver().url_patterns, ""):
        view = getattr(pattern.callback, "view_class", None)
        if name in seen or name in NOT_PAGES or name.endswith("_process_import") or (view and not hasattr(view, "get")):
            continue
        seen.add(name)
        yield name, REGISTERS if name.startswith("admin:") else ACCOUNT if name.startswith("account_") else PORTAL


def _paths(route: str, kind: str) -> list[str]:
    if kind == REGISTERS:
        return [register(route)]
    example = EXAMPLES.get(route) or VOTING.get(route) or PRODUCTS.get(route) or RESULTS.get(route)
    if example:
        return example(route)
    return [reverse(route)]  # NoReverseMatch: give the route an example
