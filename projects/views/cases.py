"""The page of one đề án, and the forms of its own facts."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView

from khuyencong.core import seen
from khuyencong.core.dates import today
from khuyencong.core.verdicts import Verdict
from khuyencong.establishments.models import Need
from projects import queries, rules, services
from projects.choices import MOVES, Move
from projects.forms.cases import AssignForm, ProjectForm, ProjectUpdateForm
from projects.models import Project
from projects.views.pages import ModelAct, ProjectAct, RuledAct


@dataclass(frozen=True)
class Action:
    """A door out of the page: where it leads and whether this person may go through."""

    label: str
    url: str
    icon: str
    verdict: Verdict
    danger: bool = False


_MAY = {
    "edit": rules.may_edit,
    "assign": rules.may_assign,
    "add_beneficiaries": rules.may_add_beneficiaries,
    "remove": rules.may_remove,
    "record": rules.may_record,
    "attach": rules.may_attach,
    "call": rules.may_call,
    "record_acceptance": rules.may_record_acceptance,
}


# Moves with a page of their own: those that write money are another app's.
_PAGES = {
    Move.APPROVE: "budgets:approve",
    Move.SIGN: "projects:sign",
    Move.ACCEPT: "projects:accept",
    Move.SETTLE: "budgets:settle",
    Move.SEND_BACK_SETTLEMENT: "budgets:send_back_settlement",
    Move.DEMAND_REFUND: "budgets:demand_refund",
    Move.LIQUIDATE: "budgets:liquidate",
    Move.STOP: "budgets:stop",
    Move.ARCHIVE: "projects:archive",
}
# Moves whose page asks for what would else be missing.
_RULES = {Move.ACCEPT: rules.may_accept}
_ICONS = {
    Move.SUBMIT: "gui",
    Move.RETURN: "lai",
    Move.NOT_YET: "lai",
    Move.REJECT: "x",
    Move.WITHDRAW: "x",
    Move.STOP: "x",
}


def _moves(user, project: Project) -> list[Action]:
    if project.retrospective:
        return []
    walk = queries.walk_of(project)
    moves = [(move, _action(user, project, walk.name(move), move)) for move in walk.moves()]
    return [
        action for _, action in sorted(moves, key=lambda one: not (one[0] == Move.DEMAND_REFUND and one[1].verdict))
    ]


def _action(user, project: Project, label: str, move: Move) -> Action:
    page = _PAGES.get(move)
    url = reverse(page, args=[project.pk]) if page else reverse("projects:move", args=[project.pk, slug_of(move)])
    backward = MOVES[move].reason is not None
    verdict = _RULES[move](user, project) if move in _RULES else rules.may_make(user, project, move)
    return Action(f"{label}…" if backward else label, url, _ICONS.get(move, "ok"), verdict, danger=backward)


def slug_of(move: Move) -> str:
    """``tra_lai`` is ``tra-lai`` in the address."""
    return move.value.replace("_", "-")


@dataclass(frozen=True)
class StopLine:
    """A checkpoint as the page shows it; ``url`` is where it is ticked or taken back, empty for who may not."""

    name: str
    decider: str
    source: str
    ticked_on: date | None
    paper: str
    url: str

    @property
    def icon(self) -> str:
        return "ok" if self.ticked_on else "cho"

    @property
    def action(self) -> str:
        return "Bỏ ghi" if self.ticked_on else "Ghi đã qua"


def _stops(user, project: Project) -> list[StopLine]:
    if project.retrospective:
        return []
    return [_stop_line(user, project, stop) for stop in queries.walk_of(project).stops]


def _stop_line(user, project: Project, stop: queries.Stop) -> StopLine:
    one = stop.checkpoint
    route = "projects:untick" if stop.ticked_on else "projects:tick"
    may = rules.may_tick(user, project, one)
    return StopLine(
        name=one.name,
        decider=one.get_decided_by_display(),
        source=one.source_ref,
        ticked_on=stop.ticked_on,
        paper=stop.paper,
        url=reverse(route, args=[project.pk, one.pk]) if may else "",
    )


class ProjectDetail(TemplateView):
    template_name = "projects/project_detail.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        case = queries.case(user, self.kwargs["pk"])
        if case is None:
            raise Http404
        crumbs = [("Đề án", reverse("projects:list")), *_year_crumb(case.project), (case.project.code, "")]
        news = seen.news(user, seen.look(self.request, case.project.timeline_id), case.feed)
        return super().get_context_data(case=case, crumbs=crumbs, news=news, today=today(), **_doors(user, case))


def _doors(user, case: queries.Case) -> dict:
    """The file with what this person may do to it."""
    project, moves = case.project, _moves(user, case.project)
    stops = _stops(user, project)
    return {
        "project": project,
        "moves": moves,
        "missing": _missing(case, moves),
        "others": [move for move in moves[1:] if move.verdict],
        "stops": stops,
        "stop": next((stop for stop in stops if stop.ticked_on is None), None),
        "undo": rules.may_undo(user, project, next(iter(case.moves), None)),
        "may": {name: rule(user, project) for name, rule in _MAY.items()},
    }


def _missing(case: queries.Case, moves: list[Action]) -> list[str]:
    """What the way forward waits for, then what the file lacks besides; nothing twice."""
    wanted = [] if case.project.is_editable else [name for move in moves[:1] for name in move.verdict.missing]
    told = {name.removeprefix("giấy tờ: ") for name in case.missing}
    return [name for name in wanted if name not in told] + case.missing


def _year_crumb(project: Project) -> list[tuple[str, str]]:
    if not project.plan_year:
        return []
    address = reverse("projects:list", query={"xem": "tat-ca", "nam": project.plan_year})
    return [(f"Năm {project.plan_year}", address)]


class ProjectCreate(RuledAct):
    """A draft out of nothing told; ``?nhu-cau=12`` leads to where a need is made into one."""

    form_class = ProjectForm
    form_takes_user = True
    heading, button = "Đề án mới", "Lập đề án"
    success = "Đã lập đề án. Thêm cơ sở thụ hưởng hoặc kết quả dự kiến, rồi trình."

    def rule(self):
        return rules.may_create(self.request.user)

    def get(self, request, *args, **kwargs):
        asked = request.GET.get("nhu-cau", "")
        if asked.isdecimal() and self.rule():
            need = get_object_or_404(Need.objects.visible_to(request.user), pk=asked)
            return redirect("projects:need", pk=need.pk)
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        return super().get_initial() | {"plan_year": today().year}

    def act(self, form):
        project = services.create_project(by=self.request.user, **form.answers)
        return reverse("projects:detail", args=[project.pk])


class ProjectUpdate(ModelAct):
    form_class = ProjectUpdateForm
    form_takes_user = True
    heading, button, success = "Sửa đề án", "Lưu", "Đã lưu đề án."

    def rule(self):
        return rules.may_edit(self.request.user, self.project)

    def subject(self):
        return self.project

    def act(self, form):
        services.update_project(
            by=self.request.user, project=self.project, version=form.cleaned_data["version"], **form.answers
        )
        return self.detail_url()


class ProjectAssign(ProjectAct):
    form_class = AssignForm
    form_takes_user = True
    heading, button, success = "Giao người giữ", "Giao", "Đã giao người giữ."

    def rule(self):
        return rules.may_assign(self.request.user, self.project)

    def subject(self):
        return self.project

    def get_initial(self):
        return super().get_initial() | {"holder": self.project.holder, "due_on": self.project.due_on}

    def act(self, form):
        services.assign_project(
            by=self.request.user, project=self.project, version=form.cleaned_data["version"], **form.answers
        )
        return self.detail_url()
