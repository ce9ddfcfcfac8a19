"""Pictures people take: kept small and bare. Where they were taken, with what and by whom does not come along."""

import io

from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps, UnidentifiedImageError

from khuyencong.core import files
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import StoredFile, User

LONGEST = 1600  # points of the longer side


def keep_picture(
    *, by: User | None, upload: UploadedFile, longest: int = LONGEST, field: str | None = None
) -> StoredFile:
    """Check as any upload, then keep its points alone, as a JPEG; the upload can be kept again at another size.

    ``DomainError`` about ``field`` for what is no picture.
    """
    name = files.safe_name(upload.name)
    upload.seek(0)
    try:
        content = files.read(upload)
        if not files.check_upload(name, content).startswith("image/"):
            raise DomainError(f"Tệp “{name}” không phải ảnh: cổng nhận ảnh JPG hoặc PNG.")
        return files.keep(by=by, name=f"{name.rpartition('.')[0]}.jpg", content=bare(content, longest=longest))
    except DomainError as error:
        raise DomainError(str(error), field=field) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise DomainError(f"Ảnh “{name}” hỏng: mở ảnh gốc, lưu lại rồi gửi.", field=field) from None


def bare(content: bytes, *, longest: int = LONGEST) -> bytes:
    """The points as they stand upright, at most ``longest`` a side, and nothing beside them."""
    with Image.open(io.BytesIO(content)) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((longest, longest))
    picture.info.clear()  # the comment of a JPEG comes along with its points
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=82, optimize=True)
    return held.getvalue()
