"""Who holds certificates and what they told of a year: a workbook, and a paper for the annual report to the Cục."""

from khuyencong.core.dates import format_date, today
from khuyencong.core.papers import (
    Bullets,
    Cell,
    Column,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    render_pdf,
    render_xlsx,
)
from products.queries.holders import Holder, HolderYear

_COLUMNS = (
    Column(key="index", title="TT", kind="index"),
    Column(key="establishment", title="Cơ sở", width=28),
    Column(key="products", title="Sản phẩm", width=34),
    Column(key="certificates", title="Giấy chứng nhận", kind="count", unit="giấy"),
    Column(key="last_day", title="Có giá trị đến", kind="date"),
    Column(key="received_on", title="Ngày báo cáo", width=12),
    Column(key="revenue", title="Doanh thu", kind="money", unit="triệu đồng"),
    Column(key="export", title="Xuất khẩu", kind="money", unit="triệu đồng"),
    Column(key="workers", title="Lao động", kind="count", unit="người"),
)
_WORDS = (
    Column(key="establishment", title="Cơ sở", width=28),
    Column(key="output", title="Tình hình sản xuất kinh doanh", width=40),
    Column(key="support", title="Kết quả được hỗ trợ", width=40),
    Column(key="difficulties", title="Khó khăn, kiến nghị", width=40),
)


def holders_table(asked: HolderYear) -> Table:
    whole = asked.whole
    rows = tuple(_row(number, one) for number, one in enumerate(whole, 1))
    cells = [asked.sum_of(name) for name in ("revenue", "export_revenue", "workers")]
    held = sum(one.certificates for one in whole)
    closing = Row(
        cells=("", f"Cộng, {asked.counts['told']}/{len(whole)} cơ sở báo cáo", "", held, "", "", *cells), kind="sum"
    )
    return Table(
        code="co-so-giay-chung-nhan",
        sheet="Cơ sở có giấy",
        title=f"Cơ sở có giấy chứng nhận trong năm {asked.year}",
        columns=_COLUMNS,
        rows=rows,
        total=closing if rows else None,
        basis="Giấy có hiệu lực một ngày bất kỳ trong năm, chưa thu hồi trước năm.",
        empty="Không có cơ sở nào có giấy chứng nhận trong năm.",
    )


def _row(number: int, one: Holder) -> Row:
    report = one.report
    figures = (report.revenue, report.export_revenue, report.workers) if report else ("", "", "")
    return Row(
        cells=(
            number,
            str(one.establishment),
            "; ".join(one.products),
            one.certificates,
            Cell(value=one.last_day),
            format_date(report.received_on) if report else "chưa báo cáo",
            *figures,
        )
    )


def holders_workbook(asked: HolderYear) -> bytes:
    told = [one for one in asked.whole if one.report]
    rows = tuple(
        Row(cells=(str(one.establishment), one.report.output, one.report.support, one.report.difficulties))
        for one in told
    )
    words = Table(code="loi-ke", sheet="Lời kể", title="Cơ sở kể", columns=_WORDS, rows=rows, empty="Chưa có báo cáo.")
    return render_xlsx([holders_table(asked), words], title=f"Báo cáo năm {asked.year} của cơ sở có giấy chứng nhận")


def holders_pdf(asked: HolderYear) -> bytes:
    return render_pdf(holders_paper(asked))


def holders_paper(asked: HolderYear) -> Paper:
    counts, due = asked.counts, asked.due
    ground = f" ({due.ground.article})" if due else ""
    said = [
        f"{one.establishment}: {one.report.difficulties}"
        for one in asked.whole
        if one.report and one.report.difficulties
    ]
    return Paper(
        letterhead=Letterhead(
            parent="Sở Công Thương",
            issuer="Trung tâm Khuyến công",
            symbol="BC-TTKC",
            place=asked.province,
            issued_on=today(),
        ),
        kind="BÁO CÁO",
        addressees=("Sở Công Thương",),
        subject=f"Tổng hợp báo cáo năm {asked.year} của cơ sở có giấy chứng nhận sản phẩm công nghiệp nông thôn tiêu biểu",
        blocks=(
            Paragraph(
                text=f"Năm {asked.year} có {counts['all']} cơ sở có giấy chứng nhận còn hiệu lực; {counts['told']} cơ sở "
                f"đã báo cáo, {asked.missing} cơ sở chưa báo cáo{ground}."
            ),
            holders_table(asked),
            *([Paragraph(text="Khó khăn, kiến nghị cơ sở nêu:"), Bullets(items=tuple(said))] if said else []),
        ),
        signature=Signature(authority_lines=("Giám đốc",)),
        recipients=Recipients(lines=("Như trên", "Lưu: VT, KC")),
    )
