"""The register in the administration site: found without diacritics, changed through services."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.territory.models import AdministrativeUnit
from tests.register_pages import opened

LIST = "admin:territory_administrativeunit_changelist"


@pytest.fixture
def admin(client, django_user_model, places):
    client.force_login(django_user_model.objects.create_superuser(email="quantri@example.vn"))
    return client


def change_url(unit):
    return reverse("admin:territory_administrativeunit_change", args=[unit.pk])


def rows(response):
    return re.findall(r'field-full_name_cell"><a[^>]*>([^<]*)<', response.content.decode())


def test_the_list_searches_without_diacritics(admin):
    assert rows(admin.get(reverse(LIST), {"q": "ben cat"})) == ["Thành phố Bến Cát", "Phường Bến Cát"]
    assert rows(admin.get(reverse(LIST), {"q": "phu loi, thu dau mot"})) == ["Phường Phú Lợi"]
    assert rows(admin.get(reverse(LIST), {"level": 1, "hieu-luc": "nay"}))[:2] == ["Tỉnh An Giang", "Tỉnh Bắc Ninh"]
    assert len(rows(admin.get(reverse(LIST), {"hieu-luc": "cu", "level": 1}))) == 50


def test_the_list_asks_the_same_number_of_times_for_one_row_and_fifty(admin):
    asked = []
    for typed, found in (({"q": "phu loi, thu dau mot"}, 1), ({"q": "ba ria"}, 3), ({}, 50)):
        with CaptureQueriesContext(connection) as queries:
            assert len(rows(admin.get(reverse(LIST), typed))) == found
        asked.append(len(queries))
    assert len(set(asked)) == 1
    assert asked[0] <= 8


@pytest.mark.parametrize("key", ["old-721", "new-79", "new-25813"])
def test_the_page_of_a_unit_holds_no_list_of_thousands(admin, unit, key):
    html = admin.get(change_url(unit(key))).content.decode()
    assert html.count("<option") < 60
    assert 'name="code"' not in html


def test_a_date_and_a_name_are_written_through_services(admin, unit):
    ward = unit("new-25813")
    name = {
        "names-TOTAL_FORMS": 1,
        "names-0-kind": "phuong",
        "names-0-name": "Bến Cát Xưa",
        "names-0-valid_to": "1/1/2000",
    }
    response = admin.post(change_url(ward), opened(admin, change_url(ward)) | {"valid_from": "2/7/2025"} | name)
    assert response.status_code == 302, response.context["errors"]
    ward = unit("new-25813")
    assert ward.dates == "từ 2/7/2025"
    assert [str(earlier) for earlier in ward.names.all()] == ["Phường Bến Cát Xưa"]
    (earlier,) = ward.names.all()
    taken_back = {"names-TOTAL_FORMS": 1, "names-INITIAL_FORMS": 1, "names-0-id": earlier.pk, "names-0-DELETE": "on"}
    admin.post(change_url(ward), opened(admin, change_url(ward)) | taken_back)
    assert not unit("new-25813").names.exists()


def test_a_new_unit_and_its_predecessor(admin, unit):
    facts = {
        "code": "99999",
        "level": 3,
        "kind": "phuong",
        "name": "Thử",
        "parent": unit("new-79").pk,
        "certainty": "S",
    }
    facts |= {"valid_from": "1/1/2030", "names-TOTAL_FORMS": 0, "names-INITIAL_FORMS": 0}
    facts |= {"successions-TOTAL_FORMS": 0, "successions-INITIAL_FORMS": 0}
    facts |= {"origins-TOTAL_FORMS": 1, "origins-INITIAL_FORMS": 0, "origins-0-part": "whole"}
    facts |= {"origins-0-predecessor": unit("new-25750").pk}
    response = admin.post(reverse("admin:territory_administrativeunit_add"), facts)
    assert response.status_code == 302, response.context["errors"]
    made = AdministrativeUnit.objects.get(code="99999")
    assert [link.predecessor.code for link in made.origins.all()] == ["25750"]


def test_two_units_with_one_code_are_refused_in_a_sentence(admin, unit):
    facts = {"code": "74", "level": 1, "kind": "tinh", "name": "Thử", "certainty": "S", "valid_to": "30/6/2025"}
    for prefix in ("names", "successions", "origins"):
        facts |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    response = admin.post(reverse("admin:territory_administrativeunit_add"), facts)
    assert "Mã này đã thuộc một đơn vị khác" in response.content.decode()


def test_autocomplete_finds_without_diacritics(admin):
    place = {"app_label": "territory", "model_name": "succession", "field_name": "successor", "term": "p ben cat"}
    found = admin.get(reverse("admin:autocomplete"), place).json()["results"]
    assert [row["text"] for row in found] == ["Phường Bến Cát (25813)"]


def test_export_is_a_workbook_of_what_was_found(admin):
    address = reverse("admin:territory_administrativeunit_export")
    assert "Thành phố Bến Cát" not in admin.get(address).content.decode()
    response = admin.post(f"{address}?q=ben+cat", {"format": "0", "resource": "", "unitresource_code": "on"})
    assert response.status_code == 200
