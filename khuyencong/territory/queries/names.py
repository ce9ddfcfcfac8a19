"""Which unit is meant by a typed name."""

from collections.abc import Collection
from datetime import date, timedelta
from difflib import get_close_matches

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from khuyencong.core.dates import Period
from khuyencong.core.exceptions import DomainError
from khuyencong.core.text import fold, nfc
from khuyencong.territory.choices import LAST_OLD_DAY, Level, Part, TypedPlace, read_place
from khuyencong.territory.models import AdministrativeUnit, Succession, UnitName

EVER = Period(date.min, date.max)
LISTED = 8  # candidates a sentence can carry


class UnknownPlace(DomainError):
    """Nothing bears this name in the period; ``suggestions`` are units that may have been meant."""

    def __init__(self, text: str, suggestions: list[AdministrativeUnit]):
        self.suggestions = suggestions
        named = "; ".join(_described(unit) for unit in suggestions)
        ending = f"Gần giống: {named}." if suggestions else "Xem lại tên, hoặc ghi mã đơn vị hành chính."
        super().__init__(f"Không có địa bàn nào tên “{text}” trong thời gian này. {ending}")


class AmbiguousPlace(DomainError):
    """Several units bear this name in the period; ``candidates`` are all of them, widest first."""

    def __init__(self, text: str, candidates: list[AdministrativeUnit], period: Period):
        self.candidates = candidates
        reused = period.starts_on <= LAST_OLD_DAY < period.ends_on  # codes of before and after stand side by side
        named = "; ".join(_described(unit, reused=reused) for unit in candidates[:LISTED])
        more = f"; và {len(candidates) - LISTED} nơi khác" if len(candidates) > LISTED else ""
        super().__init__(
            f"“{text}” có thể là {len(candidates)} nơi: {named}{more}. Ghi thêm cấp, nơi chứa nó, hoặc ghi mã."
        )


def _described(unit: AdministrativeUnit, *, reused: bool = False) -> str:
    """Where it is, a code that finds just this one when typed, and its dates."""
    age = "" if not reused else " cũ" if unit.valid_to else " mới"
    facts = [f"mã {unit.code}{age}", unit.dates]
    return f"{_path(unit)} ({', '.join(filter(None, facts))})"


def _path(unit: AdministrativeUnit) -> str:
    return unit.label().removesuffix(" (cũ)")


def resolve(
    text: str,
    *,
    on: date | None = None,
    period: Period | None = None,
    levels: Collection[Level] | None = None,
) -> AdministrativeUnit:
    """The one unit meant by ``text`` on a day, or in a period; with neither, at any time.

    ``text`` is a name with or without its kind word (also P., TX., TP.), optionally what it lies in after a comma,
    “(cũ)” or “(mới)”; or an official code. Diacritics, case and hyphens do not matter; an earlier name counts in its dates.

    Of those that bear the name in the period:

    1. a kind word is taken literally when it fits, else for its level (a thị xã of 2013 is found when it is a city since);
       a whole path (“Phường Kim Liên, Thành phố Hà Nội”) wins; with diacritics, so does an exact spelling;
    2. on each day the widest unit stands for the name, so “Bình Thuận” in 2006 is the province, not its five namesakes;
    3. a province that lasts only part of the period leaves only what took its name inside the land it became: in 2025
       “Bình Dương” is tỉnh Bình Dương (to 30/6) or phường Bình Dương (from 1/7), not xã Bình Dương of Gia Lai;
    4. a unit that is simply continued (whole, one to one, same name) is meant in its later form, whose scope holds both;
    5. at any time, a unit in force is meant before an ended one written the same to the last word; that one needs “(cũ)”.

    What still leaves several raises ``AmbiguousPlace``; none, ``UnknownPlace``. One query; two when several remain.
    """
    period = Period(on, on) if on else period or EVER
    typed = read_place(text)
    units = _bearers(typed, period, levels)
    units = _exactly_written(typed, units) if not typed.code else units
    units = _widest_each_day(units, period)
    if len(units) > 1:
        units = _heirs_only(units)
    if len(units) > 1 and period == EVER:
        present = {_path(unit) for unit in units if not unit.valid_to}
        units = [unit for unit in units if not unit.valid_to or _path(unit) not in present]
    if not units:
        raise UnknownPlace(typed.text, _near(typed, levels))
    if len(units) > 1:
        raise AmbiguousPlace(typed.text, units, period)
    return units[0]


def suggestions(text: str, *, on: date | None = None, limit: int = 20) -> list[AdministrativeUnit]:
    """What a form offers while a name is typed: exact names first, wide before narrow, current before old. One query."""
    typed = read_place(text)
    if not typed.key:
        return []
    units = AdministrativeUnit.objects.search(text).with_parents()
    if on:
        units = units.on(on)
    rank = Case(
        When(
            Q(fold=typed.key) | Q(full_fold=typed.key) | Q(code=typed.code or None),
            then=Value(0),
        ),
        When(
            Q(fold__startswith=typed.key) | Q(full_fold__startswith=typed.key),
            then=Value(1),
        ),
        default=Value(2),
        output_field=IntegerField(),
    )
    return list(units.order_by(rank, "level", "-valid_from", "sort_key", "pk")[:limit])


