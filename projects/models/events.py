"""Fairs, exhibitions, study visits and matching conferences of a đề án, and who went."""

from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import CountField, ViCharField, ViDateField
from khuyencong.core.models import Sourced, Versioned
from khuyencong.establishments.models import Establishment
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import EventKind
from projects.models.projects import Project


@tracked
class TradeEvent(Versioned, Sourced):
    """One event (its name leaves ``ProjectEvent`` to the trail of ``Project``). What it brought in numbers stays a stated total of the đề án (``Output``); this tells it."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="trade_events", verbose_name="đề án")
    kind = models.CharField("loại", max_length=20, choices=EventKind.choices)
    name = ViCharField("tên sự kiện", max_length=250)
    place_as_written = ViCharField("nơi tổ chức", max_length=250, blank=True, help_text="Cả nước ngoài")
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="địa bàn"
    )
    starts_on = ViDateField("từ ngày", null=True, blank=True)
    ends_on = ViDateField("đến ngày", null=True, blank=True)
    organiser = ViCharField("đơn vị tổ chức", max_length=200, blank=True)

    class Meta:
        verbose_name = "hội chợ, tham quan"
        verbose_name_plural = "hội chợ, tham quan"
        constraints = [
            in_choices("event_kind_known", "kind", EventKind),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="event_dates_in_order",
                violation_error_message="“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.",
            ),
        ]

    def __str__(self):
        return self.name


@tracked
class EventParticipant(models.Model):
    """Which establishment went, with which product, and what it brought home. NULL is unknown."""

    event = models.ForeignKey(TradeEvent, models.PROTECT, related_name="participants", verbose_name="sự kiện")
    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="+", verbose_name="cơ sở")
    product = ViCharField("sản phẩm mang đi", max_length=250, blank=True)
    booths = CountField("gian hàng", null=True, blank=True, help_text="Trống: chưa có số liệu")
    contracts = CountField("hợp đồng, ghi nhớ đã ký", null=True, blank=True, help_text="Trống: chưa có số liệu")
    note = ViCharField("ghi chú", max_length=250, blank=True)

    class Meta:
        verbose_name = "cơ sở dự sự kiện"
        verbose_name_plural = "cơ sở dự sự kiện"
        constraints = [
            models.UniqueConstraint(
                fields=["event", "establishment", "product"],
                name="event_participant_once",
                violation_error_message="Cơ sở này đã ghi với sản phẩm ấy.",
            )
        ]

    def __str__(self):
        return str(self.establishment)
