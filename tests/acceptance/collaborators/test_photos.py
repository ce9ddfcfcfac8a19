"""“still there, changed, closed, new (photo and place optional)”; photos “shrunk on the phone to ≤ 1600 px / ≤ 300 kB, EXIF
position removed” (C11).
"""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image

from collaborators import services
from collaborators.models import ReportPhoto, Submission
from collaborators.queries.sheet import changes
from khuyencong.core import files
from khuyencong.core.choices import Role
from khuyencong.core.exceptions import DomainError
from tests.acceptance.collaborators.acts import saved, sent, writer
from tests.acceptance.collaborators.phone import Phone
from tests.acceptance.foundation.hostile_files import PDF
from tests.people import person

GPS, PLACE = 0x8825, {1: "N", 2: (11.0, 4.0, 2.0), 3: "E", 4: (106.0, 39.0, 1.0)}
NAMED = {"c2_02_0_0": "Xưởng mộc An Phú", "con_lai": "on"}


def picture(width: int = 400, height: int = 300, *, noisy: bool = False) -> bytes:
    """As a phone takes it: on its side, with the place, the maker of the phone, a word."""
    made = (
        Image.effect_noise((width, height), 90).convert("RGB") if noisy else Image.new("RGB", (width, height), "brown")
    )
    told = Image.Exif()
    told[0x0112], told[0x010F], told[GPS] = 6, "Hãng Máy Bí Mật", PLACE
    held = io.BytesIO()
    made.save(held, "JPEG", exif=told, comment=b"nha ong Bay")
    return held.getvalue()


def upload(content: bytes, name: str = "IMG_1.JPG") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def taken(user, term, period, content: bytes = b"", row: str = "c2_02_0") -> ReportPhoto:
    what = {"appointment": term, "period": period, "by": user, "row": row}
    return services.take_photo(**what, upload=upload(content or picture()))


@pytest.mark.django_db
def test_only_the_points_are_kept_upright_and_small():
    """“photo kept with metadata stripped”: no place, no maker of the phone, no word; ≤ 1600 points a side."""
    user, term, period = writer()
    with files.opened(taken(user, term, period, picture(2400, 1200)).file) as kept:
        content = kept.read()
    shown = Image.open(io.BytesIO(content))
    assert (shown.size, dict(shown.getexif()), shown.info.get("comment")) == ((800, 1600), {}, None)
    assert b"nha ong Bay" not in content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "name"), [(PDF, "anh.pdf"), (b"MZ", "anh.jpg"), (picture()[:200], "anh.jpg")], ids=["pdf", "exe", "cut"]
)
def test_what_is_no_picture_is_refused_in_words(content, name):
    user, term, period = writer()
    with pytest.raises(DomainError):
        services.take_photo(appointment=term, period=period, by=user, row="c2_02_0", upload=upload(content, name))
    assert not ReportPhoto.objects.exists()


@pytest.mark.django_db
def test_without_a_script_a_plain_file_box():
    """“without JavaScript a plain file input”: the button keeps what was typed, and leads to the box; a sending tells of it."""
    user, term, period = writer()
    client = Client()
    client.force_login(user)
    write = reverse("collaborators:write", args=[period.pk])
    page = reverse("collaborators:take_photo", args=[period.pk, "c2_02_0"])
    typed = NAMED | {"anh": "c2_02_0", "version": "", "du": "1"}
    assert client.post(write, typed)["Location"] == page
    assert 'type="file"' in client.get(page).content.decode()
    assert client.post(page, {}).status_code == 422
    assert client.post(page, {"photo": upload(picture())})["Location"] == f"{write}#c2_02"
    assert "Đã có ảnh" in client.get(write).content.decode()

    report = sent(term, period, **NAMED)
    photo = report.photos.get()
    assert photo.file.name == "IMG_1.jpg"
    address = reverse("collaborators:photo", args=[photo.pk])
    assert address in client.get(reverse("collaborators:report", args=[report.pk])).content.decode()
    office = Client()
    office.force_login(person(Role.STAFF))
    assert address in office.get(reverse("collaborators:report", args=[report.pk])).content.decode()
    assert office.get(address).headers["Content-Type"] == "image/jpeg"


@pytest.mark.django_db
def test_a_picture_taken_off_stays_with_what_was_sent():
    user, term, period = writer()
    saved(term, period, **NAMED)
    first = taken(user, term, period)
    assert taken(user, term, period) == first  # the same one, asked for again
    report = sent(term, period, **NAMED)
    before = Submission.objects.get(report=report)
    assert [line["a"] for line in before.content["lines"] if "a" in line] == [first.pk]
    with pytest.raises(DomainError, match="đã gửi"):
        taken(user, term, period, picture(90, 90))
    bare = {"lines": [{name: value for name, value in line.items() if name != "a"} for line in before.content["lines"]]}
    assert [label for label, *_ in changes(before.content, bare)] == ["2.2 dòng 1"]


@pytest.mark.django_db
def test_another_collaborator_sees_no_picture_and_the_office_none_of_a_draft():
    user, term, period = writer()
    address = reverse("collaborators:photo", args=[taken(user, term, period).pk])
    for role in (Role.COLLABORATOR, Role.STAFF):
        other = Client()
        other.force_login(person(role))
        if role != Role.COLLABORATOR or other.session["_auth_user_id"] != str(user.pk):
            assert other.get(address).status_code == 404


@pytest.mark.django_db
def test_one_picture_a_line_by_the_database_too():
    user, term, period = writer()
    photo = taken(user, term, period)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportPhoto.objects.create(
            report=photo.report, row=photo.row, file=photo.file, added_by=user, added_at=photo.added_at
        )


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_picture_waits_on_the_phone_for_the_line_small_and_encrypted(visitor):
    """“photo size limited on phone by canvas”; offline it lies encrypted, and goes by itself when the line is back."""
    phone = Phone.of(visitor)
    phone.open(ready=True)
    phone.type(**NAMED)
    phone.cut()
    with phone.page.expect_file_chooser() as chooser:
        phone.box("anh").first.evaluate("button => button.click()")
    big = picture(3000, 2000, noisy=True)
    chooser.value.set_files({"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": big})
    phone.page.get_by_text("đợi gửi").wait_for()
    waiting = phone.stored()["photos"]
    assert [len(one["text"]) <= 300_100 for one in waiting] == [True]
    assert "JFIF" not in waiting[0]["text"]
    phone.mend()
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.page.get_by_text("Đã có ảnh").wait_for()
    with files.opened(phone.report.photos.get().file) as kept:
        assert max(Image.open(io.BytesIO(kept.read())).size) <= 1600
    assert phone.stored()["photos"] == []
    phone.forget_faults()
