"""What is known of one product: each kind written on the same page, its photos and papers given out."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from khuyencong.core import files
from khuyencong.core.forms import ActForm
from products import rules, services
from products.choices import NameKind
from products.forms import facts as typed
from products.views.products import OfProduct
from products.views.rounds import VotingAct


@dataclass(frozen=True)
class _Kind:
    form: type[ActForm]
    heading: str
    success: str
    service: Callable


_KINDS = {
    "doi-ten": _Kind(typed.RenameForm, "Đổi tên sản phẩm", "Đã đổi tên. Tên cũ vẫn tìm được.", services.rename_product),
    "ten-khac": _Kind(typed.AliasForm, "Thêm tên khác", "Đã ghi tên khác.", services.add_alias),
    "anh": _Kind(typed.PhotoForm, "Thêm ảnh", "Đã ghi ảnh.", services.put_photo),
    "giay-to": _Kind(typed.ProductPaperForm, "Thêm giấy tờ", "Đã ghi giấy tờ.", services.add_product_paper),
    "gia": _Kind(typed.PriceForm, "Thêm giá bán", "Đã ghi giá.", services.add_price),
    "nhan": _Kind(typed.LabelForm, "Thêm nhãn", "Đã ghi nhãn.", services.add_label),
}
_PARTS = {"ten-khac": "names", "anh": "photos", "giay-to": "papers", "gia": "prices", "nhan": "labels"}


class _FactAct(OfProduct, VotingAct):
    def rule(self):
        return rules.may_keep_products(self.request.user)

    def back(self) -> str:
        return reverse("products:detail", args=[self.product.pk])

    def way(self) -> list[tuple[str, str]]:
        return [("Sản phẩm", reverse("products:list")), (self.product.name, self.back())]


class FactAdd(_FactAct):
    @cached_property
    def kind(self) -> _Kind:
        if self.kwargs["what"] not in _KINDS:
            raise Http404
        return _KINDS[self.kwargs["what"]]

    @property
    def heading(self) -> str:
        return self.kind.heading

    @property
    def success(self) -> str:
        return self.kind.success

    def get_form_class(self):
        return self.kind.form

    def get_initial(self):
        angle = self.request.GET.get("goc", "")
        return super().get_initial() | ({"angle": angle} if self.kwargs["what"] == "anh" and angle else {})

    def act(self, form):
        told = form.others if hasattr(form, "others") else form.answers
        self.kind.service(by=self.request.user, product=self.product, **told)
        return self.back()


class FactRemove(_FactAct):
    form_class = ActForm
    button, danger, success = "Bỏ", True, "Đã bỏ."

    @cached_property
    def fact(self):
        if self.kwargs["what"] not in _PARTS:
            raise Http404
        rows = getattr(self.product, _PARTS[self.kwargs["what"]]).all()
        if self.kwargs["what"] == "ten-khac":
            rows = rows.filter(kind=NameKind.ALIAS)
        return get_object_or_404(rows, pk=self.kwargs["part"])

    @property
    def heading(self) -> str:
        return f"Bỏ {self.fact._meta.verbose_name}"

    @property
    def lead(self) -> str:
        return f"{self.fact}. Dòng này không hiện ở trang sản phẩm nữa; diễn biến vẫn ghi ai bỏ, lúc nào."

    def act(self, form):
        services.remove_fact(by=self.request.user, product=self.product, fact=self.fact)
        return self.back()


class ProductPhotoFile(OfProduct, View):
    """The picture of one side; ``?nho`` the small one of lists."""

    def get(self, request, *args, **kwargs):
        rows = self.product.photos.select_related("file", "thumb")
        photo = get_object_or_404(rows, angle=self.kwargs["angle"])
        return files.download(photo.thumb if "nho" in request.GET else photo.file)


class ProductPaperFile(OfProduct, View):
    def get(self, request, *args, **kwargs):
        rows = self.product.papers.select_related("file").exclude(file=None)
        return files.download(get_object_or_404(rows, pk=self.kwargs["part"]).file)
