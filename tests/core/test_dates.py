"""Days: today in Vietnam, every spelling read day first, every refusal a sentence."""

import time
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.core.dates import (
    DateError,
    format_date,
    format_date_long,
    format_datetime,
    local_date,
    now,
    parse_date,
    today,
)
from tests.scale import FULL

EXAMPLES = 10_000 if FULL else 1_000
many = settings(max_examples=EXAMPLES, deadline=None, database=None)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
recent_days = st.dates(date(1969, 1, 1), date(2068, 12, 31))
MARCH_5 = date(2025, 3, 5)


@pytest.fixture(params=["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def server_zone(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("server_zone")
class TestToday:
    def test_today_late_in_the_evening_is_still_today(self):
        with time_machine.travel(datetime(2026, 9, 14, 16, 30, tzinfo=UTC), tick=False):
            assert today() == date(2026, 9, 14)
            assert (now().hour, now().minute) == (23, 30)

    def test_today_just_after_midnight_is_already_tomorrow(self):
        with time_machine.travel(datetime(2026, 9, 14, 17, 30, tzinfo=UTC), tick=False):
            assert today() == date(2026, 9, 15)
            assert (now().hour, now().minute) == (0, 30)

    def test_new_year_comes_seven_hours_before_utc(self):
        with time_machine.travel(datetime(2025, 12, 31, 17, 0, tzinfo=UTC), tick=False):
            assert today() == date(2026, 1, 1)


def test_local_date_of_a_moment_is_the_vietnamese_day():
    assert local_date(datetime(2026, 9, 14, 17, 30, tzinfo=UTC)) == date(2026, 9, 15)
    assert local_date(datetime(2026, 9, 14, 23, 30, tzinfo=timezone(timedelta(hours=7)))) == date(2026, 9, 14)
    assert local_date(datetime(2026, 9, 14, 23, 30)) == date(2026, 9, 14)
    assert local_date(MARCH_5) == MARCH_5


@pytest.mark.parametrize(
    "text",
    [
        "5/3/25",
        "5/3/2025",
        "05/03/2025",
        "05-03-2025",
        "05.03.2025",
        "5-3-25",
        "5.3.25",
        "05 03 2025",
        "2025-03-05",
        "2025/03/05",
        "2025-3-5",
        "05032025",
        "20250305",
        " 05/03/2025 ",
        "5 / 3 / 2025",
        "05/03/2025\u00a0",
        "05\u00a0/\u202f03/2025",
        "5–3–2025",
        "０５／０３／２０２５",
        "\ufeff05/03/2025",
        "ngày 5 tháng 3 năm 2025",
        "Ngày 05 tháng 03 năm 2025",
        "NGÀY 5 THÁNG 3 NĂM 2025",
        "5 tháng 3 năm 2025",
        "5 tháng 3, 2025",
        "ngay 5 thang 3 nam 2025",
        "ngày 5/3/2025",
        "5/3/2025 14:30",
        "2025-03-05 00:00:00",
        "2025-03-05T23:59:59",
        "2025-03-04T20:00:00Z",
        "2025-03-04T20:00:00+00:00",
        "2025-03-05T01:00:00+07:00",
    ],
)
def test_parse_date_reads_every_spelling_day_first(text):
    assert parse_date(text) == MARCH_5
    assert parse_date(unicodedata.normalize("NFD", text)) == MARCH_5


def test_parse_date_takes_the_day_of_a_cell():
    assert parse_date(MARCH_5) == MARCH_5
    assert parse_date(datetime(2025, 3, 5, 23, 59)) == MARCH_5
    assert parse_date(datetime(2025, 3, 4, 17, 30, tzinfo=UTC)) == MARCH_5


def test_parse_date_splits_two_digit_years_as_django_does():
    assert parse_date("1/1/68").year == 2068
    assert parse_date("1/1/69").year == 1969
    assert datetime.strptime("1/1/68", "%d/%m/%y").year == 2068
    assert datetime.strptime("1/1/69", "%d/%m/%y").year == 1969


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31/02/2025", "“31/02/2025”: tháng 2/2025 chỉ có 28 ngày. Xem lại ngày."),
        ("30/02/2024", "“30/02/2024”: tháng 2/2024 chỉ có 29 ngày. Xem lại ngày."),
        ("31/4/2025", "“31/4/2025”: tháng 4/2025 chỉ có 30 ngày. Xem lại ngày."),
        ("25/13/2025", "“25/13/2025”: không có tháng 13. Viết ngày/tháng/năm, ví dụ 05/03/2025."),
        (
            "03/25/2025",
            "“03/25/2025”: không có tháng 25. Ngày viết trước, tháng viết sau:"
            " nếu là ngày 25 tháng 3 thì viết 25/03/2025.",
        ),
        (
            "03252025",
            "“03252025”: không có tháng 25. Ngày viết trước, tháng viết sau:"
            " nếu là ngày 25 tháng 3 thì viết 25/03/2025.",
        ),
        ("2/30/2025", "“2/30/2025”: không có tháng 30. Viết ngày/tháng/năm, ví dụ 05/03/2025."),
        ("5/0/2025", "“5/0/2025”: không có tháng 0. Viết ngày/tháng/năm, ví dụ 05/03/2025."),
        ("0/3/2025", "“0/3/2025”: không có ngày 0. Xem lại ngày."),
        ("5/3", "“5/3” thiếu năm. Viết đủ ngày/tháng/năm, ví dụ 05/03/2025."),
        ("3/2025", "“3/2025” thiếu ngày. Viết đủ ngày/tháng/năm, ví dụ 05/03/2025."),
        ("tháng 3 năm 2025", "“tháng 3 năm 2025” thiếu ngày. Viết đủ ngày/tháng/năm, ví dụ 05/03/2025."),
        ("5/3/3025", "“5/3/3025”: năm 3025 nằm ngoài 1900–2100. Xem lại năm."),
        ("5/3/205", "Không đọc được “5/3/205” thành ngày. Viết ngày/tháng/năm, ví dụ 05/03/2025."),
        ("5/3-2025", "Không đọc được “5/3-2025” thành ngày. Viết ngày/tháng/năm, ví dụ 05/03/2025."),
        ("050325", "Không đọc được “050325” thành ngày. Viết ngày/tháng/năm, ví dụ 05/03/2025."),
        ("hôm qua", "Không đọc được “hôm qua” thành ngày. Viết ngày/tháng/năm, ví dụ 05/03/2025."),
        ("٠٥/٠٣/٢٠٢٥", "Không đọc được “٠٥/٠٣/٢٠٢٥” thành ngày. Viết ngày/tháng/năm, ví dụ 05/03/2025."),
        (
            "2025-03-04T25:00:00Z",
            "Không đọc được “2025-03-04T25:00:00Z” thành ngày. Viết ngày/tháng/năm, ví dụ 05/03/2025.",
        ),
        ("  ", "Chưa có ngày. Viết ngày/tháng/năm, ví dụ 05/03/2025."),
        (45721, "“45721” là số, không phải ngày. Định dạng ô là ngày, hoặc viết như 05/03/2025."),
        (None, "Chưa có ngày. Viết ngày/tháng/năm, ví dụ 05/03/2025."),
    ],
)
def test_parse_date_refuses_in_a_sentence_and_never_guesses(text, message):
    with pytest.raises(DateError) as caught:
        parse_date(text)

    assert str(caught.value) == message


