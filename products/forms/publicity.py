"""What is typed of a consent to publish."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import UploadField
from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.forms import ActForm
from khuyencong.establishments.choices import ConsentChannel


class PublicityForm(ActForm):
    shows_name = forms.BooleanField(label="Hiện tên hộ kinh doanh, tên nghệ nhân", required=False)
    shows_contact = forms.BooleanField(label="Hiện người liên hệ, điện thoại", required=False)
    shows_photos = forms.BooleanField(label="Hiện ảnh và lời giới thiệu sản phẩm", required=False)
    given_by = ViCharField(label="Người đồng ý", max_length=120, help_text="Chủ cơ sở hoặc người được giao")
    given_on = ViDateField(label="Ngày đồng ý", initial=today)
    channel = forms.ChoiceField(label="Đồng ý bằng", choices=ConsentChannel.choices)
    file = UploadField(label="Bản chụp giấy đồng ý")


class PublicityWithdrawForm(ActForm):
    withdrawn_on = ViDateField(label="Rút lại ngày", initial=today)
    note = ViTextField(label="Ai báo, vì sao", widget=forms.Textarea(attrs={"rows": 2}))
