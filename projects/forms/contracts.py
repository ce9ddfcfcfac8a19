"""What is typed of contracts: the one signed for several đề án, its appendices, the one with an establishment, years."""

from django import forms

from khuyencong.core.dates import format_date
from khuyencong.core.documents import FACTS, DocumentForm, OptionalDocumentForm
from khuyencong.core.form_fields import ViCharField, ViDateField, ViMoneyField, ViTextField
from khuyencong.core.forms import Sectioned, VersionedForm
from projects.models import Beneficiary, Contract, Project
from projects.queries.told import Part

_YEARS = 5


class SignForm(Sectioned, DocumentForm):
    """Number, day and parties; which đề án, each with its amount."""

    party_a = ViCharField(label="Bên A", max_length=200, help_text="Bên giao: Cục, Sở hoặc Trung tâm")
    party_b = ViCharField(label="Bên B", max_length=200, help_text="Đơn vị thực hiện")
    party_c = ViCharField(label="Bên thứ ba", max_length=200, required=False, help_text="Nếu là hợp đồng ba bên")
    ends_on = ViDateField(label="Thực hiện đến")
    due_on = ViDateField(label="Hạn của việc tiếp theo", required=False)
    note = ViTextField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, candidates: list[Project], **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates = candidates
        self.fields["number"].required = self.fields["issued_on"].required = True
        self.fields["number"].label, self.fields["issued_on"].label = "Số hợp đồng", "Ngày ký"
        self.fields["symbol"].help_text = "Phần sau số, ví dụ HĐ-KC"
        del self.fields["issuer"]
        for place, one in enumerate(candidates):
            self._add(one, is_first=place == 0)

    def _add(self, one: Project, *, is_first: bool) -> None:
        self.fields[f"chon_{one.pk}"] = forms.BooleanField(
            label=f"{one.code} {one.title}", required=False, initial=is_first
        )
        self.fields[f"amount_{one.pk}"] = ViMoneyField(
            label="Số tiền trong hợp đồng", required=False, min_value=0, initial=one.support_approved
        )
        self.fields[f"version_{one.pk}"] = forms.IntegerField(initial=one.version, widget=forms.HiddenInput)

    def layout(self):
        parts = [f"{name}_{one.pk}" for one in self.candidates for name in ("chon", "amount", "version")]
        many = "Một hợp đồng có thể gồm nhiều đề án cùng nguồn đã duyệt." if len(self.candidates) > 1 else ""
        return [
            ("Hợp đồng", "", ["number", "symbol", "issued_on", "ends_on", "party_a", "party_b", "party_c"]),
            ("Đề án trong hợp đồng", many, parts),
            ("Văn bản", "", ["title", "signer", "file", "due_on", "note"]),
        ]

    def clean(self):
        cleaned = super().clean()
        cleaned["issuer"] = cleaned.get("party_a", "")
        if not any(cleaned.get(f"chon_{one.pk}") for one in self.candidates):
            self.add_error(None, "Chọn ít nhất một đề án.")
        for one in self.candidates:
            if cleaned.get(f"chon_{one.pk}") and cleaned.get(f"amount_{one.pk}") is None:
                self.add_error(f"amount_{one.pk}", "Ghi số tiền của đề án này trong hợp đồng.")
        return cleaned

    @property
    def parts(self) -> list[Part]:
        cleaned = self.cleaned_data
        return [
            Part(project=one, amount=cleaned[f"amount_{one.pk}"], version=cleaned[f"version_{one.pk}"])
            for one in self.candidates
            if cleaned[f"chon_{one.pk}"]
        ]

    @property
    def facts(self) -> dict:
        names = ("party_a", "party_b", "party_c", "ends_on", "due_on", "note")
        return {name: self.cleaned_data[name] for name in names}


