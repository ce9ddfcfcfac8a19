"""Closing a budget year, and opening it again."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import OptionalDocumentForm
from khuyencong.core.form_fields import ViDateField, ViTextField, ViYearField
from khuyencong.core.forms import VersionedForm
from khuyencong.territory.forms import UnitChoiceField


class CloseYearForm(OptionalDocumentForm):
    """The paper has to be told."""

    unit = UnitChoiceField(label="Địa bàn", on=None)
    year = ViYearField(label="Năm ngân sách")
    closed_on = ViDateField(label="Ngày khoá sổ", initial=today)
    note = ViTextField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    field_order = ["unit", "year", "closed_on", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, must=True, **kwargs)


class ReopenYearForm(OptionalDocumentForm, VersionedForm):
    reason = ViTextField(label="Vì sao mở lại", widget=forms.Textarea(attrs={"rows": 3}))
    reopened_on = ViDateField(label="Ngày mở lại", initial=today)

    field_order = ["reason", "reopened_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, must=True, **kwargs)
