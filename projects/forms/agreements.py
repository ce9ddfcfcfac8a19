"""A coordination agreement, and one thing done under it."""

from khuyencong.core.dates import today
from khuyencong.core.documents import WithDocument
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViMoneyField
from khuyencong.core.forms import ActForm, VersionedForm
from khuyencong.core.models import User
from khuyencong.territory.forms import UnitChoiceField
from projects.forms.origins import lines
from projects.forms.picks import PickField
from projects.queries import people

FACTS = ("organisation", "unit", "name", "signed_on", "valid_from", "valid_to", "our_part", "their_part")


class AgreementForm(WithDocument):
    document_name = "thoả thuận"
    name = ViCharField(label="Tên, trích yếu", max_length=250)
    unit = UnitChoiceField(label="Địa bàn", on=None)
    signed_on = ViDateField(label="Ngày ký", required=False)
    valid_from = ViDateField(label="Có hiệu lực từ", required=False)
    valid_to = ViDateField(label="đến", required=False, help_text="Trống: chưa định ngày hết")
    our_part = lines("Trung tâm làm", required=False)
    their_part = lines("Bên phối hợp làm", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = PickField(rows=people.organisations(), noun="đơn vị", label="Phối hợp với")
        self.order_fields(FACTS)


class AgreementUpdateForm(AgreementForm, VersionedForm):
    pass


class ActivityForm(ActForm):
    done_on = ViDateField(label="Ngày làm", initial=today, required=False, help_text="Trống: chưa rõ")
    what = lines("Việc đã làm")
    people = ViIntegerField(label="Số người dự", required=False, min_value=0, help_text="Trống: chưa có số liệu")
    amount = ViMoneyField(label="Kinh phí", required=False, min_value=0, help_text="Trống: chưa có số liệu")

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["project"] = PickField(
            rows=people.projects(user), noun="đề án", label="Trong đề án", required=False
        )
