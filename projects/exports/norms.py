"""Answers of the norms and the estimate as plain values: amounts in whole đồng, unknown is null, days ISO."""

from decimal import Decimal

from khuyencong.core.figures import Figure
from projects.models import SupportNorm
from projects.queries.norms import NormAnswer, NormStanding


def answer_json(answer: NormAnswer) -> dict:
    """``sentence`` is the one of the page and the paper."""
    return {
        "sentence": answer.sentence,
        "amount": answer.amount,
        "content": answer.asked.content.code,
        "purse": answer.purse,
        "cost": _whole(answer.asked.cost),
        "count": answer.asked.count,
        "on": answer.on.isoformat() if answer.on else None,
        "chosen_by": answer.asked.chosen_by,
        "version": _version(answer.version) if answer.version else None,
        "options": [_version(row) for row in answer.options],
        "factor": str(answer.terms.factor),
        "national": answer_json(answer.national) if answer.national else None,
        "warnings": list(answer.warnings),
    }


def _version(row: SupportNorm) -> dict:
    return {
        "code": row.code,
        "document": row.document_name,
        "article": row.source_ref,
        "from": row.valid_from.isoformat() if row.valid_from else None,
        "to": row.valid_to.isoformat() if row.valid_to else None,
        "percent": None if row.percent is None else str(row.percent),
        "cap": _whole(row.cap),
        "cap_unit": row.cap_unit,
        "multiplier": None if row.multiplier is None else str(row.multiplier),
        "basis": row.basis,
        "province": row.province.full_name if row.province else None,
        "usable": row.usable_for_calc,
        "certainty": row.certainty,
        "date_certainty": row.date_certainty,
    }


def estimate_json(standing: NormStanding) -> dict:
    """The estimate with the sentence that stands under it."""
    names = ("quantity", "unit_price", "cost", "support", "counterpart")
    return {
        "project": standing.project.code,
        "sentence": standing.sentence,
        "limit": standing.limit,
        "over": standing.over,
        "warnings": standing.warnings,
        "items": [
            {"order": item.order, "text": item.text, "unit": item.unit_name, "purse": item.purse}
            | {name: _number(getattr(item, name)) for name in names}
            for item in standing.items
        ],
        "totals": {name: _figure(getattr(standing, name)) for name in ("cost", "support", "counterpart")},
        "support_by_purse": {purse: _figure(figure) for purse, figure in standing.support_by_purse},
        "norms": [answer_json(line.answer) for line in standing.lines],
    }


def _figure(figure: Figure) -> dict:
    return {"value": _whole(figure.value), "unknown": figure.unknown}


def _whole(value: Decimal | int | None) -> int | None:
    return None if value is None else int(value)


def _number(value: Decimal | int | None) -> int | str | None:
    """A fraction is text: a machine must not round it."""
    return value if value is None else int(value) if value == int(value) else str(value.normalize())
