"""Pages of field surveys."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from khuyencong.establishments.models import Need
from projects import rules, services
from projects.forms.origins import SurveyFileForm, SurveyForm, SurveyUpdateForm, survey_initial
from projects.models import FieldSurvey
from projects.queries.origins import place_of, survey
from projects.services.surveys import Party
from projects.views.pages import ProjectAct, RuledAct


def _told(form) -> dict:
    """What the form says, as the services take it."""
    document = form.document
    return {"parties": [Party(**one) for one in form.parties], "document": document, **form.survey_facts}


class _Surveying:
    form_class = SurveyForm
    heading, button, success = "Ghi khảo sát thực địa", "Ghi khảo sát", "Đã ghi khảo sát. Thêm ảnh ở đây."
    lead = "Đi xem trước khi lập đề án: Sở, địa phương và Trung tâm, ai đi ghi người ấy."

    def rule(self):
        return rules.may_survey(self.request.user)


class ProjectSurvey(_Surveying, ProjectAct):
    """Of a đề án."""

    def get_initial(self):
        return super().get_initial() | {"unit": self.project.unit}

    def act(self, form):
        made = services.record_survey(by=self.request.user, project=self.project, **_told(form))
        return reverse("projects:survey", args=[made.pk])


class NeedSurvey(_Surveying, RuledAct):
    """Of a need nobody has made a đề án of yet."""

    @cached_property
    def need(self) -> Need:
        return get_object_or_404(Need.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def rule(self):
        return rules.may_survey(self.request.user) if self.need else None

    def back(self):
        return reverse("establishments:need", args=[self.need.pk])

    def way(self):
        return [("Nhu cầu", reverse("establishments:needs")), (f"Ngày {self.need.received_on:%d/%m/%Y}", self.back())]

    def get_initial(self):
        return super().get_initial() | {"unit": place_of(self.need)}

    def act(self, form):
        made = services.record_survey(by=self.request.user, need=self.need, **_told(form))
        return reverse("projects:survey", args=[made.pk])


class _OfSurvey:
    """The survey of the address, when the person may see it."""

    @cached_property
    def survey(self) -> FieldSurvey:
        found = survey(self.request.user, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def back(self):
        return reverse("projects:survey", args=[self.survey.pk])

    def way(self):
        return _way(self.survey)


def _way(one: FieldSurvey) -> list[tuple[str, str]]:
    """From what it is about."""
    if one.project:
        return [
            ("Đề án", reverse("projects:list")),
            (one.project.code, reverse("projects:detail", args=[one.project_id])),
        ]
    return [
        ("Nhu cầu", reverse("establishments:needs")),
        (f"Ngày {one.need.received_on:%d/%m/%Y}", reverse("establishments:need", args=[one.need_id])),
    ]


class SurveyDetail(_OfSurvey, TemplateView):
    template_name = "projects/survey_detail.html"

    def get_context_data(self, **kwargs):
        crumbs = [*self.way(), (f"Khảo sát {self.survey.surveyed_on:%d/%m/%Y}", "")]
        may = rules.may_survey(self.request.user)
        return super().get_context_data(survey=self.survey, may_change=may, crumbs=crumbs)


class SurveyUpdate(_OfSurvey, RuledAct):
    form_class = SurveyUpdateForm
    heading, success = "Sửa khảo sát", "Đã lưu khảo sát."

    def rule(self):
        return rules.may_survey(self.request.user) if self.survey else None

    def subject(self):
        return self.survey

    def get_initial(self):
        return super().get_initial() | survey_initial(self.survey)

    def act(self, form):
        version = form.cleaned_data["version"]
        services.update_survey(by=self.request.user, survey=self.survey, version=version, **_told(form))
        return self.back()


class SurveyFileAdd(_OfSurvey, RuledAct):
    form_class = SurveyFileForm
    heading, button, success = "Thêm ảnh, tệp khảo sát", "Thêm", "Đã thêm."

    def rule(self):
        return rules.may_survey(self.request.user) if self.survey else None

    def act(self, form):
        services.add_survey_file(by=self.request.user, survey=self.survey, **form.answers)
        return self.back()


class SurveyFileGet(_OfSurvey, View):
    """One photo or paper, as a download."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk, file):
        rows = self.survey.files.select_related("file")
        return files.download(get_object_or_404(rows, pk=file).file)
