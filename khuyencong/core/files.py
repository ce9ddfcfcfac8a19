"""Files: taken in by content, size and name; given out inert, by the app that owns the record."""

import hashlib
import io
import re
import struct
import zipfile
import zlib

import puremagic
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.utils.http import content_disposition_header

from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import StoredFile, User
from khuyencong.core.text import nfc

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_RATIO = 100  # a workbook unpacks to some 20 times its size, a bomb to 1.000 times
MAX_MEMBERS = 5_000
MAX_PIXELS = 50_000_000

_OOXML = "application/vnd.openxmlformats-officedocument."
ALLOWED = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".xlsx": _OOXML + "spreadsheetml.sheet",
    ".docx": _OOXML + "wordprocessingml.document",
}
_READABLE = "PDF, ảnh JPG hoặc PNG, Word (.docx), Excel (.xlsx)"
_MAIN_PART = {".xlsx": "xl/workbook.xml", ".docx": "word/document.xml"}
_START = {".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n", ".pdf": b"%PDF-"}
_SECOND_NAME = re.compile(
    r"\.(exe|com|scr|bat|cmd|jse?|vb[es]|wsf|hta|ps1|msi|jar|lnk|php\d?|phtml|x?html?|svg|sh|py|apk|dll|xls[mb]|docm)\."
)
_ACTIVE = (b"<script", b"<?php", b"<html", b"<svg ", b"/javascript", b"/launch", b"/richmedia")
_MACRO_PART = re.compile(r"vbaproject\.bin$|/macrosheets/|/activex/|\.(exe|dll|js|vbs|ps1|bat)$")
_ENTITY = (b"<!doctype", b"<!entity")


def check_upload(name: str, content: bytes) -> str:
    """The content type of an acceptable upload; ``DomainError`` in one plain sentence otherwise."""
    stem, dot, extension = name.rpartition(".")
    extension = dot + extension.lower()
    if not stem or extension not in ALLOWED:
        raise DomainError(f"Tệp “{name}” không thuộc loại nhận được: cổng nhận {_READABLE}.")
    if _SECOND_NAME.search(name.lower()):
        raise DomainError(f"Tệp “{name}” mang hai đuôi tên, trông như chương trình: đổi tên tệp rồi gửi lại.")
    if not content:
        raise DomainError(f"Tệp “{name}” rỗng: chọn lại tệp rồi gửi.")
    _check_size(name, len(content))
    if extension in _MAIN_PART:
        _check_office(name, extension, content)
    else:
        _check_plain(name, extension, content)
    return ALLOWED[extension]


def _check_size(name: str, size: int) -> None:
    if size > MAX_BYTES:
        raise DomainError(f"Tệp “{name}” nặng {size / 1048576:.0f} MB: cổng nhận tối đa 20 MB một tệp.")


def _check_plain(name: str, extension: str, content: bytes) -> None:
    """PDF and pictures: what they say they are, nothing else beside it, and no program inside."""
    if not content.startswith(_START[extension]) or not _magic_agrees(extension, content):
        raise DomainError(f"Nội dung tệp “{name}” không phải {extension[1:].upper()}: mở tệp gốc, lưu lại rồi gửi.")
    lowered = content.lower()
    if any(mark in lowered for mark in _ACTIVE) or zipfile.is_zipfile(io.BytesIO(content)):
        raise DomainError(f"Tệp “{name}” có chương trình hoặc tệp khác giấu bên trong: in ra PDF mới rồi gửi.")
    if extension == ".pdf":
        return
    pixels = _pixels(content)
    if not pixels:
        raise DomainError(f"Ảnh “{name}” hỏng: mở ảnh gốc, lưu lại rồi gửi.")
    if pixels > MAX_PIXELS:
        raise DomainError(f"Ảnh “{name}” quá lớn (trên 50 triệu điểm): thu nhỏ ảnh rồi gửi lại.")


def _magic_agrees(extension: str, content: bytes) -> bool:
    try:
        return ALLOWED[extension] in {m.mime_type for m in puremagic.magic_string(content)}
    except puremagic.PureError:
        return False


def _check_office(name: str, extension: str, content: bytes) -> None:
    """Refuse bombs by the declared and by the real size; macros, passwords, XML entities."""
    broken = DomainError(f"Tệp “{name}” hỏng, có mật khẩu hoặc không phải {extension[1:]}: lưu lại tệp rồi gửi.")
    if content.count(b"PK\x01\x02") > MAX_MEMBERS:
        raise broken
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, *_UNREADABLE):
        raise broken from None
    members = archive.infolist()
    if _MAIN_PART[extension] not in {m.filename for m in members} or any(_is_odd(m) for m in members):
        raise broken
    if any(_MACRO_PART.search(m.filename.lower()) for m in members):
        raise DomainError(f"Tệp “{name}” có macro hoặc chương trình: lưu thành tệp không macro rồi gửi.")
    unpacked = sum(m.file_size for m in members)
    if unpacked > min(MAX_UNPACKED_BYTES, max(MAX_RATIO * len(content), 1 << 20)):
        raise DomainError(f"Tệp “{name}” bung ra quá lớn: chia tệp nhỏ hơn rồi gửi.")
    try:
        if any(_has_entities(archive, m) for m in members):
            raise broken
    except (zipfile.BadZipFile, *_UNREADABLE):
        raise broken from None


