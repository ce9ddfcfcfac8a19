"""A văn bản as it is typed, with the copy of it."""

from django import forms

from khuyencong.core.files import ALLOWED, MAX_BYTES
from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.forms import ActForm

FACTS = ("number", "symbol", "issued_on", "issuer", "signer", "title", "file")


class UploadField(forms.FileField):
    """A file small enough to be read; what it holds is judged by ``core.files``."""

    def __init__(self, **kwargs):
        help_text = "PDF, ảnh, Word hoặc Excel không macro; tối đa 20 MB"
        super().__init__(**{"help_text": help_text, "required": False} | kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"accept": ",".join(ALLOWED)}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and upload.size > MAX_BYTES:
            megabytes = upload.size / 1048576
            raise forms.ValidationError(
                f"Tệp “{upload.name}” nặng {megabytes:.0f} MB; cổng nhận tối đa 20 MB một tệp.", code="size"
            )
        return upload or None


class DocumentForm(ActForm):
    """Số, ký hiệu, ngày, cơ quan, người ký, trích yếu, tệp."""

    number = ViCharField(label="Số", max_length=30, required=False)
    symbol = ViCharField(label="Ký hiệu", max_length=60, required=False, help_text="Phần sau số, ví dụ QĐ-SCT")
    issued_on = ViDateField(label="Ngày ban hành", required=False)
    issuer = ViCharField(label="Cơ quan ban hành", max_length=200, required=False)
    signer = ViCharField(label="Người ký", max_length=120, required=False)
    title = ViTextField(label="Trích yếu", widget=forms.Textarea(attrs={"rows": 2}))
    file = UploadField(label="Bản chụp")

    @property
    def document_facts(self) -> dict:
        """What makes the document, out of all that was answered."""
        return {name: self.cleaned_data[name] for name in FACTS}


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
    def document(self) -> dict | None:
        """What makes the document; None when nothing of it was written."""
        told = self.document_facts
        if not any(told[name] for name in ("number", "symbol", "issued_on", "title", "file")):
            return None
        return told | {"title": told["title"] or f"{self.document_name.capitalize()} {told['number']}".strip()}

    @property
    def facts(self) -> dict:
        """The answers that are not of the document."""
        return {name: value for name, value in self.answers.items() if name not in FACTS}
