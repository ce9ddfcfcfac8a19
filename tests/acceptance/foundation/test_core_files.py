"""Uploads: what is taken, what is refused and how fast; downloads are inert; a full disk leaves nothing half."""

import errno
import re
import resource
import time

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from khuyencong.core import files
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import StoredFile
from tests.acceptance.foundation import hostile_files
from tests.factories.core import UserFactory

GOOD, HOSTILE = dict(hostile_files.good()), dict(hostile_files.hostile())


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    """A media folder of this test's own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_taken(db, name):
    kept = files.keep(by=UserFactory(), name=name, content=GOOD[name])
    assert (kept.name, kept.size) == (name, len(GOOD[name]))
    assert b"".join(files.download(kept)) == GOOD[name]


def test_there_are_at_least_forty_hostile_files():
    assert len(HOSTILE) >= 40


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_plain_sentence(db, name):
    with pytest.raises(DomainError) as refused:
        files.keep(by=None, name=name, content=HOSTILE[name])
    sentence = str(refused.value)
    assert re.fullmatch(r"[^.!?\n]+(\.\w+[^.!?\n]*)*\.", sentence), sentence  # dots only inside names and at the end
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("kind", hostile_files.BOMBS)
def test_a_bomb_is_refused_at_once_and_never_unpacked(kind):
    content = hostile_files.BOMBS[kind]()
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    with pytest.raises(DomainError):
        files.check_upload("bom.xlsx", content)
    assert time.perf_counter() - started <= 0.5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before <= 50 * 1024  # kB


def test_a_big_upload_is_refused_unread(db):
    upload = UploadedFile(file=None, name="nang.pdf", size=files.MAX_BYTES + 1)
    with pytest.raises(DomainError, match="20 MB"):
        files.keep_upload(by=None, upload=upload)


def test_the_same_bytes_are_kept_once(db):
    one = files.keep(by=None, name="a.pdf", content=hostile_files.PDF)
    two = files.keep_upload(by=None, upload=SimpleUploadedFile("b.pdf", hostile_files.PDF))
    assert (one, StoredFile.objects.count()) == (two, 1)


def test_a_download_is_inert(db):
    kept = files.keep(by=None, name='Quyết định "phê duyệt"\r\nX: y.pdf', content=hostile_files.PDF)
    response = files.download(kept)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    name = "Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20_ph%C3%AA%20duy%E1%BB%87t_X_%20y.pdf"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert response["Content-Type"] == "application/pdf"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\thư mục\\tệp.pdf", "C_thư mục_tệp.pdf"),
        ("e\u0302\u0301.pdf", "ế.pdf"),
        ("a\u202efdp.exe", "a_fdp.exe"),
        ("", "tep"),
        ("…" * 400 + ".pdf", "…" * 146 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(typed, kept):
    assert files.safe_name(typed) == kept


def test_a_full_disk_leaves_nothing_half_written(db, monkeypatch):
    save = default_storage.save

    def cut_short(path, content):
        save(path, type(content)(content.read()[:5]))
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(default_storage, "save", cut_short)
        with pytest.raises(OSError, match="No space"):
            files.keep(by=None, name="a.pdf", content=hostile_files.PDF)
    kept = files.keep(by=None, name="a.pdf", content=hostile_files.PDF)
    assert b"".join(files.download(kept)) == hostile_files.PDF


def test_what_a_crash_left_half_is_written_anew(db, settings):
    kept = files.keep(by=None, name="a.pdf", content=hostile_files.PDF)
    path = settings.MEDIA_ROOT / kept.sha256[:2] / kept.sha256
    path.write_bytes(b"%PDF")
    files.keep(by=None, name="a.pdf", content=hostile_files.PDF)
    assert path.read_bytes() == hostile_files.PDF
