"""The list of đề án: against raw SQL and string formatting of the same rows, and of ten times as many đề án."""

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path, reverse
from django.utils.html import escape

from khuyencong import urls as portal
from khuyencong.core.models import User
from tests.bench.rounds import Ratio, compare

_SQL = """
SELECT p.code, p.title, p.status, p.support_approved, u.full_name
FROM projects_project p LEFT JOIN core_user u ON u.id = p.holder_id
ORDER BY p.plan_year DESC NULLS LAST, p.id DESC LIMIT 50
"""


def _floor(request):
    with connection.cursor() as cursor:
        cursor.execute(_SQL)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in cursor)
    return HttpResponse(f"<!doctype html><table>{rows}</table>{request.user.full_name}")


urlpatterns = [path("san/", _floor), path("", include(portal.urlpatterns))]
handler400, handler403 = portal.handler400, portal.handler403
handler404, handler500 = portal.handler404, portal.handler500


def project_list() -> Ratio:
    """Reported, not judged: what a page of fifty rows costs over the floor of the same machine."""
    from django.test import override_settings

    with override_settings(ROOT_URLCONF="tests.bench.lists"):
        client = Client()
        client.force_login(
            User.objects.filter(is_superuser=True).earliest("pk"), backend=settings.AUTHENTICATION_BACKENDS[0]
        )
        address = reverse("projects:list")

        def page():
            assert (answer := client.get(address)).status_code == 200, answer

        def floor():
            assert (answer := client.get("/san/")).status_code == 200, answer

        return compare("Danh sách đề án / SQL thẳng", page, floor, bound=None, rounds=25)
