"""“Norms: property tests at every border day and cap; the worked examples of brief §3.3; an old and a new file of the
same kind judged differently by date; the sentence equal on page, in the estimate and in JSON.”
"""

import csv
import html
import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pdfplumber
import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from khuyencong.core.choices import Role
from projects.choices import NormDate, NormKind, Purse
from projects.models import Content, SupportNorm
from projects.queries.norms import Asked, NormBook, ceiling
from projects.queries.norms.answers import answer
from tests.factories.offices import COMMUNE, unit
from tests.factories.projects import EstimateItemFactory, ProjectFactory, content
from tests.scale import FULL

pytestmark = pytest.mark.django_db

EXAMPLES = 2_000 if FULL else 200
TRIEU = 1_000_000


def norm_rows() -> list[dict]:
    with (settings.FIXTURES_DIR / "reference" / "norms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = norm_rows()
USABLE = [row for row in ROWS if row["usable_for_calc"] == "1" and row["kind"] == "muc"]
DAY = timedelta(days=1)


def asked(row: dict, on: date, cost: int | None = None, **more):
    """The question this row answers, asked on a day."""
    province = unit(row["province"]) if row["province"] else None
    return ceiling(
        content=Content.objects.get(code=row["content"]),
        purse=row["purse"],
        province=province,
        on=on,
        cost=cost,
        cap_unit=row["cap_unit"],
        **more,
    )


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("code", "cost", "amount", "told"),
    [
        ("ND3.04", 800, 300, "Tối đa 300 triệu đồng vì min(50 % × 800 = 400; 300); căn cứ Đ8 Thông tư 28/2018/TT-BTC"),
        ("ND3.04", 500, 250, "Tối đa 250 triệu đồng vì min(50 % × 500 = 250; 300)"),
        ("ND3.05", 1_200, 450, "Tối đa 450 triệu đồng vì min(50 % × 1.200 = 600; 300 × 1,5 = 450)"),
        ("ND3.01", 2_500, 750, "Tối đa 750 triệu đồng vì min(30 % × 2.500 = 750; 1.000)"),
    ],
)
def test_the_worked_examples(code, cost, amount, told):
    """“the worked examples of brief §3.3”: 800 → 300, 500 → 250, dây chuyền 1.200 → 450, mô hình 2.500 → 750."""
    found = ceiling(
        content=content(code),
        purse=Purse.NATIONAL,
        province=None,
        on=date(2026, 2, 10),
        cost=cost * TRIEU,
        chosen_by=NormDate.APPROVED,
    )
    assert found.amount == amount * TRIEU
    assert found.sentence.startswith(told)
    assert "hiệu lực từ 15/05/2018 (ngày hiệu lực chưa kiểm chứng); bản chọn theo ngày phê duyệt 10/02/2026." in (
        found.sentence
    )


def test_all_rows_are_loaded_with_sources_and_marks():
    """“The rows of norms.csv are loaded with sources and marks: the 2014 and the 2018 versions both.”"""
    assert len(ROWS) == 110 == SupportNorm.objects.count()
    kept = {row.code: row for row in SupportNorm.objects.select_related("content", "province", "document")}
    for told in ROWS:
        row = kept[told["code"]]
        assert (row.source_ref, row.certainty, row.date_certainty) == (
            told["source_ref"],
            told["certainty"],
            told["date_certainty"],
        )
        assert row.document_name == told["document_name"]
        assert (row.content.code if row.content else "") == told["content"]
        assert (row.province.reference_key if row.province else "") == told["province"]
        assert row.usable_for_calc == (told["usable_for_calc"] == "1")
    assert {kept["DM004"].document.reference, kept["DM046"].document.reference} == {
        "26/2014/TTLT-BTC-BCT",
        "28/2018/TT-BTC",
    }


