"""What is typed about products."""

from django import forms

from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField, ViYearField
from khuyencong.core.forms import ActForm, VersionedForm
from khuyencong.core.models import User
from khuyencong.establishments.forms import EstablishmentChoiceField
from khuyencong.territory.forms import UnitChoiceField
from products.choices import ProductGroup, VotingLevel


class ProductForm(ActForm):
    name = ViCharField(label="Tên sản phẩm", max_length=200)
    unit = UnitChoiceField(label="Địa bàn")
    group = forms.ChoiceField(label="Nhóm", choices=ProductGroup.choices)
    is_set = forms.BooleanField(label="Là một bộ sản phẩm, dự bình chọn như một", required=False)
    story = ViTextField(label="Giới thiệu", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["establishment"] = EstablishmentChoiceField(user=user, label="Của cơ sở")
        self.order_fields(["name", "establishment"])


class ProductChangeForm(VersionedForm):
    name = ViCharField(label="Tên sản phẩm", max_length=200)
    group = forms.ChoiceField(label="Nhóm", choices=ProductGroup.choices)
    is_set = forms.BooleanField(label="Là một bộ sản phẩm, dự bình chọn như một", required=False)
    story = ViTextField(label="Giới thiệu", required=False, widget=forms.Textarea(attrs={"rows": 4}))


class RecognitionForm(ActForm):
    level = forms.ChoiceField(label="Cấp", choices=VotingLevel.choices)
    year = ViYearField(label="Năm")
    decided_on = ViDateField(label="Ngày quyết định", required=False)
    number = ViCharField(label="Số quyết định", max_length=30, required=False)
    symbol = ViCharField(label="Ký hiệu", max_length=60, required=False, help_text="Ví dụ QĐ-UBND")
    issuer = ViCharField(label="Cơ quan ban hành", max_length=200, required=False)
    valid_to = ViDateField(
        label="Có giá trị đến", required=False, help_text="Ngày in trên giấy; trống: tính theo quy định của ngày cấp"
    )
