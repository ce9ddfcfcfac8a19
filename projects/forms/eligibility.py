"""Forms about who may be helped: the free check, the decision, an exception, another rule tried out."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentForm, UploadField
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViTextField
from khuyencong.core.models import User
from khuyencong.establishments.models import Establishment
from khuyencong.territory.forms import UnitChoiceField
from projects.choices import BenefitScope, EligibilityOutcome, Purse
from projects.forms.picks import PickField
from projects.models import BenefitRule
from projects.queries import people
from projects.queries.eligibility import Limit
from projects.queries.law import contents_in_use


class _PaperForm(DocumentForm):
    """A form with a document that may be left out."""

    title = ViTextField(label="Trích yếu văn bản", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    file = UploadField(label="Bản chụp văn bản")
    _OF_DOCUMENT = ("number", "symbol", "issued_on", "issuer", "signer", "title", "file")

    @property
    def has_document(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self._OF_DOCUMENT)

    def clean(self):
        cleaned = super().clean()
        if self.has_document and not cleaned.get("title"):
            self.add_error("title", "Ghi trích yếu của văn bản.")
        return cleaned


class DecisionForm(_PaperForm):
    """Đủ, không đủ, cần bổ sung; why; by which paper."""

    outcome = forms.ChoiceField(label="Kết luận", choices=EligibilityOutcome.choices, widget=forms.RadioSelect)
    reason = ViTextField(
        label="Lý do",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bỏ trống được khi mọi câu đều đúng và kết luận đủ",
    )
    judged_on = ViDateField(label="Xét theo ngày", widget=forms.HiddenInput)
    seen = ViCharField(label="Dấu các câu trả lời", max_length=32, required=False, widget=forms.HiddenInput)
    field_order = ["outcome", "reason", "title", "number", "symbol", "issued_on", "issuer", "signer", "file"]


class ExceptionForm(_PaperForm):
    """Helped beyond a rule: which, why, and the paper that allows it."""

    rule = forms.ModelChoiceField(
        label="Quy định", queryset=BenefitRule.objects.filter(exceptions_allowed=True).order_by("pk"), empty_label=None
    )
    reason = ViTextField(label="Lý do", widget=forms.Textarea(attrs={"rows": 3}))
    only_this_project = forms.BooleanField(label="Chỉ cho đề án này", required=False, initial=True)
    title = ViTextField(label="Trích yếu văn bản cho phép", widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ["rule", "reason", "only_this_project", "title"]


def _contents(*, empty: str = "Chọn nội dung", required: bool = True) -> forms.TypedChoiceField:
    found = contents_in_use()
    choices = [("", empty), *((code, str(one)) for code, one in found.items())]
    return forms.TypedChoiceField(
        label="Nội dung", choices=choices, coerce=found.__getitem__, empty_value=None, required=required
    )


class CheckForm(forms.Form):
    """``?co-so=12&noi-dung=ND3.04&ngay=15/10/2025``: a name, or the number of the establishment."""

    def __init__(self, data, *, user: User):
        rows = people.establishments(user)
        asked = data.get("co-so", "")
        if asked.isascii() and asked.isdecimal() and (found := rows.filter(pk=int(asked[:12])).first()):
            data = data.copy()
            data["co-so"] = f"{found.name} (#{found.pk})"
        start = {"ngay": today().strftime("%d/%m/%Y"), "nguon": Purse.LOCAL} | data.dict()
        super().__init__(start if self.is_asked(data) else None, initial=start)
        self.fields["co-so"] = PickField(
            rows=rows, noun="cơ sở", suggest="establishments:suggest", label="Cơ sở", help_text=""
        )
        self.fields["noi-dung"] = _contents()
        self.fields["ngay"] = ViDateField(label="Xét theo ngày")
        self.fields["nguon"] = forms.ChoiceField(label="Nguồn", choices=Purse.choices)

    @staticmethod
    def is_asked(data) -> bool:
        """An address that names no content only fills in the form."""
        return "noi-dung" in data

    @property
    def wanted(self) -> dict:
        """Arguments of ``judge``."""
        found = self.cleaned_data
        return {"on": found["ngay"], "content": found["noi-dung"], "purse": found["nguon"]}

    @property
    def establishment(self) -> Establishment:
        return self.cleaned_data["co-so"]


class SimulationForm(forms.Form):
    """The rule as it stands, and what is tried in its place: twice instead of once when nothing is asked."""

    def __init__(self, data):
        found = BenefitRule.objects.exclude(scope=BenefitScope.SAME_ITEM).select_related("unit").order_by("pk")
        rules = {str(rule.pk): rule for rule in found}
        first = next((rule for rule in rules.values() if rule.unit_id), next(iter(rules.values()), None))
        start = {}
        if first is not None:
            start = {"quy-dinh": first.pk, "cach": first.scope, "so-lan": first.limit + 1}
            start |= {"trong": first.window_years or ""}
        super().__init__(start | {name: value for name, value in data.dict().items() if value or name == "trong"})
        scopes = [choice for choice in BenefitScope.choices if choice[0] != BenefitScope.SAME_ITEM]
        self.fields["quy-dinh"] = forms.TypedChoiceField(
            label="Quy định đang có", choices=[(pk, rule.name) for pk, rule in rules.items()], coerce=rules.get
        )
        self.fields["so-lan"] = ViIntegerField(label="Nếu được thụ hưởng mấy lần", min_value=1, max_value=99)
        self.fields["cach"] = forms.ChoiceField(label="Cách tính", choices=scopes)
        self.fields["trong"] = ViIntegerField(
            label="Trong mấy năm", required=False, min_value=1, max_value=99, help_text="Trống: từ trước tới nay"
        )
        self.fields["dia-ban"] = UnitChoiceField(label="Chỉ xem địa bàn", required=False, on=None, help_text="")
        self.fields["noi-dung"] = _contents(empty="Mọi nội dung", required=False)

    @property
    def wanted(self) -> dict:
        """Arguments of ``Simulation``, but for who asks and when."""
        found = self.cleaned_data
        rule = found["quy-dinh"]
        other = Limit(found["cach"], found["so-lan"], found["trong"], rule.counts, rule.purse)
        return {"rule": rule, "other": other, "unit": found["dia-ban"], "content": found["noi-dung"]}
