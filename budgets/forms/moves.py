"""What is asked when a move of a đề án reserves, pays or settles."""

from django import forms

from budgets.forms.amounts import AskedAmount, BeyondFields
from budgets.forms.movements import EnvelopeChoice
from budgets.models import Envelope
from budgets.queries import Granted
from khuyencong.core.dates import today
from khuyencong.core.documents import OptionalDocumentForm
from khuyencong.core.form_fields import ViDateField, ViMoneyField, ViTextField
from khuyencong.core.forms import VersionedForm
from projects.choices import StopWish
from projects.forms.reasons import ReasonField, day_told


class ApproveForm(AskedAmount, BeyondFields, OptionalDocumentForm, VersionedForm):
    """The amount and the envelope it is held of, then the decision."""

    amount_field = "support_approved"
    support_approved = ViMoneyField(label="Kinh phí được duyệt", min_value=0)
    envelope = EnvelopeChoice(label="Giữ từ khoản giao", queryset=Envelope.objects.none(), required=False)
    approved_on = ViDateField(label="Ngày duyệt", required=False, help_text="Trống: lấy ngày quyết định")
    due_on = ViDateField(label="Hạn của việc tiếp theo", required=False)

    field_order = [
        *("support_approved", "envelope", "beyond_reason", "beyond_authority", "beyond_number"),
        *("approved_on", "number", "symbol", "issued_on", "issuer", "signer", "due_on"),
    ]

    def __init__(self, *args, envelopes, **kwargs):
        super().__init__(*args, must=True, **kwargs)
        self.fields["envelope"].queryset = envelopes
        if not envelopes:
            del self.fields["envelope"]
        self.order_fields(self.field_order)
        self.fields["number"].label = "Số quyết định"
        self.fields["issued_on"].label = "Ngày quyết định"
        self.fields["file"].label = "Bản chụp quyết định"


def _words(label: str, **kwargs) -> ViTextField:
    return ViTextField(label=label, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


class StopForm(OptionalDocumentForm, VersionedForm):
    """At whose wish, by which decision, and what of the money already out need not come back."""

    wish = forms.ChoiceField(label="Ngừng theo ý ai", choices=StopWish.choices)
    stopped_on = ViDateField(label="Ngày ngừng", required=False, help_text="Trống: lấy ngày quyết định")
    stays = ViMoneyField(
        label="Được giữ lại",
        min_value=0,
        initial=0,
        help_text="Phần đã chi được quyết định công nhận; phần còn lại phải hoàn trả",
    )

    field_order = ["wish", "reason", "stopped_on", "stays", "number", "symbol", "issued_on", "issuer", "signer"]

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, must=True, **kwargs)
        self.fields["reason"] = ReasonField(
            kind,
            day=day_told(self, "stopped_on", "issued_on"),
            label="Lý do ngừng",
            help_text="Số liệu đã ghi vẫn được giữ, vẫn tính vào số đề án đã duyệt.",
        )
        self.order_fields(self.field_order)
        self.fields["number"].label = "Số quyết định"
        self.fields["issued_on"].label = "Ngày quyết định"


