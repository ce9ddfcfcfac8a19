"""People of the network, their terms and reports."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from collaborators.choices import CollaboratorKind, RenewalMove, ReportStatus
from collaborators.models import (
    Appointment,
    AppointmentArea,
    Collaborator,
    Confirmation,
    CoverageRule,
    Difficulty,
    EstablishmentReview,
    PeriodRule,
    QuarterlyReport,
    Renewal,
    RenewalLine,
    Reopening,
    ReportAnswer,
    ReportingPeriod,
    ReportLine,
    ReportPart,
    ReportPhoto,
    ReportQuestion,
    ReportReturn,
    ReturnReason,
    Submission,
)
from khuyencong.core.dates import today
from khuyencong.core.text import person_key
from tests.factories.core import OfficialDocumentFactory, StoredFileFactory, TimelineFactory, UserFactory
from tests.factories.offices import COMMUNE, FAR_PROVINCE, HCM, NEXT_COMMUNE, OrganisationFactory, unit


class CollaboratorFactory(DjangoModelFactory):
    class Meta:
        model = Collaborator

    timeline = factory.SubFactory(TimelineFactory)
    full_name = factory.Sequence(lambda n: f"Trần Thị Thử {n}")
    person_key = factory.LazyAttribute(lambda one: person_key(one.full_name))

    class Params:
        with_account = factory.Trait(
            user=factory.SubFactory(UserFactory, full_name=factory.SelfAttribute("..full_name"))
        )


class AppointmentFactory(DjangoModelFactory):
    """A term in force, in the network of the city; ``ended`` is over."""

    class Meta:
        model = Appointment
        skip_postgeneration_save = True

    collaborator = factory.SubFactory(CollaboratorFactory)
    kind = CollaboratorKind.COMMUNE
    unit = factory.LazyFunction(lambda: unit(HCM))
    valid_from = date(2020, 1, 1)
    area = factory.RelatedFactory("tests.factories.collaborators.AreaFactory", "appointment")

    class Params:
        ended = factory.Trait(valid_to=date(2021, 12, 31))


class AreaFactory(DjangoModelFactory):
    class Meta:
        model = AppointmentArea

    appointment = factory.SubFactory(AppointmentFactory, area=None)
    unit = factory.LazyFunction(lambda: unit(COMMUNE))
    shared_reason = "Địa bàn rộng"  # many of one commune in one test

    class Params:
        of_association = factory.Trait(
            unit=None, organisation=factory.SubFactory(OrganisationFactory, association=True)
        )


class PeriodFactory(DjangoModelFactory):
    """A quarter whose window is open today; ``late`` is past its day, ``ahead`` not open yet."""

    class Meta:
        model = ReportingPeriod

    year = factory.Sequence(lambda n: 2100 + n // 4)
    quarter = factory.Sequence(lambda n: n % 4 + 1)
    starts_on = factory.LazyFunction(lambda: today() - timedelta(days=80))
    ends_on = factory.LazyFunction(lambda: today() + timedelta(days=5))
    opens_on = factory.LazyFunction(lambda: today() - timedelta(days=10))
    due_on = factory.LazyFunction(lambda: today() + timedelta(days=5))

    class Params:
        late = factory.Trait(
            due_on=factory.LazyFunction(lambda: today() - timedelta(days=8)),  # past any weekend
        )
        locked = factory.Trait(
            late=True,
            locked_at=factory.LazyFunction(timezone.now),
            locked_by=factory.SubFactory(UserFactory),
        )
        ahead = factory.Trait(
            opens_on=factory.LazyFunction(lambda: today() + timedelta(days=1)),
        )


NIL = {"khong_3": "on", "khong_4": "on"}
# The four parts answered, as they are typed; a place without establishments has nothing to look over.
ANSWERED = NIL | {
    "c1_02": "120",
    "c1_04": "như cũ",
    "c1_05": "như cũ",
    "c2_10": "3",
    "loi_1": "Sản xuất ổn định",
    "con_lai": "on",
}


class ReportFactory(DjangoModelFactory):
    """A draft with nothing in it; ``answered`` has the four parts, ``sent`` a receipt too, ``approved`` an approval."""

    class Meta:
        model = QuarterlyReport
        skip_postgeneration_save = True

    timeline = factory.SubFactory(TimelineFactory)
    appointment = factory.SubFactory(AppointmentFactory)
    period = factory.SubFactory(PeriodFactory)

    class Params:
        answered = factory.Trait(draft=factory.LazyFunction(lambda: dict(ANSWERED)))
        sent = factory.Trait(
            answered=True,
            status=ReportStatus.SENT,
            sent_at=factory.LazyFunction(timezone.now),
            first_sent_at=factory.SelfAttribute("sent_at"),
            sent_by=factory.SubFactory(UserFactory),
            receipt=factory.Sequence(lambda n: f"BC26Q1-{n:08d}"),
            submission=factory.RelatedFactory("tests.factories.collaborators.SubmissionFactory", "report"),
        )
        approved = factory.Trait(
            sent=True,
            status=ReportStatus.APPROVED,
            approved_at=factory.LazyFunction(timezone.now),
            approved_by=factory.SubFactory(UserFactory),
        )
        returned = factory.Trait(sent=True, status=ReportStatus.RETURNED)


class SubmissionFactory(DjangoModelFactory):
    """The sending its report's receipt is of; ``resent`` has a receipt of its own, as each sending does."""

    class Meta:
        model = Submission

    report = factory.SubFactory(ReportFactory, sent=True, submission=None)
    number = 1
    sent_at = factory.SelfAttribute("report.sent_at")
    sent_by = factory.SelfAttribute("report.sent_by")
    receipt = factory.SelfAttribute("report.receipt")
    content = factory.LazyFunction(
        lambda: {
            "lines": [
                {"k": "c1_02", "p": 1, "l": "1.2 Lao động", "u": "người", "v": "120", "t": "118", "n": "", "w": ""},
                {"k": "loi_1", "p": 1, "l": "Nhận xét", "v": "Sản xuất ổn định"},
                {"k": "khong_3", "p": 3, "l": "Trong kỳ", "v": "Không phát sinh"},
                {"k": "khong_4", "p": 4, "l": "Trong kỳ", "v": "Không phát sinh"},
            ]
        }
    )

    class Params:
        resent = factory.Trait(receipt=factory.Sequence(lambda n: f"BC26Q2-{n:08d}"))


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = ReportAnswer

    report = factory.SubFactory(ReportFactory, sent=True)
    code = "CTV1.02"
    number = 120


