"""What is typed about one product beside its name: other names, photos, papers, prices, labels."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import UploadField, WithDocument
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViMoneyField, ViYearField
from khuyencong.core.forms import ActForm
from products.choices import Angle, LabelKind, ProductPaperKind


class RenameForm(ActForm):
    name = ViCharField(label="Tên mới", max_length=200)
    on = ViDateField(label="Dùng từ ngày", initial=today)
    note = ViCharField(label="Vì sao đổi", max_length=250, required=False)


class AliasForm(ActForm):
    name = ViCharField(label="Tên khác", max_length=200, help_text="Tên quen gọi, tên viết tắt, tên nước ngoài")
    note = ViCharField(label="Dùng ở đâu", max_length=250, required=False)


class PhotoForm(ActForm):
    angle = forms.ChoiceField(label="Góc chụp", choices=Angle.choices)
    file = UploadField(
        label="Ảnh",
        required=True,
        help_text="JPG hoặc PNG, in được 10 × 15 cm; tối đa 20 MB. Ảnh cũ cùng góc được thay",
    )


class ProductPaperForm(ActForm):
    kind = forms.ChoiceField(label="Loại giấy", choices=ProductPaperKind.choices)
    number = ViCharField(label="Số", max_length=60, required=False)
    issuer = ViCharField(label="Nơi cấp", max_length=200, required=False)
    issued_on = ViDateField(label="Ngày cấp", required=False)
    valid_to = ViDateField(label="Có giá trị đến", required=False)
    file = UploadField(label="Bản chụp")


class PriceForm(ActForm):
    told_on = ViDateField(label="Giá của ngày", initial=today)
    amount = ViMoneyField(label="Giá", min_value=1)
    amount_to = ViMoneyField(label="Đến", required=False, min_value=1, help_text="Khi giá có khoảng")
    per = ViCharField(label="Cho một", max_length=40, help_text="cái, kg, bộ")


class LabelForm(WithDocument):
    document_name = "quyết định"

    kind = forms.ChoiceField(label="Nhãn", choices=LabelKind.choices)
    stars = ViIntegerField(label="Mấy sao", required=False, min_value=1, max_value=5, help_text="Chỉ với OCOP")
    name = ViCharField(label="Tên nhãn", max_length=120, required=False, help_text="Chỉ với nhãn khác")
    year = ViYearField(label="Năm được cấp")
    valid_to = ViDateField(label="Có giá trị đến", required=False)

    @property
    def others(self) -> dict:
        return super().others | {"document": self.document}
