"""The script that opens the form of a report without a line."""

import hashlib
import json
from functools import cache

from django.conf import settings

_FILES = ("js/report-worker.js", "js/phone-store.js", "js/report.js", "css/phone.css")


@cache
def worker_script() -> str:
    """The worker behind what only the server knows; its first line changes whenever a file it keeps does."""
    files = [(settings.BASE_DIR / "static" / name).read_bytes() for name in _FILES]
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    said = {
        "VERSION": hashlib.sha256(b"".join(files)).hexdigest()[:12],
        "POLICY": "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items()),
        "FILES": settings.STATIC_URL,
    }
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in said.items())
    return head + files[0].decode()
