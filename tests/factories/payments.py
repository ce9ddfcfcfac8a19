"""Rules of payments, decisions that pass them, counterpart proved, what is lent, what the office plans."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from budgets.choices import AdvanceCondition, CostKind, CounterpartKind, MovementKind
from budgets.models import (
    AdvanceRule,
    CostCap,
    CostEstimate,
    CounterpartEvidence,
    Instalment,
    PaymentDecision,
    Recovery,
    RepayableSupport,
)
from projects.choices import Purse
from tests.factories.budgets import DisbursementFactory, EnvelopeFactory, MovementFactory
from tests.factories.core import OfficialDocumentFactory, UserFactory
from tests.factories.offices import HCM, unit
from tests.factories.projects import BeneficiaryFactory, ProjectFactory

# A day of its own for each row of a list whose rows must not meet; long before any law.
_ITS_DAY = factory.Sequence(lambda n: date(1800, 1, 1) + timedelta(days=n))


class AdvanceRuleFactory(DjangoModelFactory):
    """A share of a contract, in force on a day no test asks about; ``ceiling`` caps every advance."""

    class Meta:
        model = AdvanceRule

    code = factory.Sequence(lambda n: f"T{n}")
    purse = "ALL"
    instalment = 1
    percent = 70
    condition = "Có hợp đồng"
    condition_kind = AdvanceCondition.CONTRACT
    source = "Văn bản thử"
    valid_from = date(1800, 1, 1)
    valid_to = date(1800, 1, 1)

    class Params:
        ceiling = factory.Trait(condition_kind=AdvanceCondition.CEILING)
        progress = factory.Trait(condition_kind=AdvanceCondition.CAPITAL_PROGRESS, threshold=70)


class PaymentDecisionFactory(DjangoModelFactory):
    class Meta:
        model = PaymentDecision

    disbursement = factory.SubFactory(DisbursementFactory)
    sentence = "Tối đa 70 triệu đồng vì thử"
    reason = "Cục trưởng cho chi"
    document = factory.SubFactory(OfficialDocumentFactory)
    by = factory.SubFactory(UserFactory)


class CounterpartFactory(DjangoModelFactory):
    """Verified; ``promised`` is only that, ``void`` counts no more."""

    class Meta:
        model = CounterpartEvidence

    beneficiary = factory.SubFactory(BeneficiaryFactory, project=factory.SubFactory(ProjectFactory, approved=True))
    kind = CounterpartKind.VERIFIED
    amount = 500_000_000
    what = "Máy và nhà xưởng"
    told_on = date(2026, 5, 5)
    document = factory.SubFactory(OfficialDocumentFactory)
    by = factory.SubFactory(UserFactory)

    class Params:
        promised = factory.Trait(kind=CounterpartKind.PROMISED)
        void = factory.Trait(void_on=date(2026, 6, 1), void_by=factory.SubFactory(UserFactory), void_why="Tính hai lần")


class RepayableFactory(DjangoModelFactory):
    """Lent in full by one instalment; ``late`` is past it."""

    class Meta:
        model = RepayableSupport

    project = factory.SubFactory(ProjectFactory, approved=True, support_approved=280_000_000)
    amount = 100_000_000
    agreed_on = date(2026, 2, 1)
    by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model_class, *args, due_on=date(2099, 6, 30), alone=False, **kwargs):
        made = super()._create(model_class, *args, **kwargs)
        if not alone:
            InstalmentFactory(repayable=made, amount=made.amount, due_on=due_on)
        return made

    class Params:
        late = factory.Trait(due_on=date(2026, 3, 1))


class InstalmentFactory(DjangoModelFactory):
    """Its support is lent with it."""

    class Meta:
        model = Instalment

    repayable = factory.SubFactory(RepayableFactory, alone=True)
    number = 1
    due_on = date(2099, 6, 30)
    amount = 100_000_000


class RecoveryFactory(DjangoModelFactory):
    """Back in the envelope of its year."""

    class Meta:
        model = Recovery

    repayable = factory.SubFactory(RepayableFactory)
    project = factory.SelfAttribute("repayable.project")
    amount = 10_000_000
    received_on = date(2026, 6, 15)
    voucher = factory.Sequence(lambda n: f"PT-{n:04d}")
    budget_year = 2026
    movement = factory.SubFactory(
        MovementFactory,
        kind=MovementKind.RECOVER,
        amount=factory.SelfAttribute("..amount"),
        envelope=factory.SubFactory(EnvelopeFactory, unknown=True, year=factory.SelfAttribute("...budget_year")),
    )
    by = factory.SubFactory(UserFactory)


class CostCapFactory(DjangoModelFactory):
    """Ten triệu for one class, in force on a day no test asks about; ``share`` is a percent."""

    class Meta:
        model = CostCap

    code = factory.Sequence(lambda n: f"T{n}")
    kind = CostKind.CLASS
    amount = 10_000_000
    unit_name = "lớp"
    source = "Văn bản thử"
    valid_from = _ITS_DAY
    valid_to = factory.SelfAttribute("valid_from")

    class Params:
        share = factory.Trait(kind=CostKind.IMPLEMENTER, amount=None, percent=3, base="dự toán đề án")


class CostEstimateFactory(DjangoModelFactory):
    """A class; ``over`` is above its cap, by a paper."""

    class Meta:
        model = CostEstimate

    kind = CostKind.CLASS
    name = factory.Sequence(lambda n: f"Tập huấn đợt {n}")
    year = 2026
    purse = Purse.LOCAL
    unit = factory.LazyFunction(lambda: unit(HCM))
    amount = 20_000_000
    sentence = "Chưa tính được mức tối đa: sổ chưa có mức."
    by = factory.SubFactory(UserFactory)

    class Params:
        over = factory.Trait(
            allowed=10_000_000, reason="Giá thuê hội trường", document=factory.SubFactory(OfficialDocumentFactory)
        )
