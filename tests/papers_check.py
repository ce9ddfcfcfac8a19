"""Does a PDF keep the form of NĐ 30/2020/NĐ-CP, Phụ lục I? Measured on the finished file, in millimetres.

``check_nd30(pdf)`` gives the list of what is wrong, each naming its page; an empty list is a good paper.
"""

import re
import unicodedata
from collections.abc import Collection
from io import BytesIO

import pdfplumber
from pdfminer.pdftypes import PDFStream, resolve1

MM = 72 / 25.4
TOLERANCE = 1.0
LEFT, RIGHT, TOP, BOTTOM = (30, 35), (15, 20), (20, 25), (20, 25)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_FONT_FILES = {"FontFile", "FontFile2", "FontFile3"}
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def check_nd30(
    pdf: bytes,
    *,
    annex_pages: Collection[int] | None = None,
    lying_pages: Collection[int] = (),
    signed: bool = True,
    parented: bool = True,
) -> list[str]:
    """``annex_pages``: pages (from 1) where an annex begins, by default those headed “Phụ lục …”.

    ``lying_pages``: body pages allowed to lie besides those of annexes; ``signed``: a name stands under the authority;
    ``parented``: a higher office stands over the issuer (over a People's Committee none does).
    """
    with pdfplumber.open(BytesIO(pdf)) as document:
        pages = [_Page(page) for page in document.pages]
        starts = sorted(annex_pages) if annex_pages is not None else [p.number for p in pages if p.begins_annex]
        first_annex = starts[0] if starts else len(pages) + 1
        wrong = _tagging(document) + _fonts(document, pages)
        for page in pages:
            wrong += _sheet(page, may_lie=page.number >= first_annex or page.number in lying_pages)
            wrong += _margins(page)
        wrong += _usual_margins(pages)
        wrong += _numbers(pages, starts)
        wrong += _head(pages[0], parented=parented)
        wrong += _title(pages[0])
        wrong += _signature([page for page in pages if page.number < first_annex], signed=signed)
        return wrong + _words(pages)


class _Line:
    """Characters of one baseline, standing together."""

    def __init__(self, chars: list[dict]):
        solid = [char for char in chars if char["text"].strip()]
        self.text = _spaced(chars)
        self.x0, self.x1 = min(c["x0"] for c in solid), max(c["x1"] for c in solid)
        self.top, self.bottom = min(c["top"] for c in solid), max(c["bottom"] for c in solid)
        self.size = max(c["size"] for c in solid)
        self.bold = all("Bold" in c["fontname"] for c in solid)
        self.italic = all("Italic" in c["fontname"] for c in solid)


class _Page:
    def __init__(self, page):
        self.page, self.number = page, page.page_number
        self.width, self.height = float(page.width), float(page.height)
        self.chars = [char for char in page.chars if char["text"].strip()]
        self.lines = _lines(page.chars)
        self.body = [line for line in self.lines if line.bottom > TOP[0] * MM]
        self.head = [line for line in self.lines if line.bottom <= TOP[0] * MM]

    @property
    def begins_annex(self) -> bool:
        return bool(self.body) and bool(re.fullmatch(r"Phụ lục( [IVXLC]+)?", self.body[0].text)) and self.body[0].bold

    @property
    def lies(self) -> bool:
        return self.width > self.height


def _spaced(chars: list[dict]) -> str:
    return re.sub(r"\s+", " ", "".join(char["text"] for char in chars)).strip()


def _lines(chars: list[dict]) -> list[_Line]:
    """Runs of characters on one baseline; a gap of more than 2 em begins another (columns, cells)."""
    rows: dict[int, list[dict]] = {}
    for char in chars:
        rows.setdefault(round(char["matrix"][5]), []).append(char)
    lines = []
    for row in rows.values():
        run: list[dict] = []
        for char in sorted(row, key=lambda c: c["x0"]):
            if run and char["x0"] - run[-1]["x1"] > 2 * char["size"]:
                lines.append(run)
                run = []
            run.append(char)
        lines.append(run)
    solid = [_Line(run) for run in lines if any(char["text"].strip() for char in run)]
    return sorted(solid, key=lambda line: (round(line.top), line.x0))


