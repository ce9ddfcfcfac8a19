"""Two editors of one record: the second sees both versions of every box that differs, and chooses box by box."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import Model
from django.http import QueryDict

from khuyencong.core.dates import format_date

MINE, THEIRS = "toi", "kia"
NOTHING = object()  # a box of the form that is no fact of the record: a remark, a paper
_CHOICE, _VALUE = "_giu-", "_kia-"  # names in the POST: which of the two; what the other one had


@dataclass(frozen=True)
class Row:
    """One box: both values as people read them; ``sent`` is what a browser would send for theirs; ``keep`` is ticked."""

    name: str
    label: str
    mine: str
    theirs: str
    sent: list[str]
    keep: str


def rows(form: forms.Form, current: Model, stands: Callable, untouched: Callable | None = None) -> list[Row]:
    """The boxes whose two versions differ. One this person never touched is ticked for the other's.

    ``untouched(name, mine)`` tells such a box where the form knows by itself what it showed.
    """
    untouched = untouched or _by_trail(form, current)
    found = []
    for name, field in form.fields.items():
        there = stands(current, form, name)
        if there is NOTHING or name in form.apart or name not in form.cleaned_data or form[name].is_hidden:
            continue
        typed = form.cleaned_data[name]
        mine, theirs = told(field, typed), told(field, there)
        if mine == theirs:
            if not isinstance(there, Model) or typed == there:
                continue
            mine, theirs = f"{mine} (#{typed.pk})", f"{theirs} (#{there.pk})"  # two people of one name
        keep = THEIRS if untouched(name, mine) else MINE
        found.append(Row(form.add_prefix(name), str(form[name].label), mine, theirs, sent(field, there), keep))
    return found


def chosen(data: QueryDict) -> QueryDict:
    """The POST, with the other's value in each box where this person chose it."""
    theirs = [name.removeprefix(_CHOICE) for name in data if name.startswith(_CHOICE) and data[name] == THEIRS]
    if not theirs:
        return data
    data = data.copy()
    for name in theirs:
        if values := data.getlist(f"{_VALUE}{name}"):
            data.setlist(name, values)
        else:  # a box that was not ticked sends nothing
            data.pop(name, None)
    return data


def settled(data: QueryDict) -> QueryDict:
    """A copy without earlier choices: a third editor asks anew."""
    data = data.copy()
    for name in [name for name in data if name.startswith((_CHOICE, _VALUE))]:
        del data[name]
    return data


def told(field: forms.Field, value) -> str:
    """A value of a box in the words people read."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(str(one) for one in value)
    if not isinstance(field, forms.ModelChoiceField) and hasattr(field, "choices"):
        return str(dict(field.choices).get(value, value))
    return str(field.prepare_value(value) if not isinstance(value, Model) else value)


def sent(field: forms.Field, value) -> list[str]:
    """What a browser sends for a box that shows ``value``."""
    if isinstance(field.widget, forms.CheckboxInput):
        return ["on"] if value else []
    exactly = getattr(field, "exactly", field.prepare_value)  # a name typed may be of several: say which
    shown = field.widget.format_value(exactly(value))
    if shown is None:
        return [""]
    return [str(one) for one in shown] if isinstance(shown, list | tuple) else [str(shown)]


def _by_trail(form: forms.Form, current: Model) -> Callable:
    seen = _seen(current, form.cleaned_data.get("version"))
    return lambda name, mine: hasattr(seen, name) and told(form.fields[name], getattr(seen, name)) == mine


def _seen(current: Model, version: int | None):
    """The record as this person opened it, out of the audit trail; None when the trail does not tell."""
    if version is None or not hasattr(current, "version"):
        return None
    events = next(iter(getattr(type(current), "pgh_event_models", {}).values()), None)
    return events and events.objects.filter(pgh_obj=current.pk, version=version).order_by("-pgh_id").first()