@pytest.mark.parametrize("row", USABLE, ids=lambda row: row["code"])
def test_every_border_day(row):
    """“property tests at every border day”: in force on its first and last day, and not a day beside."""
    first, last = day(row["valid_from"]), day(row["valid_to"])
    inside = [first, first + DAY, *([last - DAY, last] if last else [first + 4_000 * DAY])]
    outside = [first - DAY, *([last + DAY] if last else [])]
    for on in inside:
        assert asked(row, on, 10**9).version.code == row["code"], on
    for on in outside:
        version = asked(row, on, 10**9).version
        assert version is None or version.code != row["code"], on


@pytest.mark.parametrize("row", [row for row in USABLE if row["cap"]], ids=lambda row: row["code"])
def test_every_cap(row):
    """“property tests at every … cap”: a đồng of cost below, at and above the point where the cap begins to hold."""
    cap = int(row["cap"]) * Fraction(row["multiplier"] or 1)
    on = day(row["valid_from"])
    if not row["percent"]:
        assert asked(row, on).amount == cap == asked(row, on, 1).amount
        return
    percent = Fraction(row["percent"])
    turn = int(cap * 100 / percent)  # the cost at which the share meets the cap
    for cost in (0, 1, turn - 1, turn, turn + 1, turn + 2, 10 * turn):
        found = asked(row, on, cost)
        assert found.amount == int(min(percent * cost / 100, cap)), cost
        assert type(found.amount) is int
    assert asked(row, on, turn + 1).amount == cap


@examples(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    row=st.sampled_from(USABLE),
    cost=st.integers(0, 10**15),
    count=st.integers(1, 40),
)
def test_any_cost_on_any_day(data, row, cost, count):
    """min(percent × cost, cap × multiplier × count), exact, rounded down once; the same by hand with fractions."""
    first, last = day(row["valid_from"]), day(row["valid_to"]) or date(2040, 1, 1)
    on = data.draw(st.dates(first, last))
    found = asked(row, on, cost, count=count)
    terms = []
    if row["percent"]:
        terms.append(Fraction(row["percent"]) * cost / 100)
    if row["cap"]:
        terms.append(int(row["cap"]) * Fraction(row["multiplier"] or 1) * count)
    assert found.amount == (int(min(terms)) if terms else None)
    assert found.sentence.startswith("Tối đa " if terms else "Chưa tính được")
    assert row["document_name"] in found.sentence


@pytest.mark.parametrize("row", [row for row in ROWS if row["usable_for_calc"] == "0" and row["content"]])
def test_what_is_not_verified_is_never_reckoned_with(row):
    """Rows by memory or inference are shown; no number comes of them."""
    if row["kind"] == "he_so":
        return
    on = day(row["valid_from"]) or date(2026, 1, 1)
    answers = [asked(row | {"purse": row["purse"] or Purse.NATIONAL}, on, 10**9)]
    assert all(found.version is None or found.version.code != row["code"] or found.amount is None for found in answers)
    if row["certainty"] == "M" and row["kind"] == "muc":
        assert "chưa kiểm chứng" in answers[0].sentence


def test_an_old_and_a_new_file_of_the_same_kind():
    """“an old and a new file of the same kind judged differently by date”: 2017 by TTLT 26/2014, 2019 by TT 28/2018."""
    found = {}
    for year in (2017, 2019):
        project = ProjectFactory(
            approved=True, content=content("ND3.04"), purse=Purse.NATIONAL, plan_year=year, approved_on=date(year, 3, 1)
        )
        EstimateItemFactory(project=project)
        found[year] = estimate_page(project)
    assert "Tối đa 200 triệu đồng vì min(50 % × 800 = 400; 200)" in found[2017]
    assert "Thông tư liên tịch 26/2014/TTLT-BTC-BCT, hiệu lực từ 08/04/2014 đến 14/05/2018" in found[2017]
    assert "Tối đa 300 triệu đồng vì min(50 % × 800 = 400; 300)" in found[2019]
    assert "Số được duyệt vượt mức tối đa 80 triệu đồng." in found[2017]
    assert "vượt mức tối đa" not in found[2019]


def staff() -> Client:
    from tests.people import person

    client = Client()
    client.force_login(person(Role.STAFF))
    return client


