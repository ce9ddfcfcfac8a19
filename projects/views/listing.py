"""The list, the same as a board, the same as a workbook."""

from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core.dates import format_date, today
from khuyencong.core.files import inert
from khuyencong.offices.choices import Page
from khuyencong.offices.models import SavedView
from khuyencong.offices.queries import saved_views
from projects import rules
from projects.exports import list_workbook
from projects.forms.bulk import bulk_choices
from projects.forms.listing import OPEN_WORD, ProjectFilterForm
from projects.queries import COLUMNS, SORTS, VIEWS, Lane, ProjectList, board

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
    return f"?{kept.urlencode() or f'xem={OPEN_WORD}'}"


class _Asked:
    """The filter form of this address and the list it asks for."""

    def asked(self) -> tuple[ProjectFilterForm, ProjectList]:
        form = ProjectFilterForm(self.request.GET)
        return form, ProjectList(user=self.request.user, on=today(), **form.wanted)


class ProjectListPage(_Asked, TemplateView):
    """The list, or with ``?dang=bang`` the same filters as a board."""

    template_name = "projects/project_list.html"

    @cached_property
    def kept_views(self) -> list[SavedView]:
        return saved_views(self.request.user, Page.PROJECTS)

    def get(self, request, *args, **kwargs):
        """A bare address opens with the way of looking the person chose for it."""
        if not request.GET:
            chosen = next((v for v in self.kept_views if v.is_default and v.user_id == request.user.pk), None)
            if chosen and chosen.query:
                return redirect(f"{request.path}?{chosen.query}")
        return super().get(request, *args, **kwargs)

    def get_template_names(self):
        return ["projects/project_board.html" if self.request.GET.get("dang") == "bang" else self.template_name]

    def get_context_data(self, **kwargs):
        form, asked = self.asked()
        is_board = self.request.GET.get("dang") == "bang"
        shown = {"lanes": self.lanes(asked)} if is_board else self.table(form, asked)
        return super().get_context_data(
            filter_form=form,
            asked=asked,
            tabs=[(label, self.address_of(code), code == asked.view) for code, label in VIEWS.items()],
            may_create=rules.may_create(self.request.user),
            may_approve_many=rules.may_approve_many(self.request.user),
            kept_views=[(view, f"?{view.query}", self.is_here(view)) for view in self.kept_views],
            **shown,
            **self.other_views(form),
        )

    def address_of(self, view: str) -> str:
        return _address(self.request, xem=view or OPEN_WORD)

    def is_here(self, view: SavedView) -> bool:
        return sorted(QueryDict(view.query).lists()) == sorted(QueryDict(_address(self.request)[1:]).lists())

    def table(self, form: ProjectFilterForm, asked: ProjectList) -> dict:
        page = asked.page(after=self.request.GET.get("sau", ""), before=self.request.GET.get("truoc", ""))
        return {
            "page": page,
            "shown": dict.fromkeys(form.columns, True),
            "columns": [(column, column.code in form.columns) for column in COLUMNS],
            "kept_in_address": [
                (name, value)
                for name, values in self.request.GET.lists()
                for value in values
                if name not in {"cot", *_CURSORS}
            ],
            "previous_url": page.before and _address(self.request, truoc=page.before),
            "next_url": page.after and _address(self.request, sau=page.after),
            "bulk": bulk_choices(self.request.user),
        }

    def lanes(self, asked: ProjectList) -> list[tuple[Lane, str]]:
        return [(lane, _address(self.request, dang="", giai_doan=lane.phase.value)) for lane in board(asked)]

    def other_views(self, form: ProjectFilterForm) -> dict:
        """Addresses of the same list sorted, filtered or laid out otherwise."""
        unfiltered = dict.fromkeys(form.SHOWN, "")
        here = _address(self.request)
        return {
            "chips": [(words, _address(self.request, **{name: ""})) for name, words in form.used],
            "clear_url": _address(self.request, **unfiltered),
            "sorts": {(code or "moi").replace("-", "_"): _address(self.request, xep=code) for code in SORTS},
            "export_query": here,
            "save_query": f"?trang={Page.PROJECTS}&{here[1:]}",
            "as_table": _address(self.request, dang=""),
            "as_board": _address(self.request, dang="bang"),
            "everything": _address(self.request, xem="tat-ca", **unfiltered),
        }


class ProjectListExport(_Asked, View):
    """``xuat/``: the rows of the screen's filter, on all its pages."""

    http_method_names = ["get", "head", "options"]

    def get(self, request):
        form, asked = self.asked()
        told_on = format_date(asked.on)
        words = [words for _, words in form.used]
        book = list_workbook(asked.rows(), columns=form.columns, view=VIEWS[asked.view], filters=words, told_on=told_on)
        return inert(book, name=f"de-an-{asked.on:%Y-%m-%d}.xlsx", content_type=_XLSX)
