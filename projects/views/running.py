"""“Thực hiện”: appraisals, months and visits of a đề án, each on a page or a form of its own."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from projects import queries, rules, services
from projects.forms.contracts import YearsForm
from projects.forms.monitoring import AnswerForm, InspectionForm, PhotosForm, ProgressForm, ProgressUpdateForm
from projects.models import InspectionDemand
from projects.queries import running
from projects.views.pages import ModelAct, OfProject, ProjectAct
from projects.views.panels import Panel


class RunningPanel(Panel):
    """Everything between appraisal and acceptance."""

    template_name, title = "projects/_running.html", "Thực hiện"

    def get_context_data(self, **kwargs):
        user, project = self.request.user, self.project
        may = {
            "appraise": rules.may_appraise,
            "contract": rules.may_contract,
            "progress": rules.may_report_progress,
            "inspect": rules.may_inspect,
            "adjust": rules.may_ask_adjustment,
            "years": rules.may_plan_years,
        }
        allowed = {name: rule(user, project) for name, rule in may.items()}
        return super().get_context_data(running=queries.running_of(project), may_run=allowed, **kwargs)


class SectionedAct(ProjectAct):
    """A long form, told in sections."""

    template_name = "projects/sections_act.html"

    def running_url(self) -> str:
        return reverse("projects:running", args=[self.project.pk])


class OfPart(OfProject):
    """A row that hangs on the đề án, read whole by a query; its page stands under “Thực hiện”."""

    def found(self, project, pk):
        """The row ``pk`` of ``project`` with all its page shows, None when there is none: each part has a query of its own."""
        raise NotImplementedError

    @cached_property
    def part(self):
        part = self.found(self.project, self.kwargs["part"])
        if part is None:
            raise Http404
        return part

    def way(self, last: str) -> list[tuple[str, str]]:
        return [
            ("Đề án", reverse("projects:list")),
            (self.project.code, self.detail_url()),
            ("Thực hiện", reverse("projects:running", args=[self.project.pk])),
            (last, ""),
        ]


class _Progress(SectionedAct):
    success = "Đã ghi báo cáo tiến độ."

    def rule(self):
        return rules.may_report_progress(self.request.user, self.project)


class ProgressAdd(_Progress):
    form_class = ProgressForm
    heading, button = "Báo cáo tiến độ", "Ghi báo cáo"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"project": self.project}

    def act(self, form):
        services.report_progress(by=self.request.user, project=self.project, document=form.document, **form.others)
        return self.running_url()


class ProgressUpdate(ModelAct):
    form_class = ProgressUpdateForm
    success = "Đã lưu báo cáo tiến độ."

    @property
    def heading(self) -> str:
        return f"Sửa báo cáo {str(self.subject()).lower()}"

    def rule(self):
        return rules.may_report_progress(self.request.user, self.project)

    @cached_property
    def report(self):
        return get_object_or_404(self.project.progress, pk=self.kwargs["part"])

    def subject(self):
        return self.report

    def act(self, form):
        version = form.cleaned_data["version"]
        services.update_progress(by=self.request.user, report=self.report, version=version, **form.answers)
        return reverse("projects:running", args=[self.project.pk])


class Inspect(SectionedAct):
    form_class = InspectionForm
    heading, button, success = "Ghi kiểm tra", "Ghi kiểm tra", "Đã ghi lần kiểm tra."

    def rule(self):
        return rules.may_inspect(self.request.user, self.project)

    def get_initial(self):
        return super().get_initial() | {"unit": self.project.unit}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"project": self.project}

    def act(self, form):
        made = services.record_inspection(
            by=self.request.user, project=self.project, document=form.document, **form.facts
        )
        return reverse("projects:inspection", args=[self.project.pk, made.pk])


class InspectionDetail(OfPart, TemplateView):
    template_name = "projects/inspection_detail.html"

    def found(self, project, pk):
        return running.inspection(project, pk)

    def get_context_data(self, **kwargs):
        user, project = self.request.user, self.project
        return super().get_context_data(
            project=project,
            inspection=self.part,
            may_inspect=rules.may_inspect(user, project),
            may_answer=rules.may_answer_demand(user, project),
            crumbs=self.way(str(self.part)),
        )


class _AtInspection(ProjectAct):
    @cached_property
    def inspection(self):
        return get_object_or_404(self.project.inspections, pk=self.kwargs["part"])

    def inspection_url(self) -> str:
        return reverse("projects:inspection", args=[self.project.pk, self.inspection.pk])

    def frame(self):
        return super().frame() | {"back": self.inspection_url()}


class PhotosAdd(_AtInspection):
    form_class = PhotosForm
    heading, button, success = "Thêm ảnh kiểm tra", "Gửi ảnh", "Đã thêm ảnh."

    def rule(self):
        _ = self.inspection
        return rules.may_inspect(self.request.user, self.project)

    def act(self, form):
        photos = form.cleaned_data["photos"]
        services.add_photos(by=self.request.user, inspection=self.inspection, photos=photos)
        return self.inspection_url()


class DemandAnswer(_AtInspection):
    form_class = AnswerForm
    heading, button, success = "Ghi đã khắc phục", "Ghi đã khắc phục", "Đã ghi."

    @cached_property
    def demand(self) -> InspectionDemand:
        return get_object_or_404(self.inspection.demands, pk=self.kwargs["demand"])

    def rule(self):
        _ = self.demand
        return rules.may_answer_demand(self.request.user, self.project)

    def frame(self):
        return super().frame() | {"lead": self.demand.what}

    def act(self, form):
        services.answer_demand(by=self.request.user, demand=self.demand, **form.answers)
        return self.inspection_url()


class Photo(OfProject, View):
    """A picture of a visit of this đề án; the browser shows it inside the page, and never runs it."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk, part, photo):
        inspection = get_object_or_404(self.project.inspections, pk=part)
        return files.download(get_object_or_404(inspection.photos.select_related("file"), pk=photo).file)


class YearsPlan(ProjectAct):
    form_class = YearsForm
    heading, button, success = "Kinh phí theo năm", "Lưu", "Đã lưu kinh phí theo năm."
    lead = "Đề án điểm làm nhiều năm: kinh phí rơi vào mỗi năm. Cộng lại không lớn hơn kinh phí của đề án."

    def rule(self):
        return rules.may_plan_years(self.request.user, self.project)

    def subject(self):
        return self.project

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"project": self.project}

    def act(self, form):
        version = form.cleaned_data["version"]
        services.plan_years(by=self.request.user, project=self.project, amounts=form.amounts, version=version)
        return reverse("projects:running", args=[self.project.pk])
