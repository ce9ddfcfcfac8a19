"""What is typed about the network and in the quarterly report."""

from django import forms

from collaborators.choices import CollaboratorKind
from collaborators.models import QuarterlyReport
from khuyencong.core.form_fields import ViCharField, ViDateField
from khuyencong.core.forms import ActForm, ActModelForm
from khuyencong.offices.choices import OrganisationKind
from khuyencong.offices.models import Organisation
from khuyencong.territory.forms import UnitChoiceField

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


class AppointForm(ActForm):
    """A person, the place or association they cover, the decision."""

    full_name = ViCharField(label="Họ và tên", max_length=120)
    phone = ViCharField(label="Điện thoại", max_length=20, required=False)
    kind = forms.ChoiceField(label="Loại", choices=CollaboratorKind.choices, initial=CollaboratorKind.COMMUNE)
    network_of = UnitChoiceField(label="Mạng lưới của tỉnh, thành phố")
    area = UnitChoiceField(label="Địa bàn phụ trách", required=False, help_text="Xã, phường, đặc khu")
    association = forms.ModelChoiceField(
        label="Hoặc hiệp hội ngành hàng",
        queryset=Organisation.objects.filter(kind=OrganisationKind.ASSOCIATION).order_by("sort_key"),
        required=False,
        empty_label="Không",
    )
    job_title = ViCharField(label="Chức vụ, nơi công tác", max_length=200, required=False)
    valid_from = ViDateField(label="Từ ngày", required=False)
    valid_to = ViDateField(label="Đến ngày", required=False)
