"""“Nếu được thụ hưởng 2 lần”: whom another rule would let in or shut out, over the records. Nothing is written."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q

from khuyencong.core.models import User
from khuyencong.establishments.models import Continuation, Establishment, ProductionSite
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope
from projects.choices import COUNTED_AS_APPROVED, BenefitScope
from projects.models import Beneficiary, BenefitException, BenefitRule, Content
from projects.queries.eligibility.benefits import Benefit, Limit, as_benefit, counted

OTHER = ""  # any content it was never helped with
IN, OUT = "vao", "ra"


@dataclass(frozen=True, kw_only=True)
class SimulatedRow:
    """One establishment, and the contents for which the two rules answer differently in one way."""

    establishment: Establishment
    unit: AdministrativeUnit | None
    contents: tuple[str, ...]
    benefits: tuple[Benefit, ...]
    change: str

    @property
    def content_words(self) -> str:
        """“ND3.04; nội dung khác”: the contents it was helped with, then all others."""
        return "; ".join(content or "nội dung khác" for content in self.contents)

    @property
    def place_words(self) -> str:
        return self.unit.label() if self.unit else "chưa rõ"

    @property
    def change_words(self) -> str:
        return "Được vào" if self.change == IN else "Bị loại"

    @property
    def mark(self) -> str:
        return "done" if self.change == IN else "late"


@dataclass(frozen=True, kw_only=True)
class Simulation:
    """A rule as it stands beside another, on one day, over what ``user`` may see. Six queries."""

    user: User
    rule: BenefitRule
    other: Limit
    on: date
    unit: AdministrativeUnit | None = None
    content: Content | None = None

    @property
    def words(self) -> str:
        """“1 lần, tính chung mọi nội dung → 2 lần, …”."""
        made_up = BenefitRule(scope=self.other.scope, limit=self.other.limit, window_years=self.other.window_years)
        return f"{self.rule.words} → {made_up.words}"

    @cached_property
    def _rows_of_benefit(self) -> list[Beneficiary]:
        """Approved support inside the place of the rule, of establishments the person may see."""
        rows = Beneficiary.objects.standing().filter(
            project__status__in=COUNTED_AS_APPROVED, establishment__in=Establishment.objects.visible_to(self.user)
        )
        for place in (self.rule.unit, self.unit):
            if place is not None:
                here = ProductionSite.objects.filter(unit__in=scope(place))
                rows = rows.filter(
                    Q(unit__in=scope(place))
                    | Q(project__unit__in=scope(place))
                    | Q(establishment__in=here.values("establishment"))
                )
        return list(rows.select_related("project__content", "establishment").order_by("pk"))

    @cached_property
    def _one_of(self) -> dict[int, int]:
        """Each establishment → the one that stands for it and all it came from by conversion."""
        parent: dict[int, int] = {}

        def root(pk: int) -> int:
            while parent.get(pk, pk) != pk:
                pk = parent[pk]
            return pk

        links = Continuation.objects.filter(kind="chuyen_doi").values_list("predecessor_id", "successor_id")
        for before, after in links.order_by("pk"):
            parent[root(before)] = root(after)
        return {pk: root(pk) for pk in {row.establishment_id for row in self._rows_of_benefit} | set(parent)}

    @cached_property
    def rows(self) -> list[SimulatedRow]:
        """Where the two rules differ, by place and name."""
        groups: dict[int, list[Benefit]] = defaultdict(list)
        for row in self._rows_of_benefit:
            groups[self._one_of[row.establishment_id]].append(as_benefit(row))
        allowed = self._allowed_by_exception
        found: dict[tuple[int, str], list[str]] = defaultdict(list)
        for pk, benefits in groups.items():
            for content in self._contents(benefits):
                if change := self._change(benefits, content, excepted=pk in allowed):
                    found[pk, change].append(content)
        names = Establishment.objects.in_bulk({pk for pk, _ in found})
        places = self._places(names)
        rows = [
            SimulatedRow(
                establishment=names[pk],
                unit=places.get(pk),
                contents=tuple(contents),
                benefits=tuple(groups[pk]),
                change=change,
            )
            for (pk, change), contents in found.items()
        ]
        return sorted(rows, key=lambda row: (row.place_words, row.establishment.sort_key, row.change))

    def _contents(self, benefits: Sequence[Benefit]) -> list[str]:
        had = sorted({benefit.content for benefit in benefits})
        if self.content is not None:
            return [self.content.code]
        return [*had, OTHER]

    def _change(self, benefits: Sequence[Benefit], content: str, *, excepted: bool) -> str:
        now = excepted or self._lets_in(Limit.of(self.rule), benefits, content)
        then = excepted or self._lets_in(self.other, benefits, content)
        return "" if now == then else IN if then else OUT

    def _lets_in(self, limit: Limit, benefits: Sequence[Benefit], content: str) -> bool:
        """Other contents are of another group as well: only what counts everything together reaches them."""
        if content == OTHER and limit.scope != BenefitScope.ALL:
            return True
        surely, _ = counted(limit, benefits, content=content, on=self.on)
        return len(surely) < limit.limit

    @cached_property
    def _allowed_by_exception(self) -> set[int]:
        rows = BenefitException.objects.on(self.on).filter(rule=self.rule, project__isnull=True)
        return {self._one_of.get(pk, pk) for pk in rows.values_list("establishment_id", flat=True)}

    def _places(self, establishments) -> dict[int, AdministrativeUnit]:
        sites = ProductionSite.objects.filter(establishment__in=establishments).on(self.on)
        rows = sites.select_related("unit__parent__parent").order_by("-valid_from", "-pk")
        return {site.establishment_id: site.unit for site in rows}

    @property
    def let_in(self) -> int:
        """How many establishments, whatever the number of contents."""
        return len({row.establishment.pk for row in self.rows if row.change == IN})

    @property
    def shut_out(self) -> int:
        return len({row.establishment.pk for row in self.rows if row.change == OUT})

    @property
    def considered(self) -> int:
        """Establishments helped before, continuations counted once."""
        return len({self._one_of[row.establishment_id] for row in self._rows_of_benefit})
