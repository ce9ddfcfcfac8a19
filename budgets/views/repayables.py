"""Sổ theo dõi thu hồi: all that is lent, what is overdue, one of them, and what is written about it."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from budgets import rules, services
from budgets.forms.payments import ScanForm
from budgets.forms.repayables import LendForm, RecoverForm, RescheduleForm, ReverseRecoveryForm
from budgets.models import Recovery, RepayableSupport
from budgets.queries import repayables as asked
from budgets.views.moves import MoneyAct
from khuyencong.core import files
from khuyencong.core.dates import today
from khuyencong.core.money import format_prose
from khuyencong.core.paging import page
from khuyencong.core.views import GuardedAct

_BOOK = "Sổ theo dõi thu hồi"


class RepayableList(TemplateView):
    template_name = "budgets/repayable_list.html"

    def get_context_data(self, **kwargs):
        user, day = self.request.user, today()
        if not rules.may_see_repayables(user):
            raise Http404
        late = self.request.GET.get("xem") == "qua-han"
        found = page(self.request, asked.repayables(user, late_on=day if late else None))
        rows = [asked.of(one) for one in found.items]
        shown = {"rows": [(row, row.next(), row.overdue(day)) for row in rows], "totals": asked.totals(user, day)}
        crumbs = [("Kinh phí", reverse("budgets:board")), (_BOOK, "")]
        return super().get_context_data(page=found, late=late, today=day, crumbs=crumbs, **shown)


def _seen(user):
    people = ("project__unit__parent__parent", "beneficiary__establishment", "document", "by")
    return RepayableSupport.objects.visible_to(user).select_related(*people)


class RepayableDetail(TemplateView):
    template_name = "budgets/repayable_detail.html"

    def get_context_data(self, pk, **kwargs):
        user = self.request.user
        if not rules.may_see_repayables(user):
            raise Http404
        support = get_object_or_404(_seen(user), pk=pk)
        listed = [("Kinh phí", reverse("budgets:board")), (_BOOK, reverse("budgets:repayables"))]
        return super().get_context_data(
            support=support,
            replaced=asked.replaced(support),
            may_recover=rules.may_recover(user, support),
            may_lend=rules.may_lend(user, support.project),
            crumbs=[*listed, (support.project.code, "")],
            **self.told(asked.repayable(support)),
        )

    def told(self, row: asked.Repayable) -> dict:
        """The schedule and the receipts as they stand today."""
        undone = {one.reverses_id for one in row.recoveries}
        return {
            "row": row,
            "dues": [(due, *due.mark(today())) for due in row.dues],
            "recoveries": [(one, one.reverses_id is None and one.pk not in undone) for one in row.recoveries],
            "overdue": row.overdue(today()),
        }


class Lend(MoneyAct):
    form_class = LendForm
    heading, button, success = "Ghi khoản có thu hồi", "Ghi khoản có thu hồi", "Đã ghi khoản có thu hồi và lịch thu."

    def rule(self):
        return rules.may_lend(self.request.user, self.project)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"project": self.project}

    def act(self, form):
        told = form.told | {"schedule": form.schedule(form.cleaned_data["amount"]), "document": form.document}
        made = services.lend(by=self.request.user, project=self.project, **told)
        return reverse("budgets:repayable", args=[made.pk])


class _OfSupport(GuardedAct):
    template_name = "projects/project_act.html"

    @cached_property
    def support(self) -> RepayableSupport:
        return get_object_or_404(_seen(self.request.user), pk=self.kwargs["pk"])

    def back(self) -> str:
        return reverse("budgets:repayable", args=[self.support.pk])

    def frame(self) -> dict:
        crumbs = [
            (_BOOK, reverse("budgets:repayables")),
            (self.support.project.code, self.back()),
            (self.heading, ""),
        ]
        return super().frame() | {"project": self.support.project, "back": self.back(), "crumbs": crumbs}


class Recover(_OfSupport):
    form_class = RecoverForm
    heading, button, success = "Ghi khoản thu hồi", "Ghi khoản thu", "Đã ghi khoản thu hồi."

    @property
    def lead(self) -> str:
        row = asked.of(self.support)
        return f"Phải thu {format_prose(self.support.amount)}, đã thu {format_prose(row.recovered)}, còn {format_prose(row.left)}."

    def rule(self):
        return rules.may_recover(self.request.user, self.support)

    def act(self, form):
        services.record_recovery(by=self.request.user, repayable=self.support, **form.answers)
        return self.back()


class Reschedule(_OfSupport):
    form_class = RescheduleForm
    heading, button, success = "Đổi lịch thu", "Ghi lịch thu mới", "Đã ghi lịch thu mới; lịch cũ vẫn còn trong sổ."

    @property
    def lead(self) -> str:
        return f"Lịch mới chia cả {format_prose(self.support.amount)}; số đã thu tính vào các kỳ đầu."

    def rule(self):
        return rules.may_lend(self.request.user, self.support.project)

    def subject(self):
        return self.support

    def act(self, form):
        told = form.told | {"schedule": form.schedule(self.support.amount), "document": form.document}
        version = form.cleaned_data["version"]
        services.reschedule(by=self.request.user, repayable=self.support, version=version, **told)
        return self.back()


class _OfRecovery(_OfSupport):
    @cached_property
    def recovery(self) -> Recovery:
        rows = Recovery.objects.visible_to(self.request.user).filter(repayable=self.support)
        found = get_object_or_404(rows.select_related("reversed_by", "scan"), pk=self.kwargs["part"])
        found.repayable = self.support
        return found


class RecoveryReverse(_OfRecovery):
    form_class = ReverseRecoveryForm
    heading, button, danger, success = "Đảo khoản thu hồi", "Đảo khoản thu này", True, "Đã ghi bút toán đảo."

    @property
    def lead(self) -> str:
        return f"{format_prose(self.recovery.amount)} theo chứng từ {self.recovery.voucher}."

    def rule(self):
        return rules.may_reverse_recovery(self.request.user, self.recovery)

    def get_initial(self):
        return super().get_initial() | {"voucher": f"{self.recovery.voucher}-Đ"[:40]}

    def act(self, form):
        services.reverse_recovery(by=self.request.user, recovery=self.recovery, **form.answers)
        return self.back()


class RecoveryScan(_OfRecovery):
    """Bring the copy of the voucher of money that came back, or a better one."""

    form_class = ScanForm
    button, success = "Giữ bản chụp", "Đã giữ bản chụp của chứng từ thu."

    @property
    def heading(self) -> str:
        return "Thay bản chụp" if self.recovery.scan else "Thêm bản chụp"

    @property
    def lead(self) -> str:
        one = self.recovery
        there = f" Đang giữ {one.scan.name}; bản mới thay bản ấy." if one.scan else ""
        return f"{format_prose(one.amount)} thu theo chứng từ {one.voucher}.{there}"

    def rule(self):
        return rules.may_scan_recovery(self.request.user, self.recovery)

    def act(self, form):
        services.attach_recovery_scan(by=self.request.user, recovery=self.recovery, **form.answers)
        return self.back()


class RecoveryFile(View):
    """The copy of the voucher, as a download."""

    http_method_names = ["get", "head"]

    def get(self, request, pk, part):
        if not rules.may_see_repayables(request.user):
            raise Http404
        rows = Recovery.objects.visible_to(request.user).filter(repayable=pk).exclude(scan=None)
        return files.download(get_object_or_404(rows.select_related("scan"), pk=part).scan)
