"""Rounds of bình chọn: the law's tables, registrations, bodies, ballots, complaints; and a round ready to be scored."""

import io
from datetime import date
from decimal import Decimal

import factory
from django.db import transaction
from django.utils import timezone
from factory.django import DjangoModelFactory
from PIL import Image

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from products import services
from products.choices import (
    ConflictAnswer,
    ConflictKind,
    CouncilMatter,
    CouncilSeat,
    DossierNeed,
    EntryStatus,
    JurySeat,
    ProductGroup,
    Registrant,
    RoundStatus,
    ValidityUse,
    VotingLevel,
)
from products.models import (
    Ballot,
    BallotScore,
    Complaint,
    Conflict,
    CouncilMember,
    CouncilRule,
    Criterion,
    CriterionRule,
    DossierRule,
    Entry,
    EntryPaper,
    JuryMember,
    PaperReading,
    Rereading,
    RoundMove,
    ValidityRule,
    VotingLevelRule,
    VotingRound,
)
from products.queries import law
from projects.models import PaperType
from tests.factories.core import OfficialDocumentFactory, TimelineFactory, UserFactory
from tests.factories.offices import HCM, RoleGrantFactory, unit
from tests.factories.products import ProductFactory

_BEFORE = {"valid_from": date(1990, 1, 1), "valid_to": date(1990, 12, 31)}


class _LawFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    code = factory.Sequence(lambda n: f"X{n}")
    valid_from = factory.Sequence(lambda n: date(1700 + n % 200, 1, 1))
    valid_to = factory.LazyAttribute(lambda row: row.valid_from)


class VotingLevelRuleFactory(_LawFactory):
    class Meta:
        model = VotingLevelRule

    level = VotingLevel.PROVINCE
    name = "Cấp thử"


class CouncilRuleFactory(_LawFactory):
    class Meta:
        model = CouncilRule

    level = VotingLevel.PROVINCE
    position = CouncilMatter.CHAIR
    allowed_sizes = "3;5"


class CriterionRuleFactory(_LawFactory):
    class Meta:
        model = CriterionRule

    order = 1
    name = "Tiêu chí thử"
    max_points = 40


class DossierRuleFactory(_LawFactory):
    class Meta:
        model = DossierRule

    level = VotingLevel.PROVINCE
    paper_type = factory.LazyFunction(lambda: PaperType.objects.get(code="G201"))
    requirement = DossierNeed.REQUIRED


class ValidityRuleFactory(_LawFactory):
    class Meta:
        model = ValidityRule

    kept_as = ValidityUse.CANDIDATE
    year_offset = 2


class RoundFactory(DjangoModelFactory):
    """A province round of this year that is being prepared; ``open`` takes entries, ``review`` is past its deadline."""

    class Meta:
        model = VotingRound
        skip_postgeneration_save = True

    timeline = factory.SubFactory(TimelineFactory)
    title = factory.Sequence(lambda n: f"Bình chọn thử {n}")
    level = VotingLevel.PROVINCE
    unit = factory.LazyFunction(lambda: unit(HCM))
    opens_on = factory.LazyFunction(lambda: date(today().year, 1, 2))
    year = factory.LazyAttribute(lambda row: row.opens_on.year)
    closes_on = factory.LazyAttribute(lambda row: date(row.year, 12, 31))
    status_since = factory.SelfAttribute("opens_on")
    plan = factory.SubFactory(OfficialDocumentFactory)

    class Params:
        open = factory.Trait(walked=factory.PostGeneration(lambda one, make, at: walk(one, RoundStatus.OPEN)))
        review = factory.Trait(
            walked=factory.PostGeneration(lambda one, make, at: walk(one, RoundStatus.OPEN, RoundStatus.REVIEW))
        )


def walk(one: VotingRound, *statuses: RoundStatus) -> VotingRound:
    """Each step recorded, on the day the round opened."""
    for to in statuses:
        RoundMoveFactory(round=one, from_status=one.status, to_status=to)
        one.status = to
    return one


class RoundMoveFactory(DjangoModelFactory):
    """The first step; made with a round that then stands where it led."""

    class Meta:
        model = RoundMove

    round = factory.SubFactory(RoundFactory)
    from_status = RoundStatus.PREPARING
    to_status = RoundStatus.OPEN
    happened_on = factory.SelfAttribute("round.opens_on")
    by = factory.SubFactory(UserFactory)

    @classmethod
    @transaction.atomic
    def _create(cls, model_class, *args, **kwargs):
        made = super()._create(model_class, *args, **kwargs)
        VotingRound.objects.filter(pk=made.round.pk).update(status=made.to_status)
        return made


