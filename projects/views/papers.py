"""Papers of the file: what is asked for and held, brought in, set aside, waived, given out."""

import uuid

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from khuyencong.core.exceptions import DomainError
from khuyencong.core.forms import ActForm
from projects import exports, queries, rules, services
from projects.choices import WaiverKind
from projects.forms.papers import AttachForm, ClassifyForm, ReplaceForm, TypeForm, WaiveForm
from projects.models import PaperWaiver, ProjectPaper
from projects.queries.papers import PaperFolder
from projects.services.papers import Place
from projects.views.pages import OfProject, ProjectAct


class Papers(OfProject, TemplateView):
    """The whole checklist by stage; each line takes its paper on the spot."""

    template_name = "projects/project_papers.html"

    def get_context_data(self, **kwargs):
        project, user = self.project, self.request.user
        return super().get_context_data(
            project=project,
            folder=queries.folder(project),
            may={
                "attach": rules.may_attach(user, project),
                "later": rules.may_waive(user, project, WaiverKind.LATER),
                "set_type": rules.may_set_type(user, project),
            },
            key=uuid.uuid4,
            crumbs=[("Đề án", reverse("projects:list")), (project.code, self.detail_url()), ("Giấy tờ", "")],
        )


class PaperSheet(OfProject, View):
    """The checklist as a PDF, to lay on top of the folder."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        try:
            content = exports.paper_sheet(queries.folder(self.project))
        except DomainError as error:
            context = {"project": self.project, "heading": "Phiếu kiểm hồ sơ", "refusal": str(error)}
            return render(request, "refused.html", context, status=503)
        return files.inert(content, name=f"phieu-kiem-{self.project.code}.pdf", content_type="application/pdf")


class _OfFolder(ProjectAct):
    """A form that asks of the checklist; it leads back to the page of the papers."""

    @cached_property
    def folder(self) -> PaperFolder:
        return queries.folder(self.project)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"folder": self.folder}

    def get_initial(self):
        asked = {"place": self.request.GET.get("cho", "")}
        return super().get_initial() | asked

    def papers_url(self) -> str:
        return reverse("projects:papers", args=[self.project.pk])

    def frame(self):
        frame = super().frame()
        crumbs = [*frame["crumbs"][:-1], ("Giấy tờ", self.papers_url()), frame["crumbs"][-1]]
        return frame | {"back": self.papers_url(), "crumbs": crumbs}


class PaperAttach(_OfFolder):
    form_class = AttachForm
    heading, button, success = "Kèm giấy tờ", "Kèm giấy tờ", "Đã kèm giấy tờ."
    lead = "Văn bản cùng số, ký hiệu, ngày và cơ quan với một văn bản đã có thì dùng chung, không ghi thêm."

    def rule(self):
        return rules.may_attach(self.request.user, self.project)

    def act(self, form):
        document = form.document
        services.attach_paper(
            by=self.request.user, project=self.project, document=document, place=Place(**form.place_facts)
        )
        return self.papers_url()


class _OfPaper(_OfFolder):
    """A form about one paper of the file."""

    @cached_property
    def paper(self) -> ProjectPaper:
        papers = self.project.papers.select_related("document__file", "paper_type", "project")
        return get_object_or_404(papers, pk=self.kwargs["part"])

    def rule(self):
        return rules.may_change_paper(self.request.user, self.paper)


class PaperReplace(_OfPaper):
    form_class = ReplaceForm
    heading, button, success = "Thay giấy tờ sai", "Thay", "Đã thay. Bản cũ vẫn xem lại được."

    def get_form_kwargs(self):
        return {name: value for name, value in super().get_form_kwargs().items() if name != "folder"}

    def get_initial(self):
        document = self.paper.document
        names = ("number", "symbol", "issued_on", "issuer", "signer", "title")
        return super().get_initial() | {name: getattr(document, name) for name in names}

    def frame(self):
        return super().frame() | {"lead": f"Đang có: {self.paper.paper_type or self.paper.document}."}

    def act(self, form):
        right = None if form.cleaned_data["nothing"] else form.document
        why = form.cleaned_data["replaced_why"]
        services.replace_paper(by=self.request.user, paper=self.paper, why=why, document=right)
        return self.papers_url()


class PaperClassify(_OfPaper):
    form_class = ClassifyForm
    heading, button, success = "Xếp lại giấy tờ", "Lưu", "Đã xếp lại giấy tờ."

    def get_initial(self):
        paper = self.paper
        facts = {name: getattr(paper, name) for name in ("beneficiary", "received_on", "copies", "form")}
        place = f"{paper.stage}:{paper.paper_type.code}" if paper.paper_type else ""
        return super().get_initial() | facts | {"place": self.request.GET.get("cho", place)}

    def frame(self):
        return super().frame() | {"lead": f"“{self.paper.document}” là giấy tờ nào của hồ sơ?"}

    def act(self, form):
        services.classify_paper(by=self.request.user, paper=self.paper, place=Place(**form.place_facts))
        return self.papers_url()


class PaperWaive(_OfFolder):
    form_class = WaiveForm
    heading, button, success = "Miễn hoặc cho nộp sau", "Ghi", "Đã ghi."
    lead = "Tên anh, chị và lý do đứng cạnh giấy tờ này. Quá hạn nộp sau thì giấy tờ lại tính là thiếu."

    def rule(self):
        return rules.may_waive(self.request.user, self.project, WaiverKind.LATER)

    def get_initial(self):
        return {"kind": WaiverKind.LATER} | super().get_initial()

    def act(self, form):
        asked = form.cleaned_data["place"].requirement
        facts = {name: form.cleaned_data[name] for name in ("kind", "reason", "due_on")}
        services.waive_paper(
            by=self.request.user, project=self.project, paper_type=asked.paper_type, stage=asked.stage, **facts
        )
        return self.papers_url()


class WaiverEnd(_OfFolder):
    form_class = ActForm
    heading, button, success = "Thôi miễn, thôi cho nộp sau", "Thôi", "Giấy tờ này lại phải có."

    @cached_property
    def waiver(self) -> PaperWaiver:
        return get_object_or_404(self.project.paper_waivers.select_related("paper_type"), pk=self.kwargs["part"])

    def rule(self):
        return rules.may_waive(self.request.user, self.project, self.waiver.kind)

    def get_form_kwargs(self):
        return {name: value for name, value in super().get_form_kwargs().items() if name != "folder"}

    def frame(self):
        told = f"“{self.waiver}” vì: {self.waiver.reason} Thôi thì giấy tờ này lại tính là phải có."
        return super().frame() | {"lead": told}

    def act(self, form):
        services.end_waiver(by=self.request.user, waiver=self.waiver)
        return self.papers_url()


class ProjectTypeSet(_OfFolder):
    form_class = TypeForm
    heading, button, success = "Dạng đề án", "Lưu", "Đã ghi dạng đề án."
    lead = "Dạng đề án quyết định giấy tờ phải có (Thông tư 36/2013/TT-BCT, Điều 13–15)."

    def rule(self):
        return rules.may_set_type(self.request.user, self.project)

    def subject(self):
        return self.project

    def get_initial(self):
        return super().get_initial() | {"project_type": self.project.project_type_id}

    def act(self, form):
        version, chosen = form.cleaned_data["version"], form.cleaned_data["project_type"]
        services.set_project_type(by=self.request.user, project=self.project, project_type=chosen, version=version)
        return self.papers_url()


class PaperFile(OfProject, View):
    """The scanned copy of a document of this file, as a download."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk, document):
        paper = self.project.papers.select_related("document__file").filter(document=document).first()
        if paper is None or paper.document.file is None:
            raise Http404
        return files.download(paper.document.file)


class PaperOldFile(OfProject, View):
    """The scan that a replaced paper had."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk, part):
        papers = self.project.papers.exclude(replaced_file=None).select_related("replaced_file")
        return files.download(get_object_or_404(papers, pk=part).replaced_file)
