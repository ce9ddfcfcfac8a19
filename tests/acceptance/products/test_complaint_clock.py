"""“Complaints: 15 working days to file, 10 to answer, with holidays; withdrawal with reason.” The days counted by hand."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from products import services
from products.models import Recognition
from products.queries import outcome
from tests.factories.voting import published_round
from tests.people import person

ANNOUNCED = date(2027, 1, 20)
# 21, 22; 25–29; 1–3/2; Tết 4–10/2; 11, 12; 15, 16, 17
LAST = date(2027, 2, 17)


@pytest.fixture
def before_tet(db):
    """A result announced twelve working days before Tết Đinh Mùi."""
    with time_machine.travel(ANNOUNCED, tick=False):
        return published_round(entries=1)


def complaint(one, on: date, **more):
    facts = {"round_": one, "sender": "Cơ sở Gốm Hưng", "content": "Xem lại điểm", "received_on": on}
    with time_machine.travel(on, tick=False):
        return services.take_complaint(by=person(Role.STAFF), **facts, **more)


def test_the_fifteenth_working_day_lies_beyond_tet(before_tet):
    assert outcome.complaint_due(before_tet).on == LAST


def test_the_last_day_is_taken_and_the_next_is_not(before_tet):
    complaint(before_tet, LAST)
    with pytest.raises(DomainError, match=r"Thời hiệu khiếu nại hết ngày 17/02/2027 .*Đ20 k1"):
        complaint(before_tet, date(2027, 2, 18))
    complaint(before_tet, date(2027, 2, 18), late_note="Dấu bưu điện 16/02")
    assert before_tet.complaints.count() == 2


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2027, 2, 1), date(2027, 2, 22)),  # 2, 3; Tết; 11, 12; 15–19; 22
        (date(2027, 2, 3), date(2027, 2, 24)),  # nothing before Tết is left
        (date(2027, 2, 17), date(2027, 3, 3)),
    ],
)
def test_the_answer_is_due_ten_working_days_on(before_tet, received, due):
    made = complaint(before_tet, received)
    with time_machine.travel(due, tick=False):
        (case,) = outcome.complaints(before_tet)
        assert (case.due_on, case.is_late) == (due, False)
    with time_machine.travel(date(due.year, due.month, due.day + 1), tick=False):
        assert outcome.complaints(before_tet)[0].is_late
        services.answer_complaint(by=person(Role.STAFF), complaint=made, answered_on=due, answer="Giữ nguyên")
        assert not outcome.complaints(before_tet)[0].is_late, "answered on its last day"


def test_the_public_page_tells_the_withdrawal_and_why(before_tet):
    """“withdrawal of recognition with reason: certificate page shows it”."""
    row = Recognition.objects.get(entry__round=before_tet)
    url = reverse("showcase:certificate", args=[row.printed_code])
    decision = DocumentFacts(title="Thu hồi", number="12", symbol="QĐ-UBND", issued_on=LAST, issuer="UBND")
    with time_machine.travel(LAST, tick=False):
        assert "Còn giá trị" in Client().get(url).content.decode()
        facts = {"recognition": row, "on": LAST, "note": "Dùng logo cho sản phẩm khác", "decision": decision}
        services.withdraw_recognition(by=person(Role.STAFF), **facts)
        page = Client().get(url).content.decode()
    assert "Đã thu hồi" in page
    assert "quyết định số 12/QĐ-UBND" in page
    assert "Dùng logo cho sản phẩm khác" in page
    assert "Còn giá trị" not in page
