"""Pages of products."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from khuyencong.core.dates import today
from khuyencong.core.paging import page
from khuyencong.core.views import ActView
from products import forms, queries, rules, services
from products.choices import HELD_HERE, ProductGroup, VotingLevel
from products.models import Product
from products.queries import history
from products.queries.products import NAMES, PUBLICITY


class ProductList(TemplateView):
    template_name = "products/product_list.html"

    def get_context_data(self, **kwargs):
        get = self.request.GET
        year = get.get("nam", "")
        found = queries.listing(
            user=self.request.user,
            text=get.get("q", ""),
            level=get.get("cap", "") if get.get("cap") in VotingLevel.values else "",
            year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
            group=get.get("nhom", "") if get.get("nhom") in ProductGroup.values else "",
        )
        return super().get_context_data(
            page=page(self.request, found),
            levels=VotingLevel.choices,
            groups=ProductGroup.choices,
            may_add=rules.may_keep_products(self.request.user),
        )


class OfProduct:
    @cached_property
    def product(self) -> Product:
        visible = Product.objects.visible_to(self.request.user).annotate(told_names=NAMES, told_publicity=PUBLICITY)
        return get_object_or_404(
            visible.select_related("establishment", "unit__parent__parent", "timeline"), pk=self.kwargs["pk"]
        )


class ProductDetail(OfProduct, TemplateView):
    template_name = "products/product_detail.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            shown=history.product_page(self.product, self.request.user),
            product=self.product,
            may_change=rules.may_keep_products(self.request.user),
            publicity=rules.publicity_of(self.product),
            given_here=[level.value for level in HELD_HERE],
            today=today(),
        )


class _KeeperPage(ActView):
    template_name = "products/product_form.html"
    heading = ""
    button = "Ghi"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not rules.may_keep_products(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        extra = {"product": self.product} if hasattr(self, "product") else {}
        return super().get_context_data(heading=self.heading, button=self.button, **extra, **kwargs)


class ProductCreate(_KeeperPage):
    form_class = forms.ProductForm
    heading, success = "Thêm sản phẩm", "Đã ghi sản phẩm."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, form):
        product = services.add_product(by=self.request.user, **form.answers)
        return reverse("products:detail", args=[product.pk])


class ProductUpdate(OfProduct, _KeeperPage):
    form_class = forms.ProductChangeForm
    heading, success = "Sửa sản phẩm", "Đã lưu."

    def subject(self):
        return self.product

    def get_initial(self):
        one = self.product
        names = ("name", "group", "is_set", "set_parts", "story")
        return {name: getattr(one, name) for name in names} | super().get_initial()

    def act(self, form):
        services.change_product(
            product=self.product, by=self.request.user, expected=form.cleaned_data["version"], **form.answers
        )
        return reverse("products:detail", args=[self.product.pk])


class RecognitionCreate(OfProduct, _KeeperPage):
    form_class = forms.RecognitionForm
    heading, success = "Ghi công nhận", "Đã ghi công nhận."

    def act(self, form):
        services.recognise(product=self.product, by=self.request.user, **form.answers)
        return reverse("products:detail", args=[self.product.pk])
