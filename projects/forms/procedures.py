"""From which day the new version of a procedure is in force."""

from django import forms

from khuyencong.core.form_fields import ViDateField


class RenewForm(forms.Form):
    valid_from = ViDateField(
        label="Bản mới áp dụng từ ngày",
        help_text="Sau hôm nay. Bản cũ hết vào hôm trước ngày ấy; đề án đã mở vẫn theo bản cũ.",
    )
