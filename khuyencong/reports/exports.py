"""The report as files: PDF, workbook, JSON. All from the same object as the page."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from khuyencong.core.figures import Figure
from khuyencong.core.papers import render_pdf, render_xlsx, to_json
from khuyencong.core.text import fold
from khuyencong.reports.queries import AnnualReportDocument
from khuyencong.reports.queries.metrics import METRICS, find
from khuyencong.reports.queries.scope import address_of, frame_address
from khuyencong.reports.queries.spending import SpendingReport
from khuyencong.reports.queries.tables import funding


@dataclass(frozen=True)
class Kind:
    """One kind of file: how it is called, its type, how it is made."""

    label: str
    content_type: str
    make: Callable[[AnnualReportDocument | SpendingReport], bytes]


def pdf(document: AnnualReportDocument) -> bytes:
    return render_pdf(document.paper)


def workbook(document: AnnualReportDocument) -> bytes:
    """A sheet a table: those of the report, then the annexes."""
    codes = {block.code for annex in document.annexes for block in annex.blocks}
    body = [table for code, table in document.tables.items() if code not in codes]
    scope = document.scope
    notes = [f"Địa bàn: {scope.unit.full_name}, {scope.frame.label.lower()}. Số liệu {scope.days}."]
    return render_xlsx([*body, *document.annexes], title=document.title, letterhead=document.letterhead, notes=notes)


def plain(document: AnnualReportDocument) -> bytes:
    return json.dumps(as_dict(document), ensure_ascii=False, indent=1).encode()


KINDS = {
    "pdf": Kind("PDF để trình ký", "application/pdf", pdf),
    "xlsx": Kind(
        "Excel, mỗi biểu một trang", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook
    ),
    "json": Kind("JSON cho máy đọc", "application/json", plain),
}


def file_name(document: AnnualReportDocument, kind: str) -> str:
    """“bao-cao-khuyen-cong-2022-tinh-binh-duong.pdf”."""
    scope = document.scope
    words = f"bao cao khuyen cong {address_of(scope.period)} {fold(scope.unit.full_name)}"
    return "-".join("".join(c if c.isalnum() else " " for c in words).split()) + f".{kind}"


def _spending_book(report: SpendingReport) -> bytes:
    """A sheet a table."""
    notes = [f"Địa bàn: {report.scope.unit.full_name}. Số liệu {report.scope.name}."]
    return render_xlsx(report.tables.values(), title=report.title, letterhead=report.letterhead, notes=notes)


SPENDING = {
    "pdf": Kind("PDF để trình ký", KINDS["pdf"].content_type, lambda report: render_pdf(report.paper)),
    "xlsx": Kind(KINDS["xlsx"].label, KINDS["xlsx"].content_type, _spending_book),
}


def spending_name(report: SpendingReport, kind: str) -> str:
    """“kinh-phi-khuyen-cong-2026-q3-thanh-pho-ho-chi-minh.xlsx”."""
    words = f"kinh phi khuyen cong {report.scope.address} {fold(report.scope.unit.full_name)}"
    return "-".join("".join(c if c.isalnum() else " " for c in words).split()) + f".{kind}"


def as_dict(document: AnnualReportDocument) -> dict:
    """Keys are stable; amounts are whole đồng; what is not known is null, ``unknown`` counts the parts without a figure."""
    scope = document.scope
    return {
        "scope": {
            "from": scope.period.starts_on.isoformat(),
            "to": scope.period.ends_on.isoformat(),
            "until": scope.until.isoformat(),
            "plan_years": list(scope.window.plan_years),
            "territory": {"code": scope.unit.code, "name": scope.unit.full_name},
            "frame": frame_address(scope.frame),
            "issued_on": document.issued_on.isoformat(),
        },
        "figures": {key: _figure(key, figure) for key, figure in document.figures().items()},
        "ratios": _ratios(document),
        "tables": {code: to_json(table) for code, table in document.tables.items()},
        "texts": {part.value: text.words for part, text in document.texts.items()},
        "missing": [{"key": gap.key, "words": gap.words} for gap in document.missing],
    }


def _figure(key: str, figure: Figure) -> dict:
    metric = METRICS.get(key) or find(key)
    told = {
        "value": _number(figure.value),
        "unknown": figure.unknown,
        "label": metric.label,
        "unit": metric.unit,
        "basis": metric.basis.label,
        "nature": metric.nature.label,
    }
    if figure.low is not None:
        told |= {"low": _number(figure.low), "high": _number(figure.high)}
    if figure.qualifier:
        told["qualifier"] = figure.qualifier
    if figure.illustrative:
        told["illustrative"] = True
    return told


def _ratios(document: AnnualReportDocument) -> dict:
    now = document.sheet.now
    found = {
        key: {
            "value": _number(numerator.figure(now).ratio(denominator.figure(now)), places=1),
            "unit": "%",
            "of": [numerator.key, denominator.key],
        }
        for key, _, numerator, _, denominator in funding.RATIOS
    }
    leverage = funding.leverage(document.sheet)
    found["leverage"] = {
        "value": _number(leverage.value, places=2),
        "unit": "lần",
        "of": ["counterpart.total", "support.total"],
    }
    return found


def _number(value: int | Decimal | None, places: int = 0) -> int | float | None:
    if value is None:
        return None
    if isinstance(value, Decimal) and places and value != value.to_integral_value():
        return round(float(value), places)
    return int(value)
