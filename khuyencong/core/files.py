"""Files: taken in by content, size and name; given out inert, by the app that owns the record."""

import hashlib
import io
import re
import zipfile

import puremagic
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse
from django.utils.http import content_disposition_header

from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import StoredFile, User
from khuyencong.core.text import nfc

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
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
_PARTS = {".xlsx": "xl/workbook.xml", ".docx": "word/document.xml"}
_IMAGE_START = {".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n", ".pdf": b"%PDF-"}


def check_upload(name: str, content: bytes) -> str:
    """The content type of an acceptable upload; ``DomainError`` in one plain sentence otherwise."""
    extension = "." + name.rpartition(".")[2].lower()
    if extension not in ALLOWED:
        raise DomainError(f"Tệp “{name}” không thuộc loại nhận được. Cổng nhận: {_READABLE}.")
    if not content:
        raise DomainError(f"Tệp “{name}” rỗng. Chọn lại tệp rồi gửi.")
    if len(content) > MAX_BYTES:
        raise DomainError(f"Tệp “{name}” nặng {len(content) / 1048576:.0f} MB; cổng nhận tối đa 20 MB một tệp.")
    if extension in _PARTS:
        _check_office(name, extension, content)
    elif not content.startswith(_IMAGE_START[extension]) or not _magic_agrees(extension, content):
        raise DomainError(f"Nội dung tệp “{name}” không phải {extension[1:].upper()}. Mở tệp gốc, lưu lại rồi gửi.")
    if extension in {".png", ".jpg", ".jpeg"} and _pixels(content) > MAX_PIXELS:
        raise DomainError(f"Ảnh “{name}” quá lớn (trên 50 triệu điểm). Thu nhỏ ảnh rồi gửi lại.")
    return ALLOWED[extension]


def _magic_agrees(extension: str, content: bytes) -> bool:
    try:
        return ALLOWED[extension] in {m.mime_type for m in puremagic.magic_string(content)}
    except puremagic.PureError:
        return False


def _check_office(name: str, extension: str, content: bytes) -> None:
    """Refuse zip bombs by the declared and by the real size, and macro or encrypted workbooks."""
    broken = DomainError(f"Tệp “{name}” hỏng, có mật khẩu hoặc không phải {extension[1:]}. Lưu lại tệp rồi gửi.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise broken from None
    members = archive.infolist()
    names = {m.filename for m in members}
    if _PARTS[extension] not in names or any(m.flag_bits & 0x1 for m in members):
        raise broken
    if any(n.lower().endswith("vbaproject.bin") for n in names):
        raise DomainError(f"Tệp “{name}” có macro. Lưu thành tệp không macro rồi gửi.")
    room = MAX_UNPACKED_BYTES
    for member in members:
        if member.file_size > room:
            raise DomainError(f"Tệp “{name}” bung ra quá lớn. Chia tệp nhỏ hơn rồi gửi.")
        try:
            with archive.open(member) as part:
                while chunk := part.read(1 << 20):
                    room -= len(chunk)
                    if room < 0:
                        raise DomainError(f"Tệp “{name}” bung ra quá lớn. Chia tệp nhỏ hơn rồi gửi.")
        except (zipfile.BadZipFile, NotImplementedError, EOFError):
            raise broken from None


def _pixels(content: bytes) -> int:
    """Width × height as the header declares, without decoding (a pixel flood never gets decoded)."""
    if content.startswith(b"\x89PNG"):
        return int.from_bytes(content[16:20]) * int.from_bytes(content[20:24])
    position = 2
    while position + 9 < len(content) and content[position] == 0xFF:
        marker, length = content[position + 1], int.from_bytes(content[position + 2 : position + 4])
        if marker in {0xC0, 0xC1, 0xC2, 0xC3}:
            return int.from_bytes(content[position + 5 : position + 7]) * int.from_bytes(
                content[position + 7 : position + 9]
            )
        position += 2 + length
    return 0


def safe_name(name: str) -> str:
    """A file name without path, control characters or reserved signs; NFC, at most 150 characters."""
    name = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]+', "_", nfc(name)).strip(" .")
    return name[-150:] or "tep"


def keep(*, by: User | None, name: str, content: bytes) -> StoredFile:
    """Check and store an upload once; the same bytes give the same row."""
    name = safe_name(name)
    content_type = check_upload(name, content)
    digest = hashlib.sha256(content).hexdigest()
    kept, created = StoredFile.objects.get_or_create(
        sha256=digest, defaults={"name": name, "size": len(content), "content_type": content_type, "stored_by": by}
    )
    path = _path(digest)
    if created or not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
    return kept


def _path(digest: str) -> str:
    return f"{digest[:2]}/{digest}"


def download(kept: StoredFile) -> FileResponse:
    """An attachment response, inert in the browser. The caller has already asked ``visible_to``."""
    return inert(default_storage.open(_path(kept.sha256)), name=kept.name, content_type=kept.content_type)


def inert(content, *, name: str, content_type: str) -> FileResponse:
    """Any bytes as a download that the browser never renders in our origin."""
    response = FileResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, safe_name(name))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
