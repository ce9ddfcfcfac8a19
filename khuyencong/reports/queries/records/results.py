"""What came of đề án: stated outputs, classes held."""

from dataclasses import dataclass

from khuyencong.reports.queries.records.base import Extent
from khuyencong.reports.queries.records.work import OF_APPROVED, OfProject, columns_of, project_of
from projects.models import Output, TrainingClass


@dataclass(frozen=True, kw_only=True)
class Stated(OfProject):
    """A stated total of one indicator; ``told_apart`` ones are listed, never summed."""

    indicator: str
    indicator_name: str
    unit_name: str
    done: int | None
    planned_low: int | None
    planned_high: int | None
    qualifier: str
    told_apart: bool


@dataclass(frozen=True, kw_only=True)
class Taught(OfProject):
    """A class, or a group of classes of one trade. ``on`` is its last day."""

    kind: str
    name: str
    count: int | None
    learners: int | None
    female: int | None
    ethnic_minority: int | None
    employed_after: int | None


def stated(extent: Extent) -> list[Stated]:
    rows = (
        Output.objects.filter(
            OF_APPROVED,
            extent.in_place("project__unit"),
            extent.of_days("done_on", "project__done_on", year="project__plan_year"),
        )
        .order_by("indicator__code", "project__code", "pk")
        .values(
            "pk",
            "project",
            *columns_of("project__"),
            "indicator__code",
            "indicator__name",
            "indicator__unit_name",
            "done",
            "planned_low",
            "planned_high",
            "qualifier",
            "done_on",
            "told_apart",
            "note",
            "illustrative",
        )
    )
    return [
        Stated(
            pk=row["pk"],
            target=row["project"],
            project_id=row["project"],
            label=row["project__title"],
            unit_id=row["project__unit"],
            on=row["done_on"] or row["project__done_on"],
            indicator=row["indicator__code"],
            indicator_name=row["indicator__name"],
            unit_name=row["indicator__unit_name"],
            done=row["done"],
            planned_low=row["planned_low"],
            planned_high=row["planned_high"],
            qualifier=row["qualifier"],
            told_apart=row["told_apart"],
            note=row["note"],
            illustrative=row["illustrative"],
            **project_of(row, "project__"),
        )
        for row in rows
    ]


def taught(extent: Extent) -> list[Taught]:
    rows = (
        TrainingClass.objects.filter(
            OF_APPROVED,
            extent.in_place("unit", "project__unit"),
            extent.of_days("ends_on", year="project__plan_year"),
        )
        .order_by("kind", "name", "pk")
        .values(
            "pk",
            "project",
            *columns_of("project__"),
            "kind",
            "name",
            "unit",
            "class_count",
            "learners",
            "female",
            "ethnic_minority",
            "employed_after",
            "ends_on",
            "illustrative",
        )
    )
    return [
        Taught(
            pk=row["pk"],
            target=row["project"],
            project_id=row["project"],
            label=row["name"],
            name=row["name"],
            kind=row["kind"],
            unit_id=row["unit"] or row["project__unit"],
            on=row["ends_on"],
            count=row["class_count"],
            learners=row["learners"],
            female=row["female"],
            ethnic_minority=row["ethnic_minority"],
            employed_after=row["employed_after"],
            illustrative=row["illustrative"],
            **project_of(row, "project__"),
        )
        for row in rows
    ]
