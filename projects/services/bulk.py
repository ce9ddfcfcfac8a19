"""One act on several đề án: the very service of the single one, file by file; one refused does not stop the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import User
from projects.choices import Move
from projects.models import Project
from projects.services.cases import assign_project
from projects.services.life import move_project

_MOVED_ON = "Vừa được người khác sửa sau khi anh, chị mở trang. Mở đề án xem rồi làm lại."


@dataclass(frozen=True)
class Outcome:
    """What became of one file; ``refusal`` is empty when it went."""

    pk: int
    code: str
    title: str
    refusal: str = ""


@transaction.atomic
def assign_many(
    *, by: User, chosen: Mapping[int, int | None], holder: User, due_on: date | None = None
) -> list[Outcome]:
    """Give each to ``holder``; without ``due_on`` each keeps its own day. ``chosen`` is key → version seen."""
    return _each(
        by=by,
        chosen=chosen,
        act=lambda project, version: assign_project(
            by=by, project=project, holder=holder, due_on=due_on or project.due_on, version=version
        ),
    )


@transaction.atomic
def set_due_many(*, by: User, chosen: Mapping[int, int | None], due_on: date) -> list[Outcome]:
    """The day the next thing is due, whoever holds it."""

    def act(project: Project, version: int) -> None:
        if project.holder is None:
            raise DomainError("Chưa có người giữ. Giao người giữ trước, kèm hạn.")
        assign_project(by=by, project=project, holder=project.holder, due_on=due_on, version=version)

    return _each(by=by, chosen=chosen, act=act)


@transaction.atomic
def move_many(
    *,
    by: User,
    chosen: Mapping[int, int | None],
    move: Move,
    happened_on: date | None = None,
    note: str = "",
    due_on: date | None = None,
) -> list[Outcome]:
    """Make one plain move with each."""
    return _each(
        by=by,
        chosen=chosen,
        act=lambda project, version: move_project(
            by=by, project=project, move=move, version=version, happened_on=happened_on, note=note, due_on=due_on
        ),
    )


def _each(*, by: User, chosen: Mapping[int, int | None], act: Callable[[Project, int], object]) -> list[Outcome]:
    """In the order of their keys, so that two such acts at once never wait for each other in a circle."""
    outcomes = []
    for project in Project.objects.visible_to(by).filter(pk__in=chosen).select_related("holder", "unit").order_by("pk"):
        refusal = ""
        try:
            with transaction.atomic():
                act(project, chosen[project.pk] or project.version)
        except StaleVersion:
            refusal = _MOVED_ON
        except DomainError as error:
            refusal = str(error)
        outcomes.append(Outcome(project.pk, project.code, project.title, refusal))
    return sorted(outcomes, key=lambda one: one.code)
