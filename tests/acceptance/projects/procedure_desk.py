"""What an administrator does at the registers of procedures, by the test client: no row is written past the pages."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tablib import Dataset

from khuyencong.core.registers import SafeXlsx
from projects.imports import CheckpointResource, ProcedureMoveResource, ProcedureResource
from projects.models import ProcedureVersion
from tests.register_pages import typed

__all__ = ["typed"]

REGISTERS = {
    ProcedureMoveResource: "proceduremove",
    CheckpointResource: "checkpoint",
    ProcedureResource: "procedureversion",
}


def change_url(procedure: ProcedureVersion) -> str:
    return reverse("admin:projects_procedureversion_change", args=[procedure.pk])


def renew(admin: Client, procedure: ProcedureVersion, day: date):
    """“Lập bản mới từ bản này”."""
    address = reverse("admin:projects_procedureversion_renew", args=[procedure.pk])
    return admin.post(address, {"valid_from": f"{day:%d/%m/%Y}"})


def renewed(admin: Client, procedure: ProcedureVersion, day: date) -> ProcedureVersion:
    answer = renew(admin, procedure, day)
    assert answer.status_code == 302, answer.content.decode()
    return ProcedureVersion.objects.get(code=procedure.code, version=procedure.version + 1)


def box_of(page, of: str, **known) -> str:
    """The name of the boxes of a line: “moves-3-”."""
    for inline in page.context["inline_admin_formsets"]:
        for form in inline.formset.initial_forms:
            if inline.formset.prefix == of and all(getattr(form.instance, name) == it for name, it in known.items()):
                return form.prefix + "-"
    raise LookupError(known)


def workbook(resource, *rows: dict) -> bytes:
    """A file of the register's own columns; a column that is not told is empty."""
    names = [field.column_name for field in resource().get_export_fields()]
    data = Dataset(*[[row.get(name, "") for name in names] for row in rows], headers=names)
    return SafeXlsx().export_data(data)


def upload(admin: Client, resource, book: bytes):
    """The preview of an import; ``confirm`` of it writes."""
    file = SimpleUploadedFile("so.xlsx", book)
    address = reverse(f"admin:projects_{REGISTERS[resource]}_import")
    return admin.post(address, {"format": "0", "resource": "0", "import_file": file})


def confirm(admin: Client, resource, preview):
    address = reverse(f"admin:projects_{REGISTERS[resource]}_process_import")
    form = preview.context["confirm_form"]
    return admin.post(address, {name: form[name].value() or "" for name in form.fields} | {"resource": "0"})


def exported(admin: Client, resource) -> bytes:
    address = reverse(f"admin:projects_{REGISTERS[resource]}_export")
    page = admin.get(address)
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    return admin.post(
        address, {name: "on" if it is True else it for name, it in sent.items()} | {"format": "0"}
    ).content
