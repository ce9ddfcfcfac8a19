"""What is known of the papers of a file: held, waived, whose, of which dạng; gathered in the query that reads the đề án."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from khuyencong.core.dates import today
from projects.choices import INVOICE, PaperStage, WaiverKind
from projects.models import Beneficiary, PaperRequirement, PaperWaiver, Project, ProjectPaper, ProjectType
from projects.queries.law import project_types


def with_papers(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Each with ``paper_facts``: papers held by code, waivers, who benefits, of which dạng and content it is."""
    held = ProjectPaper.objects.filter(project=OuterRef("pk"), replaced_on=None, paper_type__isnull=False)
    waived = PaperWaiver.objects.filter(project=OuterRef("pk"), ended_on=None).order_by("pk")
    helped = Beneficiary.objects.standing().filter(project=OuterRef("pk")).order_by("pk")
    told = {
        "held": held.values(json=JSONObject(code="paper_type__code", of="beneficiary_id")),
        "waived": waived.values(json=_WAIVER),
        "helped": helped.values(json=_HELPED),
    }
    facts = JSONObject(
        type=F("project_type_id"),
        content=F("content__code"),
        **{name: ArraySubquery(rows) for name, rows in told.items()},
    )
    return projects.annotate(paper_facts=facts)


_HELPED = JSONObject(
    pk="pk", name="establishment__name", counterpart="counterpart_committed", illustrative="illustrative"
)
_WAIVER = JSONObject(
    pk="pk",
    code="paper_type__code",
    name="paper_type__name",
    stage="stage",
    kind="kind",
    due_on="due_on",
    reason="reason",
    by="waived_by__full_name",
    on="waived_on",
)


@dataclass(frozen=True, kw_only=True)
class Waived:
    """A live waiver. ``due_on`` is None when the paper is not needed at all."""

    pk: int
    code: str
    name: str
    stage: str
    kind: str
    reason: str
    by: str
    on: date
    due_on: date | None

    @property
    def is_overdue(self) -> bool:
        return self.due_on is not None and self.due_on < today()

    @property
    def label(self) -> str:
        return WaiverKind(self.kind).label


@dataclass(frozen=True, kw_only=True)
class TypeOf:
    """Dạng of a đề án. ``guessed`` when nobody chose it: it is the only one of its content."""

    pk: int
    code: str
    name: str
    parent: int | None
    guessed: bool = False

    @classmethod
    def of(cls, one: ProjectType, *, guessed: bool = False) -> "TypeOf":
        return cls(pk=one.pk, code=one.code, name=one.name, parent=one.parent_id, guessed=guessed)


@dataclass(frozen=True)
class Facts:
    """What is known of one file, out of ``paper_facts``."""

    project: Project
    told: dict

    @cached_property
    def type(self) -> TypeOf | None:
        if self.told["type"]:
            return TypeOf.of(project_types()[self.told["type"]])
        found = self.candidates
        return replace(found[0], guessed=True) if len(found) == 1 else None

    @property
    def candidates(self) -> list[TypeOf]:
        """Dạng that hold no others and are of this content, or of one below it."""
        code = self.told["content"]
        kinds = (one for one in project_types().values() if not one.holds_others)
        return [TypeOf.of(one) for one in kinds if any(code in of for of in one.content_codes)]

    @cached_property
    def codes(self) -> set[str]:
        return {one["code"] for one in self.told["held"]}

    @cached_property
    def waived(self) -> list[Waived]:
        day = date.fromisoformat
        return [
            Waived(**one | {"on": day(one["on"]), "due_on": day(one["due_on"]) if one["due_on"] else None})
            for one in self.told["waived"]
        ]

    def lacking(self, requirement: PaperRequirement) -> list[str]:
        """Establishments whose own paper is not there, when some are and each must bring one."""
        held = [one for one in self.told["held"] if one["code"] in answers(requirement)]
        if not held or not requirement.paper_type.is_of_beneficiary or any(one["of"] is None for one in held):
            return []
        bring = {one["of"] for one in held}
        return [one["name"] for one in self.told["helped"] if one["pk"] not in bring]

    def applies(self, stage: str) -> bool:
        """Settlement has two bundles: with an invoice in the file the second, otherwise the first (Đ19)."""
        if stage == PaperStage.SETTLEMENT_INVOICED:
            return INVOICE in self.codes
        return stage != PaperStage.SETTLEMENT or INVOICE not in self.codes


def answers(requirement: PaperRequirement) -> set[str]:
    """Codes of the papers of which one is enough."""
    return {requirement.paper_type.code, *requirement.or_codes}


def facts_of(projects: list[Project]) -> list[Facts]:
    """Of each; one query for those that do not carry ``paper_facts``."""
    bare = [project.pk for project in projects if not hasattr(project, "paper_facts")]
    told = dict(with_papers(Project.objects.filter(pk__in=bare)).values_list("pk", "paper_facts")) if bare else {}
    return [Facts(one, told.get(one.pk) or one.paper_facts) for one in projects]
