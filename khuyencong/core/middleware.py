"""What happens to every request: a reference code, headers, typed text kept, and reads that cannot write."""

import logging
import re
import secrets
from datetime import datetime

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import BadRequest
from django.db import connection
from django.http import HttpResponseRedirect

from khuyencong.core import devices, seen
from khuyencong.core.dates import now
from khuyencong.core.kept import kept_from, resumes, session_expired_page
from khuyencong.core.readings import one_reading

log = logging.getLogger("khuyencong.request")
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_READS = re.compile(
    r"\s*\(*\s*(SELECT|SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT|EXPLAIN|WITH|SHOW)\b", re.IGNORECASE
)
# A statement that may carry another inside or behind it, and what it must not carry.
_CARRIES = re.compile(r"\s*\(*\s*(WITH|EXPLAIN)\b", re.IGNORECASE)
_WRITES = re.compile(r"\b(INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|TRUNCATE|DROP|CREATE|ALTER)\b", re.IGNORECASE)
_SELECT_INTO = re.compile(r"\s*SELECT\b[^'\"]*\bINTO\b", re.IGNORECASE)


class Reference:
    """A short code people can read out on the phone, on error pages and in the log."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.reference = "".join(secrets.choice(_ALPHABET) for _ in range(8))
        response = self.get_response(request)
        response["X-Reference"] = request.reference
        if response.status_code >= 500:
            log.error("%s %s %s %s", request.reference, response.status_code, request.method, request.path)
        return response


class SecurityHeaders:
    """Headers Django does not set itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
        )
        if not request.path.startswith(settings.STATIC_URL) and "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response


class NoNullBytes:
    """An address with a null byte is nobody's; PostgreSQL cannot even compare it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        return self.get_response(request)


class KeepTyped:
    """A POST after the session ended: show the login form with everything typed still in the page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.method != "POST":
            return None
        if request.user.is_authenticated:
            acts_on_resume = "_resume" in request.POST and not resumes(view_func)
            return HttpResponseRedirect(request.get_full_path()) if acts_on_resume else None
        if not getattr(view_func, "login_required", True):
            return None
        kept = kept_from(request)
        return session_expired_page(request, kept) if kept else None


class ReadOnlyViolation(RuntimeError):
    """A safe method tried to write."""


def _only_reads(execute, sql, params, many, context):
    text = sql if isinstance(sql, str) else str(sql)
    hides = (_CARRIES.match(text) or ";" in text) and _WRITES.search(text)
    if not _READS.match(text) or hides or _SELECT_INTO.match(text):
        raise ReadOnlyViolation(f"Yêu cầu chỉ đọc mà lại ghi: {text[:120]}")
    return execute(sql, params, many, context)


class SafeMethodsOnlyRead:
    """GET, HEAD and OPTIONS may only SELECT; sessions and messages are saved outside this layer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        request.user.is_authenticated  # noqa: B018  asked here: a session whose password has changed is deleted
        with connection.execute_wrapper(_only_reads):
            response = self.get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response = response.render()
            return response


class OneLaw:
    """One page, one reading of the law: the calendar, the papers asked for, who may be helped."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with one_reading():
            return self.get_response(request)


class NoteLooks:
    """After the answer has been sent, what the page said was looked at is noted (``core.seen``), and the device used."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        look = getattr(request, "look_to_note", None)
        if look and response.status_code == 200:
            response._resource_closers.append(lambda: seen.note(*look))  # closed once the server has sent it
        if used := self._device(request):
            response._resource_closers.append(lambda: devices.note_use(*used))
        return response

    def _device(self, request) -> tuple[str, datetime] | None:
        """The session of somebody signed in, once an hour; a page that asked of nobody is not asked for it."""
        session, at = getattr(request, "session", None), now()
        if (
            session is None
            or not session.accessed
            or SESSION_KEY not in session
            or not devices.is_to_note(session.session_key, at)
        ):
            return None
        return session.session_key, at
