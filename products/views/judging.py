"""A judge's own pages, made for a phone: the list, the ballot, what belongs to it."""

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.gzip import gzip_page
from django.views.generic import TemplateView, View

from khuyencong.core import conflicts, files
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.money import format_number
from khuyencong.core.views import ActView
from products import rules, services
from products.forms.scoring import AsideForm, BallotForm
from products.queries import scoring, veil
from products.queries.frame import frame
from products.views.scoring import forms_pdf


class ScoringDesk(TemplateView):
    """A judge's rounds and products."""

    template_name = "products/scoring_desk.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(desks=scoring.desks(self.request.user))


class OfTask:
    """The product of the address when the reader is to score it; anything else is not there."""

    @cached_property
    def task(self) -> scoring.Task:
        found = scoring.task(self.request.user, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found


@method_decorator(gzip_page, name="dispatch")
class BallotPage(OfTask, ActView):
    """One product on one page: kept as a draft or handed in; works without JavaScript, keeps what can be kept."""

    template_name = "products/ballot.html"
    form_class = BallotForm
    kept = False

    def get_initial(self):
        ballot = self.task.ballot
        return {"version": ballot.version if ballot else 0, "comment": ballot.comment if ballot else ""}

    def get_form_kwargs(self):
        criteria = self.task.entry.round.criteria.order_by("order")
        return super().get_form_kwargs() | {"criteria": criteria, "points": scoring.points_of(self.task.ballot)}

    def get_context_data(self, **kwargs):
        task = self.task
        context = super().get_context_data(**kwargs)
        points = scoring.points_of(task.ballot)
        return context | {
            "task": task,
            "shown": veil.shown(task.entry),
            "photos": veil.photos(task.entry),
            "papers": veil.papers(task.entry),
            "parts": context["form"].parts(frame(task.entry.round)),
            "total": sum(points.values()) if points else None,
            "may": rules.may_score(self.request.user, task),
            "kept": self.kept,
        }

    def post(self, request, *args, **kwargs):
        return self.kept_by_itself() if "tu_luu" in request.POST else super().post(request, *args, **kwargs)

    def act(self, form):
        submit = "submit" in self.request.POST
        self.write(form, form.cleaned_data["comment"], submit=submit)
        if submit:
            return reverse("products:scoring")
        return reverse("products:ballot", args=[self.task.entry.pk]) + "?da-luu"

    def write(self, form, comment: str, *, submit: bool = False):
        facts = {"comment": comment, "expected": form.cleaned_data.get("version") or 0}
        return services.write_ballot(
            by=self.request.user, entry=self.task.entry, points=form.points, submit=submit, **facts
        )

    def form_invalid(self, form):
        """Wrong boxes come back with what was typed; the right ones are kept, so that a closed page loses nothing."""
        try:
            ballot = self.write(form, form.cleaned_data.get("comment", ""))
        except DomainError:  # not theirs to write, or another window was first
            return super().form_invalid(form)
        form.data = form.data.copy()
        form.data["version"] = str(ballot.version)
        self.kept = True
        del self.task
        return super().form_invalid(form)

    def kept_by_itself(self):
        """The page's script saves as the judge types: the new version and total, or why it was not kept."""
        form = self.get_form()
        form.is_valid()
        try:
            ballot = self.write(form, form.cleaned_data.get("comment", ""))
        except StaleVersion:
            return JsonResponse({"loi": "Phiếu vừa lưu ở cửa sổ khác. Bấm Lưu nháp để chọn bản giữ lại."}, status=409)
        except DomainError as error:
            return JsonResponse({"loi": str(error)}, status=409)
        total = format_number(sum(form.points.values()).normalize()) if form.points else ""
        return JsonResponse({"version": ballot.version, "tong": total})

    def stands(self, current, form, name):
        """For two windows of one judge: what the other one saved."""
        if name.startswith("c") and name[1:].isdigit():
            return scoring.points_of(current).get(int(name[1:]))
        return current.comment if name == "comment" else conflicts.NOTHING


class BallotAside(OfTask, ActView):
    """The judge is tied to the maker and asks not to score."""

    template_name = "products/ballot_aside.html"
    form_class = AsideForm
    success = "Đã ghi: anh, chị không chấm sản phẩm này."

    def get_context_data(self, **kwargs):
        task = self.task
        may = rules.may_stand_aside(self.request.user, task)
        return super().get_context_data(task=task, shown=veil.shown(task.entry), may=may, **kwargs)

    def act(self, form):
        services.declare_conflict(by=self.request.user, entry=self.task.entry, note=form.cleaned_data["note"])
        return reverse("products:scoring")


class BallotPhoto(OfTask, View):
    """A photo of the product, bare of all that tells who took it and where."""

    def get(self, request, *args, **kwargs):
        paper = next((one for one in veil.photos(self.task.entry) if one.angle == self.kwargs["angle"]), None)
        if paper is None:
            raise Http404
        with files.opened(paper.file) as kept:
            content = veil.bare_photo(kept.read())
        return files.inert(content, name=f"{self.task.entry.code}-{paper.angle}.jpg", content_type="image/jpeg")


class BallotPaper(OfTask, View):
    """A paper of the dossier, to study (Đ11 k3); not there behind the veil."""

    def get(self, request, *args, **kwargs):
        paper = next((one for one in veil.papers(self.task.entry) if one.pk == self.kwargs["part"]), None)
        if paper is None:
            raise Http404
        return files.download(paper.file)


class MyForms(View):
    """A judge's own blank forms, to score by hand."""

    def get(self, request, *args, **kwargs):
        return forms_pdf(get_object_or_404(scoring.seats(request.user), round=self.kwargs["pk"]))