def _bearers(typed: TypedPlace, period: Period, levels) -> list[AdministrativeUnit]:
    if not typed.key:
        return []
    dated = AdministrativeUnit.objects.during(period.starts_on, period.ends_on).within(typed.within).with_parents()
    if levels is not None:
        dated = dated.filter(level__in=levels)
    if typed.ended is not None:
        dated = dated.filter(valid_to__isnull=not typed.ended)
    if typed.code and (coded := list(dated.filter(code=typed.code).order_by("valid_from", "pk"))):
        return coded
    named = UnitName.objects.during(period.starts_on, period.ends_on).filter(unit=OuterRef("pk"))
    literal = Q(full_fold=typed.key) | Q(fold=typed.key)
    by_level = Q(fold=typed.bare, kind__in=typed.level_kinds) if typed.kind else Q(pk__in=())
    found = list(
        dated.annotate(is_literal=Q(literal) | Exists(named.filter(literal)))
        .filter(Q(is_literal=True) | by_level)
        .order_by("level", "valid_to", "sort_key", "pk")
    )
    return [unit for unit in found if unit.is_literal] or found


def _exactly_written(typed: TypedPlace, units: list[AdministrativeUnit]) -> list[AdministrativeUnit]:
    """Those whose whole path was typed; of them, if diacritics were typed, those spelled letter for letter."""
    units = [unit for unit in units if _keys(unit) == [typed.key, *typed.within]] or units
    written = _spelling(typed.text.split(",")[0].partition("(")[0])
    if written == fold(written):
        return units
    return [unit for unit in units if written in (_spelling(unit.name), _spelling(unit.full_name))] or units


def _keys(unit: AdministrativeUnit | None) -> list[str]:
    return [unit.full_fold, *_keys(unit.parent)] if unit else []


def _spelling(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in nfc(text).lower()).split())


def _widest_each_day(units: list[AdministrativeUnit], period: Period) -> list[AdministrativeUnit]:
    """Cut the period where a unit begins or ends; in each piece keep the widest level alive in it."""
    start, end = period.starts_on, period.ends_on
    alive = [(max(unit.valid_from or start, start), min(unit.valid_to or end, end), unit) for unit in units]
    starts = {first for first, _, _ in alive}
    starts |= {last + timedelta(days=1) for _, last, _ in alive if last < end}
    kept = set()
    for day in starts:
        here = [unit for first, last, unit in alive if first <= day <= last]
        widest = min((unit.level for unit in here), default=None)
        kept |= {unit.pk for unit in here if unit.level == widest}
    return [unit for unit in units if unit.pk in kept]


def _heirs_only(units: list[AdministrativeUnit]) -> list[AdministrativeUnit]:
    """Rules 3 and 4 of ``resolve``, from the successions into and out of these units. One query."""
    ids = [unit.pk for unit in units]
    links = Succession.objects.filter(Q(predecessor__in=ids) | Q(successor__in=ids)).values_list(
        "predecessor_id", "successor_id", "part"
    )
    heirs, origins = {}, {}
    for before, after, part in links:
        heirs.setdefault(before, set()).add((after, part))
        origins.setdefault(after, set()).add(before)
    provinces = {unit.pk for unit in units if unit.level == Level.PROVINCE}
    if provinces:
        land = provinces | {after for pk in provinces for after, _ in heirs.get(pk, ())}
        units = [unit for unit in units if _province_id(unit) in land]
    continued = {
        unit.pk
        for unit in units
        for other in units
        if heirs.get(unit.pk) == {(other.pk, Part.WHOLE)}
        and origins.get(other.pk) == {unit.pk}
        and unit.full_name == other.full_name
    }
    return [unit for unit in units if unit.pk not in continued]


def _province_id(unit: AdministrativeUnit) -> int:
    while unit.parent:
        unit = unit.parent
    return unit.pk


def _near(typed: TypedPlace, levels, limit: int = 5) -> list[AdministrativeUnit]:
    """Units of another time with this name, else names that contain it, else names spelled much alike."""
    if not typed.key:
        return []
    units = AdministrativeUnit.objects.with_parents()
    if levels is not None:
        units = units.filter(level__in=levels)
    order = ("level", "sort_key", "pk")
    for found in (Q(fold=typed.bare), Q(full_fold__contains=typed.key)):
        if near := list(units.filter(found).order_by(*order)[:limit]):
            return near
    names = set(units.values_list("fold", flat=True))
    alike = get_close_matches(typed.bare, sorted(names), n=3, cutoff=0.8)
    return list(units.filter(fold__in=alike).order_by(*order)[:limit])
