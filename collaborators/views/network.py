"""Pages of the network."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from collaborators import queries, rules, services
from collaborators.choices import CollaboratorKind
from collaborators.forms import AppointForm
from collaborators.models import Collaborator
from khuyencong.core.dates import parse_date, today
from khuyencong.core.paging import page
from khuyencong.core.views import ActView
from khuyencong.offices.queries import reach_of


class CollaboratorList(TemplateView):
    """The network on a day."""

    template_name = "collaborators/collaborator_list.html"

    def get_context_data(self, **kwargs):
        if not reach_of(self.request.user).is_office:
            raise Http404
        get = self.request.GET
        on, wrong = self.day(get.get("ngay", ""))
        kind = get.get("loai") if get.get("loai") in CollaboratorKind.values else ""
        network = queries.network(user=self.request.user, on=on, text=get.get("q", ""), kind=kind)
        return super().get_context_data(
            page=page(self.request, network),
            on=on,
            wrong=wrong,
            kinds=CollaboratorKind.choices,
            may_appoint=rules.may_keep_network(self.request.user),
        )

    def day(self, typed: str) -> tuple[date, str]:
        """The day asked for, else today; and what is wrong with what was typed."""
        try:
            return (parse_date(typed) if typed.strip() else today()), ""
        except ValueError as error:
            return today(), str(error)


class CollaboratorDetail(TemplateView):
    template_name = "collaborators/collaborator_detail.html"

    def get_context_data(self, pk, **kwargs):
        person = get_object_or_404(Collaborator.objects.visible_to(self.request.user).select_related("timeline"), pk=pk)
        return super().get_context_data(
            person=person,
            appointments=person.appointments.select_related("unit", "document")
            .prefetch_related("areas__unit__parent__parent", "areas__organisation")
            .newest_first(),
            reports=queries.sent_reports(user=self.request.user, period=None).filter(appointment__collaborator=person)[
                :12
            ],
            activities=person.timeline.activities.select_related("actor", "document").order_by("-at", "-pk")[:20],
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
        appointment = services.appoint(by=self.request.user, **form.answers)
        return reverse("collaborators:detail", args=[appointment.collaborator_id])
