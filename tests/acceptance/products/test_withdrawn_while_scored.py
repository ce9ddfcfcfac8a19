"""A product withdrawn by its establishment while it is scored: recorded with reason and paper; its ballots kept, not
counted; the minutes name it. Once the round is sealed, a clear refusal."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from products import exports, rules, services
from products.choices import EntryStatus, RoundStatus
from products.models import Ballot
from products.queries import scoring, seals
from products.queries.board import board
from products.queries.readiness import readiness
from tests.acceptance.products.test_result_papers import words
from tests.factories.voting import give, scoring_round, sealed_round, staff_of

pytestmark = pytest.mark.django_db
PAPER = DocumentFacts(title="Xin rút sản phẩm", number="15", symbol="CV", issued_on=today(), issuer="Cơ sở")


@pytest.fixture
def one():
    """Three products: 90 and 80 by all, the second handed in by two of three."""
    made = scoring_round(entries=3, jury=3)
    first, second, third = made.entries.order_by("number")
    for judge in made.jury.order_by("pk"):
        give(first, judge, 90)
        give(third, judge, 80)
    for judge in made.jury.order_by("pk")[:2]:
        give(second, judge, 95)
    return made


@pytest.fixture
def staff(one):
    return staff_of(one)


def withdraw(staff, entry, **more):
    facts = {"on": today(), "note": "Thôi làm sản phẩm này", "document": PAPER} | more
    return services.withdraw_entry(by=staff, entry=entry, **facts)


def test_its_ballots_are_kept_and_not_counted_and_the_ranks_close_up(one, staff):
    best = one.entries.get(number=2)
    assert [tally.entry.number for _, tally in board(one).ranked] == [2, 1, 3]
    points = list(Ballot.objects.filter(entry=best).values_list("scores__points", flat=True))
    gone = withdraw(staff, best)
    assert (gone.status, gone.withdrawn_on, str(gone.withdrawal)) == (EntryStatus.WITHDRAWN, today(), "15/CV")
    assert list(Ballot.objects.filter(entry=best).values_list("scores__points", flat=True)) == points
    assert set(Ballot.objects.filter(entry=best).values_list("void", flat=True)) == {True}
    assert [(place, tally.entry.number) for place, tally in board(one).ranked] == [(1, 1), (2, 3)]
    said = "SP-02: cơ sở rút ngày"
    assert said in one.timeline.activities.latest("pk").text
    assert "2 phiếu đã gửi được giữ, không tính" in gone.timeline.activities.latest("pk").text


def test_judges_do_not_meet_it_any_more(one, staff):
    judge = one.jury.order_by("pk").last()
    entry = one.entries.get(number=2)
    assert scoring.task(judge.user, entry.pk)
    withdraw(staff, entry)
    assert scoring.task(judge.user, entry.pk) is None
    client = Client()
    client.force_login(judge.user)
    assert client.get(reverse("products:ballot", args=[entry.pk])).status_code == 404
    (desk,) = scoring.desks(judge.user)
    assert [sheet.shown.code for sheet in desk.sheets] == ["SP-01", "SP-03"]


def test_the_seal_and_the_minutes_leave_it_out_and_name_it(one, staff):
    entry = one.entries.get(number=2)
    withdraw(staff, entry)
    sealed = services.seal_round(by=staff, round_=one, on=today())
    assert {line.ballot.entry.number for line in seals.lines(sealed)} == {1, 3}
    assert seals.broken(sealed) == []
    minutes = words(exports.minutes_paper(sealed))
    assert (
        f"SP-02 {entry.product.name} của {entry.product.establishment} rút khỏi đợt ngày {format_date(today())}"
        in minutes
    )
    assert "theo văn bản 15/CV: Thôi làm sản phẩm này. 2 phiếu đã chấm được giữ, không tính." in minutes
    table = next(block for block in exports.minutes_paper(sealed).blocks if getattr(block, "code", "") == "ranking")
    assert [row.cells[1].value for row in table.rows] == ["SP-01", "SP-03"]


def test_a_sealed_round_refuses_in_a_clear_sentence():
    one = sealed_round(entries=1)
    staff, entry = staff_of(one), one.entries.get()
    verdict = rules.may_withdraw_entry(staff, entry)
    assert "đã niêm phong phiếu: không rút sản phẩm khỏi đợt được nữa" in verdict.refusal
    assert "Hội đồng có thể không chọn sản phẩm này" in verdict.refusal
    with pytest.raises(DomainError, match="đã niêm phong phiếu"):
        withdraw(staff, entry)
    client = Client()
    client.force_login(staff)
    page = client.get(reverse("products:withdraw_entry", args=[entry.pk]))
    assert (page.status_code, "đã niêm phong phiếu" in page.content.decode()) == (403, True)


def test_on_its_page_with_reason_and_paper(one, staff):
    entry, client = one.entries.get(number=2), Client()
    client.force_login(staff)
    url = reverse("products:withdraw_entry", args=[entry.pk])
    assert url in client.get(reverse("products:entry", args=[entry.pk])).content.decode()
    bad = client.post(url, {"withdrawn_on": format_date(today()), "note": "Ngừng làm"})
    assert (bad.status_code, "Ngừng làm" in bad.content.decode()) == (422, True)
    late = client.post(url, {"withdrawn_on": format_date(today() + timedelta(1)), "note": "Ngừng làm", "title": "Đơn"})
    assert "đến hôm nay" in late.content.decode()
    done = client.post(
        url, {"withdrawn_on": format_date(today()), "note": "Ngừng làm", "title": "Đơn rút"}, follow=True
    )
    assert "Phiếu đã chấm được giữ, không tính" in done.content.decode()
    assert url not in done.content.decode()
    assert "rút khi đang chấm" in client.get(reverse("products:round", args=[one.pk])).content.decode()
    assert "SP-02" not in client.get(reverse("products:board", args=[one.pk])).content.decode()


def test_when_all_are_withdrawn_there_is_nothing_to_seal(one, staff):
    for entry in one.entries.all():
        withdraw(staff, entry)
    assert "Mọi sản phẩm đã rút" in " ".join(readiness(one, RoundStatus.SEALED).blocks)


def taken(sql: str, values) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        connection.check_constraints()


def refused(sql: str, *values) -> str:
    with pytest.raises(IntegrityError) as error:
        taken(sql, values)
    return error.value.__cause__.diag.constraint_name


def test_the_database_has_the_last_word(one, staff):
    entry = one.entries.get(number=2)
    status = "UPDATE products_entry SET status = %s WHERE id = %s"
    assert refused(status, EntryStatus.WITHDRAWN, entry.pk) == "entry_withdrawn_while_scoring"
    assert refused(status, EntryStatus.REFUSED, entry.pk) == "entry_withdrawn_while_scoring"
    paper = one.plan_id
    whole = "UPDATE products_entry SET status = 'da_rut', status_note = %s, withdrawal_id = %s, withdrawn_on = %s WHERE id = %s"
    assert refused(whole, "x", paper, None, entry.pk) == "entry_withdrawn_by_paper"
    assert refused(whole, "", paper, today(), entry.pk) == "entry_withdrawn_by_paper"
    assert refused(whole, "x", paper, today(), entry.pk) == "withdrawn_leaves_no_ballot"
    withdraw(staff, entry)
    back = "UPDATE products_ballot SET void = false WHERE entry_id = %s"
    assert refused(back, entry.pk) == "ballot_of_a_standing_product"
    sealed = services.seal_round(by=staff, round_=one, on=today())
    kept = sealed.entries.get(number=1)
    assert refused(status, EntryStatus.ENTERED, kept.pk) == "entry_kept_once_sealed"
