"""Papers of the file: brought in, given out."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import View

from khuyencong.core import files
from khuyencong.core.documents import DocumentForm
from projects import rules, services
from projects.views.pages import OfProject, ProjectAct


class PaperAttach(ProjectAct):
    form_class = DocumentForm
    heading, button, success = "Kèm giấy tờ", "Kèm giấy tờ", "Đã kèm giấy tờ."
    lead = "Văn bản cùng số, ký hiệu, ngày và cơ quan với một văn bản đã có thì dùng chung, không ghi thêm."

    def rule(self):
        return rules.may_attach(self.request.user, self.project)

    def act(self, form):
        document = form.document
        services.attach_paper(by=self.request.user, project=self.project, document=document)
        return self.detail_url()


class PaperFile(OfProject, View):
    """The scanned copy of a document of this file, as a download."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk, document):
        papers = self.project.papers.select_related("document__file")
        kept = get_object_or_404(papers, document=document).document.file
        if kept is None:
            raise Http404
        return files.download(kept)
