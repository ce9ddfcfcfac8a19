"""A random walk: at each step it asks the rules what may be done now, and does one of them through the real services."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import time_machine
from django.db import connection, transaction

from budgets import rules as money_rules
from budgets import services as money
from budgets.queries import project_money
from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from projects import rules, services
from projects.choices import (
    MOVES,
    Move,
    StopWish,
    moves_from,
)
from projects.models import Project
from projects.queries import walk_of
from projects.queries.told import Part
from tests.acceptance.projects import oracle
from tests.acceptance.projects.acts import BESIDES, HELP, TRIEU
from tests.factories.procedures import why

HANDS = (Role.STAFF, Role.LEADER, Role.APPRAISER, Role.ACCOUNTANT, Role.ADMIN, Role.COLLABORATOR)
# Ways out and back: taken now and then, so that most walks see the whole life.
_SELDOM = {Move.WITHDRAW, Move.REJECT, Move.STOP, Move.RETURN, Move.NOT_YET, Move.SUSPEND, Move.SEND_BACK_SETTLEMENT}


class Broken(AssertionError):
    """A rule the rows broke, with the way that led there."""


class Walk:
    """One file walked at random. ``made`` counts the moves, ``refused`` what was tried in vain, ``trail`` tells the way."""

    def __init__(self, people: dict, project: Project, seed: int):
        self.people, self.pk, self.chance = people, project.pk, random.Random(seed)
        self.day, self.count = date(2026, 2, 2), 0
        self.made, self.refused, self.trail = Counter(), 0, []
        self.project, self.procedure, self.named = project, project.procedure_id, 0

    def run(self, steps: int) -> "Walk":
        for _ in range(steps):
            if not moves_from(self.project.status):
                return self
            self.day += timedelta(days=self.chance.choice((0, 0, 1, 3)))
            with time_machine.travel(f"{self.day}T09:00:00+07:00", tick=False):
                self.step()
                self.check()
        return self

    def step(self) -> None:
        lot = self.chance.random()
        if lot < 0.15:
            self.try_in_vain()
        elif lot < 0.4:
            self.act(self.chance.choice(BESIDES))
        else:
            self.move_on()

    def move_on(self) -> None:
        """A move somebody may make, seldom one out or back; where the rules refuse it to all, what they wait for."""
        project = self.project
        moves = walk_of(project).moves()
        out = self.chance.random() < 0.12
        wanted = [move for move in moves if (move in _SELDOM) == out] or moves
        move = self.chance.choice(wanted)
        by = next((by for by in self.hands() if verdict(by, project, move)), None)
        if by:
            self.make(by, project, move)
        else:
            for act in HELP.get(project.status, ()):
                self.act(act)

    def go(self, move: Move) -> None:
        """This move, with what it waits for done first; two days later."""
        self.day += timedelta(days=2)
        with time_machine.travel(f"{self.day}T09:00:00+07:00", tick=False):
            for act in HELP.get(self.project.status, ()):
                self.act(act)
            self.look()
            by = next(by for by in self.hands() if verdict(by, self.project, move))
            self.make(by, self.project, move)
            self.check()

    def make(self, by, project: Project, move: Move) -> None:
        """What the rules allow, with everything it asks for, is done: no other answer will do."""
        self.trail.append(f"{self.day} {move.name}")
        with transaction.atomic():
            MAKE[move](self, by, project)
            at_its_end()
        self.made[move] += 1

    def act(self, act: Callable) -> None:
        """Something beside the moves; refused in words, or done."""
        before, self.count = oracle.rows(), self.count + 1
        try:
            with transaction.atomic():
                act(self, self.project)
                self.project.__dict__.pop("_walk", None)
                at_its_end()
        except DomainError as error:
            self.trail.append(f"{self.day} {act.__name__}: {error}")
            self.nothing_changed(before)
        else:
            self.trail.append(f"{self.day} {act.__name__}")

    def try_in_vain(self) -> None:
        """A move the rules refuse this person, asked of its service all the same."""
        project, by, move = self.project, self.chance.choice(self.hands()), self.chance.choice(list(Move))
        if verdict(by, project, move):
            return
        before = oracle.rows()
        try:
            with transaction.atomic():
                MAKE[move](self, by, project)
        except DomainError:
            self.nothing_changed(before)
        else:
            raise Broken(f"{move.name} của {by} lẽ ra bị từ chối\n" + self.told())

    def nothing_changed(self, before: str) -> None:
        self.refused += 1
        if oracle.rows() != before:
            raise Broken("Bị từ chối mà vẫn ghi\n" + self.told())

    def check(self) -> None:
        if found := oracle.broken(self.pk, self.day, procedure=self.procedure, named=self.named):
            raise Broken(f"{found}\n{self.told()}")
        self.look()

    def look(self) -> None:
        self.project = Project.objects.select_related("unit", "content", "procedure").get(pk=self.pk)
        self.named = self.project.beneficiaries.count()

    def told(self) -> str:
        return "\n".join([*self.trail, f"nay: {self.project.get_status_display()}"])

    def hands(self) -> list:
        return self.chance.sample([self.people[role] for role in HANDS], len(HANDS))

    def paper(self) -> DocumentFacts:
        self.count += 1
        return DocumentFacts(number=f"{self.count}", symbol="THU", issued_on=self.day, issuer="Sở", title="Văn bản")

    def amount(self, most) -> Decimal:
        """Up to ``most``, at times a little more."""
        return Decimal(self.chance.choice((most, most, most // 2, most // 3, most + TRIEU)))

    def voucher(self, amount: Decimal) -> dict:
        self.count += 1
        day = self.day
        return {"amount": amount, "voucher": f"UNC-{self.count}", "voucher_on": day, "budget_year": day.year}


def at_its_end() -> None:
    """As if the transaction ended here: what the database judges at its end is judged."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def verdict(by, project: Project, move: Move):
    """The one verdict button, page and service ask."""
    if MOVES[move].funded:
        return money_rules.may_make(by, project, move)
    return rules.may_move(by, project, move)


