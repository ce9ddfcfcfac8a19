"""A programme of several years, its groups and targets."""

from django import forms

from khuyencong.core.documents import WithDocument
from khuyencong.core.form_fields import ViCharField, ViIntegerField, ViYearField
from khuyencong.core.forms import ActForm
from khuyencong.territory.forms import UnitChoiceField
from projects.models import Content, OutputIndicator, Programme


class ProgrammeForm(WithDocument):
    """With the decision it is made by."""

    needs_document = True
    document_name = "quyết định"
    name = ViCharField(label="Tên chương trình", max_length=250)
    unit = UnitChoiceField(label="Địa bàn", on=None)
    from_year = ViYearField(label="Từ năm")
    to_year = ViYearField(label="Đến năm")

    field_order = ["name", "unit", "from_year", "to_year", "number", "symbol", "issued_on", "issuer", "signer"]


class GroupForm(ActForm):
    name = ViCharField(label="Tên nhóm, theo quyết định", max_length=300)
    content = forms.ModelChoiceField(
        Content.objects.none(), label="Nội dung chính", required=False, empty_label="Chưa rõ"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["content"].queryset = Content.objects.filter(parent=None).order_by("code")


class TargetForm(ActForm):
    year = ViYearField(label="Năm", required=False, help_text="Trống: cả chương trình")
    low = ViIntegerField(label="Mục tiêu, từ", min_value=0)
    high = ViIntegerField(label="đến", required=False, min_value=0, help_text="Trống: mục tiêu là một số")

    def __init__(self, *args, programme: Programme, **kwargs):
        super().__init__(*args, **kwargs)
        groups = programme.groups.order_by("order")
        self.fields["group"] = forms.ModelChoiceField(groups, label="Nhóm", empty_label="Chọn nhóm")
        indicators = OutputIndicator.objects.order_by("code")
        self.fields["indicator"] = forms.ModelChoiceField(indicators, label="Chỉ tiêu", empty_label="Chọn chỉ tiêu")
        self.order_fields(["group", "indicator", "year", "low", "high"])
