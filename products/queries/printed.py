"""Giấy chứng nhận as it is printed (TT 26/2014 Đ17, Phụ lục 6: the model itself was not seen, so the words are its titles)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from khuyencong.core.dates import format_date
from khuyencong.core.papers import QR, qr
from khuyencong.territory.choices import Level
from khuyencong.territory.models import AdministrativeUnit
from products.choices import HELD_HERE, VotingLevel
from products.models import Recognition, VotingRound
from products.queries import outcome

_PLACE = {
    VotingLevel.COMMUNE: Level.COMMUNE,
    VotingLevel.DISTRICT: Level.DISTRICT,
    VotingLevel.PROVINCE: Level.PROVINCE,
}


@dataclass(frozen=True)
class Certificate:
    """``number`` is its place in the list of the decision; ``place`` the unit whose chairman recognises."""

    row: Recognition
    number: int
    place: AdministrativeUnit | None

    @property
    def authority(self) -> str:
        """“CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH DƯƠNG”."""
        return f"Chủ tịch Ủy ban nhân dân {self.place.full_name if self.place else ''}".strip().upper()

    @property
    def title(self) -> str:
        level = self.row.get_level_display()
        return f"Sản phẩm công nghiệp nông thôn tiêu biểu {level.lower()} năm {self.row.year}"

    @property
    def maker(self) -> str:
        return str(self.row.product.establishment)

    @property
    def made_at(self) -> str:
        return self.row.product.unit.label

    @property
    def decision(self) -> str:
        paper, day = self.row.document, self.row.decided_on
        told = f"Quyết định số {paper.reference}" if paper and paper.reference else "Quyết định số ……………"
        return f"{told} {_long(day)}"

    @property
    def number_text(self) -> str:
        return f"{self.number:02}"

    @property
    def valid_to(self) -> str:
        """As the law's reading in use gave it on the day of issue."""
        return format_date(self.row.valid_to) if self.row.valid_to else "……/……/…………"

    @property
    def signed_at(self) -> str:
        """“Bình Dương, ngày 05 tháng 02 năm 2026”."""
        return f"{self.place.dateline if self.place else '……………'}, {_long(self.row.decided_on)}"

    @property
    def address(self) -> str:
        return address_of(self.row)

    @property
    def drawn(self) -> QR:
        return qr(self.address)


def _long(day: date | None) -> str:
    if day is None:
        return "ngày …… tháng …… năm ………"
    return f"ngày {day.day:02} tháng {day.month:0{2 if day.month < 3 else 1}} năm {day.year}"


def address_of(row: Recognition) -> str:
    """Where anybody looks the certificate up: “https://…/cong-nhan/ABCD-EFGH-JKMN/”."""
    return settings.PORTAL_URL.rstrip("/") + reverse("showcase:certificate", args=[row.printed_code])


def _whole(rows: QuerySet[Recognition]) -> QuerySet[Recognition]:
    return rows.select_related(
        "product__establishment", "product__unit__parent__parent", "document", "entry__round__unit"
    )


def certificate(recognition: Recognition) -> Certificate:
    row = _whole(Recognition.objects.filter(pk=recognition.pk)).get()
    before = Recognition.objects.filter(document=row.document, level=row.level).order_by("entry__number", "pk")
    numbers = list(before.values_list("pk", flat=True)) if row.document_id else [row.pk]
    return Certificate(row, numbers.index(row.pk) + 1, _place_of(row))


def whole_list(round_: VotingRound) -> list[Certificate]:
    """Of a published round, in the order of its decision's list, those withdrawn since among them."""
    rows = enumerate(_whole(outcome.published(round_)), 1)
    return [Certificate(row, number, round_.unit) for number, row in rows]


def certificates_of(round_: VotingRound) -> list[Certificate]:
    """To print: what was withdrawn is left out, its number with it."""
    return [one for one in whole_list(round_) if one.row.withdrawn_on is None]


def _place_of(row: Recognition) -> AdministrativeUnit | None:
    """Of the round, or (written down afterwards) the unit of that level the product is made in."""
    if row.entry:
        return row.entry.round.unit
    return next((one for one in _upwards(row.product.unit) if one.level == _PLACE.get(row.level)), None)


def _upwards(unit: AdministrativeUnit) -> Iterable[AdministrativeUnit]:
    while unit:
        yield unit
        unit = unit.parent


def is_given_here(row: Recognition) -> bool:
    """Certificates of region and nation come from elsewhere."""
    return row.level in {one.value for one in HELD_HERE}