def given(project: Project, move: Move):
    """A reason of the list the move chooses from, None for one that gives none."""
    kind = walk_of(project).reason_kind(move)
    return why(kind, "Vì lẽ ấy") if kind else None


def _plain(move: Move) -> Callable:
    def make(walk: Walk, by, project: Project):
        reason = given(project, move)
        services.move_project(by=by, project=project, move=move, document=walk.paper(), reason=reason)

    return make


def _sign(walk: Walk, by, project: Project):
    services.sign_contract(
        by=by,
        parts=[Part(project=project, amount=project.support_approved or Decimal(TRIEU))],
        document=walk.paper(),
        ends_on=walk.day + timedelta(days=200),
        party_a="Sở Công Thương",
        party_b="Trung tâm",
    )


def _approve(walk: Walk, by, project: Project):
    most = sum(one.support or 0 for one in project.beneficiaries.standing())
    granted = max(most, 200 * TRIEU)
    money.approve_project(by=by, project=project, support_approved=Decimal(granted), document=walk.paper())


def _accept(walk: Walk, by, project: Project):
    services.accept_project(by=by, project=project, document=walk.paper())


def _archive(walk: Walk, by, project: Project):
    services.archive_project(by=by, project=project, shelf="Kho 1", years=10)


def _stop(walk: Walk, by, project: Project):
    stays = Decimal(walk.chance.choice((0, 0, project_money(project).net // 2)))
    wish = walk.chance.choice(list(StopWish))
    reason = given(project, Move.STOP)
    money.stop_project(by=by, project=project, wish=wish, document=walk.paper(), reason=reason, stays=stays)


def _settle(walk: Walk, by, project: Project):
    held = project_money(project).held
    amount = Decimal(walk.chance.choice((held, held, held * 2 // 3)))
    facts = {"explanation": "Bão cuốn nhà xưởng", "reason": given(project, Move.SETTLE)}
    money.settle_project(by=by, project=project, amount=amount, document=walk.paper(), **facts)


def _back(move: Move, service: Callable) -> Callable:
    def make(walk: Walk, by, project: Project):
        service(by=by, project=project, document=walk.paper(), reason=given(project, move))

    return make


def _liquidate(walk: Walk, by, project: Project):
    money.liquidate_project(by=by, project=project, document=walk.paper())


MAKE: dict[Move, Callable] = {move: _plain(move) for move in Move} | {
    Move.SIGN: _sign,
    Move.APPROVE: _approve,
    Move.ACCEPT: _accept,
    Move.ARCHIVE: _archive,
    Move.STOP: _stop,
    Move.SETTLE: _settle,
    Move.SEND_BACK_SETTLEMENT: _back(Move.SEND_BACK_SETTLEMENT, money.send_back_settlement),
    Move.DEMAND_REFUND: _back(Move.DEMAND_REFUND, money.demand_refund),
    Move.LIQUIDATE: _liquidate,
}
