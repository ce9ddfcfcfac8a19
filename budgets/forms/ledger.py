"""What is typed about money."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViMoneyField, ViYearField
from khuyencong.core.forms import ActForm
from khuyencong.territory.forms import UnitChoiceField
from projects.choices import Purse
from projects.models import Content, OutputIndicator, Project

PURSES = [("", "Không tách nguồn"), *Purse.choices]


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


class EnvelopeForm(ActForm):
    unit = UnitChoiceField(label="Địa bàn", on=None)
    year = ViYearField(label="Năm")
    purse = forms.ChoiceField(label="Nguồn", choices=PURSES, required=False)
    amount = ViMoneyField(label="Kinh phí", required=False, help_text="Đồng; gõ “300 triệu” cũng được; trống: chưa rõ")
    given_on = ViDateField(label="Ngày giao", required=False)
    given_by = ViCharField(label="Cấp giao", max_length=200, required=False)


class RefundForm(ActForm):
    """Money that came back."""

    amount = ViMoneyField(label="Số tiền", min_value=1, help_text="Đồng; gõ “210 triệu” cũng được")
    voucher = ViCharField(label="Số chứng từ", max_length=40)
    voucher_on = ViDateField(label="Ngày chứng từ", initial=today)
    budget_year = ViYearField(label="Năm ngân sách", help_text="Có thể khác năm của chứng từ")

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["budget_year"].initial = project.plan_year or today().year
