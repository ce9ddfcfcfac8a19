"""A fair or a visit, and one establishment that went."""

from khuyencong.core.form_fields import ViCharField, ViIntegerField
from khuyencong.core.forms import ActForm, ActModelForm, VersionedModelForm
from khuyencong.core.models import User
from khuyencong.territory.forms import UnitChoiceField
from projects.forms.picks import PickField
from projects.models import TradeEvent
from projects.queries import people

_FACTS = ["kind", "name", "place_as_written", "unit", "starts_on", "ends_on", "organiser"]


class EventForm(ActModelForm):
    unit = UnitChoiceField(label="Địa bàn", required=False, on=None)

    class Meta:
        model = TradeEvent
        fields = _FACTS


class EventUpdateForm(VersionedModelForm):
    unit = UnitChoiceField(label="Địa bàn", required=False, on=None)

    class Meta:
        model = TradeEvent
        fields = _FACTS


class EventParticipantForm(ActForm):
    product = ViCharField(label="Sản phẩm mang đi", max_length=250, required=False)
    booths = ViIntegerField(label="Gian hàng", required=False, min_value=0, help_text="Trống: chưa có số liệu")
    contracts = ViIntegerField(
        label="Hợp đồng, ghi nhớ đã ký", required=False, min_value=0, help_text="Trống: chưa có số liệu"
    )
    note = ViCharField(label="Ghi chú", max_length=250, required=False)

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        rows = people.establishments(user)
        self.fields["establishment"] = PickField(
            rows=rows, noun="cơ sở", suggest="establishments:suggest", label="Cơ sở"
        )
        self.order_fields(["establishment"])
