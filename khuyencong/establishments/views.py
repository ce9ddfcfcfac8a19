"""Pages of the register of establishments and of needs."""

from copy import copy

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from khuyencong.core.dates import today
from khuyencong.core.paging import page
from khuyencong.core.views import ActView, GuardedAct
from khuyencong.establishments import forms, queries, rules, services
from khuyencong.establishments.choices import EstablishmentStatus, LegalForm, NeedStatus
from khuyencong.establishments.models import Consent, Establishment, Need
from khuyencong.offices.queries import reach_of


class EstablishmentList(TemplateView):
    template_name = "establishments/establishment_list.html"

    def get_context_data(self, **kwargs):
        get = self.request.GET
        found = queries.listing(
            user=self.request.user,
            text=get.get("q", ""),
            legal_form=get.get("loai_hinh", ""),
            status=get.get("tinh_trang", ""),
        )
        return super().get_context_data(
            page=page(self.request, found),
            forms=LegalForm.choices,
            statuses=EstablishmentStatus.choices,
            may_add=rules.may_keep_register(self.request.user),
        )


class EstablishmentSuggest(View):
    """Names for the suggestion list of a form: at most 20."""

    def get(self, request):
        found = queries.candidates(user=request.user, text=request.GET.get("q", "")[:100])
        return JsonResponse({"results": [{"value": f"#{e.pk}", "label": f"{e.name} (#{e.pk})"} for e in found]})


class _OfEstablishment:
    @cached_property
    def establishment(self) -> Establishment:
        visible = Establishment.objects.visible_to(self.request.user).select_related("timeline")
        return get_object_or_404(visible, pk=self.kwargs["pk"])


class EstablishmentDetail(_OfEstablishment, TemplateView):
    template_name = "establishments/establishment_detail.html"

    def get_context_data(self, **kwargs):
        one = self.establishment
        facts = list(one.profiles.select_related("head_office_unit__parent__parent", "listed_sector").newest_first())
        return super().get_context_data(
            establishment=one, facts=facts, now=facts[0] if facts else None, **self.hanging(), **self.rights()
        )

    def hanging(self) -> dict:
        """What hangs on the establishment."""
        one = self.establishment
        return {
            "sites": one.sites.select_related("unit__parent__parent", "craft_village").order_by("pk"),
            "years": one.years.order_by("-year"),
            "traits": one.traits.order_by("pk"),
            "memberships": one.memberships.select_related("organisation").order_by("pk"),
            "history": queries.history(one),
            "needs": one.needs.order_by("-received_on", "-pk")[:10],
            "activities": one.timeline.activities.select_related("actor").order_by("-at", "-pk")[:20],
        }

    def rights(self) -> dict:
        return {
            "may_change": rules.may_keep_register(self.request.user),
            "may_need": rules.may_record_need(self.request.user),
            "is_office": reach_of(self.request.user).is_office,
        }


