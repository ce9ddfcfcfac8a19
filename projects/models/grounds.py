"""A fact the law may change: where it is said, and how sure we are of it."""

from django.db import models

from khuyencong.core.choices import Certainty
from khuyencong.core.fields import ViCharField


class Grounded(models.Model):
    """``source`` is the document, ``article`` the place in it; anything but “đã đọc” is told as unverified."""

    source = ViCharField("căn cứ", max_length=200, blank=True)
    article = ViCharField("điều khoản", max_length=200, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.READ)
    note = ViCharField("ghi chú", max_length=250, blank=True)

    class Meta:
        abstract = True

    @property
    def basis(self) -> str:
        """“Thông tư 36/2013/TT-BCT, Đ14 k5”; “Đề xuất” where no document says so."""
        return ", ".join(part for part in (self.source.replace(" (bản gốc)", ""), self.article) if part)

    @property
    def is_verified(self) -> bool:
        return self.certainty == Certainty.READ
