"""What is typed about the network."""

from django import forms

from collaborators.choices import CollaboratorKind
from khuyencong.core.form_fields import ViCharField, ViDateField
from khuyencong.core.forms import ActForm
from khuyencong.offices.choices import OrganisationKind
from khuyencong.offices.models import Organisation
from khuyencong.territory.forms import UnitChoiceField


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
