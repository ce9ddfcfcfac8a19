"""Scoring at the desk of the secretariat: the board, the frame, paper ballots, re-reading, sealing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from products import exports, rules, services
from products.choices import CouncilMatter, RoundStatus
from products.forms.scoring import FrameForm, PaperBallotForm, RereadForm
from products.models import Ballot, Entry, JuryMember
from products.queries import board as boards
from products.queries import conflicts, law, seals
from products.queries.frame import frame
from products.queries.paper_ballots import on_paper, rereadings, scanned
from products.views.rounds import OfRound, RoundAct, RoundStep


class BoardPage(OfRound, TemplateView):
    """Bodies, ties, ballots: who is missing, what is spread, what is tied."""

    template_name = "products/round_board.html"

    def get_context_data(self, **kwargs):
        user, one = self.request.user, self.round
        whole, parts = boards.board(one), frame(one)
        return super().get_context_data(
            round=one,
            board=whole,
            frame=parts,
            sizes=law.council_rule(one.level, CouncilMatter.CHAIR, one.opens_on),
            ties=conflicts.ties(whole),
            council=one.council.select_related("document").order_by("left_on", "pk"),
            on_paper=on_paper(one, [line for part in parts for line in part.lines]),
            rereadings=rereadings(whole),
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
            "print": rules.may_print_ballots,
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
        ballot = services.type_paper_ballot(by=self.request.user, entry=self.entry, points=form.points, **told)
        self.say(ballot)
        return self.back()

    def say(self, ballot: Ballot) -> None:
        """What has become of it: counted, waiting for another person, or read otherwise by the other."""
        if ballot.submitted_at:
            messages.success(self.request, f"Hai người nhập khớp nhau: phiếu của {ballot.juror} đã tính.")
        elif ballot.readings.count() > 1:
            said = "Hai lần nhập khác nhau. Xem chỗ khác ở mục Phiếu giấy, đối chiếu bản chụp rồi nhập lại."
            messages.warning(self.request, said)
        else:
            messages.success(self.request, "Đã ghi lần nhập thứ nhất. Phiếu tính điểm khi người thứ hai nhập khớp.")


class BallotScan(OfRound, View):
    """The picture of a paper ballot with the judge's signature, for those who read the marks."""

    def get(self, request, *args, **kwargs):
        ballot = get_object_or_404(scanned(self.round), pk=self.kwargs["part"])
        if not rules.may_read_marks(request.user, self.round):
            raise Http404
        return files.download(ballot.scan)


class BallotForms(OfRound, View):
    """Blank forms of one judge as a PDF: one page a product."""

    def get(self, request, *args, **kwargs):
        seat = get_object_or_404(self.round.jury.filter(left_on=None), pk=self.kwargs["juror"])
        verdict = rules.may_print_ballots(request.user, self.round)
        if not verdict:
            page = {"heading": "In phiếu chấm", "refusal": verdict.refusal, "back": self.round_url(), "project": None}
            return render(request, "refused.html", page | {"crumbs": self.way()}, status=403)
        return forms_pdf(seat)


def forms_pdf(seat: JuryMember):
    name = f"phieu-cham-{seat.round_id}-{seat.pk}.pdf"
    return files.inert(exports.ballot_forms(seat), name=name, content_type="application/pdf")


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
