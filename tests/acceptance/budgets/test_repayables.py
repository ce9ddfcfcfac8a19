"""Hỗ trợ có thu hồi: schedule, instalments, what came back, what is overdue, where it returns."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgets import queries, services
from budgets.choices import MovementKind
from budgets.models import Instalment, Movement, Recovery, RepayableSupport
from budgets.queries import Planned, even_schedule
from budgets.queries import repayables as asked
from budgets.queries.repayables import Repayable
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from tests.acceptance.budgets.paying import TRIEU, S, paper
from tests.factories.budgets import EnvelopeFactory, YearClosingFactory
from tests.factories.finishing import funded
from tests.factories.payments import RecoveryFactory, RepayableFactory
from tests.scale import FULL

EXAMPLES = 5_000 if FULL else 500
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.fixture
def accountant(people):
    return people[Role.ACCOUNTANT]


def refused(act, **given_) -> tuple[str, str | None]:
    with pytest.raises(DomainError) as error:
        act(**given_)
    return str(error.value), error.value.field


@given(st.integers(1, 10**12), st.integers(1, 60), DAYS, st.integers(1, 24))
@settings(max_examples=EXAMPLES, deadline=None)
def test_equal_instalments_add_up_to_the_support(amount, count, first_on, months):
    """“Σ instalments = support”, to the last đồng, on days that only go forward."""
    plan = even_schedule(amount=amount, count=count, first_on=first_on, months=months)
    assert sum(one.amount for one in plan) == amount
    assert len(plan) == count
    days = [one.due_on for one in plan]
    assert days == sorted(set(days))
    assert all(day.day in {first_on.day, 28, 29, 30} for day in days)


@st.composite
def histories(draw):
    """A schedule, and receipts and reversals that never pass it."""
    parts = draw(st.lists(st.integers(1, 10**9), min_size=1, max_size=12))
    first = draw(DAYS)
    plan = [
        Instalment(number=place + 1, due_on=first + timedelta(days=30 * place), amount=Decimal(part))
        for place, part in enumerate(parts)
    ]
    left, came = sum(parts), []
    for _ in range(draw(st.integers(0, 10))):
        if came and draw(st.booleans()):
            back = came.pop(draw(st.integers(0, len(came) - 1)))
            left += back
        elif left:
            taken = draw(st.integers(1, left))
            came.append(taken)
            left -= taken
    return plan, came, draw(DAYS)


@given(histories())
@settings(max_examples=EXAMPLES, deadline=None)
def test_what_is_overdue_is_what_was_due_and_is_not_there(history):
    """“recovered never above, overdue by date”: against a sum made the plain way."""
    plan, came, on = history
    total = sum(one.amount for one in plan)
    row = Repayable(RepayableSupport(amount=total), plan, [Recovery(amount=Decimal(one)) for one in came])
    due = sum(one.amount for one in plan if one.due_on < on)
    assert row.overdue(on) == max(due - row.recovered, 0)
    assert sum(one.paid for one in row.dues) == row.recovered <= total
    assert row.left == total - row.recovered
    assert all(0 <= one.paid <= one.instalment.amount for one in row.dues)
    assert (row.next() is None) == (row.left == 0)
    full = [one.left == 0 for one in row.dues]
    assert full == sorted(full, reverse=True)  # the earliest days are filled first


@pytest.mark.django_db
@pytest.mark.parametrize(("on", "late"), [(date(2026, 3, 1), 0), (date(2026, 3, 2), 100)])
def test_the_last_day_itself_is_not_late(on, late):
    row = asked.repayable(RepayableFactory(late=True))
    assert row.overdue(on) == late * TRIEU
    assert row.dues[0].mark(on) == (("Quá hạn 1 ngày", "late") if late else ("Chưa tới hạn", ""))


@pytest.mark.django_db
def test_from_the_loan_to_the_envelope_of_the_right_year(accountant):
    """“what is recovered returns to the right year's envelope” and is no new money of it."""
    project = funded(S.RUNNING)
    envelope = EnvelopeFactory(year=today().year, amount=400 * TRIEU)
    schedule = [Planned(date(2027, 6, 30), 60 * TRIEU), Planned(date(2027, 12, 31), 40 * TRIEU)]
    lent = services.lend(
        by=accountant,
        project=project,
        amount=100 * TRIEU,
        agreed_on=date(2026, 6, 1),
        schedule=schedule,
        document=paper(),
    )
    receipt = {"received_on": today(), "voucher": "PT-1", "budget_year": today().year}
    made = services.record_recovery(by=accountant, repayable=lent, amount=70 * TRIEU, **receipt)
    moved = Movement.objects.get(pk=made.movement_id)
    assert (moved.envelope, moved.kind, moved.amount) == (envelope, MovementKind.RECOVER, 70 * TRIEU)
    envelope.refresh_from_db()
    assert (envelope.amount, envelope.given) == (470 * TRIEU, 400 * TRIEU)
    row = asked.repayable(lent)
    assert [one.paid for one in row.dues] == [60 * TRIEU, 10 * TRIEU]
    more = refused(services.record_recovery, by=accountant, repayable=lent, amount=31 * TRIEU, **receipt)
    assert more == ("Chỉ còn phải thu 30 triệu đồng: không thu nhiều hơn.", "amount")
    services.reverse_recovery(
        by=accountant, recovery=made, voucher="PT-1Đ", received_on=today(), reason="Ghi nhầm đề án"
    )
    envelope.refresh_from_db()
    assert (envelope.amount, asked.repayable(lent).recovered) == (400 * TRIEU, 0)
    again = {"voucher": "x", "received_on": today(), "reason": "Lần nữa"}
    assert "đã được đảo" in refused(services.reverse_recovery, by=accountant, recovery=made, **again)[0]


