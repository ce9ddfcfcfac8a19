"""What is typed about a registration: fields of Phụ lục 1, 2 and 5, its papers, the answer to it."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import UploadField
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViMoneyField, ViTextField
from khuyencong.core.forms import ActForm, Sectioned, VersionedForm
from khuyencong.core.models import User
from products.choices import Angle, Registrant
from products.forms.picks import ProductChoiceField
from products.models import DossierRule, Recognition, VotingRound
from products.queries import entries, law
from projects.models import PaperType


def _lines(label: str, **kwargs) -> ViTextField:
    return ViTextField(**{"label": label, "required": False, "widget": forms.Textarea(attrs={"rows": 2})} | kwargs)


class _EntryFacts(Sectioned, ActForm):
    received_on = ViDateField(label="Ngày nhận đăng ký", initial=today)
    contact = ViCharField(label="Người đại diện, chức vụ", max_length=160, required=False)
    contact_phone = ViCharField(label="Điện thoại liên hệ", max_length=20, required=False)
    serial = forms.BooleanField(label="Sản xuất được hàng loạt (Đ4 k4)", required=False)
    original = forms.BooleanField(label="Không sao chép, không vi phạm sở hữu trí tuệ (Đ4 k3)", required=False)
    no_lower_round = forms.BooleanField(
        label="Nơi này không tổ chức bình chọn cấp dưới",
        required=False,
        help_text="Cơ sở gửi hồ sơ cho UBND cấp xã, UBND có văn bản đăng ký (TT 38/2025 Đ28 k7)",
    )
    description = _lines("Mô tả: công dụng, kiểu dáng, kích cỡ")
    materials = _lines("Nguyên liệu")
    technology = _lines("Công nghệ, thiết bị")
    capacity = ViCharField(label="Năng lực sản xuất một năm", max_length=200, required=False)
    price = ViCharField(label="Giá bán", max_length=120, required=False)
    revenue = ViMoneyField(label="Doanh thu năm trước của sản phẩm", required=False, min_value=0)
    workers = ViIntegerField(label="Số lao động", required=False, min_value=0)
    market = _lines("Thị trường tiêu thụ, xuất khẩu")
    quality = _lines("Tiêu chuẩn, chất lượng đã công bố")
    environment = _lines("Môi trường, an toàn lao động")
    awards = _lines("Giải thưởng, chứng nhận đã có")
    blind_title = ViCharField(label="Tên khi che cơ sở", max_length=200, required=False)
    blind_text = _lines("Mô tả khi che cơ sở", help_text="Không ghi tên cơ sở, người, điện thoại, địa danh")

    first: tuple[str, ...] = ()

    def __init__(self, *args, round_: VotingRound, **kwargs):
        super().__init__(*args, **kwargs)
        self.round = round_
        if not law.level_rule(round_.level, round_.opens_on).lower_level:
            del self.fields["no_lower_round"]
        if not round_.blind:
            del self.fields["blind_title"], self.fields["blind_text"]

    def layout(self):
        return [
            ("Đăng ký (Phụ lục 1)", "", [*self.first, "received_on", "contact", "contact_phone", "lower", "no_lower_round", "serial", "original"]),
            (
                "Thuyết minh (Phụ lục 2)",
                "Chưa rõ thì để trống, bổ sung sau.",
                ["description", "materials", "technology", "capacity", "price", "revenue", "workers", "market", "quality", "environment", "awards"],
            ),
            *([("Bản che tên", "Giám khảo chỉ thấy mã số, nhóm và hai ô này.", ["blind_title", "blind_text"])] if self.round.blind else []),
        ]  # fmt: skip


class EntryForm(_EntryFacts):
    first = ("product", "registrant")

    registrant = forms.ChoiceField(label="Ai đăng ký", choices=Registrant.choices)

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["product"] = ProductChoiceField(user=user, label="Sản phẩm")


class LowerField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return entries.told_of(obj)


class EntryChangeForm(_EntryFacts, VersionedForm):
    def __init__(self, *args, product, **kwargs):
        super().__init__(*args, **kwargs)
        levels = law.lower_levels(self.round.level, self.round.opens_on)
        rows = Recognition.objects.filter(product=product, level__in=levels).order_by("-year", "-pk")
        if levels:
            self.fields["lower"] = LowerField(
                rows, label="Giấy chứng nhận cấp dưới", required=False, empty_label="Chưa có"
            )


class EntryPaperForm(ActForm):
    paper_type = forms.ModelChoiceField(None, label="Giấy tờ", empty_label=None)
    angle = forms.ChoiceField(label="Góc chụp", choices=[("", "Không phải ảnh"), *Angle.choices], required=False)
    received_on = ViDateField(label="Ngày nhận", initial=today)
    note = ViCharField(label="Số, ngày của giấy; nơi giữ bản giấy", max_length=250, required=False)
    file = UploadField(label="Tệp")

    def __init__(self, *args, rules: list[DossierRule], **kwargs):
        super().__init__(*args, **kwargs)
        types = {rule.paper_type_id for rule in rules}
        self.fields["paper_type"].queryset = PaperType.objects.filter(pk__in=types).order_by("code")


class SettleForm(ActForm):
    note = ViTextField(label="Lý do", required=False, widget=forms.Textarea(attrs={"rows": 2}))
