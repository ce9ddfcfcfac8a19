"""One year over localities: establishments, suggested, registered, carried out, checked, findings (N13).

Records stay where they were made. Under current units, what was registered by units since merged is added up under
what they became; what cannot be placed (split, or known only more widely) keeps a line of its own and says why.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Count, Prefetch, Q

from khuyencong.core.figures import Figure, from_row, known_sum, of, total
from khuyencong.core.models import User
from khuyencong.establishments.models import ProductionSite
from khuyencong.offices.queries import reach_of
from khuyencong.territory.choices import Frame, Level, Reason
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import Framer, scope
from projects.models import InspectionFinding, LocalityInspection, LocalityPlan, LocalityPlanRule, Project
from projects.queries.law import in_force, locality_rules


def establishments_in(unit: AdministrativeUnit, on: date | None = None) -> int:
    """Establishments with a production site there, predecessors of the unit included."""
    sites = ProductionSite.objects.filter(unit__in=scope(unit), valid_to__isnull=True)
    return sites.aggregate(n=Count("establishment", distinct=True))["n"]


def rule_for(unit: AdministrativeUnit | None, on: date) -> LocalityPlanRule | None:
    """The province's own rule of that day, else the common one."""
    above = {unit.pk, unit.parent_id, unit.parent.parent_id if unit.parent_id else None} if unit else set()
    rules = [one for one in locality_rules() if one.unit_id in {None, *above} and in_force(one, on)]
    return max(rules, key=lambda one: (one.unit_id is not None, one.pk), default=None)


@dataclass(frozen=True, kw_only=True)
class LocalityRow:
    """One locality's year. ``note`` says which older units are in it, or why a record has no unit of today."""

    unit: AdministrativeUnit
    establishments: Figure
    now: int
    target: Figure
    registered: Figure
    money: Figure
    registered_on: date | None
    is_registered: bool
    is_expected: bool
    done: int
    support: Figure
    inspected_on: date | None
    inspections: int
    open_findings: int
    findings: int
    note: str = ""


@dataclass(kw_only=True)
class _Parts:
    """What falls on one line before it is added up."""

    plans: list[LocalityPlan] = field(default_factory=list)
    projects: list[dict] = field(default_factory=list)
    inspections: list[LocalityInspection] = field(default_factory=list)
    establishments: int = 0
    why: set[str] = field(default_factory=set)
    olds: set[str] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True)
class LocalityBoard:
    """``unit`` narrows to a province or commune; ``frame`` is current units, or the units of the records."""

    user: User
    year: int
    unit: AdministrativeUnit | None = None
    frame: Frame = Frame.CURRENT
    today: date

    @cached_property
    def rows(self) -> list[LocalityRow]:
        """In Vietnamese order; communes without a single record included, so that who is silent shows."""
        return [self._row(unit, parts) for unit, parts in self._lines]

    @property
    def total(self) -> LocalityRow | None:
        """The same columns over all lines: equal to the sum of the records, whatever the frame."""
        if not self.rows:
            return None
        asked = self.expected
        summed = {name: total(getattr(row, name) for row in asked) for name in _FIGURES}
        summed["support"] = total(row.support for row in self.rows)
        counted = {name: sum(getattr(row, name) for row in self.rows) for name in _COUNTS}
        return LocalityRow(
            unit=self.rows[0].unit,
            registered_on=None,
            inspected_on=None,
            is_registered=False,
            is_expected=False,
            **summed,
            **counted,
        )

    @property
    def expected(self) -> list[LocalityRow]:
        """Communes, and whatever else has a line of its own; a province that only carried something out is not asked."""
        return [row for row in self.rows if row.is_expected]

    @property
    def registered(self) -> int:
        return sum(row.is_registered for row in self.rows)

    @cached_property
    def _plans(self) -> list[LocalityPlan]:
        found = LocalityPlan.objects.visible_to(self.user).filter(self._inside("unit"), year=self.year)
        return list(found.select_related("unit__parent__parent").order_by("pk"))

    @cached_property
    def _projects(self) -> list[dict]:
        """Approved đề án of the plan year, by the unit they were recorded in."""
        found = Project.objects.visible_to(self.user).approved().filter(self._inside("unit"), plan_year=self.year)
        counted = {"n": Count("pk"), **known_sum("support", "support_approved", mark="illustrative")}
        return list(found.values("unit").annotate(**counted).order_by("unit"))

    @cached_property
    def _inspections(self) -> list[LocalityInspection]:
        found = LocalityInspection.objects.visible_to(self.user).filter(self._inside("unit"), year=self.year)
        findings = {
            "found": Count("findings"),
            "still_open": Count("findings", filter=Q(findings__closed_on__isnull=True)),
        }
        return list(found.select_related("unit__parent__parent").annotate(**findings).order_by("inspected_on", "pk"))

    @cached_property
    def _sites(self) -> list[dict]:
        sites = ProductionSite.objects.filter(reach_of(self.user).within("unit"), valid_to__isnull=True)
        sites = sites.filter(self._inside("unit"))
        return list(sites.values("unit").annotate(n=Count("establishment", distinct=True)).order_by("unit"))

    @cached_property
    def _communes(self) -> list[AdministrativeUnit]:
        """The communes of today in the area asked for; none for the whole country, of which nobody reads a table."""
        reach = reach_of(self.user)
        if self.frame != Frame.CURRENT or (self.unit is None and reach.everywhere):
            return []
        found = AdministrativeUnit.objects.on(self.today).filter(level=Level.COMMUNE).with_parents()
        return list(found.filter(reach.within("pk"), self._inside("pk")))

    def _inside(self, column: str) -> Q:
        return Q(**{f"{column}__in": scope(self.unit)}) if self.unit else Q()

    @cached_property
    def _lines(self) -> list[tuple[AdministrativeUnit, _Parts]]:
        recorded = {one.unit_id for one in (*self._plans, *self._inspections)}
        recorded |= {row["unit"] for row in (*self._projects, *self._sites)}
        framer = Framer(frame=self.frame, level=Level.COMMUNE, unit_ids=recorded, today=self.today)
        own = AdministrativeUnit.objects.with_parents().in_bulk(recorded)
        units = {unit.pk: unit for unit in self._communes}
        lines: dict[int, _Parts] = defaultdict(_Parts)
        for commune in units:
            lines[commune] = _Parts()
        for plan in self._plans:
            self._line(lines, units, framer, own[plan.unit_id]).plans.append(plan)
        for row in self._projects:
            self._line(lines, units, framer, own[row["unit"]]).projects.append(row)
        for inspection in self._inspections:
            self._line(lines, units, framer, own[inspection.unit_id]).inspections.append(inspection)
        for row in self._sites:
            self._line(lines, units, framer, own[row["unit"]], tells=False).establishments += row["n"]
        found = [(units[pk], parts) for pk, parts in lines.items() if self._shows(pk, parts)]
        return sorted(found, key=lambda line: (-line[0].level, line[0].sort_key, line[0].pk))

    def _shows(self, pk: int, parts: _Parts) -> bool:
        """A wider or ended unit only for what somebody registered, carried out or checked there."""
        return bool(parts.plans or parts.projects or parts.inspections) or pk in {one.pk for one in self._communes}

    def _line(self, lines, units, framer: Framer, unit: AdministrativeUnit, *, tells: bool = True) -> _Parts:
        """Where a record of ``unit`` is added; one that ``tells`` has the line say where it comes from."""
        placed = framer.place_of(unit.pk)
        home = placed.unit or unit
        units.setdefault(home.pk, home)
        parts = lines[home.pk]
        if placed.reason != Reason.OK:
            parts.why.add(placed.words)
        elif tells and home.full_name != unit.full_name:
            parts.olds.add(unit.full_name)
        return parts

    def _row(self, unit: AdministrativeUnit, parts: _Parts) -> LocalityRow:
        plans = parts.plans
        filed = [plan for plan in plans if plan.registered_on]
        return LocalityRow(
            unit=unit,
            establishments=_added(plans, "establishments"),
            now=parts.establishments,
            target=_added(plans, "target"),
            registered=_added(plans, "registered"),
            money=_added(plans, "registered_money"),
            registered_on=max((plan.registered_on for plan in filed), default=None),
            is_registered=bool(plans) and len(filed) == len(plans),
            is_expected=bool(plans) or unit.level == Level.COMMUNE,
            done=sum(row["n"] for row in parts.projects),
            support=total((from_row(row, "support") for row in parts.projects), empty=Figure(value=0)),
            inspected_on=max((one.inspected_on for one in parts.inspections), default=None),
            inspections=len(parts.inspections),
            open_findings=sum(one.still_open for one in parts.inspections),
            findings=sum(one.found for one in parts.inspections),
            note=_note(parts),
        )


