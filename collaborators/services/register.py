"""What a review found goes into the register of establishments, by somebody's decision, and can be taken back."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from collaborators import rules
from collaborators.choices import Decision, FindingKind
from collaborators.models import QuarterlyReport, RegisterDecision
from collaborators.queries.register import Finding, facts_now, findings
from khuyencong.core import timeline, versions
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.establishments import services as register
from khuyencong.establishments.choices import EstablishmentStatus
from khuyencong.establishments.models import Establishment, EstablishmentProfile, ProductionSite
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope

DAY = timedelta(days=1)
_STATUS = {
    FindingKind.CLOSED: EstablishmentStatus.CLOSED,
    FindingKind.PAUSED: EstablishmentStatus.PAUSED,
    FindingKind.RESUMED: EstablishmentStatus.ACTIVE,
}


def _open(report: QuarterlyReport, by: User) -> tuple[QuarterlyReport, dict[str, Finding]]:
    """The report under lock, with what still waits in it."""
    rows = QuarterlyReport.objects.visible_to(by).select_related("period", "appointment", "timeline")
    report = versions.locked(rows, pk=report.pk)
    rules.may_decide_findings(by, report).require()
    return report, {one.key: one for one in findings(report, today()) if one.decision is None}


def _waiting(found: dict[str, Finding], key: str) -> Finding:
    if key not in found:
        raise DomainError("Kết quả này đã có người quyết, hoặc báo cáo không còn nêu. Mở lại trang ghi sổ.")
    return found[key]


@transaction.atomic
def write_findings(*, by: User, report: QuarterlyReport, chosen: dict[str, date]) -> int:
    """Those that need nothing but a day (paused, at work again, closed, moved away): key → since when. How many."""
    report, found = _open(report, by)
    for key, since in chosen.items():
        finding = _waiting(found, key)
        if not finding.at_once:
            raise DomainError(f"{finding.name}: mở ra ghi riêng, vì phải gõ thông tin mới.")
        try:
            _write_at_once(report, finding, since, by)
        except DomainError as error:
            raise DomainError(f"{finding.name}: {error}", field=f"ngay_{finding.box}") from None
    return len(chosen)


def _write_at_once(report: QuarterlyReport, finding: Finding, since: date, by: User) -> None:
    if finding.kind == FindingKind.LEFT:
        site = register.end_site(site=_site_here(report, finding.establishment, since), by=by, last_day=since - DAY)
        _decide(report, finding, by, since=since, establishment=finding.establishment, site=site)
        return
    facts = facts_now(finding.establishment) | {"status": _STATUS[finding.kind]}
    opened = _change(finding.establishment, facts, since, by)
    _decide(report, finding, by, since=since, establishment=finding.establishment, opened=opened)


def _site_here(report: QuarterlyReport, one: Establishment, on: date) -> ProductionSite:
    """The one site it has among the places of the collaborator."""
    units = scope(*(area.unit_id for area in report.appointment.areas.all() if area.unit_id))
    sites = list(one.sites.filter(unit__in=units, valid_to=None).select_related("unit", "establishment__timeline"))
    if len(sites) != 1:
        raise DomainError("Sổ không ghi đúng một nơi sản xuất ở địa bàn này. Mở trang cơ sở, ghi riêng.")
    return sites[0]


def _change(one: Establishment, facts: dict, since: date, by: User, expected: int | None = None):
    register.change_facts(establishment=one, by=by, facts=facts, since=since, expected=expected)
    return one.profiles.get(valid_from=since)


@transaction.atomic
def write_changed(
    *, by: User, report: QuarterlyReport, key: str, facts: dict, since: date, expected: int | None = None
) -> RegisterDecision:
    """New facts of an establishment of the list, typed from what the report tells."""
    report, found = _open(report, by)
    finding = _waiting(found, key)
    if finding.kind in {FindingKind.NEW, FindingKind.ARRIVED, FindingKind.LEFT}:
        raise DomainError("Kết quả này không phải thay đổi thông tin. Mở lại trang ghi sổ.")
    opened = _change(finding.establishment, facts, since, by, expected)
    return _decide(report, finding, by, since=since, establishment=finding.establishment, opened=opened)


@transaction.atomic
def write_new(
    *,
    by: User,
    report: QuarterlyReport,
    key: str,
    facts: dict,
    site: AdministrativeUnit,
    since: date,
    place_as_written: str = "",
) -> RegisterDecision:
    """An establishment the collaborator found, into the register."""
    report, found = _open(report, by)
    finding = _waiting(found, key)
    if finding.kind != FindingKind.NEW:
        raise DomainError("Kết quả này không phải cơ sở mới. Mở lại trang ghi sổ.")
    made = register.add_establishment(by=by, facts=facts, site=site, place_as_written=place_as_written, since=since)
    return _decide(report, finding, by, since=since, establishment=made)


@transaction.atomic
def write_arrived(
    *,
    by: User,
    report: QuarterlyReport,
    key: str,
    establishment: Establishment,
    site: AdministrativeUnit,
    since: date,
    place_as_written: str = "",
) -> RegisterDecision:
    """An establishment of the register makes things at one more place."""
    report, found = _open(report, by)
    finding = _waiting(found, key)
    if finding.kind != FindingKind.ARRIVED:
        raise DomainError("Kết quả này không phải cơ sở chuyển đến. Mở lại trang ghi sổ.")
    made = register.add_site(
        establishment=establishment, by=by, unit=site, place_as_written=place_as_written, valid_from=since
    )
    return _decide(report, finding, by, since=since, establishment=establishment, site=made)


@transaction.atomic
def decline_finding(*, by: User, report: QuarterlyReport, key: str, reason: str) -> RegisterDecision:
    """The register stays as it is, and says why."""
    report, found = _open(report, by)
    finding = _waiting(found, key)
    return _decide(report, finding, by, decision=Decision.DECLINED, reason=reason, establishment=finding.establishment)


def _decide(report: QuarterlyReport, finding: Finding, by: User, **facts) -> RegisterDecision:
    """The trace, in the report and in the establishment."""
    decision = facts.pop("decision", Decision.WRITTEN)
    made = RegisterDecision.objects.create(
        report=report,
        key=finding.key,
        kind=finding.kind,
        said=finding.said,
        decision=decision,
        by=by,
        at=timezone.now(),
        **facts,
    )
    words = f"{made.get_decision_display()}: {finding.name}, {made.get_kind_display().lower()}"
    words += f". {made.reason}" if made.reason else ""
    timeline.record(timeline=report.timeline, by=by, verb="register", text=words[:500])
    if made.establishment_id and decision == Decision.WRITTEN:
        text = f"Ghi theo báo cáo {report.period} của {report.appointment.collaborator}: {finding.said}"
        timeline.record(timeline=made.establishment.timeline, by=by, verb="register", text=text[:500])
    return made


@transaction.atomic
def undo_decision(*, by: User, decision: RegisterDecision, reason: str) -> RegisterDecision:
    """The register says again what it said before, and the finding waits once more."""
    rows = RegisterDecision.objects.visible_to(by).select_related("report__timeline", "establishment")
    row = rows.select_for_update(of=("self",), no_key=True).get(pk=decision.pk)
    rules.may_undo_decision(by, row).require()
    opened, site, one = row.opened, row.site, row.establishment
    row.undone_by, row.undone_at, row.undone_because = by, timezone.now(), reason
    row.opened = row.site = None
    if row.kind == FindingKind.NEW:
        row.establishment = None
    row.save()
    if row.decision == Decision.WRITTEN:
        _take_back(FindingKind(row.kind), one, opened, site, by, reason)
    text = f"Huỷ quyết định về {one or row.said}: {reason}"
    timeline.record(timeline=row.report.timeline, by=by, verb="undo", text=text[:500])
    return row


def _take_back(
    kind: FindingKind,
    one: Establishment,
    opened: EstablishmentProfile | None,
    site: ProductionSite | None,
    by: User,
    reason: str,
) -> None:
    ways: dict[FindingKind, Callable] = {
        FindingKind.NEW: lambda: register.withdraw(establishment=one, by=by),
        FindingKind.ARRIVED: lambda: register.remove_site(site=site, by=by, reason=reason),
        FindingKind.LEFT: lambda: register.open_site_again(site=site, by=by, reason=reason),
    }
    ways.get(kind, lambda: register.take_back_facts(opened=opened, by=by, reason=reason))()
