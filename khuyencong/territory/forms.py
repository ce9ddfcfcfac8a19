"""A place typed by hand: one text box, read on the server."""

from collections.abc import Callable, Collection
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils import timezone

from khuyencong.core.exceptions import DomainError
from khuyencong.core.form_fields import ViCharField, ViDateField
from khuyencong.territory.choices import Level
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import resolve

HINT = "Gõ tên, có dấu hay không đều được: Bến Cát; P. Phú Lợi, Thủ Dầu Một; hoặc mã"


class UnitChoiceField(ViCharField):
    """Gives an ``AdministrativeUnit``; works without JavaScript, which only adds suggestions (``data-suggest-url``).

    ``on`` is the day whose units count (a date, or something called for one; None for all times). A form sets
    ``self.fields["unit"].on`` when another of its answers gives the day. Several units of the name: the error lists them.
    """

    default_error_messages = {"required": "Ghi địa bàn."}

    def __init__(
        self,
        *,
        on: date | Callable[[], date] | None = timezone.localdate,
        levels: Collection[Level] | None = None,
        **kwargs,
    ):
        self.on, self.levels = on, levels
        super().__init__(**{"help_text": HINT, "max_length": 300} | kwargs)

    def widget_attrs(self, widget):
        marks = {
            "data-suggest-url": reverse_lazy("territory:suggest"),
            "autocomplete": "off",
            "spellcheck": "false",
        }
        return super().widget_attrs(widget) | marks

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return resolve(text, on=self.on() if callable(self.on) else self.on, levels=self.levels)
        except DomainError as error:
            raise ValidationError(str(error), code="place") from error

    def prepare_value(self, value):
        """A unit, or its id from a model form, is shown as the text that finds it again."""
        if isinstance(value, int):
            value = AdministrativeUnit.objects.with_parents().filter(pk=value).first()
        return value.label() if isinstance(value, AdministrativeUnit) else value

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)


class SuggestForm(forms.Form):
    """The address of the suggestion list: ``q`` and the day ``on``."""

    q = ViCharField(required=False, max_length=100)
    on = ViDateField(required=False)
