"""The registrations of a round as rows of a sheet: what its columns are called, what each row says today.

Headings are the labels of the page that asks the same, so that a sentence about a cell names both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from khuyencong.core.models import User
from khuyencong.territory.queries import scope
from products.choices import Registrant
from products.models import Entry, Product, VotingRound
from products.queries import law
from products.queries.entries import of_round

YES = "có"
OFFERED = 2000
"""Products offered for choice in the template; more are typed by name."""


@dataclass(frozen=True)
class Column:
    """``how`` tells who fills it in what to write."""

    name: str
    title: str
    how: str
    width: int = 24
    needed: bool = False


_ALL = (
    Column("code", "Mã số", "Để trống với đăng ký mới. SP-01, SP-02…: sửa đăng ký đã có.", 10),
    Column("product", "Sản phẩm", "Chọn trong danh sách, hoặc gõ tên; cột này không đổi được ở đăng ký đã có.", 40, True),
    Column("establishment", "Cơ sở", "Chỉ để đọc, cổng không lấy.", 32),
    Column("registrant", "Ai đăng ký", "Chọn trong danh sách; ở đăng ký đã có, cổng không lấy.", 26, True),
    Column("received_on", "Ngày nhận đăng ký", "ngày/tháng/năm, trong thời gian đợt nhận hồ sơ.", 16, True),
    Column("contact", "Người đại diện, chức vụ", ""),
    Column("contact_phone", "Điện thoại liên hệ", "", 18),
    Column("serial", "Sản xuất được hàng loạt", f"“{YES}” hoặc để trống (TT 26/2014 Đ4 k4).", 14),
    Column("original", "Không sao chép", f"“{YES}” hoặc để trống (TT 26/2014 Đ4 k3).", 14),
    Column("no_lower_round", "Không tổ chức bình chọn cấp dưới", f"“{YES}” hoặc để trống (TT 38/2025 Đ28 k7).", 18),
    Column("description", "Mô tả", "Công dụng, kiểu dáng, kích cỡ", 40),
    Column("materials", "Nguyên liệu", ""),
    Column("technology", "Công nghệ, thiết bị", ""),
    Column("capacity", "Năng lực sản xuất một năm", ""),
    Column("price", "Giá bán", "", 18),
    Column("revenue", "Doanh thu năm trước", "Đồng, số nguyên", 18),
    Column("workers", "Số lao động", "", 12),
    Column("market", "Thị trường tiêu thụ", ""),
    Column("quality", "Tiêu chuẩn, chất lượng", ""),
    Column("environment", "Môi trường, an toàn", ""),
    Column("awards", "Giải thưởng, chứng nhận", ""),
    Column("blind_title", "Tên khi che cơ sở", "Không ghi tên cơ sở, người, địa danh"),
    Column("blind_text", "Mô tả khi che cơ sở", "Không ghi tên cơ sở, người, điện thoại, địa danh", 40),
)  # fmt: skip
TITLES = {column.name: column.title for column in _ALL}
CHECKED = ("serial", "original", "no_lower_round")


def columns(round_: VotingRound) -> list[Column]:
    """Of this round: what its level or its regulation does not ask is not there."""
    rule = law.level_rule(round_.level, round_.opens_on)
    left_out = set() if rule and rule.lower_level else {"no_lower_round"}
    left_out |= set() if round_.blind else {"blind_title", "blind_text"}
    return [column for column in _ALL if column.name not in left_out]


def rows(round_: VotingRound, user: User) -> Iterator[list[str | int | date | None]]:
    """Registrations the person may read, in order; as they are read again."""
    asked = columns(round_)
    for entry in of_round(round_, user):
        yield [_cell(entry, column.name) for column in asked]


def _cell(entry: Entry, name: str):
    match name:
        case "product":
            return told(entry.product)
        case "establishment":
            return str(entry.product.establishment)
        case "registrant":
            return entry.get_registrant_display()
    value = getattr(entry, name)
    if isinstance(value, bool):
        return YES if value else ""
    return int(value) if isinstance(value, Decimal) else value


def told(product: Product) -> str:
    """“Lu gốm men da lươn (#88)”: a name and the number that settles which."""
    return f"{product.name} (#{product.pk})"


def registrants() -> list[str]:
    return [str(label) for label in Registrant.labels]


def offered(round_: VotingRound, user: User) -> list[str]:
    """Products of the round's place that the person may enter and that are not entered yet."""
    found = Product.objects.visible_to(user).filter(unit__in=scope(round_.unit_id))
    free = found.exclude(entries__round=round_).order_by("sort_key", "pk")
    return [told(product) for product in free.only("name")[:OFFERED]]
