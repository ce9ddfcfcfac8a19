"""The script that opens the form of a report without a line."""

import json
from functools import cache

from django.conf import settings


@cache
def worker_script() -> str:
    """The worker behind what only the server knows.

    It stays the same to the byte from release to release, unless it or the policy itself changes: the page keeps its own files
    for it, and a phone that takes a new worker while it goes to another page may wait there for long.
    """
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    said = {
        "POLICY": "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items()),
        "FILES": settings.STATIC_URL,
    }
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in said.items())
    return head + (settings.BASE_DIR / "static/js/report-worker.js").read_text()
