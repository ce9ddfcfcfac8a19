"""A typed reason in a form."""

from datetime import timedelta

import pytest
from django import forms

from khuyencong.core.dates import today
from projects.choices import ReasonKind
from projects.forms.reasons import GivenReason, ReasonField
from projects.models import Reason

pytestmark = pytest.mark.django_db


class Return(forms.Form):
    reason = ReasonField(ReasonKind.RETURN)


def typed(code: str, words: str = "") -> Return:
    pk = Reason.objects.get(code=code).pk if code else ""
    return Return({"reason_ly_do": str(pk), "reason_them": words})


def test_offers_the_reasons_of_its_kind_in_force_today():
    Reason.objects.filter(code="TL12").update(valid_to=today() - timedelta(days=1))
    page = str(Return())
    assert "Thiếu giấy tờ bắt buộc" in page
    assert "Nộp sau hạn" not in page
    assert "Ngoài địa bàn" not in page


def test_gives_the_reason_and_the_words():
    form = typed("TL01", "thiếu báo giá")
    assert form.is_valid()
    given = form.cleaned_data["reason"]
    assert given == GivenReason(Reason.objects.get(code="TL01"), "thiếu báo giá")
    assert str(given) == "Thiếu giấy tờ bắt buộc: thiếu báo giá"


@pytest.mark.parametrize(("code", "words", "error"), [("TL13", "", "ghi rõ"), ("", "chỉ có chữ", "")])
def test_asks_for_words_where_the_reason_does_and_always_for_a_reason(code, words, error):
    form = typed(code, words)
    assert not form.is_valid()
    assert error in form.errors["reason"][0]


def test_a_reason_of_another_kind_is_refused():
    assert not typed("KD01").is_valid()


def test_what_was_chosen_is_shown_again():
    given = GivenReason(Reason.objects.get(code="TL02"), "trang 3")
    page = str(Return(initial={"reason": given}))
    assert "trang 3" in page
    assert f'value="{given.reason.pk}" selected' in page
