"""Fields: typed text in, Python out; blank is unknown; what was typed comes back; one table on every path."""

import unicodedata
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django import forms
from django.core.exceptions import ValidationError
from openpyxl import Workbook, load_workbook

from khuyencong.core.form_fields import (
    ViCharField,
    ViDateField,
    ViDateWidget,
    ViDecimalField,
    ViIntegerField,
    ViMoneyField,
    ViMoneyWidget,
    ViTextField,
)
from tests.core.number_table import AMBIGUOUS, AMOUNTS, FRACTIONS, REFUSED

MARCH_5 = date(2025, 3, 5)


class Sheet(forms.Form):
    name = ViCharField(required=False)
    note = ViTextField(required=False)
    signed_on = ViDateField(required=False)
    paid = ViMoneyField(required=False)
    support = ViMoneyField(unit="triệu", required=False)
    people = ViIntegerField(required=False, min_value=0, max_value=1_000_000)
    tonnes = ViDecimalField(required=False, max_digits=6, decimal_places=2)


def cleaned(**data):
    form = Sheet(data)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def errors(**data):
    return {field: list(messages) for field, messages in Sheet(data).errors.items()}


def test_blank_is_unknown_and_zero_is_zero():
    blank = cleaned()
    zero = cleaned(paid="0", support="0", people="0", tonnes="0")

    for field in ("paid", "support", "people", "tonnes"):
        assert blank[field] is None
        assert zero[field] == 0
    assert blank["signed_on"] is None
    assert cleaned(paid="  ", people="\u00a0", signed_on=" ")["paid"] is None


@pytest.mark.parametrize("text", ["05/03/2025", "5/3/25", "05-03-2025", "05.03.2025", "05032025", "2025-03-05"])
def test_date_is_read_day_first(text):
    assert cleaned(signed_on=text)["signed_on"] == MARCH_5


def test_date_month_first_is_refused_in_a_sentence_and_shown_as_typed():
    form = Sheet({"signed_on": " 03/25/2025"})

    assert form.errors["signed_on"] == [
        "“03/25/2025”: không có tháng 25. Ngày viết trước, tháng viết sau: nếu là ngày 25 tháng 3 thì viết 25/03/2025."
    ]
    assert 'value=" 03/25/2025"' in form["signed_on"].as_widget()


def test_date_input_is_text_on_the_numeric_keypad():
    html = Sheet(initial={"signed_on": MARCH_5})["signed_on"].as_widget()

    assert 'type="text"' in html
    assert 'inputmode="numeric"' in html
    assert 'placeholder="ngày/tháng/năm"' in html
    assert 'value="05/03/2025"' in html


@pytest.mark.parametrize(
    ("data", "has_changed"), [("05/03/2025", False), ("5/3/25", False), ("06/03/2025", True), ("", True), ("x", True)]
)
def test_date_has_changed_compares_days(data, has_changed):
    assert ViDateField().has_changed(MARCH_5, data) is has_changed


@pytest.mark.parametrize(("text", "amount"), AMOUNTS)
class TestNumberTable:
    """The same thirty-odd rows by form, by spreadsheet and by CSV."""

    def test_form(self, text, amount):
        assert cleaned(paid=text)["paid"] == amount
        assert type(cleaned(paid=text)["paid"]) is int

    def test_xlsx_text_cell(self, text, amount):
        book = Workbook()
        book.active["A1"].value = text
        book.active["A1"].data_type = "s"
        stream = BytesIO()
        book.save(stream)

        cell = load_workbook(BytesIO(stream.getvalue())).active["A1"].value

        assert ViMoneyWidget().clean(cell) == amount

    def test_import_and_export_again(self, text, amount):
        widget = ViMoneyWidget(unit="triệu")

        assert ViMoneyWidget().clean(ViMoneyWidget().render(amount)) == amount
        assert widget.clean(widget.render(amount, force_native_type=True)) == amount


@pytest.mark.parametrize("text", [row[0] for row in AMBIGUOUS] + FRACTIONS + [row for row in REFUSED if row])
def test_money_is_never_guessed_and_comes_back_as_typed(text):
    form = Sheet({"paid": text})

    assert len(form.errors["paid"]) == 1
    assert form["paid"].value() == text
    with pytest.raises(ValueError):  # noqa: PT011 (which sentence is tested with the parser)
        ViMoneyWidget().clean(text)


def test_money_in_million_reads_and_shows_million():
    assert cleaned(support="2.675")["support"] == 2_675_000_000
    assert cleaned(support="2,675 tỷ")["support"] == 2_675_000_000
    assert 'value="2.675"' in Sheet(initial={"support": Decimal(2_675_000_000)})["support"].as_widget()
    assert 'value="5.978,5"' in Sheet(initial={"support": 5_978_500_000})["support"].as_widget()


@pytest.mark.parametrize("amount", [0, 1, 2675, 1_234_567, 2_675_000_000, 10**12, 10**18 - 1, -5_000_000])
@pytest.mark.parametrize("unit", ["đồng", "triệu", "tỷ"])
def test_money_shown_again_is_read_again(amount, unit):
    field = ViMoneyField(unit=unit)

    assert field.clean(field.prepare_value(Decimal(amount))) == amount
    assert field.has_changed(Decimal(amount), field.prepare_value(Decimal(amount))) is False


def test_money_input_is_text_on_the_decimal_keypad():
    html = Sheet()["support"].as_widget()

    assert 'type="text"' in html
    assert 'inputmode="decimal"' in html
    assert 'data-money="triệu"' in html


