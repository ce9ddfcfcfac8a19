"""“Exact averages (fractions kept; 69,95 is not 70); ≥ 70 is necessary; the council fixes structure and number; …
published only when the decision has its number. Complaints: 15 working days to file, 10 to answer, with holidays.”"""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.core import calendar
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from products import exports, services
from products.choices import Prize, RoundStatus, ValidityUse, VotingLevel
from products.models import Entry, Recognition, ValidityRule
from products.queries import law, outcome
from products.queries.board import Board, Tally, average_of, board, shown
from tests.factories.products import RecognitionFactory
from tests.factories.voting import ComplaintFactory, give, published_round, scoring_round, sealed_round
from tests.people import person

DECISION = DocumentFacts(title="Công nhận", number="77", symbol="QĐ-UBND", issued_on=today(), issuer="UBND tỉnh")
POINTS = st.decimals(min_value=0, max_value=100, places=2)


@pytest.fixture
def staff(db):
    return person(Role.STAFF)


def scored(totals: list[list]) -> object:
    """A sealed round whose products got these totals, a judge each."""
    one = scoring_round(entries=len(totals), jury=len(totals[0]), with_prizes=True)
    for entry, given_ in zip(one.entries.order_by("number"), totals, strict=True):
        for judge, total in zip(one.jury.order_by("pk"), given_, strict=True):
            give(entry, judge, Decimal(str(total)))
    return services.seal_round(by=person(Role.STAFF), round_=one, on=today())


@given(st.lists(POINTS, min_size=1, max_size=13))
def test_averages_are_exact_with_any_judges(totals):
    """“Property tests: averages exact with any judges and weights.”"""
    mean = average_of(totals)
    assert mean * len(totals) == sum(map(Fraction, totals))
    text = shown(mean)
    assert (
        Fraction(text.rstrip("…").replace(",", "."))
        <= mean
        < Fraction(text.rstrip("…").replace(",", ".")) + Fraction(1, 100)
    )
    assert text.endswith("…") == (Fraction(text.rstrip("…").replace(",", ".")) != mean)
    assert (mean >= 70) == (sum(totals) >= 70 * len(totals))


@given(st.data(), st.lists(st.lists(POINTS, min_size=3, max_size=3), min_size=2, max_size=9))
def test_ranking_does_not_depend_on_the_order_of_entry(data, table):
    """“ranking independent of entry order”."""
    tallies = [
        Tally(SimpleNamespace(number=n, pk=n), (), tuple(SimpleNamespace(total=t) for t in row), (), Decimal(20))
        for n, row in enumerate(table)
    ]
    mixed = data.draw(st.permutations(tallies))
    first, second = (Board(None, (), tuple(order)).ranked for order in (tallies, mixed))
    assert [(place, one.entry.pk) for place, one in first] == [(place, one.entry.pk) for place, one in second]
    by_mean = {one.average: place for place, one in first}
    assert all(by_mean[one.average] == place for place, one in first), "equal averages share a place"


@pytest.mark.django_db
def test_69_95_is_not_70_whoever_asks(staff):
    """“69,95 is not 70”: the rule, and the database under raw SQL."""
    one = scored([[69.9, 70, 69.95], [70, 70, 70], [69.98, 70, 70]])
    low, even, close = one.entries.order_by("number")
    assert [tally.average_text for tally in board(one).tallies] == ["69,95", "70,00", "69,99…"]
    for entry in (low, close):
        with pytest.raises(DomainError, match=r"chưa đạt.*Đ17 k1"):
            services.choose_entries(by=staff, round_=one, chosen={entry.pk: ""})
        with pytest.raises(IntegrityError, match="chưa đạt điểm bình quân 70"), transaction.atomic():
            _force(entry)
    services.choose_entries(by=staff, round_=one, chosen={even.pk: Prize.A})
    even.refresh_from_db()
    assert (even.chosen, even.prize) == (True, "a")


def _force(entry):
    Entry.objects.filter(pk=entry.pk).update(chosen=True)
    connection.check_constraints()


