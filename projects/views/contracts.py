"""Contracts: signed for one đề án or several, read, changed by an appendix; the one with an establishment."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from khuyencong.core.views import GuardedAct
from projects import rules, services
from projects.choices import Move
from projects.forms.contracts import AgreementForm, AppendixForm, SignForm
from projects.models import Beneficiary, Contract, Project
from projects.queries import running, walk_of
from projects.views.running import SectionedAct

_BESIDE = 12  # other files of the same purse offered on the page of signing


class ContractSign(SectionedAct):
    """The move “Ký hợp đồng”: makes the contract, and moves every đề án put under it."""

    form_class = SignForm
    button = "Ký hợp đồng"
    success = "Đã ghi hợp đồng; các đề án trong hợp đồng đã chuyển bước."

    @property
    def heading(self) -> str:
        return walk_of(self.project).name(Move.SIGN)

    def rule(self):
        return rules.may_move(self.request.user, self.project, Move.SIGN)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"candidates": self.candidates}

    @cached_property
    def candidates(self) -> list[Project]:
        beside = Project.objects.visible_to(self.request.user).filter(
            status=self.project.status, purse=self.project.purse, retrospective=False
        )
        return [self.project, *beside.exclude(pk=self.project.pk).order_by("code")[:_BESIDE]]

    def get_initial(self):
        sides = running.usual_parties(self.project)
        return super().get_initial() | sides | {"title": "Hợp đồng thực hiện đề án khuyến công"}

    def act(self, form):
        made = services.sign_contract(by=self.request.user, parts=form.parts, document=form.document, **form.facts)
        return reverse("projects:contract", args=[made.pk])


class _OfContract:
    @cached_property
    def contract(self) -> Contract:
        found = running.contract(self.request.user, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def contract_url(self) -> str:
        return reverse("projects:contract", args=[self.contract.pk])

    def may(self):
        """Of the first đề án of it the person may see: the service asks of each."""
        return rules.may_contract(self.request.user, self.contract.parts.all()[0].project)


class ContractDetail(_OfContract, TemplateView):
    template_name = "projects/contract_detail.html"

    def get_context_data(self, **kwargs):
        crumbs = [("Đề án", reverse("projects:list")), (str(self.contract), "")]
        return super().get_context_data(
            contract=self.contract, deadlines=running.contract_deadlines(self.contract), may=self.may(), crumbs=crumbs
        )


class AppendixAdd(_OfContract, GuardedAct):
    template_name = "projects/sections_act.html"
    form_class = AppendixForm
    heading, button, success = "Thêm phụ lục", "Ghi phụ lục", "Đã ghi phụ lục."

    def rule(self):
        return self.may()

    def subject(self):
        return self.contract

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"contract": self.contract}

    def frame(self) -> dict:
        back = self.contract_url()
        crumbs = [("Đề án", reverse("projects:list")), (str(self.contract), back), (self.heading, "")]
        return super().frame() | {"back": back, "crumbs": crumbs, "lead": str(self.contract)}

    def act(self, form):
        services.add_appendix(by=self.request.user, contract=self.contract, document=form.document, **form.facts)
        return self.contract_url()


class Agreement(SectionedAct):
    """The support contract with one establishment, written down or corrected."""

    form_class = AgreementForm
    heading, button, success = "Hợp đồng hỗ trợ", "Lưu hợp đồng", "Đã ghi hợp đồng hỗ trợ."

    @cached_property
    def beneficiary(self) -> Beneficiary:
        standing = self.project.beneficiaries.standing().select_related("establishment", "agreement")
        return get_object_or_404(standing, pk=self.kwargs["part"])

    def rule(self):
        _ = self.beneficiary
        return rules.may_contract(self.request.user, self.project)

    def frame(self):
        return super().frame() | {"lead": str(self.beneficiary)}

    def get_initial(self):
        return super().get_initial() | AgreementForm.told(self.beneficiary)

    def act(self, form):
        services.record_agreement(
            by=self.request.user, beneficiary=self.beneficiary, document=form.document, **form.facts
        )
        return self.running_url()
