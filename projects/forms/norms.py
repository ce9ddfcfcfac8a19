"""Questions to the norms, and the signature under an answer."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import FACTS, DocumentForm
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViMoneyField, ViTextField
from khuyencong.core.forms import VersionedForm
from khuyencong.territory.choices import Level
from khuyencong.territory.forms import UnitChoiceField
from projects.choices import PURSE_MARKS, NormDate
from projects.forms.cases import ContentChoiceField
from projects.forms.listing import _short
from projects.models import Content
from projects.queries.norms import NormAnswer, NormList
from projects.queries.norms import ceiling as ask

_PURSES = [(purse, words[0]) for purse, words in PURSE_MARKS.items()]


def _contents():
    return Content.objects.select_related("parent__parent").order_by("code")


class CeilingForm(forms.Form):
    """“Tính mức hỗ trợ”: the address holds the whole question."""

    noi_dung = ContentChoiceField(Content.objects.none(), label="Nội dung", to_field_name="code")
    nguon = forms.ChoiceField(label="Nguồn kinh phí", choices=_PURSES)
    tinh = UnitChoiceField(
        label="Tỉnh, thành phố",
        required=False,
        on=None,
        levels=[Level.PROVINCE],
        help_text="Cần khi hỏi nguồn của tỉnh; tỉnh cũ hay mới đều được",
    )
    ngay = ViDateField(label="Ngày", help_text="Ngày phê duyệt, đăng ký hoặc ký hợp đồng của hồ sơ")
    chi_phi = ViMoneyField(label="Chi phí hợp lệ", required=False, min_value=0, help_text="800 triệu; trống: chưa biết")
    don_vi = ViCharField(
        label="Đơn vị của trần", required=False, max_length=80, help_text="Chỉ khi nội dung có nhiều mức"
    )
    so_don_vi = ViIntegerField(label="Số đơn vị", required=False, min_value=1, max_value=9999)
    uu_tien = forms.BooleanField(label="Địa bàn hoặc ngành nghề ưu tiên", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["noi_dung"].queryset = _contents()
        self.use_required_attribute = False

    def answer(self) -> NormAnswer:
        """Of a valid form."""
        told = self.cleaned_data
        return ask(
            content=told["noi_dung"],
            purse=told["nguon"],
            province=told["tinh"],
            on=told["ngay"],
            cost=told["chi_phi"],
            cap_unit=told["don_vi"],
            count=told["so_don_vi"] or 1,
            is_priority=told["uu_tien"],
        )


class NormFilterForm(forms.Form):
    """Filters of the register, kept in the address."""

    noi_dung = forms.ChoiceField(label="Nội dung", required=False)
    nguon = forms.ChoiceField(label="Nguồn", required=False, choices=[("", "Mọi nguồn"), *_PURSES])
    tinh = UnitChoiceField(label="Tỉnh, thành phố", required=False, on=None, levels=[Level.PROVINCE], help_text="")
    ngay = ViDateField(label="Có hiệu lực ngày", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        roots = Content.objects.filter(parent=None).order_by("code").values_list("code", "name")
        self.fields["noi_dung"].choices = [
            ("", "Mọi nội dung"),
            *((code, f"{code} {_short(name)}") for code, name in roots),
        ]
        self.fields["tinh"].widget.attrs["placeholder"] = "Mọi tỉnh"
        self.fields["ngay"].widget.attrs["placeholder"] = "Mọi ngày"

    @property
    def wanted(self) -> NormList:
        """A filter that cannot be read is left out; its error stands beside the form."""
        self.is_valid()
        told = self.cleaned_data
        return NormList(
            content=told.get("noi_dung") or "",
            purse=told.get("nguon") or "",
            province=told.get("tinh"),
            on=told.get("ngay"),
        )

    @property
    def used(self) -> list[tuple[str, str]]:
        """(name in the address, words) of every filter in use."""
        told = []
        for name, field in self.fields.items():
            if self.cleaned_data.get(name):
                shown = dict(getattr(field, "choices", ())).get(self.data[name], self.data[name])
                told.append((name, f"{field.label}: {shown}" if name in {"ngay", "tinh"} else str(shown)))
        return told


class SignNormForm(VersionedForm, DocumentForm):
    """The question as it is put for one đề án; below it, what was decided instead of the norm."""

    def __init__(self, *args, units: list[str], **kwargs):
        document = {}
        super().__init__(*args, **kwargs)
        for name in FACTS:
            document[name] = self.fields.pop(name)
        dates = [(value, label) for value, label in NormDate.choices if value != NormDate.ASKED]
        self.fields["chosen_by"] = forms.ChoiceField(label="Chọn bản định mức theo", choices=dates)
        self.fields["chosen_on"] = ViDateField(label="Ngày ấy là")
        self.fields["cost"] = ViMoneyField(
            label="Chi phí hợp lệ", required=False, min_value=0, help_text="Trống: chưa biết chi phí"
        )
        if units:
            choices = [("", "Chọn một mức"), *((unit, f"một {unit}") for unit in units)]
            self.fields["cap_unit"] = forms.ChoiceField(label="Đơn vị của trần", choices=choices)
        self.fields["count"] = ViIntegerField(
            label="Số đơn vị của trần", min_value=1, max_value=9999, help_text="Số cơ sở, mô hình, sản phẩm được tính"
        )
        self.fields["is_priority"] = forms.BooleanField(
            label="Địa bàn hoặc ngành nghề ưu tiên (NĐ 45 Điều 6)", required=False
        )
        self.fields["override"] = ViMoneyField(
            label="Mức được quyết khác",
            required=False,
            min_value=0,
            help_text="Chỉ ghi khi người có thẩm quyền quyết số khác; khi đó ghi lý do và văn bản dưới đây",
        )
        self.fields["reason"] = ViTextField(
            label="Lý do quyết khác", required=False, widget=forms.Textarea(attrs={"rows": 2})
        )
        self.fields |= document
        self.fields["title"].required = False
        self.fields["title"].label = "Trích yếu văn bản quyết khác"

    @property
    def question(self) -> dict:
        """What the service asks the norms."""
        names = ("chosen_by", "chosen_on", "cost", "count", "is_priority")
        return {name: self.cleaned_data[name] for name in names} | {"cap_unit": self.cleaned_data.get("cap_unit", "")}


def asked_today() -> dict:
    """What the form asks when the address asks nothing."""
    return {"ngay": today(), "nguon": "KCDP", "so_don_vi": 1}
