"""Pages of the list of a year."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from collaborators import queries, rules, services
from collaborators.forms.renewals import BareForm, DrawUpForm, JoinForm, LeaveForm, SignForm
from collaborators.models import Renewal, RenewalLine
from collaborators.views.pages import ForOffice, NetworkAct
from khuyencong.core.dates import today
from khuyencong.core.paging import page


class RenewalList(ForOffice, TemplateView):
    template_name = "collaborators/renewal_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            page=page(self.request, queries.renewals(self.request.user)),
            may_keep=rules.may_keep_network(self.request.user),
            crumbs=[("Cộng tác viên", reverse("collaborators:list")), ("Danh sách năm", "")],
        )


class _OfRenewal:
    """The list of the address, when the person may see it."""

    @cached_property
    def renewal(self) -> Renewal:
        seen = Renewal.objects.visible_to(self.request.user).select_related("unit", "document", "applied_by")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def back(self) -> str:
        return reverse("collaborators:renewal", args=[self.renewal.pk])

    def way(self) -> list[tuple[str, str]]:
        return [
            ("Cộng tác viên", reverse("collaborators:list")),
            ("Danh sách năm", reverse("collaborators:renewals")),
            (f"Năm {self.renewal.year}", self.back()),
        ]


class RenewalDetail(ForOffice, _OfRenewal, TemplateView):
    """The preview: who stays, who leaves, who joins; after the decision, what it did."""

    template_name = "collaborators/renewal_detail.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            renewal=self.renewal,
            preview=queries.RenewalPage(self.renewal, today()),
            may_revise=rules.may_revise(self.request.user, self.renewal),
            crumbs=[*self.way()[:2], (f"Năm {self.renewal.year}", "")],
        )


class RenewalCreate(NetworkAct):
    form_class = DrawUpForm
    heading, button = "Lập danh sách năm", "Lập danh sách"
    success = "Đã lập danh sách: mọi người trong mạng lưới đang ở lại. Cho thôi, thêm người rồi ghi quyết định."
    lead = "Danh sách bắt đầu từ mạng lưới hiện nay. Chưa có quyết định thì mạng lưới chưa đổi."

    def rule(self):
        return rules.may_keep_network(self.request.user)

    def back(self):
        return reverse("collaborators:renewals")

    def act(self, form):
        made = services.draw_up(by=self.request.user, **form.answers)
        return reverse("collaborators:renewal", args=[made.pk])


class _Revising(_OfRenewal, NetworkAct):
    def rule(self):
        return rules.may_revise(self.request.user, self.renewal)

    def about(self):
        return f"{self.renewal}, {self.renewal.unit.full_name}"


class _OfLine(_Revising):
    @cached_property
    def line(self) -> RenewalLine:
        lines = self.renewal.lines.select_related("appointment__collaborator", "collaborator", "renewal")
        return get_object_or_404(lines, pk=self.kwargs["part"])

    def about(self):
        return f"{self.line.person}, {super().about()}"


class LineLeave(_OfLine):
    form_class = LeaveForm
    heading, button, success = "Cho thôi", "Cho thôi", "Đã chuyển sang phần thôi."

    def act(self, form):
        services.let_leave(by=self.request.user, line=self.line, **form.answers)
        return self.back()


class LineStay(_OfLine):
    form_class = BareForm
    heading, button, success = "Giữ lại", "Giữ lại", "Đã giữ lại trong danh sách."
    lead = "Người này ở lại mạng lưới; ai được ghi thay người này thì thành người thêm mới."

    def act(self, form):
        services.let_stay(by=self.request.user, line=self.line)
        return self.back()


class LineDrop(_OfLine):
    form_class = BareForm
    heading, button, success = "Bỏ khỏi danh sách", "Bỏ khỏi danh sách", "Đã bỏ khỏi danh sách."
    lead = "Người này chưa vào mạng lưới. Trước khi có quyết định vẫn thêm lại được."
    danger = True

    def act(self, form):
        services.drop_line(by=self.request.user, line=self.line)
        return self.back()


class LineJoin(_Revising):
    form_class = JoinForm
    form_takes_user = True
    heading, button, success = "Thêm người", "Thêm vào danh sách", "Đã thêm vào danh sách."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"renewal": self.renewal}

    def act(self, form):
        replaces = form.cleaned_data["replaces"]
        services.let_join(by=self.request.user, renewal=self.renewal, replaces=replaces, person=form.person)
        return self.back()


class RenewalSign(_Revising):
    form_class = SignForm
    heading, button, success = "Ghi quyết định", "Đưa danh sách vào hiệu lực", "Danh sách đã có hiệu lực."
    lead = "Một lần ghi: kỳ cũ của mọi người kết thúc, kỳ mới mở theo quyết định. Danh sách không sửa được nữa."

    def subject(self):
        return self.renewal

    def act(self, form):
        version = form.cleaned_data["version"]
        services.sign(by=self.request.user, renewal=self.renewal, document=form.document, version=version)
        return self.back()


class RenewalDiscard(_Revising):
    form_class = BareForm
    heading, button, success = "Bỏ danh sách", "Bỏ danh sách này", "Đã bỏ danh sách. Mạng lưới giữ nguyên."
    lead = "Mọi dòng đã thêm, đã cho thôi trong danh sách này mất theo. Mạng lưới hiện nay giữ nguyên."
    danger = True

    def act(self, form):
        services.discard(by=self.request.user, renewal=self.renewal)
        return reverse("collaborators:renewals")
