"""Nothing typed is lost: fields of a POST that came too late travel inside the pages shown instead."""

import json

from django.core import signing
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template import loader

_OWN = {"csrfmiddlewaretoken", "password", "idempotency_key", "kept", "_resume"}
_MAX = 200_000


def kept_from(request) -> dict | None:
    """Address and fields of this POST worth keeping; None when there are none or they are too many."""
    fields = [(k, v) for k, values in request.POST.lists() if k not in _OWN for v in values]
    kept = {"path": request.get_full_path(), "fields": fields}
    return kept if fields and len(json.dumps(fields)) < _MAX else None


def seal(kept: dict) -> str:
    """Signed, so that nobody can plant a form for another person to send."""
    return signing.dumps(kept, salt="kept", compress=True)


def unseal(sealed: str) -> dict | None:
    """The kept fields, for eight hours; None when stale or forged."""
    try:
        return signing.loads(sealed, salt="kept", max_age=8 * 3600)
    except signing.BadSignature:
        return None


def session_expired_page(request) -> HttpResponse:
    """The login form, carrying what was typed; after login the form comes back filled in."""
    get_token(request)
    context = {"kept": seal(kept_from(request)), "next": request.get_full_path()}
    return HttpResponse(loader.render_to_string("account/session_expired.html", context, request), status=401)


def resume_page(request, kept: dict) -> HttpResponse:
    """A page whose one button reopens the form with the kept fields (a fresh token, nothing sent yet)."""
    return HttpResponse(loader.render_to_string("account/resume.html", {"kept": kept}, request))