@pytest.mark.django_db
def test_ties_are_named_and_a_split_one_needs_the_councils_word(staff):
    """“ties named”."""
    one = scored([[80, 81, 82], [81, 81, 81], [75, 75, 75]])
    first, second, third = one.entries.order_by("number")
    assert [[tally.entry for tally in same] for same in board(one).ties] == [[first, second]]
    assert [place for place, _ in board(one).ranked] == [1, 1, 3]
    services.choose_entries(by=staff, round_=one, chosen={first.pk: ""})
    with pytest.raises(DomainError, match="SP-01, SP-02"):
        services.advance_round(by=staff, round_=one, to=RoundStatus.PROPOSED, on=today())
    services.choose_entries(by=staff, round_=one, chosen={first.pk: ""}, tie_note="Ưu tiên điểm thị trường")
    services.advance_round(by=staff, round_=one, to=RoundStatus.PROPOSED, on=today())
    third.refresh_from_db()
    assert third.chosen is False, "≥ 70 is necessary, not enough: the council fixes the number"


@pytest.mark.django_db
def test_published_only_by_a_decision_with_its_number(staff):
    """“published only when the decision has its number”; “recognition … by the chairman of the People's Committee”."""
    one = sealed_round(entries=2)
    chosen = one.entries.order_by("number")[0]
    services.choose_entries(by=staff, round_=one, chosen={chosen.pk: ""}, tie_note="Một sản phẩm của mỗi cơ sở")
    with pytest.raises(DomainError, match="Chỉ công bố sau khi"):
        services.publish_round(by=staff, round_=one, announced_on=today(), decision=DECISION)
    services.advance_round(by=staff, round_=one, to=RoundStatus.PROPOSED, on=today())
    for facts in ({"number": ""}, {"issued_on": None}):
        with pytest.raises(DomainError, match="phải có số và ngày"):
            services.publish_round(
                by=staff, round_=one, announced_on=today(), decision=DocumentFacts(**vars(DECISION) | facts)
            )
    assert not outcome.published(one).exists()
    services.publish_round(by=staff, round_=one, announced_on=today(), decision=DECISION)
    row = outcome.published(one).get()
    rule = law.validity(today())
    assert (row.product, row.document.number, row.valid_to) == (
        chosen.product,
        "77",
        date(today().year + rule.year_offset, 12, 31),
    )
    page = Client()
    page.force_login(staff)
    told = page.get(reverse("products:detail", args=[chosen.product_id])).content.decode()
    assert "còn giá trị" in told


@pytest.mark.django_db
def test_the_minutes_agree_with_a_recomputation_from_the_raw_ballots(staff):
    """“the minutes agree with an independent recomputation from the raw ballots”."""
    one = scored([[80, 81, 83], [91.5, 70.25, 88], [60, 60, 61]])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.number, j.id, sum(s.points) FROM products_ballotscore s JOIN products_ballot b ON b.id = s.ballot_id"
            " JOIN products_entry e ON e.id = b.entry_id JOIN products_jurymember j ON j.id = b.juror_id"
            " WHERE e.round_id = %s AND b.submitted_at IS NOT NULL AND NOT b.void GROUP BY 1, 2",
            [one.pk],
        )
        raw: dict[str, list[Fraction]] = {}
        for number, _, total in cursor.fetchall():
            raw.setdefault(f"SP-{number:02}", []).append(Fraction(total))
    means = {code: sum(totals) / len(totals) for code, totals in raw.items()}
    paper = exports.minutes_paper(one)
    table = next(block for block in paper.blocks if getattr(block, "code", "") == "ranking")
    told = {row.cells[1].value: row.cells[4].value for row in table.rows}
    assert told == {"SP-01": "81,33… (244/3)", "SP-02": "83,25", "SP-03": "60,33… (181/3)"}
    for code, text in told.items():
        exact = text.partition("(")[2].rstrip(")")
        assert Fraction(exact or text.replace(",", ".")) == means[code]
    assert [row.cells[1].value for row in table.rows] == sorted(means, key=lambda code: -means[code])
    hashes = paper.annexes[0].blocks[0].rows
    assert len(hashes) == 9
    assert all(len(row.cells[3].value) == 64 for row in hashes)
    pdf = Client()
    pdf.force_login(staff)
    assert b"".join(pdf.get(reverse("products:minutes", args=[one.pk]))).startswith(b"%PDF-")


