"""The reference rows of places, from the CSV files of ``fixtures/reference/territory``."""

from dataclasses import dataclass
from pathlib import Path

import pgtrigger
from django.conf import settings
from django.db import connection, transaction

from khuyencong.core.choices import Certainty
from khuyencong.territory.choices import Level
from khuyencong.territory.rules import may_edit_places

_STAGE = """
DROP TABLE IF EXISTS pg_temp.stage_unit, pg_temp.stage_succession;  -- of an earlier load in the same transaction
CREATE TEMPORARY TABLE stage_unit (
    key text, code text, era text, level text, kind text, name text, parent text,
    lat float8, lon float8, area_km2 numeric, valid_from date, valid_to date
) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_succession (predecessor text, successor text, part text) ON COMMIT DROP;
"""
# One level at a time, so that each finds its wider units. Rows already there are left as staff corrected them.
_UNITS = """
INSERT INTO territory_administrativeunit
    (reference_key, code, level, kind, name, parent_id, lat, lon, area_km2, valid_from, valid_to, certainty)
SELECT s.key, s.code, %s, s.kind, s.name, p.id, s.lat, s.lon, s.area_km2, s.valid_from, s.valid_to, %s
FROM stage_unit s LEFT JOIN territory_administrativeunit p ON p.reference_key = s.parent
WHERE s.level = %s AND NOT EXISTS (SELECT FROM territory_administrativeunit u WHERE u.reference_key = s.key)
"""
# New units only: a link that staff removed does not come back with the next load.
_SUCCESSIONS = """
INSERT INTO territory_succession (predecessor_id, successor_id, part)
SELECT a.id, b.id, s.part
FROM stage_succession s
JOIN territory_administrativeunit a ON a.reference_key = s.predecessor
JOIN territory_administrativeunit b ON b.reference_key = s.successor
WHERE a.id > %s OR b.id > %s
ON CONFLICT DO NOTHING
"""

# The files in the repository are the trail of these rows; 25.000 events made one by one would triple the time.
# Every later change of a row is in the audit trail.
_NOT_TRAILED = ("territory.AdministrativeUnit:insert_insert", "territory.Succession:insert_insert")


@dataclass(frozen=True)
class Loaded:
    """How many rows were new."""

    units: int
    successions: int


@transaction.atomic
def load_units(*, by, folder: Path | None = None) -> Loaded:
    """Load units and successions that are not there yet; a second call writes nothing. ``by=None`` is the system."""
    may_edit_places(by).require()
    folder = folder or settings.FIXTURES_DIR / "reference" / "territory"
    with pgtrigger.ignore(*_NOT_TRAILED), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE territory_administrativeunit IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("SELECT COALESCE(max(id), 0) FROM territory_administrativeunit")
        last = cursor.fetchone()[0]
        cursor.execute(_STAGE)
        _copy(cursor, "stage_unit", folder / "units.csv")
        _copy(cursor, "stage_succession", folder / "successions.csv")
        units = 0
        for level in Level:
            cursor.execute(_UNITS, [level, Certainty.SECOND_HAND, level.name.lower()])
            units += cursor.rowcount
        cursor.execute(_SUCCESSIONS, [last, last])
        return Loaded(units=units, successions=cursor.rowcount)


def _copy(cursor, table: str, path: Path) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN (FORMAT csv, HEADER true)") as copy:
        copy.write(path.read_bytes())
