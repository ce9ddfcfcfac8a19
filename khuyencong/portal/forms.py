"""What is asked when a task is put off or handed over, and when a person gives all they hold to another."""

from django import forms

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import OptionalDocumentForm
from khuyencong.core.form_fields import ViDateField, ViTextField
from khuyencong.core.forms import ActForm
from khuyencong.core.models import User
from khuyencong.offices.forms import OfficerChoiceField
from khuyencong.offices.queries import officers


def _note(label: str, hint: str = "") -> ViTextField:
    return ViTextField(label=label, help_text=hint, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class SnoozeForm(ActForm):
    until = ViDateField(label="Hoãn đến ngày", help_text="Đến ngày ấy việc lại hiện trên trang chủ")
    beyond = forms.BooleanField(label="Biết là hoãn quá hạn", required=False)
    note = _note("Lý do")


class TaskHandOverForm(ActForm):
    to = forms.ModelChoiceField(User.objects.none(), label="Giao cho", empty_label="Chọn người")
    note = _note("Lời nhắn", "Người nhận đọc câu này cạnh việc.")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people


class HandoverForm(OptionalDocumentForm):
    """The taker is chosen after the list of what will move has been seen."""

    giver = forms.ModelChoiceField(User.objects.none(), label="Người giao", widget=forms.HiddenInput)
    handed_on = ViDateField(label="Ngày bàn giao", initial=today)
    reason = ViTextField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}))

    field_order = ["giver", "taker", "handed_on", "reason"]

    def __init__(self, *args, user: User, givers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset = givers
        self.fields["taker"] = OfficerChoiceField(
            officers(user, Role.STAFF, Role.ADMIN), label="Người nhận", empty_label="Chọn người nhận"
        )
        self.fields["number"].label = "Số văn bản"
        self.order_fields(self.field_order)
