"""Khoá sổ: the budget years, closed or open, and opening one again."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from budgets import queries, rules, services
from budgets.forms.closings import CloseYearForm, ReopenYearForm
from budgets.forms.places import home_of
from budgets.models import YearClosing
from khuyencong.core.dates import format_date, today
from khuyencong.core.views import GuardedAct
from khuyencong.offices.queries import reach_of

_PAGE = "Khoá sổ năm ngân sách"


class YearClosings(TemplateView):
    template_name = "budgets/year_closings.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        if not rules.may_see_money(user):
            raise Http404
        states = queries.year_states(user, on=today())
        return super().get_context_data(
            states=[(state, state.is_overdue(today())) for state in states],
            may_close=rules.may_close_year(user),
            at_risk=queries.at_risk(user=user, year=today().year, on=today()),
            crumbs=[("Kinh phí", reverse("budgets:board")), (_PAGE, "")],
        )


class _Act(GuardedAct):
    template_name = "projects/project_act.html"

    def back(self) -> str:
        return reverse("budgets:year_closings")

    def frame(self) -> dict:
        crumbs = [("Kinh phí", reverse("budgets:board")), (_PAGE, self.back()), (self.heading, "")]
        return super().frame() | {"project": None, "back": self.back(), "crumbs": crumbs}


class YearClose(_Act):
    form_class = CloseYearForm
    heading, button, success = "Khoá sổ một năm", "Khoá sổ", "Đã khoá sổ. Chứng từ của năm ấy không ghi thêm được nữa."
    lead = "Khoá rồi thì không ghi thêm chứng từ, khoản hoàn trả, khoản thu hồi vào năm ấy; mở lại phải có lý do."

    def rule(self):
        return rules.may_close_year(self.request.user)

    def get_initial(self):
        year = self.request.GET.get("nam", "")
        told = {"year": int(year)} if year.isascii() and year.isdigit() and len(year) == 4 else {}
        return super().get_initial() | {"unit": home_of(self.request.user)} | told

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"whole": reach_of(self.request.user).everywhere}

    def act(self, form):
        services.close_year(by=self.request.user, document=form.document, **form.others)
        return self.back()


class YearReopen(_Act):
    form_class = ReopenYearForm
    heading, button, danger = "Mở lại sổ", "Mở lại sổ", True
    success = "Đã mở lại sổ. Lần khoá vẫn còn trong trang này, kèm lý do mở."

    @cached_property
    def closing(self) -> YearClosing:
        rows = YearClosing.objects.visible_to(self.request.user).standing()
        return get_object_or_404(rows.select_related("by", "document", "unit"), pk=self.kwargs["pk"])

    @property
    def lead(self) -> str:
        one = self.closing
        paper = f", theo {one.document}" if one.document else ""
        return f"{one}, {one.place}: {one.by} khoá ngày {format_date(one.closed_on)}{paper}."

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.closing  # noqa: B018  no such page once it was opened
        return super().dispatch(request, *args, **kwargs)

    def rule(self):
        return rules.may_close_in(self.request.user, self.closing.unit)

    def act(self, form):
        services.reopen_year(by=self.request.user, closing=self.closing, **form.answers)
        return self.back()
