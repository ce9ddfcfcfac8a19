"""Form fields and import widgets that read Vietnamese dates, money, numbers and text. A blank is None, never zero."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, ProhibitNullCharactersValidator
from import_export.widgets import Widget

from khuyencong.core import dates, money, typed

_NULL_BYTE = "Ô này có ký tự rỗng không lưu được. Xoá đoạn vừa dán rồi gõ lại."


def _read(parse: Callable, value, code: str):
    """``parse(value)``, its sentence turned into a form error; blank is None."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        return parse(value)
    except ValueError as error:
        raise ValidationError(str(error), code=code) from error


class ViDateField(forms.DateField):
    """A day, day first in every spelling of ``parse_date``; a wrong text comes back as typed."""

    widget = forms.DateInput(format="%d/%m/%Y")

    def to_python(self, value) -> date | None:
        return _read(dates.parse_date, value, "invalid")

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {
            "inputmode": "numeric",
            "placeholder": "ngày/tháng/năm",
            "autocomplete": "off",
        }


class _NumericField(forms.Field):
    """Text input on the decimal keypad; the value is shown again grouped, the typed text as typed."""

    widget = forms.TextInput
    inputmode = "decimal"

    def __init__(self, *, min_value=None, max_value=None, **kwargs):
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**kwargs)
        if isinstance(self.widget, forms.NumberInput):
            # The admin passes its own; type=number loses the comma and lets the wheel change the value.
            self.widget.input_type = "text"
        if min_value is not None:
            text = f"Số nhỏ nhất nhận được là {self.write(min_value)}."
            self.validators.append(MinValueValidator(min_value, text))
        if max_value is not None:
            text = f"Số lớn nhất nhận được là {self.write(max_value)}."
            self.validators.append(MaxValueValidator(max_value, text))

    def read(self, value):
        """The number typed; each field reads the figures of its own kind. Raises ``ValueError``."""
        raise NotImplementedError

    def write(self, value) -> str:
        return money.format_number(value)

    def to_python(self, value):
        return _read(self.read, value, "invalid")

    def prepare_value(self, value):
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return self.write(value)
        return value

    def stored(self, value):
        """A value from the record, or what was typed; to_python reads only the second."""
        return self.to_python(value)

    def has_changed(self, initial, data) -> bool:
        if self.disabled:
            return False
        try:
            return self.stored(initial) != self.to_python(data)
        except ValidationError:
            return True

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": self.inputmode, "autocomplete": "off"}


class MoneyBox(forms.BoundField):
    """A box for money that, once something was typed, reads it back."""

    @property
    def echo(self) -> str:
        return self.field.echo(self.value()) if self.form.is_bound else ""


class ViMoneyField(_NumericField):
    """An amount; cleans to whole đồng (int). ``unit`` is what a number typed without a unit counts."""

    def __init__(self, *, unit: str = "đồng", **kwargs):
        self.unit = unit
        super().__init__(**kwargs)

    def read(self, value) -> int:
        return money.parse_money(value, unit=self.unit)

    def stored(self, value) -> int | None:
        # A record holds đồng, whatever the field counts in.
        return self.to_python(value) if isinstance(value, str) else _read(money.parse_money, value, "invalid")

    def write(self, value) -> str:
        text = money.format_in(value, self.unit)
        try:
            is_read_back = money.parse_money(text, unit=self.unit) == value
        except money.NumberError:
            is_read_back = False
        return text if is_read_back else f"{money.format_dong(value)} đồng"

    def echo(self, value) -> str:
        """What to print beside the field: “= 2.675.000.000 đồng (hai tỷ …)”; empty while there is no amount."""
        try:
            amount = self.stored(value)
        except ValidationError:
            return ""
        return "" if amount is None else money.echo(amount)

    def get_bound_field(self, form, field_name):
        return MoneyBox(form, self, field_name)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"data-money": self.unit}


class ViIntegerField(_NumericField):
    """A whole number of things."""

    inputmode = "numeric"

    def read(self, value) -> int:
        return money.parse_count(value)


class ViYearField(ViIntegerField):
    """A year, never grouped: 2026, not 2.026."""

    def __init__(self, **kwargs):
        super().__init__(**{"min_value": 1990, "max_value": 2100} | kwargs)

    def write(self, value) -> str:
        return str(value)


class ViDecimalField(_NumericField):
    """A measure with a fraction after the comma: “1.234,5”."""

    def __init__(self, *, max_digits: int | None = None, decimal_places: int | None = None, **kwargs):
        self.max_digits, self.decimal_places = max_digits, decimal_places
        super().__init__(**kwargs)

    def read(self, value) -> Decimal:
        return money.parse_number(value)

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        places = max(0, -value.normalize().as_tuple().exponent)
        if self.decimal_places is not None and places > self.decimal_places:
            text = (
                f"Chỉ nhận {self.decimal_places} chữ số sau dấu phẩy." if self.decimal_places else "Chỉ nhận số nguyên."
            )
            raise ValidationError(text, code="max_decimal_places")
        if self.max_digits is not None:
            whole = self.max_digits - (self.decimal_places or 0)
            if abs(value) >= 10**whole:
                raise ValidationError(f"Phần nguyên chỉ nhận {whole} chữ số.", code="max_whole_digits")


class _TextField(forms.CharField):
    """NFC; what looks the same is stored the same."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.validators = [v for v in self.validators if not isinstance(v, ProhibitNullCharactersValidator)]
        self.validators.append(ProhibitNullCharactersValidator(message=_NULL_BYTE))

    def tidy(self, text: str) -> str:
        """The text as it is kept: a line and running text are trimmed each in their own way."""
        raise NotImplementedError

    def to_python(self, value):
        return super().to_python(self.tidy(value) if isinstance(value, str) else value)


class ViCharField(_TextField):
    """One line."""

    def tidy(self, text: str) -> str:
        return typed.line(text)


class ViTextField(_TextField):
    """Running text; line breaks are ``\\n``, so that saving twice changes nothing."""

    widget = forms.Textarea

    def tidy(self, text: str) -> str:
        return typed.paragraphs(text)

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.tidy(initial or ""), self.tidy(data or ""))


class ViDateWidget(Widget):
    """django-import-export: day-first text or a date cell in, a date cell (or dd/mm/yyyy) out."""

    def clean(self, value, row=None, **kwargs) -> date | None:
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        return dates.parse_date(value)

    def render(self, value, obj=None, **kwargs):
        if value is None:
            return ""
        if kwargs.get("force_native_type") or not self.coerce_to_string:
            return dates.local_date(value) if isinstance(value, datetime) else value
        return dates.format_date(value)


class ViMoneyWidget(Widget):
    """django-import-export: any spelling of ``parse_money`` in, a number cell in ``unit`` (or plain digits) out."""

    def __init__(self, *, unit: str = "đồng", coerce_to_string: bool = True):
        self.unit = unit
        super().__init__(coerce_to_string=coerce_to_string)

    def clean(self, value, row=None, **kwargs) -> int | None:
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        return money.parse_money(value, unit=self.unit)

    def render(self, value, obj=None, **kwargs):
        if value is None:
            return ""
        if kwargs.get("force_native_type") or not self.coerce_to_string:
            amount = money.in_unit(value, self.unit)
            return int(amount) if amount == int(amount) else amount
        # No dots: a spreadsheet of another language would take the one in “2.675” for a decimal point.
        return money.format_in(value, self.unit).replace(".", "")
