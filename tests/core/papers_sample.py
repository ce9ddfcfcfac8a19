"""Sample papers for the tests of the writers: the shape of an annual report, its figures invented."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from khuyencong.core.figures import UNKNOWN, Figure
from khuyencong.core.papers import (
    Annex,
    BarChart,
    Bullets,
    Cell,
    Column,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
)

TRIEU = 1_000_000
SENTENCE = (
    "Năm 2023, Trung tâm Khuyến công đã phối hợp với phòng Kinh tế các huyện, thị xã, thành phố và mạng lưới cộng tác"
    " viên khảo sát nhu cầu của cơ sở công nghiệp nông thôn, hướng dẫn lập hồ sơ, theo dõi tiến độ và nghiệm thu các"
    " đề án đúng thời gian quy định. "
)

FUNDING = Table(
    code="kinh-phi",
    title="Biểu 1. Kinh phí khuyến công năm 2023",
    columns=(
        Column(key="name", title="Chỉ tiêu", width=30),
        Column(key="now", title="Năm 2023", kind="money", unit="triệu đồng"),
        Column(key="before", title="Cùng kỳ 2022", kind="money", unit="triệu đồng"),
        Column(key="ratio", title="So với cùng kỳ", kind="percent", width=12),
    ),
    rows=(
        Row(cells=("Kế hoạch", Figure(value=4800 * TRIEU), Figure(value=5978 * TRIEU), Decimal("80.2944"))),
        Row(
            cells=(
                "Được giao",
                Cell(value=UNKNOWN, href="/kinh-phi/?nam=2023"),
                Cell(value=Figure(value=5978 * TRIEU), href="/kinh-phi/?nam=2022"),
                "không tính được",
            )
        ),
        Row(cells=("Trong đó: KCĐP", UNKNOWN, Figure(value=5178 * TRIEU, illustrative=True), ""), kind="part", level=1),
        Row(cells=("Giải ngân", Figure(value=2675 * TRIEU + 500_000, unknown=2), Figure(value=5700 * TRIEU), "")),
    ),
    basis="Kế hoạch, giao theo năm kế hoạch; giải ngân theo ngày chứng từ. Số phát sinh trong kỳ 01/01/2023–31/12/2023.",
)

CONTENTS = Table(
    code="noi-dung",
    title="Biểu 2. Kết quả theo nội dung hoạt động",
    columns=(
        Column(key="no", title="TT", kind="index"),
        Column(key="name", title="Nội dung", width=30),
        Column(key="items", title="Số đề án", kind="count", unit="đề án"),
        Column(key="sites", title="Cơ sở thụ hưởng", kind="count", unit="cơ sở"),
        Column(key="support", title="Hỗ trợ", kind="money", unit="triệu đồng", group="Kinh phí"),
        Column(key="counterpart", title="Đối ứng", kind="money", unit="triệu đồng", group="Kinh phí"),
    ),
    rows=(
        Row(
            cells=(
                "1",
                "Mô hình trình diễn, máy móc tiên tiến",
                9,
                Figure(value=None, low=10, high=15),
                2395 * TRIEU,
                5120 * TRIEU,
            )
        ),
        Row(cells=("2", "Phát triển sản phẩm tiêu biểu", 4, 14, 846 * TRIEU, None)),
        Row(cells=("3", "Thông tin, tuyên truyền", 3, 0, 830 * TRIEU, 0)),
        Row(cells=("4", "Nâng cao năng lực quản lý", 2, Figure(value=120, qualifier="hơn"), 335 * TRIEU, 0)),
    ),
    total=Row(
        cells=("", "Tổng", 18, Figure(value=134, unknown=1), 4406 * TRIEU, Figure(value=5120 * TRIEU, unknown=1)),
        kind="sum",
    ),
    basis="Theo ngày nghiệm thu; số phát sinh trong kỳ.",
)

CHART = BarChart(
    code="bd-noi-dung",
    title="Hình 1. Kinh phí theo nội dung, năm 2023 và năm 2022",
    unit="triệu đồng",
    bars=(
        ("Mô hình trình diễn, chuyển giao công nghệ, ứng dụng máy móc tiên tiến", 2735 * TRIEU, "Năm 2023"),
        ("Mô hình trình diễn, chuyển giao công nghệ, ứng dụng máy móc tiên tiến", 3100 * TRIEU, "Năm 2022"),
        ("Sản phẩm tiêu biểu", 900 * TRIEU, "Năm 2023"),
        ("Sản phẩm tiêu biểu", None, "Năm 2022"),
        ("Thông tin, tuyên truyền", 830 * TRIEU, "Năm 2023"),
        ("Thông tin, tuyên truyền", Figure(value=700 * TRIEU, unknown=1), "Năm 2022"),
    ),
    series=(("Năm 2023", "dp"), ("Năm 2022", "pv")),
)


def long_table(rows: int, *, code: str = "danh-muc") -> Table:
    return Table(
        code=code,
        title="Danh mục đề án khuyến công năm 2023",
        columns=(
            Column(key="no", title="TT", kind="index"),
            Column(key="name", title="Tên đề án", width=40),
            Column(key="site", title="Đơn vị thụ hưởng", width=24),
            Column(key="place", title="Địa điểm", width=18),
            Column(key="on", title="Nghiệm thu", kind="date"),
            Column(key="total", title="Tổng kinh phí", kind="money", unit="đồng"),
            Column(key="support", title="Hỗ trợ", kind="money", unit="đồng"),
            Column(key="counterpart", title="Đối ứng", kind="money", unit="đồng"),
        ),
        rows=tuple(
            Row(
                cells=(
                    str(i),
                    f"Hỗ trợ ứng dụng máy móc tiên tiến trong sản xuất đồ gỗ, lần {i}",
                    f"Công ty TNHH Ví Dụ {i}",
                    "phường Thuận Giao",
                    date(2023, 1 + i % 12, 1 + i % 28),
                    Figure(value=450_500_000 + i, illustrative=i % 7 == 0),
                    150_000_000 + i,
                    300_500_000,
                ),
                href=f"/de-an/{i}/",
            )
            for i in range(1, rows + 1)
        ),
        total=Row(
            cells=("", "Cộng", "", "", "", Figure(value=None, unknown=rows), rows * 150_000_000, None), kind="sum"
        ),
    )


def paper(*, paragraphs: int = 3, annex_rows: int = 40, draft: bool = True) -> Paper:
    """A paper whose closing stands after ``paragraphs`` paragraphs of three sentences."""
    return Paper(
        letterhead=Letterhead(
            parent="Sở Công Thương tỉnh Bình Dương",
            issuer="Trung tâm Khuyến công",
            symbol="BC-TTKC",
            place="Bình Dương",
            number=5,
            issued_on=date(2024, 2, 5),
            draft=draft,
        ),
        kind="BÁO CÁO",
        subject="Kết quả công tác khuyến công năm 2023, phương hướng, nhiệm vụ năm 2024",
        addressees=("Sở Công Thương tỉnh Bình Dương", "Cục Công Thương địa phương"),
        grounds=(
            "Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công",
            "Căn cứ Kế hoạch khuyến công năm 2023",
        ),
        blocks=(
            Heading(level=1, number="I", text="Khái quát", anchor="muc-1"),
            *(Paragraph(text=f"{index}. {SENTENCE * 3}") for index in range(paragraphs)),
            Heading(level=1, number="II", text="Kết quả thực hiện", anchor="muc-2"),
            Heading(level=2, number="1", text="Kinh phí"),
            Paragraph(
                text=(
                    "Tổng kinh phí kế hoạch: ",
                    Cell(value=Figure(value=4800 * TRIEU), kind="money", unit="triệu đồng", href="/kinh-phi/"),
                    " triệu đồng; số lớp ",
                    Cell(value=Figure(value=7, illustrative=True), kind="count"),
                    ".",
                )
            ),
            FUNDING,
            Heading(level=2, number="2", text="Kết quả theo nội dung"),
            CONTENTS,
            CHART,
            Heading(level=3, number="a", text="Việc đã làm"),
            Bullets(items=("Xuất bản 6.000 bản tin;", "Phát 05 chương trình truyền hình.")),
            Paragraph(text=SENTENCE * 2),
            Paragraph(
                text="Trên đây là báo cáo kết quả công tác khuyến công năm 2023 của Trung tâm Khuyến công, kính gửi Sở"
                " Công Thương xem xét, chỉ đạo./."
            ),
        ),
        signature=Signature(authority_lines=("KT. Giám đốc", "Phó Giám đốc"), name="Nguyễn Thị Ví Dụ"),
        recipients=Recipients(lines=("Như trên", "UBND tỉnh (b/c)", "Ban Giám đốc Sở", "Lưu: VT, KC")),
        annexes=(
            Annex(number="I", title="Danh mục đề án", blocks=(long_table(annex_rows),), landscape=True),
            Annex(number="II", title="Tổng hợp theo nội dung", blocks=(replace(CONTENTS, code="pl-2"),)),
            Annex(number="III", title="Sản phẩm được công nhận", blocks=(long_table(annex_rows // 2, code="pl-3"),)),
        ),
        mark="DỰ THẢO" if draft else "",
    )
