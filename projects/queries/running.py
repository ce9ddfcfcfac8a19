"""A đề án between appraisal and acceptance: its contracts, months, visits and adjustments, in a constant number of queries."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Prefetch, Q

from khuyencong.core import calendar
from khuyencong.core.choices import AmountUnit, Certainty
from khuyencong.core.dates import Period, today
from khuyencong.core.deadlines import Ground
from khuyencong.core.figures import Figure, of, total
from khuyencong.core.models import User
from projects.choices import BEING_DONE, Decider, PartnerRole, ProjectStatus, Purse
from projects.models import (
    Adjustment,
    Appraisal,
    Beneficiary,
    Contract,
    ContractProject,
    Inspection,
    InspectionDemand,
    ProgressReport,
    Project,
    YearPlan,
)

PROGRESS, SETTLEMENT, LIQUIDATION = "LC03", "LC04", "LC05"  # rules of the legal calendar
_MACHINE = "ND3"  # contents under which a machine is bought with each establishment
REPORTING = (ProjectStatus.CONTRACTED, ProjectStatus.RUNNING, ProjectStatus.SUSPENDED, ProjectStatus.ACCEPTING)


def missing_for_start(project: Project) -> list[str]:
    return [] if project.contracts.exists() else ["hợp đồng"]


def without_agreement(project: Project) -> list[Beneficiary]:
    """Establishments of a machine đề án whose own contract is not written down yet: told, never held against it."""
    if not project.content.code.startswith(_MACHINE) or project.retrospective:
        return []
    standing = project.beneficiaries.standing().filter(agreement__isnull=True)
    return list(standing.select_related("establishment").order_by("pk"))


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month of the work; ``state`` is told, late, due or empty (not asked for); ``due`` by which rule."""

    starts_on: date
    report: ProgressReport | None
    state: str = ""
    due: calendar.Due | None = None

    @property
    def label(self) -> str:
        return f"Tháng {self.starts_on.month}/{self.starts_on.year}"


def months_between(first: date, last: date) -> list[date]:
    """First days of the months of both days and those between."""
    start, found = first.replace(day=1), []
    while start <= last:
        found.append(start)
        period = Period.month(start.year, start.month)
        start = date.fromordinal(period.ends_on.toordinal() + 1)
    return found


def months_of(project: Project, reports: list[ProgressReport], began: date | None, on: date) -> list[Month]:
    """From the signing to today, or to the day it was accepted or stopped."""
    told = {report.month: report for report in reports}
    ended = project.done_on or project.stopped_on
    if project.status == ProjectStatus.ACCEPTING:
        ended = project.status_since
    last = min(ended or on, on)
    wanted = months_between(began, last) if began else []
    return [_month(project, day, told.get(day), on) for day in sorted({*wanted, *told})]


def _month(project: Project, day: date, report: ProgressReport | None, on: date) -> Month:
    asked = report is None and project.purse == Purse.NATIONAL and not project.retrospective
    due = calendar.due(PROGRESS, year=day.year, number=day.month) if asked else None
    state = "told" if report else "" if due is None else "late" if on > due.on else "due"
    return Month(starts_on=day, report=report, state=state, due=due)


def reportable_months(project: Project) -> list[date]:
    """Months a report can still be written for, newest first."""
    began = _began(list(project.contracts.select_related("contract"))) or project.approved_on or today()
    told = set(project.progress.values_list("month", flat=True))
    return [day for day in reversed(months_between(began, today())) if day not in told]


def _began(parts: list[ContractProject]) -> date | None:
    return min((part.contract.signed_on for part in parts), default=None)


@dataclass(frozen=True)
class Running:
    """What the page “Thực hiện” shows."""

    project: Project
    parts: list[ContractProject]
    beneficiaries: list[Beneficiary]
    reports: list[ProgressReport]
    inspections: list[Inspection]
    adjustments: list[Adjustment]
    years: list[YearPlan]
    appraisals: list[Appraisal]
    on: date

    @cached_property
    def months(self) -> list[Month]:
        return months_of(self.project, self.reports, _began(self.parts), self.on)

    @property
    def late_months(self) -> list[Month]:
        return [month for month in self.months if month.state == "late"]

    @property
    def progress_rule(self) -> Ground:
        """By which rule the late months are late."""
        return self.late_months[-1].due.ground

    @property
    def standing(self) -> list[Beneficiary]:
        return [one for one in self.beneficiaries if one.is_standing]

    @property
    def without_agreement(self) -> list[Beneficiary]:
        if not self.project.content.code.startswith(_MACHINE) or self.project.retrospective or not self.parts:
            return []
        return [one for one in self.standing if not hasattr(one, "agreement")]

    @property
    def agreement_gap(self) -> str:
        names = ", ".join(str(one) for one in self.without_agreement)
        return f"Đề án máy móc: chưa ghi hợp đồng hỗ trợ với {names}."

    @property
    def contracted(self) -> Figure:
        return total((of(part.amount) for part in self.parts), empty=of(None))

    @property
    def planned(self) -> Figure:
        return total((of(year.amount) for year in self.years), empty=of(None))

    @property
    def is_being_done(self) -> bool:
        return self.project.status in BEING_DONE


