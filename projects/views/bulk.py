"""Several đề án at once: the page that asks, and the page that tells what became of each."""

import uuid
from dataclasses import asdict

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.core.views import GuardedAct
from projects import rules, services
from projects.choices import MOVES
from projects.forms import bulk as forms
from projects.models import Project

_KEPT = "hang-loat"  # in the session: key → what became of the files
_LAST = 5
_CRUMB = "Nhiều đề án"


class ProjectBulk(GuardedAct):
    """``/de-an/hang-loat/?viec=giao&chon=12&chon=15``: GET asks, POST acts on each."""

    template_name = "projects/bulk.html"
    form_takes_user = True

    @cached_property
    def what(self) -> tuple[str, str]:
        """Code and words of the act, of those this person may try."""
        code = self.asked.get("viec", "")
        found = [one for one in forms.bulk_choices(self.request.user) if one[0] == code]
        if not found:
            raise Http404
        return found[0]

    @property
    def asked(self):
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @property
    def heading(self) -> str:
        return f"{self.what[1]}: {len(self.chosen)} đề án"

    @property
    def button(self) -> str:
        return self.what[1]

    @cached_property
    def chosen(self) -> dict[int, int | None]:
        return forms.chosen(self.asked.getlist("chon"))

    def rule(self) -> Verdict:
        return (
            ALLOWED if self.what and self.chosen else Verdict("Chưa chọn đề án nào. Đánh dấu các dòng rồi chọn việc.")
        )

    def get_form_class(self):
        each = {forms.ASSIGN: forms.AssignManyForm, forms.DUE: forms.DueManyForm}
        return each.get(self.what[0], forms.MoveManyForm)

    def get_context_data(self, **kwargs):
        seen = Project.objects.visible_to(self.request.user).filter(pk__in=self.chosen)
        projects = list(seen.select_related("unit", "holder").order_by("code"))
        for project in projects:  # a page shown again keeps the version first seen
            project.token = f"{project.pk}.{self.chosen[project.pk] or project.version}"
        rows = [(project, self.at_a_glance(project)) for project in projects]
        return super().get_context_data(rows=rows, what=self.what[0], **kwargs)

    def at_a_glance(self, project: Project) -> Verdict:
        """What is plain without asking more; each file is judged in full when it is acted on."""
        move = forms.move_of(self.what[0])
        if move is None:
            return rules.may_assign(self.request.user, project)
        if project.status in MOVES[move].sources and not project.retrospective:
            return ALLOWED
        return Verdict(f"Đang “{project.get_status_display()}”, không qua bước này.")

    def frame(self) -> dict:
        back = reverse("projects:list")
        return super().frame() | {"back": back, "crumbs": [("Đề án", back), (_CRUMB, "")]}

    def act(self, form):
        if not self.chosen:
            self.rule().require()
        outcomes = self.each(form.answers)
        key = str(form.cleaned_data.get("idempotency_key") or uuid.uuid4())
        told = {"what": self.what[1], "outcomes": [asdict(one) for one in outcomes]}
        kept = list(self.request.session.get(_KEPT, {}).items())[-_LAST + 1 :]
        self.request.session[_KEPT] = dict([*kept, (key, told)])
        return reverse("projects:bulk_result", args=[key])

    def each(self, answers: dict) -> list[services.Outcome]:
        common = {"by": self.request.user, "chosen": self.chosen}
        if self.what[0] == forms.ASSIGN:
            return services.assign_many(**common, **answers)
        if self.what[0] == forms.DUE:
            return services.set_due_many(**common, **answers)
        return services.move_many(**common, move=forms.move_of(self.what[0]), **answers)


class BulkResult(TemplateView):
    """Each file that went, each that did not and why; to the one who acted, while they stay signed in."""

    template_name = "projects/bulk_result.html"

    def get_context_data(self, key, **kwargs):
        told = self.request.session.get(_KEPT, {}).get(str(key))
        if told is None:
            raise Http404
        outcomes = told["outcomes"]
        return super().get_context_data(
            what=told["what"],
            gone=[one for one in outcomes if not one["refusal"]],
            refused=[one for one in outcomes if one["refusal"]],
            crumbs=[("Đề án", reverse("projects:list")), (_CRUMB, "")],
        )
