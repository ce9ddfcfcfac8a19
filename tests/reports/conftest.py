"""A small Bình Dương of 2023: enough records for every table, each figure known by heart."""

from datetime import date

import pytest

from collaborators.choices import CollaboratorKind
from khuyencong.core.dates import Period
from khuyencong.offices.choices import OrganisationKind
from khuyencong.reports.queries import AnnualReportDocument, ReportScope
from khuyencong.territory.choices import Frame
from products.choices import VotingLevel
from projects.choices import ClassKind, PartnerRole, Purse
from projects.models import OutputIndicator
from tests.factories.budgets import DisbursementFactory, EnvelopeFactory, PlanLineFactory, PlanTargetFactory
from tests.factories.collaborators import AppointmentFactory, AreaFactory, PeriodFactory, ReportFactory
from tests.factories.core import OfficialDocumentFactory
from tests.factories.offices import OLD_BEN_CAT, OLD_BINH_DUONG, OrganisationFactory, OrganisationProfileFactory, unit
from tests.factories.products import NominationFactory, ProductFactory, RecognitionFactory, VotingResultFactory
from tests.factories.projects import (
    BeneficiaryFactory,
    OutputFactory,
    PartnerFactory,
    ProjectFactory,
    TrainingClassFactory,
    content,
)

TRIEU = 1_000_000


def indicator(code: str) -> OutputIndicator:
    return OutputIndicator.objects.get(code=code)


def document_of(key: str = OLD_BINH_DUONG, *, period: Period | None = None, **asked) -> AnnualReportDocument:
    """The report of a place, 2023 unless told otherwise."""
    return AnnualReportDocument(
        ReportScope(
            unit=unit(key),
            period=period or Period.calendar_year(2023),
            **{"frame": Frame.AS_RECORDED, "day": date(2026, 11, 22)} | asked,
        )
    )


def figure(document: AnnualReportDocument, key: str):
    return document.figures()[key]


@pytest.fixture
def province(db):
    """Bình Dương, its Centre until 30/6/2025, and the Centre that goes on from it."""
    binh_duong = unit(OLD_BINH_DUONG)
    centre = OrganisationFactory(unit=binh_duong, name="Trung tâm Bình Dương")
    OrganisationProfileFactory(
        organisation=centre,
        name="Trung tâm Xúc tiến thương mại và Phát triển công nghiệp",
        parent_name="Sở Công Thương tỉnh Bình Dương",
        symbol="TTXTTM",
        place_name="Bình Dương",
        signer_authority="KT. Giám đốc",
        signer_title="Phó Giám đốc",
        signer_name="Nguyễn Văn Mẫu",
        valid_to=date(2025, 6, 30),
    )
    successor = OrganisationFactory(name="Trung tâm Thành phố", continues=centre, kind=OrganisationKind.CENTRE)
    OrganisationProfileFactory(
        organisation=successor,
        name="Trung tâm Khuyến công và Tư vấn phát triển công nghiệp",
        parent_name="Sở Công Thương Thành phố Hồ Chí Minh",
        symbol="TTKC",
        place_name="Thành phố Hồ Chí Minh",
        signer_title="Giám đốc",
        signer_name="Trần Thị Mẫu",
        valid_from=date(2025, 7, 1),
    )
    return binh_duong


@pytest.fixture
def sample(province):
    """Records of 2023 with one of 2022 beside them."""
    money(province)
    work(province)
    results(province)
    network(province)
    return province


def money(province):
    line = PlanLineFactory(
        unit=province,
        year=2023,
        purse=Purse.LOCAL,
        content=content("ND3"),
        name="Mô hình, máy móc",
        amount=2735 * TRIEU,
    )
    PlanTargetFactory(plan_line=line, indicator=indicator("KQ12"), low=10, high=15)
    media = PlanLineFactory(
        unit=province, year=2023, purse=Purse.LOCAL, content=content("ND6"), name="Thông tin", amount=830 * TRIEU
    )
    PlanTargetFactory(plan_line=media, indicator=indicator("KQ33"), low=15, high=15)
    PlanLineFactory(
        unit=province, year=2022, purse=Purse.LOCAL, content=content("ND3"), name="Máy móc", amount=2000 * TRIEU
    )
    PlanLineFactory(
        unit=province, year=2024, purse=Purse.LOCAL, content=content("ND3"), name="Máy móc", amount=3000 * TRIEU
    )
    EnvelopeFactory(unit=province, year=2023, purse="", amount=3565 * TRIEU, given_on=date(2023, 1, 10))


