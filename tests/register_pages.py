"""What an administrator's browser sends back from a page of a register: every box as it is shown, none past the page."""

from datetime import date

from django.test import Client

from khuyencong.core import conflicts


def typed(page) -> dict[str, str]:
    """Every box of the page as the browser would send it back untouched, and what the page says it showed."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    boxes = [form[name] for form in forms for name, field in form.fields.items() if not field.disabled]
    sent = {box.html_name: _sent(box) for box in boxes}
    return {"_thay": page.context["seen"]} | {name: value for name, value in sent.items() if value}


def _sent(box) -> str:
    """One box; an unticked or an empty one sends nothing here."""
    value = box.value()
    if box.form.is_bound and not isinstance(value, bool | date):
        return value or ""
    return "".join(conflicts.sent(box.field, value))


def opened(client: Client, address: str) -> dict[str, str]:
    """What “Lưu” sends from the page of a row as it opens."""
    return typed(client.get(address))
