"""What is asked when a task is put off or handed over."""

from django import forms

from khuyencong.core.form_fields import ViDateField, ViTextField
from khuyencong.core.forms import ActForm
from khuyencong.core.models import User


def _note(label: str, hint: str = "") -> ViTextField:
    return ViTextField(label=label, help_text=hint, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class SnoozeForm(ActForm):
    until = ViDateField(label="Hoãn đến ngày", help_text="Đến ngày ấy việc lại hiện trên trang chủ")
    beyond = forms.BooleanField(label="Biết là hoãn quá hạn", required=False)
    note = _note("Lý do")


class HandOverForm(ActForm):
    to = forms.ModelChoiceField(User.objects.none(), label="Giao cho", empty_label="Chọn người")
    note = _note("Lời nhắn", "Người nhận đọc câu này cạnh việc.")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people
