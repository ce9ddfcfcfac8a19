"""Closing a budget year, and opening it again."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import OptionalDocumentForm
from khuyencong.core.form_fields import ViDateField, ViTextField, ViYearField
from khuyencong.core.forms import ActForm
from khuyencong.territory.forms import UnitChoiceField


class CloseYearForm(OptionalDocumentForm):
    """The paper has to be told; the place too, but for who works everywhere."""

    unit = UnitChoiceField(label="Địa bàn", on=None, required=False)
    year = ViYearField(label="Năm ngân sách")
    closed_on = ViDateField(label="Ngày khoá sổ", initial=today)
    reason = ViTextField(
        label="Lý do", initial="Hết thời gian chỉnh lý quyết toán", widget=forms.Textarea(attrs={"rows": 2})
    )

    field_order = ["unit", "year", "closed_on", "reason"]

    def __init__(self, *args, whole: bool = False, **kwargs):
        super().__init__(*args, must=True, **kwargs)
        self.fields["unit"].required = not whole
        if whole:
            self.fields["unit"].help_text = "Trống: mọi địa bàn"


class ReopenYearForm(ActForm):
    reason = ViTextField(label="Vì sao mở lại", widget=forms.Textarea(attrs={"rows": 3}))
