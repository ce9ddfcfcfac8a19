"""What is typed about money."""

from django import forms

from budgets.choices import Fund
from budgets.forms.amounts import AskedAmount
from budgets.models import FundingSource
from khuyencong.core.dates import today
from khuyencong.core.documents import WithDocument
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViMoneyField, ViYearField
from khuyencong.core.forms import ActForm
from khuyencong.territory.forms import UnitChoiceField
from projects.models import Content, OutputIndicator, Project

PURSES = [("", "Không tách nguồn"), *Fund.choices]


class PlanLineForm(ActForm):
    unit = UnitChoiceField(label="Địa bàn", on=None)
    year = ViYearField(label="Năm")
    name = ViCharField(label="Chương trình, nội dung", max_length=300)
    content = forms.ModelChoiceField(
        label="Nội dung theo NĐ 45/2012", queryset=Content.objects.filter(parent=None).order_by("code")
    )
    purse = forms.ChoiceField(label="Nguồn", choices=PURSES, required=False)
    amount = ViMoneyField(label="Kinh phí", required=False, help_text="Đồng; gõ “300 triệu” cũng được; trống: chưa rõ")
    indicator = forms.ModelChoiceField(
        label="Chỉ tiêu", queryset=OutputIndicator.objects.order_by("code"), required=False
    )
    low = ViIntegerField(label="Từ", required=False, min_value=0)
    high = ViIntegerField(label="Đến", required=False, min_value=0)


class EnvelopeForm(AskedAmount, WithDocument):
    document_name = "quyết định giao"
    unit = UnitChoiceField(label="Địa bàn", on=None)
    year = ViYearField(label="Năm")
    purse = forms.ChoiceField(label="Nguồn", choices=PURSES, required=False)
    funding_source = forms.ModelChoiceField(
        label="Nguồn cụ thể", queryset=FundingSource.objects.order_by("code"), required=False, empty_label="Không ghi"
    )
    amount = ViMoneyField(
        label="Kinh phí", required=False, min_value=0, help_text="Đồng; gõ “300 triệu” cũng được; trống: chưa rõ"
    )
    given_on = ViDateField(label="Ngày giao", required=False)
    given_by = ViCharField(label="Cấp giao", max_length=200, required=False)
    content = forms.ModelChoiceField(
        label="Riêng nội dung",
        queryset=Content.objects.filter(parent=None).order_by("code"),
        required=False,
        empty_label="Mọi nội dung",
    )
    chapter = ViCharField(label="Chương", max_length=40, required=False)
    item = ViCharField(label="Mục", max_length=120, required=False)

    def clean(self):
        cleaned = super().clean()
        source, purse = cleaned.get("funding_source"), cleaned.get("purse")
        if source and purse and source.purse != purse:
            self.add_error(
                "funding_source", f"{source.name} tính vào {source.get_purse_display()}, không phải nguồn đã chọn."
            )
        return cleaned


class RefundForm(AskedAmount, ActForm):
    """Money that came back."""

    amount = ViMoneyField(label="Số tiền", min_value=1, help_text="Đồng; gõ “210 triệu” cũng được")
    voucher = ViCharField(label="Số chứng từ", max_length=40)
    voucher_on = ViDateField(label="Ngày chứng từ", initial=today)
    budget_year = ViYearField(label="Năm ngân sách", help_text="Có thể khác năm của chứng từ")

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["budget_year"].initial = project.plan_year or today().year
