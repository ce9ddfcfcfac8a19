"""Where money comes from, with the years it could: the district's until it was dissolved, the commune's since."""

from django.db import models

from budgets.choices import Fund
from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, DatedQuerySet, in_choices, no_overlap
from khuyencong.core.fields import ViCharField


class FundingSourceQuerySet(DatedQuerySet):
    def of_year(self, year: int):
        """Sources that could give money in ``year``."""
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__year__lte=year),
            models.Q(valid_to__isnull=True) | models.Q(valid_to__year__gte=year),
        )


@tracked
class FundingSource(Dated):
    """Nguồn kinh phí: a row of the register, counted under its ``purse`` in every table and report."""

    code = models.CharField("mã", max_length=20)
    name = ViCharField("tên", max_length=120)
    purse = models.CharField("tính vào nguồn", max_length=10, choices=Fund.choices)
    certainty = models.CharField(
        "mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.SECOND_HAND
    )
    source = ViCharField("căn cứ", max_length=300, blank=True)

    objects = FundingSourceQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "nguồn kinh phí"
        verbose_name_plural = "nguồn kinh phí"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("funding_source_purse_known", "purse", Fund),
            in_choices("funding_source_certainty_known", "certainty", Certainty),
            no_overlap("funding_source_no_overlap", of=["code"], message="Mã nguồn này đã có trong thời gian ấy."),
        ]

    def __str__(self):
        return self.name
