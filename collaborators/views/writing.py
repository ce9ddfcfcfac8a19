"""The collaborator's own pages, made for a phone: write, check, send, receipt."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.gzip import gzip_page
from django.views.generic import TemplateView

from collaborators import exports, queries, rules, services
from collaborators.choices import ReportStatus
from collaborators.forms import ConfirmForm, Page, QuarterlyReportForm, SendForm, TakeBackForm
from collaborators.models import QuarterlyReport, ReportReturn
from collaborators.queries.sheet import changes, may_copy, reread, shown, told
from collaborators.views.pages import OfMyReport
from khuyencong.core import conflicts
from khuyencong.core.dates import today
from khuyencong.core.files import download, inert
from khuyencong.core.views import ActView, GuardedAct
from khuyencong.offices.queries import reach_of

_WITH = ("period", "appointment__collaborator", "appointment__unit", "timeline", "sent_by")


@method_decorator(gzip_page, name="dispatch")
class ReportWrite(OfMyReport, ActView):
    """The four parts on one page; works without JavaScript, keeps anything."""

    form_class = QuarterlyReportForm
    template_name = "collaborators/report_write.html"

    @cached_property
    def filled(self):
        draft = self.report.draft if self.report else {}
        again = self.report is not None and self.report.first_sent_at is not None
        return queries.sheet_of(self.appointment, self.period, draft, today(), again=again)

    def subject(self):
        return self.report

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"filled": self.filled}

    def get_context_data(self, **kwargs):
        user, form = self.request.user, kwargs.get("form")
        may = rules.may_write(user, self.appointment, self.period, today())
        return super().get_context_data(
            period=self.period,
            report=self.report,
            sheet=self.sheet(form),
            returned=self.returned(),
            last_day=queries.last_day(self.period),
            may_write=may and (rules.may_edit(user, self.report) if self.report else may),
            **kwargs,
        )

    def sheet(self, form) -> Page:
        """The draft, under what has just been typed over it."""
        filled = self.filled
        if form is not None and form.is_bound:
            draft = filled.draft | form.raw()
            filled = reread(filled, draft)
        return Page(filled, strict="soat" in self.request.GET)

    def returned(self) -> ReportReturn | None:
        """Why it came back, to be read at the head of the form."""
        if self.report is None or self.report.status != ReportStatus.RETURNED:
            return None
        return queries.returns_of(self.report).first()

    def act(self, form):
        answers = form.answers | self.copied(form)
        report = services.save_report(
            appointment=self.appointment,
            period=self.period,
            by=self.request.user,
            answers=answers,
            expected=form.cleaned_data.get("version"),
        )
        return self.after(report)

    def after(self, report: QuarterlyReport) -> str:
        """Where the button pressed leads, what was typed being kept."""
        if "check" in self.request.POST:
            return reverse("collaborators:check", args=[report.pk])
        row = self.request.POST.get("anh", "")
        if row.isascii() and row.isidentifier():
            return reverse("collaborators:take_photo", args=[self.period.pk, row])
        anchor = self.request.POST.get("nhu_ky_truoc") or self.request.POST.get("them") or ""
        anchor = f"#{anchor}" if anchor.replace("_", "").isalnum() else ""
        return reverse("collaborators:write", args=[self.period.pk]) + "?da-luu=1" + anchor

    def copied(self, form) -> dict[str, str]:
        """Boxes filled from the period before: one by its button, or every blank one that may be."""
        asked, history = self.request.POST.get("nhu_ky_truoc"), self.filled.history
        if not asked:
            return {}
        found = {}
        for question in self.filled.questions:
            last = history.before(question.code)
            carried = last is not None and may_copy(question)
            typed = form.answers.get(question.field) or self.filled.typed(question.field)
            if carried and (asked == question.field or (asked == "tat_ca" and not typed)):
                found[question.field] = shown(last)
        return found

    def stands(self, current, form, name):
        if name in {"idempotency_key", "version", "du"}:
            return conflicts.NOTHING
        there = current.draft.get(name, "")
        return bool(there) if isinstance(form.cleaned_data.get(name), bool) else there


@method_decorator(gzip_page, name="dispatch")
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
        report = self.report
        again = report.first_sent_at is not None
        filled = queries.sheet_of(report.appointment, report.period, report.draft, today(), again=again)
        return super().get_context_data(
            report=report,
            filled=filled,
            warned=[(box, answer) for box, answer in filled.warned.items()],
            parts=exports.by_part(told(filled)),
            may_send=rules.may_send(self.request.user, report, filled),
            **kwargs,
        )

    def act(self, form):
        report = services.send_report(report=self.report, by=self.request.user, expected=form.cleaned_data["version"])
        return reverse("collaborators:report", args=[report.pk])


def the_report(view, *, mine: bool = False) -> QuarterlyReport:
    """The sent report the address names, if this person may see it."""
    reports = QuarterlyReport.objects.visible_to(view.request.user).exclude(status=ReportStatus.DRAFT)
    if mine:
        reports = reports.filter(appointment__collaborator__user=view.request.user)
    return get_object_or_404(reports.select_related(*_WITH), pk=view.kwargs["pk"])


@method_decorator(gzip_page, name="dispatch")
class ReportDetail(TemplateView):
    """What was sent, with its receipt; the writer's page is made for the phone."""

    def get_template_names(self):
        office = reach_of(self.request.user).is_office
        return ["collaborators/report_detail.html" if office else "collaborators/report_receipt.html"]

    def get_context_data(self, pk, **kwargs):
        report, user = the_report(self), self.request.user
        sent = list(report.submissions.select_related("confirmation", "sent_by").order_by("-number"))
        latest = sent[0] if sent else None
        content = latest.content if latest else {}
        office = self.of_office(report, latest) if reach_of(user).is_office else {"may_take_back": self.back(report)}
        return super().get_context_data(
            report=report,
            sent=sent,
            latest=latest,
            late=queries.late_days(report.period, report.first_sent_at),
            parts=exports.by_part(content),
            changes=changes(sent[1].content, content) if len(sent) > 1 else [],
            may_confirm=rules.may_confirm(user, report, latest),
            **office,
        )

    def back(self, report):
        return rules.may_take_back(self.request.user, report, today())

    def of_office(self, report, latest) -> dict:
        user = self.request.user
        return {
            "may_return": rules.may_return(user, report),
            "may_approve": rules.may_approve(user, report, hasattr(latest, "confirmation")),
            "reasons": queries.return_reasons(today()),
            "returns": queries.returns_of(report),
            "raised": queries.raised_in(report),
            "to_record": queries.waits_for_register(report),
            "may_record": rules.may_keep_register(user),
        }


