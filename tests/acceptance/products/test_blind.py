"""“Blind on: every route, search, export, file, feed and log line a judge can reach is crawled for makers' names, phones,
communes: 0 found; the test is shown to fail when one leak is planted in each kind of outlet.”"""

import io
import logging
from contextlib import suppress
from dataclasses import replace
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from PIL import Image

from khuyencong.core import files
from khuyencong.core.choices import Role
from khuyencong.core.text import fold
from products.models import Entry
from products.queries import veil
from projects.models import PaperType
from tests.acceptance.foundation.routes import ROUTES
from tests.factories.establishments import EstablishmentFactory
from tests.factories.products import ProductFactory
from tests.factories.voting import EntryPaperFactory, scoring_round
from tests.people import person

pytestmark = pytest.mark.django_db
SECRETS = ("gom quy hiem", "trang thi bi mat", "0987111222", "phu loi", "mat na")


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def photo_with_a_place() -> bytes:
    """A JPEG whose metadata names the maker."""
    held = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Gốm Quý Hiếm, Phú Lợi"
    exif[0x013B] = "Tràng Thị Bí Mật"
    Image.new("RGB", (40, 30), "brown").save(held, "JPEG", exif=exif, comment=b"Gom Quy Hiem 0987111222")
    return held.getvalue()


@pytest.fixture
def judge(db):
    """A judge of a blind round whose products all have makers to hide; the judge's grant covers the whole province."""
    user = person(Role.JUROR)
    one = scoring_round(entries=2, jury=3, blind=True)
    seat = one.jury.first()
    seat.user = user
    seat.save()
    for number, entry in enumerate(one.entries.order_by("number")):
        maker = EstablishmentFactory(name=f"Gốm Quý Hiếm {number}")
        maker.profiles.update(owner_name="Tràng Thị Bí Mật", phone="0987111222")
        entry.product.establishment, entry.product.name = maker, f"Bình Mặt Nạ của Gốm Quý Hiếm {number}"
        entry.product.save()
        entry.contact, entry.contact_phone = "Tràng Thị Bí Mật", "0987111222"
        entry.description, entry.materials = "Do Gốm Quý Hiếm ở Phú Lợi làm", "Đất Phú Lợi"
        entry.blind_title, entry.blind_text = f"Bình gốm {number}", "Bình men lam, cao 30 cm"
        entry.save()
        kept = files.keep(by=None, name="Gom Quy Hiem - Phu Loi.jpg", content=photo_with_a_place() + bytes(number))
        EntryPaperFactory(entry=entry, file=kept, angle="chinh_dien", paper_type=PaperType.objects.get(code="G204"))
        EntryPaperFactory(entry=entry, file=kept, note="Gốm Quý Hiếm")
    ProductFactory(name="Bình Mặt Nạ khác", establishment=EstablishmentFactory(name="Gốm Quý Hiếm lớn"))
    return user


def outlets() -> list[str]:
    """Every route of the portal with the keys a judge could try: those of one entry, and all of them under /san-pham/."""
    entries = list(Entry.objects.order_by("pk"))
    found = [reverse("portal:search") + f"?q={word}" for word in SECRETS]
    for route in ROUTES:
        for one in entries if route.startswith("products:") else entries[:1]:
            parts = [*one.papers.values_list("pk", flat=True), "chinh_dien", one.pk]
            keys = [[], *([pk] for pk in {one.pk, one.round_id, one.product_id})]
            for args in [*keys, *([one.pk, part] for part in parts)]:
                with suppress(NoReverseMatch):  # this route takes other keys
                    found.append(reverse(route, args=args))
    return sorted(set(found))


def leaks(user, caplog, paths) -> list[str]:
    """Where a secret passes: in a page, a header (a file name), the bytes of a file, the log."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    found = []
    with caplog.at_level(logging.INFO):
        caplog.clear()
        for path in paths:
            response = client.get(path)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            text = "\n".join([body.decode(errors="replace"), *map(unquote, response.headers.values())])
            typed = path.partition("?q=")[2]  # what the judge typed comes back to them
            found += [f"{path}: {one}" for one in SECRETS if one in fold(text) and not (typed and typed in fold(one))]
        told = fold("\n".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends"))
        found += [f"log: {one}" for one in SECRETS if one in told]
    return found


def test_nothing_a_judge_can_reach_names_a_maker(judge, caplog):
    assert leaks(judge, caplog, outlets()) == []


def test_one_leak_planted_in_each_kind_of_outlet_is_found(judge, caplog, monkeypatch):
    """“the test is shown to fail when one leak is planted in each kind of outlet”: its own path, the same crawl."""
    entry = Entry.objects.earliest("pk")
    photo, paper = entry.papers.exclude(angle="").get(), entry.papers.get(angle="")
    page, picture = reverse("products:ballot", args=[entry.pk]), ("products:ballot_photo", [entry.pk, photo.angle])
    real, photos = veil.shown, veil.photos

    def leaky(one):
        return replace(real(one), maker=str(one.product.establishment))

    def logging_photos(one):
        logging.getLogger("khuyencong.request").warning("photos of %s", one.product.establishment)
        return photos(one)

    planted = [
        (page, "products.queries.veil.shown", leaky),
        (reverse("products:scoring"), "products.queries.veil.shown", leaky),
        (reverse(picture[0], args=picture[1]), "products.queries.veil.bare_photo", lambda content: content),
        (
            reverse(picture[0], args=picture[1]),
            "products.models.entries.Entry.code",
            property(lambda one: one.product.name),
        ),
        (
            reverse("products:ballot_paper", args=[entry.pk, paper.pk]),
            "products.queries.veil.papers",
            lambda one: [paper],
        ),
        (reverse("products:list"), "products.models.products._judges_behind_the_veil", lambda user: False),
        (reverse("portal:search") + "?q=binh", "products.models.products._judges_behind_the_veil", lambda user: False),
        (page, "products.queries.veil.photos", logging_photos),
    ]
    for path, place, leak in planted:
        assert leaks(judge, caplog, [path]) == [], path
        with monkeypatch.context() as patch:
            patch.setattr(place, leak)
            assert leaks(judge, caplog, [path]) != [], (path, place)
