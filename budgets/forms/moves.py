"""What is asked when a move of a đề án reserves, pays or settles."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import OptionalDocumentForm
from khuyencong.core.form_fields import ViDateField, ViMoneyField, ViTextField
from khuyencong.core.forms import VersionedForm
from projects.choices import StopWish


class ApproveForm(OptionalDocumentForm, VersionedForm):
    """The amount, then the decision."""

    support_approved = ViMoneyField(label="Kinh phí được duyệt", min_value=0)
    approved_on = ViDateField(label="Ngày duyệt", required=False, help_text="Trống: lấy ngày quyết định")
    due_on = ViDateField(label="Hạn của việc tiếp theo", required=False)

    field_order = ["support_approved", "approved_on", "number", "symbol", "issued_on", "issuer", "signer", "due_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, must=True, **kwargs)
        self.fields["number"].label = "Số quyết định"
        self.fields["issued_on"].label = "Ngày quyết định"
        self.fields["file"].label = "Bản chụp quyết định"


def _words(label: str, **kwargs) -> ViTextField:
    return ViTextField(label=label, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


class StopForm(OptionalDocumentForm, VersionedForm):
    """At whose wish, by which decision, and what of the money already out need not come back."""

    wish = forms.ChoiceField(label="Ngừng theo ý ai", choices=StopWish.choices)
    note = _words("Lý do ngừng", help_text="Số liệu đã ghi vẫn được giữ, vẫn tính vào số đề án đã duyệt.")
    stopped_on = ViDateField(label="Ngày ngừng", required=False, help_text="Trống: lấy ngày quyết định")
    kept = ViMoneyField(
        label="Được giữ lại",
        min_value=0,
        initial=0,
        help_text="Phần đã chi được quyết định công nhận; phần còn lại phải hoàn trả",
    )

    field_order = ["wish", "note", "stopped_on", "kept", "number", "symbol", "issued_on", "issuer", "signer"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, must=True, **kwargs)
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

    field_order = ["amount", "counterpart", "settled_on", "explanation", "note"]

    def __init__(self, *args, by_force: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not by_force:
            del self.fields["explanation"]
        self.fields["number"].label = "Số văn bản"


class TurnForm(OptionalDocumentForm, VersionedForm):
    """A move with its day, its paper and its words; ``reason`` asks for them."""

    happened_on = ViDateField(label="Ngày", initial=today)
    note = _words("Ghi chú", required=False)
    due_on = ViDateField(label="Hạn hoàn trả", required=False)

    field_order = ["happened_on", "note", "due_on"]

    def __init__(self, *args, reason: str = "", with_due: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].label = "Số văn bản"
        if reason:
            self.fields["note"].required, self.fields["note"].label = True, reason
        if not with_due:
            del self.fields["due_on"]
