"""What a person typed or pasted, made plain before anything reads it."""

import re
import unicodedata

# Word, Excel and phone keyboards put these where a plain sign was meant.
_TWINS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
_TWINS |= dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2212), "-")
_INVISIBLE = dict.fromkeys((0x200B, 0x2060, 0xFEFF))
# Line breaks of Word and of old Macs; XML, hence XLSX, refuses every other control character.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_WIDE_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def plain(text: str) -> str:
    """One line to be read as a date or a number: NFC, full-width signs and dashes as ASCII, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_TWINS).split())


def line(text: str) -> str:
    """One line to be kept: NFC, trimmed, every kind of space a space. A null byte stays, for the validator."""
    return re.sub("[\t\n]+", " ", paragraphs(text))


def paragraphs(text: str) -> str:
    """Running text to be kept: NFC, trimmed, line breaks as ``\\n`` whatever the browser or Word sends."""
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text).translate(_INVISIBLE))
    return _CONTROLS.sub(" ", _WIDE_SPACES.sub(" ", text)).strip()
