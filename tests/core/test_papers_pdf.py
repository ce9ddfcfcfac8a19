"""The PDF: NĐ 30 form, tags, nothing fetched, nothing typed becomes markup; and the NĐ 30 checker itself."""

import http.server
import re
import subprocess
import sys
import threading
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from khuyencong.core.exceptions import DomainError
from khuyencong.core.papers import Annex, BarChart, Heading, Paragraph, Row, render_html, render_pdf
from khuyencong.core.papers import pdf as printer
from khuyencong.core.papers.pdf import OPTIONS, press
from tests.core.papers_sample import CHART, FUNDING, SENTENCE, long_table, paper
from tests.papers_check import check_nd30
from tests.scale import FULL

EVIL = '<img src="http://127.0.0.1:9/x"><script>alert(1)</script>&amp;"\'<style>@import url(file:///etc/passwd)</style>'
SHORT = replace(paper(), annexes=(), blocks=(paper().blocks[0], Paragraph(text=SENTENCE * 14), paper().blocks[-1]))


def printed(markup: str, css: str = "", *, fonts: bool = True) -> bytes:
    """``markup`` printed by the house's press with ``css`` on top: how the broken papers are made."""
    import weasyprint

    stylesheet, font_config, fetcher = press()
    sheets = [stylesheet] if fonts else []
    document = weasyprint.HTML(string=markup, base_url="", url_fetcher=fetcher)
    return document.write_pdf(stylesheets=[*sheets, weasyprint.CSS(string=css)], font_config=font_config, **OPTIONS)


def text_of(pdf: bytes) -> list[str]:
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [page.extract_text() for page in document.pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("draft", [True, False])
def test_paper_keeps_the_form_of_nd30(draft):
    assert check_nd30(render_pdf(paper(draft=draft))) == []


@pytest.mark.parametrize(
    ("css", "complaint"),
    [
        ("@page { margin-left: 20mm }", "lấn lề trái"),
        ("@page { margin-right: 10mm }", "lấn lề phải"),
        ("@page { margin-left: 40mm }", "lề trái 40 mm, quá 35 mm"),
        ("@page { margin-bottom: 8mm }", "lấn lề dưới"),
        ("@page { size: Letter }", "không phải A4"),
        ("@page { size: A4 landscape }", "nằm ngang ngoài phụ lục"),
        (".prose { font-family: 'DejaVu Serif' }", "không phải Tinos"),
        ("@page :first { @top-center { content: counter(page) } }", "trang đầu không đánh số"),
        ("@page { @top-center { content: none } } .sign { break-before: page }", "phải là 2"),
        ("@page { @top-center { font-size: 10pt } } .sign { break-before: page }", "cỡ 13–14"),
        (
            "@page { @top-right { content: counter(page) } @top-center { content: none } } .sign { break-before: page }",
            "không ở giữa",
        ),
        (".sign { break-before: page }", "không đi cùng ít nhất hai dòng nội dung"),
        (
            ".sign { break-inside: auto } .name { break-before: page } .signer { display: block; width: auto }",
            "họ tên người ký",
        ),
        (".motto::after { width: 50% }", "Tiêu ngữ không dài bằng"),
        (".issuer::after { width: 100% }", "1/3–1/2"),
        (".issuer { font-weight: 400 }", "tên cơ quan"),
        (".nation { font-size: 10pt }", "Quốc hiệu"),
        (".dochead i { font-style: normal }", "địa danh"),
        ("h1 { font-size: 18pt }", "tên loại văn bản"),
        (".recipients .label { font-style: normal }", "đậm nghiêng cỡ 12"),
        (".prose { color: #060 }", "không phải màu đen"),
    ],
)
def test_checker_catches_a_broken_form(css, complaint):
    found = check_nd30(printed(render_html(SHORT), css))
    assert any(complaint in fault for fault in found), found


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc", "Tiêu ngữ"),
        ("CỘNG HÒA", "CỘNG HOÀ", "Quốc hiệu"),
        ("Nơi nhận:", "Gửi:", "thiếu khối “Nơi nhận:”"),
        ("Lưu: VT, KC.", "Lưu: VT, KC;", "- Lưu"),
        ("Số: ", "Số: 5 ", "sai cách ghi"),
        (' lang="vi"', "", "tiếng Việt (Lang)"),
    ],
)
def test_checker_catches_broken_words(old, new, complaint):
    found = check_nd30(printed(render_html(SHORT).replace(old, new)))
    assert any(complaint in fault for fault in found), found


