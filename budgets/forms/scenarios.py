"""What is typed about scenarios."""

from decimal import Decimal

from django import forms

from budgets.models import Scenario
from khuyencong.core.form_fields import ViCharField, ViMoneyField, ViTextField, ViYearField
from khuyencong.core.forms import ActForm, VersionedForm
from khuyencong.territory.forms import UnitChoiceField
from projects.models import Project


class ScenarioForm(ActForm):
    unit = UnitChoiceField(label="Địa bàn", on=None)
    year = ViYearField(label="Năm kế hoạch")
    name = ViCharField(label="Tên kịch bản", max_length=120, help_text="Ví dụ: Ưu tiên máy móc; Chia đều các xã")
    note = ViTextField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    like = forms.ModelChoiceField(
        label="Bắt đầu từ", queryset=Scenario.objects.none(), required=False, empty_label="Kịch bản trống"
    )

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["like"].queryset = others


class ComposeForm(VersionedForm):
    """A tick and an amount for each candidate."""

    def __init__(self, *args, projects: list[Project], amounts: dict[int, Decimal], **kwargs):
        super().__init__(*args, **kwargs)
        self.projects = projects
        for one in projects:
            self.fields[f"chon_{one.pk}"] = forms.BooleanField(
                label=f"Chọn {one.code}", required=False, initial=one.pk in amounts
            )
            self.fields[f"tien_{one.pk}"] = ViMoneyField(
                label=f"Kinh phí của {one.code}",
                required=False,
                min_value=0,
                initial=amounts.get(one.pk, one.support_proposed),
            )

    @property
    def rows(self) -> list:
        """Each candidate with its two boxes."""
        return [(one, self[f"chon_{one.pk}"], self[f"tien_{one.pk}"]) for one in self.projects]

    @property
    def chosen(self) -> list[Project]:
        return [one for one in self.projects if self.cleaned_data.get(f"chon_{one.pk}")]

    def clean(self):
        cleaned = super().clean()
        for one in self.chosen:
            if not cleaned.get(f"tien_{one.pk}") and f"tien_{one.pk}" not in self.errors:
                self.add_error(f"tien_{one.pk}", f"Ghi kinh phí cho {one.code}, lớn hơn 0.")
        return cleaned

    @property
    def amounts(self) -> dict[int, Decimal]:
        return {one.pk: self.cleaned_data[f"tien_{one.pk}"] for one in self.chosen}


class PromoteForm(VersionedForm):
    """Nothing to type: the page says what the plan becomes."""