@pytest.mark.django_db
def test_complaints_run_on_working_days_with_holidays(staff):
    """“15 working days to file, 10 to answer, with holidays; withdrawal with reason”."""
    one = published_round(entries=1)
    last = outcome.complaint_due(one)
    assert calendar.working_days_between(today(), last.on) == 15
    announced = today() - timedelta(days=40)
    one.announced_on = announced
    one.save(update_fields=["announced_on"])
    facts = {"round_": one, "sender": "Cơ sở Gốm Hưng", "content": "Xem lại điểm", "received_on": today()}
    with pytest.raises(DomainError, match=r"Thời hiệu khiếu nại hết ngày .*Đ20 k1"):
        services.take_complaint(by=staff, **facts)
    made = services.take_complaint(by=staff, late_note="Bưu điện chậm, có dấu", **facts)
    (case,) = outcome.complaints(one)
    assert calendar.working_days_between(today(), case.due_on) == 10
    services.answer_complaint(by=staff, complaint=made, answered_on=today(), answer="Giữ nguyên kết quả")
    with pytest.raises(DomainError, match="đã trả lời"):
        services.answer_complaint(by=staff, complaint=made, answered_on=today(), answer="Khác")
    new_year = calendar.due("LC10", date(2026, 12, 24)).on
    assert new_year > date(2027, 1, 14), "1/1 is a day off"
    late = ComplaintFactory(round=one, received_on=announced)
    assert outcome.complaints(one)[1].is_late or late.received_on


@pytest.mark.django_db
def test_a_withdrawn_certificate_opens_no_door(staff):
    row = RecognitionFactory(decided_on=date(2024, 9, 9), valid_to=date(2027, 12, 31))
    assert Recognition.objects.valid_on(today()).filter(pk=row.pk).exists()
    services.withdraw_recognition(by=staff, recognition=row, on=today(), note="Vi phạm nhãn hiệu", decision=DECISION)
    assert not Recognition.objects.valid_on(today()).filter(pk=row.pk).exists()
    with pytest.raises(IntegrityError, match="recognition_withdrawn_by_decision"), transaction.atomic():
        Recognition.objects.filter(pk=row.pk).update(withdrawal_note="")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("issued_on", "used", "other"),
    [
        (date(2014, 10, 21), 2016, 2017),
        (date(2018, 8, 15), 2020, 2021),
        (date(2018, 8, 16), 2021, 2020),
        (date(2024, 12, 31), 2027, 2026),
        (date(2025, 1, 1), 2028, 2027),
        (date(2025, 6, 30), 2028, 2027),
        (date(2025, 7, 1), 2028, 2027),
        (date(2025, 12, 31), 2028, 2027),
        (date(2026, 1, 1), 2029, 2028),
    ],
)
def test_validity_under_both_readings(issued_on, used, other):
    """“validity on 31/12 and 1/1, across 30/6 → 1/7/2025, under both rule versions”."""
    told = law.readings_of_validity(issued_on)
    assert [(rule.kept_as, last) for rule, last in told] == [
        (ValidityUse.USED, date(used, 12, 31)),
        (ValidityUse.CANDIDATE, date(other, 12, 31)),
    ]
    row = RecognitionFactory.build(decided_on=issued_on, valid_to=law.validity(issued_on).last_day(issued_on))
    assert row.valid_to == date(used, 12, 31)


@pytest.mark.django_db
def test_changing_the_reading_is_changing_a_row():
    """A dated rule, no constant: the other reading put in use gives the other day."""
    ValidityRule.objects.filter(code="HL03").update(valid_to=date(2025, 6, 30))
    ValidityRule.objects.filter(code="HL04").update(kept_as=ValidityUse.USED, valid_from=date(2025, 7, 1))
    assert law.validity(date(2025, 7, 1)).last_day(date(2025, 7, 1)) == date(2027, 12, 31)
    assert VotingLevel.PROVINCE in VotingLevel
