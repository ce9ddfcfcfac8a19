"""All reports of a period for the office; one's own periods for a collaborator."""

from datetime import date

from django.utils.decorators import method_decorator
from django.views.decorators.gzip import gzip_page
from django.views.generic import TemplateView

from collaborators import queries, rules
from collaborators.choices import COUNTED
from collaborators.forms import TogetherForm
from collaborators.queries.board import VIEWS, Board
from khuyencong.core.dates import today
from khuyencong.offices.queries import reach_of


@method_decorator(gzip_page, name="dispatch")
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
        if appointment is None:
            return {"appointment": None, "periods": []}
        periods = queries.my_periods(appointment, on)
        locked = any(period.is_locked for period, _ in periods)
        opened = queries.reopened_to(appointment, on) if locked else {}
        rows = [self.row(period, report, opened, on) for period, report in periods]
        return {"appointment": appointment, "periods": rows, "raised": queries.raised_by(self.request.user)[:20]}

    def row(self, period, report, opened: dict[int, date], on: date) -> dict:
        last = queries.last_day(period)
        return {
            "period": period,
            "report": report,
            "is_there": bool(report and report.status in COUNTED),
            "last_day": last,
            "is_late": last < on,
            "late": queries.late_days(period, report.first_sent_at if report else None),
            "open_until": opened.get(period.pk),
        }

    def of_office(self, on: date) -> dict:
        user, get = self.request.user, self.request.GET
        periods = queries.board_periods(user, on)
        chosen = next((one for one in periods if str(one.pk) == get.get("ky")), None)
        if chosen is None and get.get("ky", "").isdigit():
            periods = queries.board_periods(user, on, upto=int(get["ky"])) or periods
        chosen = chosen or next(iter(periods), None)
        view = get.get("xem") if get.get("xem") in VIEWS else ""
        context = {"periods": periods, "period": chosen, "view": view, "may_open": rules.may_open_periods(user)}
        return context | (self.board(Board(user, chosen, on, tuple(periods)), view) if chosen else {"lines": []})

    def board(self, board: Board, view: str) -> dict:
        user, period = self.request.user, board.period
        lines = [line for line in board.lines if line.belongs(view)]
        ready = [line.report.pk for line in lines if line.report and self.is_ready(line.report)]
        return {
            "board": board,
            "lines": lines,
            "last_day": queries.last_day(period),
            "views": [(code, label, board.counts[code]) for code, label in VIEWS.items()],
            "ready": ready,
            "together": TogetherForm(rows=ready),
            "may_review": rules.may_review(user),
            "reopenings": queries.reopenings(user).filter(period=period).order_by("-pk") if period.is_locked else [],
            "may_lock": rules.may_lock(user, period, board.on, board.waiting),
        }

    def is_ready(self, report) -> bool:
        return bool(rules.may_approve_together(self.request.user, report, report.confirmed))
