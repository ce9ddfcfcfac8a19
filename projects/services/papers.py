"""Documents put in the file of a đề án. The document itself stands once, however many files cite it."""

from django.db import transaction

from khuyencong.core import documents, timeline
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.models import User
from projects import rules
from projects.models import Project, ProjectPaper
from projects.services.cases import locked_project


@transaction.atomic
def attach_paper(*, by: User, project: Project, document: DocumentFacts) -> ProjectPaper:
    """Put a document in the file; the same number, symbol, day and issuer is the same document."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_attach(by, row).require()
    paper = file_document(by=by, project=row, facts=document)
    text = f"Kèm giấy tờ: {paper.document}"
    timeline.record(timeline=row.timeline, by=by, verb="paper_attached", text=text, document=paper.document)
    return paper


def file_document(*, by: User, project: Project, facts: DocumentFacts) -> ProjectPaper:
    """Keep the document and put it in the file. The caller holds the lock of the project and records the act."""
    return ProjectPaper.objects.get_or_create(project=project, document=documents.keep(by=by, facts=facts))[0]
