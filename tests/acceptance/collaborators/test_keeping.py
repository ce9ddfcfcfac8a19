"""The door the form of the phone keeps its boxes by: “drafts accept invalid values; two devices in conflict are shown
with both values; idempotency key”; no lost update (R24), one report of two sendings (R23).
"""

import pytest
from django.test import Client
from django.urls import reverse

from collaborators.models import QuarterlyReport, Submission
from tests.acceptance.collaborators.acts import writer
from tests.factories.collaborators import ANSWERED

pytestmark = pytest.mark.django_db
KEY = "0f1c5f0a-4a4e-4c3e-9d5b-7f3f5f1f0a11"


@pytest.fixture
def door():
    """(post boxes, the draft on the server, the person)."""
    user, _, period = writer()
    client = Client()
    client.force_login(user)
    address = reverse("collaborators:keep", args=[period.pk])

    def draft() -> dict:
        return QuarterlyReport.objects.get(period=period).draft

    return lambda **boxes: client.post(address, boxes), draft, user


def test_what_is_wrong_is_kept_as_it_was_typed(door):
    post, draft, _ = door
    assert post(c1_02="mười hai", loi_1="Thiếu đơn").status_code == 200
    assert draft() == {"c1_02": "mười hai", "loi_1": "Thiếu đơn"}


def test_another_device_is_told_apart_from_an_answer_lost_on_the_way(door):
    """The device had sent 2, heard nothing and typed 4: its own 2 is no conflict, the 5 of another device is one."""
    post, draft, _ = door
    post(c1_02="2", **{"_cu-c1_02": ""})
    assert post(c1_02="4", **{"_cu-c1_02": ["", "2"]}).json()["clash"] == {}
    assert draft()["c1_02"] == "4"
    clash = post(c1_02="9", c1_03="1", **{"_cu-c1_02": ["", "5"]})
    assert (clash.status_code, clash.json()["clash"]) == (409, {"c1_02": "4"})
    assert draft() == {"c1_02": "4", "c1_03": "1"}  # the box of one device needs no choosing


def test_the_page_of_another_person_is_not_taken(door):
    post, _, user = door
    assert post(loi_1="chữ", _ai=str(user.pk + 1)).status_code == 401
    assert not QuarterlyReport.objects.exists()
    assert post(loi_1="chữ", _ai=str(user.pk)).status_code == 200


def test_sent_twice_by_one_key_is_one_report_with_one_receipt(door):
    post, _, _ = door
    first = post(**ANSWERED, gui=KEY).json()
    again = post(**ANSWERED, gui=KEY).json()
    assert first["receipt"] == again["receipt"] != ""
    assert Submission.objects.count() == 1


def test_a_key_nobody_made_sends_nothing(door):
    post, draft, _ = door
    refused = post(loi_1="thêm", gui="khong-phai-khoa")
    assert (refused.status_code, "Tải lại trang" in refused.json()["refusal"]) == (422, True)
    assert draft() == {"loi_1": "thêm"}


def test_a_word_too_long_is_told_and_the_rest_kept(door):
    post, draft, _ = door
    told = post(loi_1="a" * 6000, c1_02="7").json()
    assert [one["box"] for one in told["problems"]] == ["loi_1"]
    assert draft() == {"c1_02": "7"}
