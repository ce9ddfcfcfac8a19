"""Pages of the network."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from collaborators import queries, rules, services
from collaborators.choices import CollaboratorKind
from collaborators.forms.network import AppointForm, EndForm, ReplaceForm
from collaborators.models import Appointment, Collaborator
from collaborators.views.pages import ForOffice, NetworkAct
from khuyencong.core.dates import parse_date, today
from khuyencong.core.paging import page
from khuyencong.core.views import ActView


def day_asked(typed: str) -> tuple[date, str]:
    """The day asked for, else today; and what is wrong with what was typed."""
    try:
        return (parse_date(typed) if typed.strip() else today()), ""
    except ValueError as error:
        return today(), str(error)


class CollaboratorList(ForOffice, TemplateView):
    """The network on a day, and what it is made up of."""

    template_name = "collaborators/collaborator_list.html"

    def get_context_data(self, **kwargs):
        get = self.request.GET
        on, wrong = day_asked(get.get("ngay", ""))
        kind = get.get("loai") if get.get("loai") in CollaboratorKind.values else ""
        network = queries.network(user=self.request.user, on=on, text=get.get("q", ""), kind=kind)
        return super().get_context_data(
            page=page(self.request, network),
            make_up=queries.make_up(network),
            on=on,
            wrong=wrong,
            kinds=CollaboratorKind.choices,
            may_appoint=rules.may_keep_network(self.request.user),
        )


class CollaboratorDetail(TemplateView):
    template_name = "collaborators/collaborator_detail.html"

    def get_context_data(self, pk, **kwargs):
        person = get_object_or_404(Collaborator.objects.visible_to(self.request.user).select_related("timeline"), pk=pk)
        reports = queries.sent_reports(user=self.request.user, period=None).filter(appointment__collaborator=person)
        return super().get_context_data(
            person=person,
            appointments=queries.terms_of(person),
            reports=reports[:12],
            activities=person.timeline.activities.select_related("actor", "document").order_by("-at", "-pk")[:20],
            may_keep=rules.may_keep_network(self.request.user),
            on=today(),
        )


class CollaboratorCreate(ActView):
    """Put somebody in the network."""

    form_class = AppointForm
    template_name = "collaborators/collaborator_create.html"
    success = "Đã ghi cộng tác viên vào mạng lưới."

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not rules.may_keep_network(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def act(self, form):
        appointment = services.appoint(by=self.request.user, decision=form.document, **form.others)
        return reverse("collaborators:detail", args=[appointment.collaborator_id])


class _OfTerm(NetworkAct):
    """An act on one term of one person."""

    @cached_property
    def term(self) -> Appointment:
        seen = Appointment.objects.visible_to(self.request.user).select_related("collaborator", "unit")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def rule(self):
        return rules.may_leave(self.request.user, self.term, today())

    def back(self):
        return reverse("collaborators:detail", args=[self.term.collaborator_id])

    def way(self):
        return [*super().way(), (self.term.collaborator.full_name, self.back())]

    def about(self):
        return f"{self.term.collaborator}, {self.term.get_kind_display().lower()}"


class TermEnd(_OfTerm):
    form_class = EndForm
    heading, button, success = (
        "Thôi tham gia mạng lưới",
        "Ghi ngày thôi",
        "Đã ghi ngày thôi. Hồ sơ của người này còn nguyên.",
    )
    lead = "Báo cáo, đề án đã giới thiệu vẫn đứng tên người này; từ hôm sau ngày cuối, người này không xem được địa bàn nữa."
    danger = True

    def act(self, form):
        services.end_term(by=self.request.user, appointment=self.term, document=form.document, **form.others)
        return self.back()


class TermReplace(_OfTerm):
    form_class = ReplaceForm
    heading, button, success = "Người khác thay", "Ghi người thay", "Đã ghi người thay."
    lead = "Người mới nhận đúng địa bàn hoặc hiệp hội này. Thành tích của người trước vẫn đứng tên người trước."

    def act(self, form):
        new = services.replace(by=self.request.user, appointment=self.term, document=form.document, **form.others)
        return reverse("collaborators:detail", args=[new.collaborator_id])