SPELLINGS = [
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"{d.day:02}{d.month:02}{d.year}",
    lambda d: f"{d.year}{d.month:02}{d.day:02}",
    lambda d: f" {d.day} /\u00a0{d.month} / {d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
    format_date,
    format_date_long,
]


@many
@given(days, st.sampled_from(SPELLINGS))
def test_every_spelling_of_every_day_round_trips(day, spelling):
    assert parse_date(spelling(day)) == day


@many
@given(recent_days, st.sampled_from("/-."))
def test_two_digit_years_round_trip(day, separator):
    assert parse_date(separator.join([str(day.day), str(day.month), f"{day.year % 100:02}"])) == day


@many
@given(st.integers(0, 40), st.integers(0, 40), st.integers(1900, 2100), st.sampled_from("/-. "))
def test_what_is_accepted_is_the_day_first_reading(first, second, year, separator):
    text = f"{first}{separator}{second}{separator}{year}"
    try:
        expected = date(year, second, first)
    except ValueError:
        expected = None

    try:
        found = parse_date(text)
    except DateError:
        found = None

    assert found == expected


@many
@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_sentence(text):
    try:
        answer = parse_date(text)
    except DateError as error:
        answer = str(error)

    assert isinstance(answer, date) or answer.endswith(".")


def test_format_date_pads_both_numbers():
    assert format_date(MARCH_5) == "05/03/2025"
    assert format_date(datetime(2025, 3, 4, 17, 30, tzinfo=UTC)) == "05/03/2025"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 3, 5), "ngày 05 tháng 3 năm 2025"),
        (date(2025, 1, 31), "ngày 31 tháng 01 năm 2025"),
        (date(2025, 2, 9), "ngày 09 tháng 02 năm 2025"),
        (date(2025, 12, 10), "ngày 10 tháng 12 năm 2025"),
    ],
)
def test_format_date_long_pads_as_official_papers_do(day, text):
    assert format_date_long(day) == text


def test_format_datetime_is_on_a_vietnamese_clock():
    assert format_datetime(datetime(2025, 3, 4, 17, 3, tzinfo=UTC)) == "00:03 ngày 05/03/2025"
