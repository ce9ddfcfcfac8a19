"""What stock Django does to Vietnamese dates and numbers, and that our formats and fields do better."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils import formats, translation

from khuyencong.core.figures import UNKNOWN, Figure
from khuyencong.core.form_fields import ViDateField, ViMoneyField

DATE_SPELLINGS = ["05/03/2025", "5/3/2025", "05-03-2025", "05.03.2025", "5/3/25"]
MARCH_5 = date(2025, 3, 5)


class Stock(forms.Form):
    day = forms.DateField(required=False)
    moment = forms.DateTimeField(required=False)
    amount = forms.DecimalField(required=False)
    localized = forms.DecimalField(required=False, localize=True)


@pytest.fixture(autouse=True)
def _vietnamese():
    formats.reset_format_cache()
    with translation.override("vi"):
        yield
    formats.reset_format_cache()


@pytest.fixture
def stock_django(settings):
    """LANGUAGE_CODE = "vi" and nothing of ours."""
    settings.FORMAT_MODULE_PATH = None
    formats.reset_format_cache()


def read(field: str, text: str):
    form = Stock({field: text})
    return form.cleaned_data[field] if form.is_valid() else "refused"


class TestDates:
    @pytest.mark.usefixtures("stock_django")
    def test_stock_django_reads_the_fifth_of_march_as_the_third_of_may(self):
        assert read("day", "05/03/2025") == date(2025, 5, 3)
        assert read("day", "25/03/2025") == "refused"
        assert read("day", "03/25/2025") == date(2025, 3, 25)
        # It cannot read back what it writes itself.
        assert read("day", formats.date_format(MARCH_5, "SHORT_DATE_FORMAT")) == "refused"

    @pytest.mark.usefixtures("stock_django")
    def test_our_date_field_is_right_even_without_our_formats(self):
        assert [ViDateField().clean(text) for text in DATE_SPELLINGS] == [MARCH_5] * 5
        assert ViDateField().widget.render("day", MARCH_5) == (
            '<input type="text" name="day" value="05/03/2025" inputmode="numeric" placeholder="ngày/tháng/năm"'
            ' autocomplete="off">'
        )

    @pytest.mark.parametrize("text", [*DATE_SPELLINGS, "2025-03-05"])
    def test_stock_fields_read_days_first_under_our_formats(self, text):
        assert read("day", text) == MARCH_5

    @pytest.mark.parametrize("text", ["03/25/2025", "31/02/2025", "25/13/2025"])
    def test_stock_fields_refuse_the_impossible_under_our_formats(self, text):
        assert read("day", text) == "refused"

    @pytest.mark.parametrize("text", ["05/03/2025 14:30", "14:30 05/03/2025", "05-03-2025 14:30", "2025-03-05 14:30"])
    def test_stock_datetimes_are_day_first_and_vietnamese(self, text):
        moment = read("moment", text)

        assert (moment.date(), moment.hour, str(moment.tzinfo)) == (MARCH_5, 14, "Asia/Ho_Chi_Minh")

    def test_what_is_written_is_read_back(self):
        for name in ("DATE_FORMAT", "SHORT_DATE_FORMAT"):
            assert formats.date_format(MARCH_5, name) == "05/03/2025"
            assert read("day", formats.date_format(MARCH_5, name)) == MARCH_5
        moment = datetime(2025, 3, 5, 14, 30)
        assert formats.date_format(moment, "SHORT_DATETIME_FORMAT") == "14:30 05/03/2025"
        assert read("moment", formats.date_format(moment, "SHORT_DATETIME_FORMAT")).date() == MARCH_5
        assert 'value="05/03/2025"' in str(Stock(initial={"day": MARCH_5})["day"])

    def test_calendar_starts_on_monday(self):
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
        assert formats.date_format(MARCH_5, "YEAR_MONTH_FORMAT") == "tháng 3/2025"
        assert formats.date_format(MARCH_5, "MONTH_DAY_FORMAT") == "05/03"


class TestNumbers:
    @pytest.mark.usefixtures("stock_django")
    def test_stock_django_writes_no_groups(self):
        assert formats.number_format(Decimal("1234567.5")) == "1234567,5"

    @pytest.mark.usefixtures("stock_django")
    def test_stock_django_loses_three_zeros_in_silence(self):
        assert read("amount", "2.675") == Decimal("2.675")
        assert read("amount", "1.234.567") == "refused"
        assert read("localized", "2.675") == 2675
        assert read("localized", "1.5") == Decimal("1.5")

    def test_numbers_are_grouped_under_our_formats(self):
        assert formats.number_format(Decimal("1234567.5")) == "1.234.567,5"
        assert formats.number_format(-1234) == "-1.234"

    def test_our_money_field_keeps_the_zeros_where_stock_fields_cannot(self):
        assert read("amount", "2.675") == Decimal("2.675")  # no format module can help a plain DecimalField
        assert ViMoneyField().clean("2.675") == 2675
        assert ViMoneyField(unit="triệu").clean("2.675") == 2_675_000_000
        with pytest.raises(forms.ValidationError, match="đọc được hai cách"):
            ViMoneyField().clean("1.5")

    def test_stock_localized_field_reads_groups_under_our_formats(self):
        assert read("localized", "1.234.567,5") == Decimal("1234567.5")


class TestFilters:
    @pytest.mark.parametrize(
        ("source", "value", "text"),
        [
            ("{{ x|dong }}", 1234567, "1.234.567"),
            ("{{ x|trieu }}", Decimal(5_978_500_000), "5.978,5"),
            ("{{ x|prose_money }}", 5_978_000_000, "5 tỷ 978 triệu đồng"),
            ("{{ x|in_words }}", 15, "Mười lăm đồng"),
            ("{{ x|so }}", Decimal("1234.50"), "1.234,5"),
            ("{{ x|so }}", 0, "0"),
            ("{{ x|phan_tram }}", Decimal("89.54"), "89,5 %"),
            ("{{ x|nam }}", 2023, "2023"),
            ("{{ x }}", 2023, "2.023"),
            ("{{ x|ngay }}", MARCH_5, "05/03/2025"),
            ("{{ x|ngay_dai }}", MARCH_5, "ngày 05 tháng 3 năm 2025"),
            ("{{ x|ngay_gio }}", datetime(2025, 3, 5, 14, 3), "14:03 ngày 05/03/2025"),
            ("{{ x|trieu }}", Figure(value=2_675_000_000, unknown=2), "≥ 2.675 (thiếu 2)"),
            ("{{ x|so }}", Figure(value=None, low=10, high=15), "10–15"),
            ("{{ x|dong }}", UNKNOWN, "chưa có số liệu"),
        ],
    )
    def test_filter_writes(self, source, value, text):
        assert Template(source).render(Context({"x": value})) == text

    @pytest.mark.parametrize(
        "name",
        ["dong", "trieu", "prose_money", "in_words", "so", "phan_tram", "nam", "ngay", "ngay_dai", "ngay_gio"],
    )
    def test_filter_says_unknown(self, name):
        assert Template(f"{{{{ x|{name} }}}}").render(Context({"x": None})) == "chưa có số liệu"