def test_money_echo_says_the_amount_in_words():
    field = ViMoneyField(unit="triệu")

    assert field.echo("2.675") == "= 2.675.000.000 đồng (hai tỷ sáu trăm bảy mươi lăm triệu đồng)"
    assert field.echo(2675) == "= 2.675 đồng (hai nghìn sáu trăm bảy mươi lăm đồng)"
    assert field.echo("") == ""
    assert field.echo(None) == ""
    assert field.echo("1.5") == ""


def test_money_limits_are_told_in_words():
    field = ViMoneyField(min_value=0, max_value=300_000_000)

    with pytest.raises(ValidationError) as low:
        field.clean("-1")
    with pytest.raises(ValidationError) as high:
        field.clean("301 triệu")

    assert low.value.messages == ["Số nhỏ nhất nhận được là 0."]
    assert high.value.messages == ["Số lớn nhất nhận được là 300.000.000."]


@pytest.mark.parametrize(
    ("initial", "data", "has_changed"),
    [
        (None, "", False),
        (None, "0", True),
        (0, "", True),
        (Decimal(2675), "2.675", False),
        (2675, "2,675", True),
        (2675, "abc", True),
        ("2.675", "2675", False),
    ],
)
def test_money_has_changed_compares_amounts(initial, data, has_changed):
    assert ViMoneyField().has_changed(initial, data) is has_changed
    assert ViMoneyField(disabled=True).has_changed(initial, data) is False


def test_counts_and_measures():
    data = cleaned(people="1.234", tonnes="1.234,5")

    assert data["people"] == 1234
    assert data["tonnes"] == Decimal("1234.5")
    assert 'value="1.234,5"' in Sheet(initial={"tonnes": Decimal("1234.50")})["tonnes"].as_widget()
    assert 'inputmode="numeric"' in Sheet()["people"].as_widget()
    assert errors(people="-1") == {"people": ["Số nhỏ nhất nhận được là 0."]}
    assert errors(people="1,5") == {"people": ["“1,5” có phần lẻ. Ô này chỉ nhận số nguyên."]}
    assert errors(tonnes="1,234") == {"tonnes": ["Chỉ nhận 2 chữ số sau dấu phẩy."]}
    assert errors(tonnes="10.000") == {"tonnes": ["Phần nguyên chỉ nhận 4 chữ số."]}
    assert list(errors(tonnes="1.5")) == ["tonnes"]


def test_number_input_of_the_admin_becomes_text():
    field = ViIntegerField(widget=forms.NumberInput)

    assert field.widget.render("people", None).startswith('<input type="text"')
    assert forms.NumberInput().input_type == "number"


def test_text_is_composed_trimmed_and_free_of_look_alikes():
    decomposed = unicodedata.normalize("NFD", "Bến Cát")

    assert cleaned(name=f" \ufeff{decomposed}\u00a0")["name"] == "Bến Cát"
    assert cleaned(name="Bến\u00a0Cát")["name"] == "Bến Cát"
    assert cleaned(name="Bến\tCát")["name"] == "Bến Cát"
    assert cleaned(name="Bến\u200b Cát\x1f")["name"] == "Bến Cát"
    assert cleaned(name="Bến\x07Cát")["name"] == "Bến Cát"
    assert cleaned(name="   ")["name"] == ""


def test_running_text_keeps_its_lines():
    text = cleaned(note="Dòng một\r\nDòng hai\x0bDòng ba\r\n\r\n  ")["note"]

    assert text == "Dòng một\nDòng hai\nDòng ba"
    assert ViTextField().has_changed(text, "Dòng một\r\nDòng hai\r\nDòng ba") is False
    assert ViTextField().has_changed(text, "Dòng một") is True
    assert ViTextField(max_length=3).clean("a\r\nb") == "a\nb"


@pytest.mark.parametrize("field", ["name", "note"])
def test_null_byte_is_refused_in_a_sentence(field):
    assert errors(**{field: "Bến\x00Cát"}) == {
        field: ["Ô này có ký tự rỗng không lưu được. Xoá đoạn vừa dán rồi gõ lại."]
    }


def test_date_widget_reads_text_and_cells_and_cuts_the_time():
    widget = ViDateWidget()

    assert widget.clean("05/03/2025") == MARCH_5
    assert widget.clean(datetime(2025, 3, 5, 23, 59)) == MARCH_5
    assert widget.clean(MARCH_5) == MARCH_5
    assert widget.clean("") is None
    assert widget.clean(None) is None
    with pytest.raises(ValueError, match="không có tháng 25"):
        widget.clean("03/25/2025")


def test_date_widget_writes_what_it_reads():
    widget = ViDateWidget()

    assert widget.render(MARCH_5) == "05/03/2025"
    assert widget.render(MARCH_5, force_native_type=True) == MARCH_5
    assert widget.render(None) == ""
    assert widget.clean(widget.render(MARCH_5)) == MARCH_5


def test_money_widget_writes_digits_no_spreadsheet_can_misread():
    assert ViMoneyWidget().render(Decimal(2675)) == "2675"
    assert ViMoneyWidget().render(Decimal(2675), force_native_type=True) == 2675
    assert ViMoneyWidget(unit="triệu").render(5_978_500_000) == "5978,5"
    assert ViMoneyWidget(unit="triệu").render(5_978_500_000, force_native_type=True) == Decimal("5978.5")
    assert ViMoneyWidget(coerce_to_string=False).render(0) == 0
    assert ViMoneyWidget().render(None) == ""
    assert ViMoneyWidget().clean(" ") is None
    assert ViMoneyWidget().clean(0) == 0
