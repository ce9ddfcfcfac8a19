"""What is lent, by which schedule, and what came back."""

from django import forms
from django.core.exceptions import ValidationError

from budgets.forms.amounts import AskedAmount
from budgets.queries import Planned, even_schedule
from khuyencong.core import dates, money
from khuyencong.core.dates import today
from khuyencong.core.documents import OptionalDocumentForm, UploadField
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViMoneyField, ViTextField, ViYearField
from khuyencong.core.forms import ActForm, VersionedForm
from projects.models import Beneficiary, Project

_LINES = "Mỗi dòng một kỳ: ngày, dấu hai chấm, số tiền. Ví dụ 30/06/2027: 100 triệu. Trống: chia đều theo ba ô trên"


class _Scheduled(OptionalDocumentForm):
    """Equal instalments by three boxes, or any schedule written line by line."""

    first_on = ViDateField(label="Hạn kỳ đầu", required=False)
    count = ViIntegerField(label="Số kỳ", required=False, min_value=1, max_value=60)
    months = ViIntegerField(label="Cách nhau (tháng)", required=False, min_value=1, max_value=60, initial=6)
    lines = ViTextField(
        label="Lịch thu khác chia đều", required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text=_LINES
    )

    SCHEDULE = ("first_on", "count", "months", "lines")

    def clean_lines(self) -> list[Planned]:
        found = []
        for number, line in enumerate(self.cleaned_data["lines"].splitlines(), 1):
            if not line.strip():
                continue
            day, mark, amount = line.partition(":")
            try:
                found.append(Planned(dates.parse_date(day), money.parse_money(amount)))
            except ValueError as error:
                raise ValidationError(f"Dòng {number} “{line.strip()[:60]}”: {error}", code="line") from error
            if not mark:
                raise ValidationError(f"Dòng {number}: thiếu dấu hai chấm giữa ngày và số tiền.", code="line")
        return found

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("lines") and "lines" not in self.errors:
            for name in ("first_on", "count", "months"):
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, "Chia đều thì ghi ô này; hoặc viết lịch thu từng dòng.")
        return cleaned

    def schedule(self, amount: int) -> list[Planned]:
        told = self.cleaned_data
        if told["lines"]:
            return told["lines"]
        return even_schedule(amount=amount, count=told["count"], first_on=told["first_on"], months=told["months"])

    @property
    def told(self) -> dict:
        return {name: value for name, value in self.others.items() if name not in self.SCHEDULE}


class LendForm(AskedAmount, _Scheduled):
    amount = ViMoneyField(label="Số có thu hồi", min_value=1, help_text="Đồng; gõ “210 triệu” cũng được")
    beneficiary = forms.ModelChoiceField(
        label="Đơn vị thụ hưởng", queryset=Beneficiary.objects.none(), required=False, empty_label="Cả đề án"
    )
    agreed_on = ViDateField(label="Ngày ký", initial=today)
    note = ViTextField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    field_order = ["amount", "beneficiary", "agreed_on", *_Scheduled.SCHEDULE, "note"]

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, **kwargs)
        rows = project.beneficiaries.standing().select_related("establishment").order_by("pk")
        self.fields["beneficiary"].queryset = rows
        self.fields["number"].label = "Số hợp đồng, khế ước"


class RescheduleForm(_Scheduled, VersionedForm):
    reason = ViTextField(label="Lý do đổi lịch", widget=forms.Textarea(attrs={"rows": 2}))

    field_order = ["reason", *_Scheduled.SCHEDULE]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, must=True, **kwargs)


class RecoverForm(AskedAmount, ActForm):
    amount = ViMoneyField(label="Số tiền thu được", min_value=1, help_text="Đồng; gõ “50 triệu” cũng được")
    received_on = ViDateField(label="Ngày nhận", initial=today)
    voucher = ViCharField(
        label="Số chứng từ thu",
        max_length=40,
        error_messages={"required": "Chưa có số chứng từ thu."},
    )
    budget_year = ViYearField(
        label="Trả về ngân sách năm", initial=lambda: today().year, help_text="Năm của khoản giao nhận lại số tiền này"
    )
    scan = UploadField(label="Bản chụp chứng từ")


class ReverseRecoveryForm(ActForm):
    voucher = ViCharField(label="Số chứng từ đảo", max_length=40)
    received_on = ViDateField(label="Ngày đảo", initial=today)
    reason = ViTextField(label="Lý do đảo", widget=forms.Textarea(attrs={"rows": 3}))
