"""Where the network reaches and where it is too thin."""

from django.urls import reverse
from django.views.generic import TemplateView

from collaborators import queries
from collaborators.views.network import day_asked
from collaborators.views.pages import ForOffice
from khuyencong.core.paging import page


class CoveragePage(ForOffice, TemplateView):
    template_name = "collaborators/coverage.html"

    def get_context_data(self, **kwargs):
        get = self.request.GET
        on, wrong = day_asked(get.get("ngay", ""))
        networks = queries.networks(self.request.user, on)
        chosen = next((unit for unit in networks if str(unit.pk) == get.get("tinh")), next(iter(networks), None))
        coverage = queries.Coverage(user=self.request.user, province=chosen, on=on) if chosen else None
        return super().get_context_data(
            on=on,
            wrong=wrong,
            networks=networks,
            coverage=coverage,
            page=page(self.request, coverage.ranked, size=25) if coverage else None,
            map=queries.CoverageMap(coverage) if coverage else None,
            crumbs=[("Cộng tác viên", reverse("collaborators:list")), ("Địa bàn", "")],
        )
