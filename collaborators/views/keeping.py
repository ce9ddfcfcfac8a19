"""What the form on the phone asks by itself: keep these boxes, send when the line is back, open without a line."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.gzip import gzip_page
from django.views.generic import View

from collaborators import exports, queries, services
from collaborators.choices import COUNTED
from collaborators.forms import QuarterlyReportForm
from collaborators.queries.sheet import Filled, History
from collaborators.views.writing import ReportWrite
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError

_MOST = 9  # words of one box the device may have seen or sent
_SEEN = "_cu-"  # what the device has seen in a box, beside what is typed there now


class ReportKept(ReportWrite):
    """Boxes come, words go back: the JSON door of the form. Refusals are told, never pages."""

    resumes = False

    def get(self, request, *args, **kwargs):
        return self.told(token=get_token(request))

    def post(self, request, *args, **kwargs):
        typed, wrong = self.boxes({name: words for name, words in request.POST.items() if not name.startswith("_")})
        try:
            kept = services.keep_boxes(
                appointment=self.appointment, period=self.period, by=request.user, typed=typed, seen=self.seen()
            )
        except DomainError as refused:
            return self.told(status=422, refusal=str(refused), problems=wrong)
        self.report = kept.report
        if wrong or kept.clash or not request.POST.get("gui"):
            return self.told(status=409 if kept.clash else 200, clash=kept.clash, problems=wrong)
        return self.sent(request.POST["gui"])

    def seen(self) -> dict[str, set[str]]:
        """Box → what the device saw there, or sent before and heard no answer to."""
        found: dict[str, set[str]] = {}
        told = {name.removeprefix(_SEEN): words for name, words in self.request.POST.lists() if name.startswith(_SEEN)}
        for n in range(min(max(map(len, told.values()), default=0), _MOST)):
            read, _ = self.boxes({name: words[n] for name, words in told.items() if n < len(words)})
            for name, words in read.items():
                found.setdefault(name, set()).add(words)
        return found

    @cached_property
    def asked(self) -> Filled:
        """The questions alone: a draft takes whatever is typed."""
        return Filled(self.period, queries.questions_on(self.period.ends_on, alone=True), [], History(), {}, today())

    def boxes(self, data: dict) -> tuple[dict, list]:
        """(boxes as the form reads them, what no draft can hold)."""
        form = QuarterlyReportForm(data=data, filled=self.asked)
        form.is_valid()
        wrong = [
            {"box": name, "text": f"{form.fields[name].label}: {errors[0]}", "lost": True}
            for name, errors in form.errors.items()
        ]
        return {name: words for name, words in form.answers.items() if name in data}, wrong

    def sent(self, key: str):
        try:
            services.send_once(report=self.report, by=self.request.user, key=UUID(key))
        except ValueError:
            return self.told(status=422, refusal="Lần gửi này không đọc được. Tải lại trang rồi bấm gửi.")
        except DomainError as refused:
            filled = queries.sheet_of(self.appointment, self.period, self.report.draft, today())
            notes = [{"box": note.box, "text": f"{note.label}: {note.text}"} for note in filled.problems]
            return self.told(status=422, problems=notes or [{"box": "", "text": str(refused)}])
        self.report.refresh_from_db()
        return self.told()

    def told(self, status: int = 200, **words) -> JsonResponse:
        report = self.report
        there = report is not None and report.status in COUNTED
        state = {
            "at": f"{timezone.localtime():%H:%M}",
            "check": reverse("collaborators:check", args=[report.pk]) if report else "",
            "receipt": report.receipt if there else "",
            "sent": reverse("collaborators:report", args=[report.pk]) if there else "",
            "clash": {},
            "problems": [],
        }
        return JsonResponse(state | words, status=status)


@method_decorator([login_not_required, gzip_page], name="dispatch")
class ReportWorker(View):
    """The service worker, whose reach is the folder of its address; nothing of anybody is in it."""

    http_method_names = ["get", "head", "options"]

    def get(self, request):
        response = HttpResponse(exports.worker_script(), content_type="text/javascript; charset=utf-8")
        response["Cache-Control"] = "private, no-cache"
        return response
