"""Reminders to come, with the button that calls one off, and those that went."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from collaborators import queries, rules, services
from collaborators.forms.reminders import CallOffForm, CallOnForm
from collaborators.models import ReportingPeriod
from collaborators.queries.reminders import Step
from collaborators.views.pages import ForOffice, NetworkAct
from khuyencong.core.dates import today
from khuyencong.core.paging import page


class ReminderList(ForOffice, TemplateView):
    template_name = "collaborators/reminder_list.html"

    def get_context_data(self, **kwargs):
        reminders = queries.ReminderPage(self.request.user, today())
        return super().get_context_data(
            reminders=reminders,
            page=page(self.request, reminders.sent, size=25),
            may_stop=rules.may_stop_reminders(self.request.user, None),
            crumbs=[
                ("Cộng tác viên", reverse("collaborators:list")),
                ("Báo cáo quý", reverse("collaborators:reports")),
                ("Nhắc việc", ""),
            ],
        )


class _OfStep(NetworkAct):
    @cached_property
    def step(self) -> Step:
        seen = ReportingPeriod.objects.visible_to(self.request.user)
        period = get_object_or_404(seen, pk=self.kwargs["period"])
        found = next((one for one in queries.steps(period) if one.kind == self.kwargs["kind"]), None)
        if found is None or not found.kind.is_message:
            raise Http404
        return found

    def rule(self):
        return rules.may_stop_reminders(self.request.user, None) if self.step else None

    def back(self):
        return reverse("collaborators:reminders")

    def way(self):
        return [*super().way(), ("Nhắc việc", self.back())]

    def about(self):
        return f"{self.step.kind.label}, báo cáo {self.step.period}, ngày {self.step.day:%d/%m/%Y}"


class ReminderCallOff(_OfStep):
    form_class = CallOffForm
    form_takes_user = True
    heading, button, success = "Bỏ lần nhắc", "Bỏ lần nhắc này", "Đã bỏ lần nhắc."
    lead = "Tin đã lập mà chưa gửi cũng không gửi nữa. Nhắc lại được cho tới ngày ấy."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"step": self.step}

    def act(self, form):
        services.call_off(by=self.request.user, period=self.step.period, kind=self.step.kind, **form.answers)
        return self.back()


class ReminderCallOn(_OfStep):
    form_class = CallOnForm
    heading, button, success = "Nhắc lại", "Nhắc như thường", "Lần nhắc này lại được gửi."
    lead = "Ai còn thiếu báo cáo vào ngày ấy đều được nhắc, kể cả người đã được bỏ riêng."

    def act(self, form):
        services.call_on(by=self.request.user, period=self.step.period, kind=self.step.kind)
        return self.back()
