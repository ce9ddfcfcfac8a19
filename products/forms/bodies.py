"""What is typed about the council, the jury and their ties."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import FACTS, WithDocument
from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import User
from khuyencong.establishments.forms import EstablishmentChoiceField
from khuyencong.territory.choices import Level
from khuyencong.territory.forms import UnitChoiceField
from products.choices import ConflictAnswer, ConflictKind, CouncilSeat, JurySeat, ProductGroup
from products.models import VotingRound


class _SeatForm(WithDocument):
    document_name = "quyết định"

    full_name = ViCharField(label="Họ và tên", max_length=120)
    job = ViCharField(label="Chức vụ, đơn vị", max_length=200, required=False)
    joined_on = ViDateField(label="Từ ngày", initial=today)
    replaces = forms.ModelChoiceField(
        None, label="Thay cho", required=False, empty_label="Không thay ai", help_text="Thay thì phải có quyết định"
    )
    note = ViCharField(label="Vì sao thay", max_length=250, required=False)

    def __init__(self, *args, round_: VotingRound, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["replaces"].queryset = self.standing(round_).filter(left_on__isnull=True).order_by("pk")
        rest = [name for name in self.fields if name not in FACTS]
        self.order_fields(["seat", *rest, *FACTS])


class CouncilForm(_SeatForm):
    seat = forms.ChoiceField(label="Chức danh", choices=CouncilSeat.choices, initial=CouncilSeat.MEMBER)

    @staticmethod
    def standing(round_: VotingRound):
        return round_.council


class LoginField(ViCharField):
    """Gives the active account of an e-mail or a phone; blank: scores on paper."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        found = User.objects.filter(is_active=True, email=text.lower()) | User.objects.filter(
            is_active=True, phone="".join(sign for sign in text if sign.isdigit()) or None
        )
        one = found.first()
        if one is None:
            raise forms.ValidationError("Chưa có tài khoản nào dùng thư điện tử hoặc số điện thoại này.")
        return one


class JurorForm(_SeatForm):
    seat = forms.ChoiceField(label="Chức danh", choices=JurySeat.choices, initial=JurySeat.MEMBER)
    user = LoginField(
        label="Tài khoản chấm",
        max_length=120,
        required=False,
        help_text="Thư điện tử hoặc điện thoại đăng nhập; trống: chấm phiếu giấy",
    )
    groups = forms.MultipleChoiceField(
        label="Chấm nhóm",
        choices=ProductGroup.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn: mọi nhóm",
    )
    phone = ViCharField(label="Điện thoại", max_length=20, required=False, help_text="Để tìm xung đột lợi ích")
    personal_code = ViCharField(label="Mã số thuế, số định danh", max_length=14, required=False)
    unit = UnitChoiceField(label="Công tác ở xã, phường", required=False, on=None, levels=[Level.COMMUNE])

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["works_at"] = EstablishmentChoiceField(
            user=user, label="Làm việc, góp vốn tại cơ sở", required=False
        )
        self.order_fields(["seat", *[name for name in self.fields if name not in FACTS], *FACTS])

    @staticmethod
    def standing(round_: VotingRound):
        return round_.jury


class ConflictForm(WithDocument):
    document_name = "văn bản của Chủ tịch Hội đồng"

    kind = forms.ChoiceField(label="Quan hệ", choices=ConflictKind.choices)
    answer = forms.ChoiceField(label="Kết luận", choices=ConflictAnswer.choices, widget=forms.RadioSelect)
    note = ViTextField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}))
