"""Ties between judges and makers, found in what both have told: owner, phone, codes, workplace, commune."""

import re
from collections import defaultdict
from dataclasses import dataclass

from khuyencong.core.text import fold
from khuyencong.establishments.models import EstablishmentProfile
from products.choices import ConflictKind
from products.models import Conflict, Entry, JuryMember
from products.queries.board import Board


@dataclass(frozen=True)
class Tie:
    """``answer`` is the chair's, None while there is none."""

    juror: JuryMember
    entry: Entry
    kinds: tuple[ConflictKind, ...]
    answer: Conflict | None = None

    @property
    def told(self) -> str:
        return "; ".join(kind.label for kind in self.kinds)


def digits(phone: str) -> str:
    """As ``EstablishmentProfile.phone_digits``: 84… becomes 0…."""
    return re.sub(r"^84", "0", re.sub(r"\D", "", phone))


def ties(board: Board) -> list[Tie]:
    """Found and declared, unanswered first. One query beside the board's."""
    entries = [tally.entry for tally in board.tallies]
    makers = {entry.product.establishment_id for entry in entries}
    profiles = defaultdict(list)
    for one in EstablishmentProfile.objects.filter(establishment__in=makers).order_by("pk"):
        profiles[one.establishment_id].append(one)
    answers = {(one.juror_id, one.entry_id): one for one in board.answers}
    found = []
    for entry in entries:
        maker = entry.product.establishment_id
        for judge in board.standing:
            if not judge.scores(entry):
                continue
            answer = answers.get((judge.pk, entry.pk))
            kinds = _kinds(judge, entry, profiles[maker], {*entry.places, entry.product.unit_id})
            if answer and ConflictKind(answer.kind) not in kinds:
                kinds += (ConflictKind(answer.kind),)
            if kinds:
                found.append(Tie(judge, entry, kinds, answer))
    return sorted(found, key=lambda tie: (tie.answer is not None, tie.entry.number, tie.juror.pk))


def _kinds(judge: JuryMember, entry: Entry, profiles: list[EstablishmentProfile], places: set[int]) -> tuple:
    name, phone, code = fold(judge.full_name), digits(judge.phone), judge.personal_code
    found = {
        ConflictKind.OWNER: any(name and one.owner_fold == name for one in profiles),
        ConflictKind.PHONE: any(phone and one.phone_digits == phone for one in profiles)
        or bool(phone and digits(entry.contact_phone) == phone),
        ConflictKind.TAX_CODE: any(code and one.tax_code == code for one in profiles),
        ConflictKind.WORK: judge.works_at_id == entry.product.establishment_id,
        ConflictKind.COMMUNE: judge.unit_id is not None and judge.unit_id in places,
    }
    return tuple(kind for kind, holds in found.items() if holds)


def unanswered(board: Board) -> list[Tie]:
    return [tie for tie in ties(board) if tie.answer is None]
