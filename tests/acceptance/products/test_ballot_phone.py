"""“A judge on a 360 px phone scores a product in one page ≤ 20 kB without JavaScript; closing the tab loses nothing.”"""

import re

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from products.models import Ballot
from products.queries import scoring
from tests.e2e.browser import PHONE
from tests.factories.voting import scoring_round

WORDS = "Sản phẩm làm từ đất sét trắng trong vùng, nung hai lần, men tro trấu; bán ở ba tỉnh và xuất sang Nhật. "


@pytest.fixture
def task(db):
    """A product that tells all that Phụ lục 2 asks, some 300 letters a box, and the judge it waits for."""
    one = scoring_round(entries=1, jury=3)
    entry = one.entries.get()
    for name in ("description", "materials", "technology", "market", "quality", "environment", "awards"):
        setattr(entry, name, WORDS * 3)
    entry.capacity, entry.price = "12.000 chiếc", "250.000 đồng"
    entry.save()
    return entry, one.jury.earliest("pk").user


def boxes(entry) -> list[str]:
    return [f"c{pk}" for pk in entry.round.criteria.order_by("order").values_list("pk", flat=True)]


@pytest.mark.browser
def test_a_phone_scores_on_one_page_without_scripts(visitor, task):
    """All that comes over the line for the page, its stylesheet and picture included, in one scoring."""
    entry, judge = task
    window = visitor(PHONE, script=False, user=judge)
    heard: dict[str, int] = {}
    session = window.context.new_cdp_session(window.page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda told: heard.update({told["requestId"]: told["encodedDataLength"]}))
    page = window.open(reverse("products:ballot", args=[entry.pk]))
    page.wait_for_load_state("networkidle")
    assert 5_000 < sum(heard.values()) <= 20_480, heard
    for name in boxes(entry)[:-1]:
        page.locator(f"[name={name}]").fill("2,5")
    window.press("Lưu nháp")
    expect(page.get_by_role("status").first).to_contain_text("Bản nháp vừa lưu")
    page.close()
    window.page = page = window.context.new_page()
    window.open(reverse("products:ballot", args=[entry.pk]))
    assert [page.locator(f"[name={name}]").input_value() for name in boxes(entry)] == ["2,5"] * 13 + [""]
    page.locator(f"[name={boxes(entry)[-1]}]").fill("2")
    window.press("Gửi phiếu")
    assert Ballot.objects.get().submitted_at
    assert sum(scoring.points_of(Ballot.objects.get()).values()) == 13 * 2.5 + 2


@pytest.mark.browser
def test_closing_the_tab_loses_nothing(visitor, task):
    """With scripts nothing is pressed at all: typed, the tab closed at once; typed without a line, the tab closed."""
    entry, judge = task
    window, first, second = visitor(PHONE, user=judge), *boxes(entry)[:2]
    address = reverse("products:ballot", args=[entry.pk])
    page = window.open(address)
    page.locator(f"[name={first}]").fill("11,25")
    expect(page.locator("#luu")).to_have_text("Đã tự lưu nháp.")
    expect(page.locator("#tong")).to_have_text("11,25")
    page.close()
    window.page = page = window.context.new_page()
    window.open(address)
    assert page.locator(f"[name={first}]").input_value() == "11,25"
    window.context.set_offline(True)
    page.locator(f"[name={second}]").fill("7,5")
    expect(page.locator("#luu")).to_have_text("Mất mạng: điểm giữ trên máy này.")
    page.close()
    window.context.set_offline(False)
    window.page = page = window.context.new_page()
    window.open(address)
    assert page.locator(f"[name={second}]").input_value() == "7,5"
    expect(page.locator("#luu")).to_have_text("Đã tự lưu nháp.")
    assert sorted(map(str, scoring.points_of(Ballot.objects.get()).values())) == ["11.25", "7.50"]


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_wrong_box_keeps_the_right_ones(task):
    """One number too big: shown again as typed, the rest already kept; the next press goes through."""
    entry, judge = task
    client, address, names = signed_in(judge), reverse("products:ballot", args=[entry.pk]), boxes(entry)
    wrong = client.post(address, {"version": "0", names[0]: "12", names[1]: "99", "comment": "Men đẹp", "save": ""})
    page = wrong.content.decode()
    assert wrong.status_code == 422
    assert "điểm hợp lệ đã lưu nháp" in page
    assert 'value="99"' in page
    assert [str(points) for points in scoring.points_of(Ballot.objects.get()).values()] == ["12.00"]
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    assert int(version) == Ballot.objects.get().version
    assert client.post(address, {"version": version, names[0]: "12", names[1]: "9", "save": ""}).status_code == 302


def test_two_windows_of_one_judge_choose_box_by_box(task):
    entry, judge = task
    client, address, names = signed_in(judge), reverse("products:ballot", args=[entry.pk]), boxes(entry)
    client.post(address, {"version": "0", names[0]: "12", names[1]: "5", "save": ""})
    second = client.post(address, {"version": "0", names[0]: "13", "save": ""})
    page = second.content.decode()
    assert second.status_code == 409
    assert "Hai bản khác nhau" in page
    assert "Vừa gõ: 13" in page
    assert "Đã lưu trước: 12" in page
    told = {"version": str(Ballot.objects.get().version), names[0]: "13", names[1]: "", "save": ""}
    told |= {f"_giu-{names[1]}": "kia", f"_kia-{names[1]}": "5"}
    assert client.post(address, told).status_code == 302
    assert sorted(map(str, scoring.points_of(Ballot.objects.get()).values())) == ["13.00", "5.00"]


def test_what_the_page_saves_by_itself_is_refused_like_the_rest(task):
    entry, judge = task
    client, address, names = signed_in(judge), reverse("products:ballot", args=[entry.pk]), boxes(entry)
    kept = client.post(address, {"version": "0", names[0]: "12,5", "tu_luu": "1"}).json()
    assert kept == {"version": Ballot.objects.get().version, "tong": "12,5"}
    stale = client.post(address, {"version": "0", names[0]: "3", "tu_luu": "1"})
    assert (stale.status_code, "cửa sổ khác" in stale.json()["loi"]) == (409, True)
    ballot = Ballot.objects.get()
    assert ballot.submitted_at is None
    assert str(ballot.scores.get().points) == "12.50"
