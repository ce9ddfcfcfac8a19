"""What is asked when a đề án moves on."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.form_fields import ViDateField, ViMoneyField, ViTextField
from khuyencong.core.forms import VersionedForm
from projects.forms.documents import DocumentForm, UploadField


def _reason(label: str, hint: str) -> ViTextField:
    return ViTextField(label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": 3}))


class SubmitForm(VersionedForm):
    submitted_on = ViDateField(label="Ngày trình", initial=today)
    due_on = ViDateField(label="Đề nghị trả lời trước", required=False)


class ReturnForm(VersionedForm):
    reason = _reason("Lý do trả lại", "Người giữ đề án đọc câu này: thiếu gì, sửa chỗ nào.")
    due_on = ViDateField(label="Sửa xong trước", required=False)


class WithdrawForm(VersionedForm):
    reason = _reason("Lý do rút", "Hồ sơ vẫn được giữ, không xoá.")


class FinishForm(VersionedForm):
    done_on = ViDateField(label="Ngày nghiệm thu", help_text="Kết quả tính vào kỳ có ngày này")


class ApproveForm(DocumentForm, VersionedForm):
    """The amount, then the decision."""

    support_approved = ViMoneyField(label="Kinh phí được duyệt", min_value=0)
    approved_on = ViDateField(label="Ngày duyệt", required=False, help_text="Trống: lấy ngày quyết định")
    due_on = ViDateField(label="Hạn nghiệm thu", required=False)
    file = UploadField(label="Bản chụp quyết định")

    field_order = ["support_approved", "approved_on", "number", "symbol", "issued_on", "issuer", "signer", "due_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("number", "symbol", "issued_on", "issuer"):
            self.fields[name].required = True
        self.fields["number"].label = "Số quyết định"
        self.fields["issued_on"].label = "Ngày quyết định"


class RejectForm(DocumentForm, VersionedForm):
    """The reason; the paper that says so is optional."""

    reason = _reason("Lý do không duyệt", "Đề án dừng ở đây. Nếu còn sửa được, trả lại thay vì không duyệt.")

    field_order = ["reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["number"].label = "Số văn bản trả lời"

    def clean(self):
        cleaned = super().clean()
        if any(cleaned.get(name) for name in ("number", "symbol", "file")) and not cleaned.get("title"):
            self.add_error("title", "Ghi trích yếu của văn bản vừa nêu.")
        return cleaned
