"""What is typed about a voucher, and about the decision that lets one pass the rules."""

from django import forms

from budgets.choices import DisbursementKind
from budgets.forms.amounts import AskedAmount, BeyondFields
from budgets.queries import Decided
from khuyencong.core.dates import today
from khuyencong.core.documents import FACTS, OptionalDocumentForm
from khuyencong.core.form_fields import ViCharField, ViDateField, ViMoneyField, ViTextField, ViYearField
from khuyencong.core.forms import ActForm
from projects.choices import PURSE_MARKS
from projects.models import Beneficiary, Project

BEYOND = ("beyond_reason", "beyond_authority", "beyond_number")
DECIDED = ("decided_reason", *FACTS, *BEYOND)
VOUCHER = ("kind", "amount", "beneficiary", "voucher", "voucher_on", "budget_year")


class AdvanceForm(AskedAmount, BeyondFields, OptionalDocumentForm):
    """A voucher of one kind; below it, only when somebody decided otherwise than the rules, why and by which paper."""

    amount = ViMoneyField(label="Số tiền", min_value=1, help_text="Đồng; gõ “210 triệu” cũng được")
    beneficiary = forms.ModelChoiceField(
        label="Cho đơn vị thụ hưởng", queryset=Beneficiary.objects.none(), required=False, empty_label="Cả đề án"
    )
    voucher = ViCharField(
        label="Số chứng từ",
        max_length=40,
        help_text="Uỷ nhiệm chi, giấy rút dự toán, phiếu chi",
        error_messages={"required": "Chưa có số chứng từ: ghi số uỷ nhiệm chi, giấy rút dự toán hoặc phiếu chi."},
    )
    voucher_on = ViDateField(label="Ngày chứng từ", initial=today)
    budget_year = ViYearField(label="Năm ngân sách", help_text="Có thể khác năm của chứng từ khi chỉnh lý")
    decided_reason = ViTextField(
        label="Lý do của người quyết", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    field_order = [*VOUCHER, *DECIDED]

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, asks=True, **kwargs)
        rows = project.beneficiaries.select_related("establishment").order_by("pk")
        self.fields["beneficiary"].queryset = self.helped(rows)
        self.fields["budget_year"].initial = project.plan_year or today().year
        self.fields["number"].label = "Số văn bản quyết định"
        self.order_fields(self.field_order)

    def helped(self, rows):
        return rows.standing()

    def clean(self):
        cleaned = super().clean()
        told = [name for name in ("number", "title", "file") if cleaned.get(name)]
        if cleaned.get("decided_reason") and not told:
            self.add_error("number", "Chi khác quy định: ghi văn bản của người quyết.")
        if told and not cleaned.get("decided_reason"):
            self.add_error("decided_reason", "Chi khác quy định: ghi lý do của người quyết.")
        return cleaned

    @property
    def plain(self):
        """The boxes of the voucher itself."""
        return [field for field in self if field.name not in DECIDED]

    @property
    def of_decision(self):
        return [field for field in self if field.name in DECIDED]

    @property
    def opens_decision(self) -> bool:
        """Somebody wrote there, or the rules stand against what was typed."""
        return self.is_bound and (not self.is_valid() or any(self.data.get(self.add_prefix(name)) for name in DECIDED))

    @property
    def decision(self) -> Decided | None:
        reason = self.cleaned_data["decided_reason"]
        return Decided(reason=reason, document=self.document) if reason and self.document else None

    @property
    def told(self) -> dict:
        """As the service takes it."""
        return {name: self.cleaned_data[name] for name in VOUCHER if name in self.cleaned_data}

    @property
    def beyond(self) -> dict | None:
        """The answer to a rule of the envelope that asks; None when nothing was said."""
        told = {name.removeprefix("beyond_"): self.cleaned_data.get(name, "") for name in BEYOND}
        return told if told["reason"] else None


class DisbursementForm(AdvanceForm):
    """A voucher of any kind."""

    kind = forms.ChoiceField(label="Loại", choices=DisbursementKind.choices)

    def helped(self, rows):
        return rows


class ReverseForm(ActForm):
    voucher = ViCharField(label="Số chứng từ đảo", max_length=40, help_text="Số giấy đính chính, bút toán đảo")
    voucher_on = ViDateField(label="Ngày đảo", initial=today)
    reason = ViTextField(label="Lý do đảo", widget=forms.Textarea(attrs={"rows": 3}))


class PaymentFilterForm(forms.Form):
    q = ViCharField(
        label="Số chứng từ, mã đề án",
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Số chứng từ, mã đề án"}),
    )
    nam = ViYearField(label="Năm ngân sách", required=False)
    nguon = forms.ChoiceField(
        label="Nguồn",
        required=False,
        choices=[("", "Mọi nguồn"), *((purse, words[0]) for purse, words in PURSE_MARKS.items())],
    )
    loai = forms.ChoiceField(label="Loại", required=False, choices=[("", "Mọi loại"), *DisbursementKind.choices])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nam"].widget.attrs["placeholder"] = "Năm ngân sách"
        self.use_required_attribute = False

    @property
    def wanted(self) -> dict:
        """The arguments of ``queries.payments``; what cannot be read asks for nothing."""
        told = self.cleaned_data if self.is_valid() else {}
        names = {"q": "text", "nam": "year", "nguon": "purse", "loai": "kind"}
        return {argument: told.get(name) or None for name, argument in names.items()}
