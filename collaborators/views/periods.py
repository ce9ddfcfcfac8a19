"""Periods: made for a year, locked, opened again for one collaborator."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from collaborators import queries, rules, services
from collaborators.forms import AgreeForm, LockForm, OpenYearForm, ReopenForm
from collaborators.models import Appointment, Reopening, ReportingPeriod
from khuyencong.core.dates import today
from khuyencong.core.views import GuardedAct


class _OfPeriod(GuardedAct):
    template_name = "collaborators/office_act.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not rules.may_review(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def period(self) -> ReportingPeriod:
        return get_object_or_404(ReportingPeriod.objects.select_related("locked_by"), pk=self.kwargs["period"])

    @property
    def home(self) -> str:
        return reverse("collaborators:reports") + f"?ky={self.period.pk}"

    def frame(self):
        return super().frame() | {"about": f"Kỳ {self.period}", "back": self.home}


class PeriodsOpen(GuardedAct):
    """The periods of a year, by the rule in force."""

    form_class = OpenYearForm
    template_name = "collaborators/office_act.html"
    heading, button = "Mở các kỳ báo cáo của một năm", "Mở các kỳ"
    lead = "Ngày của từng kỳ tính theo cách chia kỳ trong danh mục, đã trừ ngày nghỉ, Tết. Kỳ đã có giữ nguyên; sửa từng ngày trong danh mục."
    success = "Đã mở các kỳ của năm."

    def get_initial(self):
        return super().get_initial() | {"year": today().year + (today().month > 10)}

    def rule(self):
        return rules.may_open_periods(self.request.user)

    def frame(self):
        return super().frame() | {"about": "", "back": reverse("collaborators:reports")}

    def act(self, form):
        services.open_year(by=self.request.user, **form.answers)
        return reverse("collaborators:reports")


class PeriodLock(_OfPeriod):
    form_class = LockForm
    heading, button, danger = "Khoá kỳ báo cáo", "Khoá kỳ", True
    lead = "Báo cáo đã duyệt được khoá cùng kỳ. Nơi chưa có báo cáo được ghi tên trong báo cáo tổng hợp. Muốn sửa về sau phải mở khoá, ghi lý do, có người thứ hai đồng ý."
    success = "Đã khoá kỳ."

    def rule(self):
        return rules.may_lock(self.request.user, self.period, today(), queries.waiting(self.period))

    def act(self, form):
        services.lock_period(by=self.request.user, period=self.period)
        return self.home


class PeriodReopen(_OfPeriod):
    form_class = ReopenForm
    heading, button = "Mở khoá cho một người", "Đề nghị mở khoá"
    lead = "Chưa có báo cáo: mở ngay. Báo cáo đã duyệt: cần người thứ hai đồng ý; bản cũ vẫn tải được."
    success = "Đã ghi đề nghị mở khoá."

    def get_form_kwargs(self):
        people = Appointment.objects.visible_to(self.request.user).on(min(today(), self.period.ends_on))
        people = people.select_related("collaborator").order_by("collaborator__person_key", "pk")
        return super().get_form_kwargs() | {"people": people}

    def rule(self):
        return rules.may_ask_reopening(self.request.user, self.period)

    def act(self, form):
        made = services.ask_reopening(by=self.request.user, period=self.period, **form.answers)
        return reverse("collaborators:reopening", args=[made.pk])


class ReopeningAgree(GuardedAct):
    """What is asked, and the second person's button."""

    form_class = AgreeForm
    template_name = "collaborators/reopening.html"
    heading, button = "Mở khoá báo cáo", "Đồng ý mở khoá"
    success = "Đã mở khoá. Người viết sửa và gửi lại được."

    @cached_property
    def reopening(self) -> Reopening:
        if not rules.may_review(self.request.user):
            raise Http404
        return get_object_or_404(queries.reopenings(self.request.user), pk=self.kwargs["pk"])

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def rule(self):
        return rules.may_agree_reopening(self.request.user, self.reopening)

    def frame(self):
        home = reverse("collaborators:reports") + f"?ky={self.reopening.period_id}"
        return super().frame() | {"reopening": self.reopening, "may_agree": self.rule(), "back": home}

    def act(self, form):
        services.agree_reopening(by=self.request.user, reopening=self.reopening)
        return reverse("collaborators:reopening", args=[self.reopening.pk])
