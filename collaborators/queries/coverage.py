"""Where somebody is, where nobody is, and where the network is too thin by the rule staff keep."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from collaborators.choices import CollaboratorKind, Sight
from collaborators.models import Appointment, AppointmentArea, CoverageRule
from collaborators.queries.arrears import Arrears, arrears
from khuyencong.core.models import User
from khuyencong.core.readings import reading
from khuyencong.establishments.models import ProductionSite
from khuyencong.territory.choices import LAST_OLD_DAY, Frame, Level
from khuyencong.territory.models import AdministrativeUnit, ProvincialSeat
from khuyencong.territory.queries import Framer, kilometres, scope, units_of


@reading(CoverageRule, ProvincialSeat)
def _kept() -> tuple[list[CoverageRule], list[ProvincialSeat]]:
    return list(CoverageRule.objects.order_by("pk")), list(ProvincialSeat.objects.order_by("pk"))


def _in_force(row, on: date) -> bool:
    return (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or on <= row.valid_to)


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",").removesuffix(",0")


def rule_of(province: AdministrativeUnit, on: date) -> CoverageRule | None:
    """The province's own of that day, else the common one."""
    rules = [one for one in _kept()[0] if one.unit_id in {None, province.pk} and _in_force(one, on)]
    return max(rules, key=lambda one: one.unit_id is not None, default=None)


def networks(user: User, on: date) -> list[AdministrativeUnit]:
    """The provinces whose networks had people that day and that the person may see, by name. One query."""
    terms = Appointment.objects.visible_to(user).on(on)
    return list(AdministrativeUnit.objects.filter(pk__in=terms.values("unit")).order_by("sort_key", "pk"))


