"""Spreadsheets in and out: tables of the law of bình chọn; products and công nhận, each row a service call.

A row is read by the form of the page that writes the same thing, so that Excel and the page say the same of it: the
register (``admin.sheets``) says which form and which service.
"""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from import_export import fields, resources
from import_export.widgets import Widget

from khuyencong.core.dates import format_date
from khuyencong.core.exceptions import DomainError
from khuyencong.core.registers import resource_of
from products.models import (
    CouncilRule,
    CriterionRule,
    DossierRule,
    ValidityRule,
    VotingLevelRule,
)

VotingLevelRuleResource = resource_of(VotingLevelRule)
CouncilRuleResource = resource_of(CouncilRule)
CriterionRuleResource = resource_of(CriterionRule, parent="code")
DossierRuleResource = resource_of(DossierRule, paper_type="code")
ValidityRuleResource = resource_of(ValidityRule)

YES = frozenset({"1", "có", "x", "bộ", "true"})


class _Words(Widget):
    """Codes as the words people read; days day first; yes as “có”."""

    def __init__(self, choices: list[tuple[str, str]] | None = None) -> None:
        super().__init__()
        self.words = dict(choices or [])

    def render(self, value, obj=None, **kwargs) -> str:
        if isinstance(value, bool):
            return "có" if value else ""
        if isinstance(value, date):
            return format_date(value)
        return self.words.get(value, "" if value is None else str(value))


def column(name: str, title: str, choices: list[tuple[str, str]] | None = None) -> fields.Field:
    return fields.Field(name, title, widget=_Words(choices))


def as_typed(value: object) -> str:
    """A cell as it would be typed."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def code(value: str, choices: type) -> str:
    """“Cấp khu vực” or “khu_vuc” → “khu_vuc”; anything else goes on to be refused."""
    by_word = {label.casefold(): code for code, label in choices.choices}
    return by_word.get(value.casefold(), value)


class ByService(resources.ModelResource):
    """``read`` gives the form of the page; ``write`` calls its service. Nothing is written past them."""

    by = None

    def before_import(self, dataset, **kwargs):
        self.by = kwargs["user"]

    def cell(self, row, name: str) -> str:
        return as_typed(row.get(self.fields[name].column_name))

    def label(self, form, name: str) -> str:
        """What the column of a field is called; nothing for what is said of the whole row."""
        return form.fields[name].label if name in form.fields else ""

    def import_instance(self, instance, row, **kwargs):
        form = self.read(instance, row)
        if not form.is_valid():
            told = {self.label(form, name): errors for name, errors in form.errors.items()}
            raise ValidationError(
                [f"{label}: {error}".lstrip(": ") for label, errors in told.items() for error in errors]
            )
        instance.told = form.answers
        for name, value in form.answers.items():
            if hasattr(type(instance), name):
                setattr(instance, name, value)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """The form and the service judge it."""
        if import_validation_errors:
            raise ValidationError(import_validation_errors)

    def save_instance(self, instance, is_create, row, **kwargs):
        try:
            made = self.write(instance, is_create)
        except DomainError as error:
            raise ValidationError(str(error)) from error
        instance.pk = made.pk
