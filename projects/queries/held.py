"""Whose đề án it is: what a person holds open, and what nobody at work holds."""

from django.db.models import QuerySet
from django.urls import reverse

from khuyencong.core.holdings import OpenThing
from khuyencong.core.models import User
from khuyencong.offices.queries import at_work
from projects.models import STILL_OPEN, Project


def held(user: User, *, seen_by: User) -> QuerySet[Project]:
    return Project.objects.visible_to(seen_by).filter(STILL_OPEN, holder=user)


def open_things(user: User, *, seen_by: User | None = None) -> list[OpenThing]:
    """Đề án open in the hands of ``user``, of those ``seen_by`` may see. One query."""
    return [_thing(project) for project in held(user, seen_by=seen_by or user).order_by("code")]


def without_holder(user: User) -> QuerySet[Project]:
    """Open đề án without a holder who is at work, of those ``user`` may see."""
    return Project.objects.visible_to(user).filter(STILL_OPEN).exclude(at_work("holder"))


def unheld(user: User) -> list[OpenThing]:
    """``without_holder``, as things to give to somebody. One query."""
    return [_thing(project) for project in without_holder(user).select_related("holder").order_by("code")]


def _thing(project: Project) -> OpenThing:
    return OpenThing(
        kind="đề án đang giữ",
        key=f"projects.project:{project.pk}",
        label=f"{project.code} · {project.title}",
        url=reverse("projects:detail", args=[project.pk]),
        state=project.get_status_display(),
        due_on=project.due_on,
        timeline_id=project.timeline_id,
    )
