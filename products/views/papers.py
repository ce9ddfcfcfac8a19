"""Papers of a result as PDF, for signature."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from khuyencong.core import files
from products import exports, rules
from products.choices import RoundPaper
from products.views.rounds import OfRound


def refused(request, heading: str, refusal: str, crumbs: list, back: str):
    told = {"heading": heading, "refusal": refusal, "crumbs": [*crumbs, (heading, "")], "back": back, "project": None}
    return render(request, "refused.html", told, status=403)


class RoundPrinted(OfRound, View):
    def get(self, request, *args, paper, **kwargs):
        if paper not in RoundPaper.values:
            raise Http404
        which = RoundPaper(paper)
        if not (may := rules.may_read_papers(request.user, self.round, which)):
            return refused(
                request, which.label, may.refusal, self.way(), reverse("products:round", args=[self.round.pk])
            )
        content = exports.round_paper_pdf(self.round, which)
        return files.inert(content, name=f"{paper}-{self.round.pk}.pdf", content_type="application/pdf")
