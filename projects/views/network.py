"""What the year's đề án does for the network of collaborators, shown on the pages of the network."""

from datetime import date

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from khuyencong.core.dates import parse_date, today
from khuyencong.offices.queries import reach_of
from projects import rules
from projects.queries.network import upkeep


class NetworkPanel(TemplateView):
    """“Duy trì mạng lưới cộng tác viên” of the year of a day: inside a page by htmx, a page of its own without."""

    template_name = "projects/network_panel.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        if not reach_of(user).is_office:
            raise Http404
        year = self._day().year
        return super().get_context_data(
            year=year,
            found=upkeep(user, year, self.request.GET.get("tinh", "")),
            may_create=rules.may_create(user),
            crumbs=[("Cộng tác viên", reverse("collaborators:list")), (f"Đề án duy trì mạng lưới {year}", "")],
        )

    def _day(self) -> date:
        try:
            return parse_date(self.request.GET.get("ngay", ""))
        except ValueError:
            return today()
