"""Programmes of several years: read, and made by decision."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from projects import queries, rules, services
from projects.forms.programmes import GroupForm, ProgrammeForm, TargetForm
from projects.models import Programme
from projects.views.pages import RuledAct


class ProgrammeList(TemplateView):
    template_name = "projects/programme_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            programmes=list(queries.programmes(self.request.user)),
            may_keep=rules.may_keep_programmes(self.request.user),
            crumbs=[("Đề án", reverse("projects:list")), ("Chương trình", "")],
        )


class _OfProgramme:
    """The programme of the address, when the person may see it."""

    @cached_property
    def programme(self) -> Programme:
        found = queries.programme(self.request.user, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def back(self):
        return reverse("projects:programme", args=[self.programme.pk])

    def way(self):
        return [
            ("Đề án", reverse("projects:list")),
            ("Chương trình", reverse("projects:programmes")),
            (self.programme.years, self.back()),
        ]


class ProgrammeDetail(_OfProgramme, TemplateView):
    template_name = "projects/programme_detail.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            programme=self.programme,
            progress=queries.Progress(self.programme),
            may_keep=rules.may_keep_programmes(self.request.user),
            crumbs=[*self.way()[:2], (self.programme.years, "")],
        )


class ProgrammeCreate(RuledAct):
    form_class = ProgrammeForm
    heading, button, success = "Chương trình mới", "Lập chương trình", "Đã lập chương trình. Thêm nhóm và mục tiêu."
    lead = "Chương trình đứng trên một quyết định: ghi số, ngày và cơ quan ban hành."

    def rule(self):
        return rules.may_keep_programmes(self.request.user)

    def back(self):
        return reverse("projects:programmes")

    def act(self, form):
        made = services.create_programme(by=self.request.user, document=form.document, **form.others)
        return reverse("projects:programme", args=[made.pk])


class _Keeping(_OfProgramme, RuledAct):
    def rule(self):
        return rules.may_keep_programmes(self.request.user) if self.programme else None


class GroupAdd(_Keeping):
    form_class = GroupForm
    heading, button, success = "Thêm nhóm nội dung", "Thêm nhóm", "Đã thêm nhóm."

    def act(self, form):
        services.add_group(by=self.request.user, programme=self.programme, **form.answers)
        return self.back()


class TargetAdd(_Keeping):
    form_class = TargetForm
    heading, button, success = "Thêm mục tiêu", "Thêm mục tiêu", "Đã thêm mục tiêu."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"programme": self.programme}

    def act(self, form):
        services.add_target(by=self.request.user, programme=self.programme, **form.answers)
        return self.back()
