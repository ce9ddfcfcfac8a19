"""Pages of the quarterly report."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from collaborators import queries, rules, services
from collaborators.choices import ReportStatus
from collaborators.forms import QuarterlyReportForm, SendForm
from collaborators.models import QuarterlyReport, ReportingPeriod
from khuyencong.core.dates import today
from khuyencong.core.paging import page
from khuyencong.core.views import ActView
from khuyencong.offices.queries import reach_of


class ReportList(TemplateView):
    """Mine, for a collaborator; who has sent and who has not, for the office."""

    def get_template_names(self):
        return ["collaborators/report_list.html" if self.is_office else "collaborators/report_mine.html"]

    @property
    def is_office(self) -> bool:
        return reach_of(self.request.user).is_office

    def get_context_data(self, **kwargs):
        on = today()
        return super().get_context_data(on=on, **(self.of_office(on) if self.is_office else self.mine(on)))

    def mine(self, on: date) -> dict:
        appointment = queries.current_appointment(self.request.user, on)
        return {"appointment": appointment, "periods": queries.my_periods(appointment, on) if appointment else []}

    def of_office(self, on: date) -> dict:
        user, asked = self.request.user, self.request.GET.get("ky")
        periods = list(ReportingPeriod.objects.filter(opens_on__lte=on).order_by("-starts_on")[:12])
        chosen = next((one for one in periods if str(one.pk) == asked), periods[0] if periods else None)
        return {
            "periods": periods,
            "period": chosen,
            "page": page(self.request, queries.sent_reports(user=user, period=chosen)),
            "unsent": queries.unsent(user=user, period=chosen, on=on)[:200] if chosen else [],
        }


class ReportWrite(ActView):
    """The four parts on one page; works without JavaScript, keeps anything."""

    form_class = QuarterlyReportForm
    template_name = "collaborators/report_write.html"

    @cached_property
    def period(self) -> ReportingPeriod:
        return get_object_or_404(ReportingPeriod, pk=self.kwargs["period"])

    @cached_property
    def appointment(self):
        found = queries.current_appointment(self.request.user, today())
        if found is None:
            raise Http404
        return found

    @cached_property
    def report(self):
        mine = QuarterlyReport.objects.visible_to(self.request.user)
        return mine.filter(appointment=self.appointment, period=self.period).select_related("period").first()

    def subject(self):
        return self.report

    def get_form_kwargs(self):
        return super().get_form_kwargs() | ({"instance": self.report} if self.report else {})

    def get_context_data(self, **kwargs):
        may = rules.may_write(self.request.user, self.appointment, self.period, today())
        return super().get_context_data(
            period=self.period,
            report=self.report,
            previous=queries.previous_report(self.appointment, self.period),
            may_write=may and (rules.may_edit(self.request.user, self.report) if self.report else may),
            **kwargs,
        )

    def act(self, form):
        answers = form.answers
        report = services.save_report(
            appointment=self.appointment,
            period=self.period,
            by=self.request.user,
            answers=answers,
            expected=form.cleaned_data.get("version"),
        )
        if "check" in self.request.POST:
            return reverse("collaborators:check", args=[report.pk])
        return reverse("collaborators:write", args=[self.period.pk]) + "?da-luu=1"


class ReportCheck(ActView):
    """Check the answers, then send."""

    form_class = SendForm
    template_name = "collaborators/report_check.html"

    @cached_property
    def report(self):
        reports = QuarterlyReport.objects.visible_to(self.request.user).filter(
            appointment__collaborator__user=self.request.user
        )
        return get_object_or_404(
            reports.select_related("period", "appointment__collaborator", "timeline"), pk=self.kwargs["pk"]
        )

    def subject(self):
        return self.report

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            report=self.report,
            missing=queries.missing(self.report),
            may_send=rules.may_send(self.request.user, self.report),
            **kwargs,
        )

    def act(self, form):
        report = services.send_report(report=self.report, by=self.request.user, expected=form.cleaned_data["version"])
        return reverse("collaborators:report", args=[report.pk])


class ReportDetail(TemplateView):
    """What was sent, with its receipt; the writer's page is made for the phone."""

    def get_template_names(self):
        office = reach_of(self.request.user).is_office
        return ["collaborators/report_detail.html" if office else "collaborators/report_receipt.html"]

    def get_context_data(self, pk, **kwargs):
        reports = QuarterlyReport.objects.visible_to(self.request.user).filter(status=ReportStatus.SENT)
        report = get_object_or_404(
            reports.select_related("period", "appointment__collaborator", "appointment__unit", "sent_by"), pk=pk
        )
        return super().get_context_data(
            report=report, previous=queries.previous_report(report.appointment, report.period)
        )
