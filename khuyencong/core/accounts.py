"""django-allauth's door to our people: login by e-mail or phone, no sign-up from outside."""

import re

from allauth.account.adapter import DefaultAccountAdapter

from khuyencong.core.models import User


def normal_phone(text: str) -> str:
    """“+84 912 345 678”, “(+84) 0912.345.678”, “0084912345678” → “0912345678”."""
    digits = re.sub(r"[^\d+]", "", text)
    return re.sub(r"^(?:\+84|0084|84(?=0?\d{9}$))0?", "0", digits)


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def phone_form_field(self, **kwargs):
        from khuyencong.core.form_fields import ViCharField  # noqa: PLC0415  allauth loads adapters before apps

        return ViCharField(label="Số điện thoại", **kwargs)

    def clean_phone(self, phone):
        return normal_phone(phone)

    def get_user_by_phone(self, phone):
        return User.objects.filter(phone=normal_phone(phone)).first()

    def get_phone(self, user):
        return (user.phone, True) if user.phone else None

    def set_phone(self, user, phone, verified):
        """allauth asks for it; nobody changes their own number, as it is what they sign in by."""
        raise NotImplementedError("Số điện thoại do quản trị sửa, không sửa ở trang đăng nhập.")

    def set_phone_verified(self, user, phone):
        """allauth asks for it; nobody changes their own number, as it is what they sign in by."""
        raise NotImplementedError("Số điện thoại do quản trị sửa, không sửa ở trang đăng nhập.")
