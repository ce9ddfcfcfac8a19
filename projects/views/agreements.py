"""Coordination agreements and what was done under them."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from khuyencong.core.dates import today
from khuyencong.core.forms import ActForm
from khuyencong.core.paging import page
from projects import rules, services
from projects.forms.agreements import FACTS, ActivityForm, AgreementForm, AgreementUpdateForm
from projects.models import CoordinationAgreement
from projects.queries import agreements
from projects.views.pages import RuledAct

_LIST = "Thoả thuận phối hợp"


def _told(form) -> dict:
    """What the form says, as the services take it."""
    return {"document": form.document} | form.others


class AgreementList(TemplateView):
    template_name = "projects/agreement_list.html"

    def get_context_data(self, **kwargs):
        if not rules.may_see_agreements(self.request.user):
            raise Http404
        return super().get_context_data(
            page=page(self.request, agreements.agreements(self.request.user)),
            may_keep=rules.may_keep_agreements(self.request.user),
            today=today(),
            crumbs=[("Đề án", reverse("projects:list")), (_LIST, "")],
        )


class _OfAgreement:
    """The agreement of the address, when the person may see it."""

    @cached_property
    def shown(self) -> agreements.AgreementPage:
        found = agreements.agreement(self.request.user, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def agreement(self) -> CoordinationAgreement:
        return self.shown.agreement

    def back(self):
        return reverse("projects:agreement", args=[self.agreement.pk])

    def way(self):
        listed = (_LIST, reverse("projects:agreements"))
        return [("Đề án", reverse("projects:list")), listed, (str(self.agreement.organisation), self.back())]


class AgreementDetail(_OfAgreement, TemplateView):
    template_name = "projects/agreement_detail.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            shown=self.shown,
            agreement=self.agreement,
            may_keep=rules.may_keep_agreements(self.request.user),
            holds=self.agreement.holds_on(today()),
            crumbs=[*self.way()[:2], (str(self.agreement.organisation), "")],
        )


class AgreementCreate(RuledAct):
    form_class = AgreementForm
    heading, button, success = "Thoả thuận mới", "Ghi thoả thuận", "Đã ghi thoả thuận."

    def rule(self):
        return rules.may_keep_agreements(self.request.user)

    def back(self):
        return reverse("projects:agreements")

    def act(self, form):
        made = services.sign_agreement(by=self.request.user, **_told(form))
        return reverse("projects:agreement", args=[made.pk])


class _Keeping(_OfAgreement, RuledAct):
    def rule(self):
        return rules.may_keep_agreements(self.request.user) if self.agreement else None


class AgreementUpdate(_Keeping):
    form_class = AgreementUpdateForm
    heading, success = "Sửa thoả thuận", "Đã lưu thoả thuận."
    lead = "Văn bản đã ghi được giữ; chỉ điền lại khi đổi sang văn bản khác."

    def subject(self):
        return self.agreement

    def get_initial(self):
        return super().get_initial() | {name: getattr(self.agreement, name) for name in FACTS}

    def act(self, form):
        version = form.cleaned_data["version"]
        services.update_agreement(by=self.request.user, agreement=self.agreement, version=version, **_told(form))
        return self.back()


class ActivityAdd(_Keeping):
    form_class = ActivityForm
    form_takes_user = True
    heading, button, success = "Ghi việc đã làm", "Ghi việc", "Đã ghi việc."

    def act(self, form):
        services.add_activity(by=self.request.user, agreement=self.agreement, **form.answers)
        return self.back()


class ActivityRemove(_Keeping):
    form_class = ActForm
    heading, button, success, danger = "Bỏ việc ghi nhầm", "Bỏ dòng này", "Đã bỏ dòng.", True

    @cached_property
    def activity(self):
        return get_object_or_404(self.agreement.activities.select_related("project"), pk=self.kwargs["part"])

    def frame(self):
        return super().frame() | {"lead": f"Bỏ “{self.activity}”? Vết sửa vẫn được giữ."}

    def act(self, form):
        services.remove_activity(by=self.request.user, activity=self.activity)
        return self.back()
