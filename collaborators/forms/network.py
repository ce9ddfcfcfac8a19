"""What is typed about the network."""

from django import forms

from collaborators.choices import CollaboratorKind
from khuyencong.core.dates import today
from khuyencong.core.documents import WithDocument
from khuyencong.core.form_fields import ViCharField, ViDateField
from khuyencong.offices.choices import OrganisationKind
from khuyencong.offices.models import Organisation
from khuyencong.territory.forms import UnitChoiceField

SHARED_HINT = "Chỉ ghi khi nơi ấy đã có người cùng loại phụ trách"
_EMPLOYERS = (OrganisationKind.COMMITTEE, OrganisationKind.DIVISION, OrganisationKind.MASS, OrganisationKind.CENTRE)


def associations():
    return Organisation.objects.filter(kind=OrganisationKind.ASSOCIATION).order_by("sort_key", "pk")


def employers():
    """Offices a collaborator may work at."""
    return Organisation.objects.filter(kind__in=_EMPLOYERS).order_by("sort_key", "pk")


class _ByDecision(WithDocument):
    document_name = "quyết định"


class PostFields(forms.Form):
    """What a person is, and what they cover."""

    full_name = ViCharField(label="Họ và tên", max_length=120)
    phone = ViCharField(label="Điện thoại", max_length=20, required=False)
    kind = forms.ChoiceField(label="Loại", choices=CollaboratorKind.choices, initial=CollaboratorKind.COMMUNE)
    area = UnitChoiceField(label="Địa bàn phụ trách", required=False, help_text="Xã, phường, đặc khu")
    association = forms.ModelChoiceField(
        label="Hoặc hiệp hội ngành hàng", queryset=Organisation.objects.none(), required=False, empty_label="Không"
    )
    organisation = forms.ModelChoiceField(
        label="Cơ quan công tác", queryset=Organisation.objects.none(), required=False, empty_label="Chưa rõ"
    )
    job_title = ViCharField(label="Chức vụ, nơi công tác", max_length=200, required=False)
    shared_reason = ViCharField(
        label="Lý do cùng phụ trách với người khác", max_length=300, required=False, help_text=SHARED_HINT
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["association"].queryset = associations()
        self.fields["organisation"].queryset = employers()


class AppointForm(PostFields, _ByDecision):
    """A person, the place or association they cover, the decision."""

    network_of = UnitChoiceField(label="Mạng lưới của tỉnh, thành phố")
    valid_from = ViDateField(label="Từ ngày", required=False)
    valid_to = ViDateField(label="Đến ngày", required=False)

    field_order = [
        *("full_name", "phone", "kind", "network_of", "area", "association", "shared_reason"),
        *("organisation", "job_title", "valid_from", "valid_to"),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)


class EndForm(_ByDecision):
    """The last day, and why."""

    last_day = ViDateField(label="Ngày cuối trong mạng lưới", initial=today)
    reason = ViCharField(label="Lý do thôi", max_length=300, help_text="Ví dụ: chuyển công tác, nghỉ hưu")

    field_order = ["last_day", "reason"]


class ReplaceForm(_ByDecision):
    """Who takes the place, from when, and why the one before leaves."""

    full_name = ViCharField(label="Họ và tên người thay", max_length=120)
    phone = ViCharField(label="Điện thoại", max_length=20, required=False)
    job_title = ViCharField(label="Chức vụ, nơi công tác", max_length=200, required=False)
    starts_on = ViDateField(label="Thay từ ngày", initial=today, help_text="Người trước thôi từ hôm trước ngày này")
    reason = ViCharField(label="Lý do người trước thôi", max_length=300)

    field_order = ["full_name", "phone", "job_title", "starts_on", "reason"]
