"""People, papers, files, the legal calendar."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import factory
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from factory.django import DjangoModelFactory

from khuyencong.core.choices import Channel, HolidayKind, MessageState, RuleKind
from khuyencong.core.models import (
    Activity,
    Holiday,
    LegalRule,
    Message,
    OfficialDocument,
    OutboxChannel,
    Seen,
    StoredFile,
    Timeline,
    User,
)

PASSWORD = "mot-mat-khau-du-dai-2026"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    full_name = factory.Sequence(lambda n: f"Nguyễn Văn Thử {n}")
    email = factory.Sequence(lambda n: f"nguoi{n}@example.vn")

    class Params:
        by_phone = factory.Trait(email=None, phone=factory.Sequence(lambda n: f"09{n:08d}"))
        with_password = factory.Trait(password=factory.LazyFunction(lambda: make_password(PASSWORD)))
        superuser = factory.Trait(is_staff=True, is_superuser=True)


class TimelineFactory(DjangoModelFactory):
    class Meta:
        model = Timeline


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    timeline = factory.SubFactory(TimelineFactory)
    actor = factory.SubFactory(UserFactory)
    verb = "add"
    text = "Ghi thử"


class StoredFileFactory(DjangoModelFactory):
    class Meta:
        model = StoredFile

    name = "quyet-dinh.pdf"
    sha256 = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    size = 10
    content_type = "application/pdf"
    stored_by = factory.SubFactory(UserFactory)


class OfficialDocumentFactory(DjangoModelFactory):
    class Meta:
        model = OfficialDocument

    number = factory.Sequence(lambda n: f"{90_000 + n}")
    symbol = "QĐ-SCT"
    issued_on = date(2024, 3, 5)
    issuer = "Sở Công Thương"
    title = "Phê duyệt đề án thử"


class HolidayFactory(DjangoModelFactory):
    """A day off in years no reference row is about."""

    class Meta:
        model = Holiday

    date = factory.Sequence(lambda n: date(1950, 1, 1) + timedelta(days=n))
    name = "Nghỉ thử"
    kind = HolidayKind.PUBLIC

    class Params:
        worked = factory.Trait(kind=HolidayKind.WORKED, day_off=False)


class LegalRuleFactory(DjangoModelFactory):
    """Ten working days after something."""

    class Meta:
        model = LegalRule

    code = factory.Sequence(lambda n: f"THU{n:03d}")
    name = "Hạn thử"
    kind = RuleKind.CLOCK
    amount = 10
    amount_unit = "ngay_lam_viec"
    source = "Đề xuất"
    certainty = "I"


class SeenFactory(DjangoModelFactory):
    class Meta:
        model = Seen

    user = factory.SubFactory(UserFactory)
    timeline = factory.SubFactory(TimelineFactory)
    at = datetime(2026, 1, 5, tzinfo=UTC)


class OutboxChannelFactory(DjangoModelFactory):
    """One of the ways; all of them are there from the reference rows."""

    class Meta:
        model = OutboxChannel
        django_get_or_create = ("channel",)

    channel = Channel.HTTPS


class MessageFactory(DjangoModelFactory):
    """Waiting in the portal's own way, each of another day; ``sent`` is out."""

    class Meta:
        model = Message

    to = factory.SubFactory(UserFactory)
    channel = Channel.IN_APP
    kind = "collaborators.report"
    key = factory.Sequence(lambda n: f"tin {n}")
    about = factory.LazyFunction(lambda: {"steps": []})
    day = factory.Sequence(lambda n: date(2000, 1, 1) + timedelta(days=n))

    class Params:
        sent = factory.Trait(
            state=MessageState.SENT,
            sent_at=factory.LazyFunction(timezone.now),
            subject="Nhắc gửi báo cáo",
            text="Hạn gửi",
        )
