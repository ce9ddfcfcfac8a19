"""The workbook: typed cells, plain totals, A4 set-up, and no formula whatever people typed."""

import zipfile
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from khuyencong.core.papers import Annex, Column, Paragraph, Row, Table, render_xlsx
from tests.core.papers_sample import CONTENTS, FUNDING, long_table, paper

NAMES = (Column(key="name", title="Tên"), Column(key="n", title="Số", kind="count"))


def workbook(*sheets, **options):
    return load_workbook(BytesIO(render_xlsx(sheets, title="Báo cáo năm 2023", **options)))


def rows_of(sheet, first=5):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


def table(*names, **changes):
    return replace(
        Table(code="x", title="Bảng", columns=NAMES, rows=tuple(Row(cells=(name, 1)) for name in names)), **changes
    )


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x","y")',
        "+84 901 234 567",
        "-1+2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "=cmd|' /C calc'!A0",
        "\x00=1+1",
        "\x1f=1",
        "\ufffe=1",
    ],
)
def test_typed_text_never_becomes_a_formula(text):
    data = render_xlsx([table(text, title=text, basis=text, notes=(text,))], title=text, notes=[text])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "<f " not in sheet
        assert 'quotePrefix="1"' in archive.read("xl/styles.xml").decode()
    cells = [cell for row in load_workbook(BytesIO(data)).active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    typed = [cell for cell in cells if cell.value not in {"Tên", "Số", 1}]
    assert len(typed) == 5  # title, name, basis and two notes
    assert all(cell.quotePrefix for cell in typed)


def test_characters_a_workbook_cannot_hold_are_dropped_and_text_is_composed():
    name = "Bê\u0301n\x00 Cát\x0b\ud800"
    assert rows_of(workbook(table(name)).active)[0] == ["Bến Cát", 1]


def test_cells_are_typed_and_money_is_whole_dong():
    sheet = workbook(FUNDING).active
    assert rows_of(sheet, 4) == [
        ["Chỉ tiêu", "Năm 2023 (đồng)", "Ghi chú", "Cùng kỳ 2022 (đồng)", "Ghi chú", "So với cùng kỳ"],
        ["Kế hoạch", 4_800_000_000, None, 5_978_000_000, None, 0.803],
        ["Được giao", "chưa có số liệu", None, 5_978_000_000, None, "không tính được"],
        ["Trong đó: KCĐP", "chưa có số liệu", None, 5_178_000_000, "minh hoạ", None],
        ["Giải ngân", 2_675_500_000, "thiếu 2", 5_700_000_000, None, None],
        [None] * 6,
        [FUNDING.basis, *[None] * 5],
    ]
    assert (sheet["B5"].number_format, sheet["F5"].number_format) == ("#,##0", "0.0%")


def test_dates_are_dates_and_totals_plain_numbers():
    sheet = workbook(long_table(3)).active
    rows = rows_of(sheet, 5)
    assert rows[0][4] == datetime(2023, 2, 2)
    assert sheet["E5"].number_format == "dd/mm/yyyy"
    assert rows[3] == [None, "Cộng", None, None, None, "chưa có số liệu", 450_000_000, "chưa có số liệu"]
    assert [row[0] for row in rows[:3]] == [1, 2, 3]


def test_words_of_a_figure_stand_beside_it():
    rows = rows_of(workbook(CONTENTS).active, 5)
    assert [row[3:5] for row in rows[:5]] == [["10–15", None], [14, None], [0, None], [120, "hơn"], [134, "thiếu 1"]]


def test_unit_named_by_the_row_turns_to_dong():
    columns = (NAMES[0], Column(key="u", title="ĐVT", kind="unit"), Column(key="n", title="Số", kind="decimal"))
    rows = (Row(cells=("Hỗ trợ", "triệu đồng", 2_675_000_000)), Row(cells=("Lớp", "lớp", Decimal("2.5"))))
    sheet = workbook(Table(code="x", title="Bảng", columns=columns, rows=rows)).active
    assert rows_of(sheet)[:2] == [["Hỗ trợ", "đồng", 2_675_000_000], ["Lớp", "lớp", 2.5]]


def test_sheet_is_ready_to_print_and_to_filter():
    sheet = workbook(long_table(20)).active
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:I24"  # the head and 20 rows; the total stays out
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddFooter.center.text == "&P/&N"
    assert round(sheet.page_margins.left * 25.4) == 30
    assert sheet.column_dimensions["B"].width > 30


def test_annex_becomes_sheets_with_its_paragraphs_above():
    annex = Annex(number="I", title="Danh mục", blocks=(Paragraph(text="Chốt ngày 14/12."), table("a"), table("b")))
    book = workbook(annex, letterhead=paper().letterhead, notes=["Số có chữ “minh hoạ” là số dựng."])
    assert book.sheetnames == ["Phụ lục I Danh mục", "Phụ lục I Danh mục (2)"]
    told = [row[0] for row in rows_of(book.active, 1)]
    assert told[:5] == ["TRUNG TÂM KHUYẾN CÔNG", "Báo cáo năm 2023", "Phụ lục I. Danh mục", "Chốt ngày 14/12.", "Bảng"]
    assert told[-1] == "Số có chữ “minh hoạ” là số dựng."


def test_sheet_names_are_allowed_and_unique():
    names = [
        "Danh mục: đề án/kế hoạch [2023] * ? được phê duyệt",
        "danh mục: ĐỀ án/kế hoạch [2023] * ? khác",
        "''",
        "\x01",
    ]
    found = workbook(*(table("a", title=name) for name in names)).sheetnames
    assert found == ["Danh mục đề án kế hoạch 2023 đư", "danh mục ĐỀ án kế hoạch 2023 kh", "Bảng", "Bảng (2)"]
    twins = workbook(*[table("a", title="Kết quả công tác khuyến công năm")] * 3).sheetnames
    assert all(len(name) <= 31 for name in twins)
    assert twins[2].endswith("(3)")


def test_group_row_spans_and_empty_lists_still_open():
    heading = Row(cells=("I. Khuyến công quốc gia",), kind="group")
    assert rows_of(workbook(table("a", rows=(heading,))).active)[0] == ["I. Khuyến công quốc gia", None]
    assert workbook(table()).active.auto_filter.ref == "A4:B5"
    assert workbook().sheetnames == ["Không có bảng"]
