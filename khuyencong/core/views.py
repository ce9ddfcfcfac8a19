"""Base classes of pages, and the pages shown when something goes wrong."""

import logging
import sys

from allauth.account.views import LoginView, LogoutView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from django.utils.decorators import method_decorator
from django.views.generic import FormView, TemplateView

from khuyencong.core import conflicts, devices, idempotency
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.kept import kept_from, resume_page, session_expired_page, unseal
from khuyencong.core.verdicts import Verdict

log = logging.getLogger("khuyencong.request")


class ActView(FormView):
    """A page with one form that calls one service.

    Subclasses give ``form_class``, ``template_name`` and ``act(form) -> address to show next``; ``success`` is the
    sentence shown there. A refusal by the service comes back at its field, with everything typed still there.
    """

    http_method_names = ["get", "head", "options", "post"]  # FormView would take a PUT for a POST
    success = ""
    resumes = True

    def act(self, form) -> str:
        """Call the one service of this page with what was typed; the address to show next."""
        raise NotImplementedError

    def subject(self):
        """The record being edited, whose ``version`` the form carries; None for a new one."""
        return

    def get_initial(self):
        subject = self.subject()
        return super().get_initial() | ({"version": subject.version} if hasattr(subject, "version") else {})

    def get_context_data(self, **kwargs):
        """No second version and nothing kept, unless told: a template takes what it is not given for an empty list."""
        return super().get_context_data(**({"conflict": None, "resumed": False} | kwargs))

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        return kwargs | ({"data": conflicts.chosen(kwargs["data"])} if "data" in kwargs else {})

    def post(self, request, *args, **kwargs):
        if "_resume" in request.POST:  # typed text coming back after a login: show it, send nothing
            form = self.get_form()
            form.reopen()
            return self.render_to_response(self.get_context_data(form=form, resumed=True))
        if "_doc" in request.POST:  # asked to read the amounts back
            form = self.get_form()
            form.read_back()
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            location = idempotency.once(
                by=self.request.user, key=form.cleaned_data.get("idempotency_key"), act=lambda: self.act(form)
            )
        except StaleVersion as stale:
            return self.conflict(form, stale)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            return self.form_invalid(form)
        if self.success:
            messages.success(self.request, self.success)
        return HttpResponseRedirect(location)

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def conflict(self, form, stale: StaleVersion):
        """Both versions, field by field, to choose from; sending again carries the choice and the new version."""
        rows = conflicts.rows(form, stale.current, self.stands)
        form.data = conflicts.settled(form.data)
        form.data[form.add_prefix("version")] = str(stale.current.version)
        form.add_error(None, str(stale))
        context = self.get_context_data(form=form, conflict=rows)
        return self.render_to_response(context, status=409)

    def stands(self, current, form, name: str):
        """What the record now holds for a field of the form; ``conflicts.NOTHING`` where the record has no such fact."""
        return getattr(current, name, conflicts.NOTHING)


class GuardedAct(ActView):
    """An act with a rule: ``rule`` is asked before the form is shown, and says why not; the service asks it again."""

    heading = ""
    button = "Lưu"
    lead = ""
    danger = False
    form_takes_user = False

    def rule(self) -> Verdict:
        """Each page has its own: one left out must fail at once, not let everybody in."""
        raise NotImplementedError

    def frame(self) -> dict:
        """What stands around the form: ``back`` and ``crumbs`` at least, from the subclass."""
        return {"heading": self.heading, "button": self.button, "lead": self.lead, "danger": self.danger}

    def get(self, request, *args, **kwargs):
        verdict = self.rule()
        if verdict:
            return super().get(request, *args, **kwargs)
        return render(request, "refused.html", self.frame() | {"refusal": verdict.refusal}, status=403)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | ({"user": self.request.user} if self.form_takes_user else {})

    def get_context_data(self, **kwargs):
        return super().get_context_data(**(self.frame() | kwargs))


def _page(request, template: str, status: int) -> HttpResponse:
    """An error page rendered without context processors: it must not need what just failed."""
    context = {"reference": getattr(request, "reference", ""), "path": request.path}
    return HttpResponse(loader.render_to_string(template, context), status=status)


def bad_request(request, exception=None):
    return _page(request, "400.html", 400)


def permission_denied(request, exception=None):
    return _page(request, "403.html", 403)


def not_found(request, exception=None):
    return _page(request, "404.html", 404)


def server_error(request):
    """A lost database or a full disk is said as such; anything else asks to report the code. Never a trace."""
    error = sys.exc_info()[1]
    if isinstance(error, (OperationalError, InterfaceError)) or _is_full(error):
        return _page(request, "503.html", 503)
    return _page(request, "500.html", 500)


def _is_full(error: BaseException | None) -> bool:
    if isinstance(error, OSError):
        return error.errno in {28, 122}  # ENOSPC, EDQUOT
    return isinstance(error, DatabaseError) and getattr(error.__cause__, "sqlstate", "")[:2] == "53"


def csrf_failure(request, reason=""):
    """The token is old (login in another tab, a long night): give the text back instead of a dead end."""
    kept = kept_from(request)
    if not kept or "checking failed" in reason:  # sent by a page of another site: its text is not this person's
        return _page(request, "403_csrf.html", 403)
    page = resume_page(request, kept) if request.user.is_authenticated else session_expired_page(request, kept)
    page.status_code = 403
    return page


class SignIn(LoginView):
    """The login page; a form that came too late is given back after it."""

    @method_decorator(login_not_required)
    def dispatch(self, request, *args, **kwargs):
        kept = unseal(request.POST.get("kept", ""))
        if kept and request.user.is_authenticated:  # signed in meanwhile, in another tab
            return resume_page(request, kept)
        response = super().dispatch(request, *args, **kwargs)
        return resume_page(request, kept) if kept and request.user.is_authenticated else response

    def form_valid(self, form):
        response = super().form_valid(form)
        if self.request.user.is_authenticated:
            devices.note(self.request)
        return response


class SignOut(LogoutView):
    """Leaving, with everything the portal keeps on the device: unsent drafts, their key, forms kept for a lost line."""

    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"storage"'
        return response


class Contact(TemplateView):
    """The e-mail and phone one signs in with, in place of allauth's forms: the administrator changes them."""

    template_name = "account/contact.html"
