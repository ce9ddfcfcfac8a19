"""What is typed at the end: acceptances, results in words, follow-up surveys, the archive."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import OptionalDocumentForm
from khuyencong.core.form_fields import (
    ViCharField,
    ViDateField,
    ViDecimalField,
    ViIntegerField,
    ViMoneyField,
    ViTextField,
)
from khuyencong.core.forms import ActModelForm, VersionedForm, VersionedModelForm
from khuyencong.territory.forms import UnitChoiceField
from projects.choices import AcceptanceResult, MinutesForm
from projects.models import Beneficiary, FollowUp, Project

_UNKNOWN = "Đồng; trống: chưa rõ"


class AcceptanceForm(OptionalDocumentForm):
    """One acceptance: whose, where, when, by whom, with what result."""

    beneficiary = forms.ModelChoiceField(
        Beneficiary.objects.none(), label="Nghiệm thu cho", required=False, empty_label="Cả đề án"
    )
    held_on = ViDateField(label="Ngày nghiệm thu", initial=today)
    result = forms.ChoiceField(label="Kết quả", choices=AcceptanceResult.choices)
    unit = UnitChoiceField(label="Địa điểm", required=False, on=None, help_text="Trống: nơi sản xuất đã ghi")
    present = ViTextField(label="Thành phần tham gia", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    accepted_value = ViMoneyField(label="Giá trị được nghiệm thu", required=False, min_value=0, help_text=_UNKNOWN)
    counterpart_verified = ViMoneyField(label="Đối ứng đã xác nhận", required=False, min_value=0, help_text=_UNKNOWN)
    minutes_form = forms.ChoiceField(label="Mẫu biên bản", choices=MinutesForm.choices)
    remark = ViTextField(
        label="Nhận xét",
        required=False,
        help_text="Không đạt thì ghi rõ còn thiếu gì",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    field_order = [
        "beneficiary",
        "held_on",
        "result",
        "unit",
        "accepted_value",
        "counterpart_verified",
        "present",
        "remark",
        "minutes_form",
    ]

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, **kwargs)
        standing = project.beneficiaries.standing().select_related("establishment").order_by("pk")
        self.fields["beneficiary"].queryset = standing
        self.fields["number"].label = "Số biên bản"


class AcceptForm(OptionalDocumentForm, VersionedForm):
    """Accept the whole file; three boxes for each one that still waits, all by the same minutes."""

    present = ViTextField(label="Thành phần tham gia", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    minutes_form = forms.ChoiceField(label="Mẫu biên bản", choices=MinutesForm.choices, initial=MinutesForm.WHOLE)
    note = ViTextField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, waiting: list[Beneficiary | None], **kwargs):
        super().__init__(*args, must=True, **kwargs)
        self.waiting = {str(one.pk) if one else "0": one for one in waiting}
        for key, one in self.waiting.items():
            self._ask(key, str(one) if one else "cả đề án")
        self.fields["number"].label = "Số biên bản, văn bản nghiệm thu"
        asked = [name for name in self.fields if name[-1].isdigit()]
        self.order_fields([*asked, "present", "minutes_form"])

    def _ask(self, key: str, name: str) -> None:
        day = self.fields[f"held_on_{key}"] = ViDateField(label=f"Ngày nghiệm thu {name}", initial=today)
        day.wide = True  # each one begins a line of its own
        self.fields[f"accepted_value_{key}"] = ViMoneyField(
            label="Giá trị được nghiệm thu", required=False, min_value=0, help_text=_UNKNOWN
        )
        self.fields[f"counterpart_verified_{key}"] = ViMoneyField(
            label="Đối ứng đã xác nhận", required=False, min_value=0, help_text=_UNKNOWN
        )

    @property
    def held(self) -> list[dict]:
        """What was answered for each one that waits."""
        names = ("held_on", "accepted_value", "counterpart_verified")
        return [
            {"beneficiary": one} | {name: self.cleaned_data[f"{name}_{key}"] for name in names}
            for key, one in self.waiting.items()
        ]

    @property
    def common(self) -> dict:
        """What is said once."""
        return {name: self.cleaned_data[name] for name in ("present", "minutes_form", "note")}


class ArchiveForm(VersionedForm):
    archived_on = ViDateField(label="Ngày lưu", initial=today)
    shelf = ViCharField(label="Kho, giá, hộp", max_length=120)
    code = ViCharField(label="Số hồ sơ lưu", max_length=60, required=False)
    years = ViIntegerField(
        label="Thời hạn bảo quản (năm)",
        required=False,
        min_value=1,
        max_value=100,
        help_text="Theo bảng thời hạn bảo quản của cơ quan; để trống khi lưu vĩnh viễn",
    )
    permanent = forms.BooleanField(label="Lưu vĩnh viễn", required=False)
    note = ViTextField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))


class OutcomeForm(VersionedModelForm):
    class Meta:
        model = Project
        fields = ["outcome"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].widget.attrs["rows"] = 8


_FIGURES = [
    "surveyed_on",
    "surveyor",
    "workers",
    "female",
    "revenue",
    "exports",
    "wage",
    "output",
    "output_unit",
    "words",
]


class _FollowUpFields:
    def _settle(self):
        self.fields["output"] = ViDecimalField(
            label="Sản lượng", required=False, min_value=0, max_digits=14, decimal_places=2
        )
        self.fields["words"].widget.attrs["rows"] = 4
        self.order_fields(["version", *_FIGURES])


class FollowUpForm(_FollowUpFields, ActModelForm):
    class Meta:
        model = FollowUp
        fields = _FIGURES

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._settle()


class FollowUpUpdateForm(_FollowUpFields, VersionedModelForm):
    class Meta:
        model = FollowUp
        fields = _FIGURES

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._settle()
