"""The norms that could judge a file of one purse and province on one day, read in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from khuyencong.territory.models import AdministrativeUnit, Succession
from projects.choices import NormKind, Purse
from projects.models import Content, SupportNorm


@dataclass(frozen=True)
class Found:
    """Rows of the nearest content that has any; several when the norm differs by unit of the cap."""

    rows: tuple[SupportNorm, ...] = ()

    @property
    def usable(self) -> tuple[SupportNorm, ...]:
        return tuple(row for row in self.rows if row.usable_for_calc)


class NormBook:
    """``on`` None (no date of the file is known) finds nothing."""

    def __init__(self, *, purse: str, province: AdministrativeUnit | None, on: date | None):
        self.purse, self.province, self.on = purse, province, on
        self._rows = list(self._asked()) if on else []

    def _asked(self):
        place = Q(province__isnull=True)
        if self.province and self.purse != Purse.NATIONAL:
            before = Succession.objects.filter(successor=self.province).values("predecessor")
            place |= Q(province=self.province) | Q(province__in=before)
        rows = SupportNorm.objects.on(self.on).filter(place, purse__in=["", Purse.NATIONAL, *self._local])
        return rows.select_related("content", "province", "document").order_by("code")

    @property
    def _local(self) -> tuple[str, ...]:
        """Purses whose norms of a province serve, the nearest first; the district follows the province."""
        return {Purse.NATIONAL: (), Purse.DISTRICT: (Purse.DISTRICT, Purse.LOCAL)}.get(self.purse, (self.purse,))

    def national(self, content: Content, cap_unit: str = "") -> Found:
        rows = [row for row in self._rows if row.province_id is None and row.purse in {"", Purse.NATIONAL}]
        return _nearest(rows, content, cap_unit)

    def local(self, content: Content, cap_unit: str = "") -> Found:
        """The province's own; of the first purse that has any."""
        for purse in self._local:
            rows = [row for row in self._rows if row.purse == purse and self._is_ours(row)]
            if (found := _nearest(rows, content, cap_unit)).rows:
                return found
        return Found()

    def _is_ours(self, row: SupportNorm) -> bool:
        return row.province_id is not None and self.province is not None and row.province_id == self.province.pk

    def inherited(self, content: Content) -> tuple[SupportNorm, ...]:
        """Norms of provinces that became this one: whether they still hold is for a person to find out."""
        of_others = [row for row in self._rows if row.province_id and not self._is_ours(row)]
        return _nearest(of_others, content).rows

    def factor(self, content: Content) -> SupportNorm | None:
        """The factor of priority for this content, usable or not."""
        codes = [one.pk for one in line_of(content)]
        rows = [row for row in self._rows if row.kind == NormKind.FACTOR and row.content_id in codes]
        return min(rows, key=lambda row: (not row.usable_for_calc, codes.index(row.content_id)), default=None)

    def notices(self) -> list[SupportNorm]:
        """Documents of this province or this purse of which only the name is known."""
        return [row for row in self._rows if row.content_id is None and (self._is_ours(row) or row.purse == self.purse)]


def line_of(content: Content) -> list[Content]:
    """The content, what it belongs to, and so on up; ``select_related("parent__parent")`` spares the questions."""
    line = [content]
    while line[-1].parent_id:
        line.append(line[-1].parent)
    return line


def _nearest(rows: Iterable[SupportNorm], content: Content, cap_unit: str = "") -> Found:
    """A level stands before a reference to another document; a parent's serves children that have none of their own."""
    rows = list(rows)
    for one in line_of(content):
        here = [row for row in rows if row.content_id == one.pk]
        for kind in (NormKind.LIMIT, NormKind.REFERENCE):
            if found := [row for row in here if row.kind == kind]:
                named = [row for row in found if row.cap_unit == cap_unit]
                return Found(tuple(named or found))
    return Found()