def _tagging(document) -> list[str]:
    catalog = document.doc.catalog
    wrong = []
    if not resolve1(resolve1(catalog.get("MarkInfo", {})).get("Marked", False)) or "StructTreeRoot" not in catalog:
        wrong.append("tệp không có thẻ cấu trúc")
    if not _decoded(resolve1(catalog.get("Lang", b""))).startswith("vi"):
        wrong.append("tệp không ghi tiếng Việt (Lang)")
    if not document.metadata.get("Title"):
        wrong.append("tệp không có tên (Title)")
    if "Outlines" not in catalog:
        wrong.append("tệp không có dấu trang")
    return wrong


def _decoded(value: bytes | str) -> str:
    if isinstance(value, str):
        return value
    return value.decode("utf-16" if value[:2] in {b"\xfe\xff", b"\xff\xfe"} else "latin-1")


def _fonts(document, pages: list[_Page]) -> list[str]:
    names = {char["fontname"] for page in pages for char in page.chars}
    wrong = [f"phông {name} không phải Tinos nhúng từng phần" for name in sorted(names) if not _is_tinos_subset(name)]
    embedded = set()
    for xref in document.doc.xrefs:
        for object_id in xref.get_objids():
            found = document.doc.getobj(object_id)
            found = found.attrs if isinstance(found, PDFStream) else found
            if isinstance(found, dict) and "FontName" in found and _FONT_FILES & set(found):
                embedded.add(str(found["FontName"].name))
    return wrong + [f"phông {name} không nhúng trong tệp" for name in sorted(names - embedded)]


def _is_tinos_subset(name: str) -> bool:
    return re.fullmatch(r"[A-Z]{6}\+Tinos(-.*)?", name) is not None


def _sheet(page: _Page, *, may_lie: bool) -> list[str]:
    short, long = sorted((page.width / MM, page.height / MM))
    if abs(short - 210) > TOLERANCE or abs(long - 297) > TOLERANCE:
        return [f"trang {page.number}: khổ {page.width / MM:.0f} × {page.height / MM:.0f} mm, không phải A4"]
    return [f"trang {page.number}: nằm ngang ngoài phụ lục"] if page.lies and not may_lie else []


def _margins(page: _Page) -> list[str]:
    """Nothing but the page number may stand in the margins; text is black."""
    wrong = []
    shapes = [*page.page.rects, *page.page.lines, *page.page.curves]
    boxes = [(c["x0"], c["x1"], c["top"], c["bottom"], c["text"]) for c in page.chars if c["bottom"] > TOP[0] * MM]
    boxes += [(s["x0"], s["x1"], s["top"], s["bottom"], "nét kẻ") for s in shapes]
    for name, slack, what in (
        ("trái", lambda b: b[0] / MM - LEFT[0], boxes),
        ("phải", lambda b: (page.width - b[1]) / MM - RIGHT[0], boxes),
        ("trên", lambda b: b[2] / MM - TOP[0], boxes),
        ("dưới", lambda b: (page.height - b[3]) / MM - BOTTOM[0], boxes),
    ):
        worst = min(what, key=slack, default=None)
        if worst and slack(worst) < -TOLERANCE:
            wrong.append(f"trang {page.number}: “{worst[4]}” lấn lề {name} {-slack(worst):.1f} mm")
    if any(not _is_black(char["non_stroking_color"]) for char in page.chars):
        wrong.append(f"trang {page.number}: có chữ không phải màu đen")
    return wrong


def _is_black(color) -> bool:
    return color is None or all(part == 0 for part in (color if isinstance(color, (list, tuple)) else [color]))


