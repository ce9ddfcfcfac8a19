"""The same blocks on a page: figures open their records, regions scroll, nothing inline."""

import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from khuyencong.core.papers import Annex, BarChart, Cell, Column, Heading, Paragraph, Row, Table
from tests.core.papers_sample import CHART, CONTENTS, FUNDING, paper


def on_screen(*blocks):
    return render_to_string("papers/_blocks.html", {"blocks": blocks, "screen": True})


def test_table_is_a_named_region_with_scoped_heads():
    page = on_screen(FUNDING)
    assert '<div class="scroll" tabindex="0" role="region" aria-label="Biểu 1. Kinh phí khuyến công năm 2023">' in page
    assert '<th scope="col" class="num">Năm 2023</th>' in page
    assert '<th scope="row">Kế hoạch</th>' in page
    assert "Đơn vị tính: triệu đồng" in page
    assert FUNDING.basis in page


def test_figures_open_their_records_on_screen_only():
    page = on_screen(FUNDING, Paragraph(text=("Giao ", Cell(value=3, kind="count", href="/de-an/?nam=2023&x=1"), ".")))
    assert re.findall(r'href="([^"]+)"', page) == [
        "/kinh-phi/?nam=2023",
        "/kinh-phi/?nam=2022",
        "/de-an/?nam=2023&amp;x=1",
    ]
    printed = render_to_string("papers/_blocks.html", {"blocks": [FUNDING], "screen": False})
    assert "href" not in printed


def test_grouped_heads_totals_and_missing_figures():
    page = on_screen(CONTENTS)
    assert '<th scope="colgroup" class="mid" colspan="2">Kinh phí</th>' in page
    assert re.search(r"<tfoot>\s*<tr class=\"sum\">.*<th scope=\"row\">Tổng</th>", page, re.DOTALL)
    assert '<span class="none">chưa có <span class="gap">số liệu</span></span>' in page
    assert '≥ 5.120 <span class="gap">(thiếu 1)</span>' in page


def test_made_up_figures_say_so():
    assert '5.178 <i class="made">minh hoạ</i>' in on_screen(FUNDING)


def test_row_link_stands_on_the_name_and_group_rows_span():
    table = Table(
        code="a",
        title="A",
        columns=(Column(key="n", title="TT", kind="index"), Column(key="name", title="Tên")),
        rows=(Row(cells=("I. Quốc gia",), kind="group"), Row(cells=(1, "Máy <ép>"), href="/de-an/1/", level=1)),
    )
    page = on_screen(table)
    assert '<tr class="group"><th scope="row" colspan="2">I. Quốc gia</th></tr>' in page
    assert '<th scope="row"><a href="/de-an/1/">Máy &lt;ép&gt;</a></th>' in page
    assert "Không phát sinh." in on_screen(replace(table, rows=()))


def test_nothing_is_inline_and_coordinates_are_plain_numbers():
    page = on_screen(FUNDING, CONTENTS, CHART, Heading(level=1, number="I", text="Khái quát", anchor="muc-1"))
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", page)
    assert '<h2 id="muc-1">I. Khái quát</h2>' in page
    places = re.findall(r'\s(?:x|y|width|height)="([^"]*)"', page)
    assert places
    assert all(place.isdecimal() for place in places)


def test_chart_has_title_and_description():
    page = on_screen(CHART)
    assert '<title id="bd-noi-dung-t">Hình 1. Kinh phí theo nội dung, năm 2023 và năm 2022</title>' in page
    assert "Sản phẩm tiêu biểu (Năm 2022): chưa có số liệu" in page


@pytest.mark.parametrize("value", [0, None])
def test_chart_without_figures_draws_no_bar(value):
    chart = BarChart(code="x", title="X", unit="đề án", bars=(("Một", value),))
    assert chart.drawing.rects == []
    assert len(chart.drawing.texts) == 2
    assert BarChart(code="x", title="X", unit="đề án", bars=()).drawing.view_box == "0 0 560 1"


def test_letterhead_serves_the_screen_too():
    page = render_to_string("papers/_letterhead.html", {"letterhead": paper().letterhead, "mark": ""})
    assert "SỞ CÔNG THƯƠNG<br>TỈNH BÌNH DƯƠNG<br>" in page
    assert "TRUNG TÂM KHUYẾN CÔNG" in page


def test_annex_decides_how_its_tables_lie():
    assert Annex(number="I", title="A", blocks=(CONTENTS,), landscape=True).blocks[0].landscape
    lying = replace(CONTENTS, landscape=True)
    assert not Annex(number="I", title="A", blocks=(lying,)).blocks[0].landscape
