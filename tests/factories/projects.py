"""Đề án, who benefits, who takes part, what came out; programmes."""

from datetime import date

import factory
from django.db import transaction
from factory.django import DjangoModelFactory

from projects.choices import UNDER_CONTRACT, ClassKind, ParticipantRole, PartnerRole, ProjectKind, ProjectStatus, Purse
from projects.models import (
    Beneficiary,
    Content,
    Output,
    OutputIndicator,
    Programme,
    ProgrammeGroup,
    ProgrammeTarget,
    Project,
    ProjectPaper,
    ProjectParticipant,
    ProjectPartner,
    TrainingClass,
)
from tests.factories.collaborators import CollaboratorFactory
from tests.factories.core import OfficialDocumentFactory, TimelineFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import COMMUNE, HCM, OrganisationFactory, unit


def content(code: str = "ND3") -> Content:
    """One of the reference contents."""
    return Content.objects.get(code=code)


def indicator() -> OutputIndicator:
    """The first reference indicator."""
    return OutputIndicator.objects.order_by("code").first()


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    name = factory.Sequence(lambda n: f"Chương trình thử {n}")
    unit = factory.LazyFunction(lambda: unit(HCM))
    from_year = 2021
    to_year = 2025


class ProgrammeGroupFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeGroup

    programme = factory.SubFactory(ProgrammeFactory)
    order = factory.Sequence(lambda n: n + 1)
    name = "Nhóm thử"


class ProgrammeTargetFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeTarget

    group = factory.SubFactory(ProgrammeGroupFactory)
    indicator = factory.LazyFunction(indicator)
    low = 10
    high = 15


class ProjectFactory(DjangoModelFactory):
    """A draft of 300 triệu; ``submitted``, ``appraised``, ``approved`` … ``done`` are further on."""

    class Meta:
        model = Project

    timeline = factory.SubFactory(TimelineFactory)
    code = factory.Sequence(lambda n: f"THU-2026-{n:03d}")
    title = factory.Sequence(lambda n: f"Hỗ trợ máy nung gốm thử {n}")
    content = factory.LazyFunction(content)
    purse = Purse.LOCAL
    plan_year = 2026
    unit = factory.LazyFunction(lambda: unit(COMMUNE))
    support_proposed = 300_000_000

    class Params:
        submitted = factory.Trait(status=ProjectStatus.SUBMITTED, submitted_on=date(2026, 1, 10))
        appraised = factory.Trait(submitted=True, status=ProjectStatus.APPRAISAL)
        approved = factory.Trait(
            status=ProjectStatus.APPROVED,
            support_approved=280_000_000,
            approved_on=date(2026, 2, 10),
            approval=factory.SubFactory(OfficialDocumentFactory),
        )
        contracted = factory.Trait(approved=True, status=ProjectStatus.CONTRACTED)
        running = factory.Trait(approved=True, status=ProjectStatus.RUNNING)
        accepting = factory.Trait(approved=True, status=ProjectStatus.ACCEPTING)
        done = factory.Trait(approved=True, status=ProjectStatus.ACCEPTED, done_on=date(2026, 6, 1))
        past = factory.Trait(done=True, retrospective=True)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        """With the contract the database asks of a file that is signed or further on, in one transaction."""
        with transaction.atomic():
            project = super()._create(model_class, *args, **kwargs)
            needs = project.kind == ProjectKind.PROJECT and project.status in UNDER_CONTRACT
            if needs and not (project.retrospective or project.stopped_on):
                from tests.factories.running import ContractProjectFactory  # it makes đề án

                ContractProjectFactory(project=project)
        return project


class BeneficiaryFactory(DjangoModelFactory):
    class Meta:
        model = Beneficiary

    project = factory.SubFactory(ProjectFactory)
    establishment = factory.SubFactory(EstablishmentFactory)
    support = 150_000_000
    counterpart_committed = 200_000_000


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = ProjectPartner

    project = factory.SubFactory(ProjectFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = PartnerRole.COORDINATES


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = ProjectParticipant

    project = factory.SubFactory(ProjectFactory)
    collaborator = factory.SubFactory(CollaboratorFactory)
    role = ParticipantRole.INTRODUCED


class PaperFactory(DjangoModelFactory):
    class Meta:
        model = ProjectPaper

    project = factory.SubFactory(ProjectFactory)
    document = factory.SubFactory(OfficialDocumentFactory)


class OutputFactory(DjangoModelFactory):
    class Meta:
        model = Output

    project = factory.SubFactory(ProjectFactory)
    indicator = factory.LazyFunction(indicator)
    planned_low = 2
    planned_high = 2


class TrainingClassFactory(DjangoModelFactory):
    class Meta:
        model = TrainingClass

    project = factory.SubFactory(ProjectFactory)
    kind = ClassKind.VOCATIONAL
    name = "Gốm sứ"
    learners = 35
