"""Several đề án at once: which act, and what it asks beside the files."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.form_fields import ViDateField, ViTextField
from khuyencong.core.forms import ActForm
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from projects.choices import MOVES, OWN_SERVICE, Move
from projects.forms.picks import PickField
from projects.queries import people
from projects.rules import EDITORS, HANDS

MOST = 200  # files in one act
ASSIGN, DUE = "giao", "han"
# Moves that ask for nothing a single page would: no paper, no reason, no money, no page of their own.
PLAIN_MOVES = tuple(
    move
    for move, spec in MOVES.items()
    if not (spec.funded or spec.needs_document or spec.reason is not None or move in OWN_SERVICE)
)


def bulk_choices(user: User) -> list[tuple[str, str]]:
    """(code, words) of what this person may try on several files; each file still answers for itself."""
    reach = reach_of(user)
    ours = [(ASSIGN, "Giao người giữ"), (DUE, "Đặt hạn")] if reach.has(*EDITORS) else []
    moves = [move for move in PLAIN_MOVES if reach.has(*HANDS[MOVES[move].decider])]
    return [*ours, *((slug_of(move), move.label) for move in moves)]


def slug_of(move: Move) -> str:
    return move.value.replace("_", "-")


def move_of(code: str) -> Move | None:
    return next((move for move in PLAIN_MOVES if slug_of(move) == code), None)


def chosen(texts: list[str]) -> dict[int, int | None]:
    """The ticked rows: ``12`` from the list, ``12.3`` (with the version seen) from the page that asks.

    Key → version seen; what cannot be read is left out.
    """
    found: dict[int, int | None] = {}
    for text in texts[:MOST]:
        pk, _, version = text.partition(".")
        if _is_key(pk):
            found[int(pk)] = int(version) if _is_key(version) else None
    return found


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


class AssignManyForm(ActForm):
    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holder"] = PickField(rows=people.holders(user), noun="người", label="Người giữ")
        self.fields["due_on"] = ViDateField(
            label="Hạn việc tiếp theo", required=False, help_text="Trống: giữ hạn đang có của từng đề án"
        )


class DueManyForm(ActForm):
    due_on = ViDateField(label="Hạn việc tiếp theo")

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)


class MoveManyForm(ActForm):
    happened_on = ViDateField(label="Ngày", initial=today)
    note = ViTextField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    due_on = ViDateField(label="Hạn của việc tiếp theo", required=False)

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
