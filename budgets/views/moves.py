"""The moves of a đề án that reserve, pay or settle, each on a page of its own."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from budgets import queries, rules, services
from budgets.choices import ControlStage
from budgets.forms.ledger import RefundForm
from budgets.forms.moves import AdjustSupportForm, ApproveForm, ApproveManyForm, SettleForm, StopForm, TurnForm
from khuyencong.core.dates import today
from khuyencong.core.money import format_prose
from khuyencong.core.views import GuardedAct
from projects.choices import OF_MONEY, Move, ProjectStatus
from projects.models import Adjustment, Project
from projects.queries import latest_appraisal, walk_of
from projects.rules import may_approve_many, may_decide_adjustment
from projects.services import decide_adjustment


class MoneyAct(GuardedAct):
    """A form that writes money of the đề án of the address."""

    template_name = "projects/project_act.html"

    @cached_property
    def project(self) -> Project:
        visible = Project.objects.visible_to(self.request.user).select_related("unit__parent", "content", "holder")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    @cached_property
    def money(self) -> queries.ProjectMoney:
        return queries.project_money(self.project)

    def frame(self) -> dict:
        back = reverse("projects:detail", args=[self.project.pk])
        crumbs = [("Đề án", reverse("projects:list")), (self.project.code, back), (self.heading, "")]
        return super().frame() | {"project": self.project, "back": back, "crumbs": crumbs}


class MoneyMove(MoneyAct):
    """A form that makes ``move``."""

    move: Move

    @property
    def heading(self) -> str:
        return walk_of(self.project).name(self.move)

    button = heading

    @property
    def reason_kind(self) -> str:
        return walk_of(self.project).reason_kind(self.move)

    def rule(self):
        return rules.may_make(self.request.user, self.project, self.move)

    def subject(self):
        return self.project

    def write(self, form, **common):
        """Call the service of this move: each asks for figures of its own."""
        raise NotImplementedError

    def act(self, form):
        self.write(form, by=self.request.user, project=self.project, version=form.cleaned_data["version"])
        return reverse("projects:detail", args=[self.project.pk])


class ProjectApprove(MoneyMove):
    move = Move.APPROVE
    form_class = ApproveForm
    success = "Đã phê duyệt. Quyết định nằm trong giấy tờ của đề án."

    @cached_property
    def envelopes(self):
        return queries.envelopes_for(self.project)

    def get_initial(self):
        title = f"Phê duyệt đề án {self.project.title}"
        standing = queries.Waiting(self.project, latest_appraisal(self.project))
        chosen = {"envelope": self.envelopes[0]} if self.envelopes else {}
        return super().get_initial() | {"support_approved": standing.amount, "title": title} | chosen

    def get_form_kwargs(self):
        most = max((int(one.amount) for one in self.envelopes), default=None)
        asks = queries.may_be_answered(self.envelopes, ControlStage.APPROVAL)
        return super().get_form_kwargs() | {"envelopes": self.envelopes, "against": most, "asks": asks}

    def write(self, form, **common):
        told = form.told_beyond()
        beyond = services.Beyond.told(told) if told else None
        services.approve_project(**common, document=form.document, beyond=beyond, **form.others)


class ProjectStop(MoneyMove):
    move = Move.STOP
    form_class = StopForm
    danger = True
    success = "Đã ngừng đề án. Phần chưa chi không còn giữ; số liệu đã ghi vẫn còn."

    @property
    def lead(self) -> str:
        return f"Đề án đã chi {format_prose(self.money.net)}. Ngừng xong thì yêu cầu hoàn trả, hoặc lưu hồ sơ."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"kind": self.reason_kind}

    def write(self, form, **common):
        services.stop_project(**common, document=form.document, **form.others)


class ProjectSettle(MoneyMove):
    move = Move.SETTLE
    form_class = SettleForm
    success = "Đã ghi quyết toán."

    @property
    def lead(self) -> str:
        lacking = queries.scans_of(self.project, self.money.vouchers, today()).lacking
        told = f"Đang giữ {format_prose(self.money.held)}, đã chi {format_prose(self.money.net)}."
        return f"{told} {lacking}".strip()

    def get_form_kwargs(self):
        by_force = self.project.status == ProjectStatus.RUNNING
        must = walk_of(self.project).needs_document(self.move)
        asked = {"by_force": by_force, "must": must, "kind": self.reason_kind}
        return super().get_form_kwargs() | asked | {"against": int(self.money.held)}

    def write(self, form, **common):
        services.settle_project(**common, document=form.document, **form.others)


class _Turn(MoneyMove):
    form_class = TurnForm
    asked: dict = {}

    def get_form_kwargs(self):
        must = walk_of(self.project).needs_document(self.move)
        return super().get_form_kwargs() | {"must": must, "kind": self.reason_kind} | self.asked


class SettlementSentBack(_Turn):
    move = Move.SEND_BACK_SETTLEMENT
    danger = True
    asked = {"label": "Lý do trả lại"}
    success = "Đã trả hồ sơ quyết toán. Số được duyệt lại được giữ."

    @property
    def lead(self) -> str:
        settled = queries.standing_settlement(self.project)
        told = f"Số quyết toán {format_prose(settled.amount)} không còn được tính. " if settled else ""
        return f"{told}Đề án trở về “Đã nghiệm thu”, người giữ đề án được nhắc sửa hồ sơ."

    def write(self, form, **common):
        services.send_back_settlement(**common, document=form.document, **form.others)


class RefundDemanded(_Turn):
    move = Move.DEMAND_REFUND
    danger = True
    asked = {"label": "Lý do phải hoàn trả", "with_due": True}
    success = "Đã ghi yêu cầu hoàn trả. Khi tiền về, nhập chứng từ hoàn trả."

    @property
    def lead(self) -> str:
        over = queries.difference(self.project) or 0
        return f"Phải hoàn trả {format_prose(over)}." if over > 0 else ""

    def write(self, form, **common):
        services.demand_refund(**common, document=form.document, **form.others)


class ProjectLiquidate(_Turn):
    move = Move.LIQUIDATE
    success = "Đã thanh lý."
    lead = "Số đã chi bằng số được quyết toán."

    def write(self, form, **common):
        services.liquidate_project(**common, document=form.document, **form.others)


class RefundCreate(MoneyAct):
    form_class = RefundForm
    heading, button, success = "Nhập khoản hoàn trả", "Ghi hoàn trả", "Đã ghi khoản hoàn trả."

    @property
    def lead(self) -> str:
        over = queries.difference(self.project) or 0
        owed = f", phải hoàn trả {format_prose(over)}" if over > 0 else ""
        return f"Đề án đã chi {format_prose(self.money.net)}{owed}."

    def rule(self):
        return rules.may_refund(self.request.user, self.project)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"project": self.project, "against": int(self.money.net)}

    def act(self, form):
        services.record_refund(by=self.request.user, project=self.project, **form.answers)
        return reverse("projects:detail", args=[self.project.pk])


class ApproveMany(GuardedAct):
    """One decision for many đề án, each with its amount: all of them or none."""

    template_name = "budgets/approve_many.html"
    form_class = ApproveManyForm
    heading, button = "Duyệt nhiều đề án bằng một quyết định", "Phê duyệt các đề án đã chọn"
    success = "Đã phê duyệt các đề án đã chọn, theo một quyết định."

    @cached_property
    def waiting(self) -> list[queries.Waiting]:
        return queries.waiting_for_decision(self.request.user)

    def rule(self):
        return may_approve_many(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"waiting": self.waiting}

    def get_initial(self):
        return super().get_initial() | {"title": "Phê duyệt đề án khuyến công"}

    def frame(self) -> dict:
        back = reverse("projects:list", query={"xem": "cho-duyet"})
        return super().frame() | {"back": back, "crumbs": [("Đề án", reverse("projects:list")), (self.heading, "")]}

    def act(self, form):
        facts = {name: form.cleaned_data[name] for name in ("approved_on", "due_on")}
        try:
            services.approve_projects(by=self.request.user, items=form.items, document=form.document, **facts)
        except services.Refused as refused:
            for pk, reason in refused.reasons.items():
                form.add_error(f"tien_{pk}", reason)
            raise
        return reverse("projects:list", query={"xem": "da-duyet"})


class SupportAdjust(MoneyMove):
    """Grant or refuse another amount for an approved file."""

    form_class = AdjustSupportForm
    button, success = "Ghi quyết định", "Đã ghi quyết định về kinh phí hỗ trợ."

    @cached_property
    def adjustment(self) -> Adjustment:
        asked = self.project.adjustments.filter(change__in=OF_MONEY)
        found = get_object_or_404(asked, pk=self.kwargs["part"])
        found.project = self.project
        return found

    @property
    def heading(self) -> str:
        return f"Quyết: {str(self.adjustment).lower()}"

    def rule(self):
        return may_decide_adjustment(self.request.user, self.adjustment)

    def subject(self):
        return self.adjustment

    def frame(self) -> dict:
        told = [f"{label}: {before} → {after}" for label, before, after in self.adjustment.lines]
        lead = ". ".join([*told, f"Lý do: {self.adjustment.reason.rstrip('.')}."])
        back = reverse("projects:adjustment", args=[self.project.pk, self.adjustment.pk])
        return super().frame() | {"lead": lead, "back": back}

    def act(self, form):
        facts = form.others | {"by": self.request.user, "adjustment": self.adjustment, "document": form.document}
        facts["version"] = form.cleaned_data["version"]
        if facts.pop("granted"):
            services.adjust_support(**facts)
        else:
            decide_adjustment(granted=False, **facts)
        return reverse("projects:adjustment", args=[self.project.pk, self.adjustment.pk])
