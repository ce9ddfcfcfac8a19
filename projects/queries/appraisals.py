"""Thẩm định: the one that stands, what approval waits for, one of them whole with its five criteria."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from projects.choices import Conclusion, Criterion
from projects.models import Appraisal, AppraisalMember, AppraisalResult, AppraisalScore, Project
from projects.queries.procedures import walk_of


def latest_appraisal(project: Project) -> Appraisal | None:
    """The one that stands: the last since the file was last submitted."""
    found = project.appraisals.order_by("-held_on", "-pk")
    if project.submitted_on:
        found = found.filter(held_on__gte=project.submitted_on)
    return found.first()


def missing_for_approval(project: Project) -> list[str]:
    """A file that walks a procedure is approved on a positive appraisal (TT 36/2013 Điều 8, 9)."""
    if walk_of(project).version is None:
        return []
    latest = latest_appraisal(project)
    if latest is None:
        return ["kết quả thẩm định"]
    if latest.conclusion == Conclusion.PASSED:
        return []
    return [f"kết luận thẩm định đạt (nay: {latest.get_conclusion_display().lower()})"]


def appraisal(project: Project, pk: int) -> Appraisal | None:
    """One appraisal whole. Four queries."""
    parts = (
        Prefetch("members", AppraisalMember.objects.select_related("user").order_by("pk")),
        Prefetch("scores", AppraisalScore.objects.select_related("member__user").order_by("member", "pk")),
        Prefetch("results", AppraisalResult.objects.select_related("beneficiary__establishment").order_by("pk")),
    )
    found = project.appraisals.select_related("minutes", "recorded_by").prefetch_related(*parts)
    return found.filter(pk=pk).first()


@dataclass(frozen=True)
class CriterionLine:
    """One criterion: what all said together, and each member by name."""

    label: str
    joint: AppraisalScore | None
    members: list[AppraisalScore]

    @property
    def mean(self) -> Decimal | None:
        """Of the members' scores, one decimal; None where nobody gave one."""
        given = [score.score for score in self.members if score.score is not None]
        return (Decimal(sum(given)) / len(given)).quantize(Decimal("0.1")) if given else None


def score_sheet(appraisal: Appraisal) -> list[CriterionLine]:
    """The five criteria in the order of the law, from what is prefetched."""
    scores = list(appraisal.scores.all())
    return [
        CriterionLine(
            criterion.label,
            next((one for one in scores if one.criterion == criterion and one.member_id is None), None),
            [one for one in scores if one.criterion == criterion and one.member_id is not None],
        )
        for criterion in Criterion
    ]
