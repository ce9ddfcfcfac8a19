"""A typed reason: one of the list, and words of one's own where the list asks for them."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError

from khuyencong.core.dates import today
from khuyencong.core.form_fields import ViTextField
from projects.choices import ReasonKind
from projects.models import Reason


@dataclass(frozen=True)
class GivenReason:
    """What was chosen and what was added; ``str`` is the sentence people read."""

    reason: Reason
    words: str = ""

    def __str__(self):
        return f"{self.reason.name.split(' (')[0]}: {self.words}" if self.words else self.reason.name


class ReasonWidget(forms.MultiWidget):
    template_name = "projects/widgets/reason.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        boxes = {"ly_do": forms.Select({"aria-label": "Lý do"}), "them": forms.Textarea({"rows": 3})}
        super().__init__(boxes, attrs)

    def decompress(self, value):
        return [value.reason.pk, value.words] if isinstance(value, GivenReason) else [value, ""]


class ReasonField(forms.MultiValueField):
    """``ReasonField(ReasonKind.RETURN)`` gives a ``GivenReason`` out of the reasons of that kind in force today."""

    widget = ReasonWidget
    wide = True

    def __init__(self, kind: ReasonKind | str, **kwargs):
        self.kind = kind
        choice = forms.ModelChoiceField(Reason.objects.none(), empty_label="Chọn lý do")
        fields = (choice, ViTextField(required=False))
        super().__init__(fields, **{"label": "Lý do", "require_all_fields": False} | kwargs)

    def __deepcopy__(self, memo):
        """Each form asks for the reasons of its own day."""
        made = super().__deepcopy__(memo)
        made.fields[0].queryset = Reason.objects.filter(kind=self.kind).on(today()).order_by("code")
        made.widget.widgets[0].choices = made.fields[0].choices
        return made

    def compress(self, values):
        if not values or not values[0]:
            return None
        reason, words = values[0], values[1] or ""
        if reason.needs_text and not words:
            raise ValidationError(f"“{reason.name}”: ghi rõ ở ô dưới.", code="words")
        return GivenReason(reason, words)
