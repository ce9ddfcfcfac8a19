"""“statistics by level, group, locality, year, frame, stock and flow apart”; “the two-way tables (group × locality) add up
both ways.”"""

import io
from collections import Counter
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from products.choices import ProductGroup, VotingLevel
from products.models import Recognition
from products.queries.statistics import AXES, FRAMES, PLACES, Statistics
from tests.factories.offices import COMMUNE, NEXT_COMMUNE, unit
from tests.factories.products import ProductFactory, RecognitionFactory, VotingResultFactory
from tests.people import person
from tests.scale import FULL

pytestmark = pytest.mark.django_db
OLD_WARDS = ("old-25813", "old-25840", "old-721")
PLACED = (COMMUNE, NEXT_COMMUNE, *OLD_WARDS)
_PAIRS = [(row, column) for row in AXES for column in AXES if row != column]


@pytest.fixture
def staff():
    return person(Role.STAFF)


@pytest.fixture
def many(staff) -> list[Recognition]:
    """Of five places old and new, four groups, four levels, over years; some ended, one withdrawn."""
    rows = []
    for n in range(24):
        product = ProductFactory(unit=unit(PLACED[n % 5]), group=ProductGroup.values[n % 4])
        level, year = VotingLevel.values[1 + n % 4], 2018 + n % 8
        rows.append(RecognitionFactory(
            product=product, level=level, year=year, decided_on=date(year, 5, 5), valid_to=date(year + 3, 12, 31)
        ))  # fmt: skip
    gone = rows[-1]
    Recognition.objects.filter(pk=gone.pk).update(
        withdrawn_on=date(2025, 6, 1), withdrawal_note="Thôi", withdrawal=gone.document
    )
    return rows


def asked(user, **more) -> Statistics:
    return Statistics(**({"user": user, "first": 2010, "last": 2030, "day": today()} | more))


@pytest.mark.parametrize(("rows", "columns"), _PAIRS)
@pytest.mark.parametrize("nature", ["cong-nhan", "con-gia-tri"])
def test_every_table_adds_up_both_ways(staff, many, rows, columns, nature):
    for frame in FRAMES:
        for place in PLACES:
            table = asked(
                staff, rows=rows, columns=columns, nature=nature, frame=frame, place=place, day=date(2025, 7, 1)
            )
            lines = table.lines()
            assert sum(total for *_, total in lines) == table.total == sum(table.column_totals.values())
            for _, cells, total in lines:
                assert sum(number for _, number in cells) == total
            for n, column in enumerate(table.column_marks):
                assert sum(cells[n][1] for _, cells, _ in lines) == table.column_totals[column.key]
            assert table.total == table.asked.count()


@given(data=st.data())
@settings(
    max_examples=60 if FULL else 60 // 10,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_number_opens_exactly_as_many_rows(staff, many, data):
    """“with drill-down”: any cell, row, column of any table in any frame."""
    rows, columns = data.draw(st.sampled_from(_PAIRS))
    told = {
        "rows": rows,
        "columns": columns,
        "nature": data.draw(st.sampled_from(["cong-nhan", "con-gia-tri"])),
        "frame": data.draw(st.sampled_from(list(FRAMES))),
        "place": data.draw(st.sampled_from(list(PLACES))),
        "group": data.draw(st.sampled_from(["", *ProductGroup.values])),
        "first": data.draw(st.integers(2016, 2024)),
        "last": data.draw(st.integers(2018, 2026)),
        "day": data.draw(st.dates(date(2018, 1, 1), date(2029, 1, 1))),
    }
    table = asked(staff, **told)
    for row, cells, total in table.lines():
        assert table.behind(row=row.key).count() == total
        for column, number in cells:
            assert table.behind(row.key, column.key).count() == number
    for column in table.column_marks:
        assert table.behind(column=column.key).count() == table.column_totals[column.key]
    assert table.behind().count() == table.total


def test_flow_and_stock_are_apart(staff, many):
    """Flow: by year of the decision, withdrawn ones too. Stock: what holds on the day, found without the query."""
    flow = asked(staff, first=2020, last=2022)
    assert flow.total == sum(2020 <= row.year <= 2022 for row in many)
    fresh = Recognition.objects.all()
    for day in (date(2025, 5, 31), date(2025, 6, 1), date(2025, 12, 31), date(2026, 1, 1)):
        holds = [
            row
            for row in fresh
            if row.decided_on <= day <= row.valid_to and (row.withdrawn_on is None or row.withdrawn_on > day)
        ]
        assert asked(staff, nature="con-gia-tri", day=day).total == len(holds)


def test_the_frames_hold_the_same_records_under_other_names(staff, many):
    """N7: Σ by old frame = Σ by new frame = Σ raw; old wards stand under what they became, none is lost."""
    tables = {frame: asked(staff, frame=frame) for frame in FRAMES}
    assert {table.total for table in tables.values()} == {len(many)}
    raw = Counter(row.product.unit.reference_key for row in many)
    then = Counter({mark.label: total for mark, _, total in tables["tai-thoi-diem"].lines()})
    assert sum(raw.values()) == sum(then.values())
    now = {mark.label for mark in tables["hien-hanh"].row_marks}
    assert unit(COMMUNE).full_name in now
    assert unit(OLD_WARDS[0]).full_name not in now or unit(OLD_WARDS[0]).valid_to is None


def test_a_place_known_only_by_its_district_is_told_apart(staff):
    """Bến Cát as a district has no one commune: its row says why, and is counted."""
    RecognitionFactory(product=ProductFactory(unit=unit("old-721")), year=2024)
    table = asked(staff, frame="hien-hanh", place="xa")
    [(mark, _, total)] = table.lines()
    assert (total, mark.order[0]) == (1, 1)


def test_what_a_source_states_without_names_stands_beside(staff):
    VotingResultFactory(year=2024, recognised=41)
    VotingResultFactory(year=2023, recognised=7, itemised=True)
    RecognitionFactory(year=2024)
    table = asked(staff)
    assert ([row.recognised for row in table.stated], table.total) == ([41], 1)
    assert asked(staff, nature="con-gia-tri").stated == []


def test_the_page_its_lists_and_its_workbook_agree(many):
    client = Client()
    client.force_login(person(Role.STAFF))
    query = {"tu": "2018", "den": "2030", "hang": "dia-ban", "cot": "nhom", "khung": "hien-hanh"}
    page = client.get(reverse("products:statistics"), query)
    table = page.context["asked"]
    assert table.total == len(many)
    row, cells, _ = table.lines()[0]
    column, number = next((mark, count) for mark, count in cells if count)
    listed = client.get(reverse("products:statistics_rows"), query | {"o-hang": row.key, "o-cot": column.key})
    assert len(listed.context["page"].items) == number
    book = load_workbook(io.BytesIO(b"".join(client.get(reverse("products:statistics_file"), query))))
    numbers = [cell for line in book["Bảng hai chiều"].iter_rows(values_only=True) for cell in line]
    assert numbers.count(len(many)) >= 1
    listed = [line for line in book["Danh sách"].iter_rows(values_only=True) if isinstance(line[0], int)]
    assert len(listed) == len(many)


@pytest.mark.parametrize(
    "query", ["?kieu=zz&hang=zz&cot=zz", "?hang=nhom&cot=nhom", "?tu=2030&den=1990", "?ngay=32/13/x", "?tu=ba&khung=1"]
)
def test_a_wrong_address_still_opens(query, many):
    client = Client()
    client.force_login(person(Role.STAFF))
    for route in ("products:statistics", "products:statistics_rows", "products:statistics_file"):
        assert client.get(reverse(route) + query).status_code == 200
