"""Registers as workbooks, in and out of the administration site, safe both ways."""

from io import BytesIO

from django import forms
from django.db import models
from import_export import fields, resources
from import_export.formats.base_formats import BINARY_FORMATS, XLSX
from import_export.forms import ConfirmImportForm, ImportForm
from import_export.widgets import BooleanWidget, ForeignKeyWidget
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from tablib import Dataset

from khuyencong.core.exceptions import DomainError
from khuyencong.core.files import check_sheet
from khuyencong.core.form_fields import ViDateWidget
from khuyencong.core.papers.xlsx import safe_text
from khuyencong.core.registers.editors import SharedRegister


class SafeXlsx(XLSX):
    """XLSX whose texts stay texts: a name that starts with “=” never becomes a formula (tablib makes it one)."""

    def create_dataset(self, in_stream) -> Dataset:
        """Every row as wide as the headings: the format leaves out the empty cells at its end, and empty rows below."""
        sheet = load_workbook(BytesIO(in_stream), read_only=True, data_only=True).active
        headers, *rows = [_without_end(row) for row in sheet.iter_rows(values_only=True)] or [[]]
        while rows and not rows[-1]:
            rows.pop()
        padding = [None] * len(headers)
        return Dataset(*[row + padding[len(row) :] for row in rows], headers=headers)

    def export_data(self, dataset, **kwargs) -> bytes:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Danh mục")
        sheet.freeze_panes = "A2"
        for row in (dataset.headers or [], *dataset):
            sheet.append([_cell(sheet, value) for value in row])
        stream = BytesIO()
        book.save(stream)
        return stream.getvalue()


def _without_end(row: tuple) -> list:
    cells = list(row)
    while cells and cells[-1] in (None, ""):
        cells.pop()
    return cells


def _cell(sheet, value) -> WriteOnlyCell:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, safe_text(value) or None)
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = int(cell.value.startswith(("=", "+", "-", "@")))  # stays a text when edited
    return cell


BINARY_FORMATS.append(SafeXlsx)  # the package then gives numbers and days, not their words


class CheckedImportForm(ImportForm):
    """The upload is looked at before anything opens it: no bomb, no macro, no password."""

    def clean_import_file(self):
        upload = self.cleaned_data["import_file"]
        try:
            check_sheet(upload)
        except DomainError as error:
            raise forms.ValidationError(str(error), code="hostile") from error
        return upload


class RegisterFiles(SharedRegister):
    """For a ModelAdmin with import-export: one format, checked; rows that several people edit."""

    formats = [SafeXlsx]
    import_form_class = CheckedImportForm
    confirm_form_class = ConfirmImportForm


def resource_of(
    model: type[models.Model], *, identified_by: tuple[str, ...] = ("code",), **known_by: str
) -> type[resources.ModelResource]:
    """A register whose rows are known by their code: every column under its Vietnamese name.

    ``known_by`` names the column by which the row a foreign key points at is written: ``parent="code"``.
    """
    columns = [field for field in model._meta.fields if not (field.primary_key or field.generated)]
    rows = {
        field.name: fields.Field(
            field.name,
            str(field.verbose_name)[:1].upper() + str(field.verbose_name)[1:],
            widget=_widget(field, known_by),
        )
        for field in columns
    }
    meta = type(
        "Meta",
        (),
        {
            "model": model,
            "import_id_fields": list(identified_by),
            "fields": list(rows),
            "export_order": list(rows),
            "clean_model_instances": True,
            "skip_unchanged": True,
            "use_transactions": True,
        },
    )
    return type(f"{model.__name__}Resource", (resources.ModelResource,), rows | {"Meta": meta})


def _widget(field: models.Field, known_by: dict[str, str]):
    if isinstance(field, models.ForeignKey):
        return ForeignKeyWidget(field.related_model, known_by[field.name])
    if isinstance(field, models.DateField):
        return ViDateWidget()
    if isinstance(field, models.BooleanField):
        return BooleanWidget()
    return resources.ModelResource.widget_from_django_field(field)()
