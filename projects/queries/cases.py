"""One đề án with all that hangs on it, in a constant number of queries, and what it still lacks."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from khuyencong.core.dates import format_date, today
from khuyencong.core.figures import Figure, of, total
from khuyencong.core.models import Activity, User
from khuyencong.establishments.models import Establishment, EstablishmentProfile
from projects.choices import OFF_THE_WAY, STAGES, ProjectStatus
from projects.models import (
    Beneficiary,
    EligibilityDecision,
    FieldSurvey,
    MoveRecord,
    Output,
    Project,
    ProjectConsent,
    ProjectNeed,
    ProjectParticipant,
    ProjectPartner,
    Stoppage,
    TrainingClass,
)
from projects.queries.finishing import owed_after_stop
from projects.queries.papers import missing_now, with_papers
from projects.queries.reasons import setback
from projects.queries.taught import not_yet_told, with_classes

AFTER_STOP = (ProjectStatus.REFUNDING, ProjectStatus.LIQUIDATED, ProjectStatus.ARCHIVED)
FEED = 30  # lines of the timeline shown on the page

# Asked with the row itself: was the place seen, and is there a beneficiary whose consent (or the reason for none) is not told.
_SURVEYED = Exists(
    FieldSurvey.objects.filter(
        Q(project=OuterRef("pk"))
        | Q(need=OuterRef("need"))
        | Q(need__in=ProjectNeed.objects.filter(project=OuterRef(OuterRef("pk"))).values("need"))
    )
)
_LACKS_CONSENT = Exists(
    Beneficiary.objects.standing()
    .filter(project=OuterRef("pk"))
    .exclude(establishment__in=ProjectConsent.objects.filter(project=OuterRef(OuterRef("pk"))).values("establishment"))
)

_REQUIRED = (
    ("title", "tên đề án"),
    ("content_id", "nội dung"),
    ("unit_id", "địa bàn"),
    ("purse", "nguồn kinh phí"),
    ("plan_year", "năm kế hoạch"),
)


def missing_for_submit(project: Project) -> list[str]:
    """What must be there before it is submitted, by name. Uses what ``case`` has read, asks for the rest."""
    return missing_facts(project, has_parts=bool(project.beneficiaries.all()[:1] or _has_outputs(project)))


def missing_facts(project: Project, *, has_parts: bool) -> list[str]:
    """As above, of a row of a list; ``has_parts``: an establishment or a planned result is there."""
    missing = [name for field, name in _REQUIRED if not getattr(project, field)]
    if project.support_proposed is None:
        missing.append("kinh phí đề nghị")
    if not has_parts:
        missing.append("ít nhất một cơ sở thụ hưởng hoặc một kết quả dự kiến")
    return missing


def _has_outputs(project: Project) -> bool:
    read = getattr(project, "has_outputs", None)
    return project.outputs.exists() if read is None else read


def missing_when_done(project: Project) -> list[str]:
    """Figures not yet known when results are being gathered. They hold nothing up; reports print them as unknown.

    Of a file that was stopped none are gathered any more.
    """
    if project.stopped_on:
        return []
    missing = ["kinh phí được duyệt"] if project.support_approved is None else []
    if project.approval_id is None:
        missing.append("quyết định phê duyệt")
    missing += [f"số đã làm của “{name}”" for name in _outputs_unknown(project)]
    missing += [
        f"đối ứng đã xác nhận của {beneficiary.establishment}"
        for beneficiary in project.beneficiaries.all()
        if beneficiary.counterpart_verified is None and beneficiary.is_standing
    ]
    return missing


def _outputs_unknown(project: Project) -> list[str]:
    read = getattr(project, "outputs_unknown", None)
    if read is None:
        return list(project.outputs.filter(not_yet_told()).order_by("pk").values_list("indicator__name", flat=True))
    return read


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
        return [one for one in self.project.beneficiaries.all() if one.is_standing]

    @cached_property
    def dropped(self) -> list[Beneficiary]:
        """Those that left the file: told, never summed."""
        return [one for one in self.project.beneficiaries.all() if not one.is_standing]

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
    def asks_counterpart(self) -> bool:
        """Establishments give the counterpart; a file approved without any, whose names are not still to come, has none."""
        return bool(self.beneficiaries) or self.project.is_group or not self.project.is_approved

    @property
    def investment(self) -> Figure:
        """Support (approved, else asked for) and committed counterpart together."""
        return total([self.approved if self.project.is_approved else self.proposed, self.committed])

    @property
    def shown_steps(self) -> list[Step]:
        """The stops of the way, each with the day and paper of the move that led there; one off the way ends in a cross."""
        status = ProjectStatus(self.project.status)
        if self.project.stopped_on:
            return self._steps_after_stop(status)
        stages = list(STAGES.items())
        at = next((n for n, (_, inside) in enumerate(stages) if status in inside), self._reached)
        is_over = not self.project.is_open
        steps = []
        for n, (label, inside) in enumerate(stages):
            state = "ok" if n < at or (n == at and is_over) else "now" if n == at else ""
            steps.append(Step(label=label, note=self._note(inside) if n <= at else "", state=state))
        if status in OFF_THE_WAY:
            passed = [replace(step, state="ok") for step in steps[: self._reached + 1]]
            return [*passed, Step(label=status.label, note=self._note((status,)), state="stop")]
        return steps

    def _steps_after_stop(self, status: ProjectStatus) -> list[Step]:
        """A stopped file was never accepted: after the cross come only the money called back and the shelf."""
        way = [(label, inside) for label, inside in list(STAGES.items())[: self._reached + 1]]
        steps = [Step(label=label, note=self._note(inside), state="ok") for label, inside in way]
        steps.append(Step(label=ProjectStatus.STOPPED.label, note=self._note((ProjectStatus.STOPPED,)), state="stop"))
        after = [(one, self._note((one,))) for one in AFTER_STOP]
        steps += [
            Step(label=one.label, note=note, state="now" if one == status and self.is_open else "ok")
            for one, note in after
            if note
        ]
        return steps

    @property
    def _reached(self) -> int:
        """The furthest stop a file that left the way had come to; of one told without its moves, by its days."""
        past = {record.from_status for record in self.moves} - set(AFTER_STOP)
        past |= {ProjectStatus.SUBMITTED} if self.project.submitted_on else set()
        past |= {ProjectStatus.APPROVED} if self.project.approved_on else set()
        return max((n for n, inside in enumerate(STAGES.values()) if past & set(inside)), default=0)

    @cached_property
    def moves(self) -> list[MoveRecord]:
        """Moves that stand, the latest first."""
        return [record for record in self.project.moves.all() if record.undone_at is None]

    def _note(self, inside: tuple[ProjectStatus, ...]) -> str:
        record = next((one for one in self.moves if one.to_status in inside), None)
        if record:
            paper = record.document.reference if record.document else ""
            return ", ".join(part for part in (paper, format_date(record.happened_on)) if part)
        return self._told_note(inside)

    def _told_note(self, inside: tuple[ProjectStatus, ...]) -> str:
        """Of a file entered after the fact there are only its dates."""
        project = self.project
        days = {
            ProjectStatus.SUBMITTED: project.submitted_on,
            ProjectStatus.APPROVED: project.approved_on,
            ProjectStatus.ACCEPTED: project.done_on,
            ProjectStatus.STOPPED: project.stopped_on,
        }
        day = next((days[status] for status in inside if days.get(status)), None)
        paper = project.approval.reference if ProjectStatus.APPROVED in inside and project.approval else ""
        return ", ".join(part for part in (paper, format_date(day) if day else "") if part)

    @property
    def is_open(self) -> bool:
        return self.project.is_open

    @property
    def setback(self) -> MoveRecord | None:
        """The step back or out that led here, with its reason."""
        return setback(next(iter(self.moves), None), self.project.status)

    @property
    def returned(self) -> Activity | None:
        """Why it came back, while it is being mended: of a file whose moves are not on record."""
        if self.setback or self.project.status != ProjectStatus.RETURNED:
            return None
        return next((line for line in self.feed if line.verb == "return"), None)

    @property
    def stoppage(self) -> Stoppage | None:
        """Why it stopped, and what of the money has to come back."""
        return getattr(self.project, "stoppage", None)

    @property
    def missing(self) -> list[str]:
        if self.project.retrospective:
            return missing_when_done(self.project)
        if self.project.stopped_on:  # its results are not waited for any more
            return owed_after_stop(self.project)
        papers = [f"giấy tờ: {name}" for name in missing_now(self.project)]
        if self.project.is_editable:
            return missing_for_submit(self.project) + papers
        return (missing_when_done(self.project) if self.project.is_approved else []) + papers


def to_call(user: User) -> QuerySet[Beneficiary]:
    """Each with ``owner`` and ``phone`` as told today, where the person may see the establishment; None where not."""
    seen = Establishment.objects.visible_to(user).filter(pk=OuterRef("establishment"))
    told = EstablishmentProfile.objects.on(today()).filter(Exists(seen), establishment=OuterRef("establishment"))
    return Beneficiary.objects.annotate(
        owner=Subquery(told.values("owner_name")[:1]), phone=Subquery(told.values("phone")[:1])
    )


def case(user: User, pk: int) -> Case | None:
    """The file as its page opens; None when it does not exist or lies outside what the person may see. Four queries."""
    units = "unit__parent__parent"
    outputs = Output.objects.filter(project=OuterRef("pk"))
    project = (
        with_papers(Project.objects.visible_to(user))
        .select_related(
            "content",
            units,
            "holder",
            "approval",
            "programme_group__programme",
            "need",
            "procedure",
            "stoppage__document",
        )
        .annotate(
            is_surveyed=_SURVEYED,
            lacks_consent=_LACKS_CONSENT,
            has_outputs=Exists(outputs),
            outputs_unknown=ArraySubquery(outputs.filter(not_yet_told()).order_by("pk").values("indicator__name")),
        )
        .prefetch_related(
            Prefetch("beneficiaries", to_call(user).select_related("establishment", units).order_by("pk")),
            Prefetch(
                "moves", MoveRecord.objects.select_related("document", "by", "reason").order_by("-recorded_at", "-pk")
            ),
        )
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


@dataclass(frozen=True)
class Results:
    """What came out: outputs in their own units, classes held. Two queries."""

    project: Project

    @cached_property
    def outputs(self) -> list[Output]:
        return with_classes(self.project.outputs.select_related("indicator").order_by("pk"), self.classes)

    @cached_property
    def classes(self) -> list[TrainingClass]:
        return list(self.project.classes.select_related("unit", "organiser", "project").order_by("ends_on", "pk"))

    @property
    def learners(self) -> Figure:
        return total(of(group.learners, illustrative=group.illustrative) for group in self.classes)


@dataclass(frozen=True)
class Parties:
    """Who takes part: units that carry it out or help, collaborators. Two queries."""

    project: Project

    @cached_property
    def partners(self) -> list[ProjectPartner]:
        return list(self.project.partners.select_related("organisation").order_by("role", "pk"))

    @cached_property
    def participants(self) -> list[ProjectParticipant]:
        return list(
            self.project.participants.select_related("collaborator", "user", "organisation").order_by("role", "pk")
        )


def decided(project: Project) -> list[tuple[Beneficiary, EligibilityDecision | None]]:
    """Each establishment with the decision that stands: the latest. Two queries."""
    made = project.eligibility_decisions.select_related("decided_by").order_by("pk")
    latest = {row.establishment_id: row for row in made}
    helped = project.beneficiaries.standing().select_related("establishment").order_by("pk")
    return [(row, latest.get(row.establishment_id)) for row in helped]
