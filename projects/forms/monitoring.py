"""What is typed while a đề án is carried out: the month, the visit and its photos, what was mended."""

from django import forms

from khuyencong.core import files
from khuyencong.core.dates import today
from khuyencong.core.documents import FACTS, OptionalDocumentForm
from khuyencong.core.form_fields import ViCharField, ViDateField, ViDecimalField, ViMoneyField, ViTextField
from khuyencong.core.forms import ActForm, Sectioned, VersionedModelForm
from khuyencong.territory.forms import UnitChoiceField
from projects.models import ProgressReport, Project
from projects.queries import reportable_months
from projects.queries.told import Demand

DEMANDS = 3
_ROWS = {"rows": 3}


class ProgressForm(Sectioned, OptionalDocumentForm):
    """The report of one month that has none yet."""

    month = forms.TypedChoiceField(label="Tháng")
    reported_on = ViDateField(label="Ngày báo cáo", initial=today)
    done_share = ViDecimalField(
        label="Vốn đầu tư đã thực hiện",
        required=False,
        min_value=0,
        max_value=100,
        max_digits=4,
        decimal_places=1,
        help_text="Phần trăm tổng vốn đầu tư, 0–100; trống: chưa tính được",
    )
    counterpart_spent = ViMoneyField(label="Đối ứng đã chi, luỹ kế", required=False, min_value=0)
    text = ViTextField(label="Việc đã làm, vướng mắc, việc tháng sau", widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, **kwargs)
        months = {day.isoformat(): day for day in reportable_months(project)}
        self.fields["month"].choices = [(code, f"Tháng {day.month}/{day.year}") for code, day in months.items()]
        self.fields["month"].coerce = months.get

    def layout(self):
        return [
            ("Tiến độ", "", ["month", "reported_on", "done_share", "counterpart_spent", "text"]),
            ("Văn bản báo cáo", "", list(FACTS)),
        ]


class ProgressUpdateForm(VersionedModelForm):
    class Meta:
        model = ProgressReport
        fields = ["reported_on", "done_share", "counterpart_spent", "text"]


class PhotosInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class PhotosField(forms.FileField):
    """Several pictures at once, as a phone sends them; works without JavaScript."""

    widget = PhotosInput

    def __init__(self, **kwargs):
        help_text = "Chọn được nhiều ảnh một lần; JPG hoặc PNG, mỗi ảnh tối đa 20 MB"
        super().__init__(**{"help_text": help_text, "required": False} | kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"accept": "image/jpeg,image/png"}

    def clean(self, data, initial=None):
        uploads = [upload for upload in (data if isinstance(data, list | tuple) else [data]) if upload]
        if not uploads:
            super().clean(None, initial)
        for upload in uploads:
            super().clean(upload, initial)
            if upload.size > files.MAX_BYTES:
                raise forms.ValidationError(f"Ảnh “{upload.name}” quá 20 MB: chụp nhỏ hơn rồi gửi lại.", code="size")
        return uploads


class InspectionForm(Sectioned, OptionalDocumentForm):
    """One visit; rows of things to mend left empty are none."""

    inspected_on = ViDateField(label="Ngày kiểm tra", initial=today)
    beneficiary = forms.ModelChoiceField(None, label="Tại cơ sở", required=False, empty_label="Cả đề án")
    unit = UnitChoiceField(label="Xã, phường", required=False, on=None)
    place = ViCharField(label="Nơi kiểm tra", required=False, max_length=300, help_text="Địa chỉ, xưởng")
    latitude = ViDecimalField(label="Vĩ độ", required=False, max_digits=8, decimal_places=6, help_text="Ví dụ 10,823")
    longitude = ViDecimalField(
        label="Kinh độ", required=False, max_digits=9, decimal_places=6, help_text="Ví dụ 106,63"
    )
    people = ViTextField(label="Ai đi kiểm tra", widget=forms.Textarea(attrs={"rows": 2}))
    findings = ViTextField(label="Thực tế thấy", widget=forms.Textarea(attrs={"rows": 4}))
    conclusion = ViTextField(label="Kết luận", required=False, widget=forms.Textarea(attrs=_ROWS))
    photos = PhotosField(label="Ảnh")

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, **kwargs)
        helped = project.beneficiaries.standing().select_related("establishment").order_by("pk")
        self.fields["beneficiary"].queryset = helped
        for number in range(1, DEMANDS + 1):
            self.fields[f"viec_{number}"] = ViTextField(
                label=f"Việc {number}", required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
            self.fields[f"han_{number}"] = ViDateField(label="Hạn khắc phục", required=False)

    def layout(self):
        demands = [f"{part}_{number}" for number in range(1, DEMANDS + 1) for part in ("viec", "han")]
        where = ["inspected_on", "beneficiary", "unit", "place", "latitude", "longitude"]
        return [
            ("Khi nào, ở đâu, ai đi", "", [*where, "people"]),
            ("Kết quả", "", ["findings", "conclusion", "photos"]),
            ("Việc phải khắc phục", "Để trống nếu không có.", demands),
            ("Biên bản", "", list(FACTS)),
        ]

    @property
    def facts(self) -> dict:
        names = ("inspected_on", "beneficiary", "unit", "place", "latitude", "longitude", "people", "findings")
        cleaned = self.cleaned_data
        return {name: cleaned[name] for name in (*names, "conclusion", "photos")} | {"demands": self._demands()}

    def _demands(self) -> list[Demand]:
        cleaned = self.cleaned_data
        told = [(cleaned[f"viec_{number}"], cleaned[f"han_{number}"]) for number in range(1, DEMANDS + 1)]
        return [Demand(what=what, due_on=due_on) for what, due_on in told if what]


class PhotosForm(ActForm):
    photos = PhotosField(label="Ảnh", required=True)


class AnswerForm(ActForm):
    """How a thing was mended."""

    answer = ViTextField(label="Đã khắc phục thế nào", widget=forms.Textarea(attrs=_ROWS))
    answered_on = ViDateField(label="Ngày khắc phục", initial=today)
