"""Keeping the words of a report. Figures are never kept: they are counted from the records each time."""

from django.db import transaction
from django.utils import timezone

from khuyencong.core import timeline, versions
from khuyencong.core.models import User
from khuyencong.reports import rules
from khuyencong.reports.choices import Part
from khuyencong.reports.models import AnnualReport
from khuyencong.reports.queries import ReportScope


@transaction.atomic
def keep_text(*, by: User, scope: ReportScope, part: Part, words: str, expected: int) -> AnnualReport:
    """Keep what a person wrote in one part; empty words give the machine's draft back.

    ``expected`` is the version they saw, 0 when nothing had been written.
    """
    rules.may_write(by, scope.unit).require()
    key = {
        "unit": scope.unit,
        "starts_on": scope.period.starts_on,
        "ends_on": scope.period.ends_on,
        "frame": scope.frame,
    }
    report = AnnualReport.objects.filter(**key).first()
    if report is None:
        # two people beginning at once meet at the unique key: the second is shown the first's words
        begun = {"timeline": timeline.start(), "version": 0}
        report, _ = AnnualReport.objects.get_or_create(**key, defaults=begun)
    report = versions.locked(AnnualReport.objects, pk=report.pk, expected=expected)
    versions.bump(report, **{part.value: words.strip(), "edited_at": timezone.now(), "edited_by": by})
    timeline.record(
        timeline=report.timeline,
        by=by,
        verb="write_text",
        text=f"Viết phần {part.label}" if words.strip() else f"Trả phần {part.label} về bản máy soạn",
    )
    return report
