"""A record chosen by typing its name, read on the server: one is taken, several are offered as radio buttons."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.urls import NoReverseMatch, reverse

from khuyencong.core import typed
from khuyencong.core.text import fold

OFFERED = 8
_NUMBERED = re.compile(r"\(#(\d{1,12})\)$")  # how the suggestion list writes the one chosen


class PickWidget(forms.TextInput):
    """A text box; below it, after an ambiguous answer, the candidates."""

    template_name = "projects/widgets/pick.html"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates: list[Model] = []

    def value_from_datadict(self, data, files, name):
        return data.get(name, ""), data.get(f"{name}-chon", "")

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def get_context(self, name, value, attrs):
        return super().get_context(name, value, attrs) | {"candidates": self.candidates, "pick_name": f"{name}-chon"}


class PickField(forms.Field):
    """Gives one row of ``rows``, which have a ``fold`` column of the name; ``noun`` is what they are called."""

    widget = PickWidget
    default_error_messages = {"required": "Gõ tên rồi chọn."}

    def __init__(self, *, rows: QuerySet, noun: str, suggest: str = "", **kwargs):
        self.rows, self.noun, self.suggest = rows, noun, suggest
        super().__init__(**{"help_text": "Gõ tên hay một phần tên, có dấu hay không đều được"} | kwargs)

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget) | {"autocomplete": "off", "spellcheck": "false", "maxlength": "200"}
        try:
            return attrs | ({"data-suggest-url": reverse(self.suggest)} if self.suggest else {})
        except NoReverseMatch:
            return attrs

    def clean(self, value):
        name, chosen = value if isinstance(value, tuple) else (value or "", "")
        name = typed.line(name)[:200]
        self.validate(name)
        return self._meant(name, chosen) if name else None

    def _meant(self, name: str, chosen: str) -> Model:
        if numbered := _NUMBERED.search(name):
            found = list(self.rows.filter(pk=int(numbered[1])))
        else:
            found = self._named(name)
        if len(found) > 1 and chosen.isdecimal():
            found = [row for row in found if row.pk == int(chosen)] or found
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(f"Không có {self.noun} nào tên “{name}” trong sổ. Gõ lại, hoặc ghi vào sổ trước.")
        self.widget.candidates = found[:OFFERED]
        more = " (mới hiện một phần)" if len(found) > OFFERED else ""
        raise ValidationError(f"“{name}” có thể là mấy {self.noun} dưới đây{more}. Chọn một, hoặc gõ đầy đủ hơn.")

    def _named(self, name: str) -> list[Model]:
        """Those of exactly this name; else those whose name holds it."""
        words = fold(name)
        exact = list(self.rows.filter(fold=words).order_by("pk")[: OFFERED + 1])
        return exact or list(self.rows.filter(fold__contains=words).order_by("fold", "pk")[: OFFERED + 1])

    def bound_data(self, data, initial):
        return data

    def prepare_value(self, value):
        """What was typed, or the name of the record."""
        if isinstance(value, tuple):
            return value[0]
        if isinstance(value, int):
            value = self.rows.filter(pk=value).first()
        return "" if value is None else str(value)

    def exactly(self, value):
        """The name with its number: of two of one name, this one."""
        if isinstance(value, int):
            value = self.rows.filter(pk=value).first()
        return "" if value is None else f"{value} (#{value.pk})"

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != self.prepare_value(data)
