"""The report on money: asked for by year, quarter or month; on the page, as PDF and as a workbook."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from khuyencong.core.dates import roman_quarter, today
from khuyencong.core.exceptions import DomainError
from khuyencong.reports import exports, queries, rules
from khuyencong.reports.queries.spending import SpendingReport, SpendingScope


class _OfMoney:
    @cached_property
    def report(self) -> SpendingReport:
        unit = get_object_or_404(queries.units_of(self.request.user), pk=self.kwargs["unit"])
        try:
            return SpendingReport(SpendingScope(user=self.request.user, unit=unit, address=self.kwargs["period"]))
        except DomainError as error:
            raise Http404(str(error)) from error

    def address(self, period: str) -> str:
        return reverse("reports:spending", args=[self.kwargs["unit"], period])


class SpendingHome(TemplateView):
    """Leads to this year's report of the place of this desk."""

    template_name = "reports/spending_home.html"

    def get_context_data(self, **kwargs):
        if not rules.may_see(self.request.user):
            raise Http404
        year, unit = today().year, queries.home_unit(self.request.user)
        return super().get_context_data(unit=unit, years=range(year, year - 5, -1))


class SpendingDetail(_OfMoney, TemplateView):
    template_name = "reports/spending.html"

    def periods(self, year: int) -> list[tuple[str, str, str]]:
        """(period, name, address) of the year, its quarters and months."""
        told = [
            (str(year), "Cả năm"),
            *((f"{year}-q{n}", f"Quý {roman_quarter(n)}") for n in range(1, 5)),
            *((f"{year}-{n:02d}", f"T{n}") for n in range(1, 13)),
        ]
        return [(period, name, self.address(period)) for period, name in told]

    def files(self) -> list[tuple[str, str, str]]:
        there = self.kwargs["unit"], self.kwargs["period"]
        return [
            (kind, one.label, reverse("reports:spending_file", args=[*there, kind]))
            for kind, one in exports.SPENDING.items()
        ]

    def get_context_data(self, **kwargs):
        year = self.report.scope.year
        return super().get_context_data(
            report=self.report,
            years=[(one, self.address(str(one))) for one in range(year + 1, year - 4, -1)],
            periods=self.periods(year),
            files=self.files(),
            crumbs=[("Báo cáo", reverse("reports:list")), ("Kinh phí", "")],
        )


class SpendingFile(_OfMoney, View):
    """The report as a file, made from the records as they stand."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, kind, **kwargs):
        if kind not in exports.SPENDING:
            raise Http404
        one = exports.SPENDING[kind]
        name = exports.spending_name(self.report, kind)
        return files.inert(one.make(self.report), name=name, content_type=one.content_type)
