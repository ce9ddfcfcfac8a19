"""Autosave of the phone form: against a view that says hello and writes one row, through the same middleware."""

import json
import statistics
import time
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path, reverse

from collaborators.models import QuarterlyReport
from khuyencong import urls as portal
from tests.bench.rounds import Ratio
from tests.factories.collaborators import ANSWERED, AppointmentFactory, PeriodFactory
from tests.people import Role, person

BOUND, UP, DOWN = 2.0, 1000, 300  # quality.md F9
_UPSERT = """
INSERT INTO bench_saved (person, words) VALUES (%s, %s) ON CONFLICT (person) DO UPDATE SET words = EXCLUDED.words
"""


def _hello(request):
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, [request.user.pk, request.POST["words"]])
    return HttpResponse("ok")


urlpatterns = [path("san/", _hello), path("", include(portal.urlpatterns))]
handler400, handler403 = portal.handler400, portal.handler403
handler404, handler500 = portal.handler404, portal.handler500


def save() -> Ratio:
    """p95 of 400 of each, in turn, each time one box that has changed."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE UNLOGGED TABLE IF NOT EXISTS bench_saved (person bigint PRIMARY KEY, words text)")
        cursor.execute("ALTER TABLE bench_saved SET LOGGED")
    me, period = person(Role.COLLABORATOR), PeriodFactory()
    AppointmentFactory(collaborator__user=me)
    with override_settings(ROOT_URLCONF="tests.bench.autosave"):
        client = Client()
        client.force_login(me, backend=settings.AUTHENTICATION_BACKENDS[0])
        address = reverse("collaborators:keep", args=[period.pk])
        client.post(address, ANSWERED)
        taken: dict[str, list[float]] = {"candidate": [], "comparator": []}
        for turn in range(420):
            for name, act in (("candidate", _kept), ("comparator", _greeted))[:: 1 if turn % 2 else -1]:
                start = time.perf_counter()
                act(client, address, turn)
                taken[name].append(time.perf_counter() - start)
    candidate, comparator = (_p95(times[20:]) for times in (taken["candidate"], taken["comparator"]))
    middle = statistics.median(a / b for a, b in zip(taken["candidate"][20:], taken["comparator"][20:], strict=True))
    ratio = candidate / comparator
    assert QuarterlyReport.objects.get(period=period).draft["c1_02"] == "1419"
    return Ratio(
        f"Tự lưu / chào và một UPSERT, p95 (trung vị {middle:.2f})", ratio, ratio, candidate, comparator, BOUND
    )


def _kept(client: Client, address: str, turn: int) -> None:
    """As the phone sends it: the box, and what it saw there before."""
    typed = {"c1_02": str(1000 + turn), "_cu-c1_02": str(999 + turn) if turn else "120", "_tab": "1"}
    answer = client.post(address, typed)
    assert answer.status_code == 200, answer.content
    assert not json.loads(answer.content)["problems"], answer.content
    assert len(urlencode(typed)) <= UP, "lên"
    assert len(answer.content) <= DOWN, (len(answer.content), answer.content)


def _greeted(client: Client, address: str, turn: int) -> None:
    assert client.post("/san/", {"words": str(turn)}).status_code == 200


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
