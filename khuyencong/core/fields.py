"""Model fields that keep Vietnamese text, money and generated search columns right on every path."""

from django.db import models
from django.db.models import Func, GeneratedField, TextField

from khuyencong.core import form_fields
from khuyencong.core.text import nfc


class ViFold(Func):
    """SQL ``vi_fold``: lower case without diacritics."""

    function = "vi_fold"
    output_field = TextField()


class ViSortKey(Func):
    """SQL ``vi_sort_key``: Vietnamese dictionary order without ICU."""

    function = "vi_sort_key"
    output_field = TextField(db_collation="C")


def fold_of(field: str) -> GeneratedField:
    """Stored column to search without diacritics; index it with GIN ``gin_trgm_ops``."""
    return GeneratedField(expression=ViFold(field), output_field=TextField(), db_persist=True, editable=False)


def sort_key_of(field: str) -> GeneratedField:
    """Stored column to order by."""
    return GeneratedField(
        expression=ViSortKey(field), output_field=TextField(db_collation="C"), db_persist=True, editable=False
    )


class _Nfc:
    """NFC on the way in by any path; the database refuses the rest."""

    def to_python(self, value):
        value = super().to_python(value)
        return nfc(value) if isinstance(value, str) else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return nfc(value) if isinstance(value, str) else value

    def db_check(self, connection):
        return f'"{self.column}" IS NFC NORMALIZED'


class ViCharField(_Nfc, models.CharField):
    def formfield(self, **kwargs):
        if self.choices is not None:
            return super().formfield(**kwargs)
        return super().formfield(**{"form_class": form_fields.ViCharField} | kwargs)


class ViTextField(_Nfc, models.TextField):
    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": form_fields.ViTextField} | kwargs)


class MoneyField(models.DecimalField):
    """Whole đồng. NULL is “chưa có số liệu”, never zero."""

    def __init__(self, *args, **kwargs):
        kwargs |= {"max_digits": 18, "decimal_places": 0}
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_digits"], kwargs["decimal_places"]
        return name, path, args, kwargs

    def formfield(self, **kwargs):
        return models.Field.formfield(self, **{"form_class": form_fields.ViMoneyField} | kwargs)


class ViDateField(models.DateField):
    """A date typed and shown day first."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": form_fields.ViDateField} | kwargs)


class CountField(models.PositiveIntegerField):
    """A whole number of things; NULL is “chưa có số liệu”."""

    def formfield(self, **kwargs):
        return models.Field.formfield(self, **{"form_class": form_fields.ViIntegerField} | kwargs)