def running_of(project: Project) -> Running:
    """Seven queries beside the đề án itself."""
    parts = ContractProject.objects.filter(project=project).select_related("contract__document")
    parts = parts.annotate(appendix_count=Count("contract__appendices")).order_by("contract__signed_on", "pk")
    helped = project.beneficiaries.select_related("establishment", "unit", "agreement").order_by("pk")
    open_demands = Count("demands", filter=Q(demands__answered_on__isnull=True), distinct=True)
    visits = (
        Inspection.objects.filter(project=project)
        .select_related("beneficiary__establishment", "unit")
        .annotate(photo_count=Count("photos", distinct=True), open_demands=open_demands)
        .order_by("-inspected_on", "-pk")
    )
    asked = Adjustment.objects.filter(project=project).select_related("rule", "decision", "beneficiary__establishment")
    return Running(
        project=project,
        parts=list(parts),
        beneficiaries=list(helped),
        reports=list(ProgressReport.objects.filter(project=project).order_by("month")),
        inspections=list(visits),
        adjustments=list(asked.order_by("-asked_on", "-pk")),
        years=list(YearPlan.objects.filter(project=project).order_by("year")),
        appraisals=list(Appraisal.objects.filter(project=project).order_by("-held_on", "-pk")),
        on=today(),
    )


def contract(user: User, pk: int) -> Contract | None:
    """One contract with the đề án of it the person may see, and its appendices. Three queries."""
    seen = ContractProject.objects.filter(project__in=Project.objects.visible_to(user))
    parts = seen.select_related("project__unit", "project__holder").order_by("project__code")
    found = Contract.objects.visible_to(user).select_related("document__file", "implementer")
    return found.prefetch_related(Prefetch("parts", parts), "appendices__document").filter(pk=pk).first()


def inspection(project: Project, pk: int) -> Inspection | None:
    """One visit whole. Three queries."""
    demands = InspectionDemand.objects.order_by("due_on", "pk")
    return (
        project.inspections.select_related("beneficiary__establishment", "unit", "document", "inspected_by")
        .prefetch_related("photos__file", Prefetch("demands", demands))
        .filter(pk=pk)
        .first()
    )


def usual_parties(project: Project) -> dict[str, str]:
    """Who usually signs: the implementer of the file as bên B; bên A by the purse."""
    implementer = project.partners.filter(role=PartnerRole.IMPLEMENTS).select_related("organisation").first()
    giver = Decider.AGENCY.label if project.purse == Purse.NATIONAL else "Sở Công Thương"
    return {"party_a": giver, "party_b": str(implementer.organisation) if implementer else ""}


def contract_deadlines(contract: Contract) -> list[tuple[str, date | None, str]]:
    """(what, by when, on what ground): the end, the settlement file, the liquidation (TT 36/2013 Điều 18)."""
    done = [part.project.done_on for part in contract.parts.all() if part.project.stopped_on is None]
    last = max(done) if done and all(done) else None
    own = [("Thực hiện xong", contract.ends_on, "theo hợp đồng")]
    if contract.purse != Purse.NATIONAL:  # the province settles by its own rules
        return own
    law = calendar.current()
    settle = law.due(SETTLEMENT, last) if last else None
    liquidate = law.due(LIQUIDATION, year=contract.ends_on.year)
    return [
        *own,
        ("Lập xong hồ sơ quyết toán", settle and settle.on, _ground(law.rule(SETTLEMENT, last or today()))),
        ("Thanh lý hợp đồng", liquidate and liquidate.on, _ground(liquidate and liquidate.rule)),
    ]


def _ground(rule: calendar.Rule | None) -> str:
    """“15 ngày sau nghiệm thu …”: the rule of the legal calendar in words."""
    if rule is None:
        return "lịch hạn theo luật chưa có quy định"
    counted = (
        f"{rule.amount} {AmountUnit(rule.amount_unit).label} sau nghiệm thu đề án cuối cùng: " if rule.amount else ""
    )
    doubt = "" if rule.certainty == Certainty.READ else "; chưa kiểm chứng"
    return f"{counted}{rule.name[:1].lower()}{rule.name[1:]} ({rule.source}, {rule.article}{doubt})"
