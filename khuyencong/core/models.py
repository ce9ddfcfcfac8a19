"""Things that know nobody: people, timelines, official documents, files, idempotency keys."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField, fold_of, sort_key_of


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


class Timeline(models.Model):
    """The thread of activities of one thing. The thing points here; a timeline knows nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = "dòng diễn biến"
        verbose_name_plural = "dòng diễn biến"

    def __str__(self):
        return str(self.pk)


@tracked
class StoredFile(models.Model):
    """Bytes kept once under their SHA-256. Served only by the owning app, through ``core.files``."""

    name = ViCharField("tên tệp", max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    content_type = models.CharField("loại nội dung", max_length=100)
    stored_at = models.DateTimeField("lưu lúc", default=timezone.now, editable=False)
    stored_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người lưu")

    class Meta:
        verbose_name = "tệp"
        verbose_name_plural = "tệp"
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_sha256_shape"),
            models.CheckConstraint(condition=Q(size__gt=0), name="file_not_empty"),
        ]

    def __str__(self):
        return self.name


@tracked
class OfficialDocument(models.Model):
    """Văn bản: số, ký hiệu, ngày, cơ quan ban hành, người ký, trích yếu, tệp."""

    number = ViCharField("số", max_length=30, blank=True)
    symbol = ViCharField("ký hiệu", max_length=60, blank=True, help_text="Phần sau số, ví dụ QĐ-SCT")
    issued_on = ViDateField("ngày ban hành", null=True, blank=True)
    issuer = ViCharField("cơ quan ban hành", max_length=200, blank=True)
    signer = ViCharField("người ký", max_length=120, blank=True)
    title = ViTextField("trích yếu")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="tệp")
    certainty = models.CharField(
        "mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.READ, help_text="S: đã đọc bản gốc"
    )
    source = ViCharField("nguồn", max_length=300, blank=True)
    fold = fold_of("title")

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        indexes = [GinIndex(OpClass("fold", name="gin_trgm_ops"), name="document_fold_trgm")]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "symbol", "issued_on", "issuer"],
                condition=~Q(number=""),
                nulls_distinct=False,
                name="document_once",
                violation_error_message="Văn bản có số, ký hiệu, ngày và cơ quan này đã được ghi.",
            ),
            models.CheckConstraint(condition=Q(certainty__in=Certainty.values), name="document_certainty_known"),
        ]

    def __str__(self):
        return self.reference or self.title

    @property
    def reference(self) -> str:
        """“Quyết định” aside: 49/QĐ-SCT; empty when no number is known."""
        return "/".join(part for part in (self.number, self.symbol) if part)


class Activity(models.Model):
    """One line people read in a timeline: who did what, when, by which paper. Written by services only."""

    timeline = models.ForeignKey(Timeline, models.PROTECT, related_name="activities", verbose_name="dòng diễn biến")
    at = models.DateTimeField("lúc", default=timezone.now)
    actor = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người làm")
    actor_title = ViCharField("chức vụ khi làm", max_length=120, blank=True)
    verb = models.CharField("việc", max_length=40)
    text = ViTextField("nội dung")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )

    class Meta:
        verbose_name = "diễn biến"
        verbose_name_plural = "diễn biến"
        indexes = [models.Index(F("timeline"), F("at").desc(), name="activity_by_timeline")]

    def __str__(self):
        return self.text


class IdempotencyKey(models.Model):
    """One act of one person; a second POST with the same key is sent to where the first one led."""

    key = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="người dùng")
    location = models.TextField("nơi đã dẫn tới", blank=True)
    created_at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "khoá chống gửi hai lần"
        verbose_name_plural = "khoá chống gửi hai lần"

    def __str__(self):
        return str(self.key)


class Versioned(models.Model):
    """Mixin column for optimistic locking: a form carries ``version`` and the service compares it under lock."""

    version = models.PositiveIntegerField("phiên bản", default=1, editable=False)

    class Meta:
        abstract = True


class Sourced(models.Model):
    """Where a record comes from, and whether it was made up for the demonstration."""

    source = ViCharField("nguồn", max_length=300, blank=True)
    illustrative = models.BooleanField("minh hoạ", default=False)

    class Meta:
        abstract = True
