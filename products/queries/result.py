"""What the papers of a result say: who took part, who was chosen, by what, until when one may complain."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from khuyencong.core import calendar
from products.choices import CouncilSeat, JurySeat, ProductGroup, RoundStatus, VotingLevel
from products.models import CouncilMember, Entry, VotingRound
from products.queries import outcome, withdrawals
from products.queries.board import Board, Tally, board
from products.queries.printed import Certificate, certificates_of, whole_list


@dataclass(frozen=True)
class Result:
    """``council`` are those in office; the rest is asked when a paper needs it."""

    round: VotingRound
    board: Board
    council: tuple[CouncilMember, ...]
    entered: int

    @property
    def title(self) -> str:
        """“sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2026”."""
        level = VotingLevel(self.round.level).label.lower()
        return f"sản phẩm công nghiệp nông thôn tiêu biểu {level} năm {self.round.year}"

    @property
    def committee(self) -> str:
        """“Ủy ban nhân dân tỉnh Bình Dương”."""
        return self.committee_lines.replace("\n", " ")

    @property
    def committee_lines(self) -> str:
        """As a letterhead breaks it: before the name of the place."""
        kind = self.round.unit.full_name.removesuffix(self.round.unit.name)
        return f"Ủy ban nhân dân\n{kind.lower()}{self.round.unit.name}"

    @cached_property
    def chosen(self) -> list[Tally]:
        """By prize, then from the highest mean."""
        picked = [tally for _, tally in self.board.ranked if tally.entry.chosen]
        return sorted(picked, key=lambda tally: (tally.entry.prize or "z", -tally.average, tally.entry.number))

    @property
    def passing(self) -> int:
        return sum(tally.passes for tally in self.board.tallies)

    @property
    def by_group(self) -> str:
        """“12 thủ công mỹ nghệ, 9 …”."""
        found = Counter(tally.entry.group for tally in self.board.tallies)
        return ", ".join(f"{found[group]} {group.label.lower()}" for group in ProductGroup if found[group])

    @property
    def makers(self) -> int:
        return len({tally.entry.product.establishment_id for tally in self.board.tallies})

    @property
    def chair(self) -> str:
        return next((one.full_name for one in self.council if one.seat == CouncilSeat.CHAIR), "")

    @property
    def head(self) -> str:
        return next((one.full_name for one in self.board.standing if one.seat == JurySeat.HEAD), "")

    @cached_property
    def withdrawn(self) -> int:
        """Taken out by their makers while they were scored."""
        return withdrawals.of_round(self.round).count()

    @cached_property
    def proposed_on(self) -> date | None:
        """The day of the last step that proposed."""
        days = self.round.moves.filter(to_status=RoundStatus.PROPOSED).order_by("-pk")
        return days.values_list("happened_on", flat=True).first()

    @property
    def complaint_due(self) -> calendar.Due | None:
        return outcome.complaint_due(self.round)

    @cached_property
    def certificates(self) -> list[Certificate]:
        return certificates_of(self.round)

    @cached_property
    def register(self) -> list[Certificate]:
        """With those withdrawn since: a register loses no line."""
        return whole_list(self.round)


def result_of(round_: VotingRound) -> Result:
    council = tuple(CouncilMember.objects.filter(round=round_, left_on__isnull=True).order_by("pk"))
    return Result(round_, board(round_), council, Entry.objects.filter(round=round_).count())
