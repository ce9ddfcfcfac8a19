"""Registrations by a sheet: the template, what is registered, a file looked through first and written when asked."""

import secrets

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views.generic import View

from khuyencong.core import files
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from products import rules
from products.exports import entry_workbook
from products.forms.entry_sheets import EntrySheetForm
from products.views.entry_rows import Outcome, opened, taken, tried
from products.views.rounds import OfRound

HELD_FOR = 60 * 60
"""Seconds a file waits for its confirmation."""
TEMPLATE, STANDING = "mau", "hien-co"


class EntrySheet(OfRound, View):
    """POST with a file: look through it. POST with ``giu``: write the file that was looked through."""

    def get(self, request, *args, **kwargs):
        verdict = rules.may_enter(request.user, self.round)
        if not verdict:
            return render(request, "refused.html", self._frame() | {"refusal": verdict.refusal}, status=403)
        return self._page(EntrySheetForm())

    def post(self, request, *args, **kwargs):
        verdict = rules.may_enter(request.user, self.round)
        if not verdict:
            return render(request, "refused.html", self._frame() | {"refusal": verdict.refusal}, status=403)
        try:
            return self._write(request.POST["giu"]) if "giu" in request.POST else self._look()
        except DomainError as error:
            form = EntrySheetForm(self.request.POST, self.request.FILES)
            form.add_error("file", str(error))
            return self._page(form)

    def _look(self):
        form = EntrySheetForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self._page(form)
        content = form.cleaned_data["file"].read()
        seen = tried(opened(content, self.round), self.round, self.request.user)
        kept = secrets.token_urlsafe(16)
        cache.set(self._key(kept), content, HELD_FOR)
        return self._page(EntrySheetForm(), seen=seen, kept=kept)

    def _write(self, kept: str):
        content = cache.get(self._key(kept))
        if content is None:
            raise DomainError("Tệp này đã ghi xong, hoặc đã quá một giờ. Chọn lại tệp.")
        partly = "tung-phan" in self.request.POST
        done = taken(opened(content, self.round), self.round, self.request.user, partly=partly)
        if done.broken or (done.faults and not partly):
            return self._page(EntrySheetForm(), seen=done, kept=kept, refused=True)
        cache.set(self._key(kept), None)  # gone
        left = f" Bỏ {len(done.faults)} dòng lỗi." if done.faults else ""
        messages.success(self.request, f"Đã ghi từ bảng: {done.told}.{left} Nộp tiếp giấy tờ ở từng đăng ký.")
        return HttpResponseRedirect(self.round_url())

    def _key(self, kept: str) -> str:
        return f"entry-sheet:{self.round.pk}:{self.request.user.pk}:{kept[:40]}"

    def _frame(self) -> dict:
        crumbs = [*self.way(), ("Đăng ký bằng bảng", "")]
        return {"heading": "Đăng ký bằng bảng Excel", "crumbs": crumbs, "back": self.round_url(), "round": self.round}

    def _page(self, form, *, seen: Outcome | None = None, kept: str = "", refused: bool = False):
        told = {"form": form, "seen": seen, "kept": kept, "refused": refused}
        wrong = refused or bool(form.errors)
        return render(self.request, "products/entry_sheet.html", self._frame() | told, status=422 if wrong else 200)


class EntrySheetFile(OfRound, View):
    def get(self, request, *args, kind, **kwargs):
        if kind not in {TEMPLATE, STANDING}:
            raise Http404
        content = entry_workbook(self.round, request.user, empty=kind == TEMPLATE)
        name = f"dang-ky-{self.round.pk}-{'mau' if kind == TEMPLATE else today().isoformat()}.xlsx"
        return files.inert(content, name=name, content_type=files.ALLOWED[".xlsx"])
