"""Home by role, one's tasks, the calendar, the calls, search, and the gallery of components."""

import json
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.deadlines import Ask
from khuyencong.core.forms import ActForm
from khuyencong.core.views import ActView
from khuyencong.offices.queries import reach_of
from khuyencong.portal import queries
from khuyencong.portal.forms import SnoozeForm, TaskHandOverForm
from khuyencong.portal.queries.month import period_of
from khuyencong.portal.services import tasks as services

_LOUD = {"late", "due"}


class Home(TemplateView):
    """Việc cần làm; a collaborator's home is the list of their periods, made for the phone."""

    template_name = "portal/home.html"

    def get(self, request, *args, **kwargs):
        reach = reach_of(request.user)
        if reach.has(Role.COLLABORATOR) and not reach.is_office:
            return redirect("collaborators:reports")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        on = today()
        tasks = queries.find(self.request.user, on)
        groups = queries.grouped(tasks, on)
        tiles = [
            {"count": len(g.items), "label": g.title, "url": f"#{g.code}", "kind": g.code if g.code in _LOUD else ""}
            for g in groups
        ]
        empty = [g for g in groups if not g.items]
        aside = queries.put_aside(tasks, on)
        leads = reach_of(self.request.user).has(Role.LEADER, Role.ADMIN)
        unheld = queries.unheld_count(self.request.user) if leads else 0
        more = {"empty_groups": empty, "tiles": tiles, "aside": aside, "on": on, "unheld": unheld}
        return super().get_context_data(groups=groups, starts=self.starts(), **more)

    def starts(self) -> list[tuple[str, str]]:
        """What this role most often begins; the last is the main button."""
        reach = reach_of(self.request.user)
        return [
            (label, reverse(route))
            for label, route, roles in (
                ("Ghi nhu cầu mới", "establishments:record_need", (Role.STAFF, Role.ADMIN)),
                ("Đề án mới", "projects:create", (Role.STAFF, Role.ADMIN)),
                ("Báo cáo năm", "reports:list", (Role.LEADER,)),
            )
            if reach.has(*roles)
        ]


class _TaskAct(ActView):
    """One thing done to one task of the person's own; gone or another's, it is not found."""

    template_name = "portal/task_act.html"
    heading = button = lead = ""

    def get_context_data(self, **kwargs):
        task = queries.one_task(self.request.user, self.kwargs["key"], today())
        if task is None:
            raise Http404
        told = {"heading": self.heading, "button": self.button, "lead": self.lead}
        return super().get_context_data(**{"task": task, **told, "back": reverse("portal:home"), **kwargs})

    def post(self, request, *args, **kwargs):
        if queries.one_task(request.user, kwargs["key"], today()) is None:
            raise Http404
        return super().post(request, *args, **kwargs)


class TaskSnooze(_TaskAct):
    form_class = SnoozeForm
    heading, button, success = "Hoãn việc", "Hoãn", "Đã hoãn. Việc nằm trong mục “Đã hoãn, đã giao” cho tới ngày ấy."

    def get_initial(self):
        return super().get_initial() | {"until": today() + timedelta(days=1)}

    def act(self, form):
        services.snooze_task(by=self.request.user, key=self.kwargs["key"], **form.answers)
        return reverse("portal:home")


class TaskHandOver(_TaskAct):
    form_class = TaskHandOverForm
    heading, button, success = "Giao việc cho đồng nghiệp", "Giao việc", "Đã giao. Người nhận thấy việc ngay."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"people": queries.colleagues(self.request.user, today())}

    def act(self, form):
        services.hand_over_task(by=self.request.user, key=self.kwargs["key"], **form.answers)
        return reverse("portal:home")


class TaskTakeBack(_TaskAct):
    """Asked for by a button of the home page, which sends at once; the page itself is for an address typed."""

    form_class = ActForm
    heading, button, success = "Lấy lại việc", "Lấy lại", "Việc đã về danh sách của anh, chị."
    lead = "Việc này trở lại danh sách của anh, chị; người đang nhận không thấy việc nữa."

    def act(self, form):
        services.take_back_task(by=self.request.user, key=self.kwargs["key"])
        return reverse("portal:home")


class _OfficePage(TemplateView):
    """For those who work at a desk; one's own tasks, or with ``?xem=tat-ca`` all within one's sight."""

    def get(self, request, *args, **kwargs):
        if not reach_of(request.user).is_office:
            raise Http404
        return super().get(request, *args, **kwargs)

    @property
    def everyone(self) -> bool:
        return self.request.GET.get("xem") == "tat-ca"

    def whose(self, **parameters: str) -> list[tuple[str, str, bool]]:
        """The two views of the page: label, address, whether it is this one."""
        return [
            ("Việc của tôi", self.address(**parameters), not self.everyone),
            ("Mọi người", self.address(**parameters, xem="tat-ca"), self.everyone),
        ]

    def address(self, **parameters: str) -> str:
        """This page with other parameters."""
        return f"{self.request.path}?{urlencode({name: value for name, value in parameters.items() if value})}"


class MonthCalendar(_OfficePage):
    """Lịch: what falls due in a month, the days off, what the law fixes."""

    template_name = "portal/calendar.html"

    def get_context_data(self, **kwargs):
        on = today()
        period = period_of(self.request.GET.get("thang", ""), on)
        tasks = queries.find(self.request.user, on, Ask(until=period.ends_on, everyone=self.everyone))
        month = queries.month_of(period, tasks, on)
        here = f"{period.starts_on:%Y-%m}"
        more = {"everyone": self.everyone, "views": self.whose(thang=here)} | self.leaves(month)
        return super().get_context_data(month=month, on=on, **more)

    def leaves(self, month: queries.Month) -> dict[str, str]:
        """The months beside, and this one."""
        shown = "tat-ca" if self.everyone else ""
        months = {"previous": month.previous, "next": month.next, "now_url": ""}
        return {name: self.address(thang=to, xem=shown) for name, to in months.items()}


class CallList(_OfficePage):
    """Cần gọi: whom to phone today, and what about."""

    template_name = "portal/calls.html"

    def get_context_data(self, **kwargs):
        on = today()
        tasks = queries.find(self.request.user, on, Ask(everyone=self.everyone, calls=True))
        return super().get_context_data(calls=queries.calls(tasks, on), views=self.whose(), on=on)


class Search(TemplateView):
    template_name = "portal/search.html"

    def get_context_data(self, **kwargs):
        text = self.request.GET.get("q", "")
        return super().get_context_data(q=text, hits=queries.search(self.request.user, text))


class Gallery(TemplateView):
    """Bộ mẫu: every component once, to compare with the prototype."""

    template_name = "components/gallery.html"

    def get_context_data(self, **kwargs):
        samples = settings.BASE_DIR / "templates" / "components" / "gallery" / "samples.json"
        return super().get_context_data(samples=json.loads(samples.read_text("utf-8")), **kwargs)
