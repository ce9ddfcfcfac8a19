"""Đề án that wait for a decision, and what one decision grants to each."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from khuyencong.core.models import User
from projects.choices import ProjectStatus
from projects.models import Appraisal, Project


@dataclass(frozen=True, kw_only=True)
class Granted:
    """A đề án of a decision for many, with its amount in đồng; ``version`` is the one the person saw."""

    project: Project
    amount: Decimal | None
    version: int | None = None


@dataclass(frozen=True)
class Waiting:
    """A đề án that waits for a decision; ``amount`` is what its appraisal proposes, else what it asked for. Đồng."""

    project: Project
    appraisal: Appraisal | None

    @property
    def amount(self):
        proposed = self.appraisal.support if self.appraisal else None
        return self.project.support_proposed if proposed is None else proposed


def waiting_for_decision(user: User, limit: int = 100) -> list[Waiting]:
    """Files being appraised that the person may see, each with the appraisal that stands. Two queries."""
    rows = (
        Project.objects.visible_to(user)
        .filter(status=ProjectStatus.APPRAISAL, retrospective=False)
        .select_related("unit", "holder")
        .prefetch_related(Prefetch("appraisals", Appraisal.objects.order_by("-held_on", "-pk")))
        .order_by("plan_year", "code")[:limit]
    )
    return [Waiting(project, _standing(project)) for project in rows]


def _standing(project: Project) -> Appraisal | None:
    since = [one for one in project.appraisals.all() if not project.submitted_on or one.held_on >= project.submitted_on]
    return since[0] if since else None
