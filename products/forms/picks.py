"""A product named by typing, read on the server."""

import re

from django import forms

from khuyencong.core.form_fields import ViCharField
from khuyencong.core.models import User
from khuyencong.core.text import fold
from products.models import Product

_NUMBERED = re.compile(r"#(\d{1,12})\)?$")
_OFFERED = 8


class ProductChoiceField(ViCharField):
    """Gives a ``Product`` the person may see, from a typed name or ``#number``; several: the error lists them."""

    def __init__(self, *, user: User, **kwargs):
        self.user = user
        super().__init__(**{"max_length": 200, "help_text": "Gõ tên, có dấu hay không đều được"} | kwargs)

    def prepare_value(self, value):
        return f"{value.name} (#{value.pk})" if isinstance(value, Product) else value

    def clean(self, value):
        text = super().clean(value)
        rows = Product.objects.visible_to(self.user).select_related("establishment", "unit")
        if numbered := _NUMBERED.search(text):
            found = list(rows.filter(pk=int(numbered[1])))
        else:
            found = list(rows.called(text).order_by("sort_key", "pk")[: _OFFERED + 1])
            exact = [one for one in found if one.fold == fold(text)]
            found = exact or found
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(f"Chưa có sản phẩm nào tên “{text}”. Thêm sản phẩm trước, hoặc gõ lại tên.")
        names = "; ".join(f"{one.name} của {one.establishment} (#{one.pk})" for one in found[:_OFFERED])
        raise forms.ValidationError(f"Có nhiều sản phẩm khớp: {names}. Gõ số sau dấu # để chọn.")
