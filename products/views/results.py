"""The result: chosen, published, its minutes; complaints; a certificate withdrawn."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from khuyencong.core import files
from products import exports, rules, services
from products.forms.results import AnswerForm, ChooseForm, ComplaintForm, PublishForm, WithdrawForm
from products.models import Complaint, Recognition
from products.queries.board import board
from products.views.rounds import OfRound, RoundAct, VotingAct
from products.views.scoring import BoardPage


class EntriesChoose(RoundAct):
    form_class = ChooseForm
    heading, button, success = "Hội đồng chọn sản phẩm", "Ghi danh sách", "Đã ghi danh sách Hội đồng chọn."
    lead = "Chỉ sản phẩm đạt điểm bình quân từ 70 mới chọn được; số lượng, cơ cấu do Hội đồng quyết định (Đ17 k1)."

    def rule(self):
        return rules.may_choose(self.request.user, self.round)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"round_": self.round, "ranked": board(self.round).ranked}

    def get_initial(self):
        return super().get_initial() | {"tie_note": self.round.tie_note}

    def act(self, form):
        facts = {"chosen": form.chosen, "tie_note": form.cleaned_data["tie_note"]}
        services.choose_entries(by=self.request.user, round_=self.round, **facts)
        return reverse("products:board", args=[self.round.pk])


class RoundPublish(RoundAct):
    form_class = PublishForm
    heading, button, success = "Công bố kết quả", "Công bố", "Đã công bố; các sản phẩm được chọn đã ghi công nhận."
    lead = (
        "Quyết định công nhận phải có số và ngày. Mỗi sản phẩm được chọn nhận một công nhận, có giá trị theo quy định."
    )

    def rule(self):
        return rules.may_publish(self.request.user, self.round)

    def act(self, form):
        announced_on = form.cleaned_data["announced_on"]
        facts = {"by": self.request.user, "round_": self.round, "announced_on": announced_on}
        services.publish_round(**facts, decision=form.document)
        return self.round_url()


class RoundMinutes(OfRound, View):
    """Biên bản tổng hợp, for whoever reads the marks."""

    def get(self, request, *args, **kwargs):
        if not rules.may_read_marks(request.user, self.round):
            return BoardPage.as_view()(request, pk=self.round.pk)
        content = exports.round_minutes(self.round)
        return files.inert(content, name=f"bien-ban-{self.round.pk}.pdf", content_type="application/pdf")


class ComplaintTake(RoundAct):
    form_class = ComplaintForm
    heading, button, success = "Nhận khiếu nại", "Ghi khiếu nại", "Đã ghi khiếu nại."

    def rule(self):
        return rules.may_take_complaint(self.request.user, self.round)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"round_": self.round}

    def act(self, form):
        services.take_complaint(by=self.request.user, round_=self.round, **form.answers)
        return self.round_url()


class ComplaintAnswer(RoundAct):
    form_class = AnswerForm
    heading, button, success = "Trả lời khiếu nại", "Ghi trả lời", "Đã ghi trả lời."

    @cached_property
    def complaint(self) -> Complaint:
        return get_object_or_404(self.round.complaints.select_related("round__unit"), pk=self.kwargs["part"])

    @property
    def lead(self) -> str:
        return f"{self.complaint.sender}: {self.complaint.content}"

    def rule(self):
        return rules.may_answer_complaint(self.request.user, self.complaint)

    def act(self, form):
        services.answer_complaint(by=self.request.user, complaint=self.complaint, document=form.document, **form.others)
        return self.round_url()


class RecognitionWithdraw(VotingAct):
    form_class = WithdrawForm
    heading, button, success, danger = "Thu hồi giấy chứng nhận", "Thu hồi", "Đã ghi thu hồi.", True

    @cached_property
    def recognition(self) -> Recognition:
        visible = Recognition.objects.visible_to(self.request.user).select_related("product")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    @property
    def lead(self) -> str:
        return str(self.recognition)

    def rule(self):
        return rules.may_withdraw(self.request.user, self.recognition)

    def way(self):
        product = self.recognition.product
        return [("Sản phẩm", reverse("products:list")), (str(product), self.back())]

    def back(self) -> str:
        return reverse("products:detail", args=[self.recognition.product_id])

    def act(self, form):
        told = form.cleaned_data
        facts = {"on": told["withdrawn_on"], "note": told["note"], "decision": form.document}
        services.withdraw_recognition(by=self.request.user, recognition=self.recognition, **facts)
        return self.back()
