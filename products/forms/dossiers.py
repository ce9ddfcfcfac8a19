"""What is typed of a whole registration at once: a box for every paper Đ12 asks, the photos by their side."""

from dataclasses import dataclass

from django import forms
from django.core.files.uploadedfile import UploadedFile

from khuyencong.core.dates import today
from khuyencong.core.documents import UploadField
from khuyencong.core.form_fields import ViCharField, ViDateField
from khuyencong.core.forms import ActForm, Sectioned
from products.choices import Angle
from products.queries.entries import LOWER, PHOTOS, Checklist, Line
from projects.models import PaperType


@dataclass(frozen=True)
class Brought:
    """One paper that came: its file, or where the paper itself is kept."""

    paper_type: PaperType
    box: str
    angle: str = ""
    note: str = ""
    file: UploadedFile | None = None


class DossierForm(Sectioned, ActForm):
    """The certificate of the level below is a fact of the entry, not a paper brought: it has its page."""

    def __init__(self, *args, checklist: Checklist, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_on"] = ViDateField(label="Ngày nhận", initial=today)
        self.photos = next((line for line in checklist.lines if line.rule.paper_type.code == PHOTOS), None)
        self.papers = [line for line in checklist.lines if line.rule.paper_type.code not in {PHOTOS, LOWER}]
        for angle in Angle if self.photos else ():
            self.fields[f"anh_{angle}"] = UploadField(label=angle.label, help_text=self._state(self.photos, angle))
        for line in self.papers:
            code = line.rule.paper_type.code
            self.fields[f"tep_{code}"] = UploadField(label=f"{line.rule.paper_type}", help_text=self._state(line))
            self.fields[f"so_{code}"] = ViCharField(
                label=f"Số, ngày, nơi giữ: {line.rule.paper_type.name.lower()}",
                max_length=250,
                required=False,
            )

    def _state(self, line: Line, angle: str = "") -> str:
        held = [paper for paper in line.papers if not angle or paper.angle == angle]
        if held:
            return "Đã có; tệp mới được ghi thêm" if not angle else "Đã có; ảnh mới thay ảnh cũ"
        return f"Còn thiếu, {line.rule.article}" if angle or line.missing else "Nếu có"

    def layout(self):
        photos = [f"anh_{angle}" for angle in Angle if self.photos]
        codes = [line.rule.paper_type.code for line in self.papers]
        papers = [name for code in codes for name in (f"tep_{code}", f"so_{code}")]
        return [
            ("Ngày nhận, ảnh màu ba góc", "", ["received_on", *photos]),
            ("Giấy tờ", "Kèm tệp, hoặc ghi số, ngày và nơi giữ bản giấy.", papers),
        ]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.brought:
            raise forms.ValidationError("Chưa có giấy nào: kèm tệp, hoặc ghi số, ngày của giấy.")
        return cleaned

    @property
    def brought(self) -> list[Brought]:
        told, found = self.cleaned_data, self._pictures()
        for line in self.papers:
            kind = line.rule.paper_type
            file, note = told.get(f"tep_{kind.code}"), told.get(f"so_{kind.code}", "")
            if file or note:
                found.append(Brought(kind, f"tep_{kind.code}", note=note, file=file))
        return found

    def _pictures(self) -> list[Brought]:
        kind, told = self.photos and self.photos.rule.paper_type, self.cleaned_data
        given = [(angle, told.get(f"anh_{angle}")) for angle in Angle if self.photos]
        return [Brought(kind, f"anh_{angle}", angle=angle, file=file) for angle, file in given if file]