class DifficultyFactory(DjangoModelFactory):
    class Meta:
        model = Difficulty

    timeline = factory.SubFactory(TimelineFactory)
    appointment = factory.SubFactory(AppointmentFactory)
    kind = "CTV4.01"
    text = factory.Sequence(lambda n: f"Khó vay vốn, việc số {n}")
    raised_on = factory.LazyFunction(today)

    class Params:
        answered = factory.Trait(
            status="da_tra_loi", answer="Đã có quỹ bảo lãnh.", answered_on=factory.LazyFunction(today)
        )


class ReopeningFactory(DjangoModelFactory):
    class Meta:
        model = Reopening

    period = factory.SubFactory(PeriodFactory)
    appointment = factory.SubFactory(AppointmentFactory)
    reason = "Nhập nhầm kỳ"
    until = factory.LazyFunction(lambda: today() + timedelta(days=5))
    asked_by = factory.SubFactory(UserFactory)
    asked_at = factory.LazyFunction(timezone.now)


class ReportPhotoFactory(DjangoModelFactory):
    """``dropped`` was taken off its line."""

    class Meta:
        model = ReportPhoto

    report = factory.SubFactory(ReportFactory)
    row = "c2_02_0"
    file = factory.SubFactory(StoredFileFactory, name="xuong.jpg", content_type="image/jpeg")
    added_by = factory.SubFactory(UserFactory)
    added_at = factory.LazyFunction(timezone.now)

    class Params:
        dropped = factory.Trait(dropped_at=factory.LazyFunction(timezone.now))


class ConfirmationFactory(DjangoModelFactory):
    class Meta:
        model = Confirmation

    submission = factory.SubFactory(SubmissionFactory)
    name = "Nguyễn Văn Xác"
    title = "Phó Chủ tịch UBND xã"
    confirmed_on = factory.LazyFunction(today)
    recorded_by = factory.SubFactory(UserFactory)
    recorded_at = factory.LazyFunction(timezone.now)


