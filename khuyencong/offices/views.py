"""Pages of the desk: ways of looking at lists, training on record."""

from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core import files
from khuyencong.core.paging import page
from khuyencong.core.text import fold
from khuyencong.core.verdicts import ALLOWED
from khuyencong.core.views import GuardedAct
from khuyencong.offices import rules, services
from khuyencong.offices.choices import Page
from khuyencong.offices.forms import NewViewForm, TrainingForm, TrainingUpdateForm, ViewDeleteForm, ViewUpdateForm
from khuyencong.offices.models import OfficerTraining, SavedView


class _Act(GuardedAct):
    template_name = "offices/act.html"
    place, place_name = "", ""

    def frame(self):
        back = reverse(self.place)
        return super().frame() | {"back": back, "crumbs": [(self.place_name, back), (self.heading, "")]}


class SavedViewList(TemplateView):
    template_name = "offices/view_list.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        found = list(SavedView.objects.visible_to(user).select_related("user").order_by("page", "name", "pk"))
        rows = [
            {"view": view, "url": f"{reverse(view.page)}?{view.query}", "mine": rules.may_change_view(user, view)}
            for view in found
        ]
        return super().get_context_data(rows=rows, pages=[(label, reverse(route)) for route, label in Page.choices])


class SavedViewCreate(_Act):
    """``?trang=projects:list&xem=…``: the rest of the address is the way of looking."""

    form_class = NewViewForm
    heading, button, success = "Lưu cách xem này", "Lưu", "Đã lưu cách xem."
    lead = (
        "Giữ bộ lọc, thứ tự và các cột đang chọn dưới một tên, để mở lại bằng một lần bấm, kể cả sau khi đăng nhập lại."
    )
    place, place_name = "offices:views", "Cách xem đã lưu"

    def rule(self):
        return ALLOWED

    def get_initial(self):
        asked = self.request.GET.copy()
        route = asked.pop("trang", [Page.PROJECTS])[-1]
        return super().get_initial() | {"page": route, "query": asked.urlencode()}

    def act(self, form):
        view = services.save_view(by=self.request.user, **form.answers)
        return f"{reverse(view.page)}?{view.query}"


class _OfView(_Act):
    place, place_name = "offices:views", "Cách xem đã lưu"

    @cached_property
    def view(self) -> SavedView:
        visible = SavedView.objects.visible_to(self.request.user).select_related("user")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    def subject(self):
        return self.view

    def rule(self):
        return rules.may_change_view(self.request.user, self.view)


class SavedViewUpdate(_OfView):
    form_class = ViewUpdateForm
    heading, button, success = "Sửa cách xem", "Lưu", "Đã lưu cách xem."

    def get_initial(self):
        view = self.view
        return super().get_initial() | {"name": view.name, "shared": view.shared, "is_default": view.is_default}

    def act(self, form):
        services.update_view(by=self.request.user, view=self.view, version=form.cleaned_data["version"], **form.answers)
        return reverse("offices:views")


class SavedViewDelete(_OfView):
    form_class = ViewDeleteForm
    button, success, danger = "Bỏ cách xem", "Đã bỏ cách xem.", True

    @property
    def heading(self):
        return f"Bỏ cách xem “{self.view}”"

    @property
    def lead(self):
        return "Người khác trong cơ quan cũng không còn thấy cách xem này." if self.view.shared else ""

    def act(self, form):
        services.delete_view(by=self.request.user, view=self.view)
        return reverse("offices:views")


class TrainingList(TemplateView):
    """One's own courses; for the office, those of everybody in the area."""

    template_name = "offices/training_list.html"

    def get_context_data(self, **kwargs):
        user, asked = self.request.user, self.request.GET.get("q", "")
        found = OfficerTraining.objects.visible_to(user).select_related("user", "certificate")
        if asked.strip():
            found = found.filter(user__fold__contains=fold(asked.strip()))
        order = F("ends_on").desc(nulls_last=True), F("starts_on").desc(nulls_last=True), "-pk"
        return super().get_context_data(
            page=page(self.request, found.order_by(*order)), q=asked, may_keep=rules.may_keep_training(user)
        )


class _TrainingAct(_Act):
    place, place_name = "offices:trainings", "Tập huấn của cán bộ"
    success = "Đã ghi khoá tập huấn."

    def rule(self):
        return rules.may_keep_training(self.request.user)


class TrainingCreate(_TrainingAct):
    form_class = TrainingForm
    form_takes_user = True
    heading, button = "Ghi khoá tập huấn", "Ghi"

    def act(self, form):
        services.record_training(
            by=self.request.user,
            officer=form.cleaned_data["officer"],
            course=form.told,
            certificate=form.document,
        )
        return reverse("offices:trainings")


class _OfTraining:
    @cached_property
    def training(self) -> OfficerTraining:
        visible = OfficerTraining.objects.visible_to(self.request.user).select_related("user", "certificate__file")
        return get_object_or_404(visible, pk=self.kwargs["pk"])


class TrainingUpdate(_OfTraining, _TrainingAct):
    form_class = TrainingUpdateForm
    button = "Lưu"

    @property
    def heading(self):
        return f"Sửa khoá tập huấn của {self.training.user}"

    def rule(self):
        return self.training and super().rule()

    def subject(self):
        return self.training

    def get_initial(self):
        return super().get_initial() | {name: getattr(self.training, name) for name in TrainingUpdateForm.COURSE}

    def act(self, form):
        services.update_training(
            by=self.request.user,
            training=self.training,
            course=form.told,
            certificate=form.document,
            version=form.cleaned_data["version"],
        )
        return reverse("offices:trainings")


class CertificateFile(_OfTraining, View):
    """The scanned certificate, as a download."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        certificate = self.training.certificate
        if certificate is None or certificate.file is None:
            raise Http404
        return files.download(certificate.file)
