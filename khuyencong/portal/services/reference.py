"""Reference rows of every app, from ``fixtures/reference``; rows already there stay as staff corrected them."""

import csv
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.db import transaction

from khuyencong.core.models import OfficialDocument, User
from khuyencong.portal.services.procedures import load_procedures
from khuyencong.territory.services import load_units
from projects.models import AdjustmentRule, Content, OutputIndicator


@dataclass(frozen=True)
class Loaded:
    """How many rows were new."""

    units: int
    successions: int
    documents: int
    contents: int
    indicators: int
    procedures: int
    adjustment_rules: int


@transaction.atomic
def load_reference(*, by: User | None) -> Loaded:
    """Places, legal documents, contents of support, units of results. ``by=None`` is the system; a second call writes nothing."""
    places = load_units(by=by)
    return Loaded(
        units=places.units,
        successions=places.successions,
        documents=_load_documents(),
        contents=_load_contents(),
        indicators=_load_indicators(),
        procedures=load_procedures(_rows),
        adjustment_rules=_load_adjustment_rules(),
    )


def _load_documents() -> int:
    there = set(OfficialDocument.objects.values_list("number", "symbol"))
    new = [
        OfficialDocument(**{column: value for column, value in row.items() if column != "key"} | _no_date(row))
        for row in _rows("legal_documents")
        if (row["number"], row["symbol"]) not in there
    ]
    return len(OfficialDocument.objects.bulk_create(new))


def _no_date(row: dict) -> dict:
    return {"issued_on": row["issued_on"] or None}


def _load_contents() -> int:
    """Parents before children: ND7 before ND7A before ND7.01."""
    kept = {content.code: content for content in Content.objects.all()}
    rows = {row["code"]: row for row in _rows("contents")}
    new = [row for code, row in rows.items() if code not in kept]

    def depth(row: dict) -> int:
        return 1 + depth(rows[row["parent"]]) if row["parent"] else 0

    for _, level in groupby(sorted(new, key=depth), key=depth):
        made = [
            Content(**row | {"parent": kept.get(row["parent"])} | {end: row[end] or None for end in _ENDS})
            for row in level
        ]
        kept |= {content.code: content for content in Content.objects.bulk_create(made)}
    return len(new)


_ENDS = ("valid_from", "valid_to")


def _load_indicators() -> int:
    there = set(OutputIndicator.objects.values_list("code", flat=True))
    new = [OutputIndicator(**row) for row in _rows("output_indicators") if row["code"] not in there]
    return len(OutputIndicator.objects.bulk_create(new))


def _load_adjustment_rules() -> int:
    """A line of the matrix for each change it names."""
    there = set(AdjustmentRule.objects.values_list("code", "change"))
    new = [
        AdjustmentRule(
            **{name: cell for name, cell in row.items() if name not in {"changes", "papers", *_ENDS}},
            change=change,
            papers=[code for code in row["papers"].split(";") if code],
            **{end: row[end] or None for end in _ENDS},
        )
        for row in _rows("adjustment_rules")
        for change in row["changes"].split(";")
        if (row["code"], change) not in there
    ]
    return len(AdjustmentRule.objects.bulk_create(new))


def _rows(name: str) -> list[dict]:
    with (settings.FIXTURES_DIR / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
