"""What the office types about a report, a period, a difficulty."""

from django import forms

from collaborators.choices import Heard
from collaborators.models import Appointment, Difficulty, ReturnReason
from khuyencong.core.dates import today
from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField, ViYearField
from khuyencong.core.forms import ActForm, VersionedForm
from khuyencong.core.models import User
from khuyencong.offices.queries import officers


class ReturnForm(VersionedForm):
    reason = forms.ModelChoiceField(label="Lý do", queryset=ReturnReason.objects.none(), empty_label="Chọn lý do")
    note = ViTextField(label="Ghi rõ", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    box = forms.CharField(label="Ô cần xem", required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].queryset = ReturnReason.objects.on(today()).order_by("code")


class TakeBackForm(VersionedForm):
    note = ViCharField(label="Lấy lại để sửa chỗ nào", max_length=300)


class ApproveForm(VersionedForm):
    """The one button."""


class TogetherForm(ActForm):
    """Reports ticked in the list."""

    reports = forms.TypedMultipleChoiceField(label="Báo cáo", coerce=int, required=True)

    def __init__(self, *args, rows=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reports"].choices = [(row, row) for row in rows]
        self.fields["reports"].error_messages["required"] = "Chưa chọn báo cáo nào."


class ConfirmForm(ActForm):
    name = ViCharField(label="Người xác nhận", max_length=120)
    title = ViCharField(label="Chức vụ, cơ quan", max_length=200, help_text="Ví dụ: Phó Chủ tịch UBND xã")
    confirmed_on = ViDateField(label="Ngày xác nhận")
    file = forms.FileField(label="Bản chụp giấy đã ký", required=False, help_text="PDF hoặc ảnh")


class LockForm(ActForm):
    """The one button."""


class ReopenForm(ActForm):
    appointment = forms.ModelChoiceField(
        label="Cộng tác viên", queryset=Appointment.objects.none(), empty_label="Chọn người"
    )
    reason = ViTextField(label="Lý do", widget=forms.Textarea(attrs={"rows": 3}))
    until = ViDateField(label="Mở đến hết ngày")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["appointment"].queryset = people


class AgreeForm(ActForm):
    """The one button."""


class OpenYearForm(ActForm):
    year = ViYearField(label="Năm")


class HandleForm(VersionedForm):
    """One step with a difficulty; which one is the button pressed."""


class AssignForm(HandleForm):
    owner = forms.ModelChoiceField(label="Người theo dõi", queryset=User.objects.none(), empty_label="Chọn người")
    due_on = ViDateField(label="Hạn trả lời", required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = officers(user)


class ForwardForm(HandleForm):
    theme = ViCharField(label="Lời gửi lên", max_length=300, help_text="Không nêu tên người, tên cơ sở")
    authority = ViCharField(label="Nơi có thẩm quyền", max_length=200)
    due_on = ViDateField(label="Hạn trả lời", required=False)


class AnswerForm(HandleForm):
    answer = ViTextField(label="Trả lời", widget=forms.Textarea(attrs={"rows": 4}))


class JoinForm(HandleForm):
    to = forms.ModelChoiceField(label="Gộp vào việc", queryset=Difficulty.objects.none(), empty_label="Chọn việc")

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = others


class HeardForm(ActForm):
    heard = forms.ChoiceField(
        label="Câu trả lời thế nào", choices=[one for one in Heard.choices if one[0]], widget=forms.RadioSelect
    )
    text = ViCharField(label="Ý kiến thêm", max_length=300, required=False)
