"""Scoring: the board of the secretariat, the frame, a judge's list and ballot, paper ballots, re-reading, sealing."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from khuyencong.core.views import ActView
from products import rules, services
from products.choices import RoundStatus
from products.forms.scoring import AsideForm, BallotForm, FrameForm, PaperBallotForm, RereadForm
from products.models import Entry
from products.queries import board as boards
from products.queries import conflicts, law, scoring, seals, veil
from products.queries.frame import frame
from products.views.rounds import OfRound, RoundAct, RoundStep


class BoardPage(OfRound, TemplateView):
    """Bodies, ties, ballots: who is missing, what is spread, what is tied."""

    template_name = "products/round_board.html"

    def get_context_data(self, **kwargs):
        user, one = self.request.user, self.round
        whole = boards.board(one)
        return super().get_context_data(
            round=one,
            board=whole,
            frame=frame(one),
            ties=conflicts.ties(whole),
            council=one.council.select_related("document").order_by("left_on", "pk"),
            on_paper=boards.on_paper(one),
            broken=seals.broken(one),
            may=self.may(user, one),
            crumbs=[*self.way(), ("Hội đồng, chấm điểm", "")],
        )

    def may(self, user, one) -> dict:
        asked = {
            "seat": rules.may_seat,
            "frame": rules.may_set_frame,
            "conflict": rules.may_answer_conflict,
            "paper": rules.may_type_paper,
            "reread": rules.may_ask_rereading,
            "choose": rules.may_choose,
        }
        return {name: rule(user, one) for name, rule in asked.items()}

    def get(self, request, *args, **kwargs):
        verdict = rules.may_read_marks(request.user, self.round)
        if verdict:
            return super().get(request, *args, **kwargs)
        page = {"heading": "Hội đồng, chấm điểm", "refusal": verdict.refusal, "back": self.round_url(), "project": None}
        return render(request, "refused.html", page | {"crumbs": self.way()}, status=403)


class _OnBoard(RoundAct):
    def back(self) -> str:
        return reverse("products:board", args=[self.round.pk])


class FrameUpdate(_OnBoard):
    form_class = FrameForm
    heading, button, success = "Khung điểm chi tiết", "Lưu khung điểm", "Đã lưu khung điểm."

    def rule(self):
        return rules.may_set_frame(self.request.user, self.round)

    def get_form_kwargs(self):
        parts, proposed = frame(self.round), law.proposed_criteria(self.round.opens_on)
        return super().get_form_kwargs() | {"parts": parts, "proposed": proposed}

    def act(self, form):
        services.set_frame(by=self.request.user, round_=self.round, lines=form.lines)
        return self.back()


class _OfEntryOnBoard(_OnBoard):
    @cached_property
    def entry(self) -> Entry:
        return get_object_or_404(self.round.entries.standing().select_related("product"), pk=self.kwargs["entry"])

    @property
    def lead(self) -> str:
        return str(self.entry)


class PaperBallotType(_OfEntryOnBoard):
    form_class = PaperBallotForm
    heading, button = "Nhập phiếu giấy", "Ghi lần nhập này"

    def rule(self):
        _ = self.entry
        return rules.may_type_paper(self.request.user, self.round)

    def get_form_kwargs(self):
        tally = next(one for one in boards.board(self.round).tallies if one.entry.pk == self.entry.pk)
        return super().get_form_kwargs() | {"criteria": self.round.criteria.order_by("order"), "jury": tally.missing}

    def act(self, form):
        told = {name: form.cleaned_data[name] for name in ("juror", "comment", "scan")}
        services.type_paper_ballot(by=self.request.user, entry=self.entry, points=form.points, **told)
        return self.back()


class RereadAsk(_OfEntryOnBoard):
    form_class = RereadForm
    heading, button, success = "Mở đọc lại", "Mở đọc lại", "Đã mở: các giám khảo thấy lại phiếu của mình để đọc lại."

    def rule(self):
        _ = self.entry
        return rules.may_ask_rereading(self.request.user, self.round)

    def act(self, form):
        services.ask_rereading(by=self.request.user, entry=self.entry, reason=form.cleaned_data["reason"])
        return self.back()


class RoundSeal(RoundStep):
    """Closing has the seal; the step is the same form."""

    to = RoundStatus.SEALED

    def act(self, form):
        told = form.cleaned_data
        services.seal_round(by=self.request.user, round_=self.round, on=told["happened_on"], note=told["note"])
        return self.round_url()


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


class BallotPage(OfTask, ActView):
    """One product on one page: kept as a draft or handed in; works on a phone without JavaScript."""

    template_name = "products/ballot.html"
    form_class = BallotForm

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
        }

    def act(self, form):
        submit = "submit" in self.request.POST
        facts = {"comment": form.cleaned_data["comment"], "expected": form.cleaned_data["version"] or 0}
        services.write_ballot(by=self.request.user, entry=self.task.entry, points=form.points, submit=submit, **facts)
        if submit:
            return reverse("products:scoring")
        return reverse("products:ballot", args=[self.task.entry.pk]) + "?da-luu"


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
