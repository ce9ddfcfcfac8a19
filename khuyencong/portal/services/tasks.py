"""Putting a task off, handing it to a colleague, taking it back: all that is ever stored about a task."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.rules import may_hand_over as may_give_all
from khuyencong.portal import rules
from khuyencong.portal.models import TaskMark
from khuyencong.portal.queries import Task, one_task


@transaction.atomic
def snooze_task(*, by: User, key: str, until: date, note: str, beyond: bool = False) -> TaskMark:
    """Off the home page until a day, with a reason; ``beyond``: the person knows it is later than the last day."""
    on = today()
    rules.may_snooze(_theirs(by, key, on), until=until, beyond=beyond, on=on).require(field="until")
    return _mark(by, key, snoozed_until=until, assignee=None, note=_told(note))


@transaction.atomic
def hand_over_task(*, by: User, key: str, to: User, note: str) -> TaskMark:
    """Onto a colleague's home page, off one's own. Given back to whom it came from, it simply comes back."""
    on = today()
    rules.may_hand_over(by, _theirs(by, key, on), to=to, on=on).require(field="to")
    if one_task(to, key, on, handed=True) is None:
        raise DomainError(f"{to} không mở được hồ sơ này. Chọn người khác.", field="to")
    TaskMark.objects.filter(user=to, key=key).delete()  # theirs to put off or pass on anew
    return _mark(by, key, snoozed_until=None, assignee=to, note=_told(note))


@transaction.atomic
def take_back_task(*, by: User, key: str) -> None:
    """Back on one's own home page, whatever was marked."""
    TaskMark.objects.filter(user=by, key=key).delete()


@transaction.atomic
def take_over(*, by: User, giver: User, taker: User) -> list[str]:
    """What colleagues gave ``giver`` to do is ``taker``'s to do, or comes back to whoever gave it; the keys of it."""
    may_give_all(by, giver).require()
    given = TaskMark.objects.filter(assignee=giver).select_for_update(of=("self",), no_key=True).order_by("pk")
    moved = []
    for mark in given:
        moved.append(f"portal.taskmark:{mark.pk}")
        TaskMark.objects.filter(user=taker, key=mark.key).delete()  # theirs anew
        if mark.user_id != taker.pk:
            mark.assignee = taker
            mark.save(update_fields=["assignee"])
    return moved


def _theirs(by: User, key: str, on: date) -> Task:
    task = one_task(by, key, on)
    if task is None:
        raise DomainError("Việc này không còn trong danh sách của anh, chị: có thể đã làm xong.")
    return task


def _mark(by: User, key: str, **facts) -> TaskMark:
    mark, _ = TaskMark.objects.update_or_create(user=by, key=key, defaults=facts | {"marked_at": timezone.now()})
    return mark


def _told(note: str) -> str:
    if not note.strip():
        raise DomainError("Ghi lý do, để lúc xem lại còn nhớ vì sao.", field="note")
    return note.strip()
