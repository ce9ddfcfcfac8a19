"""Programmes of several years, with their groups, their targets and what was carried out."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Prefetch, QuerySet

from khuyencong.core.figures import UNKNOWN, Figure, from_row, known_sum, total
from khuyencong.core.models import User
from projects.models import Output, OutputIndicator, Programme, ProgrammeGroup, ProgrammeTarget, Project


def programmes(user: User) -> QuerySet[Programme]:
    """Newest first."""
    return (
        Programme.objects.visible_to(user)
        .select_related("unit", "document")
        .prefetch_related("groups")
        .order_by("-from_year", "-pk")
    )


def programme(user: User, pk: int) -> Programme | None:
    """One programme with groups in order, each with its targets; None when the person may not see it."""
    targets = ProgrammeTarget.objects.select_related("indicator").order_by("indicator__name", "year", "pk")
    groups = (
        ProgrammeGroup.objects.select_related("content")
        .prefetch_related(Prefetch("targets", targets))
        .order_by("order")
    )
    return (
        Programme.objects.visible_to(user)
        .select_related("unit__parent__parent", "document__file")
        .prefetch_related(Prefetch("groups", groups))
        .filter(pk=pk)
        .first()
    )


@dataclass(frozen=True, kw_only=True)
class ProgressRow:
    """One indicator in one year (None: the whole programme): the target, and what đề án of the group state as done."""

    indicator: OutputIndicator
    year: int | None
    target: Figure | None
    done: Figure

    @property
    def percent(self):
        """Of the target's lower end; None while either is not wholly known."""
        if self.target is None or not self.target.is_known:
            return None
        low = self.target.low if self.target.low is not None else self.target.value
        return self.done.ratio(Figure(value=low))


@dataclass(frozen=True, kw_only=True)
class YearRow:
    """Đề án of a group in one plan year: how many approved, and with how much support (đồng)."""

    year: int | None
    projects: int
    support: Figure


@dataclass(frozen=True, kw_only=True)
class GroupProgress:
    group: ProgrammeGroup
    rows: list[ProgressRow]
    years: list[YearRow]


@dataclass(frozen=True)
class Progress:
    """Target beside carried out, by group and year. Two queries besides the programme's own."""

    programme: Programme

    @cached_property
    def groups(self) -> list[GroupProgress]:
        return [
            GroupProgress(group=group, rows=self._rows(group), years=self._years.get(group.pk, []))
            for group in self.programme.groups.all()
        ]

    @property
    def _of_groups(self) -> dict:
        return {"programme_group__programme": self.programme}

    @cached_property
    def _years(self) -> dict[int, list[YearRow]]:
        rows = (
            Project.objects.approved()
            .filter(**self._of_groups)
            .values("programme_group", "plan_year")
            .annotate(projects=Count("pk"), **known_sum("support", "support_approved", mark="illustrative"))
            .order_by("programme_group", "plan_year")
        )
        found = defaultdict(list)
        for row in rows:
            year = YearRow(year=row["plan_year"], projects=row["projects"], support=from_row(row, "support"))
            found[row["programme_group"]].append(year)
        return found

    @cached_property
    def _done(self) -> dict[tuple[int, int], dict[int | None, Figure]]:
        """(group, indicator) → plan year → the known sum and how many đề án have not said."""
        rows = (
            Output.objects.filter(told_apart=False, project__in=Project.objects.approved().filter(**self._of_groups))
            .values("project__programme_group", "indicator", "project__plan_year")
            .annotate(**known_sum("done", "done", mark="illustrative"))
            .order_by("project__programme_group", "indicator", "project__plan_year")
        )
        found: dict = defaultdict(dict)
        for row in rows:
            found[row["project__programme_group"], row["indicator"]][row["project__plan_year"]] = from_row(row, "done")
        return found

    def _rows(self, group: ProgrammeGroup) -> list[ProgressRow]:
        """Every target; a year's figure of an indicator without a target that year is in the page of its đề án."""
        return [
            ProgressRow(
                indicator=target.indicator,
                year=target.year,
                target=_range(target),
                done=self._figure(self._done.get((group.pk, target.indicator_id), {}), target.year),
            )
            for target in group.targets.all()
        ]

    def _figure(self, by_year: dict[int | None, Figure], year: int | None) -> Figure:
        """Nothing stated is unknown, not zero."""
        return total(by_year.values(), empty=UNKNOWN) if year is None else by_year.get(year, UNKNOWN)


def _range(target: ProgrammeTarget) -> Figure:
    if target.low is None or target.high is None or target.low == target.high:
        known = target.low if target.low is not None else target.high
        return Figure(value=known, unknown=int(known is None))
    return Figure(value=None, low=target.low, high=target.high)