_FIGURES = ("establishments", "target", "registered", "money")
_COUNTS = ("now", "done", "inspections", "open_findings", "findings")


def _added(plans: list[LocalityPlan], name: str) -> Figure:
    parts = (of(getattr(plan, name), illustrative=plan.illustrative) for plan in plans)
    return total(parts, empty=of(None))


def _note(parts: _Parts) -> str:
    gathered = [f"gồm {', '.join(sorted(parts.olds))}"] if parts.olds else []
    return "; ".join([*gathered, *sorted(parts.why)])


@dataclass(frozen=True, kw_only=True)
class LocalityYear:
    """One locality in one year, with everything of the units it took over."""

    user: User
    unit: AdministrativeUnit
    year: int

    @property
    def _here(self) -> dict:
        return {"unit__in": scope(self.unit), "year": self.year}

    @cached_property
    def plans(self) -> list[LocalityPlan]:
        """Its own first; then those of units since merged into it."""
        found = LocalityPlan.objects.visible_to(self.user).filter(**self._here)
        found = found.select_related("unit__parent__parent", "rule", "document__file")
        return sorted(found, key=lambda plan: (plan.unit_id != self.unit.pk, plan.unit.sort_key, plan.pk))

    @property
    def own(self) -> LocalityPlan | None:
        return next((plan for plan in self.plans if plan.unit_id == self.unit.pk), None)

    @property
    def others(self) -> list[LocalityPlan]:
        return [plan for plan in self.plans if plan.unit_id != self.unit.pk]

    @cached_property
    def projects(self) -> list[Project]:
        found = Project.objects.visible_to(self.user).approved()
        found = found.filter(unit__in=scope(self.unit), plan_year=self.year)
        return list(found.select_related("content", "unit").order_by("code"))

    @property
    def support(self) -> Figure:
        parts = (of(one.support_approved, illustrative=one.illustrative) for one in self.projects)
        return total(parts, empty=Figure(value=0))

    @cached_property
    def inspections(self) -> list[LocalityInspection]:
        findings = InspectionFinding.objects.select_related("answered_by").order_by("pk")
        found = LocalityInspection.objects.visible_to(self.user).filter(**self._here)
        found = found.select_related("unit", "document__file").prefetch_related(Prefetch("findings", findings))
        return list(found.order_by("-inspected_on", "-pk"))

    @cached_property
    def now(self) -> int:
        return establishments_in(self.unit)


def locality_unit(user: User, pk: int) -> AdministrativeUnit | None:
    """A unit inside the reach of this person; None otherwise."""
    return AdministrativeUnit.objects.with_parents().filter(reach_of(user).within("pk"), pk=pk).first()
