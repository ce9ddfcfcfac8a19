"""What the network's report asks, how its periods are made, why it is sent back: rows staff then correct."""

import csv

from django.conf import settings
from django.db import models

from collaborators.models import PeriodRule, ReportQuestion, ReturnReason
from khuyencong.core.models import User

_TABLES: dict[str, tuple[type[models.Model], tuple[str, ...]]] = {
    "report_questions": (ReportQuestion, ("code", "version")),
    "report_rules": (PeriodRule, ("code",)),
    "report_return_reasons": (ReturnReason, ("code",)),
}


def load_report_forms(*, by: User | None) -> int:
    """How many rows were new (``by=None`` is the system); those already there stay as staff corrected them."""
    return sum(_load(name, model, keys) for name, (model, keys) in _TABLES.items())


def _load(name: str, model: type[models.Model], keys: tuple[str, ...]) -> int:
    there = set(model.objects.values_list(*keys))
    with (settings.FIXTURES_DIR / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if tuple(row[key] for key in keys) not in there]
    return len(model.objects.bulk_create([_made(model, row) for row in rows]))


def _made(model: type[models.Model], row: dict[str, str]) -> models.Model:
    """An empty cell is the default of its column."""
    fields = {column: model._meta.get_field(column) for column, cell in row.items() if cell}
    return model(
        **{name: row[name] == "1" if isinstance(f, models.BooleanField) else row[name] for name, f in fields.items()}
    )
