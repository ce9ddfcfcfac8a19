"""Pictures people take: kept small and bare. Where they were taken, with what and by whom does not come along."""

import io

from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps, UnidentifiedImageError

from khuyencong.core import files
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import StoredFile, User

LONGEST = 1600  # points of the longer side


def keep_picture(*, by: User | None, upload: UploadedFile) -> StoredFile:
    """Check as any upload, then keep its points alone, as a JPEG; ``DomainError`` for what is no picture."""
    name = files.safe_name(upload.name)
    if not files.check_upload(name, files.read(upload)).startswith("image/"):
        raise DomainError(f"Tệp “{name}” không phải ảnh: cổng nhận ảnh JPG hoặc PNG.")
    upload.seek(0)
    try:
        content = bare(upload.read())
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise DomainError(f"Ảnh “{name}” hỏng: mở ảnh gốc, lưu lại rồi gửi.") from None
    return files.keep(by=by, name=f"{name.rpartition('.')[0]}.jpg", content=content)


def bare(content: bytes) -> bytes:
    """The points as they stand upright, at most ``LONGEST`` a side, and nothing beside them."""
    with Image.open(io.BytesIO(content)) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((LONGEST, LONGEST))
    picture.info.clear()  # the comment of a JPEG comes along with its points
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=82, optimize=True)
    return held.getvalue()
