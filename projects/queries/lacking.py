"""What a file still lacks, for lists: papers and figures of each row out of what the list has read; figures as a filter."""

from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from projects.choices import COUNTED_AS_APPROVED, EDITABLE, STAGES_DUE
from projects.models import STILL_OPEN, Beneficiary, Output, Project
from projects.queries.cases import missing_facts
from projects.queries.papers import missing_papers, with_papers
from projects.queries.taught import not_yet_told

_OF_THIS = OuterRef("pk")
_UNVERIFIED = Beneficiary.objects.standing().filter(project=_OF_THIS, counterpart_verified__isnull=True)


def annotated(projects: QuerySet[Project]) -> QuerySet[Project]:
    """With what ``names`` and ``of_each`` ask: no query more, whatever the number of rows."""
    return with_papers(projects).annotate(
        has_outputs=Exists(Output.objects.filter(project=_OF_THIS)),
        has_beneficiaries=Exists(Beneficiary.objects.filter(project=_OF_THIS)),
        undone=_count(_undone()),
        unverified=_count(_UNVERIFIED),
    )


def of_each(projects: Collection[Project]) -> dict[int, list[str]]:
    """Rows of ``annotated`` by primary key: papers first, then figures, as the page of the file names them."""
    papers = missing_papers(projects)
    return {project.pk: [*papers[project.pk], *names(project)] for project in projects}


def names(project: Project) -> list[str]:
    """Figures a row of ``annotated`` lacks: what submission waits for, or figures not yet known of a file under way."""
    if not project.is_open or project.stopped_on:
        return []
    if project.is_editable:
        return missing_facts(project, has_parts=project.has_outputs or project.has_beneficiaries)
    if not project.is_approved:
        return []
    missing = ["kinh phí được duyệt"] if project.support_approved is None else []
    missing += ["quyết định phê duyệt"] if project.approval_id is None else []
    missing += [f"số đã làm của {project.undone} chỉ tiêu"] if project.undone else []
    return missing + ([f"đối ứng đã xác nhận của {project.unverified} cơ sở"] if project.unverified else [])


def papers_lacking(projects: QuerySet[Project]) -> Q:
    """Those of ``projects`` that still lack a paper of what is being gathered. One query, beside that of the law.

    Which papers a file needs is told by dated rows and by what it holds; they are judged here, once for list and filter.
    """
    gathering = projects.filter(status__in=list(STAGES_DUE), retrospective=False).order_by()
    rows = with_papers(gathering).only("purse", "status", "retrospective", "submitted_on")
    missing = missing_papers(list(rows))
    return Q(pk__in=[pk for pk, names in missing.items() if names])


def some() -> Q:
    """Rows whose ``names`` is not empty."""
    empty = (
        Q(title="")
        | Q(plan_year__isnull=True)
        | Q(support_proposed__isnull=True)
        | (~Exists(Output.objects.filter(project=_OF_THIS)) & ~Exists(Beneficiary.objects.filter(project=_OF_THIS)))
    )
    unknown = Q(support_approved__isnull=True) | Q(approval__isnull=True) | Exists(_undone()) | Exists(_UNVERIFIED)
    return STILL_OPEN & (
        (Q(status__in=EDITABLE) & empty) | (Q(status__in=COUNTED_AS_APPROVED, stopped_on=None) & unknown)
    )


def _undone() -> QuerySet[Output]:
    """Asked anew each time: a class is held once its last day has come."""
    return Output.objects.filter(not_yet_told(), project=_OF_THIS)


def _count(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().values("project").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