class ReportFile(TemplateView):
    """The PDF of one sending: the old one stays when a new one comes."""

    def get(self, request, pk, number):
        report = the_report(self)
        submission = get_object_or_404(report.submissions.select_related("confirmation", "sent_by"), number=number)
        content = exports.sending_pdf(report, submission)
        return inert(content, name=f"{submission.receipt}.pdf", content_type="application/pdf")


class ConfirmationFile(TemplateView):
    """The scan of the paper the second person signed."""

    def get(self, request, pk):
        latest = the_report(self).submissions.select_related("confirmation__file").order_by("-number").first()
        confirmation = getattr(latest, "confirmation", None)
        if confirmation is None or confirmation.file is None:
            raise Http404
        return download(confirmation.file)


class ReportTakeBack(GuardedAct):
    """The writer takes a report back to mend it."""

    form_class = TakeBackForm
    template_name = "collaborators/report_act.html"
    heading, button = "Lấy lại để sửa", "Lấy lại"
    success = "Báo cáo mở lại để sửa. Sửa xong nhớ gửi lại."

    @cached_property
    def report(self):
        return the_report(self, mine=True)

    def subject(self):
        return self.report

    def rule(self):
        return rules.may_take_back(self.request.user, self.report, today())

    def frame(self):
        return super().frame() | {"report": self.report, "back": reverse("collaborators:report", args=[self.report.pk])}

    def act(self, form):
        services.take_back_report(
            report=self.report, by=self.request.user, expected=form.cleaned_data["version"], **form.answers
        )
        return reverse("collaborators:write", args=[self.report.period_id])


class ReportConfirm(GuardedAct):
    """A second person's word, with the scan of the paper."""

    form_class = ConfirmForm
    template_name = "collaborators/report_act.html"
    heading, button = "Ghi xác nhận", "Ghi xác nhận"
    success = "Đã ghi xác nhận."

    @cached_property
    def report(self):
        return the_report(self)

    def rule(self):
        latest = self.report.submissions.select_related("confirmation").order_by("-number").first()
        return rules.may_confirm(self.request.user, self.report, latest)

    def frame(self):
        return super().frame() | {"report": self.report, "back": reverse("collaborators:report", args=[self.report.pk])}

    def act(self, form):
        services.confirm_report(report=self.report, by=self.request.user, **form.answers)
        return reverse("collaborators:report", args=[self.report.pk])
