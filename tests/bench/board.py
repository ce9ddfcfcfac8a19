"""The board of a year as the years go by: a hundred years of rows must cost the page little more than ten."""

from functools import partial

from django.urls import reverse
from django.utils import timezone

from budgets.choices import BoardBy, CommitmentKind, Fund, MovementKind
from budgets.models import Commitment, Disbursement, Envelope, Movement, PlanLine, YearClosing
from khuyencong.core.dates import today
from khuyencong.core.models import Timeline, User
from projects.choices import ProjectStatus, Purse
from projects.models import Content, Project
from tests.bench.growth import copies
from tests.bench.rounds import Ratio, compare
from tests.factories.offices import HCM, unit

FEW, MANY = 10, 100
BOUND = 1.2
CONTENTS = 12


def years() -> list[Ratio]:
    """“time with 100 years of rows ≤ 1.2 × that with 10”: 5 purses × 12 contents a year. The two take turns."""
    with copies(FEW, MANY, fill=_fill) as (few, many):
        return [
            compare(
                f"Bảng kinh phí theo {by.label.lower()}: 100 năm so với 10 năm",
                partial(many.open, _address(by)),
                partial(few.open, _address(by)),
                bound=BOUND,
                rounds=31,
            )
            for by in BoardBy
        ]


def _address(by: BoardBy) -> str:
    return reverse("budgets:board", query={"nam": today().year, "theo": by})


def _fill(count: int) -> None:
    """So many years about this one; of each purse and content an envelope and a line of the plan, and a file paid of
    those purses that files have."""
    opened = {"reopened_at": timezone.now(), "reopened_by": User.objects.earliest("pk"), "reopened_why": "Đo"}
    YearClosing.objects.filter(reopened_at=None).update(**opened)  # rows are put into every year
    first = max(today().year - count // 2, 1996)
    cells = [
        (year, purse, content)
        for year in range(first, first + count)
        for purse in Fund.values
        for content in Content.objects.exclude(parent=None).order_by("code")[::6][:CONTENTS]
    ]
    place = unit(HCM)
    facts = [{"year": year, "purse": purse, "content": content, "unit": place} for year, purse, content in cells]
    PlanLine.objects.bulk_create(
        [PlanLine(name=f"Đo {row['content'].code}", amount=10**9, **row) for row in facts], batch_size=1000
    )
    given = Envelope.objects.bulk_create([Envelope(given_by="Đo", **row) for row in facts], batch_size=1000)
    moved = {"kind": MovementKind.GIVE, "amount": 10**9, "reason": "Đo"}
    Movement.objects.bulk_create([Movement(envelope=one, **moved) for one in given], batch_size=1000)
    _files([one for one in given if one.purse in Purse.values])


def _files(given: list[Envelope]) -> None:
    """Told after the fact: they need no contract."""
    threads = Timeline.objects.bulk_create([Timeline() for _ in given])
    told = {"status": ProjectStatus.ARCHIVED, "support_approved": 10**8, "retrospective": True}
    files = Project.objects.bulk_create(
        [
            Project(
                timeline=thread,
                code=f"DO-{one.year}-{number:05d}",
                title="Đo bảng kinh phí",
                plan_year=one.year,
                purse=one.purse,
                content=one.content,
                unit=one.unit,
                **told,
            )
            for number, (one, thread) in enumerate(zip(given, threads, strict=True))
        ],
        batch_size=1000,
    )
    held = {"kind": CommitmentKind.RESERVE, "amount": 10**8, "happened_on": today()}
    Commitment.objects.bulk_create(
        [Commitment(project=file, envelope=one, **held) for file, one in zip(files, given, strict=True)],
        batch_size=1000,
    )
    paid = [
        Disbursement(
            project=file,
            envelope=one,
            kind="thanh_toan",
            amount=10**7,
            voucher="UNC",
            voucher_on=today().replace(year=one.year, day=1),
            budget_year=one.year,
        )
        for file, one in zip(files, given, strict=True)
    ]
    Disbursement.objects.bulk_create(paid, batch_size=1000)
