"""Lists of the law by which an establishment is judged: one CSV a model, rows already there stay as staff corrected them."""

import csv

from django.conf import settings
from django.db import models, transaction

from khuyencong.core.models import User
from khuyencong.establishments.models import LegalFormWord, NameRule, Sector
from khuyencong.territory.models import AdministrativeUnit
from products.models import CouncilRule, CriterionRule, DossierRule, ValidityRule, VotingLevelRule
from projects.models import (
    BenefitRule,
    Content,
    EligibleForm,
    EligiblePlace,
    PaperType,
    Priority,
    SizeThreshold,
    SupportCondition,
)

# Parents stand above their children in the file.
LISTS: dict[str, type[models.Model]] = {
    "sectors": Sector,
    "legal_form_words": LegalFormWord,
    "name_rules": NameRule,
    "eligible_forms": EligibleForm,
    "eligible_places": EligiblePlace,
    "size_thresholds": SizeThreshold,
    "support_conditions": SupportCondition,
    "priorities": Priority,
    "benefit_rules": BenefitRule,
    "voting_levels": VotingLevelRule,
    "voting_councils": CouncilRule,
    "voting_criteria": CriterionRule,
    "voting_dossiers": DossierRule,
    "certificate_validities": ValidityRule,
}
_KNOWN_BY = {
    AdministrativeUnit: "reference_key",
    Content: "code",
    Sector: "code",
    PaperType: "code",
    CriterionRule: "code",
}


@transaction.atomic
def load_lists(*, by: User | None) -> int:
    """How many rows were new, in all lists; ``by=None`` is the system. A second call writes nothing."""
    return sum(_load(name, model) for name, model in LISTS.items())


def _load(name: str, model: type[models.Model]) -> int:
    there = set(model.objects.values_list("code", flat=True))
    new = [row for row in _rows(name) if row["code"] not in there]
    own = [row for row in new if not row.get("parent")]
    made = len(model.objects.bulk_create([_made(model, row) for row in own]))
    return made + len(model.objects.bulk_create([_made(model, row) for row in new if row.get("parent")]))


def _made(model: type[models.Model], row: dict) -> models.Model:
    """An empty cell is the default of its column."""
    fields = {column: model._meta.get_field(column) for column, cell in row.items() if cell}
    return model(**{column: _value(field, row[column]) for column, field in fields.items()})


def _value(field: models.Field, cell: str):
    match field:
        case models.ForeignKey():
            return field.related_model.objects.get(**{_KNOWN_BY[field.related_model]: cell})
        case models.BooleanField():
            return cell == "1"
        case models.IntegerField() | models.DecimalField():
            return int(cell)
    return cell


def _rows(name: str) -> list[dict]:
    with (settings.FIXTURES_DIR / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