def work(province):
    ben_cat = unit(OLD_BEN_CAT)
    common = {"plan_year": 2023, "unit": province, "approved_on": date(2023, 2, 1)}
    machines = ProjectFactory(
        done=True, done_on=date(2023, 6, 1), content=content("ND3.04"), support_approved=450 * TRIEU, **common
    )
    PartnerFactory(project=machines, role=PartnerRole.IMPLEMENTS)
    for share, verified in ((200, 400), (150, None), (100, 150)):
        BeneficiaryFactory(
            project=machines,
            unit=ben_cat,
            support=share * TRIEU,
            counterpart_verified=verified and verified * TRIEU,
            accepted_on=date(2023, 6, 1),
        )
    media = ProjectFactory(
        done=True, done_on=date(2023, 12, 20), content=content("ND6.04"), support_approved=800 * TRIEU, **common
    )
    OutputFactory(project=media, indicator=indicator("KQ33"), done=16, planned_low=None, planned_high=None)
    unknown = {"support_approved": None, "retrospective": True}
    ProjectFactory(approved=True, content=content("ND9"), purse=Purse.NATIONAL, **unknown, **common)
    ProjectFactory(
        done=True, done_on=date(2022, 5, 1), content=content("ND3.04"), plan_year=2022, unit=province,
        approved_on=date(2022, 2, 1),
    )  # fmt: skip
    DisbursementFactory(project=machines, amount=300 * TRIEU, voucher_on=date(2023, 5, 5), budget_year=2023)
    DisbursementFactory(project=machines, amount=150 * TRIEU, voucher_on=date(2024, 1, 20), budget_year=2023)
    DisbursementFactory(project=machines, refund=True, voucher_on=date(2023, 8, 5), budget_year=2023)


def results(province):
    school = ProjectFactory(
        done=True, done_on=date(2023, 11, 1), content=content("ND1.01"), plan_year=2023, unit=province,
        approved_on=date(2023, 2, 1), support_approved=100 * TRIEU,
    )  # fmt: skip
    OutputFactory(project=school, indicator=indicator("KQ01"), done=24)
    OutputFactory(project=school, indicator=indicator("KQ02"), done=792)
    for name, count, learners in (("Dệt thổ cẩm", 3, 40), ("Đan lát", 17, 700), ("Đúc tượng đá", None, 5)):
        TrainingClassFactory(
            project=school, name=name, class_count=count, learners=learners, unit=province, ends_on=date(2023, 10, 1)
        )
    TrainingClassFactory(
        project=school, kind=ClassKind.DIGITAL, name="Thương mại điện tử", class_count=3, learners=90, unit=province,
        ends_on=date(2023, 9, 1),
    )  # fmt: skip
    for level in (VotingLevel.PROVINCE, VotingLevel.NATION):
        for _ in range(2):
            RecognitionFactory(
                product=ProductFactory(unit=unit(OLD_BEN_CAT)),
                level=level,
                year=2023,
                decided_on=date(2023, 9, 9),
                valid_to=date(2026, 12, 31),
            )
    VotingResultFactory(unit=province, level=VotingLevel.NATION, year=2023, considered=26, recognised=7)
    NominationFactory(product=ProductFactory(unit=unit(OLD_BEN_CAT)), level=VotingLevel.REGION, year=2023)


def network(province):
    paper = OfficialDocumentFactory(number="49", symbol="QĐ-SCT", issued_on=date(2023, 3, 30), title="Về mạng lưới")
    for kind in CollaboratorKind:
        appointment = AppointmentFactory(
            kind=kind, unit=province, valid_from=date(2023, 3, 30), document=paper, area=None
        )
        AreaFactory(appointment=appointment, unit=unit(OLD_BEN_CAT))
    AppointmentFactory(unit=province, valid_from=date(2021, 1, 1), valid_to=date(2023, 3, 29), area=None)
    quarter = PeriodFactory(
        year=2023, quarter=3, starts_on=date(2023, 7, 1), ends_on=date(2023, 9, 30), opens_on=date(2023, 9, 1),
        due_on=date(2099, 1, 1),
    )  # fmt: skip
    ReportFactory(sent=True, appointment=appointment, period=quarter)
