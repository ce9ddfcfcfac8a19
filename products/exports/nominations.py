"""Danh sách trích ngang (Phụ lục 5) as a paper; the workbook for the national register; both with the photos in one zip.

The columns of Phụ lục 5 and of the national register were not read by anybody here: the papers say so.
"""

import zipfile
from tempfile import SpooledTemporaryFile

from khuyencong.core import files
from khuyencong.core.dates import format_date, today
from khuyencong.core.papers import (
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
from products.choices import Angle
from products.queries.ladder import Listed, NominationList

_UNREAD = "Cột của Phụ lục 5 Thông tư 26/2014/TT-BCT và của cơ sở dữ liệu quốc gia: chưa kiểm chứng với mẫu gốc."
_IN_MEMORY = 4 * 1024 * 1024  # bytes of a zip before it goes to the disk
_PL5 = (
    Column(key="index", title="TT", kind="index"),
    Column(key="product", title="Sản phẩm, nhóm", width=26),
    Column(key="establishment", title="Cơ sở, địa bàn, điện thoại", width=30),
    Column(key="lower", title="Giấy chứng nhận cấp dưới", width=24),
    Column(key="lower_to", title="Có giá trị đến", kind="date"),
    Column(key="revenue", title="Doanh thu năm trước", kind="money", unit="triệu đồng", width=10),
    Column(key="workers", title="Lao động", kind="count", unit="người", width=8),
)
_TEXTS = {
    "description": "Mô tả",
    "materials": "Nguyên liệu",
    "technology": "Công nghệ, thiết bị",
    "capacity": "Năng lực một năm",
    "price": "Giá bán",
    "market": "Thị trường",
    "quality": "Tiêu chuẩn, chất lượng",
    "environment": "Môi trường, an toàn",
    "awards": "Giải thưởng, chứng nhận",
}
_DATABASE = (
    Column(key="index", title="TT", kind="index"),
    Column(key="product", title="Tên sản phẩm", width=26),
    Column(key="is_set", title="Bộ sản phẩm", width=10),
    Column(key="set_parts", title="Bộ gồm", width=26),
    Column(key="group", title="Nhóm", width=20),
    Column(key="establishment", title="Tên cơ sở", width=28, group="Phụ lục 1"),
    Column(key="form", title="Loại hình", width=16, group="Phụ lục 1"),
    Column(key="tax_code", title="Mã số thuế", width=14, group="Phụ lục 1"),
    Column(key="owner", title="Người đại diện", width=22, group="Phụ lục 1"),
    Column(key="phone", title="Điện thoại", width=14, group="Phụ lục 1"),
    Column(key="address", title="Địa chỉ", width=30, group="Phụ lục 1"),
    Column(key="place", title="Nơi sản xuất", width=24, group="Phụ lục 1"),
    *(Column(key=key, title=title, width=30, group="Phụ lục 2") for key, title in _TEXTS.items()),
    Column(key="revenue", title="Doanh thu năm trước", kind="money", unit="đồng", group="Phụ lục 2"),
    Column(key="workers", title="Lao động", kind="count", group="Phụ lục 2"),
    Column(key="lower_level", title="Cấp đã công nhận", width=14, group="Phụ lục 5"),
    Column(key="lower_year", title="Năm", width=7, group="Phụ lục 5"),
    Column(key="lower", title="Quyết định", width=20, group="Phụ lục 5"),
    Column(key="lower_on", title="Ngày", kind="date", group="Phụ lục 5"),
    Column(key="lower_to", title="Có giá trị đến", kind="date", group="Phụ lục 5"),
    *(Column(key=angle.value, title=f"Ảnh {angle.label.lower()}", width=24, group="Phụ lục 2") for angle in Angle),
)


def nomination_pdf(asked: NominationList) -> bytes:
    return render_pdf(nomination_paper(asked))


def nomination_paper(asked: NominationList) -> Paper:
    """A draft: the office that signs the proposal gives number and day."""
    lacking = asked.lacking
    return Paper(
        letterhead=_head(asked),
        kind="DANH SÁCH TRÍCH NGANG",
        subject=f"Sản phẩm công nghiệp nông thôn đăng ký bình chọn {asked.level_name} năm {asked.year}",
        blocks=(
            Paragraph(text=f"Kèm theo văn bản đề nghị bình chọn {asked.level_name} (TT 26/2014 Đ12; Phụ lục 5)."),
            short_table(asked),
            *([Paragraph(text=f"Còn bổ sung: {'; '.join(lacking)}.", note=True)] if lacking else []),
        ),
        signature=Signature(authority_lines=("Thủ trưởng đơn vị đề nghị",)),
        recipients=Recipients(lines=("Cơ quan tổ chức bình chọn", "Lưu: VT")),
    )


def _head(asked: NominationList) -> Letterhead:
    unit = asked.lines[0].product.unit if asked.lines else None
    while unit is not None and unit.parent is not None:
        unit = unit.parent
    place = unit.full_name if unit else ""
    parent = f"Ủy ban nhân dân {place}".strip()
    return Letterhead(
        parent=parent, issuer="Sở Công Thương", symbol="DS-SCT", place=unit.dateline if unit else "", issued_on=today()
    )


def short_table(asked: NominationList) -> Table:
    rows = tuple(_short(number, line) for number, line in enumerate(asked.lines, 1))
    return Table(
        code="pl5",
        sheet="Phụ lục 5",
        title=f"Sản phẩm đề nghị bình chọn {asked.level_name} năm {asked.year}",
        columns=_PL5,
        rows=rows,
        notes=(_UNREAD,),
        empty="Chưa đề cử sản phẩm nào.",
    )


def _short(number: int, line: Listed) -> Row:
    lower, entry = line.lower, line.entry
    return Row(
        cells=(
            number,
            f"{line.name}{' (bộ)' if line.product.is_set else ''}, {line.product.get_group_display().lower()}",
            ", ".join(filter(None, (str(line.product.establishment), line.product.unit.full_name, _phone(line)))),
            f"{lower.get_level_display()} {lower.year}, {_reference(lower)}" if lower else "chưa rõ",
            lower.valid_to if lower else None,
            entry.revenue if entry else None,
            entry.workers if entry else None,
        )
    )


def _phone(line: Listed) -> str:
    told = line.entry.contact_phone if line.entry else ""
    return told or (line.profile.phone if line.profile else "")


def _reference(lower) -> str:
    return (lower.document and lower.document.reference) or "chưa rõ số"


def database_table(asked: NominationList) -> Table:
    """One row a product: what Phụ lục 1, 2 and 5 tell, and the names its photos have in the zip."""
    rows = tuple(_whole(number, line) for number, line in enumerate(asked.lines, 1))
    return Table(
        code="csdl",
        sheet="CSDL quốc gia",
        title=f"Dữ liệu sản phẩm đề nghị bình chọn {asked.level_name} năm {asked.year}",
        columns=_DATABASE,
        rows=rows,
        notes=(_UNREAD, f"Lấy từ cổng ngày {format_date(today())}."),
        empty="Chưa đề cử sản phẩm nào.",
    )


def _whole(number: int, line: Listed) -> Row:
    product, profile, entry, lower = line.product, line.profile, line.entry, line.lower
    return Row(
        cells=(
            number,
            line.name,
            "bộ" if product.is_set else "",
            product.set_parts,
            product.get_group_display(),
            str(product.establishment),
            profile.get_legal_form_display() if profile else "",
            line.tax_code,
            (entry and entry.contact) or (profile.owner_name if profile else ""),
            _phone(line),
            profile.head_office_address if profile else "",
            product.unit.full_name,
            *(getattr(entry, key) if entry else "" for key in _TEXTS),
            entry.revenue if entry else None,
            entry.workers if entry else None,
            lower.get_level_display() if lower else "",
            str(lower.year) if lower else "",
            _reference(lower) if lower else "",
            lower.decided_on if lower else None,
            lower.valid_to if lower else None,
            *(line.photo_name(number, angle.value) for angle in Angle),
        )
    )


def nomination_workbook(asked: NominationList) -> bytes:
    tables = [database_table(asked), short_table(asked)]
    return render_xlsx(tables, title=f"Đề nghị bình chọn {asked.level_name} năm {asked.year}")


def nomination_archive(asked: NominationList):
    """An open file: the workbook and every photo under the name its row gives. One photo in memory at a time."""
    held = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  closed by the response that sends it
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("du-lieu.xlsx", nomination_workbook(asked), zipfile.ZIP_DEFLATED)
        for number, line in enumerate(asked.lines, 1):
            for angle, photo in line.photos.items():
                with files.opened(photo.file) as picture:
                    archive.writestr(line.photo_name(number, angle), picture.read())
    held.seek(0)
    return held
