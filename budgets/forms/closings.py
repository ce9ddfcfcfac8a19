"""Closing a budget year, and opening it again."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import OptionalDocumentForm
from khuyencong.core.form_fields import ViDateField, ViTextField, ViYearField
from khuyencong.core.forms import ActForm


class CloseYearForm(OptionalDocumentForm):
    """The paper has to be told."""

    year = ViYearField(label="Năm ngân sách")
    closed_on = ViDateField(label="Ngày khoá sổ", initial=today)
    reason = ViTextField(
        label="Lý do", initial="Hết thời gian chỉnh lý quyết toán", widget=forms.Textarea(attrs={"rows": 2})
    )

    field_order = ["year", "closed_on", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, must=True, **kwargs)


class ReopenYearForm(ActForm):
    reason = ViTextField(label="Vì sao mở lại", widget=forms.Textarea(attrs={"rows": 3}))
