"""The registers of đề án in the administration site."""

import io

import pytest
import tablib
from django.urls import reverse

from khuyencong.core.choices import Role
from projects.imports import ContentResource, IndicatorResource
from projects.models import Content, OutputIndicator
from tests.factories.projects import ProgrammeTargetFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(signed_in):
    return signed_in(Role.ADMIN)


@pytest.mark.parametrize("name", ["content", "outputindicator", "programme", "programmegroup", "project"])
def test_pages_open_and_search_without_diacritics(admin, name):
    target, project = ProgrammeTargetFactory(), ProjectFactory()
    rows = {
        "content": Content.objects.get(code="ND3").pk,
        "outputindicator": target.indicator_id,
        "programme": target.group.programme_id,
        "programmegroup": target.group_id,
        "project": project.pk,
    }
    assert admin.get(reverse(f"admin:projects_{name}_changelist")).status_code == 200
    assert admin.get(reverse(f"admin:projects_{name}_changelist"), {"q": "mo hinh"}).status_code == 200
    page = admin.get(reverse(f"admin:projects_{name}_change", args=[rows[name]])).content.decode()
    assert 'type="submit" value="Xoá"' not in page


def test_contents_are_found_by_name_and_code(admin):
    found = {
        q: admin.get(reverse("admin:projects_content_changelist"), {"q": q}).context["cl"].result_count
        for q in ("truyen nghe", "ND1.02", "không có")
    }
    assert (found["truyen nghe"] >= 2, found["ND1.02"], found["không có"]) == (True, 1, 0)


def test_project_is_only_looked_at_and_leads_to_its_page(admin):
    project = ProjectFactory()
    page = admin.get(reverse("admin:projects_project_changelist")).content.decode()
    assert f'href="/de-an/{project.pk}/"' in page
    assert admin.get(reverse("admin:projects_project_add")).status_code == 403
    change = reverse("admin:projects_project_change", args=[project.pk])
    assert admin.post(change, {"title": "Khác"}).status_code == 403


@pytest.mark.parametrize(("resource", "model"), [(ContentResource, Content), (IndicatorResource, OutputIndicator)])
def test_a_reference_table_comes_back_as_it_went_out(resource, model):
    before = list(model.objects.order_by("pk").values())
    out = resource().export().xlsx
    back = tablib.Dataset().load(io.BytesIO(out), format="xlsx")
    result = resource().import_data(back, raise_errors=True)
    assert {row.import_type for row in result.rows} == {"skip"}
    assert list(model.objects.order_by("pk").values()) == before


def test_a_new_content_comes_in_under_its_parent():
    rows = tablib.Dataset(headers=["Mã", "Thuộc", "Tên gọi", "Từ ngày"])
    rows.append(["ND1.99", "ND1", "Dạy nghề mới", "15/10/2025"])
    ContentResource().import_data(rows, raise_errors=True)
    new = Content.objects.get(code="ND1.99")
    assert (new.parent.code, new.valid_from.isoformat()) == ("ND1", "2025-10-15")