@pytest.fixture(autouse=True)
def printed_each_time(monkeypatch):
    """Other tests take a PDF they have printed before; here printing itself is tried."""
    monkeypatch.setattr(printer, "printed", printer.printed.__wrapped__)


def test_checker_catches_an_untagged_file():
    import weasyprint

    stylesheet, fonts, fetcher = press()
    document = weasyprint.HTML(string=render_html(SHORT), base_url="", url_fetcher=fetcher)
    assert "tệp không có thẻ cấu trúc" in check_nd30(document.write_pdf(stylesheets=[stylesheet], font_config=fonts))


def test_checker_catches_undated_zeros():
    issued = replace(SHORT, letterhead=replace(SHORT.letterhead, draft=False))
    markup = render_html(issued).replace("ngày 05 tháng 02", "ngày 5 tháng 2")
    assert "trang 1: “ngày 5” thiếu số 0 ở trước" in check_nd30(printed(markup))


@pytest.mark.parametrize("closing", [(SHORT.blocks[-1],), (Paragraph(text="Trên đây là báo cáo./."),), (FUNDING,)])
@pytest.mark.parametrize("first", [1, 31])
def test_signature_never_leaves_its_text(closing, first):
    for length in range(first, first + 30, 4 if FULL else 8):
        body = tuple(Paragraph(text=SENTENCE[: 90 + length % 3 * 60]) for _ in range(length))
        faults = check_nd30(render_pdf(replace(SHORT, blocks=(SHORT.blocks[0], *body, *closing))))
        assert faults == [], length


def test_long_table_repeats_its_head_and_never_cuts_a_row():
    annex = Annex(number="I", title="Danh mục đề án", blocks=(long_table(300),), landscape=True)
    with pdfplumber.open(BytesIO(render_pdf(replace(SHORT, annexes=(annex,))))) as document:
        pages = [page.extract_text() for page in document.pages if page.width > page.height]
    assert len(pages) > 10
    assert all("Tên đề án" in page for page in pages)
    for page in pages:  # a row begins with its number and ends with the same number, on one page
        begun = re.findall(r"^(\d+) Hỗ trợ", page, re.MULTILINE)
        assert begun
        assert all(f"lần {number}" in page for number in begun)
    assert [n for page in pages for n in re.findall(r"^(\d+) Hỗ trợ", page, re.MULTILINE)] == [*map(str, range(1, 301))]


def test_every_cell_of_the_tables_is_in_the_pdf():
    whole = paper()
    pdf = render_pdf(whole)
    with pdfplumber.open(BytesIO(pdf)) as document:
        found = {squeezed(c or "") for page in document.pages for t in page.extract_tables() for row in t for c in row}
    blocks = [*whole.blocks, *(block for annex in whole.annexes for block in annex.blocks)]
    for table in (block for block in blocks if block.kind == "table"):
        told = {squeezed(c.shown.text + c.shown.mark) for x in [*table.lines, *table.total_lines] for c in x.cells}
        assert told - found == set()
    text = squeezed("".join(text_of(pdf)))
    assert all(words in text for words in ("4.800triệuđồng;sốlớp7(minhhoạ)", "Đơnvịtính:triệuđồng", "DỰTHẢO"))


