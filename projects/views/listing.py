"""The list, and the same list as a workbook."""

from django.views.generic import TemplateView, View

from khuyencong.core.dates import format_date, today
from khuyencong.core.files import inert
from projects import rules
from projects.exports import list_workbook
from projects.forms.listing import ProjectFilterForm
from projects.queries import SORTS, VIEWS, ProjectList

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CURSORS = ("sau", "truoc")


def _address(request, **changes: str) -> str:
    """This address with some parts changed; "" takes one out. A change starts at the first page again."""
    kept = request.GET.copy()
    for name in _CURSORS:
        kept.pop(name, None)
    for name, value in changes.items():
        kept[name] = value
    for name in [name for name, value in kept.items() if not value]:
        del kept[name]
    return f"?{kept.urlencode()}"


class _Asked:
    """The filter form of this address and the list it asks for."""

    def asked(self) -> tuple[ProjectFilterForm, ProjectList]:
        form = ProjectFilterForm(self.request.GET)
        return form, ProjectList(user=self.request.user, on=today(), **form.wanted)


class ProjectListPage(_Asked, TemplateView):
    template_name = "projects/project_list.html"

    def get_context_data(self, **kwargs):
        form, asked = self.asked()
        page = asked.page(after=self.request.GET.get("sau", ""), before=self.request.GET.get("truoc", ""))
        return super().get_context_data(
            filter_form=form,
            asked=asked,
            page=page,
            tabs=[(label, _address(self.request, xem=code), code == asked.view) for code, label in VIEWS.items()],
            previous_url=page.before and _address(self.request, truoc=page.before),
            next_url=page.after and _address(self.request, sau=page.after),
            may_create=rules.may_create(self.request.user),
            may_approve_many=rules.may_approve_many(self.request.user),
            **self.other_views(form),
        )

    def other_views(self, form: ProjectFilterForm) -> dict:
        """Addresses of the same list sorted or filtered otherwise."""
        unfiltered = dict.fromkeys(form.SHOWN, "")
        return {
            "chips": [(words, _address(self.request, **{name: ""})) for name, words in form.used],
            "clear_url": _address(self.request, **unfiltered),
            "sorts": {(code or "moi").replace("-", "_"): _address(self.request, xep=code) for code in SORTS},
            "export_query": _address(self.request),
            "everything": _address(self.request, xem="tat-ca", **unfiltered),
        }


class ProjectListExport(_Asked, View):
    """``xuat/``: the rows of the screen's filter, on all its pages."""

    http_method_names = ["get", "head", "options"]

    def get(self, request):
        form, asked = self.asked()
        told_on = format_date(asked.on)
        words = [words for _, words in form.used]
        book = list_workbook(asked.rows(), view=VIEWS[asked.view], filters=words, told_on=told_on)
        return inert(book, name=f"de-an {asked.on:%Y-%m-%d}.xlsx", content_type=_XLSX)
