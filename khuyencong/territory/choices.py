"""Words of places: levels, kinds, parts, frames, and how a typed place name is read."""

import re
from dataclasses import dataclass
from datetime import date

from django.db import models

from khuyencong.core.text import fold

LAST_OLD_DAY = date(2025, 6, 30)  # the district level and the 63 provinces end with this day


class Level(models.IntegerChoices):
    """From wide to narrow, so that a smaller number is a wider unit. Districts end on 30/6/2025."""

    PROVINCE = 1, "Cấp tỉnh"
    DISTRICT = 2, "Cấp huyện"
    COMMUNE = 3, "Cấp xã"


class Kind(models.TextChoices):
    """The word before the name. The code without ``_trung_uong`` and ``_`` is that word, folded."""

    TINH = "tinh", "Tỉnh"
    THANH_PHO_TRUNG_UONG = "thanh_pho_trung_uong", "Thành phố trực thuộc trung ương"
    QUAN = "quan", "Quận"
    HUYEN = "huyen", "Huyện"
    THI_XA = "thi_xa", "Thị xã"
    THANH_PHO = "thanh_pho", "Thành phố"
    XA = "xa", "Xã"
    PHUONG = "phuong", "Phường"
    THI_TRAN = "thi_tran", "Thị trấn"
    DAC_KHU = "dac_khu", "Đặc khu"

    @property
    def word(self) -> str:
        """What is written before the name."""
        return "Thành phố" if self is Kind.THANH_PHO_TRUNG_UONG else self.label


KINDS_AT = {
    Level.PROVINCE: (Kind.TINH, Kind.THANH_PHO_TRUNG_UONG),
    Level.DISTRICT: (Kind.QUAN, Kind.HUYEN, Kind.THI_XA, Kind.THANH_PHO),
    Level.COMMUNE: (Kind.XA, Kind.PHUONG, Kind.THI_TRAN, Kind.DAC_KHU),
}


class UrbanGrade(models.TextChoices):
    """Loại đô thị, the widest first."""

    SPECIAL = "dac_biet", "Loại đặc biệt"
    FIRST = "1", "Loại 1"
    SECOND = "2", "Loại 2"
    THIRD = "3", "Loại 3"
    FOURTH = "4", "Loại 4"
    FIFTH = "5", "Loại 5"


class Part(models.TextChoices):
    """How much of the predecessor went to the successor."""

    WHOLE = "whole", "Toàn bộ"
    MAIN_PART = "main_part", "Phần chính"
    PART = "part", "Một phần"


class Frame(models.TextChoices):
    """Under which units a report puts its records."""

    AS_RECORDED = "as_recorded", "Tại thời điểm"
    CURRENT = "current", "Địa bàn hiện hành"
    OLD = "old", "Địa bàn cũ"


class Reason(models.TextChoices):
    """Why a record has, or has not, a unit in the frame."""

    OK = "ok", "Có địa bàn"
    SPLIT = "split", "Tách, chưa phân được"
    NONE = "none", "Chưa rõ địa bàn"
    COARSE = "coarse", "Chỉ có ở cấp rộng hơn"


# --- reading what was typed -----------------------------------------------------------------------
_NOT_KEY = re.compile(r"[^a-z0-9]+")
_SHORT_KINDS = {
    "t": "tinh",
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
    "q": "quan",
    "h": "huyen",
    "p": "phuong",
    "x": "xa",
    "dk": "dac khu",
}
_SHORT_NAMES = {
    "hcm": "ho chi minh",
    "tphcm": "thanh pho ho chi minh",
    "tp hcm": "thanh pho ho chi minh",
    "brvt": "ba ria vung tau",
    "br vt": "ba ria vung tau",
}
_KIND_WORDS = sorted({fold(kind.word) for kind in Kind}, key=len, reverse=True)
_ERA = re.compile(r"[\s(]+(cũ|cu|mới|moi)\s*\)?$", re.IGNORECASE)


def place_key(text: str) -> str:
    """“Bà Rịa – Vũng Tàu” → “ba ria vung tau”: folded, every mark and hyphen a single space. Twin of the SQL columns."""
    return _NOT_KEY.sub(" ", fold(text)).strip()


@dataclass(frozen=True)
class TypedPlace:
    """A place as typed: “P. Phú Lợi, TP Thủ Dầu Một (cũ)”. All parts are keys of ``place_key``."""

    text: str
    key: str  # the first part, abbreviations written out: “phuong phu loi”
    bare: str  # the same without its kind word: “phu loi”
    kind: str  # the kind word, “phuong”, or ""
    code: str  # an official code, or ""
    within: tuple[str, ...]  # what the unit lies in
    ended: bool | None  # “(cũ)” → True, “(mới)” → False, nothing said → None

    @property
    def level_kinds(self) -> list[Kind]:
        """All kinds of the level the kind word belongs to: a town keeps its name when it becomes a city."""
        return [
            kind
            for kinds in KINDS_AT.values()
            if any(fold(sibling.word) == self.kind for sibling in kinds)
            for kind in kinds
        ]


def read_place(text: str) -> TypedPlace:
    """Read “name[, wider unit …][ (cũ)|(mới)]” or a code; nothing is looked up."""
    text = " ".join(text.split())
    rest, ended = text, None
    if era := _ERA.search(text):
        in_brackets = "(" in era[0]
        if in_brackets or text[: era.start()].strip().isdigit():
            rest, ended = text[: era.start()], fold(era[1]) == "cu"
    first, *within = [key for part in rest.split(",") if (key := _written_out(part))] or [""]
    kind = next((word for word in _KIND_WORDS if first.startswith(f"{word} ")), "")
    return TypedPlace(
        text=text,
        key=first,
        bare=first.removeprefix(kind).strip(),
        kind=kind,
        code=rest.strip() if re.fullmatch(r"\d{2}|\d{3}|\d{5}", rest.strip()) else "",
        within=tuple(within),
        ended=ended,
    )


def _written_out(part: str) -> str:
    key = place_key(part)
    key = _SHORT_NAMES.get(key, key)
    key = re.sub(r"^([pq])(\d+)$", r"\1 \2", key)
    head, _, tail = key.partition(" ")
    if tail and head in _SHORT_KINDS:
        key = f"{_SHORT_KINDS[head]} {_SHORT_NAMES.get(tail, tail)}"
    return key
