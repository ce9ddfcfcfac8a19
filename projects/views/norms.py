"""The register of norms, the question “how much at most”, and the signature under an answer."""

from django.http import Http404, JsonResponse
from django.views.generic import TemplateView

from khuyencong.core.paging import page
from projects import rules, services
from projects.choices import NormDate
from projects.exports import answer_json
from projects.forms.norms import CeilingForm, NormFilterForm, SignNormForm, asked_today
from projects.queries import norms
from projects.services.norms import Override
from projects.views.listing import _address
from projects.views.pages import ProjectAct

_CRUMB = ("Đề án", "/de-an/")


class _Readers:
    """Desks and collaborators; to others the page is not there."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not rules.may_read_norms(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class NormListPage(_Readers, TemplateView):
    template_name = "projects/norm_list.html"

    def get_context_data(self, **kwargs):
        form = NormFilterForm(self.request.GET)
        rows = form.wanted.rows()
        return super().get_context_data(
            filter_form=form,
            chips=[(words, _address(self.request, **{name: ""})) for name, words in form.used],
            clear_url=_address(self.request, **dict.fromkeys(form.fields, "")),
            page=page(self.request, rows),
            crumbs=[_CRUMB, ("Định mức hỗ trợ", "")],
        )


class NormCeiling(_Readers, TemplateView):
    """``?noi_dung=ND3.04&nguon=KCQG&ngay=10/2/2026&chi_phi=800 triệu``; ``&dinh-dang=json`` gives the same as JSON."""

    template_name = "projects/norm_ceiling.html"

    def get(self, request, *args, **kwargs):
        is_asked = "noi_dung" in request.GET
        form = CeilingForm(request.GET) if is_asked else CeilingForm(initial=asked_today())
        answer = form.answer() if is_asked and form.is_valid() else None
        status = 422 if form.errors else 200
        if request.GET.get("dinh-dang") == "json":
            told = answer_json(answer) if answer else {"errors": form.errors.get_json_data()}
            return JsonResponse(told, status=status if is_asked else 422, json_dumps_params={"ensure_ascii": False})
        return self.render_to_response(self.get_context_data(form=form, answer=answer), status=status)

    def get_context_data(self, *, form, answer, **kwargs):
        return super().get_context_data(
            form=form,
            answer=answer,
            versions=self.versions(form, answer),
            choices=self.choices(answer),
            json_url=_address(self.request, **{"dinh-dang": "json"}),
            crumbs=[_CRUMB, ("Tính mức hỗ trợ", "")],
        )

    def versions(self, form, answer) -> list:
        if answer is None:
            return []
        return norms.versions(content=answer.asked.content, purse=answer.purse, province=form.cleaned_data["tinh"])

    def choices(self, answer) -> list[tuple]:
        """Levels to choose from, each with the address that asks for it."""
        options = answer.options if answer else ()
        return [(row, _address(self.request, don_vi=row.cap_unit)) for row in options]


class NormSign(ProjectAct):
    """The answer for one đề án, kept with its sentence under the name of whoever signs."""

    form_class = SignNormForm
    heading, button, success = "Ký mức hỗ trợ", "Ký mức hỗ trợ", "Đã ký. Câu này nằm trong dự toán và hồ sơ."

    def rule(self):
        return rules.may_sign_norm(self.request.user, self.project)

    @property
    def standing(self):
        return norms.standing(self.project)

    def subject(self):
        return self.standing.decision

    def get_form_kwargs(self):
        options = self.standing.main.answer.options
        return super().get_form_kwargs() | {"units": [row.cap_unit for row in options]}

    def get_initial(self):
        standing = self.standing
        asked, decision = standing.main.answer.asked, standing.decision
        by = NormDate.REGISTERED if standing.chosen_by == NormDate.ASKED else standing.chosen_by
        told = {"chosen_by": by, "chosen_on": standing.on, "cost": asked.cost, "count": asked.count}
        told |= {"is_priority": asked.is_priority, "version": decision.version if decision else 0}
        if decision and decision.override is not None:
            told |= {"override": decision.override, "reason": decision.reason, "title": decision.document.title}
        return super().get_initial() | told

    def frame(self):
        return super().frame() | {"lead": self.standing.main.answer.sentence}

    def act(self, form):
        told = form.cleaned_data
        override = None
        if told["override"] is not None:
            document = form.document
            override = Override(amount=told["override"], reason=told["reason"], document=document)
        who = {"by": self.request.user, "project": self.project, "version": told["version"]}
        services.sign_norm(**who, **form.question, override=override)
        return self.detail_url()
