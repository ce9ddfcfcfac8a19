"""Handing over: the record, the list of what will move, the act, the minutes to sign."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.paging import page
from khuyencong.core.views import GuardedAct
from khuyencong.offices.queries import reach_of
from khuyencong.offices.rules import may_hand_over
from khuyencong.portal import queries
from khuyencong.portal.exports import handover_pdf
from khuyencong.portal.forms import HandoverForm
from khuyencong.portal.queries import who_may_give
from khuyencong.portal.services.handover import hand_over

LISTED = 20


class HandoverList(TemplateView):
    """What was handed over, and what is in nobody's hands."""

    template_name = "portal/handover_list.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        lost = queries.unheld(user) if reach_of(user).is_office else []
        return super().get_context_data(
            page=page(self.request, queries.handovers(user)),
            unheld=lost[:LISTED],
            unheld_more=len(lost) - LISTED,
            givers=self.givers(user) if reach_of(user).has(Role.LEADER, Role.ADMIN) else [],
            may_give_own=reach_of(user).is_office,
        )

    def givers(self, user) -> list:
        return [one for one in who_may_give(user)[:500] if one.pk != user.pk]


class HandoverMake(GuardedAct):
    """``?nguoi=12``: first the list of what will move, then to whom; without a name, one's own."""

    template_name = "portal/handover_make.html"
    form_class = HandoverForm
    form_takes_user = True
    button, success = "Bàn giao tất cả", "Đã bàn giao. In biên bản để hai bên ký."

    @cached_property
    def giver(self) -> User:
        asked = self.request.POST.get("giver") or self.request.GET.get("nguoi") or str(self.request.user.pk)
        return get_object_or_404(who_may_give(self.request.user), pk=asked if asked.isdecimal() else 0)

    @property
    def heading(self) -> str:
        return f"Bàn giao việc của {self.giver}"

    def rule(self):
        return may_hand_over(self.request.user, self.giver)

    def get_initial(self):
        return super().get_initial() | {"giver": self.giver.pk}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"givers": who_may_give(self.request.user)}

    def get_context_data(self, **kwargs):
        things = queries.open_things(self.giver, seen_by=self.request.user)
        return super().get_context_data(things=things, giver=self.giver, **kwargs)

    def frame(self) -> dict:
        back = reverse("portal:handovers")
        return super().frame() | {"back": back, "crumbs": [("Bàn giao", back), (self.heading, "")]}

    def act(self, form):
        answers = {name: form.cleaned_data[name] for name in ("giver", "taker", "handed_on", "reason")}
        made = hand_over(by=self.request.user, document=form.document, **answers)
        return reverse("portal:handover", args=[made.pk])


class HandoverDetail(TemplateView):
    template_name = "portal/handover_detail.html"

    def get_context_data(self, pk, **kwargs):
        minutes = queries.minutes(self.request.user, pk)
        if minutes is None:
            raise Http404
        return super().get_context_data(
            minutes=minutes, crumbs=[("Bàn giao", reverse("portal:handovers")), (str(minutes.handover), "")]
        )


class HandoverMinutes(View):
    """Biên bản bàn giao, to print and sign."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        minutes = queries.minutes(request.user, pk)
        if minutes is None:
            raise Http404
        day = minutes.handover.handed_on
        return files.inert(
            handover_pdf(minutes), name=f"bien-ban-ban-giao-{day:%Y-%m-%d}.pdf", content_type="application/pdf"
        )
