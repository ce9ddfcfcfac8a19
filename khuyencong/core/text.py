"""Vietnamese text: one normal form, one folding, one order. Twins of the SQL functions of migration 0001."""

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_NOT_LETTER_OR_TONE = re.compile("[^\u0300\u0301\u0303\u0309\u0323a-zđ]")
_BASES = (("ă", "a{"), ("â", "a|"), ("đ", "d{"), ("ê", "e{"), ("ô", "o{"), ("ơ", "o|"), ("ư", "u{"))
_WEIGHTS = {ord(c): w for c, w in zip("\u0300\u0309\u0303\u0301\u0323", "23456", strict=True)} | {
    ord(c): "1" for c in "abcdefghijklmnopqrstuvwxyzđ"
}


def nfc(text: str) -> str:
    """Composed Unicode (TCVN 6909:2001), the only form that is stored."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without diacritics: “Bến Cát” → “ben cat”. Used for search on both sides."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")


def sort_key(text: str) -> str:
    """Dictionary order: letters first (a ă â b c d đ …), then tones (ngang, huyền, hỏi, ngã, sắc, nặng)."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    letters = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    for base, weighted in _BASES:
        letters = letters.replace(base, weighted)
    return letters + "\x01" + _NOT_LETTER_OR_TONE.sub("", decomposed).translate(_WEIGHTS)


def person_key(full_name: str) -> str:
    """People sort by given name (the last word), then by the whole name."""
    words = full_name.split()
    return sort_key(words[-1] if words else "") + "\x02" + sort_key(full_name)
