"""Appraisals, contracts, months, visits and adjustments of a đề án."""

from datetime import date

import factory
from django.db import transaction
from factory.django import DjangoModelFactory

from projects.choices import (
    AdjustmentStatus,
    AppraisedBy,
    Change,
    Conclusion,
    CouncilRole,
    Criterion,
    Decider,
    Grouping,
    Purse,
)
from projects.models import (
    Adjustment,
    AdjustmentRule,
    Appraisal,
    AppraisalMember,
    AppraisalResult,
    AppraisalScore,
    Contract,
    ContractAppendix,
    ContractProject,
    Inspection,
    InspectionDemand,
    InspectionPhoto,
    ProgressReport,
    SupportContract,
    YearPlan,
)
from tests.factories.core import OfficialDocumentFactory, StoredFileFactory, UserFactory
from tests.factories.projects import BeneficiaryFactory, PaperFactory, ProjectFactory, paper_type


class AppraisalFactory(DjangoModelFactory):
    """By staff, passed, its sheet in the file; ``council`` has a chair, ``mend`` did not pass yet."""

    class Meta:
        model = Appraisal

    project = factory.SubFactory(ProjectFactory, appraised=True)
    appraised_by = AppraisedBy.STAFF
    held_on = date(2026, 1, 20)
    conclusion = Conclusion.PASSED
    support = 280_000_000
    recorded_by = factory.SubFactory(UserFactory)

    class Params:
        mend = factory.Trait(conclusion=Conclusion.MEND, remark="Bổ sung báo giá")
        council = factory.Trait(appraised_by=AppraisedBy.COUNCIL)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        """With the signed sheet; a council with its chair, in one transaction."""
        with transaction.atomic():
            appraisal = super()._create(model_class, *args, **kwargs)
            if appraisal.appraised_by == AppraisedBy.COUNCIL:
                MemberFactory(appraisal=appraisal, role=CouncilRole.CHAIR)
        PaperFactory(project=appraisal.project, paper_type=paper_type("G020"))
        return appraisal


class MemberFactory(DjangoModelFactory):
    """A name from outside; ``of_portal`` is a user."""

    class Meta:
        model = AppraisalMember

    appraisal = factory.SubFactory(AppraisalFactory)
    name = factory.Sequence(lambda n: f"Trần Văn Khách {n}")

    class Params:
        of_portal = factory.Trait(name="", user=factory.SubFactory(UserFactory))


class ScoreFactory(DjangoModelFactory):
    class Meta:
        model = AppraisalScore

    appraisal = factory.SubFactory(AppraisalFactory)
    criterion = Criterion.WORTH
    score = 80


class ResultFactory(DjangoModelFactory):
    class Meta:
        model = AppraisalResult

    appraisal = factory.SubFactory(AppraisalFactory)
    beneficiary = factory.LazyAttribute(lambda made: BeneficiaryFactory(project=made.appraisal.project))
    result = Conclusion.PASSED


class ContractFactory(DjangoModelFactory):
    class Meta:
        model = Contract

    number = factory.Sequence(lambda n: f"{n:02d}/HĐ-KC")
    signed_on = date(2026, 3, 1)
    ends_on = date(2026, 11, 30)
    purse = Purse.LOCAL
    party_a = "Sở Công Thương"
    party_b = "Trung tâm Khuyến công"
    amount = 280_000_000
    document = factory.SubFactory(OfficialDocumentFactory)


class ContractProjectFactory(DjangoModelFactory):
    """A đề án under a contract of its own, for all it was approved."""

    class Meta:
        model = ContractProject

    project = factory.SubFactory(ProjectFactory, approved=True)
    amount = factory.LazyAttribute(lambda made: made.project.support_approved or 0)
    contract = factory.LazyAttribute(lambda made: ContractFactory(amount=made.amount, purse=made.project.purse))


class AppendixFactory(DjangoModelFactory):
    class Meta:
        model = ContractAppendix

    contract = factory.SubFactory(ContractFactory)
    number = factory.Sequence(lambda n: f"PL{n:02d}")
    signed_on = date(2026, 6, 1)
    changes = "Gia hạn vì giao máy chậm"


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = SupportContract

    beneficiary = factory.SubFactory(BeneficiaryFactory)
    number = factory.Sequence(lambda n: f"{n:02d}/HĐHT")
    signed_on = date(2026, 3, 5)
    amount = 150_000_000
    equipment = "Máy trộn 500 kg/mẻ"


class YearPlanFactory(DjangoModelFactory):
    class Meta:
        model = YearPlan

    project = factory.SubFactory(ProjectFactory)
    year = factory.Sequence(lambda n: 2000 + n % 100)
    amount = 1_000_000


class ProgressFactory(DjangoModelFactory):
    class Meta:
        model = ProgressReport

    project = factory.SubFactory(ProjectFactory, running=True)
    month = factory.Sequence(lambda n: date(2000 + n // 12 % 100, n % 12 + 1, 1))
    reported_on = date(2026, 4, 20)
    done_share = 40
    text = "Đã lắp móng máy"
    reported_by = factory.SubFactory(UserFactory)


class InspectionFactory(DjangoModelFactory):
    class Meta:
        model = Inspection

    project = factory.SubFactory(ProjectFactory, running=True)
    inspected_on = date(2026, 5, 12)
    people = "Lê Chuyên Viên, cán bộ xã"
    findings = "Máy đã về xưởng, chưa đấu điện"
    inspected_by = factory.SubFactory(UserFactory)


class PhotoFactory(DjangoModelFactory):
    class Meta:
        model = InspectionPhoto

    inspection = factory.SubFactory(InspectionFactory)
    file = factory.SubFactory(StoredFileFactory, name="may.jpg", content_type="image/jpeg")


class DemandFactory(DjangoModelFactory):
    class Meta:
        model = InspectionDemand

    inspection = factory.SubFactory(InspectionFactory)
    what = "Che chắn dây đai của máy"
    due_on = date(2026, 6, 1)


class AdjustmentRuleFactory(DjangoModelFactory):
    """Of a purse the matrix has no line for."""

    class Meta:
        model = AdjustmentRule

    code = factory.Sequence(lambda n: f"THU{n}")
    purse = Purse.DISTRICT
    change = Change.OTHER
    grouping = Grouping.ANY
    what = "Điều chỉnh thử"
    decided_by = Decider.DEPARTMENT_HEAD
    valid_from = factory.Sequence(lambda n: date(1900 + n % 1000, 1, 1))
    valid_to = factory.SelfAttribute("valid_from")


class AdjustmentFactory(DjangoModelFactory):
    """A new end within the year, asked for; ``granted`` is decided."""

    class Meta:
        model = Adjustment

    project = factory.SubFactory(ProjectFactory, running=True, ends_on=date(2026, 9, 30))
    change = Change.TIME_SAME_YEAR
    before = factory.LazyFunction(lambda: _end("2026-09-30", "30/09/2026"))
    after = factory.LazyFunction(lambda: _end("2026-11-15", "15/11/2026"))
    reason = "Bên bán giao máy chậm"
    asked_on = date(2026, 8, 1)
    asker = factory.SubFactory(UserFactory)
    decided_by = Decider.CENTRE_HEAD
    chosen_because = "Việc nhỏ trong năm"

    class Params:
        granted = factory.Trait(
            status=AdjustmentStatus.GRANTED,
            decided_on=date(2026, 8, 5),
            effective_on=date(2026, 8, 5),
            decision=factory.SubFactory(OfficialDocumentFactory),
        )


def _end(value: str, text: str) -> dict:
    return {"ends_on": {"label": "Thực hiện đến", "value": value, "text": text}}