class EntryFactory(DjangoModelFactory):
    """A registration of an open round, with what the maker declares; ``accepted`` is hợp lệ, come by the road without a
    round below."""

    class Meta:
        model = Entry

    timeline = factory.SubFactory(TimelineFactory)
    round = factory.SubFactory(RoundFactory, open=True)
    product = factory.SubFactory(ProductFactory)
    number = factory.Sequence(lambda n: n + 1)
    group = factory.SelfAttribute("product.group")
    registrant = Registrant.COLLABORATOR
    entered_by = factory.SubFactory(UserFactory)
    received_on = factory.SelfAttribute("round.opens_on")
    description = "Bình gốm men lam, cao 30 cm"
    serial = True
    original = True

    class Params:
        accepted = factory.Trait(status=EntryStatus.ACCEPTED, no_lower_round=True)


class EntryPaperFactory(DjangoModelFactory):
    class Meta:
        model = EntryPaper

    entry = factory.SubFactory(EntryFactory)
    paper_type = factory.LazyFunction(lambda: PaperType.objects.get(code="G201"))
    received_on = factory.SelfAttribute("entry.received_on")
    added_by = factory.SubFactory(UserFactory)


class CouncilMemberFactory(DjangoModelFactory):
    class Meta:
        model = CouncilMember

    round = factory.SubFactory(RoundFactory)
    full_name = factory.Sequence(lambda n: f"Trần Hội Đồng {n}")
    seat = CouncilSeat.MEMBER
    joined_on = factory.SelfAttribute("round.opens_on")


class JuryMemberFactory(DjangoModelFactory):
    """A judge with an account to score with; ``paper`` scores on paper only."""

    class Meta:
        model = JuryMember

    round = factory.SubFactory(RoundFactory)
    full_name = factory.Sequence(lambda n: f"Lý Giám Khảo {n}")
    seat = JurySeat.MEMBER
    user = factory.SubFactory(UserFactory)
    joined_on = factory.SelfAttribute("round.opens_on")

    class Params:
        paper = factory.Trait(user=None)


class ConflictFactory(DjangoModelFactory):
    class Meta:
        model = Conflict

    entry = factory.SubFactory(EntryFactory)
    juror = factory.SubFactory(JuryMemberFactory, round=factory.SelfAttribute("..entry.round"))
    kind = ConflictKind.DECLARED
    answer = ConflictAnswer.RECUSED
    note = "Là em của chủ cơ sở"
    decided_by = factory.SubFactory(UserFactory)


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = Criterion

    round = factory.SubFactory(RoundFactory)
    rule = factory.LazyFunction(lambda: CriterionRule.objects.get(code="TC1"))
    order = factory.Sequence(lambda n: n + 1)
    name = "Nhu cầu thị trường"
    max_points = Decimal(40)


def product_to_score() -> Entry:
    """The one product of a round with one judge."""
    return scoring_round(entries=1, jury=1).entries.get()


class BallotFactory(DjangoModelFactory):
    """A ballot begun, not handed in, of a round being scored."""

    class Meta:
        model = Ballot

    entry = factory.LazyFunction(product_to_score)
    juror = factory.LazyAttribute(lambda row: row.entry.round.jury.filter(left_on=None).earliest("pk"))


class BallotScoreFactory(DjangoModelFactory):
    class Meta:
        model = BallotScore

    ballot = factory.SubFactory(BallotFactory)
    criterion = factory.LazyAttribute(lambda row: row.ballot.entry.round.criteria.earliest("order"))
    points = Decimal("10.5")


class PaperReadingFactory(DjangoModelFactory):
    class Meta:
        model = PaperReading

    ballot = factory.SubFactory(BallotFactory, way="phieu_giay")
    points = factory.LazyFunction(dict)
    read_by = factory.SubFactory(UserFactory)


class RereadingFactory(DjangoModelFactory):
    class Meta:
        model = Rereading

    entry = factory.SubFactory(EntryFactory)
    reason = "Hai phiếu chênh 25 điểm"
    asked_by = factory.SubFactory(UserFactory)


class ComplaintFactory(DjangoModelFactory):
    class Meta:
        model = Complaint

    round = factory.SubFactory(RoundFactory)
    sender = "Cơ sở Gốm Hưng"
    received_on = factory.SelfAttribute("round.opens_on")
    content = "Xem lại điểm"
    recorded_by = factory.SubFactory(UserFactory)


