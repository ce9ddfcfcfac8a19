"""Đồng ý công khai: what an establishment lets everybody read of it beside its recognised products."""

from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import Sourced, StoredFile, User
from khuyencong.establishments.choices import ConsentChannel
from khuyencong.establishments.models import Establishment


class PublicityQuerySet(models.QuerySet):
    def standing(self):
        """Given and not taken back."""
        return self.filter(withdrawn_on__isnull=True)


@tracked
class Publicity(Sourced):
    """One consent, for three things told apart. Taken back, the row stays and shows nothing any more, at once."""

    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="+", verbose_name="cơ sở")
    shows_name = models.BooleanField("tên hộ, tên nghệ nhân", default=False)
    shows_contact = models.BooleanField("người liên hệ, điện thoại", default=False)
    shows_photos = models.BooleanField("ảnh, lời giới thiệu sản phẩm", default=False)
    given_by = ViCharField("người đồng ý", max_length=120, help_text="Chủ cơ sở hoặc người được giao")
    given_on = ViDateField("ngày đồng ý")
    channel = models.CharField("đồng ý bằng", max_length=20, choices=ConsentChannel.choices)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bản chụp"
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người ghi")
    withdrawn_on = ViDateField("rút lại ngày", null=True, blank=True)
    withdrawn_note = ViTextField("rút lại thế nào", blank=True)

    objects = PublicityQuerySet.as_manager()

    class Meta:
        verbose_name = "đồng ý công khai"
        verbose_name_plural = "đồng ý công khai"
        constraints = [
            in_choices("publicity_channel_known", "channel", ConsentChannel),
            models.CheckConstraint(
                condition=~Q(given_by=""), name="publicity_names_who", violation_error_message="Ghi ai đồng ý."
            ),
            models.CheckConstraint(
                condition=Q(shows_name=True) | Q(shows_contact=True) | Q(shows_photos=True),
                name="publicity_of_something",
                violation_error_message="Chọn ít nhất một điều được công khai.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_note="")
                | (Q(withdrawn_on__isnull=False, withdrawn_on__gte=F("given_on")) & ~Q(withdrawn_note="")),
                name="publicity_withdrawn_with_note",
                violation_error_message="Rút lại thì ghi ngày, không trước ngày đồng ý, và ai báo.",
            ),
            models.UniqueConstraint(
                fields=["establishment"],
                condition=Q(withdrawn_on__isnull=True),
                name="publicity_once",
                violation_error_message="Cơ sở này đã có đồng ý công khai. Rút lại rồi ghi lần mới.",
            ),
        ]

    def __str__(self):
        return f"{self.given_by}: {', '.join(self.things)}"

    @property
    def things(self) -> list[str]:
        """What may be shown, in words."""
        names = ("shows_name", "shows_contact", "shows_photos")
        return [self._meta.get_field(name).verbose_name for name in names if getattr(self, name)]
