"""Fairs, exhibitions, study visits: recorded, with who went."""

from copy import copy

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from khuyencong.core.forms import ActForm
from projects import rules, services
from projects.forms.events import EventForm, EventParticipantForm, EventUpdateForm
from projects.models import Project, TradeEvent
from projects.queries.events import EventPage, event
from projects.views.pages import ProjectAct, RuledAct


class EventAdd(ProjectAct):
    form_class = EventForm
    heading, button, success = "Ghi hội chợ, tham quan", "Ghi sự kiện", "Đã ghi sự kiện. Thêm cơ sở đã dự."

    def rule(self):
        return rules.may_record(self.request.user, self.project)

    def act(self, form):
        made = services.add_event(by=self.request.user, project=self.project, **form.answers)
        return reverse("projects:event", args=[made.pk])


class _OfEvent:
    """The event of the address, when the person may see its đề án."""

    @cached_property
    def shown(self) -> EventPage:
        found = event(self.request.user, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def event(self) -> TradeEvent:
        return self.shown.event

    @property
    def project(self) -> Project:
        return self.event.project

    def back(self):
        return reverse("projects:event", args=[self.event.pk])

    def way(self):
        there = reverse("projects:detail", args=[self.project.pk])
        return [("Đề án", reverse("projects:list")), (self.project.code, there)]

    def rule(self):
        return rules.may_record(self.request.user, self.project)


class EventDetail(_OfEvent, TemplateView):
    template_name = "projects/event_detail.html"

    def get_context_data(self, **kwargs):
        crumbs = [*self.way(), (self.event.get_kind_display(), "")]
        return super().get_context_data(shown=self.shown, event=self.event, may_record=self.rule(), crumbs=crumbs)


class EventUpdate(_OfEvent, RuledAct):
    form_class = EventUpdateForm
    heading, success = "Sửa sự kiện", "Đã lưu sự kiện."

    def subject(self):
        return self.event

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": copy(self.event)}

    def act(self, form):
        version = form.cleaned_data["version"]
        services.update_event(by=self.request.user, event=self.event, version=version, **form.answers)
        return self.back()


class EventParticipantAdd(_OfEvent, RuledAct):
    form_class = EventParticipantForm
    form_takes_user = True
    heading, button, success = "Thêm cơ sở đã dự", "Thêm cơ sở", "Đã thêm cơ sở."

    def act(self, form):
        services.add_event_participant(by=self.request.user, event=self.event, **form.answers)
        return self.back()


class EventParticipantRemove(_OfEvent, RuledAct):
    form_class = ActForm
    heading, button, success, danger = "Bỏ cơ sở ghi nhầm", "Bỏ dòng này", "Đã bỏ dòng.", True

    @cached_property
    def participant(self):
        return get_object_or_404(self.event.participants.select_related("establishment"), pk=self.kwargs["part"])

    def frame(self):
        return super().frame() | {"lead": f"Bỏ “{self.participant}” khỏi sự kiện? Vết sửa vẫn được giữ."}

    def act(self, form):
        services.remove_event_participant(by=self.request.user, participant=self.participant)
        return self.back()
