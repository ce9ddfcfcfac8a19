"""Plan lines, envelopes, vouchers."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from budgets.choices import DisbursementKind, MovementKind
from budgets.models import Disbursement, Envelope, Movement, PlanLine, PlanTarget
from projects.choices import Purse
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
    """A giao, on the first of March."""

    class Meta:
        model = Movement

    envelope = factory.SubFactory(EnvelopeFactory, unknown=True)
    kind = MovementKind.GIVE
    amount = 400_000_000
    happened_on = factory.LazyAttribute(lambda row: date(row.envelope.year, 3, 1))
    reason = "Giao trong năm"


class DisbursementFactory(DjangoModelFactory):
    """A payment; ``refund`` comes back, of one made before."""

    class Meta:
        model = Disbursement

    project = factory.SubFactory(ProjectFactory, approved=True)
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