@pytest.mark.django_db
def test_what_a_receipt_lacks_is_said(accountant):
    lent = RepayableFactory()
    receipt = {"by": accountant, "repayable": lent, "amount": TRIEU, "received_on": date(2026, 6, 1)}
    assert refused(services.record_recovery, **receipt, voucher=" ", budget_year=2026) == (
        "Chưa có số chứng từ thu.",
        "voucher",
    )
    assert refused(services.record_recovery, **receipt, voucher="1", budget_year=2027) == (
        "Năm ngân sách 2027 ở sau năm nhận tiền (2026).",
        "budget_year",
    )
    assert refused(services.record_recovery, **receipt, voucher="1", budget_year=2026) == (
        "Năm 2026 chưa có khoản giao nào cho nguồn, địa bàn này để nhận lại: ghi khoản giao trước.",
        "budget_year",
    )
    YearClosingFactory(year=2026, closed_on=date(2026, 6, 20), by=accountant)
    assert refused(services.record_recovery, **receipt, voucher="1", budget_year=2026)[0].startswith(
        "Năm ngân sách 2026 đã khoá sổ"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("schedule", "sentence"),
    [
        ([], "Lịch thu hồi chưa có kỳ nào."),
        (
            [(date(2027, 1, 1), 99)],
            "Tổng các kỳ là 99 triệu đồng, khác số có thu hồi 100 triệu đồng. Sửa lịch cho khớp.",
        ),
        ([(date(2026, 5, 31), 100)], "Kỳ đầu (31/05/2026) đứng trước ngày ký."),
        ([(date(2027, 2, 1), 50), (date(2027, 1, 1), 50)], "Các kỳ phải xếp theo ngày, mỗi ngày một kỳ."),
        ([(date(2027, 1, 1), 110), (date(2027, 2, 1), -10)], "Mỗi kỳ phải lớn hơn 0 đồng."),
    ],
)
def test_a_schedule_that_does_not_fit_is_refused(accountant, schedule, sentence):
    plan = [Planned(day, amount * TRIEU) for day, amount in schedule]
    facts = {"amount": 100 * TRIEU, "agreed_on": date(2026, 6, 1), "schedule": plan}
    assert refused(services.lend, by=accountant, project=funded(S.RUNNING), **facts) == (sentence, "lines")


@pytest.mark.django_db
def test_a_new_schedule_sets_the_old_one_aside(accountant):
    lent = RepayableFactory()
    plan = [Planned(date(2027, 1, 1), 30 * TRIEU), Planned(date(2028, 1, 1), 70 * TRIEU)]
    services.reschedule(by=accountant, repayable=lent, schedule=plan, reason="Mất mùa", document=paper("9"))
    assert [one.amount for one in asked.repayable(lent).instalments] == [30 * TRIEU, 70 * TRIEU]
    old = asked.replaced(lent)
    assert [(one.amount, one.replaced_why, one.replaced_document.number) for one in old] == [
        (100 * TRIEU, "Mất mùa", "9")
    ]


@pytest.mark.django_db
def test_overdue_instalments_are_asked_for(accountant):
    """“overdue list, deadlines into the calendar (queries.deadlines)”."""
    RepayableFactory()  # due in 2099
    late = RepayableFactory(late=True)
    RecoveryFactory(repayable=late, amount=30 * TRIEU)
    found = [one for one in queries.deadlines(accountant, date(2026, 5, 1)) if "recover" in one.key]
    assert [(one.group, one.due_on) for one in found] == [("late", date(2026, 3, 1))]
    assert "quá hạn 70 triệu đồng" in found[0].about
    assert [row.pk for row in asked.repayables(accountant, late_on=date(2026, 5, 1))] == [late.pk]
    told = asked.totals(accountant, date(2026, 5, 1))
    values = (told.lent.value, told.recovered.value, told.overdue.value, told.left.value)
    assert values == (200 * TRIEU, 30 * TRIEU, 70 * TRIEU, 170 * TRIEU)


@pytest.mark.django_db
def test_a_schedule_written_line_by_line(signed_in):
    project = funded(S.RUNNING)
    client, url = signed_in(Role.ACCOUNTANT), f"/kinh-phi/de-an/{project.pk}/co-thu-hoi/them/"
    typed = {"amount": "100 triệu", "agreed_on": "01/06/2026", "lines": "30/06/2027: 60 triệu\n31/12/2027 40 triệu"}
    wrong = client.post(url, typed)
    assert wrong.status_code == 422
    assert "Dòng 2" in wrong.content.decode()
    done = client.post(url, typed | {"lines": "30/06/2027: 60 triệu\n31/12/2027: 40 triệu"})
    assert done.status_code == 302
    made = RepayableSupport.objects.get()
    assert [one.amount for one in asked.repayable(made).instalments] == [60 * TRIEU, 40 * TRIEU]
