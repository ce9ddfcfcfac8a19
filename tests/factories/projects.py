"""Đề án, who benefits, who takes part, what came out; programmes."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from projects.choices import (
    ClassKind,
    PaperForm,
    PaperStage,
    ParticipantRole,
    PartnerRole,
    Party,
    ProjectStatus,
    Purse,
    ReasonKind,
    WaiverKind,
)
from projects.models import (
    Beneficiary,
    Content,
    Output,
    OutputIndicator,
    PaperRequirement,
    PaperType,
    PaperWaiver,
    Programme,
    ProgrammeGroup,
    ProgrammeTarget,
    Project,
    ProjectPaper,
    ProjectParticipant,
    ProjectPartner,
    ProjectType,
    Reason,
    TrainingClass,
)
from tests.factories.collaborators import CollaboratorFactory
from tests.factories.core import OfficialDocumentFactory, TimelineFactory, UserFactory
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
    """A draft of 300 triệu; ``submitted``, ``approved`` and ``done`` are further on."""

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
        approved = factory.Trait(
            status=ProjectStatus.APPROVED,
            support_approved=280_000_000,
            approved_on=date(2026, 2, 10),
            approval=factory.SubFactory(OfficialDocumentFactory),
        )
        done = factory.Trait(approved=True, status=ProjectStatus.DONE, done_on=date(2026, 6, 1))


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


def paper_type(code: str) -> PaperType:
    """One of the reference paper types."""
    return PaperType.objects.get(code=code)


class ProjectTypeFactory(DjangoModelFactory):
    class Meta:
        model = ProjectType

    code = factory.Sequence(lambda n: f"TH{n}")
    name = factory.Sequence(lambda n: f"Dạng thử {n}")


class PaperTypeFactory(DjangoModelFactory):
    class Meta:
        model = PaperType

    code = factory.Sequence(lambda n: f"T{n}")
    name = factory.Sequence(lambda n: f"Giấy thử {n}")
    issuer = Party.IMPLEMENTER
    form = PaperForm.ORIGINAL


class RequirementFactory(DjangoModelFactory):
    class Meta:
        model = PaperRequirement

    code = factory.Sequence(lambda n: f"TH{n}")
    purse = Purse.LOCAL
    stage = PaperStage.LOCAL_DOSSIER
    paper_type = factory.SubFactory(PaperTypeFactory)


class ReasonFactory(DjangoModelFactory):
    class Meta:
        model = Reason

    code = factory.Sequence(lambda n: f"LY{n}")
    kind = ReasonKind.RETURN
    name = factory.Sequence(lambda n: f"Lý do thử {n}")


class WaiverFactory(DjangoModelFactory):
    """Not needed; ``later`` may come by the end of 2026."""

    class Meta:
        model = PaperWaiver

    project = factory.SubFactory(ProjectFactory)
    paper_type = factory.SubFactory(PaperTypeFactory)
    stage = PaperStage.LOCAL_DOSSIER
    kind = WaiverKind.NOT_NEEDED
    reason = "Cơ sở không có vốn đối ứng."
    waived_on = date(2026, 1, 5)
    waived_by = factory.SubFactory(UserFactory)

    class Params:
        later = factory.Trait(kind=WaiverKind.LATER, due_on=date(2026, 12, 31))


class PaperFactory(DjangoModelFactory):
    class Meta:
        model = ProjectPaper

    project = factory.SubFactory(ProjectFactory)
    document = factory.SubFactory(OfficialDocumentFactory)

    class Params:
        replaced = factory.Trait(
            replaced_on=date(2026, 3, 1), replaced_by=factory.SubFactory(UserFactory), replaced_why="Sai bản."
        )


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
