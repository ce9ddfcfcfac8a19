"""The lists that go with papers of a result: who was chosen, which certificates were given."""

from khuyencong.core.dates import format_date
from khuyencong.core.papers import Annex, Column, Row, Table
from products.queries.result import Result

_PRODUCT = Column(key="product", title="Tên sản phẩm", width=30)
_MAKER = Column(key="maker", title="Cơ sở công nghiệp nông thôn", width=26)
_PLACE = Column(key="place", title="Nơi sản xuất", width=22)
_GROUP = Column(key="group", title="Nhóm", width=18)
_PRIZE = Column(key="prize", title="Giải", width=8)
_INDEX = Column(key="no", title="TT", kind="index")


def listed(told: Result, title: str, *, points: bool) -> Annex:
    prizes = told.round.with_prizes
    mean = (Column(key="mean", title="Điểm bình quân", kind="unit", width=10),) if points else ()
    columns = (_INDEX, _PRODUCT, _MAKER, _PLACE, _GROUP, *mean, *((_PRIZE,) if prizes else ()))
    rows = []
    for number, tally in enumerate(told.chosen, 1):
        made = tally.entry.product
        cells = [number, _named(made), str(made.establishment), made.unit.full_name, tally.entry.get_group_display()]
        cells += [tally.average_text] if points else []
        rows.append(Row(cells=(*cells, *((_prize(tally.entry),) if prizes else ()))))
    table = Table(code="chosen", title=title, columns=columns, rows=tuple(rows), empty="Chưa chọn sản phẩm nào.")
    return Annex(title=title, blocks=(table,), landscape=True)


def certified(told: Result, title: str, *, signing: bool = False) -> Annex:
    prizes = told.round.with_prizes
    signs = (Column(key="signs", title="Người nhận ký", width=18),) if signing else (_GROUP,)
    columns = (
        Column(key="no", title="Số", kind="index"),
        _PRODUCT,
        _MAKER,
        _PLACE,
        *((_PRIZE,) if prizes else ()),
        Column(key="valid", title="Có giá trị đến", width=13),
        Column(key="code", title="Mã kiểm tra", width=17),
        *signs,
    )
    rows = []
    for one in told.register:
        row, made = one.row, one.row.product
        until = f"thu hồi {format_date(row.withdrawn_on)}" if row.withdrawn_on else one.valid_to
        cells = [one.number_text, _named(made), str(made.establishment), made.unit.full_name]
        cells += [_prize(row)] if prizes else []
        cells += [until, row.printed_code, "" if signing else made.get_group_display()]
        rows.append(Row(cells=tuple(cells)))
    table = Table(code="certificates", title=title, columns=columns, rows=tuple(rows), empty="Chưa cấp giấy nào.")
    return Annex(title=title, blocks=(table,), landscape=True)


def _named(product) -> str:
    return f"{product.name} (bộ sản phẩm)" if product.is_set else product.name


def _prize(row) -> str:
    return row.get_prize_display() if row.prize else ""
