"""Where a person is signed in."""

from django.contrib.sessions.models import Session
from django.db import models

from khuyencong.core.models.people import User


class DeviceQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Nobody sees where another is signed in."""
        return self.filter(user=user)


class Device(models.Model):
    """One signing in on one device: gone with its session. ``lock`` is of the password it was made with;
    ``last_used_at`` is right to the hour, and unknown of one that has not been used since it began to be noted."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="người dùng")
    session = models.OneToOneField(Session, models.CASCADE, related_name="+", verbose_name="phiên")
    name = models.CharField("thiết bị", max_length=80)
    is_remembered = models.BooleanField("ghi nhớ 30 ngày", default=False)
    signed_in_at = models.DateTimeField("đăng nhập lúc")
    last_used_at = models.DateTimeField("dùng gần nhất lúc", null=True, blank=True, help_text="Đúng đến giờ")
    lock = models.CharField("dấu của mật khẩu", max_length=12)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        verbose_name = "thiết bị đã nhớ"
        verbose_name_plural = "thiết bị đã nhớ"

    def __str__(self):
        return self.name