class AppendixForm(Sectioned, OptionalDocumentForm, VersionedForm):
    """What the appendix changes, in words; perhaps the end, perhaps the amounts."""

    appendix = ViCharField(label="Số phụ lục", max_length=60)
    signed_on = ViDateField(label="Ngày ký phụ lục")
    changes = ViTextField(label="Nội dung thay đổi", widget=forms.Textarea(attrs={"rows": 3}))
    ends_on = ViDateField(label="Thực hiện đến, mới", required=False, help_text="Trống: không đổi thời hạn")

    def __init__(self, *args, contract: Contract, **kwargs):
        super().__init__(*args, **kwargs)
        self.parts = list(contract.parts.all())
        self.fields["ends_on"].help_text = f"Trống: không đổi, vẫn đến {format_date(contract.ends_on)}"
        for part in self.parts:
            self.fields[f"amount_{part.project_id}"] = ViMoneyField(
                label=f"Số tiền của {part.project.code}", min_value=0, initial=part.amount
            )

    def layout(self):
        amounts = [f"amount_{part.project_id}" for part in self.parts]
        return [
            ("Phụ lục", "", ["appendix", "signed_on", "changes", "ends_on"]),
            ("Số tiền", "Giữ nguyên nếu phụ lục không đổi.", amounts),
            ("Bản phụ lục đã ký", "Ghi khi có bản ký để xếp vào hồ sơ.", [*FACTS, "version"]),
        ]

    @property
    def facts(self) -> dict:
        cleaned = self.cleaned_data
        amounts = {part.project_id: cleaned[f"amount_{part.project_id}"] for part in self.parts}
        names = ("signed_on", "changes", "ends_on", "version")
        return {name: cleaned[name] for name in names} | {"number": cleaned["appendix"], "amounts": amounts}


class AgreementForm(Sectioned, OptionalDocumentForm):
    """The support contract with one establishment."""

    agreement = ViCharField(label="Số hợp đồng hỗ trợ", max_length=60)
    signed_on = ViDateField(label="Ngày ký")
    amount = ViMoneyField(label="Kinh phí hỗ trợ", min_value=0)
    counterpart = ViMoneyField(label="Đối ứng cam kết", required=False, min_value=0)
    equipment = ViTextField(
        label="Máy móc, thiết bị",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tên, thông số chính",
    )
    kept = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def layout(self):
        return [
            ("Hợp đồng hỗ trợ", "", ["agreement", "signed_on", "amount", "counterpart", "equipment", "kept"]),
            ("Văn bản", "", ["number", "symbol", "issued_on", "issuer", "signer", "title", "file"]),
        ]

    @staticmethod
    def told(beneficiary: Beneficiary) -> dict:
        """What the boxes begin with: the contract as it stands, or the figures of the đề án."""
        kept = getattr(beneficiary, "agreement", None)
        if kept is None:
            return {"amount": beneficiary.support, "counterpart": beneficiary.counterpart_committed}
        names = ("signed_on", "amount", "counterpart", "equipment")
        return {name: getattr(kept, name) for name in names} | {"agreement": kept.number, "kept": kept.version}

    @property
    def facts(self) -> dict:
        names = ("signed_on", "amount", "counterpart", "equipment")
        cleaned = self.cleaned_data
        return {name: cleaned[name] for name in names} | {"number": cleaned["agreement"], "version": cleaned["kept"]}


class YearsForm(VersionedForm):
    """An amount for each of some years; empty is none."""

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, **kwargs)
        kept = {one.year: one.amount for one in project.years.all()}
        first = min([project.plan_year or project.approved_on.year, *kept])
        for year in range(first, max([first + _YEARS - 1, *kept]) + 1):
            self.fields[f"nam_{year}"] = ViMoneyField(
                label=f"Năm {year}", required=False, min_value=0, initial=kept.get(year)
            )

    @property
    def amounts(self) -> dict:
        told = {name: amount for name, amount in self.cleaned_data.items() if name.startswith("nam_")}
        return {int(name.removeprefix("nam_")): amount for name, amount in told.items() if amount is not None}
