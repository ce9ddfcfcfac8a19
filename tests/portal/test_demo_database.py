"""Which tests see the demo centre: those that ask for it, and no others."""

import pytest
import time_machine
from django.db import connection

from khuyencong.core.models import User
from khuyencong.portal.services.demo import load_demo
from projects.models import Content, Project

LOGIN = "chuyenvien@khuyencong.invalid"


def test_demo_is_there(demo):
    assert User.objects.get(email=LOGIN)
    Project.objects.update(title="Đổi trong phiên này")


@pytest.mark.django_db
def test_without_it_only_reference_rows():
    assert not User.objects.exists()
    assert Content.objects.filter(code="ND7A").exists()


def test_what_a_test_wrote_went_back(demo):
    assert not Project.objects.filter(title="Đổi trong phiên này").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_committed_rows_go_back_as_well(demo, turn):
    assert User.objects.filter(email=LOGIN).update(full_name="Đã đổi") == 1
    assert not User.objects.filter(full_name=f"Lượt {turn - 1}").exists()
    User.objects.filter(email=LOGIN).update(full_name=f"Lượt {turn}")


@pytest.mark.django_db
def test_the_plain_database_again():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        assert "demo" not in cursor.fetchone()[0]
    assert not User.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["2027-01-01", "2028-02-29"])
def test_it_loads_on_any_day(day):
    with time_machine.travel(f"{day} 09:00+07:00", tick=False):
        assert load_demo(by=None)
    assert Project.objects.filter(plan_year=int(day[:4]), due_on__lt=day).exists()
    assert Project.objects.filter(plan_year=int(day[:4]), due_on__gte=day).exists()
