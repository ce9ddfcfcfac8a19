"""Pictures of new establishments: taken on the phone, looked at by whoever sees the report."""

import re
from functools import cached_property

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import View

from collaborators import rules, services
from collaborators.forms import PhotoForm
from collaborators.models import ReportPhoto
from collaborators.queries.sheet.parts import PICTURED
from collaborators.views.pages import OfMyReport
from khuyencong.core.dates import today
from khuyencong.core.files import download
from khuyencong.core.views import GuardedAct


class PhotoTake(OfMyReport, GuardedAct):
    """One picture for one line: a plain page with one file box; the script of the form sends to it by itself."""

    form_class = PhotoForm
    template_name = "collaborators/report_act.html"
    heading, button = "Ảnh cơ sở mới", "Gửi ảnh"

    @cached_property
    def row(self) -> str:
        if not re.fullmatch(rf"{PICTURED}_[12]?\d", self.kwargs["row"]):
            raise Http404
        return self.kwargs["row"]

    @cached_property
    def there(self) -> ReportPhoto | None:
        return self.report.photos.hanging().filter(row=self.row).first() if self.report else None

    def rule(self):
        found = rules.may_write(self.request.user, self.appointment, self.period, today())
        return found and (rules.may_edit(self.request.user, self.report) if self.report else found)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"there": self.there is not None}

    def frame(self):
        number = int(self.row.rpartition("_")[2]) + 1
        lead = f"Dòng {number}." + (" Đã có ảnh; ảnh mới thay ảnh ấy." if self.there else "")
        title = f"Báo cáo {self.period}"
        return super().frame() | {"report": title, "back": self.back(), "lead": lead}

    def back(self) -> str:
        return f"{reverse('collaborators:write', args=[self.period.pk])}#{PICTURED}"

    def act(self, form):
        whose = {"appointment": self.appointment, "period": self.period, "by": self.request.user, "row": self.row}
        if form.cleaned_data["photo"]:
            services.take_photo(**whose, upload=form.cleaned_data["photo"])
        else:
            services.drop_photo(**whose)
        return self.back()

    def form_valid(self, form):
        """The script is told in words; a person is led back to the form."""
        response = super().form_valid(form)
        if not self.request.accepts("text/html") and response.status_code == 302:
            return JsonResponse({"text": "Đã có ảnh."})
        return response

    def form_invalid(self, form):
        if self.request.accepts("text/html"):
            return super().form_invalid(form)
        refusal = next(iter(form.errors.values()))[0]
        return JsonResponse({"refusal": refusal}, status=422)


class PhotoFile(View):
    """The picture itself, inert."""

    def get(self, request, pk):
        photo = get_object_or_404(ReportPhoto.objects.visible_to(request.user).select_related("file"), pk=pk)
        return download(photo.file)