class _RegisterPage(ActView):
    """A form only keepers of the register open."""

    template_name = "establishments/establishment_form.html"
    heading = ""
    button = "Ghi"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not rules.may_keep_register(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        extra = {"establishment": self.establishment} if hasattr(self, "establishment") else {}
        return super().get_context_data(heading=self.heading, button=self.button, **extra, **kwargs)


class EstablishmentCreate(_RegisterPage):
    form_class = forms.EstablishmentForm
    heading, button, success = "Thêm cơ sở", "Ghi vào sổ", "Đã ghi cơ sở vào sổ."

    def act(self, form):
        answers = form.answers
        one = services.add_establishment(
            by=self.request.user,
            facts={name: answers[name] for name in forms.FACTS},
            site=answers["site"],
            place_as_written=answers["place_as_written"],
            since=answers["since"],
        )
        return reverse("establishments:detail", args=[one.pk])


class EstablishmentUpdate(_OfEstablishment, _RegisterPage):
    form_class = forms.FactsForm
    heading, button, success = "Đổi thông tin", "Ghi thay đổi", "Đã ghi thay đổi; thông tin cũ còn trong lịch sử."

    def subject(self):
        return self.establishment

    def get_initial(self):
        now = self.establishment.profiles.newest_first().first()
        known = {name: getattr(now, name) for name in forms.FACTS} if now else {}
        return known | {"since": today()} | super().get_initial()

    def stands(self, current, form, name):
        """The facts are kept beside the record, by their days."""
        now = current.profiles.newest_first().first()
        return getattr(now, name) if now and name in forms.FACTS else super().stands(current, form, name)

    def act(self, form):
        answers = form.answers
        services.change_facts(
            establishment=self.establishment,
            by=self.request.user,
            facts={name: answers[name] for name in forms.FACTS},
            since=answers["since"],
            expected=form.cleaned_data["version"],
        )
        return reverse("establishments:detail", args=[self.establishment.pk])


class SiteCreate(_OfEstablishment, _RegisterPage):
    form_class = forms.SiteForm
    heading, success = "Thêm nơi sản xuất", "Đã ghi nơi sản xuất."

    def act(self, form):
        services.add_site(establishment=self.establishment, by=self.request.user, **form.answers)
        return reverse("establishments:detail", args=[self.establishment.pk])


class _PartOfEstablishment(_OfEstablishment):
    """A row that hangs on the establishment: ``plural`` is the name under which it does."""

    plural = ""

    @cached_property
    def part(self):
        return get_object_or_404(getattr(self.establishment, self.plural), pk=self.kwargs["part"])


class SiteVillage(_PartOfEstablishment, _RegisterPage):
    plural = "sites"
    form_class = forms.VillageForm
    heading, success = "Làng nghề của nơi sản xuất", "Đã ghi làng nghề."

    def get_initial(self):
        return super().get_initial() | {"craft_village": self.part.craft_village_id}

    def act(self, form):
        services.place_in_village(site=self.part, by=self.request.user, **form.answers)
        return reverse("establishments:detail", args=[self.establishment.pk])


class YearCreate(_OfEstablishment, _RegisterPage):
    form_class = forms.YearForm
    heading, success = "Ghi số liệu năm", "Đã ghi số liệu năm."

    def get_initial(self):
        return super().get_initial() | {"year": today().year - 1}

    def act(self, form):
        services.record_year(establishment=self.establishment, by=self.request.user, **form.answers)
        return reverse("establishments:detail", args=[self.establishment.pk])


class YearUpdate(_PartOfEstablishment, _RegisterPage):
    plural = "years"
    form_class = forms.YearUpdateForm
    success = "Đã sửa số liệu năm."

    @property
    def heading(self):
        return f"Sửa số liệu năm {self.part.year}"

    def subject(self):
        return self.part

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": copy(self.part)}

    def act(self, form):
        services.correct_year(
            snapshot=self.part, by=self.request.user, expected=form.cleaned_data["version"], **form.answers
        )
        return reverse("establishments:detail", args=[self.establishment.pk])


class TraitCreate(_OfEstablishment, _RegisterPage):
    form_class = forms.TraitForm
    heading, success = "Ghi đặc điểm xét đối tượng", "Đã ghi đặc điểm."

    def act(self, form):
        services.record_trait(establishment=self.establishment, by=self.request.user, **form.answers)
        return reverse("establishments:detail", args=[self.establishment.pk])


class ContinuationCreate(_OfEstablishment, _RegisterPage):
    form_class = forms.ContinuationForm
    heading, success = "Ghi kế tục", "Đã ghi kế tục; lịch sử của hai cơ sở nối với nhau."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, form):
        services.record_continuation(predecessor=self.establishment, by=self.request.user, **form.answers)
        return reverse("establishments:detail", args=[self.establishment.pk])


class MembershipCreate(_OfEstablishment, _RegisterPage):
    form_class = forms.MembershipForm
    heading, success = "Ghi hội viên hiệp hội", "Đã ghi hội viên."

    def act(self, form):
        services.join_association(establishment=self.establishment, by=self.request.user, **form.answers)
        return reverse("establishments:detail", args=[self.establishment.pk])


class NeedList(TemplateView):
    template_name = "establishments/need_list.html"

    def get_context_data(self, **kwargs):
        get = self.request.GET
        found = queries.needs(user=self.request.user, text=get.get("q", ""), status=get.get("tinh_trang", ""))
        return super().get_context_data(
            page=page(self.request, found),
            statuses=NeedStatus.choices,
            may_need=rules.may_record_need(self.request.user),
        )


