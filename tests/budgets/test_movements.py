"""Envelopes as they move: given, cut, allocated, carried over, recovered, reversed; unknown is not zero."""

from datetime import date

import pytest

from budgets import queries, services
from budgets.choices import MovementKind
from budgets.models import Envelope, Movement
from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from tests.factories.budgets import EnvelopeFactory
from tests.factories.finishing import CommitmentFactory
from tests.factories.offices import COMMUNE, HCM, unit
from tests.factories.projects import ProjectFactory

pytestmark = pytest.mark.django_db
TRIEU = 1_000_000
K = MovementKind


@pytest.fixture
def by(people):
    return people[Role.STAFF]


def told(amount: int, **more) -> dict:
    facts = {"happened_on": date(2026, 4, 1), "reason": "Theo quyết định", "document": paper()}
    return facts | {"amount": amount * TRIEU} | more


def paper(number: str = "15") -> DocumentFacts:
    return DocumentFacts(number=number, symbol="QĐ-UBND", issued_on=date(2026, 3, 30), issuer="UBND", title="Giao")


def sums(envelope: Envelope) -> tuple:
    envelope.refresh_from_db()
    return tuple(None if one is None else int(one) // TRIEU for one in (envelope.amount, envelope.given))


def test_the_amount_is_the_sum_of_its_movements(by):
    one = services.give(by=by, unit=unit(HCM), year=2026, amount=1000 * TRIEU, given_on=date(2026, 1, 5))
    services.move(by=by, envelope=one, kind=K.SUPPLEMENT, **told(200))
    services.move(by=by, envelope=one, kind=K.CUT, **told(50))
    services.move(by=by, envelope=one, kind=K.ADJUST, **told(-100))
    services.recover(by=by, envelope=one, **told(30))
    assert sums(one) == (1080, 1050)


def test_unknown_is_not_zero_and_reversal_makes_it_unknown_again(by):
    one = services.give(by=by, unit=unit(HCM), year=2023, amount=None)
    assert (sums(one), Movement.objects.count()) == ((None, None), 0)
    given = services.move(by=by, envelope=one, kind=K.GIVE, **told(0))
    assert sums(one) == (0, 0)
    services.reverse(by=by, movement=given, reason="Ghi nhầm khoản")
    assert sums(one) == (None, None)
    with pytest.raises(DomainError, match="đã được đảo"):
        services.reverse(by=by, movement=given, reason="Lại lần nữa")


def test_allocated_down_and_taken_back_leaves_the_total(by):
    top = EnvelopeFactory(amount=1000 * TRIEU)
    low = services.open_envelope(by=by, unit=unit(COMMUNE), year=2026, parent=top)
    services.allocate(by=by, envelope=top, child=low, **told(300))
    services.take_back(by=by, envelope=top, child=low, **told(100))
    assert (sums(top), sums(low)) == ((800, 800), (200, 200))
    with pytest.raises(DomainError, match="khoản cấp dưới của chính"):
        services.allocate(by=by, envelope=low, child=top, **told(1))


def test_carried_over_counts_once_and_is_new_money_of_neither_year(by):
    before, after = EnvelopeFactory(year=2025, amount=500 * TRIEU), EnvelopeFactory(year=2026, unknown=True)
    out = services.carry_over(by=by, envelope=before, into=after, **told(120))
    assert (sums(before), sums(after)) == ((380, 500), (120, None))
    services.reverse(by=by, movement=out, reason="Chuyển nhầm")
    assert (sums(before), sums(after)) == ((500, 500), (None, None))
    with pytest.raises(DomainError, match="năm 2027"):
        services.carry_over(by=by, envelope=after, into=before, **told(1))


def test_what_is_held_stays_covered(by):
    one = EnvelopeFactory(amount=500 * TRIEU)
    CommitmentFactory(
        envelope=one, project=ProjectFactory(approved=True, support_approved=300 * TRIEU), amount=300 * TRIEU
    )
    with pytest.raises(DomainError, match="đang giữ 300 triệu đồng: chỉ lấy ra được 200 triệu đồng"):
        services.move(by=by, envelope=one, kind=K.CUT, **told(201))
    services.move(by=by, envelope=one, kind=K.CUT, **told(200))
    assert sums(one) == (300, 300)


def test_a_shut_year_takes_nothing_more(by, people):
    one = EnvelopeFactory(amount=500 * TRIEU)
    services.close_year(by=people[Role.LEADER], year=2026, closed_on=date(2027, 1, 31), reason="Hết năm")
    with pytest.raises(DomainError, match="Năm ngân sách 2026 đã khoá sổ"):
        services.move(by=by, envelope=one, kind=K.SUPPLEMENT, **told(1))
    services.reopen_year(by=people[Role.LEADER], year=2026, reason="Còn bổ sung")
    services.move(by=by, envelope=one, kind=K.SUPPLEMENT, **told(1))
    assert sums(one) == (501, 501)


def test_the_nearest_envelope_serves(by):
    project = ProjectFactory(approved=True, unit=unit(COMMUNE), plan_year=2026)
    assert queries.default_envelope(project) is None
    EnvelopeFactory(purse="", amount=1)
    EnvelopeFactory(purse="KCQG", amount=1)
    EnvelopeFactory(unknown=True)
    assert queries.default_envelope(project).purse == ""
    whole = EnvelopeFactory(amount=1)
    assert queries.default_envelope(project) == whole
    near = EnvelopeFactory(amount=1, unit=unit(COMMUNE))
    assert queries.default_envelope(project) == near
    named = EnvelopeFactory(amount=1, content=project.content)
    assert queries.default_envelope(project) == named
