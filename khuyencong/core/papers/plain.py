"""Tables as plain values for JSON: what is stored beside what is read."""

from datetime import date
from decimal import Decimal

from khuyencong.core.figures import Figure
from khuyencong.core.papers.cells import Cell, Row, percent, typed
from khuyencong.core.papers.tables import Table


def to_json(table: Table) -> dict:
    """Amounts are whole đồng, dates ISO, unknown is null; ``text`` is what page and PDF print."""
    return {
        "code": table.code,
        "title": table.title,
        "basis": table.basis,
        "notes": list(table.notes),
        "columns": [
            {"key": c.key, "title": c.title, "group": c.group, "kind": c.kind, "unit": c.unit} for c in table.columns
        ],
        "rows": [_row(table, row) for row in table.rows],
        "total": None if table.total is None else _row(table, table.total),
    }


def _row(table: Table, row: Row) -> dict:
    if len(row.cells) != len(table.columns):
        cells = {table.columns[0].key: _cell(row.cells[0], "text", "")}
    else:
        cells = {column.key: _cell(cell, kind, unit) for column, cell, kind, unit in typed(table.columns, row)}
    return {"kind": row.kind, "level": row.level, "cells": cells}


def _cell(cell: Cell, kind: str, unit: str) -> dict:
    figure = cell.value if isinstance(cell.value, Figure) else Figure(value=None)
    value = figure.value if isinstance(cell.value, Figure) else cell.value
    told = {"value": _value(value, kind), "text": cell.shown(kind, unit).text, "unknown": figure.unknown}
    if figure.low is not None:
        told |= {"low": _value(figure.low, kind), "high": _value(figure.high, kind)}
    if figure.qualifier:
        told["qualifier"] = figure.qualifier
    if figure.illustrative:
        told["illustrative"] = True
    if cell.value is None:
        told["unknown"] = 1
    return told


def _value(value: object, kind: str) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, Decimal)) and kind == "percent":
        value = percent(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