def estimate_page(project) -> str:
    response = staff().get(reverse("projects:estimate", args=[project.pk]))
    assert response.status_code == 200
    return words(response)


def words(response) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", response.content.decode())).split())


def test_one_sentence_everywhere(tmp_path):
    """“the sentence equal on page, in the estimate and in JSON”, and on the paper."""
    day_of_approval = date(2026, 2, 10)
    project = ProjectFactory(
        approved=True, content=content("ND3.04"), purse=Purse.NATIONAL, approved_on=day_of_approval, unit=unit(COMMUNE)
    )
    EstimateItemFactory(project=project)
    client = staff()
    sentence = ceiling(
        content=project.content,
        purse=Purse.NATIONAL,
        province=None,
        on=day_of_approval,
        chosen_by=NormDate.APPROVED,
        cost=800 * TRIEU,
    ).sentence
    address = reverse("projects:estimate", args=[project.pk])
    assert sentence in words(client.get(address))
    assert client.get(address, {"dinh-dang": "json"}).json()["sentence"] == sentence
    assert sentence in words(client.get(reverse("projects:dossier", args=[project.pk])))
    pdf = tmp_path / "de-an.pdf"
    pdf.write_bytes(b"".join(client.get(reverse("projects:dossier_file", args=[project.pk]))))
    with pdfplumber.open(pdf) as book:
        printed = " ".join(" ".join(page.extract_text() for page in book.pages).split())
    assert sentence in printed
    # the page of questions says it too, of the day one asks about
    question = {"noi_dung": "ND3.04", "nguon": "KCQG", "ngay": "10/2/2026", "chi_phi": "800 triệu"}
    asked_page = reverse("projects:norm_ceiling")
    told = client.get(asked_page, question | {"dinh-dang": "json"}).json()
    assert told["amount"] == 300 * TRIEU
    assert told["sentence"] == sentence.replace("ngày phê duyệt", "ngày hỏi")
    assert told["sentence"] in words(client.get(asked_page, question))


def insert(row: SupportNorm, **changes) -> None:
    """Past the ORM's checks: a copy of the row by raw SQL."""
    columns = [one.column for one in SupportNorm._meta.concrete_fields if not one.primary_key]
    values = {column: f'"{column}"' for column in columns} | dict.fromkeys(changes, "%s")
    names = ", ".join(f'"{column}"' for column in columns)
    chosen = ", ".join(values[column] for column in columns)
    given_values = [changes[column] for column in columns if column in changes]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO projects_supportnorm ({names}) SELECT {chosen} FROM projects_supportnorm WHERE id = %s",  # noqa: S608
            [*given_values, row.pk],
        )


@pytest.mark.parametrize("code", ["DM004", "DM046", "DM080", "DM028", "DM041"])
def test_overlapping_versions_are_refused_by_the_database(code):
    """“Overlapping versions are refused by the database”, to the day; a version that begins the next day is taken."""
    row = SupportNorm.objects.get(code=code)
    last = row.valid_to or date(2030, 12, 31)
    if not row.valid_to:
        SupportNorm.objects.filter(pk=row.pk).update(valid_to=last)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        insert(row, code="DMX", valid_from=last, valid_to=None)
    assert refused.value.__cause__.diag.constraint_name == "norm_one_version_at_a_time"
    SupportNorm.objects.exclude(pk=row.pk).filter(
        content=row.content, purse=row.purse, province=row.province, kind=row.kind, cap_unit=row.cap_unit
    ).delete()  # the law that followed
    insert(row, code="DMX", valid_from=last + DAY, valid_to=None)


def test_a_norm_of_a_parent_serves_children_without_their_own():
    """README “Cách dùng”: “Mức của nội dung cha (ví dụ ND5) áp cho mọi nội dung con không có mức riêng.”"""
    for code in ("ND5.01", "ND5.07"):
        found = ceiling(
            content=content(code), purse=Purse.NATIONAL, province=None, on=date(2017, 1, 1), cost=100 * TRIEU
        )
        assert (found.version.code, found.amount) == ("DM016", 35 * TRIEU)
    line = ceiling(content=content("ND3.05"), purse=Purse.NATIONAL, province=None, on=date(2017, 1, 1), cost=1)
    assert line.version is None  # no line of technology before 2018, and ND3 itself has only a factor


