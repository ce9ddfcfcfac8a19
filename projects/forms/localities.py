"""A locality's registration, its inspection, findings and answers."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import WithDocument
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViMoneyField, ViYearField
from khuyencong.core.forms import ActForm, VersionedForm
from khuyencong.territory.forms import UnitChoiceField
from projects.forms.origins import lines


class BoardForm(forms.Form):
    """The year and the place of the board, kept in the address."""

    nam = ViYearField(label="Năm kế hoạch", required=False)
    dia_ban = UnitChoiceField(label="Địa bàn", required=False, on=None, help_text="")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dia_ban"].widget.attrs["placeholder"] = "Mọi địa bàn"


class RegisterForm(WithDocument, VersionedForm):
    """``version`` is 0 for a line nobody has opened."""

    document_name = "văn bản đăng ký"
    registered = ViIntegerField(
        label="Số đề án đăng ký", required=False, min_value=0, help_text="Trống: chưa có số liệu"
    )
    registered_money = ViMoneyField(
        label="Kinh phí đăng ký", required=False, min_value=0, help_text="Trống: chưa có số liệu"
    )
    registered_on = ViDateField(label="Ngày đăng ký", initial=today)
    establishments = ViIntegerField(
        label="Số cơ sở để tính chỉ tiêu", required=False, min_value=0, help_text="Trống: đếm theo sổ cơ sở hôm nay"
    )
    note = ViCharField(label="Ghi chú", max_length=250, required=False)


class InspectionForm(WithDocument):
    document_name = "biên bản"
    inspected_on = ViDateField(label="Ngày kiểm tra", initial=today)
    who = ViCharField(label="Ai kiểm tra", max_length=250)
    summary = lines("Thấy gì, nhận xét", rows=4)


class FindingForm(ActForm):
    text = lines("Tồn tại, kiến nghị")
    due_on = ViDateField(label="Trả lời trước", required=False)


class AnswerForm(VersionedForm):
    answer = lines("Địa bàn trả lời")
    answered_on = ViDateField(label="Ngày trả lời", initial=today)


class CloseForm(VersionedForm):
    closed_on = ViDateField(label="Ngày khép", initial=today)
