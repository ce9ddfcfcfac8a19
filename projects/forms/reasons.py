"""A typed reason: one of the list, and words of one's own where the list asks for them or there is none."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from khuyencong.core.dates import today
from khuyencong.core.form_fields import ViTextField
from projects.choices import ReasonKind
from projects.models import Reason
from projects.queries.told import GivenReason


class ReasonWidget(forms.MultiWidget):
    template_name = "projects/widgets/reason.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__({"ly_do": forms.Select(), "them": forms.Textarea({"rows": 3})}, attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        chosen = context["widget"]["subwidgets"][0]
        context["widget"]["has_list"] = len(chosen["optgroups"]) > 1  # the first is “Chọn lý do”
        return context

    def decompress(self, value):
        if not isinstance(value, GivenReason):
            return [None, value or ""]
        return [value.reason and value.reason.pk, value.words]


class ReasonField(forms.MultiValueField):
    """``ReasonField(ReasonKind.RETURN)`` gives a ``GivenReason`` out of the reasons of that kind in force on ``day``.

    Where none is in force, it asks for words alone.
    """

    widget = ReasonWidget
    wide = True
    default_error_messages = {
        "required": "Ghi lý do, để người giữ đề án biết phải làm gì.",
        "incomplete": "Chọn một lý do trong danh sách.",
    }

    def __init__(self, kind: ReasonKind | str, *, day: date | None = None, **kwargs):
        self.kind, self.day = kind, day
        choice = forms.ModelChoiceField(Reason.objects.none(), empty_label="Chọn lý do")
        super().__init__(
            (choice, ViTextField(required=False)), **{"label": "Lý do", "require_all_fields": False} | kwargs
        )
        self._offer()

    def __deepcopy__(self, memo):
        """Each form asks for the reasons of its own day."""
        made = super().__deepcopy__(memo)
        made._offer()
        return made

    def _offer(self) -> None:
        choice, box = self.fields[0], self.widget.widgets[0]
        choice.queryset = Reason.objects.filter(kind=self.kind).on(self.day or today()).order_by("code")
        box.choices = choice.choices
        box.attrs["aria-label"] = self.label

    def clean(self, value):
        self.fields[0].required = self.fields[0].queryset.exists()
        return super().clean(value)

    def compress(self, values):
        if not values:
            return None
        reason, words = values[0] or None, values[1] or ""
        if not (reason or words):
            raise ValidationError(self.error_messages["required"], code="required")
        if reason and reason.needs_text and not words:
            raise ValidationError(f"“{reason.name}”: ghi rõ ở ô dưới.", code="words")
        return GivenReason(reason, words)


def day_told(form: forms.Form, *names: str) -> date:
    """The day the act is dated, of what was typed in the first of ``names`` that holds one; today before that."""
    for name in names if form.is_bound else ():
        field = form.fields[name]
        try:
            if day := field.clean(field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))):
                return day
        except ValidationError:
            continue  # its own box will say so
    return today()
