"""A cost the office plans, and the paper that lets it pass its cap."""

from django import forms
from django.core.exceptions import ValidationError

from budgets.choices import CostKind
from budgets.forms.amounts import AskedAmount
from budgets.queries import CostFacts, caps
from khuyencong.core.dates import today
from khuyencong.core.documents import FACTS, OptionalDocumentForm
from khuyencong.core.form_fields import ViCharField, ViIntegerField, ViMoneyField, ViTextField, ViYearField
from khuyencong.core.forms import VersionedForm
from khuyencong.core.models import User
from khuyencong.territory.forms import UnitChoiceField
from projects.choices import Purse
from projects.models import Project

TOLD = ("kind", "variant", "name", "year", "purse", "unit", "project", "count", "base", "amount")


class CostForm(AskedAmount, OptionalDocumentForm):
    kind = forms.ChoiceField(label="Khoản chi", choices=CostKind.choices)
    variant = forms.ChoiceField(
        label="Trường hợp", required=False, help_text="Khi khoản này có mức riêng cho từng cấp, từng lớp"
    )
    name = ViCharField(label="Việc", max_length=300, help_text="Ví dụ: Tập huấn cộng tác viên đợt 1")
    year = ViYearField(label="Năm ngân sách")
    purse = forms.ChoiceField(label="Nguồn", choices=Purse.choices, initial=Purse.LOCAL)
    unit = UnitChoiceField(label="Địa bàn", on=None)
    project = ViCharField(label="Mã đề án", max_length=30, required=False, help_text="Khi là chi phí của một đề án")
    count = ViIntegerField(label="Số lượng", min_value=1, initial=1, help_text="Lớp, người, sản phẩm")
    base = ViMoneyField(
        label="Số để tính tỷ lệ",
        required=False,
        min_value=1,
        help_text="Chỉ với chi quản lý: dự toán đề án, hoặc kinh phí được giao trong năm",
    )
    amount = ViMoneyField(label="Số tiền dự toán", min_value=1, help_text="Đồng; gõ “25 triệu” cũng được")
    reason = ViTextField(
        label="Lý do vượt mức",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Chỉ khi vượt mức tối đa; kèm văn bản cho vượt",
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["year"].initial = today().year
        known = caps.variants(today())
        told = [(CostKind(kind).label, [(one, one) for one in found]) for kind, found in known.items()]
        self.fields["variant"].choices = [("", "Không chia trường hợp"), *told]
        self.fields["number"].label = "Số văn bản cho vượt"
        self.order_fields([*TOLD, "reason"])

    def clean_project(self) -> Project | None:
        if not (code := self.cleaned_data["project"]):
            return None
        found = Project.objects.visible_to(self.user).filter(code__iexact=code).first()
        if found is None:
            raise ValidationError(f"Không thấy đề án mã “{code}” trong địa bàn của anh, chị.", code="unknown")
        return found

    @property
    def facts(self) -> CostFacts:
        return CostFacts(**{name: self.cleaned_data[name] for name in TOLD})

    @property
    def over(self) -> dict:
        return {"reason": self.cleaned_data["reason"], "document": self.document}


class CostUpdateForm(CostForm, VersionedForm):
    apart = (*FACTS, "variant")


class CapFilterForm(forms.Form):
    khoan = forms.ChoiceField(label="Khoản chi", required=False, choices=[("", "Mọi khoản chi"), *CostKind.choices])
    con = forms.BooleanField(label="Chỉ mức còn hiệu lực", required=False)
