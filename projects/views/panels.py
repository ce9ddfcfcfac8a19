"""Parts of the page of one đề án that come after it: inside the page by htmx, each a page of its own without."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from projects import queries, rules
from projects.models import Project
from projects.queries import norms
from projects.views.pages import OfProject


class Panel(OfProject, TemplateView):
    """``template_name`` is the inside; ``projects/panel_page.html`` puts it on a page."""

    title = ""

    def get_template_names(self):
        return [self.template_name if self.request.htmx else "projects/panel_page.html"]

    def get_context_data(self, **kwargs):
        user, project = self.request.user, self.project
        may = {"record": rules.may_record, "remove": rules.may_remove, "attach": rules.may_attach}
        return super().get_context_data(
            project=project,
            title=self.title,
            inside=self.template_name,
            may={name: rule(user, project) for name, rule in may.items()},
            **kwargs,
        )


class ResultsPanel(Panel):
    template_name, title = "projects/_results.html", "Kết quả"

    def get_context_data(self, **kwargs):
        return super().get_context_data(results=queries.Results(self.project), **kwargs)


class PapersPanel(Panel):
    template_name, title = "projects/_papers.html", "Giấy tờ"

    def get_context_data(self, **kwargs):
        return super().get_context_data(folder=queries.folder(self.project), **kwargs)


class NormPanel(Panel):
    template_name, title = "projects/_norm.html", "Mức hỗ trợ tối đa"

    @cached_property
    def project(self) -> Project:
        visible = Project.objects.visible_to(self.request.user)
        places = ("content__parent__parent", "unit__parent__parent")
        return get_object_or_404(visible.select_related(*places), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        may_sign = rules.may_sign_norm(self.request.user, self.project)
        return super().get_context_data(norm=norms.standing(self.project), may_sign=may_sign, **kwargs)


class EligibilityPanel(Panel):
    template_name, title = "projects/_eligibility.html", "Điều kiện thụ hưởng"

    def get_context_data(self, **kwargs):
        return super().get_context_data(lines=queries.decided(self.project), **kwargs)


class PartiesPanel(Panel):
    template_name, title = "projects/_people.html", "Ai tham gia"

    def get_context_data(self, **kwargs):
        return super().get_context_data(parties=queries.Parties(self.project), **kwargs)
