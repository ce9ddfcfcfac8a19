"""Procedure versions, moves made, checkpoints passed."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from projects.choices import MOVES, Decider, Move, ProjectStatus, Purse
from projects.models import Checkpoint, CheckpointTick, MoveRecord, ProcedureMove, ProcedureVersion, Reason
from projects.queries.told import GivenReason
from tests.factories.core import UserFactory
from tests.factories.projects import ProjectFactory


def why(kind: str, words: str = "") -> GivenReason:
    """The first reason of a list, and words."""
    return GivenReason(Reason.objects.filter(kind=kind).order_by("code").first(), words)


def why_typed(kind: str, words: str = "") -> dict:
    """The same as a browser sends it, of the box named ``reason``."""
    return {"reason_ly_do": why(kind).reason.pk, "reason_them": words}


class ProcedureVersionFactory(DjangoModelFactory):
    """Of the district purse, which has none in the reference rows; in force on one day of its own, long ago."""

    class Meta:
        model = ProcedureVersion

    code = factory.Sequence(lambda n: f"THU-{n}")
    name = "Quy trình thử"
    purse = Purse.DISTRICT
    valid_from = factory.Sequence(lambda n: date(1990, 1, 1) + timedelta(days=n))
    valid_to = factory.SelfAttribute("valid_from")


class ProcedureMoveFactory(DjangoModelFactory):
    class Meta:
        model = ProcedureMove

    procedure = factory.SubFactory(ProcedureVersionFactory)
    move = Move.SUBMIT
    from_status = ProjectStatus.DRAFT
    office_name = "Nộp huyện"
    decided_by = Decider.OFFICER


class CheckpointFactory(DjangoModelFactory):
    class Meta:
        model = Checkpoint

    procedure = factory.SubFactory(ProcedureVersionFactory)
    status = ProjectStatus.SUBMITTED
    order = factory.Sequence(lambda n: n + 1)
    name = "Nhận hồ sơ"
    decided_by = Decider.OFFICER


class MoveRecordFactory(DjangoModelFactory):
    class Meta:
        model = MoveRecord

    project = factory.SubFactory(ProjectFactory, submitted=True, status_since=date(2026, 1, 10))
    move = Move.SUBMIT
    name = "Nộp Trung tâm"
    from_status = factory.LazyAttribute(lambda made: MOVES[made.move].sources[0])
    to_status = factory.LazyAttribute(lambda made: MOVES[made.move].target)
    happened_on = date(2026, 1, 10)
    by = factory.SubFactory(UserFactory)
    decided_by = Decider.OFFICER


class CheckpointTickFactory(DjangoModelFactory):
    class Meta:
        model = CheckpointTick

    project = factory.SubFactory(ProjectFactory)
    checkpoint = factory.SubFactory(CheckpointFactory)
    happened_on = date(2026, 1, 12)
    by = factory.SubFactory(UserFactory)