_UNREADABLE = (
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    zlib.error,
    struct.error,
)


def _is_odd(member: zipfile.ZipInfo) -> bool:
    """Encrypted, packed as no office program packs, or named to climb out of its folder."""
    packing = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    parts = member.filename.replace("\\", "/").split("/")
    return bool(member.flag_bits & 0x1) or member.compress_type not in packing or ".." in parts or not parts[0]


def _has_entities(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Read a member to its end (its checksum and its true size with it): does it declare XML entities?"""
    with archive.open(member) as part:
        head = part.read(1 << 16).replace(b"\x00", b"").lower()
        while part.read(1 << 20):
            pass
    return member.filename.endswith((".xml", ".rels")) and any(mark in head for mark in _ENTITY)


def _pixels(content: bytes) -> int:
    """Width × height as the header declares, without decoding (a pixel flood never gets decoded); 0 when it has none."""
    if content.startswith(_START[".png"]):
        return int.from_bytes(content[16:20]) * int.from_bytes(content[20:24]) if content[12:16] == b"IHDR" else 0
    position = 2
    while position + 9 < len(content) and content[position] == 0xFF:
        marker, length = content[position + 1], int.from_bytes(content[position + 2 : position + 4])
        if marker == 0xFF:  # padding
            position += 1
        elif 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = content[position + 5 : position + 7], content[position + 7 : position + 9]
            return int.from_bytes(height) * int.from_bytes(width)
        else:
            position += 2 + length
    return 0


def safe_name(name: str) -> str:
    """A file name without path, control characters, text direction or reserved signs; NFC, at most 150 characters."""
    name = re.sub(r'[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff<>:"/\\|?*]+', "_", nfc(name))
    return name.strip(" .")[-150:] or "tep"


def check_sheet(upload: UploadedFile) -> None:
    """Refuse what is no workbook to import, before anything opens it; ``upload`` is left at its beginning."""
    name = safe_name(upload.name)
    _check_size(name, upload.size)
    if not name.lower().endswith(".xlsx"):
        raise DomainError(f"Tệp “{name}” không nhập được: cổng nhận bảng Excel (.xlsx).")
    check_upload(name, upload.read())
    upload.seek(0)


def keep_upload(*, by: User | None, upload: UploadedFile) -> StoredFile:
    """Check and store what a form brought."""
    return keep(by=by, name=upload.name, content=read(upload))


def read(upload: UploadedFile) -> bytes:
    """What a form brought; one that is too big is refused before it is read."""
    _check_size(safe_name(upload.name), upload.size)
    return upload.read()


def keep(*, by: User | None, name: str, content: bytes) -> StoredFile:
    """Check and store bytes once; the same bytes give the same row."""
    name = safe_name(name)
    content_type = check_upload(name, content)
    digest = hashlib.sha256(content).hexdigest()
    kept, _ = StoredFile.objects.get_or_create(
        sha256=digest, defaults={"name": name, "size": len(content), "content_type": content_type, "stored_by": by}
    )
    _store(_path(digest), content)
    return kept


def _store(path: str, content: bytes) -> None:
    """Whole or not at all: what a full disk cut short is taken away, now or at the next try."""
    if default_storage.exists(path):
        if default_storage.size(path) == len(content):
            return
        default_storage.delete(path)
    try:
        default_storage.save(path, ContentFile(content))
    except OSError:
        default_storage.delete(path)
        raise


def _path(digest: str) -> str:
    return f"{digest[:2]}/{digest}"


def download(kept: StoredFile) -> FileResponse:
    """An attachment response, inert in the browser. The caller has already asked ``visible_to``."""
    return inert(opened(kept), name=kept.name, content_type=kept.content_type)


def opened(kept: StoredFile):
    """The stored bytes, open to be read. The caller has already asked ``visible_to``."""
    return default_storage.open(_path(kept.sha256))


def inert(content, *, name: str, content_type: str) -> FileResponse:
    """Bytes, or an open file, as a download that the browser never renders in our origin."""
    if isinstance(content, bytes):
        content = io.BytesIO(content)
    response = FileResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, safe_name(name))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
