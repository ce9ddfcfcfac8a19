"""“Property tests over random histories of at least 10⁴ steps: totals = Σ movements at every date; reversal restores;
carry-over counts once; recovered money never counts as new budget; no float in money code (test).”
"""

import random
import uuid
from collections import Counter
from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from budgets import services
from budgets.choices import NEW_MONEY, MovementKind
from budgets.models import Envelope, Movement
from khuyencong.core.choices import Role
from khuyencong.core.exceptions import DomainError
from tests.architecture.code import sources
from tests.architecture.test_modules import MONEY, floats
from tests.factories.budgets import EnvelopeFactory
from tests.factories.core import OfficialDocumentFactory
from tests.factories.offices import COMMUNE, HCM, unit
from tests.scale import FULL

STEPS = 10_000 if FULL else 1_000
TRIEU = 1_000_000
K = MovementKind
OUTSIDE = (K.GIVE, K.SUPPLEMENT, K.ADJUST, K.CUT)


class Rows:
    """The same acts past the services: bare rows, as a script would write them; the triggers add up and refuse."""

    def move(self, *, by, envelope, kind, amount, **told) -> None:
        Movement.objects.create(envelope=envelope, kind=kind, amount=-amount if kind == K.CUT else amount, **told)

    def allocate(self, *, by, envelope, child, **told) -> None:
        self._pair(K.ALLOCATE, envelope, child, **told)

    def take_back(self, *, by, envelope, child, **told) -> None:
        self._pair(K.TAKE_BACK, child, envelope, **told)

    def carry_over(self, *, by, envelope, into, **told) -> None:
        self._pair(K.CARRY, envelope, into, **told)

    def reverse(self, *, by, movement, **told) -> None:
        legs = Movement.objects.filter(pair=movement.pair) if movement.pair else [movement]
        pair = uuid.uuid4() if movement.pair else None
        for leg in legs:
            facts = {"envelope": leg.envelope, "kind": leg.kind, "amount": -leg.amount, "pair": pair}
            Movement.objects.create(reverses=leg, **facts, **told)

    def _pair(self, kind, out_of, into, *, amount, **told) -> None:
        pair = uuid.uuid4()
        Movement.objects.create(envelope=out_of, kind=kind, amount=-amount, pair=pair, **told)
        Movement.objects.create(envelope=into, kind=kind, amount=amount, pair=pair, **told)


