"""Thẩm định: written down, read, printed, scored by each member."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from projects import exports, rules, services
from projects.forms.appraisals import AppraisalForm, MarksForm
from projects.models import AppraisalMember
from projects.queries import appraisals
from projects.views.running import OfPart, SectionedAct


class Appraise(SectionedAct):
    form_class = AppraisalForm
    form_takes_user = True
    heading, button, success = "Ghi kết quả thẩm định", "Ghi kết quả", "Đã ghi kết quả thẩm định."

    def rule(self):
        return rules.may_appraise(self.request.user, self.project)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"project": self.project}

    def act(self, form):
        made = services.record_appraisal(by=self.request.user, project=self.project, **form.appraisal)
        return reverse("projects:appraisal", args=[self.project.pk, made.pk])


class AppraisalDetail(OfPart, TemplateView):
    template_name = "projects/appraisal_detail.html"

    def found(self, project, pk):
        return appraisals.appraisal(project, pk)

    def get_context_data(self, **kwargs):
        may = rules.may_appraise(self.request.user, self.project)
        return super().get_context_data(
            project=self.project,
            appraisal=self.part,
            sheet=appraisals.score_sheet(self.part),
            may_appraise=may,
            crumbs=self.way(f"Thẩm định {self.part.get_level_display().lower()}"),
        )


class AppraisalPaper(OfPart, View):
    """Phiếu thẩm định as a PDF, made from the record as it stands."""

    http_method_names = ["get", "head", "options"]

    def found(self, project, pk):
        return appraisals.appraisal(project, pk)

    def get(self, request, **kwargs):
        name = f"phieu-tham-dinh-{self.project.code.lower()}.pdf"
        return files.inert(exports.appraisal_pdf(self.project, self.part), name=name, content_type="application/pdf")


class AppraisalMarks(SectionedAct):
    form_class = MarksForm
    button, success = "Ghi điểm", "Đã ghi điểm của thành viên."

    @cached_property
    def member(self) -> AppraisalMember:
        appraisal = get_object_or_404(self.project.appraisals, pk=self.kwargs["part"])
        return get_object_or_404(appraisal.members.select_related("user"), pk=self.kwargs["member"])

    @property
    def heading(self) -> str:
        return f"Điểm của {self.member}"

    def rule(self):
        return rules.may_appraise(self.request.user, self.project)

    def get_initial(self):
        told = {}
        for kept in self.member.scores.all():
            told |= {f"diem_{kept.criterion}": kept.score, f"loi_{kept.criterion}": kept.remark}
        return super().get_initial() | told

    def act(self, form):
        services.score_appraisal(by=self.request.user, member=self.member, marks=form.marks)
        return reverse("projects:appraisal", args=[self.project.pk, self.member.appraisal_id])
