"""From a need to a đề án in one act; needs joined later; consent; what a collaborator brought."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from collaborators.models import Collaborator
from khuyencong.core.views import ActView
from khuyencong.establishments.models import Need
from khuyencong.establishments.rules import may_record_consent, may_take_up_need
from projects import rules, services
from projects.forms.origins import JoinNeedForm, ProjectConsentForm, TakeUpForm
from projects.queries.attribution import Attribution
from projects.queries.origins import NeedWork, Origins
from projects.views.pages import OfProject, ProjectAct
from projects.views.parts import _Remove


class NeedPanel(ActView):
    """What was done about a need, and the one button that makes a đề án of it; shown inside the page of the need."""

    template_name = "projects/need_panel.html"
    form_class = TakeUpForm
    success = "Đã lập đề án từ nhu cầu. Xem lại rồi trình; người nêu nhu cầu đọc được tin này ở trang nhu cầu."

    @cached_property
    def need(self) -> Need:
        visible = Need.objects.visible_to(self.request.user)
        return get_object_or_404(visible.select_related("establishment", "unit__parent__parent"), pk=self.kwargs["pk"])

    @cached_property
    def work(self) -> NeedWork:
        return NeedWork(self.request.user, self.need)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"need": self.need, "has_consent": bool(self.work.consents)}

    def get_context_data(self, **kwargs):
        user = self.request.user
        crumbs = [
            ("Nhu cầu", reverse("establishments:needs")),
            (f"{self.need.received_on:%d/%m/%Y}", reverse("establishments:need", args=[self.need.pk])),
            ("Lập đề án", ""),
        ]
        may = {
            "take_up": may_take_up_need(user, self.need),
            "survey": rules.may_survey(user),
            "consent": may_record_consent(user),
        }
        return super().get_context_data(**kwargs, work=self.work, need=self.need, may=may, crumbs=crumbs)

    def act(self, form):
        project = services.take_up_need(by=self.request.user, need=self.need, **form.answers)
        return reverse("projects:detail", args=[project.pk])


class ProjectOrigins(OfProject, TemplateView):
    """Needs, consent, surveys, fairs and agreements of one đề án; shown inside its page."""

    template_name = "projects/origins_panel.html"

    def get_context_data(self, **kwargs):
        user, project = self.request.user, self.project
        may = {
            "edit": rules.may_edit(user, project),
            "record": rules.may_record(user, project),
            "survey": rules.may_survey(user),
            "consent": rules.may_add_beneficiaries(user, project),
        }
        crumbs = [("Đề án", reverse("projects:list")), (project.code, self.detail_url()), ("Từ đâu, đã đi đâu", "")]
        return super().get_context_data(project=project, origins=Origins(user, project), may=may, crumbs=crumbs)


class NeedJoin(ProjectAct):
    form_class = JoinNeedForm
    form_takes_user = True
    heading, button, success = (
        "Gộp thêm nhu cầu",
        "Gộp nhu cầu",
        "Đã gộp nhu cầu; cơ sở của nó vào danh sách thụ hưởng.",
    )

    def rule(self):
        return rules.may_edit(self.request.user, self.project)

    def act(self, form):
        services.join_need(by=self.request.user, project=self.project, **form.answers)
        return self.detail_url()


class NeedLeave(_Remove):
    plural = "joined_needs"
    heading, button, success = "Bỏ nhu cầu đã gộp", "Bỏ nhu cầu này", "Đã bỏ nhu cầu khỏi đề án."

    def rule(self):
        return rules.may_edit(self.request.user, self.project)

    def act(self, form):
        services.leave_need(by=self.request.user, joined=self.part)
        return self.detail_url()


class ConsentRecord(ProjectAct):
    form_class = ProjectConsentForm
    heading, button, success = "Đồng ý của cơ sở", "Ghi", "Đã ghi."
    lead = "Làm hồ sơ thay cơ sở thì ghi ai đồng ý, ngày nào, bằng gì. Chưa có thì ghi vì sao; lời này được giữ."

    def rule(self):
        return rules.may_add_beneficiaries(self.request.user, self.project)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"project": self.project}

    def act(self, form):
        answers = {name: value for name, value in form.answers.items() if name != "beneficiary"}
        services.record_project_consent(by=self.request.user, project=self.project, **answers)
        return self.detail_url()


class CollaboratorPanel(TemplateView):
    """Đề án this collaborator introduced, took part in, monitored; shown inside their page."""

    template_name = "projects/collaborator_panel.html"

    def get_context_data(self, pk, **kwargs):
        user = self.request.user
        person = get_object_or_404(Collaborator.objects.visible_to(user), pk=pk)
        crumbs = [
            ("Cộng tác viên", reverse("collaborators:list")),
            (person.full_name, reverse("collaborators:detail", args=[person.pk])),
            ("Đề án", ""),
        ]
        return super().get_context_data(person=person, attribution=Attribution(user, person), crumbs=crumbs)
