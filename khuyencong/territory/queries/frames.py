"""Where records stand in a frame: at the time, under current units, or under the units of 30/6/2025.

A split unit is never guessed: it has no place in the frame, and says so by name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.utils import timezone

from khuyencong.territory.choices import LAST_OLD_DAY, Frame, Level, Reason
from khuyencong.territory.models import AdministrativeUnit

# From each unit follow successions towards the day asked for; a unit that ended and has none (a district) goes through
# what lay in it. ``day`` NULL stays where it is. One row per unit reached; ``target`` is it or what holds it at the level.
_WALK = """
WITH RECURSIVE walk(origin, unit) AS (
    SELECT id, id FROM unnest(%(ids)s::bigint[]) AS id
  UNION
    SELECT walk.origin, step.unit
    FROM walk
    JOIN territory_administrativeunit u ON u.id = walk.unit
    CROSS JOIN LATERAL (
        SELECT s.successor_id FROM territory_succession s
        WHERE s.predecessor_id = u.id AND u.valid_to < %(day)s
      UNION ALL
        SELECT s.predecessor_id FROM territory_succession s
        WHERE s.successor_id = u.id AND u.valid_from > %(day)s
      UNION ALL
        SELECT c.id FROM territory_administrativeunit c
        WHERE c.parent_id = u.id AND u.valid_to < %(day)s
          AND NOT EXISTS (SELECT FROM territory_succession s WHERE s.predecessor_id = u.id)
    ) AS step(unit)
)
SELECT DISTINCT walk.origin, o.level,
       CASE %(level)s WHEN t.level THEN t.id WHEN p.level THEN p.id WHEN g.level THEN g.id END AS target
FROM walk
JOIN territory_administrativeunit o ON o.id = walk.origin
JOIN territory_administrativeunit t ON t.id = walk.unit
LEFT JOIN territory_administrativeunit p ON p.id = t.parent_id
LEFT JOIN territory_administrativeunit g ON g.id = p.parent_id
WHERE %(day)s::date IS NULL
   OR (COALESCE(t.valid_from <= %(day)s, true) AND COALESCE(t.valid_to >= %(day)s, true))
"""


@dataclass(frozen=True)
class Placed:
    """A unit of the frame, or the reason there is none; ``candidates`` names the units a split one went to."""

    unit: AdministrativeUnit | None
    reason: Reason
    candidates: tuple[AdministrativeUnit, ...] = ()

    @property
    def words(self) -> str:
        """What to print in the place's column."""
        if self.unit:
            return self.unit.full_name
        if self.candidates:
            return f"{self.reason.label}: {' hoặc '.join(unit.full_name for unit in self.candidates)}"
        return str(self.reason.label)


NOWHERE = Placed(unit=None, reason=Reason.NONE)


@dataclass(frozen=True, kw_only=True)
class Framer:
    """Places many units at once: two queries however many there are, made when built.

    * ``ok``: one unit of ``level`` holds the whole of it in the frame.
    * ``split``: it lies in several of them; named, never chosen.
    * ``coarse``: it is known only at a wider level than asked (a district's record by commune; no district now).
    * ``none``: no unit was recorded, or nothing says what became of it.
    """

    frame: Frame
    level: Level
    unit_ids: Iterable[int | None]
    today: date | None = None
    _placed: dict[int, Placed] = field(init=False, repr=False)

    def __post_init__(self):
        object.__setattr__(
            self,
            "_placed",
            self._place(sorted({pk for pk in self.unit_ids if pk is not None})),
        )

    def place_of(self, unit_id: int | None) -> Placed:
        """The place of one of ``unit_ids``; KeyError for any other, so that no record is lost in silence."""
        return NOWHERE if unit_id is None else self._placed[unit_id]

    @property
    def places(self) -> list[AdministrativeUnit]:
        """The units found, each once, in Vietnamese order: the rows of a table by place."""
        units = {placed.unit.pk: placed.unit for placed in self._placed.values() if placed.unit}
        return sorted(units.values(), key=lambda unit: (unit.sort_key, unit.pk))

    @property
    def day(self) -> date | None:
        """The day whose units make the frame; None is the record's own."""
        return {
            Frame.OLD: LAST_OLD_DAY,
            Frame.CURRENT: self.today or timezone.localdate(),
        }.get(self.frame)

    def _place(self, ids: list[int]) -> dict[int, Placed]:
        with connection.cursor() as cursor:
            cursor.execute(_WALK, {"ids": ids, "day": self.day, "level": self.level})
            reached = cursor.fetchall()
        units = AdministrativeUnit.objects.with_parents().in_bulk({target for *_, target in reached if target})
        targets, levels = {}, {}
        for origin, level, target in reached:
            targets.setdefault(origin, set()).add(units.get(target))
            levels[origin] = level
        return {pk: self._verdict(targets.get(pk, set()), levels.get(pk)) for pk in ids}

    def _verdict(self, targets: set, own_level: int | None) -> Placed:
        if not targets:
            return NOWHERE
        if None in targets or (len(targets) > 1 and own_level < self.level):
            return Placed(unit=None, reason=Reason.COARSE)
        ordered = tuple(sorted(targets, key=lambda unit: (unit.sort_key, unit.pk)))
        if len(ordered) == 1:
            return Placed(unit=ordered[0], reason=Reason.OK)
        return Placed(unit=None, reason=Reason.SPLIT, candidates=ordered)