class NeedCreate(ActView):
    form_class = forms.NeedForm
    template_name = "establishments/establishment_form.html"
    success = "Đã ghi nhu cầu."

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not rules.may_record_need(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_initial(self):
        asked = self.request.GET.get("co_so", "")
        visible = Establishment.objects.visible_to(self.request.user)
        about = visible.filter(pk=asked).first() if asked.isdecimal() else None
        return super().get_initial() | {"establishment": about}

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading="Ghi nhu cầu", button="Ghi nhu cầu", is_need=True, **kwargs)

    def act(self, form):
        need = services.record_need(by=self.request.user, consent=form.consent, **form.need)
        return reverse("establishments:need", args=[need.pk])


class NeedConsent(ActView):
    """The establishment agrees that we file in its name."""

    form_class = forms.ConsentForm
    template_name = "establishments/establishment_form.html"
    success = "Đã ghi đồng ý của cơ sở."

    @cached_property
    def need(self) -> Need:
        visible = Need.objects.visible_to(self.request.user).filter(establishment__isnull=False)
        return get_object_or_404(visible.select_related("establishment"), pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not (rules.may_record_consent(request.user) and self.need):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return super().get_initial() | {"given_by": self.need.told_by}

    def get_context_data(self, **kwargs):
        heading = f"{self.need.establishment} đồng ý cho làm hồ sơ"
        return super().get_context_data(heading=heading, button="Ghi đồng ý", is_need=True, **kwargs)

    def act(self, form):
        services.record_consent(
            establishment=self.need.establishment, need=self.need, by=self.request.user, **form.answers
        )
        return reverse("establishments:need", args=[self.need.pk])


class ConsentFile(View):
    """The scan of a consent, as a download."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        found = Consent.objects.visible_to(request.user).select_related("file")
        consent = get_object_or_404(found, pk=pk, file__isnull=False)
        return files.download(consent.file)


class NeedAssign(GuardedAct):
    """Who sees that an open need is answered."""

    form_class = forms.AssignNeedForm
    template_name = "establishments/establishment_form.html"
    form_takes_user = True
    button, success = "Giao", "Đã giao nhu cầu."

    @property
    def heading(self) -> str:
        return f"Giao người phụ trách: {self.need}"

    @cached_property
    def need(self) -> Need:
        return get_object_or_404(Need.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def rule(self):
        return rules.may_assign_need(self.request.user, self.need)

    def subject(self):
        return self.need

    def get_initial(self):
        return super().get_initial() | {"holder": self.need.holder_id}

    def frame(self):
        back = reverse("establishments:need", args=[self.need.pk])
        crumbs = [("Nhu cầu", reverse("establishments:needs")), (self.heading, "")]
        return super().frame() | {"back": back, "crumbs": crumbs, "is_need": True}

    def act(self, form):
        facts = {"holder": form.cleaned_data["holder"], "expected": form.cleaned_data["version"]}
        services.assign_need(need=self.need, by=self.request.user, **facts)
        return reverse("establishments:need", args=[self.need.pk])


class NeedDetail(ActView):
    """One need, what was answered, and the box to answer."""

    form_class = forms.AnswerForm
    template_name = "establishments/need_detail.html"
    success = "Đã trả lời."

    @cached_property
    def need(self) -> Need:
        visible = Need.objects.visible_to(self.request.user)
        return get_object_or_404(
            visible.select_related("establishment", "unit__parent__parent", "recorded_by", "holder", "timeline"),
            pk=self.kwargs["pk"],
        )

    def subject(self):
        return self.need

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            need=self.need,
            activities=self.need.timeline.activities.select_related("actor").order_by("-at", "-pk")[:20],
            may_answer=rules.may_answer_need(self.request.user, self.need),
            may_assign=rules.may_assign_need(self.request.user, self.need),
            **kwargs,
        )

    def act(self, form):
        services.answer_need(
            need=self.need,
            by=self.request.user,
            answer=form.cleaned_data["answer"],
            expected=form.cleaned_data["version"],
        )
        return reverse("establishments:need", args=[self.need.pk])
