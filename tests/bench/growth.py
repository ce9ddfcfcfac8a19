"""The list of đề án as the years go by: ten times as many files must cost the page almost nothing more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

import psycopg
from django.conf import settings
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from khuyencong.core.dates import today
from khuyencong.core.models import Timeline, User
from khuyencong.establishments.models import Establishment
from projects.choices import ProjectStatus
from projects.models import Beneficiary, Content, Project
from tests.bench.rounds import Ratio, compare
from tests.factories.offices import COMMUNE, unit

FEW, MANY = 1_000, 10_000
BOUND = 1.15
_STAFF = "chuyenvien@khuyencong.invalid"
# (way of looking, bound): a board counts all it shows, so that it is told and not judged
_WAYS = (
    ("", BOUND),
    ("?xem=tat-ca", BOUND),
    ("?xem=tat-ca&xep=han", BOUND),
    ("?xem=tat-ca&xep=ho-tro", BOUND),
    ("?xem=cua-toi&xep=han", BOUND),
    ("?xem=tat-ca&dang=bang", None),
)


class _Centre:
    """A copy of the demo centre with so many rows put in by ``fill``, on a connection of its own."""

    def __init__(self, size: int, fill: Callable[[int], None]) -> None:
        self.name = f"{settings.DATABASES['default']['NAME']}_{size}"
        self.connection = connections.create_connection("default")
        self.connection.settings_dict = self.connection.settings_dict | {"NAME": self.name}
        with self.here():
            fill(size)
            self.client = Client()
            self.client.force_login(User.objects.get(email=_STAFF), backend=settings.AUTHENTICATION_BACKENDS[0])
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    @contextmanager
    def here(self) -> Iterator[None]:
        before = connections["default"]
        connections["default"] = self.connection
        try:
            yield
        finally:
            connections["default"] = before

    def page(self, way: str) -> None:
        self.open(reverse("projects:list") + way)

    def open(self, address: str) -> None:
        with self.here():
            answer = self.client.get(address)
            assert answer.status_code == 200, answer


def project_list() -> list[Ratio]:
    """“List of 10,000 đề án within 1.15 × the time of 1,000.” The two take turns."""
    with copies(FEW, MANY, fill=_fill) as (few, many):
        return [
            compare(
                f"Danh sách đề án {way or '(mở ra)'}: 10.000 so với 1.000",
                partial(many.page, way),
                partial(few.page, way),
                bound=bound,
                rounds=31,
            )
            for way, bound in _WAYS
        ]


@contextmanager
def copies(*sizes: int, fill: Callable[[int], None]) -> Iterator[list[_Centre]]:
    """Copies of the demo centre, dropped afterwards. A copy is made of a database nobody is in."""
    parameters = connection.get_connection_params()
    parameters.pop("cursor_factory", None), parameters.pop("context", None)
    source = settings.DATABASES["default"]["NAME"]
    connection.close()
    names = [f"{source}_{size}" for size in sizes]
    centres: list[_Centre] = []
    with psycopg.connect(**parameters | {"dbname": "postgres"}, autocommit=True) as server:
        try:
            for name in names:
                server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
                server.execute(f"CREATE DATABASE {name} TEMPLATE {source}")
            centres += [_Centre(size, fill) for size in sizes]
            yield centres
        finally:
            for centre in centres:
                centre.connection.close()
            for name in names:
                server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _fill(files: int) -> None:
    """Fifty a year back from this one; those of the last two years are open, the older ones put away."""
    place, content = unit(COMMUNE), Content.objects.get(code="ND3")
    holder = User.objects.get(email=_STAFF)
    establishment = Establishment.objects.earliest("pk")
    made = files - Project.objects.count()
    threads = Timeline.objects.bulk_create([Timeline() for _ in range(made)])
    rows = [
        Project(timeline=thread, unit=place, content=content, **_facts(number, made, holder))
        for number, thread in enumerate(threads)
    ]
    Project.objects.bulk_create(rows, batch_size=1000)
    Beneficiary.objects.bulk_create(
        [Beneficiary(project=row, establishment=establishment, counterpart_committed=10**8) for row in rows],
        batch_size=1000,
    )


def _facts(number: int, made: int, holder: User) -> dict:
    age = number * 30 // made  # thirty years, whatever their number: as many a year more
    year, is_open = today().year - age, age < 2
    facts = {
        "code": f"DO-{year}-{number:05d}",
        "title": f"Hỗ trợ máy móc tiên tiến số {number}",
        "plan_year": max(year, 1996),
        "holder": holder if number % 3 else None,
        "support_proposed": 10**8 + number * 1000,
        "status_since": today() - timedelta(days=number % 900),
    }
    if is_open:
        return facts | {"due_on": today() + timedelta(days=number % 200 - 40)}
    closed = {"status": ProjectStatus.ARCHIVED, "support_approved": 10**8, "approved_on": today() - timedelta(days=900)}
    return facts | closed | {"due_on": None, "retrospective": True}  # told after the fact: it needs no contract