def test_annexes_lie_and_count_from_one_again():
    with pdfplumber.open(BytesIO(render_pdf(paper()))) as document:
        sizes = [(round(page.width), round(page.height)) for page in document.pages]
        heads = [page.crop((0, 0, page.width, 57)).extract_text() for page in document.pages]
        outlines = [title for _, title, *_ in document.doc.get_outlines()]
    assert sizes == [(595, 842)] * 4 + [(842, 595)] * 4 + [(595, 842)] * 3
    assert heads == ["", "2", "3", "4", "", "2", "3", "4", "", "", "2"]
    assert [title for title in outlines if title.startswith("Phụ lục")] == [
        "Phụ lục I DANH MỤC ĐỀ ÁN",
        "Phụ lục II TỔNG HỢP THEO NỘI DUNG",
        "Phụ lục III SẢN PHẨM ĐƯỢC CÔNG NHẬN",
    ]


def test_body_table_may_lie_between_standing_pages():
    blocks = (*SHORT.blocks[:2], long_table(20), *SHORT.blocks[2:])
    lying = replace(SHORT, blocks=tuple(replace(b, landscape=True) if b.kind == "table" else b for b in blocks))
    pdf = render_pdf(lying)
    with pdfplumber.open(BytesIO(pdf)) as document:
        lying_pages = [page.page_number for page in document.pages if page.width > page.height]
    assert lying_pages == [3, 4]
    assert check_nd30(pdf, lying_pages=lying_pages) == []


def test_same_paper_gives_the_same_bytes():
    assert render_pdf(SHORT) == render_pdf(SHORT)


def test_typed_markup_stays_text():
    evil = replace(
        SHORT,
        subject=EVIL,
        addressees=(EVIL, EVIL),
        grounds=(EVIL,),
        letterhead=replace(SHORT.letterhead, parent=EVIL, issuer=EVIL, place=EVIL, symbol="BC"),
        signature=replace(SHORT.signature, authority_lines=(EVIL,), name=EVIL),
        recipients=replace(SHORT.recipients, lines=(EVIL,)),
        blocks=(
            Heading(level=1, number="I", text=EVIL),
            Paragraph(text=EVIL),
            replace(FUNDING, title=EVIL, basis=EVIL, notes=(EVIL,), rows=(Row(cells=(EVIL,), kind="group"),)),
            BarChart(code="x", title=EVIL, unit=EVIL, bars=((EVIL, 3),)),
        ),
        annexes=(Annex(number="I", title=EVIL, blocks=(Paragraph(text=EVIL),)),),
    )
    markup = render_html(evil)
    assert not any(tag in markup.lower() for tag in ("<img", "<script", "<style", "<link"))
    told = squeezed("".join(text_of(render_pdf(evil))))
    assert squeezed("<script>alert(1)</script>&amp;") in told


def test_press_fetches_nothing_but_its_fonts():
    asked = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    markup = (
        f'<html lang="vi"><head><title>x</title><link rel="stylesheet" href="{address}/a.css">'
        f'<link rel="attachment" href="file:///etc/passwd"><style>@import url({address}/b.css)</style></head>'
        f'<body><img alt="x" src="{address}/c.png"><object data="{address}/d"></object><img alt="y" src="file:///etc/hostname">'
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}/e.png"/></svg></body></html>'
    )
    pdf = printed(markup)
    server.shutdown()
    server.server_close()
    assert asked == []
    assert b"/EmbeddedFile" not in pdf


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "file:///etc/passwd", "data:text/plain,x", "ftp://x/", "x.ttf"])
def test_fetcher_refuses_everything_else(url):
    with pytest.raises(ValueError, match="not a font of this house"):
        press()[2].fetch(url)


def test_machine_without_pango_says_what_to_install(monkeypatch):
    class NoPango:
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    with pytest.raises(DomainError, match="apt install libpango"):
        render_pdf(SHORT)


def test_importing_the_writers_does_not_load_pango():
    code = "import khuyencong.core.papers, sys; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_chart_speaks_and_is_told_apart_without_colour():
    markup = render_html(replace(SHORT, blocks=(FUNDING, CHART)))
    assert 'role="img"' in markup
    assert "(Năm 2022): ≥ 700 (thiếu 1)" in markup
    assert "(Năm 2022): chưa có số liệu" in markup
    assert markup.count('fill="url(#bd-noi-dung-p1)"') == 3  # the legend and two bars; the unknown has none
