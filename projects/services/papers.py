"""Documents put in the file of a đề án. The document itself stands once, however many files cite it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from khuyencong.core import documents, timeline
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from projects import rules
from projects.choices import OWN_PAPERS
from projects.models import Beneficiary, PaperType, Project, ProjectPaper
from projects.services.cases import locked_project


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a document stands in the file: as what paper, of which stage, whose; all empty is “giấy tờ khác”."""

    paper_type: PaperType | None = None
    stage: str = ""
    beneficiary: Beneficiary | None = None
    received_on: date | None = None
    copies: int | None = None
    form: str = ""

    @classmethod
    def of_type(cls, code: str | None) -> "Place":
        """The place of a paper type; “giấy tờ khác” where there is none of that code."""
        return cls(paper_type=PaperType.objects.filter(code=code).first()) if code else cls()

    @classmethod
    def of_move(cls, move: str) -> "Place":
        """Where the document that a move brings stands in the file. ``move``: “APPROVE” …"""
        return cls.of_type(next(iter(OWN_PAPERS.get(move, ())), None))


ELSEWHERE = Place()


@transaction.atomic
def attach_paper(*, by: User, project: Project, document: DocumentFacts, place: Place = ELSEWHERE) -> ProjectPaper:
    """Put a document in the file; the same number, symbol, day and issuer is the same document."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_attach(by, row).require()
    paper = file_document(by=by, project=row, facts=document, place=place)
    kind = f" ({place.paper_type})" if place.paper_type else ""
    text = f"Kèm giấy tờ: {paper.document}{kind}"
    timeline.record(timeline=row.timeline, by=by, verb="paper_attached", text=text, document=paper.document)
    return paper


def file_document(*, by: User, project: Project, facts: DocumentFacts, place: Place = ELSEWHERE) -> ProjectPaper:
    """Keep the document and put it in the file. The caller holds the lock of the project and records the act."""
    _require_place(project, place)
    return _placed(project, documents.keep(by=by, facts=facts), place)


@transaction.atomic
def classify_paper(*, by: User, paper: ProjectPaper, place: Place) -> ProjectPaper:
    """Say what a paper already in the file is, or correct it; the timeline tells what it was taken for before."""
    project = locked_project(by=by, pk=paper.project_id)
    row = _live(project, paper)
    rules.may_change_paper(by, row).require()
    _require_place(project, place)
    before = row.paper_type or "giấy tờ khác"
    changes = {name: getattr(place, name) for name in _PLACE if getattr(row, name) != getattr(place, name)}
    if not changes:
        return row
    if _same(project, row.document, place).exclude(pk=row.pk).exists():
        raise DomainError("Văn bản này đã được xếp vào đúng chỗ ấy.", field="paper_type")
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    text = f"Xếp lại “{row.document}”: {row.paper_type or 'giấy tờ khác'} (trước là {before})"
    timeline.record(timeline=project.timeline, by=by, verb="paper_classified", text=text, document=row.document)
    return row


@transaction.atomic
def replace_paper(*, by: User, paper: ProjectPaper, why: str, document: DocumentFacts | None = None) -> ProjectPaper:
    """Set a wrong paper aside for the right one, or for none (``document=None``). The old one stays, struck, with why.

    When the right paper is the same văn bản rightly scanned, the văn bản takes the new scan and the old row keeps the old.
    """
    project = locked_project(by=by, pk=paper.project_id)
    row = _live(project, paper)
    rules.may_change_paper(by, row).require()
    if not why.strip():
        raise DomainError("Ghi vì sao thay: người sau đọc câu này.", field="replaced_why")
    old_scan = row.document.file
    _set_aside(by, row, why)
    right = _right_paper(by, row, document) if document else None
    if right is not None:
        row.replacement = right
        row.save(update_fields=["replacement"])
        if right.document_id == row.document_id and right.document.file_id == (old_scan and old_scan.pk):
            raise DomainError("Bản mới giống hệt bản đang có. Chọn lại tệp, hoặc ghi đúng số, ngày.", field="file")
    text = f"{'Thay' if right else 'Bỏ riêng'} giấy tờ sai: {row.document}. {why}"
    timeline.record(
        timeline=project.timeline, by=by, verb="paper_replaced", text=text, document=right and right.document
    )
    return right or row


_PLACE = ("paper_type", "stage", "beneficiary", "received_on", "copies", "form")


def _set_aside(by: User, row: ProjectPaper, why: str) -> None:
    row.replaced_on, row.replaced_by, row.replaced_why = today(), by, why
    row.replaced_file = row.document.file
    row.save(update_fields=["replaced_on", "replaced_by", "replaced_why", "replaced_file"])


def _right_paper(by: User, row: ProjectPaper, facts: DocumentFacts) -> ProjectPaper:
    """The right one, in the place of the wrong one."""
    document = documents.keep(by=by, facts=facts, correcting=row.document)
    place = Place(**{name: getattr(row, name) for name in _PLACE} | {"received_on": today()})
    return _placed(row.project, document, place)


def _placed(project: Project, document: OfficialDocument, place: Place) -> ProjectPaper:
    """The live row of the document in that place; one that was filed as “giấy tờ khác” moves there."""
    facts = {name: getattr(place, name) for name in _PLACE}
    row = _same(project, document, place).first() or _same(project, document, ELSEWHERE).first()
    if row is None:
        return ProjectPaper.objects.create(project=project, document=document, **facts)
    given = {name: value for name, value in facts.items() if value and getattr(row, name) != value}
    for name, value in given.items():
        setattr(row, name, value)
    if given:
        row.save(update_fields=list(given))
    return row


def _same(project: Project, document: OfficialDocument, place: Place):
    live = ProjectPaper.objects.filter(project=project, document=document, replaced_on=None)
    return live.filter(paper_type=place.paper_type, beneficiary=place.beneficiary)


def _live(project: Project, paper: ProjectPaper) -> ProjectPaper:
    rows = ProjectPaper.objects.select_related("document__file", "paper_type", "project")
    row = rows.select_for_update(of=("self",), no_key=True).get(pk=paper.pk, project=project)
    row.project = project
    return row


def _require_place(project: Project, place: Place) -> None:
    if place.beneficiary and place.beneficiary.project_id != project.pk:
        raise DomainError("Cơ sở này không thuộc đề án.", field="beneficiary")