class SettleForm(OptionalDocumentForm, VersionedForm):
    amount = ViMoneyField(label="Số quyết toán", min_value=0, help_text="Từ kinh phí khuyến công")
    counterpart = ViMoneyField(
        label="Đối ứng quyết toán", required=False, min_value=0, help_text="Trống: chưa có số liệu"
    )
    settled_on = ViDateField(label="Ngày quyết toán", initial=today)
    explanation = _words(
        "Giải trình bất khả kháng",
        help_text="Việc gì xảy ra, khối lượng đã làm, ai xác nhận (TT 36/2013 Điều 18 khoản 4).",
    )
    note = _words("Ghi chú", required=False)

    field_order = ["amount", "counterpart", "settled_on", "reason", "explanation", "note"]

    def __init__(self, *args, by_force: bool, kind: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        if kind:
            self.fields["reason"] = ReasonField(kind, day=day_told(self, "settled_on"))
            self.order_fields(self.field_order)
        if not by_force:
            del self.fields["explanation"]
        self.fields["number"].label = "Số văn bản"


class TurnForm(OptionalDocumentForm, VersionedForm):
    """A move with its day, its paper and its words; ``kind`` asks for a reason in their place, under ``label``."""

    happened_on = ViDateField(label="Ngày", initial=today)
    note = _words("Ghi chú", required=False)
    due_on = ViDateField(label="Hạn hoàn trả", required=False)

    field_order = ["happened_on", "reason", "note", "due_on"]

    def __init__(self, *args, kind: str = "", label: str = "Lý do", with_due: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].label = "Số văn bản"
        if kind:
            self.fields["reason"] = ReasonField(kind, day=day_told(self, "happened_on"), label=label)
            del self.fields["note"]
            self.order_fields(self.field_order)
        if not with_due:
            del self.fields["due_on"]


class ApproveManyForm(OptionalDocumentForm):
    """A tick and an amount for each file being appraised, and one decision for all that are ticked."""

    approved_on = ViDateField(label="Ngày duyệt", required=False, help_text="Trống: lấy ngày quyết định")
    due_on = ViDateField(label="Hạn của việc tiếp theo", required=False)

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, must=True, **kwargs)
        self.waiting = waiting
        self.fields["number"].label, self.fields["issued_on"].label = "Số quyết định", "Ngày quyết định"
        for line in waiting:
            pk, code = line.project.pk, line.project.code
            self.fields[f"chon_{pk}"] = forms.BooleanField(label=f"Duyệt {code}", required=False)
            self.fields[f"tien_{pk}"] = ViMoneyField(
                label=f"Kinh phí duyệt của {code}", required=False, min_value=0, initial=line.amount
            )
            self.fields[f"version_{pk}"] = forms.IntegerField(initial=line.project.version, widget=forms.HiddenInput)

    @property
    def rows(self) -> list:
        """Each waiting file with its three boxes."""
        return [
            (line, self[f"chon_{line.project.pk}"], self[f"tien_{line.project.pk}"], self[f"version_{line.project.pk}"])
            for line in self.waiting
        ]

    @property
    def papers(self) -> list:
        names = ("number", "symbol", "issued_on", "issuer", "signer", "title", "file", "approved_on", "due_on")
        return [self[name] for name in names]

    def clean(self):
        cleaned = super().clean()
        chosen = [line.project for line in self.waiting if cleaned.get(f"chon_{line.project.pk}")]
        if not chosen:
            self.add_error(None, "Chọn ít nhất một đề án.")
        for project in chosen:
            if cleaned.get(f"tien_{project.pk}") is None and f"tien_{project.pk}" not in self.errors:
                self.add_error(f"tien_{project.pk}", "Ghi kinh phí được duyệt.")
        return cleaned

    @property
    def items(self) -> list[Granted]:
        cleaned = self.cleaned_data
        return [
            Granted(
                project=line.project,
                amount=cleaned[f"tien_{line.project.pk}"],
                version=cleaned[f"version_{line.project.pk}"],
            )
            for line in self.waiting
            if cleaned[f"chon_{line.project.pk}"]
        ]


class AdjustSupportForm(OptionalDocumentForm, VersionedForm):
    """Another amount granted, by a paper; or refused, with why."""

    granted = forms.TypedChoiceField(
        label="Quyết",
        choices=[("1", "Chấp thuận"), ("0", "Không chấp thuận")],
        coerce=lambda code: code == "1",
        widget=forms.RadioSelect,
    )
    decided_on = ViDateField(label="Ngày quyết", initial=today)
    effective_on = ViDateField(label="Có hiệu lực từ", required=False, help_text="Trống: từ ngày quyết")
    answer = ViTextField(
        label="Lời quyết",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Không chấp thuận thì phải nói vì sao",
    )

    field_order = ["granted", "decided_on", "effective_on", "answer"]
