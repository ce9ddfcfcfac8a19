"""Envelopes of a year, one envelope with every row its numbers come from, and how an amount reads in words."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView, View

from budgets import queries, rules
from budgets.models import Envelope
from khuyencong.core.dates import today
from khuyencong.core.form_fields import ViMoneyField
from khuyencong.core.money import SCALES

YEARS = range(1990, 2101)


class EnvelopeTree(TemplateView):
    """Những khoản giao của một năm, từ trên xuống."""

    template_name = "budgets/envelope_tree.html"

    def get_context_data(self, **kwargs):
        user, year = self.request.user, self.year()
        if not rules.may_see_money(user):
            raise Http404
        return super().get_context_data(
            year=year,
            years=sorted({*queries.years(user=user), year}, reverse=True),
            tree=queries.tree(user=user, year=year),
            closing=queries.closing_of(year),
            may_plan=rules.may_plan(user),
        )

    def year(self) -> int:
        """The one asked for, else this year."""
        typed = self.request.GET.get("nam", "")
        return int(typed) if typed.isascii() and typed.isdigit() and int(typed) in YEARS else today().year


class EnvelopeDetail(TemplateView):
    """Một khoản giao: vì sao có từng ấy, ai đang giữ, đã chi gì."""

    template_name = "budgets/envelope_detail.html"

    def get_context_data(self, pk, **kwargs):
        user = self.request.user
        if not rules.may_see_money(user):
            raise Http404
        visible = Envelope.objects.visible_to(user).select_related(
            "unit", "funding_source", "programme_group", "content", "document", "parent__unit", "parent__funding_source"
        )
        envelope = get_object_or_404(visible, pk=pk)
        closing = queries.closing_of(envelope.year)
        return super().get_context_data(
            envelope=envelope,
            statement=queries.Statement(envelope),
            children=queries.children_of(envelope),
            closing=closing,
            may_move=not closing and rules.may_move_money(user, envelope),
        )


class AmountInWords(View):
    """What stands beside a box while an amount is typed: the amount in full and in words, or nothing."""

    http_method_names = ["get", "head"]

    def get(self, request):
        unit = request.GET.get("don-vi", "đồng")
        field = ViMoneyField(unit=unit if unit in SCALES else "đồng")
        return HttpResponse(field.echo(request.GET.get("so", "")[:60]), content_type="text/plain; charset=utf-8")
