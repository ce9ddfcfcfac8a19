"""The two-way table and the records behind it, as a workbook."""

from khuyencong.core.dates import format_date, today
from khuyencong.core.papers import Column, Row, Table, render_xlsx
from products.queries.statistics import AXES, Statistics

_LIST = (
    Column(key="index", title="TT", kind="index"),
    Column(key="product", title="Sản phẩm", width=28),
    Column(key="establishment", title="Cơ sở", width=28),
    Column(key="place", title="Địa bàn lúc ghi", width=22),
    Column(key="group", title="Nhóm", width=22),
    Column(key="level", title="Cấp", width=12),
    Column(key="year", title="Năm", width=7),
    Column(key="decision", title="Quyết định", width=18),
    Column(key="decided_on", title="Ngày", kind="date"),
    Column(key="valid_to", title="Có giá trị đến", kind="date"),
)


def what(asked: Statistics) -> str:
    """“Giấy chứng nhận còn giá trị ngày 22/11/2026”; “Công nhận từ năm 2024 đến năm 2026”."""
    if asked.is_stock:
        return f"Giấy chứng nhận còn giá trị ngày {format_date(asked.day)}"
    years = f"năm {asked.first}" if asked.first == asked.last else f"từ năm {asked.first} đến năm {asked.last}"
    return f"Lượt công nhận {years}"


def statistics_table(asked: Statistics) -> Table:
    heads = tuple(
        Column(key=mark.key, title=mark.label, kind="count", unit="giấy", width=12) for mark in asked.column_marks
    )
    rows = tuple(
        Row(cells=(mark.label, *(number for _, number in cells), total)) for mark, cells, total in asked.lines()
    )
    sums = [asked.column_totals[mark.key] for mark in asked.column_marks]
    return Table(
        code="thong-ke",
        sheet="Bảng hai chiều",
        title=f"{what(asked)}: {AXES[asked.rows].lower()} × {AXES[asked.columns].lower()}",
        columns=(
            Column(key="name", title=AXES[asked.rows], width=30),
            *heads,
            Column(key="total", title="Cộng", kind="count", unit="giấy"),
        ),
        rows=rows,
        total=Row(cells=("Cộng", *sums, asked.total), kind="sum") if rows else None,
        notes=tuple(
            f"{row}: nguồn công bố {row.recognised} sản phẩm, chưa ghi đủ tên, không cộng vào bảng."
            for row in asked.stated
        ),
        empty="Không có công nhận nào khớp.",
    )


def statistics_workbook(asked: Statistics) -> bytes:
    rows = tuple(
        Row(
            cells=(
                number,
                row.product.name + (" (minh hoạ)" if row.illustrative else ""),
                str(row.product.establishment),
                row.product.unit.full_name,
                row.product.get_group_display(),
                row.get_level_display(),
                str(row.year),
                row.document.reference if row.document else "chưa rõ",
                row.decided_on,
                row.valid_to,
            )
        )
        for number, row in enumerate(asked.behind(), 1)
    )
    listed = Table(code="danh-sach", sheet="Danh sách", title="Các công nhận đã đếm", columns=_LIST, rows=rows)
    return render_xlsx([statistics_table(asked), listed], title=f"Thống kê bình chọn, lấy ngày {format_date(today())}")