class PartFactory(DjangoModelFactory):
    class Meta:
        model = ReportPart

    report = factory.SubFactory(ReportFactory)
    part = 3

    class Params:
        nil = factory.Trait(is_nil=True)


class ReviewFactory(DjangoModelFactory):
    class Meta:
        model = EstablishmentReview

    report = factory.SubFactory(ReportFactory)
    establishment = factory.SubFactory("tests.factories.establishments.EstablishmentFactory")
    outcome = "con"


class LineFactory(DjangoModelFactory):
    class Meta:
        model = ReportLine

    report = factory.SubFactory(ReportFactory)
    code = "CTV3.01"
    number = factory.Sequence(lambda n: n % 30_000)
    cells = factory.LazyFunction(lambda: {"mô tả": "Máy sấy"})


class ReturnFactory(DjangoModelFactory):
    class Meta:
        model = ReportReturn

    submission = factory.SubFactory(
        SubmissionFactory, report=factory.SubFactory(ReportFactory, returned=True, submission=None)
    )
    note = "Thiếu số lao động"
    by = factory.SubFactory(UserFactory)
    at = factory.LazyFunction(timezone.now)


class ReasonFactory(DjangoModelFactory):
    class Meta:
        model = ReturnReason

    code = factory.Sequence(lambda n: f"BT{n:04}")
    name = "Thiếu chỉ tiêu"


class QuestionFactory(DjangoModelFactory):
    """One more question, in its own version."""

    class Meta:
        model = ReportQuestion

    code = factory.Sequence(lambda n: f"CTV1.{90 + n}")
    version = factory.Sequence(lambda n: f"thu {n}")
    part = 1
    order = factory.Sequence(lambda n: 90 + n)
    name = "Câu hỏi thử"
    kind = "so"


class RuleFactory(DjangoModelFactory):
    """How the years of one kind are divided; the quarter's rule is among the reference rows."""

    class Meta:
        model = PeriodRule

    code = factory.Sequence(lambda n: f"KT{n:04}")
    kind = "thang"
    opens_before = 3
    due_after = 2
    valid_from = factory.Sequence(lambda n: date(1000 + n, 1, 1))
    valid_to = factory.LazyAttribute(lambda one: one.valid_from)


class CoverageRuleFactory(DjangoModelFactory):
    """Each in force in one province on a day of its own, long ago; ``open`` for ever."""

    class Meta:
        model = CoverageRule

    code = factory.Sequence(lambda n: f"TC{n}")
    level = 3
    over_km = 20
    fewer_than = 1
    unit = factory.LazyFunction(lambda: unit(FAR_PROVINCE))
    valid_from = factory.Sequence(lambda n: date(1800, 1, 1) + timedelta(days=n))
    valid_to = factory.SelfAttribute("valid_from")

    class Params:
        open = factory.Trait(valid_from=None, valid_to=None)


class RenewalFactory(DjangoModelFactory):
    """A draft, one a network; ``signed`` has its decision (and no lines: those come before it)."""

    class Meta:
        model = Renewal

    timeline = factory.SubFactory(TimelineFactory)
    unit = factory.LazyFunction(lambda: unit(HCM))
    year = 2027
    starts_on = factory.Sequence(lambda n: date(2027, 1, 1) + timedelta(days=n))

    class Params:
        signed = factory.Trait(
            document=factory.SubFactory(OfficialDocumentFactory),
            applied_at=factory.LazyFunction(timezone.now),
            applied_by=factory.SubFactory(UserFactory),
        )


def open_list() -> Renewal:
    """The draft there is, or a new one: a network has one at a time."""
    return Renewal.objects.drafts().filter(unit=unit(HCM)).first() or RenewalFactory()


class RenewalLineFactory(DjangoModelFactory):
    """Somebody who stays; ``leaving`` or ``joining``."""

    class Meta:
        model = RenewalLine

    renewal = factory.LazyFunction(open_list)
    appointment = factory.SubFactory(AppointmentFactory)

    class Params:
        leaving = factory.Trait(move=RenewalMove.LEAVES, reason="Chuyển công tác")
        joining = factory.Trait(
            move=RenewalMove.JOINS,
            appointment=None,
            full_name="Lê Thị Người Mới",
            kind=CollaboratorKind.COMMUNE,
            area=factory.LazyFunction(lambda: unit(NEXT_COMMUNE)),
            shared_reason="Địa bàn rộng",
        )
