"""What the pages of the network share, and those of one's own report."""

from functools import cached_property

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from collaborators import queries
from collaborators.models import QuarterlyReport, ReportingPeriod
from khuyencong.core.dates import today
from khuyencong.core.views import GuardedAct
from khuyencong.offices.queries import reach_of


class ForOffice:
    """Nobody without a desk has such a page."""

    def dispatch(self, request, *args, **kwargs):
        known = hasattr(self, request.method.lower())  # what the page never does is refused as such
        if known and request.user.is_authenticated and not reach_of(request.user).is_office:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class NetworkAct(ForOffice, GuardedAct):
    """A form of the network behind a rule; subclasses give ``back`` (where “Thôi” leads) and ``way``, the crumbs before it."""

    template_name = "collaborators/act.html"

    def back(self) -> str:
        return reverse("collaborators:list")

    def way(self) -> list[tuple[str, str]]:
        return [("Cộng tác viên", reverse("collaborators:list"))]

    def about(self) -> str:
        """The line under the heading."""
        return ""

    def frame(self) -> dict:
        crumbs = [*self.way(), (self.heading, "")]
        return super().frame() | {"back": self.back(), "crumbs": crumbs, "about": self.about()}


class OfMyReport:
    """A page of the report I write in the period the address names."""

    def dispatch(self, request, *args, **kwargs):
        """On a phone they share, the page of one person may send under the session of another: nothing of it is taken."""
        me = str(request.user.pk)
        if request.POST.get("_ai", me) != me:
            return HttpResponse(status=401)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def period(self) -> ReportingPeriod:
        return get_object_or_404(ReportingPeriod.objects.of(self.appointment.unit_id), pk=self.kwargs["period"])

    @cached_property
    def appointment(self):
        found = queries.current_appointment(self.request.user, today())
        if found is None:
            raise Http404
        return found

    @cached_property
    def report(self) -> QuarterlyReport | None:
        mine = QuarterlyReport.objects.visible_to(self.request.user)
        found = mine.filter(appointment=self.appointment, period=self.period).first()
        if found is not None:
            found.appointment, found.period = self.appointment, self.period
        return found
