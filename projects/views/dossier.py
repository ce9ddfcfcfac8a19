"""The dossier of one đề án: eight sections, the estimate, the paper of both."""

from django.http import Http404, JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core.files import inert
from khuyencong.core.forms import ActForm
from khuyencong.core.papers import render_pdf
from projects import rules, services
from projects.choices import DossierPart
from projects.exports import dossier_paper, estimate_json
from projects.forms.dossier import ItemForm, ItemUpdateForm, SectionForm
from projects.models import Project
from projects.queries import dossier, norms
from projects.views.pages import ModelAct, OfProject, ProjectAct
from projects.views.parts import _Part


class _OfDossier(OfProject):
    """The project with all that the norms need read in the same query."""

    http_method_names = ["get", "head", "options"]
    title = ""

    @cached_property
    def project(self) -> Project:
        visible = Project.objects.visible_to(self.request.user)
        row = visible.select_related("content__parent__parent", "unit__parent__parent", "holder")
        found = row.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Đề án", reverse("projects:list")), (self.project.code, self.detail_url()), (self.title, "")]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            project=self.project,
            may_edit=rules.may_edit(self.request.user, self.project),
            may_sign=rules.may_sign_norm(self.request.user, self.project),
            crumbs=self.crumbs(),
            **kwargs,
        )


class DossierPage(_OfDossier, TemplateView):
    template_name = "projects/dossier.html"
    title = "Hồ sơ"

    def get_context_data(self, **kwargs):
        parts = dossier.parts(self.project)
        return super().get_context_data(parts=parts, norm=norms.standing(self.project), **kwargs)


class DossierFile(_OfDossier, View):
    """The paper, made from the records as they stand; nothing is kept."""

    def get(self, request, pk):
        project = self.project
        paper = dossier_paper(project, dossier.parts(project), norms.standing(project), dossier.issuer(project))
        return inert(render_pdf(paper), name=f"de-an-{project.code}.pdf", content_type="application/pdf")


class EstimatePage(_OfDossier, TemplateView):
    """``?dinh-dang=json`` gives the same as JSON."""

    template_name = "projects/estimate.html"
    title = "Dự toán"

    def get(self, request, *args, **kwargs):
        standing = norms.standing(self.project)
        if request.GET.get("dinh-dang") == "json":
            return JsonResponse(estimate_json(standing), json_dumps_params={"ensure_ascii": False})
        return self.render_to_response(self.get_context_data(norm=standing))


class _Drafted(ProjectAct):
    """What is written while the đề án is being drafted."""

    def rule(self):
        return rules.may_edit(self.request.user, self.project)


class SectionWrite(_Drafted):
    form_class = SectionForm
    button, success = "Lưu", "Đã lưu mục."

    @cached_property
    def part(self) -> dossier.Part:
        number = self.kwargs["number"]
        if number not in DossierPart.values:
            raise Http404
        return dossier.parts(self.project)[number - 1]

    @property
    def heading(self) -> str:
        return self.part.label

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"hint": self.part.hint}

    def get_initial(self):
        row = self.part.row
        return super().get_initial() | {"version": row.version if row else 0, "text": self.part.text}

    def frame(self):
        return super().frame() | {"back": self.back()}

    def back(self) -> str:
        return reverse("projects:dossier", args=[self.project.pk])

    def act(self, form):
        told = form.cleaned_data
        who = {"by": self.request.user, "project": self.project, "version": told["version"]}
        services.write_section(**who, number=self.kwargs["number"], text=told["text"])
        return self.back()


class _Item(_Drafted):
    plural = "estimate_items"

    def back(self) -> str:
        return reverse("projects:estimate", args=[self.project.pk])

    def frame(self):
        return super().frame() | {"back": self.back()}


class ItemAdd(_Item):
    form_class = ItemForm
    heading, button, success = "Thêm dòng dự toán", "Thêm dòng", "Đã thêm dòng dự toán."

    def get_initial(self):
        return super().get_initial() | {"purse": self.project.purse}

    def act(self, form):
        services.add_item(by=self.request.user, project=self.project, **form.answers)
        return self.back()


class ItemUpdate(_Item, _Part, ModelAct):
    form_class = ItemUpdateForm
    heading, success = "Sửa dòng dự toán", "Đã lưu dòng dự toán."

    def subject(self):
        return self.part

    def act(self, form):
        version = form.cleaned_data["version"]
        services.update_item(by=self.request.user, item=self.part, version=version, **form.answers)
        return self.back()


class ItemRemove(_Item, _Part):
    form_class = ActForm
    heading, success = "Bỏ dòng dự toán", "Đã bỏ dòng dự toán."
    button, danger = "Bỏ dòng này", True

    def frame(self):
        return super().frame() | {"lead": f"Bỏ “{self.part}” khỏi dự toán? Vết sửa vẫn được giữ."}

    def act(self, form):
        services.remove_item(by=self.request.user, item=self.part)
        return self.back()
