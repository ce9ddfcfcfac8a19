"""One đề án with all that hangs on it, in a constant number of queries, and what it still lacks."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch

from khuyencong.core.dates import format_date
from khuyencong.core.figures import Figure, of, total
from khuyencong.core.models import Activity, User
from projects.choices import ProjectStatus, main_path
from projects.models import (
    Beneficiary,
    Output,
    Project,
    ProjectPaper,
    ProjectParticipant,
    ProjectPartner,
    TrainingClass,
)

FEED = 30  # lines of the timeline shown on the page

_REQUIRED = (
    ("title", "tên đề án"),
    ("content_id", "nội dung"),
    ("unit_id", "địa bàn"),
    ("purse", "nguồn kinh phí"),
    ("plan_year", "năm kế hoạch"),
)


def missing_for_submit(project: Project) -> list[str]:
    """What must be there before it is submitted, by name. Uses what is prefetched, asks for the rest."""
    return missing_facts(project, has_parts=bool(project.beneficiaries.all()[:1] or project.outputs.all()[:1]))


def missing_facts(project: Project, *, has_parts: bool) -> list[str]:
    """As above, of a row of a list; ``has_parts``: an establishment or a planned result is there."""
    missing = [name for field, name in _REQUIRED if not getattr(project, field)]
    if project.support_proposed is None:
        missing.append("kinh phí đề nghị")
    if not has_parts:
        missing.append("ít nhất một cơ sở thụ hưởng hoặc một kết quả dự kiến")
    return missing


def missing_when_done(project: Project) -> list[str]:
    """Figures not yet known when results are being gathered. They hold nothing up; reports print them as unknown."""
    missing = ["kinh phí được duyệt"] if project.support_approved is None else []
    if project.approval_id is None:
        missing.append("quyết định phê duyệt")
    missing += [f"số đã làm của “{output.indicator.name}”" for output in project.outputs.all() if output.done is None]
    missing += [
        f"đối ứng đã xác nhận của {beneficiary.establishment}"
        for beneficiary in project.beneficiaries.all()
        if beneficiary.counterpart_verified is None
    ]
    return missing


@dataclass(frozen=True, kw_only=True)
class Step:
    """One stop on the way of the file; ``state`` is ok, now, stop or empty (still to come)."""

    label: str
    note: str = ""
    state: str = ""


@dataclass(frozen=True)
class Case:
    """What the page of one đề án shows. ``project`` comes from ``case``, with its parts read."""

    project: Project
    feed: list[Activity]

    @cached_property
    def beneficiaries(self) -> list[Beneficiary]:
        return list(self.project.beneficiaries.all())

    @cached_property
    def outputs(self) -> list[Output]:
        return list(self.project.outputs.all())

    @cached_property
    def classes(self) -> list[TrainingClass]:
        return list(self.project.classes.all())

    @property
    def learners(self) -> Figure:
        return total(of(group.learners, illustrative=group.illustrative) for group in self.classes)

    def _money(self, field: str) -> Figure:
        parts = (of(getattr(b, field), illustrative=b.illustrative) for b in self.beneficiaries)
        return total(parts, empty=of(None))

    @property
    def proposed(self) -> Figure:
        return of(self.project.support_proposed, illustrative=self.project.illustrative)

    @property
    def approved(self) -> Figure:
        return of(self.project.support_approved, illustrative=self.project.illustrative)

    @cached_property
    def support_shared_out(self) -> Figure:
        return self._money("support")

    @cached_property
    def committed(self) -> Figure:
        return self._money("counterpart_committed")

    @cached_property
    def verified(self) -> Figure:
        return self._money("counterpart_verified")

    @property
    def investment(self) -> Figure:
        """Support (approved, else asked for) and committed counterpart together."""
        return total([self.approved if self.project.is_approved else self.proposed, self.committed])

    @property
    def shown_steps(self) -> list[Step]:
        """The main path; a file that left it ends in the status where it stopped."""
        path = main_path()
        status = ProjectStatus(self.project.status)
        if status in path:
            reached = path.index(status)
            states = ["ok"] * reached + ["now"] + [""] * (len(path) - reached - 1)
            if reached == len(path) - 1:
                states[-1] = "ok"
            return [
                Step(label=step.label, note=self._note(step), state=state)
                for step, state in zip(path, states, strict=True)
            ]
        passed = path[: 2 if self.project.submitted_on else 1]
        steps = [Step(label=step.label, note=self._note(step), state="ok") for step in passed]
        return [*steps, Step(label=status.label, state="stop")]

    def _note(self, step: ProjectStatus) -> str:
        project = self.project
        reached = {
            ProjectStatus.SUBMITTED: None if project.is_editable else project.submitted_on,
            ProjectStatus.APPROVED: project.approved_on,
            ProjectStatus.ACCEPTED: project.done_on,
        }.get(step)
        paper = project.approval.reference if step == ProjectStatus.APPROVED and project.approval else ""
        return ", ".join(part for part in (paper, format_date(reached) if reached else "") if part)

    @property
    def is_open(self) -> bool:
        return self.project.is_open

    @property
    def returned(self) -> Activity | None:
        """Why it came back, while it is being mended."""
        if self.project.status != ProjectStatus.RETURNED:
            return None
        return next((line for line in self.feed if line.verb == "return"), None)

    @property
    def missing(self) -> list[str]:
        if self.project.is_editable:
            return missing_for_submit(self.project)
        return missing_when_done(self.project) if self.project.is_approved else []


def case(user: User, pk: int) -> Case | None:
    """The whole file; None when it does not exist or lies outside what the person may see. Nine queries at most."""
    units = "unit__parent__parent"
    parts = (
        Prefetch("beneficiaries", Beneficiary.objects.select_related("establishment", units).order_by("pk")),
        Prefetch("outputs", Output.objects.select_related("indicator").order_by("pk")),
        Prefetch("classes", TrainingClass.objects.select_related("unit", "organiser").order_by("ends_on", "pk")),
        Prefetch("partners", ProjectPartner.objects.select_related("organisation").order_by("role", "pk")),
        Prefetch("participants", ProjectParticipant.objects.select_related("collaborator").order_by("role", "pk")),
        Prefetch(
            "papers", ProjectPaper.objects.select_related("document__file").order_by("-document__issued_on", "pk")
        ),
    )
    project = (
        Project.objects.visible_to(user)
        .select_related("content", units, "holder", "approval", "programme_group__programme", "need")
        .prefetch_related(*parts)
        .filter(pk=pk)
        .first()
    )
    if project is None:
        return None
    feed = (
        Activity.objects.filter(timeline=project.timeline_id)
        .select_related("actor", "document")
        .order_by("-at", "-pk")[:FEED]
    )
    return Case(project=project, feed=list(feed))
