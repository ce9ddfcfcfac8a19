"""What is typed when money comes into an envelope, leaves it, or goes on to another."""

from django import forms

from budgets.choices import MovementKind
from budgets.forms.amounts import AskedAmount
from budgets.models import Envelope
from khuyencong.core.dates import today
from khuyencong.core.documents import WithDocument
from khuyencong.core.form_fields import ViDateField, ViMoneyField, ViTextField
from khuyencong.core.forms import ActForm
from khuyencong.core.money import format_prose
from khuyencong.territory.forms import UnitChoiceField

_HELP = "Đồng; gõ “300 triệu” hay “2,675 tỷ” cũng được"


def _why() -> ViTextField:
    return ViTextField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}))


class MovementForm(AskedAmount, WithDocument):
    """Amount, day, reason, and the decision it rests on. An adjustment may be below zero, a giao may be zero."""

    needs_document = True
    document_name = "quyết định"
    amount = ViMoneyField(label="Số tiền", help_text=_HELP)
    happened_on = ViDateField(label="Ngày", initial=today)
    reason = _why()

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind == MovementKind.ADJUST:
            self.fields["amount"].help_text = f"{_HELP}; giảm thì ghi dấu trừ, như -50 triệu"
        if kind == MovementKind.CUT:
            self.fields["amount"].label = "Số tiền cắt giảm"

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if self.kind == MovementKind.ADJUST and amount == 0:
            raise forms.ValidationError("Điều chỉnh tăng hay giảm bao nhiêu? Số này đang là 0.")
        if self.kind != MovementKind.ADJUST and amount < (0 if self.kind == MovementKind.GIVE else 1):
            raise forms.ValidationError("Số tiền phải lớn hơn 0.")
        return amount


class EnvelopeChoice(forms.ModelChoiceField):
    """Envelopes with what is left in each."""

    def label_from_instance(self, envelope: Envelope) -> str:
        left = "chưa có số liệu" if envelope.amount is None else f"còn {format_prose(envelope.amount - envelope.held)}"
        return f"{envelope.label} · {left}"


class AllocateForm(MovementForm):
    """Into one beneath it, or into a new one for a place."""

    child = EnvelopeChoice(
        label="Phân bổ cho", queryset=Envelope.objects.none(), required=False, empty_label="Khoản mới"
    )
    unit = UnitChoiceField(label="Địa bàn của khoản mới", on=None, required=False)
    field_order = ["child", "unit", "amount"]

    def __init__(self, *args, children, **kwargs):
        super().__init__(*args, kind=MovementKind.ALLOCATE, **kwargs)
        self.fields["child"].queryset = children

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("child") and not cleaned.get("unit") and "unit" not in self.errors:
            self.add_error("unit", "Chọn khoản cấp dưới, hoặc địa bàn để mở khoản mới.")
        return cleaned


class TakeBackForm(MovementForm):
    """Out of one beneath it."""

    child = EnvelopeChoice(label="Thu về từ", queryset=Envelope.objects.none())
    field_order = ["child", "amount"]

    def __init__(self, *args, children, **kwargs):
        super().__init__(*args, kind=MovementKind.TAKE_BACK, **kwargs)
        self.fields["child"].queryset = children


class CarryForm(MovementForm):
    """Into an envelope of the next year, or into a new one like this."""

    into = EnvelopeChoice(
        label="Chuyển sang",
        queryset=Envelope.objects.none(),
        required=False,
        empty_label="Khoản mới, cùng nguồn và địa bàn",
    )
    field_order = ["into", "amount"]

    def __init__(self, *args, targets, **kwargs):
        super().__init__(*args, kind=MovementKind.CARRY, **kwargs)
        self.fields["into"].queryset = targets


class ReverseForm(ActForm):
    """Why the row is wrong, and when that was found."""

    happened_on = ViDateField(label="Ngày đảo bút", initial=today)
    reason = _why()


class MoveHoldingForm(ActForm):
    """From which envelope the đề án is to be held instead."""

    into = EnvelopeChoice(label="Giữ từ khoản", queryset=Envelope.objects.none())
    amount = ViMoneyField(label="Số tiền chuyển", min_value=1, help_text=_HELP)
    happened_on = ViDateField(label="Ngày", initial=today)
    reason = _why()

    def __init__(self, *args, targets, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = targets
