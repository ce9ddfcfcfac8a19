"""The columns a list of đề án can show: one closed table for the page, its chooser and the workbook."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ListColumn:
    """``sort`` is a code of ``SORTS`` where the order has an index behind it."""

    code: str
    label: str
    shown: bool = False
    sort: str = ""


COLUMNS = (
    ListColumn("dia_ban", "Địa bàn", shown=True),
    ListColumn("noi_dung", "Nội dung", shown=True),
    ListColumn("loai", "Loại"),
    ListColumn("nguon", "Nguồn", shown=True),
    ListColumn("nam", "Năm", shown=True, sort="moi"),
    ListColumn("tinh_trang", "Tình trạng", shown=True),
    ListColumn("ly_do", "Vì sao trả lại, dừng"),
    ListColumn("tu_ngay", "Ở bước này từ", sort="tu-ngay"),
    ListColumn("thieu", "Còn thiếu"),
    ListColumn("han", "Hạn", shown=True, sort="han"),
    ListColumn("ho_tro", "Hỗ trợ", shown=True, sort="ho-tro"),
    ListColumn("doi_ung", "Đối ứng", shown=True),
    ListColumn("giu", "Người giữ", shown=True),
    ListColumn("trinh", "Ngày trình", sort="trinh"),
    ListColumn("duyet", "Ngày duyệt", sort="duyet"),
    ListColumn("ket_thuc", "Kết thúc", sort="ket-thuc"),
)
DEFAULT_COLUMNS = tuple(column.code for column in COLUMNS if column.shown)
