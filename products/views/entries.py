"""Registrations: entered, read, changed, their papers, the answer."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from products import rules, services
from products.choices import ENTRY_STEPS, ENTRY_TRANSITIONS, EntryStatus, RoundStatus
from products.forms.dossiers import DossierForm
from products.forms.entries import EntryChangeForm, EntryForm, EntryPaperForm, SettleForm
from products.forms.results import EntryWithdrawForm
from products.models import Entry
from products.queries import law, room
from products.queries.entries import checklist
from products.views.rounds import RoundAct, VotingAct


class EntryCreate(RoundAct):
    template_name = "projects/sections_act.html"
    form_class = EntryForm
    heading, button, success = "Đăng ký sản phẩm", "Ghi đăng ký", "Đã ghi đăng ký. Nộp tiếp giấy tờ còn thiếu."
    form_takes_user = True

    def rule(self):
        return rules.may_enter(self.request.user, self.round)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"round_": self.round}

    def act(self, form):
        made = services.enter_product(by=self.request.user, round_=self.round, **form.answers)
        return reverse("products:entry", args=[made.pk])


class OfEntry:
    @cached_property
    def entry(self) -> Entry:
        visible = Entry.objects.visible_to(self.request.user).select_related(
            "round__unit",
            "product__establishment",
            "product__unit__parent",
            "lower",
            "entered_by",
            "timeline",
            "withdrawal",
        )
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    def entry_url(self) -> str:
        return reverse("products:entry", args=[self.entry.pk])

    def way(self) -> list[tuple[str, str]]:
        one = self.entry.round
        rounds = [("Bình chọn", reverse("products:rounds")), (str(one), reverse("products:round", args=[one.pk]))]
        return [*rounds, (self.entry.code, self.entry_url())]


class EntryDetail(OfEntry, TemplateView):
    template_name = "products/entry_detail.html"

    def get_context_data(self, **kwargs):
        user, one = self.request.user, self.entry
        steps = [(to.value, ENTRY_STEPS[to]) for to in ENTRY_TRANSITIONS[EntryStatus(one.status)]]
        return super().get_context_data(
            shown=room.entry_page(one),
            may_change=rules.may_change_entry(user, one),
            may_run=rules.may_run(user, one.round) if one.round.status in rules.TAKING_IN else None,
            may_withdraw=rules.may_withdraw_entry(user, one) if one.round.status == RoundStatus.SCORING else None,
            steps=steps,
            crumbs=[*self.way()[:-1], (one.code, "")],
        )


class EntryAct(OfEntry, VotingAct):
    def back(self) -> str:
        return self.entry_url()

    def rule(self):
        return rules.may_change_entry(self.request.user, self.entry)


class EntryWithdraw(EntryAct):
    """The maker takes the product out of a round that is being scored."""

    form_class = EntryWithdrawForm
    heading, button, danger = "Ghi cơ sở rút sản phẩm", "Ghi rút sản phẩm", True
    success = "Đã ghi rút. Phiếu của sản phẩm này được giữ, không tính; biên bản nêu tên."

    @property
    def lead(self) -> str:
        return f"{self.entry}. Phiếu đã chấm được giữ nguyên, không tính vào kết quả; ghi rồi không lấy lại được."

    def rule(self):
        return rules.may_withdraw_entry(self.request.user, self.entry)

    def act(self, form):
        told = form.cleaned_data
        facts = {"on": told["withdrawn_on"], "note": told["note"], "document": form.document}
        services.withdraw_entry(by=self.request.user, entry=self.entry, **facts)
        return self.entry_url()


class EntryUpdate(EntryAct):
    template_name = "projects/sections_act.html"
    form_class = EntryChangeForm
    heading, button, success = "Sửa đăng ký", "Lưu", "Đã lưu."

    def subject(self):
        return self.entry

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"round_": self.entry.round, "product": self.entry.product}

    def get_initial(self):
        names = self.form_class.base_fields.keys() - {"idempotency_key", "version"}
        return {name: getattr(self.entry, name) for name in names} | {"lower": self.entry.lower} | super().get_initial()

    def act(self, form):
        expected = form.cleaned_data["version"]
        services.change_entry(by=self.request.user, entry=self.entry, expected=expected, **form.answers)
        return self.entry_url()


class EntryAttach(EntryAct):
    form_class = EntryPaperForm
    heading, button, success = "Nộp giấy tờ", "Nộp giấy tờ", "Đã ghi giấy tờ."

    def get_form_kwargs(self):
        asked = law.dossier(self.entry.round.level, self.entry.received_on)
        return super().get_form_kwargs() | {"rules": asked}

    def act(self, form):
        services.attach_entry_paper(by=self.request.user, entry=self.entry, **form.answers)
        return self.entry_url()


class EntryDossier(EntryAct):
    """All the papers the level asks on one page."""

    template_name = "projects/sections_act.html"
    form_class = DossierForm
    heading, button, success = "Nộp cả hồ sơ", "Nộp hồ sơ", "Đã ghi giấy tờ."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"checklist": checklist(self.entry)}

    def act(self, form):
        facts = {"received_on": form.cleaned_data["received_on"], "brought": form.brought}
        services.attach_dossier(by=self.request.user, entry=self.entry, **facts)
        return self.entry_url()


class EntryFile(OfEntry, View):
    """A paper of the registration, as a download."""

    def get(self, request, *args, **kwargs):
        paper = get_object_or_404(self.entry.papers.exclude(file=None).select_related("file"), pk=self.kwargs["part"])
        return files.download(paper.file)


class EntrySettle(EntryAct):
    form_class = SettleForm
    success = "Đã ghi kết quả xét hồ sơ."

    @cached_property
    def to(self) -> EntryStatus:
        if self.kwargs["to"] not in EntryStatus.values:
            raise Http404
        return EntryStatus(self.kwargs["to"])

    @property
    def heading(self) -> str:
        return ENTRY_STEPS[self.to]

    @property
    def button(self) -> str:
        return ENTRY_STEPS[self.to]

    def rule(self):
        return rules.may_settle_entry(self.request.user, self.entry, self.to)

    def act(self, form):
        services.settle_entry(by=self.request.user, entry=self.entry, to=self.to, note=form.cleaned_data["note"])
        return self.entry_url()
