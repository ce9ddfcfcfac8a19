"""Nothing typed is lost: fields of a POST that came too late travel inside the pages shown instead."""

import json

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template import loader

_OWN = {"csrfmiddlewaretoken", "idempotency_key", "kept", "_resume"}
_MAX = 200_000


def resumes(view_func) -> bool:
    """Whether a POST with ``_resume`` only shows the form again there (``ActView`` does); elsewhere it would act."""
    return getattr(getattr(view_func, "view_class", None), "resumes", False)


def kept_from(request: HttpRequest) -> dict | None:
    """Address and fields of this POST worth keeping; None when there are none or they are too many.

    What a login page already carried is kept instead of the login page's own fields; a password never is.
    """
    if carried := unseal(request.POST.get("kept", "")):
        return carried
    view_func = request.resolver_match.func if request.resolver_match else None
    if not getattr(view_func, "login_required", True):
        return None
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _OWN and "password" not in name
        for value in values
    ]
    fields += [("_tep", file.name) for file in request.FILES.values()]  # the name only: to be chosen again
    kept = {"path": request.get_full_path(), "fields": fields, "resumes": resumes(view_func)}
    return kept if any(value.strip() for _, value in fields) and len(json.dumps(fields)) < _MAX else None


def seal(kept: dict) -> str:
    """Signed, so that nobody can plant a form for another person to send."""
    return signing.dumps(kept, salt="kept", compress=True)


def unseal(sealed: str) -> dict | None:
    """The kept fields, for eight hours; None when stale or forged."""
    try:
        return signing.loads(sealed, salt="kept", max_age=8 * 3600)
    except signing.BadSignature:
        return None


def session_expired_page(request: HttpRequest, kept: dict) -> HttpResponse:
    """The login form, carrying what was typed; after login the form comes back filled in."""
    context = {"kept": seal(kept), "next": kept["path"]}
    return HttpResponse(loader.render_to_string("account/session_expired.html", context, request), status=401)


def resume_page(request: HttpRequest, kept: dict) -> HttpResponse:
    """A page whose one button reopens the form with the kept fields (a fresh token, nothing sent yet).

    Where the address cannot reopen a form (the registers), the texts stand there to be copied.
    """
    texts = [
        value for name, value in kept["fields"] if value.strip() and not name.startswith("_") and "_FORMS" not in name
    ]
    return HttpResponse(loader.render_to_string("account/resume.html", {"kept": kept, "texts": texts}, request))