class History:
    """Envelopes of three years, each with two beneath it, and a book of every row kept beside the database."""

    def __init__(self, by, seed: int):
        self.by, self.dice, self.paper = by, random.Random(seed), OfficialDocumentFactory()
        self.book: list[tuple[int, date, str, int, int]] = []  # envelope, day, kind, amount, pk
        self.reversed: set[int] = set()
        self.tops = [EnvelopeFactory(year=year, unknown=True, unit=unit(HCM)) for year in (2024, 2025, 2026)]
        self.lows = {
            top: [
                EnvelopeFactory(year=top.year, unknown=True, parent=top, unit=unit(place)) for place in (COMMUNE, HCM)
            ]
            for top in self.tops
        }
        self.all = [*self.tops, *(low for lows in self.lows.values() for low in lows)]
        self.outcomes: Counter = Counter()

    def step(self) -> None:
        """One act that the rules may or may not allow; refused, it leaves no trace."""
        self.writer = services if self.dice.random() < 0.1 else Rows()
        act = self.dice.choice([self.outside, self.outside, self.allocate, self.take_back, self.carry, self.reverse])
        try:
            with transaction.atomic():
                act()
        except (DomainError, IntegrityError):
            self.outcomes["refused"] += 1
        else:
            self.outcomes[act.__name__] += 1
            self.learn()

    def told(self) -> dict:
        day = date(2024, 1, 1) + timedelta(days=self.dice.randrange(1_000))
        return {"amount": self.dice.randrange(1, 900) * TRIEU, "happened_on": day, "reason": "Lý do"}

    def outside(self) -> None:
        kind = self.dice.choice([*OUTSIDE, K.RECOVER])
        told = self.told() | (
            {"amount": -self.told()["amount"]} if kind == K.ADJUST and self.dice.random() < 0.5 else {}
        )
        self.writer.move(by=self.by, envelope=self.dice.choice(self.all), kind=kind, document=self.paper, **told)

    def allocate(self) -> None:
        top = self.dice.choice(self.tops)
        child = self.dice.choice(self.lows[top])
        self.writer.allocate(by=self.by, envelope=top, child=child, document=self.paper, **self.told())

    def take_back(self) -> None:
        top = self.dice.choice(self.tops)
        child = self.dice.choice(self.lows[top])
        self.writer.take_back(by=self.by, envelope=top, child=child, document=self.paper, **self.told())

    def carry(self) -> None:
        n = self.dice.randrange(2)
        self.writer.carry_over(
            by=self.by, envelope=self.tops[n], into=self.tops[n + 1], document=self.paper, **self.told()
        )

    def reverse(self) -> None:
        rows = [row for row in self.book if row[4] not in self.reversed]
        if not rows:
            raise DomainError("Chưa có dòng nào.")
        pk = self.dice.choice(rows)[4]
        before = self.known()
        self.writer.reverse(
            by=self.by, movement=Movement.objects.get(pk=pk), reason="Sai", happened_on=date(2026, 11, 1)
        )
        both = self._pair_of(pk)
        taken = {row[0]: row[3] for row in self.book if row[4] in both}
        assert {env: (self.known()[env] or 0) - (before[env] or 0) for env in taken} == {
            env: -amount for env, amount in taken.items()
        }, "reversal restores"

    def _pair_of(self, pk: int) -> set[int]:
        pair = Movement.objects.get(pk=pk).pair
        return set(Movement.objects.filter(pair=pair).values_list("pk", flat=True)) if pair else {pk}

    def known(self) -> dict:
        return dict(Envelope.objects.values_list("pk", "amount"))

    def learn(self) -> None:
        """Write the new rows into the book."""
        last = self.book[-1][4] if self.book else 0
        new = Movement.objects.filter(pk__gt=last).order_by("pk")
        for row in new.values_list("envelope", "happened_on", "kind", "amount", "pk", "reverses"):
            self.book.append((*row[:3], int(row[3]), row[4]))
            if row[5]:
                self.reversed |= {row[4], row[5]}

    def check(self) -> None:
        """The columns PostgreSQL keeps say what the book says, and nothing else."""
        standing = {row[0] for row in self.book if row[4] not in self.reversed}
        new = {row[0] for row in self.book if row[4] not in self.reversed and row[2] in NEW_MONEY}
        sums, given = Counter(), Counter()
        for envelope, _, kind, amount, _ in self.book:
            sums[envelope] += amount
            given[envelope] += amount if kind in NEW_MONEY else 0
        for pk, amount, fresh in Envelope.objects.values_list("pk", "amount", "given"):
            assert amount == (sums[pk] if pk in standing else None), "an envelope with no known movement is unknown"
            assert fresh == (given[pk] if pk in new else None), "recovered money never counts as new budget"

    def each(self, *kinds) -> int:
        return sum(row[3] for row in self.book if row[2] in kinds)


@pytest.mark.django_db(transaction=True)  # each step commits: what is asked at the end of a transaction is asked
@pytest.mark.parametrize("seed", [7, 41] if FULL else [7])
def test_totals_are_the_sum_of_movements_whatever_happens(people, seed):
    """“totals = Σ movements at every date; reversal restores; carry-over counts once; recovered … never … new budget”."""
    with time_machine.travel("2026-11-20T09:00:00+07:00", tick=False):
        history = History(people[Role.STAFF], seed)
        for n in range(STEPS // (2 if FULL else 1)):
            history.step()
            if n % 10 == 0:
                history.check()
        history.check()
    assert {"carry", "reverse", "refused"} <= set(history.outcomes), history.outcomes
    every_date_adds_up(history)
    total = sum(one.amount or 0 for one in Envelope.objects.all())
    assert total == history.each(*OUTSIDE, K.RECOVER), "what goes down or over is counted once"
    assert sum(one.given or 0 for one in Envelope.objects.all()) == history.each(*OUTSIDE)
    assert history.each(K.CARRY) == history.each(K.ALLOCATE) == history.each(K.TAKE_BACK) == 0


def every_date_adds_up(history: History) -> None:
    """On each day anything happened: what the rows by that day add up to is what the book says."""
    days = sorted({row[1] for row in history.book})
    for day in days[:: max(1, len(days) // 60)]:
        by_day = Counter()
        for envelope, amount in Movement.objects.by_day(day).values_list("envelope", "amount"):
            by_day[envelope] += int(amount)
        told = Counter()
        for row in history.book:
            told[row[0]] += row[3] if row[1] <= day else 0
        assert {env: amount for env, amount in told.items() if amount} == {
            env: amount for env, amount in by_day.items() if amount
        }


def test_no_float_in_money_code():
    """“no float in money code (test)”: every module of budgets, and of core where amounts are read, written, summed."""
    money = [one for one in sources() if one.name.startswith(MONEY)]
    assert len(money) >= 40
    assert {one.name: floats(one) for one in money if floats(one)} == {}
