"""Đề án, who benefits, who takes part, what came out; programmes."""

from datetime import UTC, date, datetime

import factory
from django.db import transaction
from factory.django import DjangoModelFactory

from projects.choices import (
    COUNTED_AS_DONE,
    UNDER_CONTRACT,
    ClassKind,
    PaperForm,
    PaperStage,
    ParticipantRole,
    PartnerRole,
    Party,
    ProjectKind,
    ProjectStatus,
    Purse,
    ReasonKind,
    WaiverKind,
)
from projects.models import (
    Beneficiary,
    Content,
    DossierSection,
    EstimateItem,
    NormDecision,
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
    SupportNorm,
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
    """A draft of 300 triệu; ``submitted``, ``appraised``, ``approved`` … ``done`` (entered after the fact)."""

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
        done = factory.Trait(approved=True, status=ProjectStatus.ACCEPTED, done_on=date(2026, 6, 1), retrospective=True)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        """With the contract the database asks of a file that is signed or further on, in one transaction; and with a day
        of acceptance, unless it was stopped or is told to have none (``done_on=None``: force majeure).
        """
        if kwargs.get("status") in COUNTED_AS_DONE and not kwargs.get("stopped_on"):
            kwargs = {"done_on": date(2026, 6, 1)} | kwargs
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


class SupportNormFactory(DjangoModelFactory):
    """A usable level of a content the reference rows have none for: 50 %, at most 300 triệu; ``factor`` is of priority."""

    class Meta:
        model = SupportNorm

    code = factory.Sequence(lambda n: f"THU{n}")
    content = factory.LazyFunction(lambda: content("ND8.01"))
    purse = Purse.NATIONAL
    document_name = "Thông tư thử 1/2020/TT-BTC"
    source_ref = "Đ8"
    valid_from = date(2020, 1, 1)
    percent = 50
    cap = 300_000_000
    cap_unit = "cơ sở"
    variant = factory.Sequence(lambda n: f"trường hợp {n}")
    usable_for_calc = True

    class Params:
        factor = factory.Trait(kind="he_so", percent=None, cap=None, multiplier=1.5)
        reference = factory.Trait(kind="dan_chieu", percent=None, cap=None, usable_for_calc=False)


class NormDecisionFactory(DjangoModelFactory):
    class Meta:
        model = NormDecision

    project = factory.SubFactory(ProjectFactory)
    chosen_on = date(2026, 2, 10)
    cost = 800_000_000
    amount = 300_000_000
    sentence = "Tối đa 300 triệu đồng vì thử."
    decided_at = datetime(2026, 2, 10, 3, 0, tzinfo=UTC)
    decided_by = factory.SubFactory(UserFactory)

    class Params:
        overridden = factory.Trait(
            override=350_000_000, reason="Vùng khó khăn", document=factory.SubFactory(OfficialDocumentFactory)
        )


class EstimateItemFactory(DjangoModelFactory):
    """A machine of 800 triệu, 300 of them support; ``unpriced`` is not known yet."""

    class Meta:
        model = EstimateItem

    project = factory.SubFactory(ProjectFactory)
    order = factory.Sequence(lambda n: n + 1)
    text = "Máy nung gốm"
    unit_name = "máy"
    quantity = 2
    unit_price = 400_000_000
    cost = 800_000_000
    support = 300_000_000
    counterpart = 500_000_000

    class Params:
        unpriced = factory.Trait(quantity=None, unit_price=None, cost=None, support=None, counterpart=None)


class DossierSectionFactory(DjangoModelFactory):
    class Meta:
        model = DossierSection

    project = factory.SubFactory(ProjectFactory)
    number = factory.Sequence(lambda n: n % 8 + 1)
    text = "Lời của mục."
