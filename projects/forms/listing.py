"""Filters of the list, kept in the address."""

from django import forms
from django.utils.text import Truncator

from khuyencong.core.form_fields import ViCharField
from khuyencong.territory.forms import UnitChoiceField
from projects.choices import PURSE_MARKS, Phase, ProjectStatus
from projects.queries import COLUMNS, DEFAULT_COLUMNS, SORTS, VIEWS, plan_years
from projects.queries.law import main_contents

OPEN_WORD = "dang-lam"  # names the first view in full, where an address without it would open a kept way of looking


class ProjectFilterForm(forms.Form):
    """Names in the address are Vietnamese without diacritics; ``wanted`` gives the arguments of ``ProjectList``."""

    q = ViCharField(
        label="Tên, mã, cơ sở",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Tên, mã, cơ sở"}),
    )
    nam = forms.TypedChoiceField(label="Năm kế hoạch", required=False, coerce=int, empty_value=None)
    nguon = forms.ChoiceField(
        label="Nguồn",
        required=False,
        choices=[("", "Mọi nguồn"), *((purse, words[0]) for purse, words in PURSE_MARKS.items())],
    )
    noi_dung = forms.ChoiceField(label="Nội dung", required=False)
    tinh_trang = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[("", "Mọi tình trạng"), *ProjectStatus.choices]
    )
    dia_ban = UnitChoiceField(label="Địa bàn", required=False, on=None, help_text="")
    giai_doan = forms.ChoiceField(label="Giai đoạn", required=False, choices=[("", "Mọi giai đoạn"), *Phase.choices])
    giu = ViCharField(
        label="Người giữ",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "Người giữ", "autocomplete": "off"}),
    )
    nhom = forms.BooleanField(label="Đề án nhóm", required=False)
    tre = forms.BooleanField(label="Quá hạn", required=False)
    thieu = forms.BooleanField(label="Còn thiếu số liệu", required=False)
    thieu_giay = forms.BooleanField(label="Còn thiếu giấy tờ", required=False)
    chua_giu = forms.BooleanField(label="Chưa có người giữ", required=False)
    xem = forms.ChoiceField(required=False, choices=[*VIEWS.items(), (OPEN_WORD, VIEWS[""])], widget=forms.HiddenInput)
    dang = forms.ChoiceField(
        required=False, choices=[("", "Bảng kê"), ("bang", "Bảng giai đoạn")], widget=forms.HiddenInput
    )
    cot = forms.MultipleChoiceField(
        required=False, choices=[(c.code, c.label) for c in COLUMNS], widget=forms.MultipleHiddenInput
    )
    xep = forms.ChoiceField(
        required=False, choices=[(code, sort[-1]) for code, sort in SORTS.items()], widget=forms.HiddenInput
    )

    _ARGUMENTS = {
        "q": "q",
        "nam": "year",
        "nguon": "purse",
        "noi_dung": "content",
        "tinh_trang": "status",
        "dia_ban": "unit",
        "giai_doan": "phase",
        "giu": "held_by",
        "nhom": "group",
        "tre": "late",
        "thieu": "lacking",
        "thieu_giay": "no_papers",
        "chua_giu": "unheld",
        "xem": "view",
        "xep": "sort",
    }
    SHOWN = (
        *("q", "nam", "nguon", "noi_dung", "tinh_trang", "dia_ban"),
        *("giai_doan", "giu", "nhom", "tre", "thieu", "thieu_giay", "chua_giu"),
    )
    MORE = SHOWN[6:]  # behind “Lọc thêm”

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [("", "Mọi năm"), *((year, f"Năm {year}") for year in plan_years())]
        self.fields["noi_dung"].choices = [
            ("", "Mọi nội dung"),
            *((code, f"{code} {_short(name)}") for code, name in main_contents()),
        ]
        self.fields["dia_ban"].widget.attrs["placeholder"] = "Mọi địa bàn"
        for name in self.MORE:
            self.fields[name].is_more = True

    @property
    def wanted(self) -> dict:
        """A filter that cannot be read is left out; its error stands beside the form."""
        self.is_valid()
        cleaned = self.cleaned_data
        if cleaned.get("xem") == OPEN_WORD:
            cleaned["xem"] = ""
        return {argument: cleaned[name] for name, argument in self._ARGUMENTS.items() if cleaned.get(name)}

    @property
    def columns(self) -> tuple[str, ...]:
        """Codes of the columns asked for; the usual ones when none is."""
        return tuple(self.cleaned_data.get("cot") or DEFAULT_COLUMNS)

    @property
    def used_more(self) -> bool:
        return any(name in self.MORE for name, _ in self.used)

    @property
    def used(self) -> list[tuple[str, str]]:
        """(name in the address, words) of every filter in use."""
        words = []
        for name in self.SHOWN:
            value = self.cleaned_data.get(name)
            if value in (None, "", False):
                continue
            if value is True:
                words.append((name, self.fields[name].label))
                continue
            choices = dict(getattr(self.fields[name], "choices", ()))
            told = choices.get(value) or choices.get(str(value)) or f"{self.fields[name].label}: {value}"
            words.append((name, str(told)))
        return words


def _short(name: str) -> str:
    """So much of the name as a filter has room for: “Mô hình trình diễn kỹ…”."""
    return f"{Truncator(name).chars(26, truncate='').rpartition(' ')[0]}…" if len(name) > 26 else name
