"""Pictures hung on the lines of a report."""

from django.db import models
from django.db.models import Q

from collaborators.choices import ReportStatus
from collaborators.models import kept
from collaborators.models.reports import QuarterlyReport
from khuyencong.core.audit import tracked
from khuyencong.core.models import StoredFile, User


class ReportPhotoQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """As its report is; of a draft only its writer's."""
        seen = self.filter(report__in=QuarterlyReport.objects.visible_to(user))
        return seen.filter(~Q(report__status=ReportStatus.DRAFT) | Q(report__appointment__collaborator__user=user))

    def hanging(self):
        """Those not taken off or put another in the place of."""
        return self.filter(dropped_at=None)


@tracked
class ReportPhoto(models.Model):
    """A new establishment as its collaborator saw it. ``row`` is the line of the draft: “c2_02_0”.

    Taken off, it stays: a sending may speak of it.
    """

    report = models.ForeignKey(QuarterlyReport, models.PROTECT, related_name="photos", verbose_name="báo cáo")
    row = models.CharField("dòng", max_length=12)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="ảnh")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gửi ảnh")
    added_at = models.DateTimeField("gửi lúc")
    dropped_at = models.DateTimeField("bỏ lúc", null=True, blank=True)

    objects = ReportPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "ảnh của báo cáo"
        verbose_name_plural = "ảnh của báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "row"],
                condition=Q(dropped_at=None),
                name="photo_once_a_line",
                violation_error_message="Dòng này đã có ảnh.",
            ),
            models.CheckConstraint(
                condition=Q(row__regex=r"^c[1-4]_\d\d_\d{1,2}$"),
                name="photo_on_a_line",
                violation_error_message="Ảnh phải gắn với một dòng của báo cáo.",
            ),
        ]
        triggers = [kept.of_open_report()]

    def __str__(self):
        return f"Ảnh dòng {int(self.row.rpartition('_')[2]) + 1}"
