"""The register of certificates: what holds, what ends this year, what may go a level up."""

from django.views.generic import TemplateView

from khuyencong.core.dates import today
from khuyencong.core.paging import page
from products.choices import VotingLevel
from products.queries.certificates import STATES, certificates

HOLDING = "con"  # what is asked for when nothing is


class CertificateList(TemplateView):
    template_name = "products/certificate_list.html"

    def get_context_data(self, **kwargs):
        get = self.request.GET
        state = get.get("hieu-luc", HOLDING)
        state = state if state in STATES else ""
        level = get.get("cap", "") if get.get("cap") in VotingLevel.values else ""
        asked = {"state": state, "level": level, "rising": "len-cap" in get}
        found = certificates(user=self.request.user, on=today(), **asked)
        shown = page(self.request, found)
        return super().get_context_data(
            page=shown, states=STATES.items(), levels=VotingLevel.choices, asked=asked, today=today()
        )
