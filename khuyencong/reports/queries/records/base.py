"""What every record behind a figure carries, and how far a reading of the tables reaches."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import Q

from khuyencong.reports.queries.scope import Window
from khuyencong.territory.queries import scope


@dataclass(frozen=True, kw_only=True)
class Record:
    """One row of one table, as light as the figures need it.

    ``on`` is the day its date basis reads (None: not known), ``year`` the plan, budget or voting year beside it;
    ``unit_id`` the narrowest place recorded. ``target`` is the id that its page (``route``) shows.
    """

    route: ClassVar[str] = ""

    pk: int
    label: str
    target: int | None = None
    unit_id: int | None = None
    on: date | None = None
    year: int | None = None
    illustrative: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Extent:
    """Everything several windows need from the tables: one reading of each serves them all.

    What it fetches is wider than any window; ``Window.holds`` decides.
    """

    units: tuple[int, ...]
    windows: tuple[Window, ...]
    years_ahead: int = 0

    @property
    def years(self) -> set[int]:
        years = {year for window in self.windows for year in window.plan_years}
        return years | {year + self.years_ahead for year in years}

    @property
    def with_undated(self) -> bool:
        return any(window.with_undated for window in self.windows)

    def of_days(self, *fields: str, year: str) -> Q:
        """Rows dated inside the windows by one of these columns, or planned in their years."""
        found = self.of_years(year)
        for field in fields:
            for window in self.windows:
                found |= Q(**{f"{field}__range": (window.period.starts_on, window.until)})
        return found

    def of_years(self, year: str) -> Q:
        found = Q(**{f"{year}__in": self.years})
        return found | Q(**{f"{year}__isnull": True}) if self.with_undated else found

    def in_place(self, unit: str, otherwise: str = "") -> Q:
        """Rows in the territory by ``unit``; where that is empty, by ``otherwise``."""
        covered = scope(*self.units)
        if not otherwise:
            return Q(**{f"{unit}__in": covered})
        return Q(**{f"{unit}__in": covered}) | Q(**{f"{unit}__isnull": True, f"{otherwise}__in": covered})

    def in_force(self, prefix: str = "") -> Q:
        """Dated rows in force on the last day of some window."""
        found = Q()
        for window in self.windows:
            found |= Q(
                Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": window.until}),
                Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": window.until}),
            )
        return found
