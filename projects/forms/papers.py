"""A paper as it is put in the file, set aside or waived: what it is, then the document."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentForm, UploadField
from khuyencong.core.form_fields import ViDateField, ViIntegerField, ViTextField
from khuyencong.core.forms import ActForm, VersionedForm
from projects.choices import PaperForm, WaiverKind
from projects.models import ProjectType
from projects.queries.papers import ChecklistItem, ChecklistStage, PaperFolder

OTHER = "Giấy tờ khác"


def address_of(stage: ChecklistStage, item: ChecklistItem) -> str:
    """“tam_ung_1:G040”: one line of the checklist, in a form or an address."""
    return f"{stage.stage}:{item.requirement.paper_type.code}"


class PlaceField(forms.ChoiceField):
    """One line of the checklist of this file; gives its ``ChecklistItem``, None for “giấy tờ khác”."""

    def settle(self, folder: PaperFolder, *, other: bool = True) -> None:
        self.items = {address_of(stage, item): item for stage in folder.stages for item in stage.items}
        groups = [
            (stage.label, [(address_of(stage, item), str(item.requirement.paper_type)) for item in stage.items])
            for stage in folder.stages
        ]
        self.choices = [*([("", OTHER)] if other else []), *groups]

    def clean(self, value):
        return self.items.get(super().clean(value))


class _PlaceForm(ActForm):
    """What paper it is, whose, when it came."""

    place = PlaceField(label="Là giấy tờ nào", required=False)
    beneficiary = forms.ModelChoiceField(
        None, label="Của cơ sở", required=False, empty_label="Cả đề án", help_text="Khi mỗi cơ sở nộp một bản"
    )
    received_on = ViDateField(label="Ngày nhận", required=False)
    copies = ViIntegerField(label="Số bản", required=False, min_value=1, max_value=99)
    form = forms.ChoiceField(label="Loại bản", required=False, choices=[("", "Chưa ghi"), *PaperForm.choices])

    def __init__(self, *args, folder: PaperFolder, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].settle(folder)
        helped = folder.project.beneficiaries.select_related("establishment").order_by("pk")
        self.fields["beneficiary"].queryset = helped

    @property
    def place_facts(self) -> dict:
        """What the service takes as the place of the paper."""
        item = self.cleaned_data["place"]
        facts = {name: self.cleaned_data[name] for name in ("beneficiary", "received_on", "copies", "form")}
        if item is None:
            return facts
        return facts | {"paper_type": item.requirement.paper_type, "stage": item.requirement.stage}


class AttachForm(DocumentForm, _PlaceForm):
    """The paper and the document; an asked-for paper takes its own name where no title is typed."""

    field_order = ["place", "file", "number", "symbol", "issued_on", "issuer", "signer", "title"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text = "Trống: lấy tên giấy tờ"
        self.fields["received_on"].initial = today

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("title"):
            if cleaned.get("place"):
                cleaned["title"] = str(cleaned["place"].requirement.paper_type)
            elif "place" not in self.errors:
                self.add_error("title", "Ghi trích yếu, hoặc chọn giấy tờ ở trên.")
        return cleaned


class ClassifyForm(_PlaceForm):
    """The same questions of a paper already in the file."""


class ReplaceForm(DocumentForm):
    """Why, then the right document; or only why, when there is no right one."""

    replaced_why = ViTextField(
        label="Vì sao thay",
        help_text="Sai chỗ nào. Bản cũ vẫn xem lại được, gạch ngang, kèm câu này.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    nothing = forms.BooleanField(label="Chưa có bản đúng: chỉ bỏ riêng bản sai ra", required=False)
    file = UploadField(label="Bản chụp đúng")

    field_order = ["replaced_why", "nothing", "file"]


class WaiveForm(ActForm):
    place = PlaceField(label="Giấy tờ")
    kind = forms.ChoiceField(label="Cho", choices=WaiverKind.choices, widget=forms.RadioSelect)
    reason = ViTextField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}))
    due_on = ViDateField(label="Nộp trước", required=False, help_text="Khi cho nộp sau")

    def __init__(self, *args, folder: PaperFolder, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].settle(folder, other=False)


class _TypeChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, one):
        return f"{one.name} ({one.article.split(';')[0]})" if one.one_of_fifteen else one.name


class TypeForm(VersionedForm):
    project_type = _TypeChoiceField(None, label="Dạng đề án", required=False)

    def __init__(self, *args, folder: PaperFolder, **kwargs):
        super().__init__(*args, **kwargs)
        guess = folder.candidates[0].name if len(folder.candidates) == 1 else "chưa xác định được"
        box = self.fields["project_type"]
        box.queryset = ProjectType.objects.filter(children=None).order_by("code")
        box.empty_label = f"Suy từ nội dung: {guess}"
