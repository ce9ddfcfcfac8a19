"""What is typed of a result: the council's choice, the decision, complaints, a withdrawal."""

from collections.abc import Iterable

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import FACTS, DocumentForm, WithDocument
from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.forms import ActForm
from products.choices import Prize
from products.models import VotingRound
from products.queries.board import Tally

CHOSEN, NOT = "chon", ""


class ChooseForm(ActForm):
    """A box for each product that has the points, the highest first."""

    tie_note = ViTextField(
        label="Đồng điểm: Hội đồng xử lý thế nào", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, round_: VotingRound, ranked: Iterable[tuple[int, Tally]], **kwargs):
        super().__init__(*args, **kwargs)
        self.passing = [tally for _, tally in ranked if tally.passes]
        choices = [(NOT, "Không chọn"), (CHOSEN, "Chọn")]
        if round_.with_prizes:
            choices += [(prize.value, f"Chọn, {prize.label.lower()}") for prize in Prize if prize]
        for tally in self.passing:
            told = f"{tally.entry}: {tally.average_text}"
            first = (tally.entry.prize or CHOSEN) if tally.entry.chosen else NOT
            self.fields[f"e{tally.entry.pk}"] = forms.ChoiceField(
                label=told, choices=choices, required=False, initial=first
            )
        self.order_fields([f"e{tally.entry.pk}" for tally in self.passing])

    @property
    def chosen(self) -> dict[int, str]:
        told = {tally.entry.pk: self.cleaned_data[f"e{tally.entry.pk}"] for tally in self.passing}
        return {pk: "" if given == CHOSEN else given for pk, given in told.items() if given != NOT}


class PublishForm(DocumentForm):
    announced_on = ViDateField(label="Ngày thông báo cho các cơ sở", initial=today)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].required = self.fields["issued_on"].required = True
        self.fields["number"].label = "Số quyết định công nhận"


class ComplaintForm(ActForm):
    sender = ViCharField(label="Người khiếu nại", max_length=200)
    entry = forms.ModelChoiceField(None, label="Về sản phẩm", required=False, empty_label="Cả đợt")
    received_on = ViDateField(label="Ngày nhận đơn", initial=today)
    content = ViTextField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 3}))
    late_note = ViCharField(label="Quá thời hiệu: vì sao vẫn nhận", max_length=250, required=False)

    def __init__(self, *args, round_: VotingRound, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["entry"].queryset = round_.entries.select_related("product").order_by("number")


class AnswerForm(WithDocument):
    document_name = "văn bản trả lời"

    answered_on = ViDateField(label="Ngày trả lời", initial=today)
    answer = ViTextField(label="Hội đồng trả lời", widget=forms.Textarea(attrs={"rows": 3}))


class ReportSentForm(DocumentForm):
    sent_on = ViDateField(label="Ngày gửi", initial=today)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(["sent_on", *FACTS])


class EntryWithdrawForm(DocumentForm):
    withdrawn_on = ViDateField(label="Cơ sở rút ngày", initial=today)
    note = ViTextField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].label = "Văn bản của cơ sở: trích yếu"
        self.order_fields(["withdrawn_on", "note", *FACTS])


class WithdrawForm(DocumentForm):
    withdrawn_on = ViDateField(label="Thu hồi từ ngày", initial=today)
    note = ViTextField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].required = True
        self.fields["number"].label = "Số quyết định thu hồi"
        self.order_fields(["withdrawn_on", "note", *FACTS])
