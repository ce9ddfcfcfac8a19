"""The acts on an envelope: money comes in, leaves it, goes down, comes back, goes on to the next year, is put right."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from budgets import queries, rules, services
from budgets.choices import MovementKind
from budgets.forms import movements as forms
from budgets.models import Envelope, Movement
from khuyencong.core.money import format_prose
from khuyencong.core.verdicts import Verdict
from khuyencong.core.views import GuardedAct
from projects.models import Project


class EnvelopeAct(GuardedAct):
    """A form that writes to the envelope of the address."""

    template_name = "budgets/envelope_act.html"

    @cached_property
    def envelope(self) -> Envelope:
        if not rules.may_see_money(self.request.user):
            raise Http404
        visible = Envelope.objects.visible_to(self.request.user).select_related("unit", "funding_source", "parent")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    def rule(self) -> Verdict:
        return rules.may_move_money(self.request.user, self.envelope) and rules.year_is_open(self.envelope.year)

    def post(self, request, *args, **kwargs):
        if "_doc" in request.POST:  # asked to read the amount back: nothing is sent
            form = self.get_form()
            form.reopen()
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        envelope = self.envelope
        return super().get_form_kwargs() | {"against": None if envelope.amount is None else int(envelope.amount)}

    @property
    def lead(self) -> str:
        one = self.envelope
        if one.amount is None:
            return "Khoản này chưa có số liệu."
        return f"Được dùng {format_prose(one.amount)}, đang giữ {format_prose(one.held)}, còn {format_prose(one.amount - one.held)}."

    def frame(self) -> dict:
        back = reverse("budgets:envelope", args=[self.envelope.pk])
        year = self.envelope.year
        tree = (f"Khoản giao {year}", reverse("budgets:envelopes", query={"nam": year}))
        crumbs = [("Kinh phí", reverse("budgets:board")), tree, (self.envelope.label, back), (self.heading, "")]
        return super().frame() | {"envelope": self.envelope, "back": back, "crumbs": crumbs}

    def told(self, form) -> dict:
        """What every movement is written with."""
        cleaned = form.cleaned_data
        facts = {name: cleaned[name] for name in ("amount", "happened_on", "reason")}
        return facts | {"by": self.request.user, "envelope": self.envelope, "document": form.document}

    def here(self) -> str:
        return reverse("budgets:envelope", args=[self.envelope.pk])


class MovementCreate(EnvelopeAct):
    """Giao, bổ sung, điều chỉnh, cắt giảm."""

    form_class = forms.MovementForm
    kinds = (MovementKind.GIVE, MovementKind.SUPPLEMENT, MovementKind.ADJUST, MovementKind.CUT)
    success = "Đã ghi. Số của khoản giao tự cộng lại."

    @cached_property
    def kind(self) -> MovementKind:
        found = next((kind for kind in self.kinds if kind.value == self.kwargs["kind"]), None)
        if found is None:
            raise Http404
        return found

    @property
    def heading(self) -> str:
        return f"{self.kind.label} kinh phí"

    @property
    def button(self) -> str:
        return f"Ghi {self.kind.label.lower()}"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"kind": self.kind}

    def act(self, form):
        services.move(kind=self.kind, **self.told(form))
        return self.here()


class Allocate(EnvelopeAct):
    form_class = forms.AllocateForm
    heading, button, success = "Phân bổ xuống", "Phân bổ", "Đã phân bổ. Số chuyển xuống không còn ở khoản trên."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"children": queries.children_of(self.envelope)}

    def act(self, form):
        told, child = self.told(form), form.cleaned_data["child"]
        services.allocate_down(child=child, unit=form.cleaned_data["unit"], **told)
        return self.here()


class TakeBack(EnvelopeAct):
    form_class = forms.TakeBackForm
    heading, button, success = "Thu về từ cấp dưới", "Thu về", "Đã thu về."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"children": queries.children_of(self.envelope)}

    def act(self, form):
        services.take_back(child=form.cleaned_data["child"], **self.told(form))
        return self.here()


class CarryOver(EnvelopeAct):
    form_class = forms.CarryForm
    button, success = "Chuyển nguồn", "Đã chuyển nguồn: ra khỏi năm này, vào năm sau, không thành số giao mới."

    @property
    def heading(self) -> str:
        return f"Chuyển nguồn sang năm {self.envelope.year + 1}"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"targets": queries.next_year_of(self.envelope)}

    def act(self, form):
        services.carry_over(into=form.cleaned_data["into"], **self.told(form))
        return self.here()


class Reverse(EnvelopeAct):
    """Đảo bút một dòng; cả hai đầu nếu dòng ấy đi theo cặp."""

    form_class = forms.ReverseForm
    heading, button, danger = "Đảo bút", "Ghi dòng đảo bút", True
    success = "Đã đảo bút. Dòng sai còn đó, có đánh dấu."

    @cached_property
    def movement(self) -> Movement:
        return get_object_or_404(self.envelope.movements, pk=self.kwargs["part"])

    @property
    def lead(self) -> str:
        one = self.movement
        both = " Đầu kia của cặp cũng được đảo." if one.pair else ""
        return f"Dòng sai: {one.get_kind_display().lower()} {format_prose(one.amount)}, “{one.reason}”.{both}"

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        return {name: value for name, value in kwargs.items() if name != "against"}

    def act(self, form):
        services.reverse(by=self.request.user, movement=self.movement, **form.answers)
        return self.here()


class HoldingMove(EnvelopeAct):
    """Đề án đang giữ ở khoản này chuyển sang giữ từ khoản khác: phần chưa chi."""

    form_class = forms.MoveHoldingForm
    heading, button, success = "Chuyển khoản giữ", "Chuyển", "Đã chuyển. Đề án giữ tiền từ khoản mới."

    @cached_property
    def project(self) -> Project:
        return get_object_or_404(Project.objects.visible_to(self.request.user), pk=self.kwargs["part"])

    @cached_property
    def unpaid(self):
        found = [one.unpaid for one in queries.holdings(self.project) if one.envelope_id == self.envelope.pk]
        return found[0] if found else 0

    @property
    def lead(self) -> str:
        return f"{self.project.code} đang giữ ở đây {format_prose(self.unpaid)} chưa chi."

    def get_initial(self):
        return super().get_initial() | {"amount": self.unpaid}

    def get_form_kwargs(self):
        targets = queries.holding_targets(self.project, self.envelope)
        kwargs = super().get_form_kwargs() | {"targets": targets}
        return {name: value for name, value in kwargs.items() if name != "against"}

    def act(self, form):
        services.move_held(by=self.request.user, project=self.project, out_of=self.envelope, **form.answers)
        return self.here()