def _usual_margins(pages: list[_Page]) -> list[str]:
    """The text block reaches from a left margin of 30–35 mm to a right one of 15–20 mm."""
    standing = [page for page in pages if page.body and not page.lies]
    left = min((line.x0 for page in standing for line in page.body), default=LEFT[0] * MM) / MM
    right = min((page.width - line.x1 for page in standing for line in page.body), default=RIGHT[0] * MM) / MM
    wrong = [] if left <= LEFT[1] + TOLERANCE else [f"lề trái {left:.0f} mm, quá 35 mm"]
    return wrong if right <= RIGHT[1] + TOLERANCE else [*wrong, f"lề phải {right:.0f} mm, quá 20 mm"]


def _numbers(pages: list[_Page], annex_starts: list[int]) -> list[str]:
    """Arabic, 13–14 pt, centred in the top margin, from the second page on; each annex counts anew."""
    wrong, count = [], 0
    for page in pages:
        count = 1 if page.number in annex_starts else count + 1
        told = [line.text for line in page.head]
        if count == 1:
            wrong += [f"trang {page.number}: trang đầu không đánh số, có “{' '.join(told)}”"] if told else []
            continue
        if told != [str(count)]:
            wrong.append(f"trang {page.number}: lề trên ghi “{' '.join(told)}”, phải là {count}")
            continue
        line = page.head[0]
        middle = (line.x0 + line.x1) / 2 / MM
        text_middle = (LEFT[0] + page.width / MM - RIGHT[0]) / 2
        if min(abs(middle - text_middle), abs(middle - page.width / MM / 2)) > 3:
            wrong.append(f"trang {page.number}: số trang không ở giữa")
        if not 12.9 <= line.size <= 14.1 or line.bold or line.italic:
            wrong.append(f"trang {page.number}: số trang không phải chữ đứng cỡ 13–14")
    return wrong


def _head(page: _Page, *, parented: bool) -> list[str]:
    """Two columns at the top of page 1, with the rule under the motto as long as the motto."""
    middle = (LEFT[0] * MM + page.width - RIGHT[0] * MM) / 2
    top = [line for line in page.body if line.top < 0.4 * page.height]
    wrong = []
    nation = _find(top, NATION)
    motto = _find(top, MOTTO)
    number = next((line for line in top if line.text.startswith("Số:")), None)
    place = next((line for line in top if re.search(r", ngày\s.*tháng\s.*năm", line.text)), None)
    if nation is None or not nation.bold or not 11.9 <= nation.size <= 13.1 or nation.x0 < page.width * 0.35:
        wrong.append("trang 1: thiếu hoặc sai Quốc hiệu")
    if motto is None or not motto.bold or not 12.9 <= motto.size <= 14.1:
        wrong.append(f"trang 1: thiếu hoặc sai Tiêu ngữ “{MOTTO}”")
    elif not any(abs(x0 - motto.x0) < MM and abs(x1 - motto.x1) < MM for x0, x1 in _rules(page, motto)):
        wrong.append("trang 1: đường kẻ dưới Tiêu ngữ không dài bằng dòng chữ")
    above = min(nation.top + 5 * 14, number.top) if nation and number else 0
    issuers = [line for line in top if line.x1 < middle and line.text.isupper() and line.top < above]
    if not any(line.bold for line in issuers) or (parented and (len(issuers) < 2 or issuers[0].bold)):
        wrong.append("trang 1: thiếu hoặc sai tên cơ quan chủ quản, cơ quan ban hành")
    else:
        name = [line for line in issuers if line.bold][-1]
        length = name.x1 - name.x0
        if not any(length / 3.2 <= x1 - x0 <= length / 1.9 for x0, x1 in _rules(page, name)):
            wrong.append("trang 1: đường kẻ dưới tên cơ quan không dài 1/3–1/2 dòng chữ")
    if number is None or number.x1 > middle + 10 * MM or number.italic:
        wrong.append("trang 1: thiếu hoặc sai dòng “Số: …” ở bên trái")
    elif not re.fullmatch(r"Số:\s*(\d{2,}\w*)?\s*/[^\s/]+", number.text):
        wrong.append(f"trang 1: số, ký hiệu sai cách ghi: “{number.text}”")
    if place is None or not place.italic or place.x0 < page.width * 0.4:
        wrong.append("trang 1: thiếu hoặc sai địa danh, ngày tháng năm ở bên phải")
    elif bad := re.search(r"ngày \d (?=tháng)|tháng [12] (?=năm)", place.text):
        wrong.append(f"trang 1: “{bad[0].strip()}” thiếu số 0 ở trước")
    return wrong


