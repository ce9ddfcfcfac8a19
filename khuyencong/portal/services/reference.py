"""Reference rows of every app, from ``fixtures/reference``; rows already there stay as staff corrected them."""

import csv
from itertools import groupby

from django.conf import settings
from django.db import transaction

from budgets.models import FundingSource
from khuyencong.core.models import Holiday, LegalRule, OfficialDocument, User
from khuyencong.portal.services.money_rules import load_money_rules
from khuyencong.portal.services.procedures import load_procedures
from khuyencong.portal.services.reference_lists import load_lists
from khuyencong.portal.services.reference_network import load_network
from khuyencong.portal.services.report_forms import load_report_forms
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.services import load_units
from projects.models import (
    AdjustmentRule,
    Content,
    LocalityPlanRule,
    OutputIndicator,
    PaperRequirement,
    PaperType,
    ProjectType,
    Reason,
    SupportNorm,
)


@transaction.atomic
def load_reference(*, by: User | None) -> dict[str, int]:
    """Every table of the law: how many rows are new, by name. ``by=None`` is the system; a second call writes nothing."""
    places = load_units(by=by)
    return {
        "đơn vị hành chính": places.units,
        "kế thừa địa bàn": places.successions,
        "văn bản": _load_documents(),
        "nội dung": _load_contents(),
        "chỉ tiêu": _load_indicators(),
        "ngày nghỉ": _load_holidays(),
        "lịch pháp lý": _load_rules(),
        "dạng đề án, giấy tờ": _load_project_types() + _load_paper_types() + _load_requirements(),
        "quy trình": load_procedures(by=by, rows=_rows),
        "định mức": _load_norms(),
        "lý do": _load_reasons(),
        "quy tắc điều chỉnh": _load_adjustment_rules(),
        "danh mục điều kiện thụ hưởng": load_lists(by=by),
        "cách gợi ý chỉ tiêu địa bàn": _load_locality_rules(),
        "báo cáo quý": load_report_forms(by=by),
        "quy định tạm ứng, mức chi": load_money_rules(rows=_rows),
        "nguồn kinh phí": _load_funding_sources(),
        "quy tắc mạng lưới cộng tác viên": load_network(by=by, rows=_rows),
    }


def _load_documents() -> int:
    there = set(OfficialDocument.objects.values_list("number", "symbol"))
    new = [
        OfficialDocument(**{column: value for column, value in row.items() if column != "key"} | _no_date(row))
        for row in _rows("legal_documents")
        if (row["number"], row["symbol"]) not in there
    ]
    return len(OfficialDocument.objects.bulk_create(new))


def _load_funding_sources() -> int:
    there = set(FundingSource.objects.values_list("code", flat=True))
    rows = [row for row in _rows("funding_sources") if row["code"] not in there]
    made = [FundingSource(**row | {end: row[end] or None for end in _ENDS}) for row in rows]
    return len(FundingSource.objects.bulk_create(made))


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


def _load_norms() -> int:
    """Every version, those of laws no longer in force too: an old file is judged by its own."""
    there = set(SupportNorm.objects.values_list("code", flat=True))
    rows = [row for row in _rows("norms") if row["code"] not in there]
    if not rows:
        return 0
    contents = {content.code: content for content in Content.objects.all()}
    keys = {row["province"] for row in rows}
    provinces = {unit.reference_key: unit for unit in AdministrativeUnit.objects.filter(reference_key__in=keys)}
    numbers = {row["key"]: (row["number"], row["symbol"]) for row in _rows("legal_documents")}
    documents = {(one.number, one.symbol): one for one in OfficialDocument.objects.exclude(number="")}
    new = [
        SupportNorm(
            **row
            | {column: row[column] or None for column in (*_ENDS, "percent", "cap", "multiplier")}
            | {flag: row[flag] == "1" for flag in ("may_exceed", "usable_for_calc")}
            | {"content": contents.get(row["content"]), "province": provinces.get(row["province"])}
            | {"document": documents.get(numbers.get(row["document"]))}
        )
        for row in rows
    ]
    return len(SupportNorm.objects.bulk_create(new))


def _load_project_types() -> int:
    """Those that hold others first; there are two levels."""
    there = set(ProjectType.objects.values_list("code", flat=True))
    new = [row for row in _rows("project_types") if row["code"] not in there]
    for level in (False, True):
        kept = {row.code: row for row in ProjectType.objects.all()}
        ProjectType.objects.bulk_create(
            ProjectType(**row | {"parent": kept.get(row["parent"]), "content_codes": _codes(row["content_codes"])})
            for row in new
            if bool(row["parent"]) == level
        )
    return len(new)


def _load_paper_types() -> int:
    there = set(PaperType.objects.values_list("code", flat=True))
    new = [PaperType(**row) for row in _rows("paper_types") if row["code"] not in there]
    return len(PaperType.objects.bulk_create(new))


def _load_requirements() -> int:
    there = set(PaperRequirement.objects.values_list("code", flat=True))
    types = {row.code: row for row in ProjectType.objects.all()}
    papers = {row.code: row for row in PaperType.objects.all()}
    new = [
        PaperRequirement(
            **row
            | {"project_type": types.get(row["project_type"]), "paper_type": papers[row["paper_type"]]}
            | {"or_codes": _codes(row["or_codes"])}
            | {end: row[end] or None for end in _ENDS}
        )
        for row in _rows("paper_requirements")
        if row["code"] not in there
    ]
    return len(PaperRequirement.objects.bulk_create(new))


def _load_reasons() -> int:
    there = set(Reason.objects.values_list("code", flat=True))
    new = [
        Reason(**row | {end: row[end] or None for end in _ENDS}) for row in _rows("reasons") if row["code"] not in there
    ]
    return len(Reason.objects.bulk_create(new))


def _load_holidays() -> int:
    there = {day.isoformat() for day in Holiday.objects.values_list("date", flat=True)}
    new = [
        Holiday(**row | {"day_off": row["day_off"] == "1", "swap_with": row["swap_with"] or None})
        for row in _rows("holidays")
        if row["date"] not in there
    ]
    return len(Holiday.objects.bulk_create(new))


_RULE_NUMBERS = ("month", "day", "end_month", "end_day", "amount")


def _load_rules() -> int:
    """By code: a code that is there has been corrected or given a new version here, and stays as it is."""
    there = set(LegalRule.objects.values_list("code", flat=True))
    new = [LegalRule(**_rule(row)) for row in _rows("legal_calendar") if row["code"] not in there]
    return len(LegalRule.objects.bulk_create(new))


def _rule(row: dict) -> dict:
    unknown = {column: row[column] or None for column in (*_RULE_NUMBERS, *_ENDS)}
    return row | unknown | {"year_offset": row["year_offset"] or 0, "strictly_before": row["strictly_before"] == "1"}


def _load_locality_rules() -> int:
    """The common way of suggesting targets, until staff write their own: any row there leaves the file unread."""
    if LocalityPlanRule.objects.exists():
        return 0
    made = [LocalityPlanRule(**{name: value or None for name, value in row.items()}) for row in _rows("locality_rules")]
    return len(LocalityPlanRule.objects.bulk_create(made))


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


def _codes(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def _rows(name: str) -> list[dict]:
    with (settings.FIXTURES_DIR / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
