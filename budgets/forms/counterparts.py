"""Evidence of what an establishment put in."""

from django import forms

from budgets.choices import CounterpartKind
from budgets.forms.amounts import AskedAmount
from khuyencong.core.documents import OptionalDocumentForm
from khuyencong.core.form_fields import ViDateField, ViMoneyField, ViTextField
from khuyencong.core.forms import ActForm
from projects.models import Beneficiary, Project


class CounterpartForm(AskedAmount, OptionalDocumentForm):
    beneficiary = forms.ModelChoiceField(
        label="Đơn vị thụ hưởng", queryset=Beneficiary.objects.none(), empty_label="Chọn cơ sở"
    )
    kind = forms.ChoiceField(label="Loại", choices=CounterpartKind.choices)
    amount = ViMoneyField(label="Số tiền", min_value=1, help_text="Đồng; gõ “210 triệu” cũng được")
    what = ViTextField(
        label="Gồm những gì",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Máy, nhà xưởng, vốn vay, hiện vật; đã gồm VAT hay chưa",
    )
    told_on = ViDateField(label="Ngày cam kết, ngày xác nhận")

    field_order = ["beneficiary", "kind", "amount", "what", "told_on"]

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, must=True, **kwargs)
        rows = project.beneficiaries.standing().select_related("establishment").order_by("pk")
        self.fields["beneficiary"].queryset = rows
        for name, label in (("number", "Số giấy chứng minh"), ("symbol", "Ký hiệu"), ("issuer", "Bên lập giấy")):
            self.fields[name].label = label
        self.fields["symbol"].required = False


class VoidForm(ActForm):
    reason = ViTextField(label="Vì sao gạt bỏ", widget=forms.Textarea(attrs={"rows": 3}))