def _find(lines: list[_Line], text: str) -> _Line | None:
    return next((line for line in lines if line.text == text), None)


def _rules(page: _Page, line: _Line) -> list[tuple[float, float]]:
    """(x0, x1) of horizontal rules within 6 mm under ``line``."""
    shapes = [*page.page.rects, *page.page.lines, *page.page.curves]
    return [
        (shape["x0"], shape["x1"])
        for shape in shapes
        if shape["bottom"] - shape["top"] < 2 and -3 < shape["top"] - line.bottom < 6 * MM
    ]


def _title(page: _Page) -> list[str]:
    middle = (LEFT[0] * MM + page.width - RIGHT[0] * MM) / 2
    for line in page.body:
        if line.bold and line.text.isupper() and abs((line.x0 + line.x1) / 2 - middle) < 4 * MM:
            return [] if 12.9 <= line.size <= 14.1 else ["trang 1: tên loại văn bản không phải cỡ 13–14"]
    return ["trang 1: thiếu tên loại văn bản"]


def _signature(pages: list[_Page], *, signed: bool) -> list[str]:
    """“Nơi nhận”, authority and name stand on one page, with two lines of the text above them."""
    found = [(page, line) for page in pages for line in page.body if line.text == "Nơi nhận:"]
    if len(found) != 1:
        return ["thiếu khối “Nơi nhận:”" if not found else "có hơn một khối “Nơi nhận:”"]
    page, label = found[0]
    wrong = []
    if not (label.bold and label.italic and 11.5 <= label.size <= 12.5):
        wrong.append(f"trang {page.number}: “Nơi nhận:” không phải chữ đậm nghiêng cỡ 12")
    half = page.width * 0.42
    below = [line for line in page.body if line.top > label.top - 14]
    authority = [line for line in below if line.x0 > half and line.bold and line.text.isupper()]
    names = [line for line in below if line.x0 > half and line.bold and not line.text.isupper()]
    kept = [line for line in below if line.x1 < half + 5 * MM and line.text.startswith("- Lưu:")]
    if not authority:
        wrong.append(f"trang {page.number}: quyền hạn, chức vụ người ký không cùng trang với “Nơi nhận:”")
    if signed and not names:
        wrong.append(f"trang {page.number}: họ tên người ký không cùng trang với chức vụ")
    if not kept or not kept[-1].text.endswith("."):
        wrong.append(f"trang {page.number}: nơi nhận không kết thúc bằng dòng “- Lưu: ….”")
    above = [line for line in page.body if line.bottom < label.top and line.size >= 10.9]
    if len(above) < 2:
        wrong.append(f"trang {page.number}: khối chữ ký không đi cùng ít nhất hai dòng nội dung")
    return wrong


def _words(pages: list[_Page]) -> list[str]:
    text = "\n".join(line.text for page in pages for line in page.lines)
    wrong = []
    if unicodedata.normalize("NFC", text) != text:
        wrong.append("chữ trích ra không ở dạng NFC")
    if "\ufffd" in text or "(cid:" in text:
        wrong.append("có chữ không trích ra được")
    if not re.search("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđư]", text):
        wrong.append("chữ trích ra không có dấu tiếng Việt")
    return wrong
