"""Questions of reports: what is asked for, the records, the figures, the tables, the whole paper."""

from django.db.models import F

from khuyencong.core.dates import Period
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from khuyencong.reports.models import AnnualReport
from khuyencong.reports.queries.document import AnnualReportDocument
from khuyencong.reports.queries.figure import PLACE, FigureDetail
from khuyencong.reports.queries.metrics import FACETS
from khuyencong.reports.queries.scope import ReportScope
from khuyencong.reports.queries.track import TrackPage, TrackRecord
from khuyencong.territory.choices import Frame
from khuyencong.territory.models import AdministrativeUnit

ALL_FACETS = (*FACETS, PLACE)

__all__ = [
    "ALL_FACETS",
    "AnnualReportDocument",
    "FigureDetail",
    "ReportScope",
    "TrackPage",
    "TrackRecord",
    "home_unit",
    "latest",
    "scope_of_kept",
    "units_of",
]


def units_of(user: User):
    """Territories a person may report on: those within reach of a desk; nothing for the others."""
    reach = reach_of(user)
    units = AdministrativeUnit.objects.with_parents()
    return units.filter(reach.within("pk")) if reach.is_office else units.none()


def home_unit(user: User, wanted: str = "") -> AdministrativeUnit | None:
    """The wanted unit (an id as text) if it is within reach, else the widest one granted that is still in force."""
    if wanted.isascii() and wanted.isdigit():
        return units_of(user).filter(pk=int(wanted)).first()
    granted = AdministrativeUnit.objects.with_parents().filter(pk__in=reach_of(user).unit_ids)
    return granted.order_by(F("valid_to").desc(nulls_first=True), "level", "sort_key", "pk").first()


def latest(user: User, *, limit: int = 8) -> list[AnnualReport]:
    """Reports whose texts were written, the latest first."""
    reports = AnnualReport.objects.visible_to(user).select_related("unit", "edited_by")
    return list(reports.order_by("-edited_at", "-pk")[:limit])


def scope_of_kept(report: AnnualReport) -> ReportScope:
    return ReportScope(period=Period(report.starts_on, report.ends_on), unit=report.unit, frame=Frame(report.frame))
