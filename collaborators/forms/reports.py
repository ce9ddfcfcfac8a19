"""What is typed in the quarterly report."""

from django import forms

from collaborators.models import QuarterlyReport
from khuyencong.core.forms import ActForm, ActModelForm

NOTHING = "Không phát sinh"


class QuarterlyReportForm(ActModelForm):
    """A draft takes anything; only sending asks for every part."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    no_proposals = forms.BooleanField(label="Không có đề xuất", required=False)
    no_difficulties = forms.BooleanField(label="Không phát sinh trong quý này", required=False)

    class Meta:
        model = QuarterlyReport
        fields = (
            "establishments",
            "workers",
            "situation",
            "opened",
            "closed",
            "review",
            "proposals",
            "difficulties",
        )
        widgets = {
            name: forms.Textarea(attrs={"rows": 4}) for name in ("situation", "review", "proposals", "difficulties")
        }

    def clean(self):
        cleaned = super().clean()
        for tick, field in (("no_proposals", "proposals"), ("no_difficulties", "difficulties")):
            if cleaned.pop(tick, False) and not cleaned.get(field):
                cleaned[field] = NOTHING
        return cleaned

    def validate_unique(self):
        """One report a period: the service answers that, with both versions."""


class SendForm(ActForm):
    """The one button of the check page."""

    version = forms.IntegerField(widget=forms.HiddenInput)
