"""Which papers a file must hold, which it holds, which it lacks. For any number of đề án that carry their facts
(``with_papers``) no query beside the one on whether the law has changed; one more when they do not.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import F, QuerySet

from khuyencong.core.dates import format_date, today
from khuyencong.core.readings import one_reading
from projects.choices import (
    OWN_PAPERS,
    STAGES_DUE,
    STAGES_OF_MOVE,
    STAGES_WITHOUT_MOVE,
    PaperNeed,
    PaperStage,
    PaperState,
    WaiverKind,
)
from projects.models import PaperRequirement, Project, ProjectPaper
from projects.queries.holdings import Facts, TypeOf, Waived, answers, facts_of, with_papers
from projects.queries.law import in_force, paper_names, requirements, stands_for

__all__ = [
    "checklist",
    "folder",
    "missing",
    "missing_before",
    "missing_for",
    "missing_now",
    "missing_papers",
    "stages_before",
    "with_papers",
]

TYPE_UNKNOWN = "dạng đề án (để biết giấy tờ phải có)"


@dataclass(frozen=True, kw_only=True)
class ChecklistItem:
    """One asked-for paper: its requirement, where it stands, the papers held and those set aside."""

    requirement: PaperRequirement
    state: PaperState
    waiver: Waived | None = None
    lacking: tuple[str, ...] = ()
    papers: list[ProjectPaper] = field(default_factory=list)
    replaced: list[ProjectPaper] = field(default_factory=list)

    @property
    def name(self) -> str:
        """As the list of what is missing names it."""
        name = self.requirement.paper_type.name
        if self.lacking:
            return f"{name} (của {', '.join(self.lacking)})"
        if self.waiver and self.waiver.is_overdue:
            return f"{name} (hẹn nộp trước {format_date(self.waiver.due_on)})"
        return name

    @property
    def is_held(self) -> bool:
        return self.state == PaperState.HELD


@dataclass(frozen=True, kw_only=True)
class ChecklistStage:
    """The papers of one stage. ``due``: being gathered now; ``passed``: left behind; ``applies``: False for the other way of settling."""

    stage: PaperStage
    items: list[ChecklistItem]
    due: bool = False
    applies: bool = True
    passed: bool = False

    @property
    def label(self) -> str:
        return self.stage.label

    @property
    def missing(self) -> list[str]:
        return [item.name for item in self.items if item.state == PaperState.MISSING] if self.applies else []

    @property
    def held(self) -> int:
        return sum(item.is_held for item in self.items)

    def state_of(self, item: ChecklistItem) -> str:
        """In a word: what is not there is missing only while it is being gathered."""
        if item.state == PaperState.OPEN:
            return PaperNeed(item.requirement.need).label
        if item.state == PaperState.MISSING and self.stage in (PaperStage.ADJUSTMENT, PaperStage.FORCE_MAJEURE):
            return "Khi phát sinh"
        if item.state == PaperState.MISSING and not self.due:
            return "Chưa có trong hồ sơ" if self.passed else "Sẽ cần"
        return item.state.label

    @property
    def lines(self) -> list[tuple[ChecklistItem, str]]:
        return [(item, self.state_of(item)) for item in self.items]


@dataclass(frozen=True, kw_only=True)
class PaperFolder:
    """The whole of the papers of a file: by stage, and those no stage asks for."""

    project: Project
    type: TypeOf | None
    candidates: list[TypeOf]
    stages: list[ChecklistStage]
    others: list[ProjectPaper]
    missing: list[str]

    @property
    def papers(self) -> list[ProjectPaper]:
        """Those that stand, whatever stage asks for them."""
        placed = [paper for stage in self.stages for item in stage.items for paper in item.papers]
        return list(dict.fromkeys([*placed, *(paper for paper in self.others if not paper.is_replaced)]))

    @property
    def due(self) -> list[ChecklistStage]:
        return [stage for stage in self.stages if stage.due]

    @property
    def shown(self) -> list[ChecklistStage]:
        """For the page: what is gathered now, then the rest as a file meets it."""
        return [*self.due, *(stage for stage in self.stages if not stage.due)]


def papers_in_order() -> QuerySet[ProjectPaper]:
    """For a prefetch: newest document first, with all that a line of it tells."""
    return ProjectPaper.objects.select_related(
        "document__file", "paper_type", "beneficiary__establishment", "replaced_by", "replaced_file"
    ).order_by(F("document__issued_on").desc(nulls_last=True), "pk")


def checklist(project: Project) -> list[ChecklistStage]:
    """Every stage that asks this đề án for papers, in the order a file meets them. Three queries at most."""
    return folder(project).stages


@one_reading()
def folder(project: Project) -> PaperFolder:
    """All that the page of the papers shows. Uses ``paper_facts`` and the papers where they are prefetched."""
    facts = facts_of([project])[0]
    prefetched = "papers" in getattr(project, "_prefetched_objects_cache", {})
    papers = list(project.papers.all() if prefetched else papers_in_order().filter(project=project))
    rows = requirements().get(project.purse, ())
    asked = _asked(facts, rows)
    stages = [_stage(facts, stage, wanted, papers) for stage, wanted in asked.items()]
    placed = {paper.pk for stage in stages for item in stage.items for paper in (*item.papers, *item.replaced)}
    return PaperFolder(
        project=project,
        type=facts.type,
        candidates=facts.candidates,
        stages=stages,
        others=[paper for paper in papers if paper.pk not in placed],
        missing=_missing(facts, _wanted(project, None)),
    )


def missing(project: Project, stage: PaperStage | str | None = None) -> list[str]:
    """Names of mandatory papers neither held nor waived: of ``stage``, or of what is being gathered now."""
    return missing_for([project], stages=None if stage is None else (stage,))[project.pk]


@one_reading()
def missing_for(projects: Iterable[Project], *, stages: Iterable[str] | None = None) -> dict[int, list[str]]:
    """The same of many at once, by primary key."""
    return {
        facts.project.pk: _missing(facts, _wanted(facts.project, stages), promises=stages is None)
        for facts in facts_of(list(projects))
    }


@one_reading()
def missing_before(project: Project, move: str, *, codes: Iterable[str] = ()) -> list[str]:
    """What a move still lacks: bundles it rests on, and the paper types its procedure names. ``move``: “SUBMIT” …

    Not the paper the move itself makes; a file that was stopped is closed with what there is.
    """
    if project.stopped_on:
        return []
    own = OWN_PAPERS.get(move, ())
    stages = stages_before(move, project.status)
    facts = facts_of([project])[0]
    found = _missing(facts, stages, promises=False, besides=own)
    excused = {waiver.code for waiver in facts.waived if not waiver.is_overdue}
    there, enough = facts.codes.union(excused, own), stands_for()
    lacking = [code for code in codes if there.isdisjoint(enough.get(code, {code}))]
    names = (paper_names().get(code, code) for code in lacking)
    return [*found, *(name for name in names if name not in found)]


def stages_before(move: str, status: str) -> tuple[PaperStage, ...]:
    """The bundles a move rests on; settling straight from work is the force majeure of Đ18 k4."""
    if move == "SETTLE" and status == "dang_lam":
        return (PaperStage.FORCE_MAJEURE,)
    return STAGES_OF_MOVE.get(move, ())


def missing_now(project: Project) -> list[str]:
    """As ``missing`` of what is being gathered; a file told after the fact gathers nothing."""
    return missing_papers([project])[project.pk]


def missing_papers(projects: Collection[Project]) -> dict[int, list[str]]:
    """``missing_now`` of each, by primary key: what lists, tasks and search say beside a file."""
    gathering = [project for project in projects if not project.retrospective]
    return {project.pk: [] for project in projects} | missing_for(gathering)


def _wanted(project: Project, stages: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(stages) if stages is not None else STAGES_DUE.get(project.status, ())


def _asked(facts: Facts, rows: Iterable[PaperRequirement]) -> dict[str, list[PaperRequirement]]:
    """Stage → the papers asked of this file, in order; a line of its dạng stands in for the line of every dạng."""
    day = facts.project.submitted_on or today()
    kinds = {None} | ({facts.type.pk, facts.type.parent} if facts.type else set())
    asked: dict[str, dict[int, PaperRequirement]] = {stage: {} for stage in PaperStage}
    for row in rows:
        if row.project_type_id in kinds and in_force(row, day):
            asked[row.stage][row.paper_type_id] = row
    return {stage: list(found.values()) for stage, found in asked.items() if found}


def _stage(facts: Facts, stage: str, rows: list[PaperRequirement], papers: list[ProjectPaper]) -> ChecklistStage:
    due, order = STAGES_DUE.get(facts.project.status, ()), list(PaperStage)
    first = min((order.index(one) for one in due), default=len(order))
    return ChecklistStage(
        stage=PaperStage(stage),
        items=[_item(facts, row, papers) for row in rows],
        due=stage in due,
        applies=facts.applies(stage),
        passed=order.index(stage) < first and stage not in STAGES_WITHOUT_MOVE,
    )


def _item(facts: Facts, row: PaperRequirement, papers: Iterable[ProjectPaper] = ()) -> ChecklistItem:
    waiver = next((w for w in facts.waived if (w.code, w.stage) == (row.paper_type.code, row.stage)), None)
    lacking = tuple(facts.lacking(row))
    mine = [paper for paper in papers if paper.paper_type and paper.paper_type.code in answers(row)]
    return ChecklistItem(
        requirement=row,
        state=_state(facts, row, waiver, lacking),
        waiver=waiver,
        lacking=lacking,
        papers=[paper for paper in mine if not paper.is_replaced],
        replaced=[paper for paper in mine if paper.is_replaced],
    )


def _state(facts: Facts, row: PaperRequirement, waiver: Waived | None, lacking: tuple[str, ...]) -> PaperState:
    if facts.codes & answers(row) and not lacking:
        return PaperState.HELD
    if waiver and waiver.kind == WaiverKind.NOT_NEEDED:
        return PaperState.WAIVED
    if waiver and not waiver.is_overdue:
        return PaperState.LATER
    return PaperState.MISSING if waiver or lacking or row.is_mandatory else PaperState.OPEN


def _missing(facts: Facts, stages: Iterable[str], *, promises: bool = True, besides=()) -> list[str]:
    """Names, each once; a promise whose day has passed counts at whatever stage it was made. Not those of ``besides``."""
    rows = [row for row in requirements().get(facts.project.purse, ()) if row.stage in stages]
    asked = _asked(facts, rows)
    names = [TYPE_UNKNOWN] if _type_is_wanted(facts, rows) else []
    for stage in stages:
        items = (_item(facts, row) for row in asked.get(stage, ())) if facts.applies(stage) else ()
        wanted = (item for item in items if item.requirement.paper_type.code not in besides)
        names += [item.name for item in wanted if item.state == PaperState.MISSING]
    if promises:
        names += [
            f"{waiver.name} (hẹn nộp trước {format_date(waiver.due_on)})"
            for waiver in facts.waived
            if waiver.is_overdue and waiver.code not in facts.codes
        ]
    return list(dict.fromkeys(names))


def _type_is_wanted(facts: Facts, rows: Iterable[PaperRequirement]) -> bool:
    """The content leaves several dạng open, and one of them asks for papers of its own."""
    if facts.type is not None:
        return False
    kinds = {one.pk for one in facts.candidates} | {one.parent for one in facts.candidates if one.parent}
    return any(row.project_type_id in kinds for row in rows)
