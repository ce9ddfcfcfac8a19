"""Rounds: the list, the page of one, its papers and steps."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from khuyencong.core.paging import page
from khuyencong.core.views import GuardedAct
from products import rules, services
from products.choices import ROUND_STEPS, RoundStatus
from products.forms.rounds import RoundChangeForm, RoundForm, RoundPaperForm, StepForm
from products.models import VotingRound
from products.queries import room, rounds
from products.queries.readiness import readiness

PAPERS = {"ke-hoach": "plan", "quy-che": "regulation", "khung-diem": "frame_document"}


class RoundList(TemplateView):
    template_name = "products/round_list.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            page=page(self.request, rounds.round_list(user=user)), may_add=rules.may_run_rounds(user)
        )


class OfRound:
    """The round of the address, when the person may see it."""

    @cached_property
    def round(self) -> VotingRound:
        return get_object_or_404(rounds.round_of(self.request.user), pk=self.kwargs["pk"])

    def round_url(self) -> str:
        return reverse("products:round", args=[self.round.pk])

    def way(self) -> list[tuple[str, str]]:
        return [("Bình chọn", reverse("products:rounds")), (str(self.round), self.round_url())]


class RoundDetail(OfRound, TemplateView):
    template_name = "products/round_detail.html"

    def get_context_data(self, **kwargs):
        user, one = self.request.user, self.round
        return super().get_context_data(
            room=room.room_of(one, user),
            may_run=rules.may_run(user, one),
            may_change=rules.may_change_round(user, one),
            may_enter=rules.may_enter(user, one),
            may_read=rules.may_read_marks(user, one),
            papers=rules.papers_of(user, one),
            may_prints=rules.may_read_prints(user, one),
            crumbs=[("Bình chọn", reverse("products:rounds")), (str(self.round), "")],
        )


class VotingAct(GuardedAct):
    """A form about bình chọn behind a rule; subclasses give ``way`` and ``back``."""

    template_name = "projects/project_act.html"

    def way(self) -> list[tuple[str, str]]:
        return [("Bình chọn", reverse("products:rounds"))]

    def back(self) -> str:
        return reverse("products:rounds")

    def frame(self) -> dict:
        crumbs = [*self.way(), (self.heading, "")]
        return super().frame() | {"project": None, "back": self.back(), "crumbs": crumbs}


class RoundAct(OfRound, VotingAct):
    def back(self) -> str:
        return self.round_url()

    def rule(self):
        return rules.may_change_round(self.request.user, self.round)


class RoundCreate(VotingAct):
    form_class = RoundForm
    heading, button, success = "Lập đợt bình chọn", "Lập đợt", "Đã lập đợt bình chọn."

    def rule(self):
        return rules.may_run_rounds(self.request.user)

    def act(self, form):
        made = services.create_round(by=self.request.user, **form.answers)
        return reverse("products:round", args=[made.pk])


class RoundUpdate(RoundAct):
    form_class = RoundChangeForm
    heading, success = "Sửa thông tin đợt", "Đã lưu."

    def subject(self):
        return self.round

    def get_initial(self):
        names = ("title", "opens_on", "closes_on", "scoring_ends_on", "spread", "blind", "with_prizes")
        return {name: getattr(self.round, name) for name in names} | super().get_initial()

    def act(self, form):
        facts = {"by": self.request.user, "round_": self.round, "expected": form.cleaned_data["version"]}
        services.change_round(**facts, **form.answers)
        return self.round_url()


class RoundPaper(RoundAct):
    """Plan, regulation or the document that decides the frame."""

    form_class = RoundPaperForm
    success = "Đã ghi văn bản."

    @cached_property
    def what(self) -> str:
        if self.kwargs["paper"] not in PAPERS:
            raise Http404
        return PAPERS[self.kwargs["paper"]]

    @property
    def heading(self) -> str:
        return f"Ghi {VotingRound._meta.get_field(self.what).verbose_name}"

    def rule(self):
        _ = self.what
        return super().rule()

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"what": self.what}

    def act(self, form):
        quorum = form.cleaned_data.get("quorum")
        facts = {"by": self.request.user, "round_": self.round, "what": self.what}
        services.file_round_paper(**facts, facts=form.document, quorum=quorum)
        return self.round_url()


class RoundStep(RoundAct):
    """One step of the round, with what it lacks and what is only said."""

    form_class = StepForm
    success = "Đợt đã chuyển bước."

    @cached_property
    def to(self) -> RoundStatus:
        if self.kwargs["to"] not in {one.value for one in ROUND_STEPS}:
            raise Http404
        return RoundStatus(self.kwargs["to"])

    @property
    def heading(self) -> str:
        return ROUND_STEPS[self.to]

    @property
    def button(self) -> str:
        return ROUND_STEPS[self.to]

    @property
    def danger(self) -> bool:
        return self.to == RoundStatus.CANCELLED

    @property
    def lead(self) -> str:
        return ". ".join(readiness(self.round, self.to).warns)

    def rule(self):
        return rules.may_advance(self.request.user, self.round, self.to)

    def act(self, form):
        told = form.cleaned_data
        facts = {"by": self.request.user, "round_": self.round, "to": self.to, "on": told["happened_on"]}
        services.advance_round(**facts, note=told["note"], document=form.document)
        return self.round_url()
