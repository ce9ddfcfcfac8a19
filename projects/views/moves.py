"""Each move of a đề án on a page of its own: GET asks, POST acts. Checkpoints, and taking the last move back."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from projects import rules, services
from projects.choices import MOVES, OWN_SERVICE, Move
from projects.forms.moves import MoveForm, TickForm, UndoForm
from projects.models import Checkpoint, CheckpointTick
from projects.queries import last_move, walk_of
from projects.views.pages import ProjectAct


class ProjectMove(ProjectAct):
    """``/de-an/12/buoc/trinh/``: any move that touches no money and makes nothing but the move."""

    form_class = MoveForm

    @cached_property
    def move(self) -> Move:
        code = self.kwargs["move"].replace("-", "_")
        if code not in Move.values or MOVES[Move(code)].funded or code in OWN_SERVICE:
            raise Http404
        return Move(code)

    @property
    def heading(self) -> str:
        return walk_of(self.project).name(self.move)

    button = heading

    @property
    def danger(self) -> bool:
        return MOVES[self.move].reason is not None

    @property
    def success(self) -> str:
        return f"Đã ghi: {self.heading}. Đề án nay “{MOVES[self.move].target.label}”."

    def rule(self):
        return rules.may_move(self.request.user, self.project, self.move)

    def subject(self):
        return self.project

    def get_form_kwargs(self):
        walk = walk_of(self.project)
        asked = {"must": walk.needs_document(self.move), "kind": walk.reason_kind(self.move)}
        return super().get_form_kwargs() | {"move": self.move} | asked

    def act(self, form):
        services.move_project(
            by=self.request.user,
            project=self.project,
            move=self.move,
            version=form.cleaned_data["version"],
            document=form.document,
            **form.others,
        )
        return self.detail_url()


class ProjectUndo(ProjectAct):
    form_class = UndoForm
    heading, button = "Lấy lại bước vừa làm", "Lấy lại"
    lead = "Đề án trở về như trước bước ấy. Cả bước đã làm và lần lấy lại đều còn trong diễn biến."
    success = "Đã lấy lại. Đề án trở về như trước."

    def rule(self):
        return rules.may_undo(self.request.user, self.project, last_move(self.project))

    def subject(self):
        return self.project

    def act(self, form):
        services.undo_move(by=self.request.user, project=self.project, version=form.cleaned_data["version"])
        return self.detail_url()


class CheckpointTicked(ProjectAct):
    form_class = TickForm
    button, success = "Ghi đã qua", "Đã ghi chặng."

    @cached_property
    def checkpoint(self) -> Checkpoint:
        found = [stop.checkpoint for stop in walk_of(self.project).stops if stop.checkpoint.pk == self.kwargs["part"]]
        if not found:
            raise Http404
        return found[0]

    @property
    def heading(self) -> str:
        return str(self.checkpoint)

    @property
    def lead(self) -> str:
        paper = self.checkpoint.paper_type
        return f"Văn bản ghi ở đây được xếp vào hồ sơ là “{paper}”." if paper else ""

    def rule(self):
        return rules.may_tick(self.request.user, self.project, self.checkpoint)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"must": self.checkpoint.needs_document}

    def act(self, form):
        services.tick_checkpoint(
            by=self.request.user,
            project=self.project,
            checkpoint=self.checkpoint,
            document=form.document,
            **form.others,
        )
        return self.detail_url()


class CheckpointUnticked(ProjectAct):
    form_class = UndoForm
    heading, button, success = "Bỏ ghi chặng", "Bỏ ghi", "Đã bỏ ghi chặng."
    lead = "Chặng này trở về như chưa qua, ghi lại được. Lần đã ghi còn trong diễn biến."

    @cached_property
    def tick(self) -> CheckpointTick:
        standing = self.project.ticks.filter(void=False).select_related("checkpoint")
        return get_object_or_404(standing, checkpoint=self.kwargs["part"])

    def rule(self):
        return rules.may_tick(self.request.user, self.project, self.tick.checkpoint)

    def subject(self):
        return self.project

    def act(self, form):
        services.untick_checkpoint(by=self.request.user, tick=self.tick)
        return self.detail_url()
