"""One question to the norms and its answer. The sentence is made here and nowhere else."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from khuyencong.core.choices import Certainty
from khuyencong.core.dates import format_date
from khuyencong.core.money import format_prose
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import PURSE_MARKS, NormDate, NormKind, Purse
from projects.models import Content, SupportNorm
from projects.queries.norms.amounts import Terms
from projects.queries.norms.book import Found, NormBook


@dataclass(frozen=True, kw_only=True)
class Asked:
    """``cost`` is the eligible cost in đồng, None unknown; ``cap_unit`` chooses among several levels of a content.

    ``is_priority`` asks for the factor of NĐ 45 Đ6; ``count`` is how many units of the cap the cost covers.
    """

    content: Content
    cost: Decimal | int | None = None
    chosen_by: str = NormDate.ASKED
    cap_unit: str = ""
    is_priority: bool = False
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class NormAnswer:
    """``amount`` in đồng, None when the norms give no number; ``sentence`` is what a person signs under."""

    asked: Asked
    purse: str
    on: date | None
    version: SupportNorm | None = None
    options: tuple[SupportNorm, ...] = ()
    factor: SupportNorm | None = None
    national: "NormAnswer | None" = None
    is_national_for_local: bool = False
    notes: tuple[str, ...] = field(default=())

    @cached_property
    def terms(self) -> Terms:
        row = self.version or SupportNorm()
        factor = self.factor if self.factor and self.factor.usable_for_calc else None
        return Terms(
            percent=row.percent,
            cap=row.cap,
            multiplier=row.multiplier or Decimal(1),
            factor=factor.multiplier if factor else Decimal(1),
            count=self.asked.count,
            cap_unit=row.cap_unit,
            cost=self.asked.cost,
        )

    @property
    def amount(self) -> int | None:
        return self.terms.amount if self.version and self.version.usable_for_calc else None

    @property
    def may_exceed(self) -> bool:
        """Whether the law lets someone with authority decide otherwise (TTLT 26/2014 Đ6 k3 b: local purses)."""
        return self.version is None or self.version.may_exceed or self.purse != Purse.NATIONAL

    @cached_property
    def sentence(self) -> str:
        """The one sentence: on page, in the estimate, on paper, in JSON."""
        if self.amount is None:
            return f"Chưa tính được mức hỗ trợ: {self._why_not}{self._grounds}."
        return f"Tối đa {self.terms.head} {self.terms.why}{self._upper}{self._grounds}."

    @property
    def _why_not(self) -> str:
        row = self.version
        if self.on is None:
            return "chưa biết ngày đăng ký, phê duyệt hay ký hợp đồng nên chưa chọn được bản định mức"
        if self.options:
            return f"có {len(self.options)} mức ({'; '.join(row.cap_unit or row.variant for row in self.options)}), chọn một"
        if row is None:
            purse = PURSE_MARKS[self.purse][0]
            return f"chưa có mức nào trong sổ cho {self.asked.content.code} nguồn {purse} ngày {format_date(self.on)}"
        if row.kind == NormKind.REFERENCE:
            return f"mức nằm ở văn bản dẫn chiếu ({row.basis})"
        if not row.usable_for_calc:
            known = f" ({self.terms.at_most})" if self.terms.at_most else ""
            return f"mức trong sổ{known} chưa kiểm chứng, không dùng để tính"
        if self.terms.lacks_cost:
            return f"chưa biết chi phí; mức là {self.terms.at_most}"
        return f"văn bản không ghi số trần{f', theo {row.basis}' if row.basis else ''}"

    @property
    def _upper(self) -> str:
        if self.is_national_for_local:
            return ", theo trần quốc gia vì sổ chưa có mức của tỉnh"
        if self.national and self.national.amount is not None:
            return f" (trần quốc gia: {self.national.terms.head})"
        return ""

    @property
    def _grounds(self) -> str:
        row = self.version
        if row is None:
            return ""
        since = f"hiệu lực từ {format_date(row.valid_from)}" if row.valid_from else "ngày hiệu lực chưa rõ"
        until = f" đến {format_date(row.valid_to)}" if row.valid_to else ""
        doubt = f" ({row.doubt})" if row.doubt else ""
        factor = f", hệ số theo {self.factor.place}" if self.terms.factor != 1 else ""
        chosen = f"{NormDate(self.asked.chosen_by).label.lower()} {format_date(self.on)}"
        return f"; căn cứ {row.place}{factor}, {since}{until}{doubt}; bản chọn theo {chosen}"

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to look at before signing; none of it stops anybody."""
        told = list(self.notes)
        row = self.version
        if row and row.condition:
            told.append(f"Điều kiện của mức: {row.condition}.")
        if row and row.note:
            told.append(f"Ghi chú của sổ: {row.note}.")
        above = self.national and self.national.amount
        if above is not None and self.amount is not None and self.amount > above:
            told.append(f"Mức của tỉnh cao hơn trần quốc gia {format_prose(self.amount - above)}.")
        if self.terms.factor != 1 and self.terms.multiplier != 1:
            told.append("Hai hệ số cùng nhân vào trần. Xem lại văn bản có cho nhân cả hai không.")
        return tuple(told)

    def excess(self, amount: Decimal | int | None) -> int | None:
        """By how much ``amount`` passes the norm; None when either is not known or it does not."""
        if amount is None or self.amount is None or amount <= self.amount:
            return None
        return int(amount) - self.amount


