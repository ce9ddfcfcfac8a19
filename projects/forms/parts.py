"""What hangs on a đề án: establishments, results, classes, who takes part."""

from django import forms

from khuyencong.core.form_fields import ViDateField, ViMoneyField
from khuyencong.core.forms import ActForm, ActModelForm, VersionedModelForm
from khuyencong.core.models import User
from khuyencong.territory.forms import HINT, UnitChoiceField
from projects.choices import ParticipantRole, PartnerRole
from projects.forms.picks import PickField
from projects.models import Beneficiary, Output, OutputIndicator, TrainingClass
from projects.queries import people


class BeneficiaryForm(ActForm):
    """A new establishment, found by its name."""

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        rows = people.establishments(user)
        self.fields["establishment"] = PickField(
            rows=rows, noun="cơ sở", suggest="establishments:suggest", label="Cơ sở"
        )
        self.fields["unit"] = UnitChoiceField(
            label="Nơi sản xuất", required=False, on=None, help_text=f"Trống: nơi đã ghi trong sổ. {HINT}"
        )
        hint = "Trống: chưa có số liệu"
        self.fields["support"] = ViMoneyField(label="Kinh phí hỗ trợ", required=False, min_value=0, help_text=hint)
        self.fields["counterpart_committed"] = ViMoneyField(
            label="Đối ứng cam kết", required=False, min_value=0, help_text=hint
        )


class BeneficiaryUpdateForm(VersionedModelForm):
    """Figures of one establishment; the establishment itself does not change."""

    unit = UnitChoiceField(label="Nơi sản xuất", required=False, on=None)

    class Meta:
        model = Beneficiary
        fields = ["unit", "support", "counterpart_committed", "counterpart_verified", "accepted_on"]


_OUTPUT = ["indicator", "planned_low", "planned_high", "done", "qualifier", "done_on", "note", "told_apart"]


class _OutputFields:
    def _settle(self):
        self.fields["indicator"].queryset = OutputIndicator.objects.order_by("code")
        self.fields["indicator"].empty_label = "Chọn chỉ tiêu"
        self.fields["planned_high"].help_text = "Trống: bằng số “từ”"


class OutputForm(_OutputFields, ActModelForm):
    class Meta:
        model = Output
        fields = _OUTPUT

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._settle()


class OutputUpdateForm(_OutputFields, VersionedModelForm):
    class Meta:
        model = Output
        fields = _OUTPUT

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._settle()


_CLASS = [
    "kind",
    "name",
    "class_count",
    "unit",
    "organiser",
    "starts_on",
    "ends_on",
    "learners",
    "female",
    "ethnic_minority",
    "employed_after",
]


def _organiser() -> PickField:
    return PickField(rows=people.organisations(), noun="đơn vị", label="Đơn vị tổ chức", required=False)


class ClassForm(ActModelForm):
    unit = UnitChoiceField(label="Nơi mở lớp", required=False, on=None)

    class Meta:
        model = TrainingClass
        fields = _CLASS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organiser"] = _organiser()


class ClassUpdateForm(VersionedModelForm):
    unit = UnitChoiceField(label="Nơi mở lớp", required=False, on=None)

    class Meta:
        model = TrainingClass
        fields = _CLASS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organiser"] = _organiser()


class PartnerForm(ActForm):
    role = forms.ChoiceField(label="Vai trò", choices=PartnerRole.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = PickField(rows=people.organisations(), noun="đơn vị", label="Đơn vị")
        self.order_fields(["organisation", "role"])


class ParticipantForm(ActForm):
    """Exactly one of the three."""

    role = forms.ChoiceField(label="Vai trò", choices=ParticipantRole.choices)
    since = ViDateField(label="Từ ngày", required=False)

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["collaborator"] = PickField(
            rows=people.collaborators(user), noun="cộng tác viên", label="Cộng tác viên", required=False
        )
        self.fields["user"] = PickField(
            rows=people.colleagues(user), noun="người", label="Hoặc người của cơ quan", required=False
        )
        self.fields["organisation"] = PickField(
            rows=people.organisations(), noun="đơn vị", label="Hoặc tổ chức", required=False
        )
        self.order_fields(["collaborator", "user", "organisation", "role", "since"])