def test_the_factor_of_priority_multiplies_the_cap():
    """A row “trần của mục × hệ số” is no level of its own."""
    question = {"content": content("ND3.04"), "purse": Purse.NATIONAL, "province": None, "cost": 2_000 * TRIEU}
    plain, prior = (ceiling(**question, on=date(2017, 1, 1), is_priority=one) for one in (False, True))
    assert (plain.amount, prior.amount) == (200 * TRIEU, 300 * TRIEU)
    assert "200 × 1,5 = 300" in prior.sentence
    assert "hệ số theo Đ6 k2 t Thông tư liên tịch 26/2014/TTLT-BTC-BCT" in prior.sentence
    # that of 2018 is from memory: said, not used
    later = ceiling(**question, on=date(2019, 1, 1), is_priority=True)
    assert later.amount == 300 * TRIEU
    assert any("chưa kiểm chứng: tính với hệ số 1" in told for told in later.warnings)


def test_the_province_beats_the_national_ceiling_which_stays_in_sight():
    daklak = unit("new-66")
    question = {"content": content("ND3.01"), "purse": Purse.LOCAL, "province": daklak, "cost": 3_000 * TRIEU}
    found = ceiling(**question, on=date(2025, 7, 26))
    assert (found.amount, found.version.code) == (800 * TRIEU, "DM083")
    assert "(trần quốc gia: 900 triệu đồng)" in found.sentence
    before = ceiling(**question, on=date(2025, 7, 25))  # a day before the resolution
    assert (before.amount, before.version.code) == (900 * TRIEU, "DM043")
    assert "theo trần quốc gia vì sổ chưa có mức của tỉnh" in before.sentence


def test_the_fertiliser_line_of_hai_duong():
    """Seed 000: 300 triệu of Bình Dương's purse; the province's own norm was not read, which is said."""
    found = ceiling(
        content=content("ND3.04"),
        purse=Purse.LOCAL,
        province=unit("old-74"),
        on=date(2023, 6, 1),
        cost=800 * TRIEU,
    )
    assert found.amount == 300 * TRIEU
    assert found.excess(300 * TRIEU) is None
    assert found.excess(Decimal(300 * TRIEU + 1)) == 1
    assert any("Thực tế một đề án năm 2023" in told for told in found.warnings)


def test_several_levels_are_told_apart_by_unit():
    found = ceiling(content=content("ND4.02"), purse=Purse.NATIONAL, province=None, on=date(2017, 1, 1))
    assert (found.amount, len(found.options)) == (None, 2)
    assert "có 2 mức (sản phẩm cấp khu vực; sản phẩm cấp quốc gia), chọn một" in found.sentence
    chosen = answer(
        NormBook(purse=Purse.NATIONAL, province=None, on=date(2017, 1, 1)),
        Asked(content=content("ND4.02"), cap_unit="sản phẩm cấp quốc gia", count=12),
    )
    assert chosen.amount == 120 * TRIEU
    assert "10 × 12 sản phẩm cấp quốc gia = 120" in chosen.sentence


def test_an_unknown_cost_is_said():
    found = ceiling(content=content("ND3.04"), purse=Purse.NATIONAL, province=None, on=date(2026, 2, 10))
    assert found.amount is None
    assert "chưa biết chi phí; mức là 50 % chi phí, tối đa 300 triệu đồng một cơ sở" in found.sentence


def test_no_usable_row_lacks_what_the_sentence_needs():
    assert not SupportNorm.objects.filter(usable_for_calc=True, valid_from=None).exists()
    assert {row.kind for row in SupportNorm.objects.filter(usable_for_calc=True)} == {NormKind.LIMIT, NormKind.FACTOR}
