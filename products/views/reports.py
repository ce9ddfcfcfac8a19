"""Yearly reports about bình chọn: who owes one, who has sent it, and that it was sent."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from khuyencong.core.dates import today
from khuyencong.offices.queries import reach_of
from products import rules, services
from products.choices import VotingReportKind
from products.forms.results import ReportSentForm
from products.queries.yearly import Owed, ReportYear, year_of
from products.views import ladder
from products.views.ladder import LadderPage
from products.views.rounds import VotingAct

_FIRST = 2010  # no round of this programme is older


class VotingReports(LadderPage, TemplateView):
    template_name = "products/voting_reports.html"

    def get_context_data(self, **kwargs):
        year = ladder.year_of(self.request.GET.get("nam", ""), year_of(today()))
        asked = ReportYear(reach_of(self.request.user), year)
        return super().get_context_data(
            asked=asked,
            lines=asked.lines(),
            dues=asked.due.items(),
            may_record=rules.may_run_rounds(self.request.user),
            years=sorted({today().year - n for n in range(4)} | {year}, reverse=True),
        )


class VotingReportRecord(LadderPage, VotingAct):
    form_class = ReportSentForm
    heading, button, success = "Ghi báo cáo đã gửi", "Ghi", "Đã ghi báo cáo."

    @cached_property
    def owed(self) -> Owed:
        """Of a place that held a round that year and has not sent it."""
        if not _FIRST <= self.kwargs["year"] <= today().year:
            raise Http404
        asked = ReportYear(reach_of(self.request.user), self.kwargs["year"])
        key = (self.kwargs["kind"], self.kwargs["unit"])
        found = [one for one in asked.lines() if (one.kind, one.unit.pk) == key and one.sent is None]
        if not found:
            raise Http404
        return found[0]

    @property
    def lead(self) -> str:
        return f"{VotingReportKind(self.owed.kind).label} về bình chọn năm {self.kwargs['year']}: {self.owed.unit.full_name}."

    def rule(self):
        self.owed  # noqa: B018  another's is not there
        return rules.may_run_rounds(self.request.user)

    def way(self):
        return [("Sản phẩm", reverse("products:list")), ("Báo cáo về bình chọn", self.back())]

    def back(self) -> str:
        return f"{reverse('products:voting_reports')}?nam={self.kwargs['year']}"

    def act(self, form):
        facts = {"kind": self.owed.kind, "unit": self.owed.unit, "year": self.kwargs["year"]}
        services.record_voting_report(by=self.request.user, document=form.document, **facts, **form.others)
        return self.back()
