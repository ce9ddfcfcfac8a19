"""What is asked of a change: the new value in its own box, why, by which paper; and the word on it."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import FACTS, OptionalDocumentForm
from khuyencong.core.form_fields import ViDateField, ViMoneyField, ViTextField
from khuyencong.core.forms import Sectioned, VersionedForm
from khuyencong.core.models import User
from khuyencong.territory.forms import HINT, UnitChoiceField
from projects.choices import CHANGES_OF, REASON_OF_CHANGE, Decider, ReasonKind, Subject
from projects.forms.cases import ContentChoiceField
from projects.forms.picks import PickField
from projects.forms.reasons import ReasonField, day_told
from projects.models import Content, Project
from projects.queries import people
from projects.queries.adjustments import Wanted

_OWN = ("reason", "asked_on", "decided_by", "chosen_because")


def _reason(subject: Subject) -> dict:
    """The list, and what it is asked under: of an establishment that is replaced, why it leaves."""
    kind = REASON_OF_CHANGE.get(CHANGES_OF[subject][0], ReasonKind.ADJUST)
    return {"kind": kind, "label": "Vì sao cơ sở rút" if kind == ReasonKind.DROP_OUT else "Lý do"}


def _text(label: str, **more) -> ViTextField:
    return ViTextField(label=label, widget=forms.Textarea(attrs={"rows": 3}), **more)


class AskForm(Sectioned, OptionalDocumentForm, VersionedForm):
    """Boxes by what is to change; who decides is asked only where there is no rule."""

    asked_on = ViDateField(label="Ngày đề nghị", initial=today)
    decided_by = forms.ChoiceField(label="Ai quyết", choices=[("", "Chọn"), *Decider.choices])
    chosen_because = _text("Vì sao người này quyết")

    def __init__(self, *args, project: Project, user: User, subject: Subject, has_rule: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"] = ReasonField(**_reason(subject), day=day_told(self, "asked_on"))
        self.subject = subject
        self.wanted_fields = list(made := _BOXES[subject](project, user))
        self.fields |= made
        for name in ("decided_by", "chosen_because"):
            if has_rule:
                del self.fields[name]

    def layout(self):
        who = [name for name in ("decided_by", "chosen_because") if name in self.fields]
        missing = "Chưa có quy tắc cho thay đổi này với nguồn kinh phí này: người ghi chọn ai quyết, và nói vì sao."
        sections = [
            (self.subject.label, "", self.wanted_fields),
            ("Lý do", "", ["reason", "asked_on"]),
            ("Ai quyết", missing, who),
            ("Văn bản đề nghị", "", [*FACTS, "version"]),
        ]
        return [section for section in sections if section[2]]

    @property
    def wanted(self) -> Wanted:
        told = {name: self.cleaned_data[name] for name in self.wanted_fields}
        return Wanted(subject=self.subject, **{name: value for name, value in told.items() if value is not None})

    @property
    def facts(self) -> dict:
        """The answers that are not the change itself."""
        return {name: self.cleaned_data[name] for name in _OWN if name in self.fields}


def _helped(project: Project):
    return project.beneficiaries.standing().select_related("establishment").order_by("pk")


def _owner(project: Project, label: str, *, required: bool = True, empty: str = "Chọn cơ sở") -> forms.Field:
    return forms.ModelChoiceField(_helped(project), label=label, required=required, empty_label=empty)


def _place(project, user) -> dict:
    return {
        "beneficiary": _owner(project, "Của cơ sở", required=False, empty="Cả đề án"),
        "unit": UnitChoiceField(label="Địa điểm mới"),
    }


def _beneficiary(project, user) -> dict:
    return {
        "beneficiary": _owner(project, "Cơ sở rút khỏi đề án"),
        "establishment": PickField(
            rows=people.establishments(user), noun="cơ sở", suggest="establishments:suggest", label="Cơ sở thay vào"
        ),
        "unit": UnitChoiceField(
            label="Nơi sản xuất", required=False, on=None, help_text=f"Trống: nơi đã ghi trong sổ. {HINT}"
        ),
        "support": ViMoneyField(
            label="Kinh phí hỗ trợ", required=False, min_value=0, help_text="Trống: bằng cơ sở rút"
        ),
        "counterpart": ViMoneyField(label="Đối ứng cam kết", required=False, min_value=0),
    }


def _partner(project, user) -> dict:
    partners = project.partners.select_related("organisation").order_by("pk")
    return {
        "partner": forms.ModelChoiceField(partners, label="Đơn vị được thay", empty_label="Chọn đơn vị"),
        "organisation": PickField(rows=people.organisations(), noun="đơn vị", label="Đơn vị thay vào"),
    }


def _content(project, user) -> dict:
    return {"content": ContentChoiceField(Content.objects.on(today()).order_by("code"), label="Nội dung mới")}


def _machine(project, user) -> dict:
    return {
        "beneficiary": _owner(project, "Của cơ sở"),
        "was": _text("Thông số cũ", required=False, help_text="Trống: theo hợp đồng hỗ trợ"),
        "text": _text("Thông số mới"),
    }


def _words(project, user) -> dict:
    return {"was": _text("Trước"), "text": _text("Sau")}


_BOXES = {
    Subject.TIME: lambda project, user: {
        "ends_on": ViDateField(label="Thực hiện đến, mới", help_text="Sang năm sau thì người quyết khác")
    },
    Subject.PLACE: _place,
    Subject.BENEFICIARY: _beneficiary,
    Subject.PARTNER: _partner,
    Subject.CONTENT: _content,
    Subject.EQUIPMENT: _machine,
    Subject.SUPPORT: lambda project, user: {"support": ViMoneyField(label="Tổng kinh phí hỗ trợ mới", min_value=0)},
    Subject.BUDGET_LINES: _words,
    Subject.ADVANCE: _words,
    Subject.FORCE_MAJEURE: _words,
    Subject.OTHER: _words,
}


class DecideForm(Sectioned, OptionalDocumentForm, VersionedForm):
    """Granted or not, by which paper, from when."""

    granted = forms.TypedChoiceField(
        label="Quyết",
        choices=[("1", "Chấp thuận"), ("0", "Không chấp thuận")],
        coerce=lambda code: code == "1",
        widget=forms.RadioSelect,
    )
    decided_on = ViDateField(label="Ngày quyết", initial=today)
    effective_on = ViDateField(label="Có hiệu lực từ", required=False, help_text="Trống: từ ngày quyết")
    answer = _text("Vì sao", required=False, help_text="Không chấp thuận thì phải nói vì sao")
    by_appendix = forms.TypedChoiceField(
        label="Chấp thuận bằng",
        choices=[("0", "Quyết định"), ("1", "Phụ lục hợp đồng")],
        coerce=lambda code: code == "1",
        initial="0",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, either: bool, **kwargs):
        """``either``: the rule takes a decision or an appendix of the contract."""
        super().__init__(*args, **kwargs)
        if not either:
            del self.fields["by_appendix"]

    def layout(self):
        own = [
            name for name in ("granted", "by_appendix", "decided_on", "effective_on", "answer") if name in self.fields
        ]
        must = "Chấp thuận thì phải có số, ký hiệu, ngày và cơ quan ban hành. Không chấp thuận thì để trống cũng được."
        return [("Lời quyết", "", own), ("Văn bản quyết định", must, [*FACTS, "version"])]
