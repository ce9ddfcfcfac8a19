"""Typed reasons: why a file goes back, is refused, withdrawn, suspended, stopped, changed or refunds."""

from django.db import models

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices
from khuyencong.core.fields import ViCharField
from projects.choices import ReasonGroup, ReasonKind
from projects.models import invariants
from projects.models.grounds import Grounded


@tracked
class Reason(Grounded, Dated):
    """``can_fix``: the file may be mended and sent again; ``needs_text``: the words must say more than the name."""

    code = models.CharField("mã", max_length=10, unique=True)
    kind = models.CharField("dùng khi", max_length=20, choices=ReasonKind.choices)
    group = models.CharField("nhóm", max_length=20, choices=ReasonGroup.choices, blank=True, default=ReasonGroup.NONE)
    name = ViCharField("lý do", max_length=200)
    can_fix = models.BooleanField("sửa được", default=False)
    needs_text = models.BooleanField("bắt buộc ghi rõ", default=False)

    class Meta(Dated.Meta):
        verbose_name = "lý do"
        verbose_name_plural = "lý do"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("reason_kind_known", "kind", ReasonKind),
            in_choices("reason_group_known", "group", ReasonGroup),
            in_choices("reason_certainty_known", "certainty", Certainty),
        ]
        triggers = [invariants.reason_keeps_kind()]

    def __str__(self):
        return self.name
