"""What is typed about establishments and needs."""

import re

from django import forms
from django.urls import reverse_lazy

from khuyencong.core.choices import Role
from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField, ViYearField
from khuyencong.core.forms import ActForm, ActModelForm, VersionedForm, VersionedModelForm
from khuyencong.core.models import User
from khuyencong.establishments import queries
from khuyencong.establishments.choices import ConsentChannel, ContinuationKind, NeedChannel
from khuyencong.establishments.models import (
    CraftVillage,
    Establishment,
    EstablishmentProfile,
    EstablishmentTrait,
    YearlySnapshot,
)
from khuyencong.offices.choices import OrganisationKind
from khuyencong.offices.forms import OfficerChoiceField
from khuyencong.offices.models import Organisation
from khuyencong.offices.queries import officers
from khuyencong.territory.forms import UnitChoiceField

FACTS = (
    "name",
    "legal_form",
    "tax_code",
    "owner_name",
    "phone",
    "head_office_unit",
    "head_office_address",
    "status",
    "sector",
    "listed_sector",
    "workers",
)


_NUMBERED = re.compile(r"#(\d{1,12})\)?$")


class EstablishmentChoiceField(ViCharField):
    """Gives an ``Establishment`` the person may see, from a typed name or ``#number``; several: the error lists them."""

    def __init__(self, *, user: User, **kwargs):
        self.user = user
        super().__init__(**{"max_length": 200, "help_text": "Gõ tên, có dấu hay không đều được"} | kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {
            "autocomplete": "off",
            "data-suggest-url": reverse_lazy("establishments:suggest"),
        }

    def prepare_value(self, value):
        return f"{value.name} (#{value.pk})" if isinstance(value, Establishment) else value

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        numbered = _NUMBERED.search(text)
        if numbered:
            found = list(Establishment.objects.visible_to(self.user).filter(pk=int(numbered[1])))
        else:
            found = queries.candidates(user=self.user, text=text)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(f"Chưa có cơ sở nào tên “{text}” trong sổ. Thêm cơ sở trước, hoặc gõ lại tên.")
        names = "; ".join(f"{e.name} (#{e.pk})" for e in found[:8])
        raise forms.ValidationError(f"Có nhiều cơ sở khớp: {names}. Gõ số sau dấu # để chọn.")


class EstablishmentForm(ActModelForm):
    """First facts of a new establishment, and where it produces."""

    head_office_unit = UnitChoiceField(label="Nơi đặt trụ sở", required=False)
    site = UnitChoiceField(label="Nơi sản xuất", help_text="Xã, phường có xưởng: nơi này quyết định có đúng đối tượng")
    place_as_written = ViCharField(label="Địa chỉ xưởng, như hồ sơ ghi", max_length=250, required=False)
    since = ViDateField(label="Thông tin đúng từ ngày", required=False)

    class Meta:
        model = EstablishmentProfile
        fields = FACTS


class FactsForm(VersionedModelForm):
    """Facts that change from a day on."""

    head_office_unit = UnitChoiceField(label="Nơi đặt trụ sở", required=False)
    since = ViDateField(label="Thay đổi từ ngày")

    class Meta:
        model = EstablishmentProfile
        fields = FACTS


class SiteForm(ActForm):
    unit = UnitChoiceField(label="Địa bàn")
    place_as_written = ViCharField(label="Địa chỉ xưởng, như hồ sơ ghi", max_length=250, required=False)
    valid_from = ViDateField(label="Từ ngày", required=False)
    craft_village = forms.ModelChoiceField(
        label="Trong làng nghề được công nhận",
        queryset=CraftVillage.objects.order_by("name", "pk"),
        required=False,
        empty_label="Không",
    )


class VillageForm(ActForm):
    """The craft village of a site already on record."""

    craft_village = forms.ModelChoiceField(
        label="Làng nghề",
        queryset=CraftVillage.objects.order_by("name", "pk"),
        required=False,
        empty_label="Không ở trong làng nghề",
        help_text="Chưa có tên: quản trị ghi ở sổ danh mục “làng nghề được công nhận”",
    )


_YEAR = ("workers_insured", "revenue", "capital", "source")


class YearForm(ActModelForm):
    """Figures of one more year."""

    year = ViYearField(label="Năm")

    class Meta:
        model = YearlySnapshot
        fields = ("year", *_YEAR)


class YearUpdateForm(VersionedModelForm):
    class Meta:
        model = YearlySnapshot
        fields = _YEAR


class TraitForm(ActModelForm):
    class Meta:
        model = EstablishmentTrait
        fields = ("kind", "source", "valid_from", "valid_to")


class ContinuationForm(ActForm):
    kind = forms.ChoiceField(label="Cách", choices=ContinuationKind.choices)
    happened_on = ViDateField(label="Ngày", required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["successor"] = EstablishmentChoiceField(user=user, label="Tiếp tục là cơ sở")
        self.order_fields(["successor", "kind", "happened_on"])


class MembershipForm(ActForm):
    organisation = forms.ModelChoiceField(
        label="Hiệp hội", queryset=Organisation.objects.filter(kind=OrganisationKind.ASSOCIATION).order_by("sort_key")
    )
    valid_from = ViDateField(label="Từ ngày", required=False)


_SCAN = "PDF, ảnh, Word hoặc Excel không macro; tối đa 20 MB"


class ConsentForm(ActForm):
    """An establishment agrees that we file in its name."""

    given_by = ViCharField(label="Người đồng ý", max_length=120, help_text="Chủ cơ sở hoặc người được giao")
    given_on = ViDateField(label="Ngày đồng ý")
    channel = forms.ChoiceField(label="Đồng ý bằng", choices=ConsentChannel.choices)
    file = forms.FileField(label="Bản chụp, ảnh màn hình", required=False, help_text=_SCAN)


class NeedForm(ActForm):
    text = ViTextField(label="Cần gì", widget=forms.Textarea(attrs={"rows": 4}))
    unit = UnitChoiceField(label="Hoặc nhu cầu của địa bàn", required=False)
    told_by = ViCharField(label="Ai cho biết", max_length=120, required=False)
    channel = forms.ChoiceField(label="Qua kênh", choices=NeedChannel.choices, initial=NeedChannel.VISIT)
    received_on = ViDateField(label="Ngày nhận", required=False, help_text="Để trống là hôm nay")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["establishment"] = EstablishmentChoiceField(user=user, label="Nhu cầu của cơ sở", required=False)
        hint = "Nêu thay cơ sở thì ghi ai đồng ý; chưa có thì để trống, ghi sau ở trang nhu cầu"
        self.fields["consent_by"] = ViCharField(
            label="Cơ sở đồng ý cho làm hồ sơ: ai", max_length=120, required=False, help_text=hint
        )
        self.fields["consent_by"].wide = True
        self.fields["consent_on"] = ViDateField(label="Đồng ý ngày", required=False)
        self.fields["consent_channel"] = forms.ChoiceField(
            label="Đồng ý bằng", choices=[("", "Chưa có"), *ConsentChannel.choices], required=False
        )
        self.fields["consent_file"] = forms.FileField(label="Bản chụp đồng ý", required=False, help_text=_SCAN)
        self.order_fields(["establishment", "unit", "text", "told_by", "channel", "received_on"])

    @property
    def need(self) -> dict:
        """The answers that are of the need itself."""
        return {name: value for name, value in self.answers.items() if not name.startswith("consent_")}

    @property
    def consent(self) -> dict | None:
        """Who agreed, when, by what; None when nobody is told to have."""
        told = self.cleaned_data
        if not told["consent_by"]:
            return None
        said = {"given_by": "by", "given_on": "on", "channel": "channel", "file": "file"}
        return {name: told[f"consent_{part}"] or None for name, part in said.items()}

    def clean(self):
        cleaned = super().clean()
        told = [bool(cleaned.get(f"consent_{part}")) for part in ("by", "on", "channel")]
        if any(told) and not all(told) and not {"consent_by", "consent_on", "consent_channel"} & self.errors.keys():
            self.add_error("consent_by", "Đồng ý gồm ba điều: ai, ngày nào, bằng gì. Ghi đủ ba ô.")
        elif any(told) and cleaned.get("unit"):
            self.add_error("consent_by", "Nhu cầu của địa bàn không cần đồng ý của cơ sở. Để trống ba ô này.")
        unread = {"establishment", "unit"} & self.errors.keys()
        if not unread and bool(cleaned.get("establishment")) == bool(cleaned.get("unit")):
            raise forms.ValidationError("Ghi tên cơ sở, hoặc địa bàn: đúng một trong hai.")
        return cleaned


class AssignNeedForm(VersionedForm):
    """Who sees that it is answered."""

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holder"] = OfficerChoiceField(officers(user, Role.STAFF, Role.ADMIN), label="Người phụ trách")


class AnswerForm(VersionedForm):
    answer = ViTextField(label="Trả lời", widget=forms.Textarea(attrs={"rows": 3}))
