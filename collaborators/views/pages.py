"""What the pages of the network share."""

from django.http import Http404
from django.urls import reverse

from khuyencong.core.views import GuardedAct
from khuyencong.offices.queries import reach_of


class ForOffice:
    """Nobody without a desk has such a page."""

    def dispatch(self, request, *args, **kwargs):
        known = hasattr(self, request.method.lower())  # what the page never does is refused as such
        if known and request.user.is_authenticated and not reach_of(request.user).is_office:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class NetworkAct(ForOffice, GuardedAct):
    """A form of the network behind a rule; subclasses give ``back`` (where “Thôi” leads) and ``way``, the crumbs before it."""

    template_name = "collaborators/act.html"

    def back(self) -> str:
        return reverse("collaborators:list")

    def way(self) -> list[tuple[str, str]]:
        return [("Cộng tác viên", reverse("collaborators:list"))]

    def about(self) -> str:
        """The line under the heading."""
        return ""

    def frame(self) -> dict:
        crumbs = [*self.way(), (self.heading, "")]
        return super().frame() | {"back": self.back(), "crumbs": crumbs, "about": self.about()}
