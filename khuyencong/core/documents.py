"""A văn bản as it is typed with the copy of it, and the one row it is kept as, however many files cite it."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.files.uploadedfile import UploadedFile

from khuyencong.core import files
from khuyencong.core.exceptions import DomainError
from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.forms import ActForm
from khuyencong.core.models import OfficialDocument, StoredFile, User

FACTS = ("number", "symbol", "issued_on", "issuer", "signer", "title", "file")


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


def keep(*, by: User, facts: DocumentFacts, correcting: OfficialDocument | None = None) -> OfficialDocument:
    """The one row of this document: the same number, symbol, day and issuer is the same.

    A file brought later joins a row that has none, or takes the place of the wrong one of ``correcting``; another
    scan of a document that has one is refused.
    """
    kept = keep_file(by=by, upload=facts.file)
    identity = {name: getattr(facts, name) for name in ("number", "symbol", "issued_on", "issuer")}
    others = {"title": facts.title, "signer": facts.signer, "file": kept}
    if not facts.number:
        return OfficialDocument.objects.create(**identity, **others)
    document, is_new = OfficialDocument.objects.get_or_create(**identity, defaults=others)
    if is_new or kept is None or document.file_id == kept.pk:
        return document
    if document.file_id is not None and document != correcting:
        raise DomainError(
            f"Văn bản {document} đã có bản chụp khác trong cổng. Nếu bản ấy sai, mở giấy tờ ấy rồi bấm “Thay”.",
            field="file",
        )
    document.file = kept
    document.save(update_fields=["file"])
    return document


def keep_file(*, by: User, upload: UploadedFile | None) -> StoredFile | None:
    """The upload kept, or None without one; a hostile one is refused at the box ``file``."""
    if upload is None:
        return None
    try:
        return files.keep_upload(by=by, upload=upload)
    except DomainError as error:
        raise DomainError(str(error), field="file") from error


class UploadField(forms.FileField):
    """A file small enough to be read; what it holds is judged by ``core.files``."""

    def __init__(self, **kwargs):
        help_text = "PDF, ảnh, Word hoặc Excel không macro; tối đa 20 MB"
        super().__init__(**{"help_text": help_text, "required": False} | kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"accept": ",".join(files.ALLOWED)}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and upload.size > files.MAX_BYTES:
            megabytes = upload.size / 1048576
            raise forms.ValidationError(
                f"Tệp “{upload.name}” nặng {megabytes:.0f} MB; cổng nhận tối đa 20 MB một tệp.", code="size"
            )
        return upload or None


class DocumentForm(ActForm):
    """Số, ký hiệu, ngày, cơ quan, người ký, trích yếu, tệp."""

    apart = FACTS

    number = ViCharField(label="Số", max_length=30, required=False)
    symbol = ViCharField(label="Ký hiệu", max_length=60, required=False, help_text="Phần sau số, ví dụ QĐ-SCT")
    issued_on = ViDateField(label="Ngày ban hành", required=False)
    issuer = ViCharField(label="Cơ quan ban hành", max_length=200, required=False)
    signer = ViCharField(label="Người ký", max_length=120, required=False)
    title = ViTextField(label="Trích yếu", widget=forms.Textarea(attrs={"rows": 2}))
    file = UploadField(label="Bản chụp")

    @property
    def document(self) -> DocumentFacts:
        """The document, out of all that was answered."""
        return DocumentFacts(**{name: self.cleaned_data[name] for name in FACTS})

    @property
    def others(self) -> dict:
        """The answers that are not the document's."""
        return {name: value for name, value in self.answers.items() if name not in FACTS}


class OptionalDocumentForm(DocumentForm):
    """As above, where there may be no paper; with ``must`` it has to bear number, symbol, day and issuer."""

    must = False

    def __init__(self, *args, must: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.must = must
        self.fields["title"].required = must
        for name in ("number", "symbol", "issued_on", "issuer"):
            self.fields[name].required = must

    def clean(self):
        cleaned = super().clean()
        if any(cleaned.get(name) for name in ("number", "symbol", "file")) and not cleaned.get("title"):
            self.add_error("title", "Ghi trích yếu của văn bản vừa nêu.")
        return cleaned

    @property
    def document(self) -> DocumentFacts | None:
        """None when no paper was told."""
        return super().document if self.cleaned_data["title"] else None


class WithDocument(DocumentForm):
    """Facts of something, and the document it rests on when there is one (``needs_document``: always)."""

    needs_document = False
    document_name = "văn bản"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["number"].label = f"Số {self.document_name}"
        self.fields["title"].help_text = f"Trống: “{self.document_name.capitalize()}” và số của nó"
        self.order_fields([name for name in self.fields if name not in FACTS])

    def clean(self):
        cleaned = super().clean()
        if self.needs_document and not cleaned.get("number"):
            self.add_error("number", f"Ghi số {self.document_name}.")
        return cleaned

    @property
    def document(self) -> DocumentFacts | None:
        """None when nothing of it was written."""
        told = {name: self.cleaned_data[name] for name in FACTS}
        if not any(told[name] for name in ("number", "symbol", "issued_on", "title", "file")):
            return None
        title = told["title"] or f"{self.document_name.capitalize()} {told['number']}".strip()
        return DocumentFacts(**told | {"title": title})
