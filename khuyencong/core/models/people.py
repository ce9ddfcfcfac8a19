"""People who sign in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.fields import ViCharField, fold_of, sort_key_of


class UserManager(BaseUserManager):
    use_in_migrations = False

    def create_user(self, *, full_name, password=None, email=None, phone=None, **extra):
        user = self.model(full_name=full_name, email=email.lower() if email else None, phone=phone or None, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, *, full_name="Quản trị", password=None, email=None, **extra):
        return self.create_user(
            full_name=full_name, password=password, email=email, is_staff=True, is_superuser=True, **extra
        )

    def get_by_natural_key(self, login):
        return self.get(Q(email__iexact=login) | Q(phone=login))


@tracked
class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in, by e-mail or by phone. What they may do is in ``offices.RoleGrant``."""

    full_name = ViCharField("họ và tên", max_length=120)
    email = models.EmailField("thư điện tử", null=True, blank=True)
    phone = ViCharField("số điện thoại", max_length=15, null=True, blank=True)
    job_title = ViCharField("chức vụ", max_length=120, blank=True)
    is_active = models.BooleanField("đang dùng", default=True)
    is_staff = models.BooleanField("vào được trang quản trị", default=False)
    joined_at = models.DateTimeField("ngày tạo", default=timezone.now, editable=False)
    fold = fold_of("full_name")
    sort_key = sort_key_of("full_name")

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        constraints = [
            models.UniqueConstraint(
                fields=["email"], name="user_email_once", violation_error_message="Thư điện tử này đã có tài khoản."
            ),
            models.UniqueConstraint(
                fields=["phone"], name="user_phone_once", violation_error_message="Số điện thoại này đã có tài khoản."
            ),
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False),
                name="user_has_a_login",
                violation_error_message="Cần thư điện tử hoặc số điện thoại để đăng nhập.",
            ),
            models.CheckConstraint(
                condition=Q(email__isnull=True) | (Q(email=Lower("email")) & ~Q(email="")),
                name="user_email_lower_case",
                violation_error_message="Thư điện tử viết bằng chữ thường.",
            ),
            models.CheckConstraint(
                condition=Q(phone__isnull=True) | Q(phone__regex=r"^0\d{9}$"),
                name="user_phone_shape",
                violation_error_message="Số điện thoại gồm 10 chữ số, bắt đầu bằng 0.",
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def initials(self) -> str:
        """Two letters for the avatar: the last two words of the name."""
        return "".join(word[0] for word in self.full_name.split()[-2:]).upper()

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return " ".join(self.full_name.split()[-2:])
