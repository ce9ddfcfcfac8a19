"""Photos as they are kept: upright, of a size to print, without what the camera wrote beside the picture."""

from django.core.files.uploadedfile import UploadedFile
from PIL import UnidentifiedImageError

from khuyencong.core import files
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import StoredFile, User
from products.queries.veil import bare_photo

PRINTED, LISTED = 1800, 320  # points on the long side: 15 cm at 300 dpi; a place in a list
_NO_PICTURE = DomainError("Ảnh phải là tệp JPG hoặc PNG.", field="file")


def keep_picture(*, by: User, upload: UploadedFile, longest: int = PRINTED) -> StoredFile:
    """Checked as any upload is, then kept without its metadata; the upload can be kept again at another size."""
    name = files.safe_name(upload.name)
    if upload.size > files.MAX_BYTES:
        raise DomainError(f"Ảnh “{name}” nặng quá 20 MB.", field="file")
    upload.seek(0)
    content = upload.read()
    try:
        if not files.check_upload(name, content).startswith("image/"):
            raise _NO_PICTURE
        bare = bare_photo(content, longest=longest)
    except (UnidentifiedImageError, OSError):
        raise _NO_PICTURE from None
    except DomainError as error:
        raise DomainError(str(error), field="file") from None
    return files.keep(by=by, name=f"{name.rpartition('.')[0]}.jpg", content=bare)
