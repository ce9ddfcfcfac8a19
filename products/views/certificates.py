"""The register of certificates; one or all of a round on paper."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from khuyencong.core.dates import today
from khuyencong.core.forms import ActForm
from khuyencong.core.paging import page
from products import exports, rules, services
from products.choices import VotingLevel
from products.models import CertificatePrint, Recognition
from products.queries.certificates import STATES, certificates
from products.queries.printed import certificates_of
from products.views.papers import refused
from products.views.rounds import OfRound, RoundAct

HOLDING = "con"  # what is asked for when nothing is
PDF = "application/pdf"


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


class CertificatePdf(View):
    """One certificate."""

    def get(self, request, *args, pk, **kwargs):
        row = get_object_or_404(Recognition.objects.visible_to(request.user).select_related("product"), pk=pk)
        if not (may := rules.may_print_one(request.user, row)):
            back = reverse("products:detail", args=[row.product_id])
            way = [("Sản phẩm", reverse("products:list")), (str(row.product), back)]
            return refused(request, "Giấy chứng nhận", may.refusal, way, back)
        content = exports.certificate_pdf(row)
        return files.inert(content, name=f"giay-chung-nhan-{row.printed_code}.pdf", content_type=PDF)


class CertificatePrints(RoundAct):
    """All of a round as one PDF: the button, how far the worker is, the file. Read again by htmx while it goes."""

    form_class = ActForm
    heading, button, success = "In giấy chứng nhận cả đợt", "In giấy chứng nhận", ""
    template_name = "products/print_page.html"
    resumes = False

    def rule(self):
        return rules.may_read_prints(self.request.user, self.round)

    @cached_property
    def last(self) -> CertificatePrint | None:
        return self.round.prints.select_related("requested_by", "file").order_by("-pk").first()

    def get_template_names(self):
        polled = self.request.htmx and self.request.method == "GET"
        return ["products/_print_progress.html"] if polled else [self.template_name]

    def get_context_data(self, **kwargs):
        user = self.request.user
        told = {"run": self.last, "round": self.round, "may_print": rules.may_print(user, self.round, self.last)}
        told["count"] = 0 if self.last else len(certificates_of(self.round))
        return super().get_context_data(**(told | kwargs))

    def act(self, form):
        services.print_certificates(by=self.request.user, round_=self.round)
        return reverse("products:prints", args=[self.round.pk])


class PrintedFile(OfRound, View):
    """What a run made."""

    def get(self, request, *args, part, **kwargs):
        runs = self.round.prints.select_related("file", "round__unit")
        run = get_object_or_404(runs, pk=part)
        if not rules.may_take_printed(request.user, run):
            raise Http404
        return files.download(run.file)
