"""What is typed when the findings of a report go into the register."""

from django import forms

from collaborators.queries.register import Finding
from khuyencong.core.form_fields import ViCharField, ViDateField
from khuyencong.core.forms import ActForm
from khuyencong.core.models import User
from khuyencong.establishments.forms import EstablishmentChoiceField, EstablishmentForm, FactsForm
from khuyencong.territory.forms import UnitChoiceField


class FindingsForm(ActForm):
    """A tick and a day for each finding that needs nothing else."""

    def __init__(self, *args, findings: list[Finding], **kwargs):
        super().__init__(*args, **kwargs)
        self.findings = findings
        for one in findings:
            self.fields[f"ghi_{one.box}"] = forms.BooleanField(label=f"Ghi {one.name}", required=False)
            self.fields[f"ngay_{one.box}"] = ViDateField(label=f"{one.name}, từ ngày", initial=one.since)

    @property
    def boxes(self) -> dict:
        """Finding → its tick and its day, for the table."""
        return {one.key: (self[f"ghi_{one.box}"], self[f"ngay_{one.box}"]) for one in self.findings}

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.chosen:
            raise forms.ValidationError("Chưa chọn kết quả nào để ghi vào sổ.")
        return cleaned

    @property
    def chosen(self) -> dict:
        """Key → day."""
        told = self.cleaned_data
        return {one.key: told[f"ngay_{one.box}"] for one in self.findings if told.get(f"ghi_{one.box}")}


class ChangedFactsForm(FactsForm):
    """The register's own form for facts that changed."""


class NewEstablishmentForm(EstablishmentForm):
    """The register's own form, with the day from which it holds."""

    since = ViDateField(label="Thông tin đúng từ ngày")


class ArrivedForm(ActForm):
    """Which establishment of the register came, and where it makes things now."""

    site = UnitChoiceField(label="Nay sản xuất ở", help_text="Xã, phường có xưởng")
    place_as_written = ViCharField(label="Địa chỉ xưởng, như báo cáo ghi", max_length=250, required=False)
    since = ViDateField(label="Từ ngày")

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["establishment"] = EstablishmentChoiceField(user=user, label="Cơ sở trong sổ")
        self.order_fields(["establishment", "site", "place_as_written", "since"])


class DeclineForm(ActForm):
    reason = ViCharField(label="Vì sao không ghi", max_length=300)


class UndoForm(ActForm):
    reason = ViCharField(label="Vì sao huỷ", max_length=300)
