"""Uploads nobody should be able to make; each a (name, bytes) built from the smallest thing that works."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

CONTENT_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORKBOOK = b'<?xml version="1.0"?><workbook/>'
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 1, height: int = 1, more: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\x00" * 2))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + more + body + chunk(b"IEND", b"")


def jpeg(width: int = 1, height: int = 1, start_of_frame: int = 0xC0, more: bytes = b"") -> bytes:
    frame = struct.pack(">BBHBHHBBBB", 0xFF, start_of_frame, 11, 8, height, width, 1, 1, 0x11, 0)
    jfif = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    return b"\xff\xd8" + jfif + more + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"


def comment(text: bytes) -> bytes:
    return b"\xff\xfe" + struct.pack(">H", len(text) + 2) + text


def office(main: str = "xl/workbook.xml", packing: int = zipfile.ZIP_DEFLATED, **members: bytes) -> bytes:
    """A zip with the parts every workbook has and these; ``__`` in a name stands for a slash."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr(main, WORKBOOK)
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return held.getvalue()


def good() -> Iterator[tuple[str, bytes]]:
    yield "quyết định.pdf", PDF
    yield "ảnh.png", png()
    yield "ảnh máy.jpg", jpeg()
    yield "anh.JPEG", jpeg(start_of_frame=0xC2)
    yield "bang.xlsx", office()
    yield "to-trinh.docx", office("word/document.xml")
    yield "báo cáo 1.234.567 đồng.pdf", PDF


def encrypted() -> bytes:
    """Bit 0 of the flags set, in the member's header and in the directory."""
    data = bytearray(office())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def lying(claimed: int = 10) -> bytes:
    """8 MB inside, the directory and the member's header both say ``claimed`` bytes."""
    data = bytearray(office(xl__sheet_dot_xml=b"0" * (8 << 20)))
    for mark, name_offset, offset in ((b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)):
        at = data.find(mark)
        while at >= 0:
            if data[at + name_offset :].startswith(b"xl/sheet.xml"):
                data[at + offset : at + offset + 4] = struct.pack("<I", claimed)
            at = data.find(mark, at + 4)
    return bytes(data)


def bomb(mebibytes: int) -> bytes:
    """So many MB of zeros in a few kB, deflated a piece at a time so that the test itself stays small."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("xl/workbook.xml", WORKBOOK)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(mebibytes):
                sheet.write(bytes(1 << 20))
    return held.getvalue()


def crowd(members: int) -> bytes:
    """So many empty members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK)
        for number in range(members):
            archive.writestr(f"a{number}", b"")
    return held.getvalue()


def overlapping(entries: int = 2_000) -> bytes:
    """Every directory entry points at the same deflated megabyte (after D. Fifield)."""
    name, packed = b"xl/workbook.xml", zlib.compress(bytes(1 << 20))[2:-4]
    crc, size = zlib.crc32(bytes(1 << 20)), 1 << 20
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0) + name
    entry = (
        struct.pack(
            "<4sHHHHHHIIIHHHHHII",
            *(b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0, 0, 0, 0, 0, 0),
        )
        + name
    )
    body, directory = local + packed, entry * entries
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, entries, entries, len(directory), len(body), 0)
    return body + directory + end


def corrupt() -> bytes:
    """The deflated stream of a member broken in the middle."""
    whole = bytearray(office(xl__sheet_dot_xml=bytes(range(256)) * 400))
    at = whole.find(b"xl/sheet.xml") + 12
    whole[at + 5 : at + 60] = b"\xff" * 55
    return bytes(whole)


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    b'<!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><lolz>&lol2;</lolz>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024)


def hostile() -> Iterator[tuple[str, bytes]]:
    # not what we take
    yield "ma-doc.exe", b"MZ" + bytes(64)
    yield "trang.html", b"<html><script>alert(1)</script></html>"
    yield "hinh.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    yield "bang-cu.xls", OLE
    yield "bang-macro.xlsm", office(xl__vbaProject_dot_bin=OLE)
    yield "nen.zip", office()
    yield "khong-duoi", PDF
    yield "pdf", PDF
    yield ".pdf", PDF
    yield "hinh.gif", b"GIF89a" + bytes(32)
    # a second name
    yield "bao-cao.pdf.exe", PDF
    yield "bao-cao.exe.pdf", PDF
    yield "anh.php.jpg", jpeg()
    yield "anh.svg.png", png()
    yield "bao-cao\u202efdp.exe", PDF
    yield "bao-cao.pdf\x00.exe", PDF
    # another thing under a good name
    yield "rong.pdf", b""
    yield "la-exe.pdf", b"MZ" + bytes(64)
    yield "la-html.pdf", b"<html><body>%PDF-</body></html>"
    yield "la-svg.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    yield "la-zip.jpg", office()
    yield "la-png.jpg", png()
    yield "la-pdf.docx", PDF
    yield "la-xls.xlsx", OLE
    yield "la-word.xlsx", office("word/document.xml")
    # two things at once, or a program inside
    yield "va-zip.pdf", PDF + office()
    yield "va-zip.png", png() + office()
    yield "va-js.jpg", jpeg(more=comment(b"*/=alert(1)/*<script>alert(1)</script>"))
    yield "va-php.png", png(more=chunk(b"tEXt", b"Comment\x00<?php system($_GET[0]); ?>"))
    yield "co-js.pdf", PDF.replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>")
    yield "co-lenh.pdf", PDF.replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/Launch/F(cmd.exe)>>")
    # macros
    yield "macro.xlsx", office(xl__vbaProject_dot_bin=OLE)
    yield "macro.docx", office("word/document.xml", word__vbaProject_dot_bin=OLE)
    yield "macro4.xlsx", office(xl__macrosheets__sheet1_dot_xml=WORKBOOK)
    yield "activex.docx", office("word/document.xml", word__activeX__activeX1_dot_bin=OLE)
    yield "kem-exe.xlsx", office(xl__embeddings__setup_dot_exe=b"MZ")
    # broken, locked, climbing out
    yield "co-mat-khau.xlsx", encrypted()
    yield "cut.xlsx", office()[:200]
    yield "gay.xlsx", corrupt()
    yield "bzip.xlsx", office(packing=zipfile.ZIP_BZIP2)
    yield "leo.xlsx", office(**{"..__..__etc__passwd": b"x"})
    yield "goc.xlsx", office(__etc__passwd=b"x")
    yield "thieu-dau.png", b"\x89PNG\r\n\x1a\n" + bytes(40)
    yield "thieu-khung.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
    # XML that eats memory
    yield "cuoi.xlsx", office(xl__sheet_dot_xml=LAUGHS)
    yield "cuoi16.xlsx", office(xl__sheet_dot_xml=LAUGHS.decode().encode("utf-16"))
    # too much
    yield "nang.pdf", PDF + bytes(20 * 1024 * 1024)
    yield "lut.png", png(10_000, 10_000)
    yield "lut.jpg", jpeg(60_000, 60_000)
    yield "lut-tien.jpg", jpeg(60_000, 60_000, start_of_frame=0xC6)


BOMBS = {
    "600 MB in 600 kB": lambda: bomb(600),
    "90 MB in 90 kB": lambda: bomb(90),
    "400 000 members": lambda: crowd(50_000) * 8,
    "overlapping members": overlapping,
    "a lying directory": lying,
}
