"""What a maker lets everybody read: written down, taken back."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from products import rules, services
from products.forms.publicity import PublicityForm, PublicityWithdrawForm
from products.models import Product, Publicity
from products.views.rounds import VotingAct


class _OfMaker(VotingAct):
    @cached_property
    def product(self) -> Product:
        visible = Product.objects.visible_to(self.request.user).select_related("establishment", "timeline")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    @cached_property
    def standing(self) -> Publicity | None:
        return rules.publicity_of(self.product)

    def way(self):
        return [("Sản phẩm", reverse("products:list")), (str(self.product), self.back())]

    def back(self) -> str:
        return reverse("products:detail", args=[self.product.pk])


class PublicityRecord(_OfMaker):
    form_class = PublicityForm
    heading, button, success = "Ghi đồng ý công khai", "Ghi đồng ý", "Đã ghi đồng ý công khai."

    @property
    def lead(self) -> str:
        return (
            f"Của {self.product.establishment}, cho mọi sản phẩm được công nhận. Tên doanh nghiệp, hợp tác xã in trong quyết"
            " định nên luôn hiện; tên hộ, người, điện thoại, ảnh chỉ hiện khi chủ cơ sở đồng ý."
        )

    def rule(self):
        return rules.may_record_publicity(self.request.user, self.standing)

    def act(self, form):
        services.record_publicity(by=self.request.user, product=self.product, **form.told)
        return self.back()


class PublicityWithdraw(_OfMaker):
    form_class = PublicityWithdrawForm
    heading, button, success = "Rút lại đồng ý công khai", "Rút lại", "Đã rút lại: trang công khai không còn hiện."
    danger = True

    @property
    def lead(self) -> str:
        return f"Bấm nút thì tên, điện thoại, ảnh của {self.product.establishment} không còn hiện ở trang công khai."

    def rule(self):
        return rules.may_withdraw_publicity(self.request.user, self.standing)

    def act(self, form):
        services.withdraw_publicity(by=self.request.user, product=self.product, **form.answers)
        return self.back()
