"""The frames: under old units, under today's, or as recorded, the same records add up to the same sums."""

import pytest

from khuyencong.core.dates import Period
from khuyencong.core.figures import Figure
from khuyencong.reports.queries import AnnualReportDocument, ReportScope
from khuyencong.reports.queries.metrics.base import fold
from khuyencong.reports.queries.tables.places import MEASURES, Places
from khuyencong.territory.choices import Frame, Reason
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import resolve

pytestmark = pytest.mark.django_db

PLACES = ("old-74", "old-77", "old-60", "new-79")
YEARS = (2006, 2016, 2019, 2022, 2023, 2024, 2025, 2026)


def document(key: str, year: int, frame: Frame) -> AnnualReportDocument:
    unit = AdministrativeUnit.objects.get(reference_key=key)
    return AnnualReportDocument(ReportScope(period=Period.calendar_year(year), unit=unit, frame=frame))


def parts(document: AnnualReportDocument, metric) -> dict[str, Figure]:
    """(in units, split, wider or none) of one figure under the frame of the report."""
    places = Places(document.scope, document.sheet.now, [metric])
    found = {"units": [], "split": [], "rest": []}
    for placed in places.places:
        name = "units" if placed.unit else "split" if placed.reason == Reason.SPLIT else "rest"
        found[name] += places.lines_at(metric, placed)
    return {name: fold(lines, empty=Figure(value=0)) for name, lines in found.items()}


def added(figures) -> tuple:
    return sum(f.value or 0 for f in figures), sum(f.unknown for f in figures)


@pytest.mark.parametrize("key", PLACES)
def test_sum_by_units_and_what_is_named_apart_is_the_sum_of_the_records(demo, key):
    """For every year and every figure of the table by place."""
    for year in YEARS:
        told = {frame: document(key, year, frame) for frame in Frame}
        for _, metric in MEASURES:
            records = fold(metric.lines(told[Frame.OLD].sheet.now), empty=Figure(value=0))
            whole = (records.value or 0, records.unknown)
            for frame in Frame:
                assert added(parts(told[frame], metric).values()) == whole, (year, metric.key, frame)


@pytest.mark.parametrize("key", PLACES)
def test_every_other_table_is_the_same_in_every_frame(demo, key):
    """A frame moves records between places; it adds and loses none."""
    for year in YEARS:
        told = [_figures(document(key, year, frame)) for frame in Frame]
        assert told[0] == told[1] == told[2], year


def _figures(report: AnnualReportDocument) -> dict:
    tables = {
        code: [[cell.shown().text for cell in row.cells] for row in table.all_rows()]
        for code, table in report.tables.items()
        if code != "phu-luc-dia-ban"
    }
    totals = [cell.shown().text for cell in report.tables["phu-luc-dia-ban"].total.cells]
    return {"figures": report.figures(), "tables": tables, "totals": totals}


def test_what_is_split_is_named_and_not_chosen(demo):
    """A record known only to the district stands apart among today's communes."""
    report = document("old-74", 2022, Frame.CURRENT)
    table = report.tables["phu-luc-dia-ban"]
    apart = [row.cells[1].value for row in table.rows if row.kind == "part"]
    assert apart
    assert all(words.endswith("(ghi riêng)") for words in apart)


def test_ben_cat_finds_old_and_new(demo):
    old = resolve("Ben Cat", period=Period.calendar_year(2023))
    new = resolve("Ben Cat", period=Period.calendar_year(2026))
    assert (old.full_name, new.full_name) == ("Thành phố Bến Cát", "Phường Bến Cát")
    assert report_of(old).figures()["beneficiaries.total"].value
    assert report_of(new).figures().keys() == report_of(old).figures().keys()


def report_of(unit: AdministrativeUnit) -> AnnualReportDocument:
    return AnnualReportDocument(ReportScope(period=Period.calendar_year(2022), unit=unit))
