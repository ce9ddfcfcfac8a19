"""What is typed about a round: the round itself, its papers, its steps."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import FACTS, DocumentForm, WithDocument
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViTextField
from khuyencong.core.forms import ActForm, VersionedForm
from khuyencong.territory.forms import UnitChoiceField
from products.choices import HELD_HERE

_LEVELS = [(level.value, level.label) for level in HELD_HERE]


class _RoundFacts(ActForm):
    opens_on = ViDateField(label="Nhận hồ sơ từ", initial=today)
    closes_on = ViDateField(label="Hạn nộp hồ sơ")
    scoring_ends_on = ViDateField(label="Hạn chấm điểm", required=False)
    spread = ViIntegerField(
        label="Chênh điểm cần đọc lại",
        initial=20,
        min_value=1,
        max_value=100,
        help_text="Giữa phiếu cao nhất và thấp nhất; 20 là đề xuất, chưa kiểm chứng",
    )
    blind = forms.BooleanField(
        label="Che tên cơ sở, địa bàn khi chấm",
        required=False,
        help_text="Mặc định không che: giám khảo nghiên cứu hồ sơ (Đ11 k3)",
    )
    with_prizes = forms.BooleanField(label="Xếp giải A, B, C", required=False)


class RoundForm(_RoundFacts):
    title = ViCharField(
        label="Tên đợt", max_length=200, help_text="Ví dụ: Bình chọn sản phẩm CNNT tiêu biểu cấp tỉnh năm 2026"
    )
    level = forms.ChoiceField(label="Cấp", choices=_LEVELS, help_text="Cấp huyện đến hết 30/6/2025, cấp xã từ 1/7/2025")
    unit = UnitChoiceField(label="Nơi tổ chức", on=None)

    field_order = ["title", "level", "unit"]


class RoundChangeForm(_RoundFacts, VersionedForm):
    title = ViCharField(label="Tên đợt", max_length=200)

    field_order = ["title"]


class RoundPaperForm(DocumentForm):
    quorum = ViIntegerField(
        label="Túc số: số phiếu tối thiểu cho một sản phẩm",
        required=False,
        min_value=1,
        max_value=99,
        help_text="Theo quy chế; trống thì không đặt",
    )

    def __init__(self, *args, what: str, **kwargs):
        super().__init__(*args, **kwargs)
        if what != "regulation":
            del self.fields["quorum"]
        self.fields["number"].required = True
        self.order_fields([*FACTS, "quorum"])


class StepForm(WithDocument):
    document_name = "văn bản"
    happened_on = ViDateField(label="Ngày", initial=today)
    note = ViTextField(label="Lời kèm", required=False, widget=forms.Textarea(attrs={"rows": 2}))
