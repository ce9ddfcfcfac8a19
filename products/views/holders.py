"""The yearly reports of holders of certificates."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from khuyencong.core.dates import today
from khuyencong.core.paging import page
from khuyencong.establishments.models import Establishment
from products import exports, rules, services
from products.forms.ladder import HolderReportChangeForm, HolderReportForm
from products.models import HolderReport
from products.queries import holders
from products.queries.holders import HolderYear
from products.views.ladder import XLSX, LadderPage, year_of
from products.views.rounds import VotingAct

_FIRST = 2010  # no certificate of this programme is older


class HolderList(LadderPage, TemplateView):
    template_name = "products/holders.html"

    def get_context_data(self, **kwargs):
        get, user = self.request.GET, self.request.user
        year = year_of(get.get("nam", ""), today().year)
        state = get.get("nop", "") if get.get("nop") in holders.FILTERS else ""
        asked, shown = HolderYear(user, year), page(self.request, holders.holders(user=user, year=year, state=state))
        return super().get_context_data(
            asked=asked,
            page=shown,
            lines=asked.lines(shown.items),
            state=state,
            states=holders.FILTERS.items(),
            years=sorted({today().year - n for n in range(5)} | {year}, reverse=True),
            **self.may(user),
        )

    def may(self, user) -> dict:
        told = {"may_record": rules.may_record_holder(user), "may_take": rules.may_take_lists(user)}
        return told | {"today": today()}


class HolderReportPage(LadderPage, VotingAct):
    """The report of one holder and year, new or to be changed."""

    button, success = "Ghi báo cáo", "Đã ghi báo cáo."

    @property
    def heading(self) -> str:
        return f"Báo cáo năm {self.kwargs['year']}"

    @property
    def lead(self) -> str:
        return f"{self.establishment}: điều chưa rõ thì để trống."

    def rule(self):
        return rules.may_record_holder(self.request.user)

    @cached_property
    def establishment(self) -> Establishment:
        if not _FIRST <= self.kwargs["year"] <= today().year:
            raise Http404
        held = holders.holders(user=self.request.user, year=self.kwargs["year"])
        return get_object_or_404(held.select_related("timeline"), pk=self.kwargs["pk"])

    @cached_property
    def report(self) -> HolderReport | None:
        rows = HolderReport.objects.visible_to(self.request.user)
        return rows.filter(establishment=self.establishment, year=self.kwargs["year"]).first()

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and rules.may_read_ladder(request.user):
            self.establishment  # noqa: B018  another's is not there, whatever is sent
        return super().dispatch(request, *args, **kwargs)

    def subject(self):
        return self.report

    def get_form_class(self):
        return HolderReportChangeForm if self.report else HolderReportForm

    def get_initial(self):
        names = ("received_on", "revenue", "export_revenue", "workers", "output", "support", "difficulties")
        told = {name: getattr(self.report, name) for name in names} if self.report else {}
        return told | super().get_initial()

    def back(self) -> str:
        return f"{reverse('products:holders')}?nam={self.kwargs['year']}"

    def way(self):
        return [("Sản phẩm", reverse("products:list")), ("Báo cáo năm", self.back())]

    def act(self, form):
        by = self.request.user
        if self.report:
            expected = form.cleaned_data["version"]
            services.update_holder_report(by=by, report=self.report, expected=expected, **form.answers)
        else:
            facts = {"establishment": self.establishment, "year": self.kwargs["year"]}
            services.record_holder_report(by=by, **facts, **form.answers)
        return self.back()


class HolderReportFile(LadderPage, View):
    def get(self, request, *args, **kwargs):
        rows = HolderReport.objects.visible_to(request.user).select_related("file").exclude(file=None)
        return files.download(get_object_or_404(rows, pk=kwargs["pk"]).file)


class HoldersFile(LadderPage, View):
    def get(self, request, *args, **kwargs):
        if not rules.may_take_lists(request.user) or kwargs["year"] > today().year:
            raise Http404
        asked, name = HolderYear(request.user, kwargs["year"]), f"co-so-giay-chung-nhan-{kwargs['year']}"
        if kwargs["kind"] == "xlsx":
            return files.inert(exports.holders_workbook(asked), name=f"{name}.xlsx", content_type=XLSX)
        if kwargs["kind"] == "pdf":
            return files.inert(exports.holders_pdf(asked), name=f"{name}.pdf", content_type="application/pdf")
        raise Http404
