"""Values of a paper in words: figures, dates, units, heads, and what JSON tells."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from khuyencong.core.figures import UNKNOWN, Figure
from khuyencong.core.papers import Annex, Bullets, Cell, Column, Letterhead, Paragraph, Row, Table, prose, to_json
from khuyencong.core.papers.widths import balanced
from tests.core.papers_sample import CONTENTS, FUNDING, TRIEU, long_table, paper

LETTERHEAD = {"parent": "Sở Công Thương", "issuer": "Trung tâm Khuyến công", "symbol": "BC-TTKC", "place": "Bình Dương"}


@pytest.mark.parametrize(
    ("value", "kind", "unit", "text", "missing"),
    [
        (1234, "count", "", "1.234", False),
        (0, "count", "", "0", False),
        (None, "count", "", "chưa có số liệu", True),
        (None, "text", "", "chưa rõ", True),
        ("", "money", "", "", False),
        ("không phát sinh", "money", "triệu đồng", "không phát sinh", True),
        (2675 * TRIEU, "money", "triệu đồng", "2.675", False),
        (2675 * TRIEU + 500_000, "money", "triệu đồng", "2.675,5", False),
        (2675 * TRIEU + 1, "money", "triệu đồng", "2.675,000001", False),
        (2675 * TRIEU, "money", "tỷ đồng", "2,675", False),
        (2675 * TRIEU, "money", "đồng", "2.675.000.000", False),
        (-1500, "money", "", "-1.500", False),
        (Decimal("97.089"), "percent", "", "97,1 %", False),
        (Decimal("97.05"), "percent", "", "97,1 %", False),
        (100, "percent", "", "100 %", False),
        (Decimal("2.13"), "decimal", "", "2,13", False),
        (date(2025, 3, 5), "date", "", "05/03/2025", False),
        (12, "index", "", "12", False),
        (UNKNOWN, "money", "triệu đồng", "chưa có số liệu", True),
        (Figure(value=1234, unknown=2), "count", "", "≥ 1.234 (thiếu 2)", False),
        (Figure(value=2675 * TRIEU, unknown=1), "money", "triệu đồng", "≥ 2.675 (thiếu 1)", False),
        (Figure(value=None, low=10, high=15), "count", "", "10–15", False),
        (Figure(value=300 * TRIEU, qualifier="hơn"), "money", "triệu đồng", "hơn 300", False),
        (Figure(value=Decimal("80.29")), "percent", "", "80,3 %", False),
    ],
)
def test_value_in_words(value, kind, unit, text, missing):
    shown = Cell(value=value).shown(kind, unit)
    assert (shown.text, shown.missing) == (text, missing)


def test_illustrative_is_marked_only_where_there_is_a_figure():
    assert Cell(value=Figure(value=5, illustrative=True)).shown("count").mark == "minh hoạ"
    assert Cell(value=Figure(value=None, unknown=1, illustrative=True)).shown("count").mark == ""


def test_cell_overrides_the_kind_and_unit_of_its_column():
    assert Cell(value=18, kind="count").shown("money", "triệu đồng").text == "18"


def test_row_that_names_its_unit_lends_it_to_its_numbers():
    table = Table(
        code="chi-tieu",
        title="Chỉ tiêu",
        columns=(
            Column(key="name", title="Chỉ tiêu"),
            Column(key="unit", title="ĐVT", kind="unit"),
            Column(key="done", title="Thực hiện", kind="count"),
            Column(key="ratio", title="So với kế hoạch", kind="percent"),
        ),
        rows=(Row(cells=("Hỗ trợ", "triệu đồng", 2675 * TRIEU, 90)), Row(cells=("Lớp", "lớp", 2675, 90))),
    )
    assert [cell.shown.text for line in table.lines for cell in line.cells[2:]] == ["2.675", "90 %", "2.675", "90 %"]


@pytest.mark.parametrize(
    "broken",
    [
        lambda: Column(key="a", title="A", kind="number"),
        lambda: Column(key="a", title="A", kind="money", unit="usd"),
        lambda: Cell(value=1, kind="số"),
        lambda: Row(cells=(1,), kind="total"),
        lambda: Table(code="a", title="A", columns=(Column(key="a", title="A"),), rows=(Row(cells=(1, 2)),)),
    ],
)
def test_programming_errors_fail_at_once(broken):
    with pytest.raises(ValueError, match=r"unknown|cells"):
        broken()


def test_unit_is_told_once_when_all_numbers_share_it():
    assert FUNDING.common_unit == "triệu đồng"
    assert CONTENTS.common_unit == ""
    assert {head.unit for heads in FUNDING.head_rows() for head in heads} == {""}


def test_grouped_heads_merge():
    first, second = CONTENTS.head_rows()
    assert [(head.title, head.colspan, head.rowspan) for head in first] == [
        ("TT", 1, 2),
        ("Nội dung", 1, 2),
        ("Số đề án", 1, 2),
        ("Cơ sở thụ hưởng", 1, 2),
        ("Kinh phí", 2, 1),
    ]
    assert [head.title for head in second] == ["Hỗ trợ", "Đối ứng"]


def test_widths_fill_the_table_and_type_shrinks_before_figures_break():
    widths, size = long_table(3).layout
    assert size in {"s10", "s9"}
    assert sum(float(width.rstrip("%")) for width in widths) == pytest.approx(100, abs=0.1)
    assert FUNDING.layout[1] == ""


@pytest.mark.parametrize(
    ("number", "issued_on", "draft", "number_text", "date_text"),
    [
        (5, date(2024, 2, 5), False, "05/BC-TTKC", "ngày 05 tháng 02 năm 2024"),
        (123, date(2024, 11, 15), False, "123/BC-TTKC", "ngày 15 tháng 11 năm 2024"),
        ("05a", date(2024, 3, 9), False, "05a/BC-TTKC", "ngày 09 tháng 3 năm 2024"),
        (5, date(2024, 2, 5), True, " /BC-TTKC", "ngày tháng năm 2024"),
        (None, None, False, " /BC-TTKC", "ngày tháng năm "),
    ],
)
def test_number_and_date_of_the_head(number, issued_on, draft, number_text, date_text):
    head = Letterhead(**LETTERHEAD, number=number, issued_on=issued_on, draft=draft)
    blank = "\u00a0" * 6
    assert head.number_text.replace(blank, " ") == number_text
    assert head.date_text.replace(blank, " ") == date_text


def test_titles_break_in_lines_of_like_length_and_keep_years():
    text = "Kết quả công tác khuyến công năm 2023, phương hướng, nhiệm vụ năm 2024"
    assert balanced(text, 58) == ["Kết quả công tác khuyến công năm 2023,", "phương hướng, nhiệm vụ năm 2024"]
    assert balanced("SỞ CÔNG THƯƠNG\nTỈNH BÌNH DƯƠNG", 26) == ["SỞ CÔNG THƯƠNG", "TỈNH BÌNH DƯƠNG"]
    assert balanced("", 10) == []


def test_prose_keeps_every_line():
    assert prose("Một.\n\n- hai\n+ ba\nBốn.") == (
        Paragraph(text="Một."),
        Bullets(items=("hai", "ba")),
        Paragraph(text="Bốn."),
    )
    assert prose("  \n") == ()


def test_json_holds_what_is_stored_and_what_is_read():
    told = to_json(FUNDING)
    assert [row["cells"]["now"] for row in told["rows"]] == [
        {"value": 4_800_000_000, "text": "4.800", "unknown": 0},
        {"value": None, "text": "chưa có số liệu", "unknown": 1},
        {"value": None, "text": "chưa có số liệu", "unknown": 1},
        {"value": 2_675_500_000, "text": "≥ 2.675,5 (thiếu 2)", "unknown": 2},
    ]
    assert told["rows"][0]["cells"]["ratio"] == {"value": 80.3, "text": "80,3 %", "unknown": 0}
    assert told["rows"][2]["cells"]["before"]["illustrative"] is True
    contents = to_json(CONTENTS)
    assert contents["rows"][0]["cells"]["sites"] == {
        "value": None,
        "text": "10–15",
        "unknown": 0,
        "low": 10,
        "high": 15,
    }
    assert contents["rows"][1]["cells"]["counterpart"] == {"value": None, "text": "chưa có số liệu", "unknown": 1}
    assert contents["rows"][3]["cells"]["sites"]["qualifier"] == "hơn"
    assert contents["total"]["cells"]["support"]["value"] == 4_406_000_000
    assert to_json(long_table(1))["rows"][0]["cells"]["on"] == {
        "value": "2023-02-02",
        "text": "02/02/2023",
        "unknown": 0,
    }


def test_paper_knows_whether_it_holds_made_up_figures():
    whole = paper()
    assert whole.is_illustrative
    assert not Table(code="a", title="A", columns=(Column(key="a", title="A"),), rows=()).is_illustrative
    assert whole.title == "Báo cáo kết quả công tác khuyến công năm 2023, phương hướng, nhiệm vụ năm 2024"


def test_a_title_is_not_broken_inside_a_word():
    """“nông thôn”, “đăng ký” and the name of a place stay on one line; the name of an office may break."""
    title = "Sản phẩm công nghiệp nông thôn đăng ký bình chọn cấp khu vực năm 2026"
    assert balanced(title, 58, whole_words=True) == [
        "Sản phẩm công nghiệp nông thôn đăng ký",
        "bình chọn cấp khu vực năm 2026",
    ]
    told = balanced(
        "Kết quả công tác khuyến công năm 2022 tại tỉnh Bình Dương, nhiệm vụ năm 2023", 58, whole_words=True
    )
    assert any("tỉnh Bình Dương" in line for line in told)


def test_only_two_annexes_or_more_are_numbered():
    """NĐ 30/2020 Phụ lục I: “có từ 02 Phụ lục trở lên” are numbered in Roman."""
    first, second = (Annex(number=number, title="Danh sách", blocks=()) for number in ("I", "II"))
    assert [one.name for one in replace(paper(), annexes=(first,)).annexes] == ["Phụ lục"]
    assert [one.name for one in replace(paper(), annexes=(first, second)).annexes] == ["Phụ lục I", "Phụ lục II"]
