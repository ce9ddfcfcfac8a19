"""Twice sent is once done; the second of two editors sees both versions. Races on live connections, proven both ways."""

from collections.abc import Callable
from functools import partial
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from collaborators.models import QuarterlyReport
from khuyencong.core import idempotency, versions
from khuyencong.core.choices import Role
from khuyencong.core.exceptions import StaleVersion
from khuyencong.core.models import IdempotencyKey
from khuyencong.establishments.models import Need
from products.models import Product
from tests.factories.collaborators import AppointmentFactory, CollaboratorFactory, PeriodFactory, ReportFactory
from tests.factories.establishments import EstablishmentFactory, NeedFactory
from tests.factories.products import ProductFactory
from tests.people import person

NEED = "/nhu-cau/them/"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def together(*acts: Callable) -> list:
    """What each act gave, all begun at the same moment, each on a connection of its own."""
    gate, given = Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable) -> None:
        try:
            gate.wait(10)
            given[number] = act()
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return given


@pytest.fixture
def typed():
    """A need of one establishment, as the form sends it."""
    return {
        "text": "Cần máy nung",
        "channel": "den_noi",
        "establishment": f"#{EstablishmentFactory().pk}",
        "idempotency_key": str(uuid4()),
    }


def test_a_form_sent_again_leads_to_the_first_record(db, typed):
    client = signed_in(person(Role.STAFF))
    first, again = client.post(NEED, typed), client.post(NEED, typed)
    assert (first.status_code, again["Location"]) == (302, first["Location"])
    assert Need.objects.count() == 1


def test_a_new_form_makes_a_new_record(db, typed):
    client = signed_in(person(Role.STAFF))
    client.post(NEED, typed)
    client.post(NEED, typed | {"idempotency_key": str(uuid4())})
    assert Need.objects.count() == 2


def test_a_refused_form_may_be_sent_again_under_its_key(db, typed):
    client = signed_in(person(Role.STAFF))
    wrong = client.post(NEED, typed | {"establishment": "không có cơ sở này"})
    key = wrong.context["form"]["idempotency_key"].value()
    assert (wrong.status_code, key) == (422, typed["idempotency_key"])
    assert client.post(NEED, typed).status_code == 302


def test_the_key_of_another_person_is_another_key(db, typed):
    one, other = signed_in(person(Role.STAFF)), signed_in(person(Role.STAFF))
    assert one.post(NEED, typed)["Location"] != other.post(NEED, typed)["Location"]
    assert (Need.objects.count(), IdempotencyKey.objects.count()) == (2, 2)


def test_every_rendered_form_has_a_key_of_its_own(db):
    client = signed_in(person(Role.STAFF))
    keys = {client.get(NEED).context["form"]["idempotency_key"].value() for _ in range(3)}
    assert len(keys) == 3


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_once_make_one_record(typed):
    user = person(Role.STAFF)
    one, two = together(*[partial(signed_in(user).post, NEED, typed) for _ in range(2)])
    assert (one.status_code, two.status_code) == (302, 302)
    assert one["Location"] == two["Location"]
    assert Need.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_key_two_taps_do_make_two_records(typed, monkeypatch):
    """The race is real: the test above would fail if ``once`` did nothing."""
    monkeypatch.setattr(idempotency, "once", lambda *, by, key, act: act())
    user = person(Role.STAFF)
    together(*[partial(signed_in(user).post, NEED, typed) for _ in range(2)])
    assert Need.objects.count() == 2


@pytest.fixture
def writer():
    """A collaborator in the network, and a period that is open."""
    user = person(Role.COLLABORATOR)
    term = AppointmentFactory(collaborator=CollaboratorFactory(user=user))
    return user, term, PeriodFactory()


@pytest.mark.django_db(transaction=True)
def test_a_report_sent_twice_at_once_has_one_receipt(writer):
    user, term, period = writer
    report = ReportFactory(appointment=term, period=period, answered=True)
    url = reverse("collaborators:check", args=[report.pk])
    answers = together(
        *[partial(signed_in(user).post, url, {"version": 1, "idempotency_key": str(uuid4())}) for _ in range(4)]
    )
    assert {(one.status_code, one["Location"]) for one in answers} == {
        (302, reverse("collaborators:report", args=[report.pk]))
    }
    report.refresh_from_db()
    assert report.receipt
    assert report.timeline.activities.filter(verb="send").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_report_begun_in_two_tabs_at_once_is_one_and_loses_neither_text(writer):
    user, _, period = writer
    url = reverse("collaborators:write", args=[period.pk])
    texts = ["Viết ở máy tính", "Viết ở điện thoại"]
    answers = together(*[partial(signed_in(user).post, url, {"loi_1": text}) for text in texts])
    assert sorted(one.status_code for one in answers) == [302, 409]
    kept = QuarterlyReport.objects.get().draft["loi_1"]
    (late,) = [one for one in answers if one.status_code == 409]
    html = late.content.decode()
    assert kept in html
    assert ({*texts} - {kept}).pop() in html


@pytest.mark.django_db(transaction=True)
def test_numbers_given_by_lock_are_never_lost():
    """Twenty changes at once on one row: each sees the one before it."""
    product = ProductFactory()

    def raise_version() -> None:
        with transaction.atomic():
            versions.bump(versions.locked(Product.objects, pk=product.pk))

    together(*[raise_version] * 20)
    product.refresh_from_db()
    assert product.version == 21


