"""The figures of the five seed articles, and where in the report each is read."""

import csv
from datetime import date
from pathlib import Path

from khuyencong.core.dates import Period
from khuyencong.reports.queries import AnnualReportDocument, ReportScope
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope
from products.models import Recognition

BD, BR, BT = "old-74", "old-77", "old-60"
TRIEU = 1_000_000
FILE = Path(__file__).parents[2] / "data" / "seed_facts.csv"
FACTS = {row["id"]: row for row in csv.DictReader(FILE.open(encoding="utf-8"))}
PROVINCES = {"Bình Dương": "old-74", "Bà Rịa – Vũng Tàu": "old-77", "Bình Thuận": "old-60"}
BEN_CAT = "old-721"


def expected(fact: str, part: int = 0) -> int:
    """The number of the file, whole đồng where it is in triệu; ``part`` of “3/40” or “10–15”."""
    row = FACTS[fact]
    number = int(row["value"].replace("–", "/").split("/")[part])
    return number * TRIEU if row["unit"] == "triệu đồng" else number


def unit(key: str) -> AdministrativeUnit:
    return AdministrativeUnit.objects.get(reference_key=key)


def report(fact: str, year: int | None = None, period: Period | None = None) -> AnnualReportDocument:
    """The report that the fact is read in: of its province and year."""
    row = FACTS[fact]
    period = period or Period.calendar_year(year or int(row["period"]))
    return AnnualReportDocument(ReportScope(period=period, unit=unit(PROVINCES[row["province"]])))


def value(fact: str, key: str, year: int | None = None, period: Period | None = None) -> int:
    """The wholly known figure of the report."""
    figure = report(fact, year, period).figures()[key]
    assert not figure.unknown, figure
    return figure.value


SINGLE = {
    "F001": "network.total",
    "F002": "items.done",
    "F003": "products.quoc_gia",
    "F004": "products.quoc_gia.considered",
    "F010": "products.nominated.khu_vuc",
    "F013": "funding.allocated",
    "F014": "items.approved",
    "F015": "funding.approved",
    "F016": "plan.ND3",
    "F017": "plan.ND9",
    "F018": "plan.ND4",
    "F019": "plan.ND6",
    "F020": "funding.plan",
    "F021": "targets.media.bulletins",
    "F022": "targets.media.tv",
    "F023": "targets.media.articles",
    "F024": "network.huyen",
    "F025": "network.xa",
    "F026": "network.hiep_hoi",
    "F031": "products.tinh",
    "F033": "network.total",
    "F034": "products.huyen",
    "F035": "products.tinh",
    "F036": "products.khu_vuc",
    "F037": "machines.establishments",
    "F038": "showrooms.establishments",
    "F039": "classes.digital",
    "F040": "classes.cleaner",
    "F041": "classes.energy",
    "F044": "classes.vocational",
    "F045": "learners.vocational",
    "F046": "learners.ethnic",
    "F054": "learners.management",
    "F055": "trainings.technique",
    "F056": "models.demo",
    "F057": "fairs.enterprises",
    "F058": "tours.people",
    "F060": "funding.allocated.KCDP",
    "F061": "funding.allocated.KCQG",
    "F062": "models.replicated",
    "F063": "tours.people.apart",
}

WINDOW = Period(date(2023, 1, 1), date(2024, 9, 30))

TRACK = {
    "F005": "beneficiaries.total",
    "F006": "products.huyen",
    "F007": "products.tinh",
    "F008": "products.khu_vuc",
    "F009": "products.quoc_gia",
}


def of(model, **asked):
    return model.objects.filter(**asked).order_by("pk")


def recognised(place: str, level: str, year: int):
    """The single recognitions of a place, whose products lie in it."""
    inside = scope(unit(place))
    return of(Recognition, product__unit__in=inside, level=level, year=year)
