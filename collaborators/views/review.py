"""The office's acts on one report, or on several at once."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from collaborators import queries, rules, services
from collaborators.forms import ApproveForm, ReturnForm, TogetherForm
from collaborators.models import QuarterlyReport, ReportingPeriod
from collaborators.views.writing import the_report
from khuyencong.core.views import ActView, GuardedAct


class ForReviewers:
    """Nobody else has such a page."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not rules.may_review(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class _OnReport(ForReviewers, GuardedAct):
    """An act on a report that was sent."""

    template_name = "collaborators/office_act.html"

    @cached_property
    def report(self) -> QuarterlyReport:
        return the_report(self)

    def subject(self):
        return self.report

    def frame(self):
        here = reverse("collaborators:report", args=[self.report.pk])
        return super().frame() | {"report": self.report, "about": str(self.report), "back": here}


class ReportReturnView(_OnReport):
    form_class = ReturnForm
    heading, button = "Trả lại báo cáo", "Trả lại báo cáo"
    success = "Đã trả báo cáo. Người viết thấy lý do ở đầu mẫu."

    def rule(self):
        return rules.may_return(self.request.user, self.report)

    def act(self, form):
        report = services.return_report(
            report=self.report, by=self.request.user, expected=form.cleaned_data["version"], **form.answers
        )
        return reverse("collaborators:reports") + f"?ky={report.period_id}"


class ReportApprove(_OnReport):
    form_class = ApproveForm
    heading, button = "Duyệt báo cáo", "Duyệt báo cáo"
    lead = "Số của báo cáo này vào báo cáo tổng hợp của Trung tâm. Cơ sở mới, đổi, ngừng nêu trong báo cáo chờ quyết ở trang ghi sổ cơ sở."
    success = "Đã duyệt báo cáo."

    def rule(self):
        latest = self.report.submissions.select_related("confirmation").order_by("-number").first()
        return rules.may_approve(self.request.user, self.report, hasattr(latest, "confirmation"))

    def act(self, form):
        report = services.approve_report(
            report=self.report, by=self.request.user, expected=form.cleaned_data["version"]
        )
        to_record = rules.may_decide_findings(self.request.user, report) and queries.waits_for_register(report)
        return reverse("collaborators:findings" if to_record else "collaborators:report", args=[report.pk])


class ReportsTogether(ForReviewers, ActView):
    """Approve what is ticked; only what has nothing to look at can be."""

    http_method_names = ["get", "post"]
    form_class = TogetherForm
    template_name = "collaborators/office_act.html"

    @cached_property
    def period(self) -> ReportingPeriod:
        return get_object_or_404(ReportingPeriod.objects.visible_to(self.request.user), pk=self.kwargs["period"])

    @cached_property
    def rows(self):
        reports = QuarterlyReport.objects.visible_to(self.request.user).filter(period=self.period)
        return {row.pk: row for row in reports.defer("draft")}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"rows": self.rows}

    def get_context_data(self, **kwargs):
        back = reverse("collaborators:reports") + f"?ky={self.period.pk}"
        frame = {"heading": "Duyệt các báo cáo đã chọn", "button": "", "about": str(self.period), "back": back}
        return super().get_context_data(**frame, **kwargs)

    def act(self, form):
        chosen = [self.rows[pk] for pk in form.cleaned_data["reports"]]
        number = services.approve_together(reports=chosen, by=self.request.user)
        messages.success(self.request, f"Đã duyệt {number} báo cáo.")
        return reverse("collaborators:reports") + f"?ky={self.period.pk}"
