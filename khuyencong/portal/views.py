"""Home by role, search, and the gallery of components."""

import json

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.offices.queries import reach_of
from khuyencong.portal import queries


class Home(TemplateView):
    """Việc cần làm; a collaborator's home is the list of their periods, made for the phone."""

    template_name = "portal/home.html"

    def get(self, request, *args, **kwargs):
        reach = reach_of(request.user)
        if reach.has(Role.COLLABORATOR) and not reach.is_office:
            return redirect("collaborators:reports")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        on = today()
        groups = queries.work(self.request.user, on)
        tiles = [
            {
                "count": len(g.items),
                "label": g.title,
                "url": f"#{g.code}",
                "kind": g.code if g.code in {"late", "due"} else "",
            }
            for g in groups
        ]
        empty = [g for g in groups if not g.items]
        return super().get_context_data(groups=groups, empty_groups=empty, tiles=tiles, on=on, starts=self.starts())

    def starts(self) -> list[tuple[str, str]]:
        """What this role most often begins; the last is the main button."""
        reach = reach_of(self.request.user)
        return [
            (label, reverse(route))
            for label, route, roles in (
                ("Ghi nhu cầu mới", "establishments:record_need", (Role.STAFF, Role.ADMIN)),
                ("Đề án mới", "projects:create", (Role.STAFF, Role.ADMIN)),
                ("Báo cáo năm", "reports:list", (Role.LEADER,)),
            )
            if reach.has(*roles)
        ]


class Search(TemplateView):
    template_name = "portal/search.html"

    def get_context_data(self, **kwargs):
        text = self.request.GET.get("q", "")
        return super().get_context_data(q=text, hits=queries.search(self.request.user, text))


class Gallery(TemplateView):
    """Bộ mẫu: every component once, to compare with the prototype."""

    template_name = "components/gallery.html"

    def get_context_data(self, **kwargs):
        samples = settings.BASE_DIR / "templates" / "components" / "gallery" / "samples.json"
        return super().get_context_data(samples=json.loads(samples.read_text("utf-8")), **kwargs)