def test_a_row_that_moved_on_is_stale(db):
    product = ProductFactory()
    versions.bump(versions.locked(Product.objects, pk=product.pk, expected=1), name="Tên mới")
    with pytest.raises(StaleVersion) as stale:
        versions.locked(Product.objects, pk=product.pk, expected=1)
    assert (stale.value.current.name, stale.value.current.version) == ("Tên mới", 2)


def product_form(client: Client, url: str) -> dict:
    form = client.get(url).context["form"]
    return {name: form[name].value() for name in ("name", "group", "story", "version")}


def test_the_second_editor_sees_both_versions_and_chooses(db):
    product = ProductFactory(name="Bình gốm", group="khac")
    url = reverse("products:update", args=[product.pk])
    first, second = signed_in(person(Role.STAFF)), signed_in(person(Role.STAFF))
    mine, theirs = product_form(first, url), product_form(second, url)
    assert second.post(url, theirs | {"name": "Bình gốm men lam", "group": "thu_cong"}).status_code == 302
    conflict = first.post(url, mine | {"name": "Bình gốm Lái Thiêu"})
    assert conflict.status_code == 409
    assert [(row.label, row.mine, row.theirs) for row in conflict.context["conflict"]] == [
        ("Tên sản phẩm", "Bình gốm Lái Thiêu", "Bình gốm men lam"),
        ("Nhóm", "Sản phẩm khác", "Thủ công mỹ nghệ"),
    ]
    html = conflict.content.decode()
    assert "Bình gốm Lái Thiêu" in html
    assert "Bình gốm men lam" in html
    product.refresh_from_db()
    assert product.name == "Bình gốm men lam"  # nothing overwritten in silence
    form = conflict.context["form"]
    again = {name: form[name].value() for name in mine}
    assert again == mine | {"name": "Bình gốm Lái Thiêu", "version": "2"}
    assert first.post(url, again).status_code == 302
    product.refresh_from_db()
    assert (product.name, product.group, product.version) == ("Bình gốm Lái Thiêu", "khac", 3)


def test_facts_kept_apart_from_the_version_are_shown_too(db):
    one = EstablishmentFactory(name="Cơ sở A")
    url = reverse("establishments:update", args=[one.pk])
    first, second = signed_in(person(Role.STAFF)), signed_in(person(Role.STAFF))
    typed = {"name": "Cơ sở A", "legal_form": "cong_ty_tnhh", "status": "dang_hoat_dong", "since": "1/2/2024"}
    assert second.post(url, typed | {"owner_name": "Bà Hai", "version": 1}).status_code == 302
    conflict = first.post(url, typed | {"owner_name": "Bà Ba", "status": "tam_ngung", "version": 1})
    assert conflict.status_code == 409
    rows = {row.label: (row.mine, row.theirs) for row in conflict.context["conflict"]}
    assert rows["Chủ cơ sở, người đại diện"] == ("Bà Ba", "Bà Hai")
    assert rows["Tình trạng"] == ("Tạm ngừng", "Đang hoạt động")


def test_a_stale_report_shows_both_versions(writer_once):
    user, term, period = writer_once
    report = ReportFactory(
        appointment=term, period=period, draft={"loi_1": "Bản trên máy tính", "c1_02": "1.200"}, version=2
    )
    url = reverse("collaborators:write", args=[period.pk])
    conflict = signed_in(user).post(url, {"loi_1": "Bản trên điện thoại", "c1_02": "1.300", "version": 1})
    assert conflict.status_code == 409
    rows = {row.label: (row.mine, row.theirs) for row in conflict.context["conflict"]}
    assert ("Bản trên điện thoại", "Bản trên máy tính") in rows.values()
    assert ("1.300", "1.200") in rows.values()
    report.refresh_from_db()
    assert report.draft["loi_1"] == "Bản trên máy tính"


@pytest.fixture
def writer_once(db, writer):
    return writer


def test_a_tab_opened_before_the_report_began_overwrites_nothing(writer_once):
    user, _, period = writer_once
    client, url = signed_in(user), reverse("collaborators:write", args=[period.pk])
    client.post(url, {"loi_1": "Bản thứ nhất"})
    late = client.post(url, {"loi_1": "Bản thứ hai", "version": ""})
    assert late.status_code == 409
    assert QuarterlyReport.objects.get().draft["loi_1"] == "Bản thứ nhất"


def test_a_tab_left_open_after_sending_still_shows_its_text(writer_once):
    user, term, period = writer_once
    report = ReportFactory(appointment=term, period=period, sent=True, sent_by=user)
    url = reverse("collaborators:write", args=[period.pk])
    late = signed_in(user).post(url, {"loi_1": "Chữ gõ sau khi gửi", "version": 1})
    assert late.status_code == 422
    assert "Chữ gõ sau khi gửi" in late.content.decode()
    assert report.receipt in late.content.decode()


def test_an_answer_typed_too_late_is_still_on_the_page(db):
    told = NeedFactory(answered=True, version=2)
    late = signed_in(person(Role.STAFF)).post(
        reverse("establishments:need", args=[told.pk]), {"answer": "Đã gọi lại cho cơ sở", "version": 1}
    )
    assert late.status_code == 409
    assert "Đã gọi lại cho cơ sở" in late.content.decode()
