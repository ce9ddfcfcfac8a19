"""How đề án end: acceptances, stops, archives, surveys; money held and settled."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from budgets.choices import CommitmentKind
from budgets.models import Commitment, Settlement
from budgets.queries import default_envelope
from projects.choices import COUNTED_AS_DONE, AcceptanceResult, Milestone, ProjectStatus, StopWish
from projects.models import Acceptance, ArchiveRecord, FollowUp, Project, Stoppage
from tests.factories.budgets import MovementFactory
from tests.factories.core import OfficialDocumentFactory, UserFactory
from tests.factories.projects import BeneficiaryFactory, ProjectFactory


def funded(status: ProjectStatus = ProjectStatus.RUNNING, *, support: int = 280_000_000, **facts) -> Project:
    """An approved file that stands at ``status``, with one beneficiary and its money held; accepted on its approval."""
    if status in COUNTED_AS_DONE and not facts.get("stopped_on"):
        facts = {"done_on": facts.get("approved_on", date(2026, 2, 10))} | facts
    project = ProjectFactory(approved=True, support_approved=support, status=status, **facts)
    BeneficiaryFactory(project=project, support=support)
    CommitmentFactory(project=project, amount=support)
    return project


class AcceptanceFactory(DjangoModelFactory):
    """Passed, of the whole file; ``failed`` is not."""

    class Meta:
        model = Acceptance

    project = factory.SubFactory(ProjectFactory, approved=True, status=ProjectStatus.ACCEPTING)
    held_on = date(2026, 6, 1)
    result = AcceptanceResult.PASSED
    recorded_by = factory.SubFactory(UserFactory)

    class Params:
        failed = factory.Trait(result=AcceptanceResult.FAILED, remark="Máy chưa chạy thử")


class StoppageFactory(DjangoModelFactory):
    class Meta:
        model = Stoppage

    project = factory.SubFactory(
        ProjectFactory, approved=True, status=ProjectStatus.STOPPED, stopped_on=date(2026, 7, 1)
    )
    wish = StopWish.BENEFICIARY
    stopped_on = date(2026, 7, 1)
    reason = "Cơ sở thôi đầu tư"
    paid = 100_000_000
    kept = 0
    document = factory.SubFactory(OfficialDocumentFactory)

    class Params:
        cleared = factory.Trait(cleared_on=date(2026, 8, 1))


class ArchiveRecordFactory(DjangoModelFactory):
    """Kept ten years; ``for_ever`` always."""

    class Meta:
        model = ArchiveRecord

    project = factory.SubFactory(ProjectFactory, approved=True, status=ProjectStatus.ARCHIVED)
    archived_on = date(2026, 9, 1)
    shelf = "Kho 1, giá 2, hộp 3"
    years = 10
    keep_until = date(2036, 9, 1)
    recorded_by = factory.SubFactory(UserFactory)

    class Params:
        for_ever = factory.Trait(permanent=True, years=None, keep_until=None)


class FollowUpFactory(DjangoModelFactory):
    """Six months after; ``before`` the support."""

    class Meta:
        model = FollowUp

    beneficiary = factory.SubFactory(BeneficiaryFactory)
    months = Milestone.HALF_YEAR
    surveyed_on = date(2026, 11, 1)
    workers = 12
    recorded_by = factory.SubFactory(UserFactory)

    class Params:
        before = factory.Trait(months=Milestone.BEFORE, surveyed_on=date(2026, 1, 5), workers=8)


class CommitmentFactory(DjangoModelFactory):
    """Held of the nearest envelope, where there is one; what it lacks is given to it first."""

    class Meta:
        model = Commitment

    project = factory.SubFactory(ProjectFactory, approved=True)
    envelope = factory.LazyAttribute(lambda row: default_envelope(row.project))
    kind = CommitmentKind.RESERVE
    amount = 280_000_000
    happened_on = date(2026, 2, 10)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        envelope, amount = kwargs["envelope"], kwargs["amount"]
        if envelope:
            envelope.refresh_from_db()
            if envelope.amount is not None and (lacks := envelope.held + amount - envelope.amount) > 0:
                MovementFactory(envelope=envelope, amount=lacks)
        return super()._create(model_class, *args, **kwargs)


class SettlementFactory(DjangoModelFactory):
    class Meta:
        model = Settlement

    project = factory.SubFactory(ProjectFactory, approved=True, done_on=date(2026, 6, 1))
    project__status = ProjectStatus.SETTLED
    settled_on = date(2026, 6, 10)
    amount = 280_000_000
    by = factory.SubFactory(UserFactory)

    class Params:
        by_force = factory.Trait(force_majeure=True, explanation="Lũ cuốn nhà xưởng")
        sent_back = factory.Trait(void=True, project__status=ProjectStatus.ACCEPTED)
