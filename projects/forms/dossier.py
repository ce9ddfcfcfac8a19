"""Sections and lines of the estimate, as they are typed."""

from django import forms
from django.db.models import Q

from khuyencong.core.dates import today
from khuyencong.core.form_fields import ViDecimalField, ViTextField
from khuyencong.core.forms import ActModelForm, VersionedForm, VersionedModelForm
from projects.forms.cases import ContentChoiceField
from projects.models import Content, EstimateItem
from projects.models.estimates import cost_of

_ITEM = ["text", "content", "unit_name", "quantity", "unit_price", "cost", "purse", "support", "counterpart"]


class SectionForm(VersionedForm):
    """The words of one section; ``version`` 0 while it is empty."""

    def __init__(self, *args, hint: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"] = ViTextField(
            label="Nội dung mục", required=False, help_text=hint, widget=forms.Textarea(attrs={"rows": 16})
        )


class _ItemFields:
    """Choices of the day; the cost that follows from quantity and price."""

    def _settle(self):
        used = Q(pk=self.instance.content_id) if self.instance.content_id else Q()
        in_force = Content.objects.on(today()).values("pk")
        self.fields["content"] = ContentChoiceField(
            Content.objects.filter(Q(pk__in=in_force) | used if used else Q(pk__in=in_force)).order_by("code"),
            label="Nội dung chi",
            required=False,
            help_text="Trống: nội dung của đề án",
        )
        self.fields["quantity"] = ViDecimalField(
            label="Số lượng", required=False, min_value=0, max_digits=12, decimal_places=3
        )
        if cost_of(self.instance.quantity, self.instance.unit_price) is not None:
            self.initial["cost"] = None  # follows from the two boxes before it
        self.order_fields(["version", *_ITEM])

    def clean(self):
        told = super().clean() or self.cleaned_data
        product = cost_of(told.get("quantity"), told.get("unit_price"))
        if product is not None and told.get("cost") is None:
            told["cost"] = product
        return told


class ItemForm(_ItemFields, ActModelForm):
    class Meta:
        model = EstimateItem
        fields = _ITEM

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._settle()


class ItemUpdateForm(_ItemFields, VersionedModelForm):
    class Meta:
        model = EstimateItem
        fields = _ITEM

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._settle()
