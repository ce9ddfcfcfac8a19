"""Báo cáo kinh phí of a month, quarter or year: tình hình thực hiện, đối chiếu, sổ chi tiết; page, PDF and XLSX."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby

from django.urls import reverse

from budgets.choices import DisbursementKind, Stage
from budgets.models import Disbursement
from budgets.queries import Behind, Board, BoardRow, behind_address
from budgets.queries.board import files_of_year, vouchers_of_year
from khuyencong.core import figures
from khuyencong.core.dates import Period, format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from khuyencong.core.papers import Annex, Cell, Column, Letterhead, Paper, Row, Table
from khuyencong.reports.queries.letterhead import Issuer, issuer_on
from khuyencong.reports.queries.sheet import MILLION, NOT_COMPUTED
from khuyencong.reports.queries.spending_letter import letter
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope

_ADDRESS = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")
_STAGES = (Stage.PLANNED, Stage.GIVEN, Stage.CARRIED, Stage.APPROVED, Stage.HELD)


@dataclass(frozen=True, kw_only=True)
class SpendingScope:
    """“2026”, “2026-q3”, “2026-08” of a budget year, in one place."""

    user: User
    unit: AdministrativeUnit
    address: str
    day: date = field(default_factory=today)

    def __post_init__(self):
        if not _ADDRESS.fullmatch(self.address):
            raise DomainError(f"Không đọc được kỳ “{self.address}”. Ghi năm, quý (2026-q3) hoặc tháng (2026-08).")

    @cached_property
    def period(self) -> Period:
        found = _ADDRESS.fullmatch(self.address)
        if found["quarter"]:
            return Period.quarter(self.year, int(found["quarter"]))
        return Period.month(self.year, int(found["month"])) if found["month"] else Period.calendar_year(self.year)

    @property
    def year(self) -> int:
        return int(self.address[:4])

    @property
    def name(self) -> str:
        """“năm 2026”, “quý III/2026”, “tháng 8/2026”."""
        return self.period.label()

    @property
    def is_year(self) -> bool:
        return len(self.address) == 4

    def holds(self, voucher: Disbursement) -> bool:
        """In the period by its day; in the year, by its budget year whenever it was written."""
        return self.is_year or self.period.contains(voucher.voucher_on)

    def holds_so_far(self, voucher: Disbursement) -> bool:
        return self.is_year or voucher.voucher_on <= self.period.ends_on


@dataclass(frozen=True)
class SpendingReport:
    """Every table is made of the board, the files and the vouchers of the year. Seven queries, whatever the rows."""

    scope: SpendingScope

    @cached_property
    def board(self) -> Board:
        return Board(self.scope.year, self.scope.user, place=self.scope.unit)

    @cached_property
    def vouchers(self) -> list[Disbursement]:
        """Of the budget year, in the order of their days."""
        rows = vouchers_of_year(self.scope.user, self.scope.year).filter(project__unit__in=scope(self.scope.unit))
        return list(rows.select_related("project__content").order_by("voucher_on", "pk"))

    @cached_property
    def files(self) -> list:
        rows = files_of_year(self.scope.user, self.scope.year).filter(unit__in=scope(self.scope.unit))
        return list(rows.order_by("purse", "code"))

    @cached_property
    def issuer(self) -> Issuer:
        return issuer_on(self.scope.unit, self.scope.day)

    @property
    def letterhead(self) -> Letterhead:
        return self.issuer.letterhead(self.scope.day)

    @property
    def title(self) -> str:
        return f"Tình hình thực hiện kinh phí khuyến công {self.scope.name}, {self.scope.unit.full_name}"

    @cached_property
    def tables(self) -> dict[str, Table]:
        made = (self.execution(), self.reconciliation(), self.ledger())
        return {table.code: table for table in made}

    @property
    def annexes(self) -> tuple[Annex, ...]:
        """The tables lie behind the letter that is signed."""
        numbered = zip(("I", "II", "III"), self.tables.values(), strict=True)
        return tuple(Annex(number=n, title=one.title, blocks=(one,), landscape=True) for n, one in numbered)

    @cached_property
    def paper(self) -> Paper:
        return Paper(
            letterhead=self.letterhead,
            kind="BÁO CÁO",
            subject=f"Tình hình thực hiện kinh phí khuyến công {self.scope.name} tại {self.scope.unit.in_sentence}",
            addressees=(self.issuer.department,),
            blocks=letter(self),
            annexes=self.annexes,
            signature=self.issuer.signature,
            recipients=self.issuer.recipients,
            mark="DỰ THẢO",
        )

    # --- the tables ---------------------------------------------------------------------------------

    def execution(self) -> Table:
        """Of each purse and content: the chain of the year, what was paid in the period and up to its end."""
        rows = [self._line(row) for row in self.board.rows()]
        return Table(
            code="thuc-hien",
            sheet="B1 Thực hiện",
            title=f"Biểu 1. Tình hình thực hiện kinh phí {self.scope.name}",
            landscape=True,
            columns=(
                Column(key="name", title="Nguồn, nội dung", width=24),
                *(Column(key=stage, title=stage.label, kind="money", unit=MILLION) for stage in _STAGES),
                Column(key="paid", title="Chi trong kỳ", kind="money", unit=MILLION),
                Column(key="so_far", title="Luỹ kế đã chi", kind="money", unit=MILLION),
                Column(key="settled", title=Stage.SETTLED.label, kind="money", unit=MILLION),
                Column(key="left", title="Còn lại", kind="money", unit=MILLION),
                Column(key="share", title="Luỹ kế chi trên số giao", kind="percent"),
            ),
            rows=tuple(rows),
            total=self._line(self.board.total) if rows else None,
            basis=(
                "Cách tính: kế hoạch, giao, phê duyệt, cam kết, quyết toán theo năm kế hoạch, số đến lúc lập; chi theo năm"
                f" ngân sách và ngày chứng từ, hoàn trả trừ lại ({self.days}). Còn lại là giao, cộng chuyển nguồn và thu"
                " hồi, trừ cam kết."
            ),
            empty="Chưa ghi kinh phí của năm này.",
        )

    @property
    def days(self) -> str:
        if self.scope.is_year:
            return f"mọi chứng từ của năm ngân sách {self.scope.year}"
        return f"{format_date(self.scope.period.starts_on)} – {format_date(self.scope.period.ends_on)}"

    def _line(self, row: BoardRow) -> Row:
        paid, so_far = self.paid_of(row)
        given = row.of(Stage.GIVEN)
        share = so_far.ratio(given)
        cells = (
            row.label,
            *(self.opening(row, stage, row.of(stage)) for stage in _STAGES),
            paid,
            so_far,
            self.opening(row, Stage.SETTLED, row.of(Stage.SETTLED)),
            self.opening(row, Stage.LEFT, row.left),
            NOT_COMPUTED if share is None else share,
        )
        return Row(cells=cells, level=row.level, kind="body" if row.level else "sum")

    def paid_of(self, row: BoardRow) -> tuple[Figure, Figure]:
        """In the period, and up to its end."""
        if not row.of(Stage.PAID).is_known and not row.of(Stage.PAID).unknown:
            return figures.UNKNOWN, figures.UNKNOWN
        return tuple(self._net(self._of(row), held) for held in (self.scope.holds, self.scope.holds_so_far))

    def opening(self, row: BoardRow, stage: Stage, figure: Figure) -> Cell:
        return Cell(value=figure, href=behind_address(self.scope.year, stage, row.keys))

    def _of(self, row: BoardRow) -> Iterator[Disbursement]:
        for one in self.vouchers:
            is_purse = row.keys.get("purse", one.project.purse) == one.project.purse
            is_content = row.keys.get("content", one.project.content.root_code) == one.project.content.root_code
            if is_purse and is_content:
                yield one

    def _net(self, vouchers: Iterator[Disbursement], held) -> Figure:
        return figures.total(figures.of(one.net, illustrative=one.illustrative) for one in vouchers if held(one))

    def reconciliation(self) -> Table:
        """Of each file: approved, held, out by kind and back, settled; what is out beyond it or still owed."""
        out = {pk: list(rows) for pk, rows in groupby(sorted(self.vouchers, key=_file), key=_file)}
        rows = [self._compared(one, out.get(one.pk, [])) for one in self.files]
        kinds = [(kind.value, kind.label) for kind in DisbursementKind]
        return Table(
            code="doi-chieu",
            sheet="B2 Đối chiếu",
            title=f"Biểu 2. Đối chiếu kinh phí từng đề án năm {self.scope.year}",
            landscape=True,
            columns=(
                Column(key="index", title="TT", kind="index"),
                Column(key="name", title="Đề án", width=30),
                Column(key="approved", title="Phê duyệt", kind="money", unit=MILLION),
                Column(key="held", title="Cam kết", kind="money", unit=MILLION),
                *(Column(key=kind, title=label, kind="money", unit=MILLION) for kind, label in kinds),
                Column(key="settled", title="Quyết toán", kind="money", unit=MILLION),
                Column(key="over", title="Đã chi trừ quyết toán", kind="money", unit=MILLION),
            ),
            rows=tuple(Row(cells=(str(n), *cells)) for n, cells in enumerate(rows, start=1)),
            total=Row(cells=("", "Cộng", *_columns_added(rows)), kind="sum") if rows else None,
            basis=(
                f"Cách tính: mọi chứng từ của năm ngân sách {self.scope.year} của đề án có năm kế hoạch ấy. Chênh lệch"
                " dương là phải hoàn trả, âm là còn phải chi; chưa quyết toán thì chưa có chênh lệch."
            ),
            empty="Chưa có đề án nào được duyệt.",
        )

    def _compared(self, file, vouchers: list[Disbursement]) -> tuple:
        made_up = file.illustrative
        by_kind = [
            figures.total(figures.of(one.amount, illustrative=one.illustrative) for one in vouchers if one.kind == kind)
            for kind in DisbursementKind
        ]
        settled = file.settled_now or None
        net = sum(one.net for one in vouchers)
        over = Figure(value=None) if settled is None else figures.of(net - settled, illustrative=made_up)
        name = Cell(value=f"{file.code} {file.title}", href=reverse("projects:detail", args=[file.pk]))
        amounts = (file.support_approved, file.held_now)
        return (
            name,
            *(figures.of(amount, illustrative=made_up) for amount in amounts),
            *by_kind,
            Figure(value=None) if settled is None else figures.of(settled, illustrative=made_up),
            over,
        )

    def ledger(self) -> Table:
        """Every voucher of the period, in the order of its day, with what has gone out so far."""
        so_far, rows = Figure(value=0), []
        for one in self.vouchers:
            if not self.scope.holds_so_far(one):
                continue
            so_far = figures.total([so_far, figures.of(one.net, illustrative=one.illustrative)])
            if self.scope.holds(one):
                rows.append(self._entry(len(rows) + 1, one, so_far))
        return Table(
            code="so-chi-tiet",
            sheet="B3 Sổ chi tiết",
            title=f"Biểu 3. Sổ chi tiết các khoản chi {self.scope.name}",
            landscape=True,
            columns=(
                Column(key="index", title="TT", kind="index"),
                Column(key="on", title="Ngày", kind="date"),
                Column(key="voucher", title="Chứng từ", width=16),
                Column(key="name", title="Đề án", width=30),
                Column(key="kind", title="Loại", width=12),
                Column(key="amount", title="Số tiền", kind="money", unit=MILLION),
                Column(key="so_far", title="Luỹ kế từ đầu năm", kind="money", unit=MILLION),
            ),
            rows=tuple(rows),
            total=Row(cells=("", "", "Cộng", "", "", self._net(iter(self.vouchers), self.scope.holds), ""), kind="sum")
            if rows
            else None,
            basis=f"Cách tính: chứng từ của năm ngân sách {self.scope.year}, {self.days}; hoàn trả là số âm.",
            empty="Không có chứng từ nào trong kỳ.",
        )

    def _entry(self, number: int, one: Disbursement, so_far: Figure) -> Row:
        name = Cell(value=f"{one.project.code} {one.project.title}", href=reverse("projects:detail", args=[_file(one)]))
        amount = figures.of(one.net, illustrative=one.illustrative)
        return Row(cells=(str(number), one.voucher_on, one.voucher, name, one.get_kind_display(), amount, so_far))

    @property
    def paid(self) -> Behind:
        """The same vouchers as the board lists them."""
        return Behind(self.scope.user, self.scope.year, Stage.PAID, {"place": str(self.scope.unit.pk)})


def _file(voucher: Disbursement) -> int:
    return voucher.project_id


def _columns_added(rows: list[tuple]) -> list[Figure]:
    """The sum of each column of amounts; what is not settled yet has no part in it."""
    columns = list(zip(*(cells[1:] for cells in rows), strict=True))
    return [
        figures.total([one for one in column if one.is_known or one.unknown], empty=Figure(value=None))
        for column in columns
    ]
