"""Pages of reports: asking for one, the report, the records behind a figure, the words, the files."""

from datetime import date

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from collaborators.models import Collaborator
from khuyencong.core import files
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.views import ActView
from khuyencong.reports import exports, queries, rules, services
from khuyencong.reports.choices import PART_ADDRESSES, Part
from khuyencong.reports.forms import ReportForm, TextForm
from khuyencong.reports.queries import AnnualReportDocument, FigureDetail, ReportScope, addresses
from khuyencong.reports.queries.scope import frame_of, period_of
from khuyencong.territory.choices import Frame


class ReportList(TemplateView):
    """Ask for a report; the latest ones."""

    template_name = "reports/report_list.html"

    def get(self, request, *args, **kwargs):
        if not rules.may_see(request.user):
            raise Http404
        form = ReportForm(request.GET if "unit" in request.GET else None, user=request.user, initial=self.initial())
        if form.is_bound and form.is_valid():
            return HttpResponseRedirect(addresses.report_address(form.cleaned_data["scope"]))
        context = self.get_context_data(form=form, latest=self.latest())
        return self.render_to_response(context, status=422 if form.errors else 200)

    def initial(self) -> dict:
        """What the address asks for again; else the year a report is likely wanted for, in the place of this desk."""
        day, asked = today(), self.request.GET
        year = day.year if day.month >= 10 else day.year - 1
        return {
            "year": asked.get("nam", str(year)),
            "unit": queries.home_unit(self.request.user, asked.get("dia-ban", "")),
        }

    def latest(self) -> list[tuple]:
        return [
            (report, addresses.report_address(queries.scope_of_kept(report)))
            for report in queries.latest(self.request.user)
        ]


class _OfReport:
    """The report that an address names; a foreign territory or an unreadable period is not found."""

    @cached_property
    def scope(self) -> ReportScope:
        unit = get_object_or_404(queries.units_of(self.request.user), pk=self.kwargs["unit"])
        asked = self.request.GET
        try:
            return ReportScope(
                period=period_of(self.kwargs["period"]),
                unit=unit,
                frame=frame_of(asked["khung"]) if asked.get("khung") else Frame.AS_RECORDED,
                cutoff=date.fromisoformat(asked["chot"]) if asked.get("chot") else None,
                issued_on=date.fromisoformat(asked["ban-hanh"]) if asked.get("ban-hanh") else None,
            )
        except (DomainError, ValueError) as error:
            raise Http404(str(error)) from error

    @cached_property
    def document(self) -> AnnualReportDocument:
        return AnnualReportDocument(self.scope)

    def crumbs(self, *more: tuple[str, str]) -> list[tuple[str, str]]:
        """The way here; the last one is this page."""
        return [
            ("Báo cáo", addresses.list_address()),
            (self.document.title, addresses.report_address(self.scope)),
            *more,
        ]


class ReportDetail(_OfReport, TemplateView):
    template_name = "reports/report_detail.html"

    def get_context_data(self, **kwargs):
        document, scope = self.document, self.scope
        return super().get_context_data(
            document=document,
            scope=scope,
            crumbs=self.crumbs(),
            may_write=rules.may_write(self.request.user, scope.unit),
            files=[(kind, one.label, addresses.file_address(scope, kind)) for kind, one in exports.KINDS.items()],
            again=addresses.list_address(scope),
        )


class ReportFigure(_OfReport, TemplateView):
    """The records behind one figure."""

    template_name = "reports/report_figure.html"

    def get_context_data(self, key, **kwargs):
        facets = {name: value for name, value in self.request.GET.items() if name in queries.ALL_FACETS}
        detail = FigureDetail(scope=self.scope, key=key, facets=facets)
        if detail.metric is None:
            raise Http404
        return super().get_context_data(
            detail=detail,
            scope=self.scope,
            document=self.document,
            crumbs=self.crumbs((detail.metric.label, "")),
            back=addresses.report_address(self.scope),
        )


class ReportFile(_OfReport, View):
    """The report as a file. Nothing is kept: the file is made from the records as they stand."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, kind, **kwargs):
        if kind not in exports.KINDS:
            raise Http404
        one = exports.KINDS[kind]
        content = one.make(self.document)
        return files.inert(content, name=exports.file_name(self.document, kind), content_type=one.content_type)


class ReportText(_OfReport, ActView):
    """Write one part; the machine's draft stands beside it."""

    form_class = TextForm
    template_name = "reports/report_text.html"
    success = "Đã lưu lời báo cáo."

    @property
    def part(self) -> Part:
        try:
            return PART_ADDRESSES[self.kwargs["part"]]
        except KeyError:
            raise Http404 from None

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not rules.may_write(request.user, self.scope.unit):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"part": self.part}

    def get_initial(self):
        text = self.document.texts[self.part]
        kept = self.document.kept
        return {"version": kept.version if kept else 0, self.part.value: text.words}

    def act(self, form) -> str:
        services.keep_text(
            by=self.request.user,
            scope=self.scope,
            part=self.part,
            words=form.answers[self.part.value],
            expected=form.cleaned_data["version"],
        )
        return addresses.report_address(self.scope)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            text=self.document.texts[self.part],
            document=self.document,
            crumbs=self.crumbs((self.part.label, "")),
            back=addresses.report_address(self.scope),
        )


class _OfTrack:
    """The collaborator of the address: the office sees its network, a collaborator themself."""

    @cached_property
    def shown(self) -> queries.TrackPage:
        visible = Collaborator.objects.visible_to(self.request.user)
        return queries.TrackPage(self.request.user, get_object_or_404(visible, pk=self.kwargs["pk"]))

    def crumbs(self) -> list[tuple[str, str]]:
        person = self.shown.collaborator
        there = reverse("collaborators:detail", args=[person.pk])
        return [("Cộng tác viên", reverse("collaborators:list")), (person.full_name, there)]


class Track(_OfTrack, TemplateView):
    """Thành tích luỹ kế of one collaborator."""

    template_name = "reports/track_detail.html"

    def get_context_data(self, **kwargs):
        crumbs = [*self.crumbs(), ("Thành tích", "")]
        return super().get_context_data(shown=self.shown, person=self.shown.collaborator, crumbs=crumbs)


class TrackFigure(_OfTrack, TemplateView):
    """The records behind one figure of it."""

    template_name = "reports/track_figure.html"

    def get_context_data(self, key, **kwargs):
        record = self.shown.record
        if key not in record.metrics:
            raise Http404
        there = reverse("reports:track", args=[self.shown.collaborator.pk])
        metric = record.metrics[key]
        return super().get_context_data(
            person=self.shown.collaborator,
            metric=metric,
            figure=record.figure(key),
            rows=record.rows(key),
            years=self.shown.years,
            crumbs=[*self.crumbs(), ("Thành tích", there), (metric.label, "")],
        )