def ceiling(
    *, content: Content, purse: str, province: AdministrativeUnit | None, on: date | None, **asked
) -> NormAnswer:
    """The most that may be given on a day; other arguments are those of ``Asked``. One query, and one a parent content."""
    return answer(NormBook(purse=purse, province=province, on=on), Asked(content=content, **asked))


def answer(book: NormBook, asked: Asked) -> NormAnswer:
    """The province's own version where it can be reckoned with, else the national ceiling."""
    national = _answer(book, asked, book.national(asked.content, asked.cap_unit))
    if book.purse == Purse.NATIONAL:
        return national
    own = book.local(asked.content, asked.cap_unit)
    notes = _notes(book, asked, own)
    if own.usable or not (national.version or national.options):
        return replace(_answer(book, asked, own, notes), national=national if national.version else None)
    return replace(national, is_national_for_local=True, notes=(*national.notes, *notes))


def _answer(book: NormBook, asked: Asked, found: Found, notes: tuple[str, ...] = ()) -> NormAnswer:
    rows = found.usable or found.rows
    factor = book.factor(asked.content) if asked.is_priority else None
    if asked.is_priority and not (factor and factor.usable_for_calc):
        words = "chưa kiểm chứng" if factor else "chưa có trong sổ"
        notes = (*notes, f"Hệ số ưu tiên của {asked.content.code} {words}: tính với hệ số 1.")
    return NormAnswer(
        asked=asked,
        purse=book.purse,
        on=book.on,
        version=rows[0] if len(rows) == 1 else None,
        options=rows if len(rows) > 1 else (),
        factor=factor,
        notes=notes,
    )


def _notes(book: NormBook, asked: Asked, own: Found) -> tuple[str, ...]:
    told = [f"Sổ có dòng “{row.document_name}” của tỉnh, chưa dùng để tính." for row in own.rows if not own.usable]
    if not own.usable:
        told += [
            f"{row.province.full_name} trước sắp xếp có {row.document_name}; chưa rõ còn áp dụng."
            for row in book.inherited(asked.content)
        ]
        told += [
            f"{row.province.full_name} có {row.document_name}, mức chưa đọc."
            for row in book.notices()
            if row.province_id and row.certainty in {Certainty.READ, Certainty.SECOND_HAND}
        ]
    return tuple(dict.fromkeys(told))
