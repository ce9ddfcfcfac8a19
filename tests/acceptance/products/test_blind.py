"""“Blind on: every route, search, export, file, feed and log line a judge can reach is crawled for makers' names, phones,
communes: 0 found; the test is shown to fail when one leak is planted in each kind of outlet.”"""

import io
import json
import logging
import zipfile
from contextlib import suppress
from dataclasses import replace
from urllib.parse import quote, unquote

import pypdfium2
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
from tests.acceptance.products.playing import pdf_pages
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
    """Every route of the portal with the keys a judge could try: those of one entry, and all of them under /san-pham/;
    routes without a key also with each secret, whole and in part, as the question."""
    entries = list(Entry.objects.order_by("pk"))
    found = []
    for route in ROUTES:
        with suppress(NoReverseMatch):
            asked = [f"?q={quote(word)}" for word in (*SECRETS, "gom", "binh")] if route.endswith(ASKED) else []
            found += [reverse(route) + question for question in ["", *asked]]
        for one in entries if route.startswith("products:") else entries[:1]:
            parts = [*one.papers.values_list("pk", flat=True), "chinh_dien", one.pk]
            keys = [[pk] for pk in {one.pk, one.round_id, one.product_id}]
            for args in [*keys, *([one.pk, part] for part in parts)]:
                with suppress(NoReverseMatch):  # this route takes other keys
                    found.append(reverse(route, args=args))
    return sorted(set(found))


ASKED = ("search", "suggest", "list", "certificates", "needs", "rounds")


def said(response) -> str:
    """All a response tells: its headers, and its body whatever it is written in."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = map(unquote, response.headers.values())
    return "\n".join([*headers, read(body, response.headers.get("Content-Type", ""))])


def read(body: bytes, kind: str) -> str:
    """A page, JSON with its letters spelt out, the text of a PDF, every part of a workbook, a picture with its metadata."""
    told = [body.decode(errors="replace")]
    if "json" in kind:
        told.append(json.dumps(json.loads(body), ensure_ascii=False))
    elif body.startswith(b"%PDF"):
        told += pdf_text(body)
    elif zipfile.is_zipfile(io.BytesIO(body)):
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            told += [*parts.namelist(), *(read(parts.read(name), "") for name in parts.namelist())]
    elif kind.startswith("image/"):
        with Image.open(io.BytesIO(body)) as picture:
            told += [*map(str, picture.getexif().values()), *map(str, picture.info.values())]
    return "\n".join(told)


def pdf_text(body: bytes) -> list[str]:
    try:
        with pypdfium2.PdfDocument(body) as document:
            about = str(document.get_metadata_dict())
    except pypdfium2.PdfiumError:  # an upload of the tests, no more than a head
        return []
    return [" ".join(pdf_pages(body)), about]


def leaks(user, caplog, paths) -> list[str]:
    """Where a secret passes: in a page, a header (a file name), the bytes of a file, the log."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    found = []
    with caplog.at_level(logging.INFO):
        caplog.clear()
        for path in paths:
            response = client.get(path)
            text, is_page = fold(said(response)), "html" in response.headers.get("Content-Type", "")
            echoes = is_page or path.startswith(reverse("territory:suggest"))  # the gazetteer, whoever makes what there
            typed = fold(unquote(path.partition("?q=")[2])) if echoes else ""  # it comes back to who typed it
            found += [f"{path}: {one}" for one in SECRETS if one in text and not (typed and typed in one)]
        told = fold("\n".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends"))
        if not any("?q=" in path for path in paths):  # the access log repeats what was asked
            found += [f"log: {one}" for one in SECRETS if one in told]
    return found


def test_nothing_a_judge_can_reach_names_a_maker(judge, caplog):
    whole = outlets()
    asking = [path for path in whole if "?q=" in path]
    assert len(asking) > 30
    assert leaks(judge, caplog, asking) == []
    assert leaks(judge, caplog, [path for path in whole if path not in asking]) == []


def test_what_a_judge_sends_is_answered_without_names(judge):
    """Errors and sentences of success too."""
    client = Client(raise_request_exception=False)
    client.force_login(judge)
    for entry in Entry.objects.order_by("pk"):
        line = entry.round.criteria.earliest("order")
        for route in ("products:ballot", "products:ballot_aside"):
            for typed in ({}, {"submit": ""}, {f"c{line.pk}": "999", "tu_luu": "1"}, {"note": "Là chỗ quen biết"}):
                response = client.post(reverse(route, args=[entry.pk]), typed, follow=True)
                text = fold(said(response))
                assert [one for one in SECRETS if one in text] == [], (route, typed)
    assert Entry.objects.filter(conflicts__juror__user=judge).count() == 2


def test_one_leak_planted_in_each_kind_of_outlet_is_found(judge, caplog, monkeypatch):
    """“the test is shown to fail when one leak is planted in each kind of outlet”: its own path, the same crawl."""
    entry = Entry.objects.earliest("pk")
    photo, paper = entry.papers.exclude(angle="").get(), entry.papers.get(angle="")
    page, desk = reverse("products:ballot", args=[entry.pk]), reverse("products:scoring")
    picture = reverse("products:ballot_photo", args=[entry.pk, photo.angle])
    file = reverse("products:ballot_paper", args=[entry.pk, paper.pk])
    blank = reverse("products:my_forms", args=[entry.round_id])
    suggest = reverse("establishments:suggest") + "?q=gom"
    real, photos = veil.shown, veil.photos

    def leaky(one):
        return replace(real(one), maker=str(one.product.establishment))

    def logging_photos(one):
        logging.getLogger("khuyencong.request").warning("photos of %s", one.product.establishment)
        return photos(one)

    def told_by_the_round(one):
        return f"{one.title}: {one.entries.first().product.establishment}"

    planted = {
        "page": (page, "products.queries.veil.shown", leaky),
        "list": (desk, "products.queries.veil.shown", leaky),
        "photo metadata": (picture, "products.queries.veil.bare_photo", lambda content, **_: content),
        "file name": (picture, "products.models.entries.Entry.code", property(lambda one: one.product.name)),
        "file": (file, "products.queries.veil.papers", lambda one: [paper]),
        "text of a PDF": (blank, "products.queries.veil.shown", leaky),
        "register": (reverse("products:list"), *UNVEILED),
        "search": (reverse("portal:search") + "?q=binh", *UNVEILED),
        "JSON": (
            suggest,
            "khuyencong.establishments.models.register.EstablishmentQuerySet.visible_to",
            lambda rows, user: rows,
        ),
        "feed": (reverse("portal:home"), "products.models.rounds.VotingRound.__str__", told_by_the_round),
        "log": (page, "products.queries.veil.photos", logging_photos),
    }
    for kind, (path, place, leak) in planted.items():
        assert leaks(judge, caplog, [path]) == [], kind
        with monkeypatch.context() as patch:
            patch.setattr(place, leak)
            assert leaks(judge, caplog, [path]) != [], kind


UNVEILED = ("products.models.products._judges_behind_the_veil", lambda user: False)


def test_a_workbook_is_read_to_its_last_part():
    """Should a judge ever reach an export, what stands in its cells is found like the rest."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/sharedStrings.xml", "<si><t>Gốm Quý Hiếm</t></si>")
    assert "gom quy hiem" in fold(read(held.getvalue(), "application/zip"))
