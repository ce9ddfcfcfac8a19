"""What is typed about the ladder: who is put forward, what came back, the year of a holder."""

from django import forms

from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentForm, UploadField, WithDocument
from khuyencong.core.form_fields import ViDateField, ViIntegerField, ViMoneyField, ViTextField
from khuyencong.core.forms import ActForm, VersionedForm
from products.choices import VotingLevel
from products.models import Nomination, Recognition


class _Certificates(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple
    wide = True

    def label_from_instance(self, obj: Recognition) -> str:
        last = format_date(obj.valid_to)
        return f"{obj.product}, {obj.product.establishment} ({obj.get_level_display().lower()} {obj.year}, đến {last})"


class _Nominations(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple
    wide = True

    def label_from_instance(self, obj: Nomination) -> str:
        return f"{obj.product}, {obj.product.establishment}"


class NominateForm(WithDocument):
    """``rows``: the certificates that open the level today."""

    document_name = "văn bản đề nghị"

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"] = ViDateField(
            label="Ngày đề cử", initial=today, help_text="Giấy chứng nhận cấp dưới phải còn giá trị ngày này"
        )
        self.fields["certificates"] = _Certificates(
            rows, label="Sản phẩm", error_messages={"required": "Chọn ít nhất một sản phẩm."}
        )
        self.order_fields(["on", "certificates"])


class ResultsForm(DocumentForm):
    """``rows``: put forward, their result not come back yet."""

    def __init__(self, *args, rows, level: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nominations"] = _Nominations(
            rows, label="Được công nhận", error_messages={"required": "Chọn ít nhất một sản phẩm được công nhận."}
        )
        self.fields["valid_to"] = ViDateField(
            label="Có giá trị đến",
            required=False,
            help_text="Ngày in trên giấy; trống: tính theo quy định của ngày cấp",
        )
        for name in ("number", "issued_on", "issuer"):
            self.fields[name].required = True
        self.fields["title"].initial = f"Công nhận sản phẩm CNNT tiêu biểu {VotingLevel(level).label.lower()}"
        self.order_fields(["nominations", "number", "symbol", "issued_on", "issuer", "valid_to"])


class HolderReportForm(ActForm):
    received_on = ViDateField(label="Ngày nhận báo cáo", initial=today)
    revenue = ViMoneyField(label="Doanh thu của sản phẩm được công nhận", required=False, min_value=0)
    export_revenue = ViMoneyField(label="Trong đó xuất khẩu", required=False, min_value=0)
    workers = ViIntegerField(label="Số lao động", required=False, min_value=0)
    output = ViTextField(
        label="Tình hình sản xuất kinh doanh", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    support = ViTextField(label="Kết quả được hỗ trợ", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    difficulties = ViTextField(label="Khó khăn, kiến nghị", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    file = UploadField(label="Bản chụp báo cáo")


class HolderReportChangeForm(HolderReportForm, VersionedForm):
    """The same boxes on a report already there; a new copy takes the place of the old one."""
