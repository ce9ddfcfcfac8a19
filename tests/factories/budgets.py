"""Plan lines, envelopes and how they move, vouchers."""

from datetime import date
from uuid import uuid4

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from budgets.choices import ControlAction, ControlStage, DisbursementKind, Fund, MovementKind
from budgets.models import (
    ControlDecision,
    ControlRule,
    Disbursement,
    Envelope,
    FundingSource,
    Movement,
    PlanLine,
    PlanTarget,
    YearClosing,
)
from budgets.queries import holdings
from projects.choices import Purse
from tests.factories.core import OfficialDocumentFactory, UserFactory
from tests.factories.offices import HCM, unit
from tests.factories.projects import ProjectFactory, content, indicator


class PlanLineFactory(DjangoModelFactory):
    """``unknown`` has no amount."""

    class Meta:
        model = PlanLine

    unit = factory.LazyFunction(lambda: unit(HCM))
    year = 2026
    purse = Purse.LOCAL
    content = factory.LazyFunction(content)
    name = factory.Sequence(lambda n: f"Chương trình kế hoạch thử {n}")
    amount = 500_000_000

    class Params:
        unknown = factory.Trait(amount=None)


class PlanTargetFactory(DjangoModelFactory):
    class Meta:
        model = PlanTarget

    plan_line = factory.SubFactory(PlanLineFactory)
    indicator = factory.LazyFunction(indicator)
    low = 10
    high = 15


class EnvelopeFactory(DjangoModelFactory):
    """``amount`` comes as its first giao; ``unknown`` has none."""

    class Meta:
        model = Envelope

    unit = factory.LazyFunction(lambda: unit(HCM))
    year = 2026
    purse = Purse.LOCAL
    amount = 400_000_000
    given_by = factory.Sequence(lambda n: f"Sở Công Thương, lần {n}")

    class Params:
        unknown = factory.Trait(amount=None)

    @classmethod
    def _create(cls, model_class, *args, amount, **kwargs):
        made = super()._create(model_class, *args, **kwargs)
        if amount is not None:
            MovementFactory(envelope=made, amount=amount, illustrative=made.illustrative)
            made.refresh_from_db()
        return made


class MovementFactory(DjangoModelFactory):
    """A giao, on the first of March; ``reversing`` another; ``carried`` out of the year before."""

    class Meta:
        model = Movement

    envelope = factory.SubFactory(EnvelopeFactory, unknown=True)
    kind = MovementKind.GIVE
    amount = 400_000_000
    happened_on = factory.LazyAttribute(lambda row: date(row.envelope.year, 3, 1))
    reason = "Giao trong năm"

    class Params:
        reversing = factory.Trait(
            reverses=factory.SubFactory("tests.factories.budgets.MovementFactory"),
            envelope=factory.SelfAttribute("reverses.envelope"),
            amount=factory.LazyAttribute(lambda row: -row.reverses.amount),
        )
        carried = factory.Trait(
            kind=MovementKind.CARRY,
            pair=factory.LazyFunction(uuid4),
            document=factory.SubFactory(OfficialDocumentFactory),
        )

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        if kwargs["kind"] == MovementKind.CARRY and kwargs["amount"] > 0:
            into = kwargs["envelope"]
            out_of = EnvelopeFactory(year=into.year - 1, purse=into.purse, amount=kwargs["amount"])
            super()._create(model_class, *args, **kwargs | {"envelope": out_of, "amount": -kwargs["amount"]})
        return super()._create(model_class, *args, **kwargs)


class FundingSourceFactory(DjangoModelFactory):
    class Meta:
        model = FundingSource

    code = factory.Sequence(lambda n: f"NGUON-{n}")
    name = factory.Sequence(lambda n: f"Nguồn thử {n}")
    purse = Fund.LOCAL


class YearClosingFactory(DjangoModelFactory):
    """``opened`` again, it no longer stands."""

    class Meta:
        model = YearClosing

    year = factory.Sequence(lambda n: 2030 + n)
    closed_on = factory.LazyAttribute(lambda row: date(row.year, 12, 31))
    reason = "Hết năm ngân sách"
    by = factory.SubFactory(UserFactory)

    class Params:
        opened = factory.Trait(
            reopened_at=factory.LazyFunction(timezone.now),
            reopened_by=factory.SubFactory(UserFactory),
            reopened_why="Sót một chứng từ",
        )


class ControlRuleFactory(DjangoModelFactory):
    """A warning at 90 % of what one envelope may spend."""

    class Meta:
        model = ControlRule

    envelope = factory.SubFactory(EnvelopeFactory)
    stage = ControlStage.APPROVAL
    percent = 90
    action = ControlAction.WARN


class ControlDecisionFactory(DjangoModelFactory):
    class Meta:
        model = ControlDecision

    envelope = factory.SubFactory(EnvelopeFactory)
    project = factory.SubFactory(ProjectFactory)
    stage = ControlStage.APPROVAL
    action = ControlAction.WARN
    amount = 100_000_000
    reason = "Đề án của kế hoạch đã duyệt"
    by = factory.SubFactory(UserFactory)


def paying(project) -> Envelope | None:
    """Where its money is held, if anywhere that has a name."""
    found = next((one for one in holdings(project) if one.held > 0 and one.envelope_id), None)
    return Envelope.objects.get(pk=found.envelope_id) if found else None


class DisbursementFactory(DjangoModelFactory):
    """A payment; ``refund`` comes back, of one made before."""

    class Meta:
        model = Disbursement

    project = factory.SubFactory(ProjectFactory, approved=True)
    envelope = factory.LazyAttribute(lambda row: paying(row.project))
    kind = DisbursementKind.PAYMENT
    amount = 100_000_000
    voucher = factory.Sequence(lambda n: f"UNC-{n:04d}")
    voucher_on = date(2026, 6, 10)
    budget_year = 2026

    class Params:
        refund = factory.Trait(
            kind=DisbursementKind.REFUND,
            amount=20_000_000,
            project=factory.LazyFunction(lambda: DisbursementFactory().project),
        )
