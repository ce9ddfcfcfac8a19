"""The year of every locality in one table; one locality's year; its forms."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from khuyencong.core import calendar
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.paging import page
from khuyencong.territory.choices import Frame
from khuyencong.territory.models import AdministrativeUnit
from projects import rules, services
from projects.forms.localities import AnswerForm, BoardForm, CloseForm, FindingForm, InspectionForm, RegisterForm
from projects.models import InspectionFinding, LocalityInspection
from projects.queries.duties import REGISTRATION
from projects.queries.localities import LocalityBoard, LocalityYear, locality_unit, rule_for
from projects.views.pages import RuledAct

_LIST = "Theo địa bàn"


def _document(form) -> DocumentFacts | None:
    return form.document


class Localities(TemplateView):
    """``?nam=2027&dia_ban=…&khung=tai-thoi-diem``."""

    template_name = "projects/locality_board.html"

    def get_context_data(self, **kwargs):
        user, asked, form = self.request.user, self.request.GET, BoardForm(self.request.GET or None)
        told = form.cleaned_data if form.is_bound and form.is_valid() else {}
        frame = Frame.AS_RECORDED if asked.get("khung") == "tai-thoi-diem" else Frame.CURRENT
        year, unit = told.get("nam") or today().year, told.get("dia_ban")
        board = LocalityBoard(user=user, year=year, unit=unit, frame=frame, today=today())
        return super().get_context_data(
            board=board,
            form=BoardForm({"nam": year, "dia_ban": asked.get("dia_ban", "")}),
            page=page(self.request, board.rows, size=200),
            is_current=frame == Frame.CURRENT,
            rule=rule_for(unit, today()),
            register_by=calendar.due(REGISTRATION, year=year - 1),
            crumbs=[("Đề án", reverse("projects:list")), (_LIST, "")],
        )


class _OfLocality:
    """The unit and the year of the address; a place outside the reach is not found."""

    @cached_property
    def unit(self) -> AdministrativeUnit:
        found = locality_unit(self.request.user, self.kwargs["unit"])
        if found is None or not 1990 <= self.year <= 2100:
            raise Http404
        return found

    @property
    def year(self) -> int:
        return self.kwargs["year"]

    @cached_property
    def shown(self) -> LocalityYear:
        return LocalityYear(user=self.request.user, unit=self.unit, year=self.year)

    def back(self):
        return reverse("projects:locality", args=[self.unit.pk, self.year])

    def way(self):
        board = reverse("projects:localities", query={"nam": self.year})
        return [(_LIST, board), (self.unit.full_name, self.back())]


class LocalityDetail(_OfLocality, TemplateView):
    template_name = "projects/locality_detail.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            shown=self.shown,
            may={"register": rules.may_register(user), "inspect": rules.may_inspect_locality(user)},
            today=today(),
            crumbs=[*self.way()[:1], (self.unit.full_name, "")],
        )


class LocalityRegister(_OfLocality, RuledAct):
    form_class = RegisterForm
    heading, button, success = "Đăng ký kế hoạch", "Ghi đăng ký", "Đã ghi đăng ký."

    def frame(self):
        rest = "Chỉ tiêu gợi ý tính từ số cơ sở; đăng ký bao nhiêu là do địa bàn."
        return super().frame() | {"lead": f"{self.unit.full_name}, kế hoạch năm {self.year}. {rest}"}

    def rule(self):
        return rules.may_register(self.request.user) if self.unit else None

    def subject(self):
        return self.shown.own

    def get_initial(self):
        plan = self.shown.own
        if plan is None:
            return super().get_initial() | {"version": 0, "establishments": self.shown.now}
        names = ("registered", "registered_money", "establishments", "note")
        told = {name: getattr(plan, name) for name in names}
        return super().get_initial() | told | {"registered_on": plan.registered_on or today()}

    def act(self, form):
        version = form.cleaned_data["version"] or None
        who = {"by": self.request.user, "unit": self.unit, "year": self.year}
        services.register_plan(**who, version=version, document=_document(form), **form.others)
        return self.back()


class LocalityInspect(_OfLocality, RuledAct):
    form_class = InspectionForm
    heading, button = "Kiểm tra địa bàn", "Ghi kiểm tra"
    success = "Đã ghi đợt kiểm tra. Thêm từng kiến nghị để địa bàn trả lời."

    def frame(self):
        return super().frame() | {"lead": f"{self.unit.full_name}, kế hoạch năm {self.year}."}

    def rule(self):
        return rules.may_inspect_locality(self.request.user) if self.unit else None

    def act(self, form):
        who = {"by": self.request.user, "unit": self.unit, "year": self.year}
        services.inspect_locality(**who, document=_document(form), **form.others)
        return self.back()


class FindingAdd(RuledAct):
    form_class = FindingForm
    heading, button, success = "Thêm kiến nghị", "Thêm kiến nghị", "Đã thêm kiến nghị."

    @cached_property
    def inspection(self) -> LocalityInspection:
        visible = LocalityInspection.objects.visible_to(self.request.user).select_related("unit")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    def rule(self):
        return rules.may_inspect_locality(self.request.user) if self.inspection else None

    def back(self):
        return reverse("projects:locality", args=[self.inspection.unit_id, self.inspection.year])

    def way(self):
        return [(_LIST, reverse("projects:localities")), (self.inspection.unit.full_name, self.back())]

    def act(self, form):
        services.add_finding(by=self.request.user, inspection=self.inspection, **form.answers)
        return self.back()


class _OfFinding(RuledAct):
    @cached_property
    def finding(self) -> InspectionFinding:
        visible = InspectionFinding.objects.visible_to(self.request.user).select_related("inspection__unit")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    def subject(self):
        return self.finding

    def back(self):
        return reverse("projects:locality", args=[self.finding.inspection.unit_id, self.finding.inspection.year])

    def way(self):
        return [(_LIST, reverse("projects:localities")), (self.finding.inspection.unit.full_name, self.back())]

    def frame(self):
        return super().frame() | {"lead": self.finding.text}


class FindingAnswer(_OfFinding):
    form_class = AnswerForm
    heading, button, success = "Trả lời kiến nghị", "Ghi trả lời", "Đã ghi trả lời. Trung tâm xem rồi khép."

    def rule(self):
        return rules.may_answer_finding(self.request.user, self.finding)

    def get_initial(self):
        told = self.finding
        kept = {"answer": told.answer, "answered_on": told.answered_on} if told.answered_on else {}
        return super().get_initial() | kept

    def act(self, form):
        services.answer_finding(by=self.request.user, finding=self.finding, **_versioned(form))
        return self.back()


class FindingClose(_OfFinding):
    form_class = CloseForm
    heading, button, success = "Khép kiến nghị", "Khép kiến nghị", "Đã khép kiến nghị."

    def rule(self):
        return rules.may_close_finding(self.request.user, self.finding)

    def frame(self):
        return super().frame() | {"lead": f"{self.finding.text} – Trả lời: {self.finding.answer}"}

    def act(self, form):
        services.close_finding(by=self.request.user, finding=self.finding, **_versioned(form))
        return self.back()


def _versioned(form) -> dict:
    return {"version": form.cleaned_data["version"], **form.answers}