def seat_bodies(one: VotingRound, *, jury: int = 5, council: int = 7) -> list[JuryMember]:
    """A council and a jury of these sizes, with a chair, a standing deputy and a head; the judges may sign in."""
    seats = [CouncilSeat.CHAIR, CouncilSeat.STANDING_DEPUTY, *[CouncilSeat.MEMBER] * (council - 2)]
    for seat in seats:
        CouncilMemberFactory(round=one, seat=seat)
    judges = [JuryMemberFactory(round=one, seat=JurySeat.MEMBER if n else JurySeat.HEAD) for n in range(jury)]
    for judge in judges:
        RoleGrantFactory(user=judge.user, role=Role.JUROR, unit=one.unit)
    return judges


def lay_frame(one: VotingRound) -> list[Criterion]:
    """The four criteria with what the tables propose under each, decided."""
    one.frame_document = OfficialDocumentFactory()
    one.frame_decided_on = one.opens_on
    one.save(update_fields=["frame_document", "frame_decided_on"])
    rules = law.proposed_criteria(one.opens_on)
    return [
        CriterionFactory(round=one, rule=rule.parent, order=n, name=rule.name, max_points=rule.max_points)
        for n, rule in enumerate(rules, 1)
    ]


def scoring_round(*, entries: int = 2, jury: int = 3, **facts) -> VotingRound:
    """A province round whose judges are at work: bodies, frame and ``entries`` products in it, of groups in turn."""
    one = RoundFactory(review=True, **facts)
    seat_bodies(one, jury=jury)
    lay_frame(one)
    groups = list(ProductGroup)
    for n in range(entries):
        EntryFactory(round=one, accepted=True, number=n + 1, product=ProductFactory(group=groups[n % len(groups)]))
    return walk(one, RoundStatus.SCORING)


@transaction.atomic
def give(entry: Entry, judge: JuryMember, total: Decimal | int) -> Ballot:
    """A ballot handed in, its points shared out over the frame to make ``total``."""
    left, ballot = Decimal(total), BallotFactory(entry=entry, juror=judge, submitted_at=timezone.now())
    for line in entry.round.criteria.order_by("order"):
        points = min(left, line.max_points)
        BallotScoreFactory(ballot=ballot, criterion=line, points=points)
        left -= points
    return ballot


def scored_by(user) -> VotingRound:
    """A round that hides nobody, whose one judge has handed in every ballot: it may be sealed."""
    one = scoring_round(entries=1, jury=1)
    one.jury.update(user=user)
    give(one.entries.get(), one.jury.get(), 80)
    return one


def paper_ballot_of(entry: Entry, scan) -> Ballot:
    """Of the second judge, typed by two people who read the first line differently."""
    juror = entry.round.jury.filter(left_on=None).order_by("pk")[1]
    ballot, line = (
        BallotFactory(entry=entry, juror=juror, way="phieu_giay", scan=scan),
        entry.round.criteria.earliest("order"),
    )
    for points in ("9", "8"):
        PaperReadingFactory(ballot=ballot, points={str(line.pk): points})
    return ballot


def sealed_round(*, total: int = 80, **facts) -> VotingRound:
    """Every judge gave every product ``total``; scoring is closed. Entries are fresh: nothing chosen."""
    one = scoring_round(**facts)
    for entry in one.entries.order_by("number"):
        for judge in one.jury.order_by("pk"):
            give(entry, judge, total)
    return services.seal_round(by=staff_of(one), round_=one, on=today())


def staff_of(one: VotingRound):
    return RoleGrantFactory(unit=one.unit).user


def published_round(**facts) -> VotingRound:
    """All chosen, proposed, recognised by a decision of today."""
    one = sealed_round(**facts)
    by = staff_of(one)
    services.choose_entries(by=by, round_=one, chosen=dict.fromkeys(one.entries.values_list("pk", flat=True), ""))
    services.advance_round(by=by, round_=one, to=RoundStatus.PROPOSED, on=today())
    decision = DocumentFacts(
        title="Công nhận sản phẩm", number=str(one.pk), symbol="QĐ-UBND", issued_on=today(), issuer="UBND"
    )
    return services.publish_round(by=by, round_=one, announced_on=today(), decision=decision)


def real_png() -> bytes:
    """A small picture that opens."""
    held = io.BytesIO()
    Image.new("RGB", (12, 9), "white").save(held, "PNG")
    return held.getvalue()
