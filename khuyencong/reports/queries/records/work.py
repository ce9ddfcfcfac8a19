"""Đề án and the establishments they helped."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Q

from khuyencong.reports.queries.records.base import Extent, Record
from projects.choices import COUNTED_AS_APPROVED, COUNTED_AS_DONE, PartnerRole, ProjectKind, ProjectStatus
from projects.models import Beneficiary, Project


@dataclass(frozen=True, kw_only=True)
class OfProject(Record):
    """A record of one đề án: its purse, content and state come along."""

    route: ClassVar[str] = "projects:detail"

    project_id: int
    project_title: str
    purse: str
    content_code: str
    is_done: bool

    @property
    def content(self) -> str:
        """“ND3.04” → “ND3”."""
        return self.content_code[:3]


@dataclass(frozen=True, kw_only=True)
class Item(OfProject):
    """A chương trình, kế hoạch, đề án or nhiệm vụ that was approved. ``on`` is its day of acceptance; ``is_over``: no work
    is done on it any more.
    """

    code: str
    kind: str
    support_approved: Decimal | None
    approved_on: date | None
    decision: str
    implementers: str
    is_over: bool

    @property
    def kind_name(self) -> str:
        return str(ProjectKind(self.kind).label)


@dataclass(frozen=True, kw_only=True)
class Helped(OfProject):
    """An establishment helped by a đề án. ``on``: its own day of acceptance, else that of the đề án."""

    establishment_id: int
    support: Decimal | None
    committed: Decimal | None
    verified: Decimal | None


_PROJECT = (
    "title",
    "code",
    "purse",
    "content__code",
    "status",
    "plan_year",
    "done_on",
    "stopped_on",
    "retrospective",
    "unit",
)


def columns_of(prefix: str = "") -> list[str]:
    return [f"{prefix}{name}" for name in _PROJECT]


def project_of(row: dict, prefix: str = "") -> dict:
    return {
        "project_title": row[f"{prefix}title"],
        "purse": row[f"{prefix}purse"],
        "content_code": row[f"{prefix}content__code"],
        "is_done": _is_done(row, prefix),
        "year": row[f"{prefix}plan_year"],
    }


def _is_done(row: dict, prefix: str) -> bool:
    """As ``Project.is_done``: what was stopped, or settled by force majeure, was never accepted."""
    was_accepted = row[f"{prefix}done_on"] is not None or row[f"{prefix}retrospective"]
    return was_accepted and row[f"{prefix}status"] in COUNTED_AS_DONE and row[f"{prefix}stopped_on"] is None


OF_APPROVED = Q(project__status__in=COUNTED_AS_APPROVED)


def items(extent: Extent) -> list[Item]:
    rows = (
        Project.objects.filter(extent.in_place("unit"), extent.of_days("done_on", year="plan_year"))
        .approved()
        .annotate(
            implementers=StringAgg(
                "partners__organisation__name",
                "; ",
                filter=Q(partners__role=PartnerRole.IMPLEMENTS),
                distinct=True,
                default="",
            )
        )
        .order_by("code")
        .values(
            "pk",
            *columns_of(),
            "kind",
            "support_approved",
            "approved_on",
            "illustrative",
            "approval__number",
            "approval__symbol",
            "implementers",
        )
    )
    return [
        Item(
            pk=row["pk"],
            target=row["pk"],
            project_id=row["pk"],
            label=row["title"],
            code=row["code"],
            kind=row["kind"],
            unit_id=row["unit"],
            on=row["done_on"],
            support_approved=row["support_approved"],
            approved_on=row["approved_on"],
            decision="/".join(filter(None, (row["approval__number"], row["approval__symbol"]))),
            implementers=row["implementers"],
            is_over=row["status"] in (*COUNTED_AS_DONE, ProjectStatus.STOPPED),
            illustrative=row["illustrative"],
            **project_of(row),
        )
        for row in rows
    ]


def helped(extent: Extent) -> list[Helped]:
    """Those that dropped out of a đề án were not helped by it."""
    rows = (
        Beneficiary.objects.standing()
        .filter(
            OF_APPROVED,
            extent.in_place("unit", "project__unit"),
            extent.of_days("accepted_on", "project__done_on", year="project__plan_year"),
        )
        .order_by("establishment__sort_key", "pk")
        .values(
            "pk",
            "project",
            *columns_of("project__"),
            "establishment",
            "establishment__name",
            "unit",
            "support",
            "counterpart_committed",
            "counterpart_verified",
            "accepted_on",
            "illustrative",
        )
    )
    return [
        Helped(
            pk=row["pk"],
            target=row["project"],
            project_id=row["project"],
            label=row["establishment__name"],
            unit_id=row["unit"] or row["project__unit"],
            on=row["accepted_on"] or row["project__done_on"],
            establishment_id=row["establishment"],
            support=row["support"],
            committed=row["counterpart_committed"],
            verified=row["counterpart_verified"],
            illustrative=row["illustrative"],
            **project_of(row, "project__"),
        )
        for row in rows
        if row["accepted_on"] or project_of(row, "project__")["is_done"]
    ]
