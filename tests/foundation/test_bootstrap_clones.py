"""The test database itself: a clone of the template, and again one after every test that commits."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_committed_rows_are_gone_and_template_rows_are_back(turn):
    assert ContentType.objects.filter(app_label="contenttypes").exists()
    assert not ContentType.objects.filter(app_label="committed").exists()
    ContentType.objects.all().delete()
    ContentType.objects.create(app_label="committed", model=f"turn{turn}")


@pytest.mark.django_db(transaction=True)
def test_clone_has_statistics_and_its_own_name():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), reltuples FROM pg_class WHERE relname = 'django_content_type'")
        name, rows = cursor.fetchone()
    assert name.startswith("test_khuyencong_")
    assert rows > 0
