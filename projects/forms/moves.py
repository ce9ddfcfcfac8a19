"""What is asked when a đề án moves on: the day, the paper, the reason, and by when the next thing is wanted."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import OptionalDocumentForm
from khuyencong.core.form_fields import ViDateField, ViTextField
from khuyencong.core.forms import VersionedForm
from projects.choices import Move
from projects.forms.reasons import ReasonField, day_told

_HINTS = {
    # move: (label of the reason, its help)
    Move.RETURN: ("Lý do trả lại", "Người giữ đề án đọc câu này: thiếu gì, sửa chỗ nào."),
    Move.NOT_YET: ("Lý do chưa nghiệm thu", "Người giữ đề án đọc câu này: phải làm thêm gì trước khi nghiệm thu."),
    Move.WITHDRAW: ("Lý do rút", "Hồ sơ vẫn được giữ, không xoá."),
    Move.REJECT: ("Lý do không duyệt", "Đề án dừng ở đây. Nếu còn sửa được, trả lại thay vì không duyệt."),
    Move.SUSPEND: ("Lý do tạm dừng", "Khi tiếp tục, đề án trở lại bước đang làm."),
}


class MoveForm(OptionalDocumentForm, VersionedForm):
    """One form for every move that touches no money; ``must`` asks for the numbered paper, ``kind`` for a reason."""

    happened_on = ViDateField(label="Ngày", initial=today)
    note = ViTextField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = ViDateField(label="Hạn của việc tiếp theo", required=False)

    field_order = ["happened_on", "reason", "note", "due_on"]

    def __init__(self, *args, move: Move, must: bool, kind: str = "", **kwargs):
        super().__init__(*args, must=must, **kwargs)
        self.fields["number"].label = "Số văn bản"
        if kind:
            label, hint = _HINTS.get(move, ("Lý do", ""))
            day = day_told(self, "happened_on")
            self.fields["reason"] = ReasonField(kind, day=day, label=label, help_text=hint)
            del self.fields["note"]
            self.order_fields(self.field_order)


class TickForm(OptionalDocumentForm):
    """A checkpoint passed: when, by which paper."""

    happened_on = ViDateField(label="Ngày", initial=today)
    note = ViTextField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    field_order = ["happened_on", "note"]


class UndoForm(VersionedForm):
    """Nothing to type: the button is the act."""
