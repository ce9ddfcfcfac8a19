"""Following what was raised: whose it is, where it went, what was answered, and whether that settled it."""

from datetime import date

from django.db import transaction

from collaborators import rules
from collaborators.choices import DIFFICULTY_TRANSITIONS, DifficultyStatus, Heard
from collaborators.models import Difficulty
from khuyencong.core import timeline, transitions, versions
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User


def _locked(difficulty: Difficulty, by: User, expected: int | None) -> Difficulty:
    rows = Difficulty.objects.visible_to(by).select_related("timeline", "appointment__collaborator")
    row = versions.locked(rows, pk=difficulty.pk, expected=expected)
    rules.may_handle(by, row).require()
    return row


def _move(row: Difficulty, to: DifficultyStatus, **changes) -> None:
    if row.status != to:
        transitions.check(DIFFICULTY_TRANSITIONS, current=DifficultyStatus(row.status), to=to)
    versions.bump(row, status=to, **changes)


@transaction.atomic
def assign_difficulty(
    *, difficulty: Difficulty, by: User, owner: User, due_on: date | None = None, expected: int | None = None
) -> Difficulty:
    """Somebody sees that it is answered, by a day."""
    row = _locked(difficulty, by, expected)
    if not Difficulty.objects.visible_to(owner).filter(pk=row.pk).exists():
        raise DomainError(f"{owner} không phụ trách mạng lưới này. Chọn người khác.", field="owner")
    _move(row, DifficultyStatus.ASSIGNED, owner=owner, due_on=due_on)
    timeline.record(timeline=row.timeline, by=by, verb="assign", text=f"Giao {owner} theo dõi")
    return row


@transaction.atomic
def forward_difficulty(
    *,
    difficulty: Difficulty,
    by: User,
    theme: str,
    authority: str,
    due_on: date | None = None,
    expected: int | None = None,
) -> Difficulty:
    """Onwards to whoever may decide, in words that name nobody."""
    row = _locked(difficulty, by, expected)
    _require_nameless(row, theme)
    _move(row, DifficultyStatus.FORWARDED, theme=theme, authority=authority, due_on=due_on or row.due_on)
    timeline.record(timeline=row.timeline, by=by, verb="forward", text=f"Chuyển {authority}: {theme}"[:500])
    return row


def _require_nameless(row: Difficulty, theme: str) -> None:
    """Neither the one who raised it nor the establishment is told onwards."""
    names = [row.appointment.collaborator.full_name, row.establishment.name if row.establishment else ""]
    if told := next((name for name in names if name and name.casefold() in theme.casefold()), ""):
        raise DomainError(f"Lời gửi lên còn tên “{told}”. Viết lại, không nêu tên.", field="theme")


@transaction.atomic
def answer_difficulty(*, difficulty: Difficulty, by: User, answer: str, expected: int | None = None) -> Difficulty:
    """The answer, told back to whoever raised it and to all who raised the same."""
    row = _locked(difficulty, by, expected)
    changes = {"answer": answer, "answered_on": today(), "heard": Heard.NOT_SAID, "heard_text": ""}
    _move(row, DifficultyStatus.ANSWERED, **changes)
    row.joined.update(heard=Heard.NOT_SAID, heard_text="")  # of the answer before; the feed keeps what was said
    for one in [row, *row.joined.select_related("timeline")]:
        timeline.record(timeline=one.timeline, by=by, verb="answer", text=f"Trả lời: {answer}"[:500])
    return row


@transaction.atomic
def join_difficulty(*, difficulty: Difficulty, by: User, to: Difficulty, expected: int | None = None) -> Difficulty:
    """The same as another: answered once, told to both."""
    row = _locked(difficulty, by, expected)
    whole = _locked(to, by, None)
    if whole.pk == row.pk:
        raise DomainError("Không gộp một việc vào chính nó. Chọn việc khác.", field="to")
    _move(row, DifficultyStatus.JOINED, joined_to=whole)
    row.joined.update(joined_to=whole)
    timeline.record(timeline=row.timeline, by=by, verb="join", text=f"Gộp vào việc: {whole}")
    timeline.record(timeline=whole.timeline, by=by, verb="join", text=f"Gộp thêm một việc giống: {row}")
    return row


@transaction.atomic
def say_heard(*, difficulty: Difficulty, by: User, heard: Heard, text: str = "") -> Difficulty:
    """The one who raised it says whether the answer settled it; “not yet” stands out in the list of the office."""
    rows = Difficulty.objects.visible_to(by).select_related("timeline", "joined_to", "appointment__collaborator")
    row = versions.locked(rows, pk=difficulty.pk)
    whole = row.joined_to or row
    rules.may_say_heard(by, row, whole.status == DifficultyStatus.ANSWERED).require()
    versions.bump(row, heard=heard, heard_text=text)
    words = f"Người nêu: {Heard(heard).label.lower()}" + (f". {text}" if text else "")
    timeline.record(timeline=row.timeline, by=by, verb="heard", text=words)
    return row
