"""Two administrators on one row of a register: the second sees both versions, box by box, and nothing typed is lost.

A page carries what its boxes showed when it was opened. At the save, under a lock on the row, a box whose fact has moved
since, and which would now be written over, is put to the person as on the portal (``core.conflicts``). It needs no column and
no trail: rows brought in by a workbook, a job or by hand are watched alike.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms.models import _get_foreign_key
from django.http import QueryDict

from khuyencong.core import conflicts
from khuyencong.core.exceptions import StaleVersion
from khuyencong.core.registers.lines import rearranged, sent_alike

SEEN = "_thay"  # name in the POST: what the boxes showed
_GONE = (
    "Có dòng anh, chị đang sửa vừa bị người khác bỏ. Chữ đã gõ còn nguyên ở dòng mới cuối bảng: "
    "bấm Lưu để ghi lại thành dòng mới, hoặc bỏ dòng ấy đi."
)


def _page(data: QueryDict, model: type[Model]) -> dict[str, dict[str, list[str]]]:
    """What the page showed of each row, by pk; nothing of one it does not tell: every box that differs is then asked."""
    try:
        told = json.loads(data.get(SEEN, ""))
        rows = told.get(model._meta.label_lower, {})
        return {pk: {box: [str(one) for one in values] for box, values in row.items()} for pk, row in rows.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


class RegisterForm(forms.ModelForm):
    """A row on the page of a register. ``conflict``: the boxes somebody else changed meanwhile, to choose from."""

    apart = ()
    is_dropped = False
    stale = str(StaleVersion(None))
    conflict: Sequence[conflicts.Row] = ()

    @cached_property
    def standing(self) -> dict[str, list[str]]:
        """What a browser would send for the row as it now stands."""
        boxes = {name: self.fields[name] for name in self.watched}
        return {name: conflicts.sent(box, self.get_initial_for_field(box, name)) for name, box in boxes.items()}

    @property
    def watched(self) -> list[str]:
        return [name for name, field in self.fields.items() if not (field.disabled or self[name].is_hidden)]

    @cached_property
    def seen(self) -> dict[str, list[str]]:
        return _page(self.data, self._meta.model).get(str(self.instance.pk), {})

    @property
    def shows(self) -> dict[str, list[str]]:
        """What the page that is now made shows: after a mistake of this person's own, still what it showed first."""
        if self.is_bound and not self.conflict:
            return self.seen
        return self.standing | {name: self.seen[name] for name in self.errors if name in self.seen}

    @property
    def moved(self) -> set[str]:
        return {name for name, values in self.standing.items() if self.seen.get(name) != values}

    def clean(self):
        told = super().clean()
        if self.instance.pk and (self.is_dropped or not self.errors) and self.moved:
            self.conflict = self._differing()
            if self.conflict:
                self.add_error(None, self.stale)
        return told

    def _differing(self) -> list[conflicts.Row]:
        moved = {self.add_prefix(name) for name in self.moved}
        rows = conflicts.rows(self, self.instance, _stands, self._untouched)
        return [row for row in rows if row.name in moved]

    def _untouched(self, name: str, mine: str) -> bool:
        return sent_alike(self.data.getlist(self.add_prefix(name)), self.seen.get(name, [""]))


def _stands(current, form, name: str):
    return getattr(current, name, conflicts.NOTHING)


class LineForm(RegisterForm):
    """A line under a row. It carries the columns it is known by as well, so that one taken out can be put back."""

    stale = "Dòng này vừa được người khác sửa. Xem hai bản ở đầu trang rồi chọn giữ bản nào."

    @property
    def watched(self) -> list[str]:
        return [name for name in self.fields if not self[name].is_hidden and name != "DELETE"]

    @property
    def moved(self) -> set[str]:
        return {name for name in super().moved if not self.fields[name].disabled}

    @property
    def is_dropped(self) -> bool:
        return bool(self.cleaned_data.get("DELETE"))

    def _differing(self) -> list[conflicts.Row]:
        rows = [replace(row, label=f"{self.instance} · {row.label}") for row in super()._differing()]
        if self.is_dropped:
            dropped = f"{self.instance} · bỏ dòng này"
            rows.insert(0, conflicts.Row(self.add_prefix("DELETE"), dropped, "có", "không", [], conflicts.MINE))
        return rows


class _Lines(forms.BaseInlineFormSet):
    """``gone``: how many of the lines typed in were taken out by somebody else."""

    def __init__(self, *args, gone: int = 0, **kwargs):
        self.gone = gone
        super().__init__(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.gone:
            raise ValidationError(_GONE, code="gone")
        if any(form.is_dropped and form.conflict for form in self.initial_forms):  # errors of these are passed over
            raise ValidationError(RegisterForm.stale, code="stale")


class SharedLines:
    """For an inline: lines that several people edit."""

    form = LineForm
    formset = _Lines


class SharedRegister:
    """For a ModelAdmin, before it among the bases: rows that several people edit."""

    form = RegisterForm

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        request.POST = conflicts.chosen(request.POST)
        with transaction.atomic():
            self._lock(object_id)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _lock(self, object_id: str) -> None:
        try:
            pk = self.opts.pk.to_python(unquote(object_id))
        except ValidationError:
            return  # no row has such a key: the page says so
        list(self.model._base_manager.select_for_update(no_key=True).filter(pk=pk).values_list("pk"))

    def get_formset_kwargs(self, request, obj, inline, prefix):
        told = super().get_formset_kwargs(request, obj, inline, prefix)
        if "data" not in told or obj.pk is None or not inline.has_change_permission(request, obj):
            return told
        lines = told["queryset"].filter(**{_get_foreign_key(self.model, inline.model, inline.fk_name).name: obj})
        lines = lines if lines.ordered else lines.order_by("pk")
        standing = [str(line.pk) for line in lines.select_for_update(of=("self",), no_key=True)]
        told["data"], gone = rearranged(told["data"], prefix, standing, _page(told["data"], inline.model))
        return told | {"gone": gone}

    def render_change_form(self, request, context, *args, **kwargs):
        lines = (form for inline in context["inline_admin_formsets"] for form in inline.formset.initial_forms)
        watched = [
            one for one in (context["adminform"].form, *lines) if isinstance(one, RegisterForm) and one.instance.pk
        ]
        conflict = [row for form in watched for row in form.conflict]
        seen = {form._meta.model._meta.label_lower: {} for form in watched}
        for form in watched:
            seen[form._meta.model._meta.label_lower][form.instance.pk] = form.shows
        told = {"seen": json.dumps(seen, ensure_ascii=False), "conflict": conflict}
        page = super().render_change_form(request, context | told, *args, **kwargs)
        if conflict:
            page.status_code = 409
        return page