@dataclass(frozen=True, kw_only=True)
class AreaRow:
    """One area. ``communes`` are its commune collaborators in force, ``active`` those that count for the rule."""

    unit: AdministrativeUnit
    people: int
    communes: int
    active: int
    establishments: int
    km: float | None
    arrears: Arrears
    lacks: int

    @property
    def sight(self) -> Sight:
        if self.lacks:
            return Sight.NEEDED
        return Sight.COVERED if self.people else Sight.NOBODY

    @property
    def share(self) -> str:
        """Establishments for each person, or a dash where there is nobody to share them."""
        return _decimal(self.establishments / self.people) if self.people else "–"

    @property
    def distance(self) -> str:
        """“29,4 km”; a dash while it is not known."""
        return "–" if self.km is None else f"{_decimal(self.km)} km"

    @property
    def mark(self) -> str:
        """The shape of the state beside its words."""
        return {Sight.NEEDED: "late", Sight.NOBODY: "due", Sight.COVERED: "done"}[self.sight]


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """One network on one day, area by area of the level its rule asks about."""

    user: User
    province: AdministrativeUnit
    on: date

    @cached_property
    def rule(self) -> CoverageRule | None:
        return rule_of(self.province, self.on)

    @property
    def level(self) -> int:
        """Of the rule; without one, the narrowest that has an officer: districts while there were districts."""
        return self.rule.level if self.rule else (Level.DISTRICT if self.on <= LAST_OLD_DAY else Level.COMMUNE)

    @cached_property
    def units(self) -> list[AdministrativeUnit]:
        return list(units_of(self.province, self.level, self.on))

    @cached_property
    def seat_row(self) -> ProvincialSeat | None:
        return next(
            (one for one in _kept()[1] if one.province_id == self.province.pk and _in_force(one, self.on)), None
        )

    @cached_property
    def seat(self) -> AdministrativeUnit | None:
        """Where distances are measured to; None while nobody has written it down."""
        if self.seat_row is None:
            return None
        here = next((unit for unit in self.units if unit.pk == self.seat_row.seat_id), None)
        return here or AdministrativeUnit.objects.get(pk=self.seat_row.seat_id)

    @cached_property
    def areas(self) -> list[AppointmentArea]:
        terms = Appointment.objects.visible_to(self.user).on(self.on).filter(unit=self.province)
        found = AppointmentArea.objects.filter(appointment__in=terms, unit__isnull=False)
        return list(found.select_related("appointment").order_by("pk"))

    @cached_property
    def sites(self) -> list[tuple[int, int]]:
        """(unit, establishment) of every place where something was made that day in the province."""
        found = ProductionSite.objects.on(self.on).filter(unit__in=scope(self.province))
        return list(found.order_by().values_list("unit", "establishment").distinct())

    @cached_property
    def framer(self) -> Framer:
        ids = {area.unit_id for area in self.areas} | {unit for unit, _ in self.sites}
        return Framer(frame=Frame.CURRENT, level=Level(self.level), unit_ids=ids, today=self.on)

    @cached_property
    def arrears(self) -> dict[int, Arrears]:
        return arrears({area.appointment_id: area.appointment for area in self.areas}.values(), self.on)

    @cached_property
    def rows(self) -> list[AreaRow]:
        people, establishments = self._people(), self._establishments()
        return [self._row(unit, people[unit.pk], len(establishments[unit.pk])) for unit in self.units]

    @cached_property
    def needed(self) -> list[AreaRow]:
        """Cần tăng cường: the most people lacking first, then the farthest."""
        rows = [row for row in self.rows if row.sight == Sight.NEEDED]
        return sorted(rows, key=lambda row: (-row.lacks, -(row.km or 0), row.unit.sort_key))

    @cached_property
    def ranked(self) -> list[AreaRow]:
        """All of them: those that need people in their order, then those with nobody, the farthest first, then the rest."""
        others = [row for row in self.rows if row.sight != Sight.NEEDED]
        return self.needed + sorted(
            others, key=lambda row: (row.sight != Sight.NOBODY, -(row.km or 0), row.unit.sort_key)
        )

    @property
    def empty(self) -> list[AreaRow]:
        """Nobody at all."""
        return [row for row in self.rows if not row.people]

    @cached_property
    def wide(self) -> int:
        """People whose area is no single unit of the level: a district's when communes are asked, one since split."""
        return len({a.appointment_id for a in self.areas if self.framer.place_of(a.unit_id).unit is None})

    @cached_property
    def unplaced(self) -> int:
        """Establishments whose place has no single unit of the level that day."""
        return len({one for unit, one in self.sites if self.framer.place_of(unit).unit is None})

    def _people(self) -> dict[int, list[Appointment]]:
        found: dict[int, dict[int, Appointment]] = defaultdict(dict)
        for area in self.areas:
            if placed := self.framer.place_of(area.unit_id).unit:
                found[placed.pk][area.appointment_id] = area.appointment
        return defaultdict(list, {pk: list(terms.values()) for pk, terms in found.items()})

    def _establishments(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for unit, establishment in self.sites:
            if placed := self.framer.place_of(unit).unit:
                found[placed.pk].add(establishment)
        return found

    def _row(self, unit: AdministrativeUnit, terms: list[Appointment], establishments: int) -> AreaRow:
        communes = [term for term in terms if term.kind == CollaboratorKind.COMMUNE]
        active = sum(map(self._is_active, communes))
        km = kilometres(unit, self.seat) if self.seat else None
        behind = [self.arrears[term.pk] for term in terms]
        return AreaRow(
            unit=unit,
            people=len(terms),
            communes=len(communes),
            active=active,
            establishments=establishments,
            km=km,
            arrears=Arrears(*(sum(getattr(one, name) for one in behind) for name in ("asked", "late", "missing"))),
            lacks=self._lacks(active, km),
        )

    def _is_active(self, term: Appointment) -> bool:
        if self.rule is None or self.rule.sent_at_least is None:
            return True
        one = self.arrears[term.pk]
        return one.sent >= min(self.rule.sent_at_least, one.asked)

    def _lacks(self, active: int, km: float | None) -> int:
        """People still needed by the rule; none where the distance is not known: a rule accuses nobody unseen."""
        if self.rule is None or km is None or km <= self.rule.over_km:
            return 0
        return max(0, self.rule.fewer_than - active)
