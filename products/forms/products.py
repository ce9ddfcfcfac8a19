"""What is typed about products."""

from django import forms

from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField, ViYearField
from khuyencong.core.forms import ActForm, VersionedForm
from khuyencong.core.models import User
from khuyencong.establishments.forms import EstablishmentChoiceField
from khuyencong.territory.forms import UnitChoiceField
from products.choices import ProductGroup, VotingLevel


class _Set:
    """Parts are told of a set only."""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("set_parts") and not cleaned.get("is_set"):
            self.add_error("is_set", "Đã ghi các phần của bộ: đánh dấu đây là bộ, hoặc xoá các phần.")
        return cleaned


class ProductForm(_Set, ActForm):
    name = ViCharField(label="Tên sản phẩm", max_length=200)
    unit = UnitChoiceField(label="Địa bàn")
    group = forms.ChoiceField(label="Nhóm", choices=ProductGroup.choices)
    is_set = forms.BooleanField(label="Là một bộ sản phẩm, dự bình chọn như một", required=False)
    set_parts = ViTextField(
        label="Bộ gồm",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Khi là bộ: tên từng sản phẩm, mỗi dòng một tên",
    )
    story = ViTextField(label="Giới thiệu", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["establishment"] = EstablishmentChoiceField(user=user, label="Của cơ sở")
        self.order_fields(["name", "establishment"])


class ProductChangeForm(_Set, VersionedForm):
    name = ViCharField(
        label="Tên sản phẩm", max_length=200, help_text="Sửa chữ gõ sai. Sản phẩm đổi tên thật thì dùng “Đổi tên”"
    )
    group = forms.ChoiceField(label="Nhóm", choices=ProductGroup.choices)
    is_set = forms.BooleanField(label="Là một bộ sản phẩm, dự bình chọn như một", required=False)
    set_parts = ViTextField(
        label="Bộ gồm",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Khi là bộ: tên từng sản phẩm, mỗi dòng một tên",
    )
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
