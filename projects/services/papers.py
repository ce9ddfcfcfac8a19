"""Documents put in the file of a đề án. The document itself stands once, however many files cite it."""

from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from khuyencong.core import files, timeline
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, StoredFile, User
from projects import rules
from projects.models import Project, ProjectPaper
from projects.services.cases import locked_project


@dataclass(frozen=True, kw_only=True)
class DocumentFacts:
    """What a person writes about a văn bản; ``file`` is the upload, if any."""

    title: str
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    issuer: str = ""
    signer: str = ""
    file: UploadedFile | None = None


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
    return ProjectPaper.objects.get_or_create(project=project, document=keep_document(by=by, facts=facts))[0]


@transaction.atomic
def keep_document(*, by: User, facts: DocumentFacts) -> OfficialDocument:
    """The one row of this document; a file brought later joins a row that has none."""
    kept = _kept_file(by, facts.file)
    identity = {name: getattr(facts, name) for name in ("number", "symbol", "issued_on", "issuer")}
    others = {"title": facts.title, "signer": facts.signer, "file": kept}
    if not facts.number:
        return OfficialDocument.objects.create(**identity, **others)
    document, is_new = OfficialDocument.objects.get_or_create(**identity, defaults=others)
    if not is_new and kept is not None and document.file_id is None:
        document.file = kept
        document.save(update_fields=["file"])
    return document


def _kept_file(by: User, upload: UploadedFile | None) -> StoredFile | None:
    if upload is None:
        return None
    try:
        return files.keep_upload(by=by, upload=upload)
    except DomainError as error:
        raise DomainError(str(error), field="file") from error
