"""The base form: one mechanism each for optimistic versions and for acts that must happen once."""

import uuid
from dataclasses import dataclass

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH

_DASHES = BLANK_CHOICE_DASH[0][1]


class ActForm(forms.Form):
    """A form whose POST changes something. Carries a key, so that a second tap makes no second record."""

    apart: tuple[
        str, ...
    ] = ()  # boxes that are no facts of the record, whatever their names: a paper brought with the act

    idempotency_key = forms.UUIDField(label="Khoá chống gửi hai lần", widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["idempotency_key"].initial = uuid.uuid4
        self.use_required_attribute = False
        for field in self.fields.values():
            _name_no_choice(field)

    def reopen(self) -> None:
        """Show what was typed once more, with no complaint yet and a key of its own."""
        self.data = self.data.copy()
        self.data[self.add_prefix("idempotency_key")] = str(uuid.uuid4())
        self.errors.clear()

    def read_back(self) -> None:
        """Show what was typed once more, nothing sent: each amount with its words, or why it is none."""
        said = {name: self.errors[name] for name in self.money_boxes if name in self.errors}
        self.reopen()
        for name, errors in said.items():
            self.errors[name] = errors

    @property
    def money_boxes(self) -> list[str]:
        """Boxes that take money; a page with any offers to read it back before it is sent."""
        return [name for name, field in self.fields.items() if "data-money" in field.widget.attrs]

    @property
    def lost_files(self) -> list[str]:
        """Names of files chosen before this page: no browser sends them a second time, they must be chosen again."""
        carried = self.data.getlist("_tep") if hasattr(self.data, "getlist") else []
        return [file.name for file in self.files.values()] or carried

    @property
    def answers(self) -> dict:
        """Cleaned data without the form's own machinery: what the service is called with."""
        return {k: v for k, v in self.cleaned_data.items() if k not in {"idempotency_key", "version"}}


def _name_no_choice(field: forms.Field) -> None:
    """Words in place of Django's row of dashes."""
    words = "Chọn" if field.required else "Chưa chọn"
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == _DASHES:
            field.empty_label = words
    elif isinstance(field, forms.ChoiceField):
        field.choices = [(value, words if label == _DASHES else label) for value, label in field.choices]


class VersionedForm(ActForm):
    """An ``ActForm`` on an existing record; ``version`` is the one the person saw."""

    version = forms.IntegerField(label="Phiên bản", widget=forms.HiddenInput)


class ActModelForm(ActForm, forms.ModelForm):
    """Labels, help and constraint checks from the model; never saves (services write)."""

    def save(self, commit=True):
        """A model form would write past the rules, the lock and the timeline."""
        raise NotImplementedError("Biểu mẫu không ghi: gọi dịch vụ.")


class VersionedModelForm(VersionedForm, forms.ModelForm):
    """As ``ActModelForm``, on an existing record."""

    def save(self, commit=True):
        """A model form would write past the rules, the lock and the timeline."""
        raise NotImplementedError("Biểu mẫu không ghi: gọi dịch vụ.")


@dataclass(frozen=True)
class Section:
    """``wide`` boxes take the whole line; ``hint`` says what the section wants."""

    title: str
    fields: list[forms.BoundField]
    hint: str = ""
    folded: bool = False


class Sectioned:
    """Give ``layout``: (heading, hint, names of boxes). Sections named in ``folded`` open when something is in them."""

    folded: frozenset[str] = frozenset()

    def layout(self) -> list[tuple[str, str, list[str]]]:
        """Each form says its own: one that named no box would show none."""
        raise NotImplementedError

    @property
    def sections(self) -> list[Section]:
        return [self._section(*told) for told in self.layout()]

    def _section(self, title: str, hint: str, names: list[str]) -> Section:
        boxes = [self[name] for name in names if name in self.fields]
        said = any(box.errors or (self.is_bound and box.value()) for box in boxes)
        return Section(title, boxes, hint, folded=title in self.folded and not said)
