"""A file with registrations."""

from django import forms

from khuyencong.core.exceptions import DomainError
from khuyencong.core.files import check_sheet

MOST_BYTES = 2 * 1024 * 1024


class EntrySheetForm(forms.Form):
    file = forms.FileField(
        label="Bảng đăng ký (.xlsx)",
        help_text="Mẫu của đợt này, đã điền; tối đa 1.000 dòng, 2 MB",
        error_messages={"required": "Chọn tệp Excel đã điền."},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError("Tệp nặng hơn 2 MB: bỏ ảnh và các trang không cần, hoặc chia thành nhiều tệp.")
        try:
            check_sheet(upload)
        except DomainError as error:
            raise forms.ValidationError(str(error)) from error
        return upload
