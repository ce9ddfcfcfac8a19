"""What is typed when the prizes of a round are paid."""

from django.core.exceptions import ValidationError

from budgets.forms.payments import DECIDED, VoucherForm
from budgets.queries.prizes import Prizes, box_of
from khuyencong.core.dates import today
from khuyencong.core.form_fields import ViCharField, ViMoneyField
from khuyencong.core.models import User
from projects.models import Project


class PrizesForm(VoucherForm):
    """An amount for each prize that is owed, and the voucher they go out by."""

    project = ViCharField(label="Mã đề án chi thưởng", max_length=30, help_text="Đề án tổ chức bình chọn đã duyệt")

    def __init__(self, *args, user: User, prizes: Prizes, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.kinds = user, prizes.kinds
        for prize, label, count in self.kinds:
            told = f"{count} sản phẩm chưa được thưởng; đồng, gõ “3 triệu” cũng được"
            self.fields[box_of(prize)] = ViMoneyField(label=f"{label}, mỗi sản phẩm", min_value=1, help_text=told)
        self.fields["budget_year"].initial = today().year
        boxes = [box_of(prize) for prize, _, _ in self.kinds]
        self.order_fields(["project", *boxes, "voucher", "voucher_on", "budget_year", *DECIDED])

    def clean_project(self) -> Project:
        code = self.cleaned_data["project"]
        found = Project.objects.visible_to(self.user).filter(code__iexact=code).first()
        if found is None:
            raise ValidationError(f"Không thấy đề án mã “{code}” trong địa bàn của anh, chị.", code="unknown")
        return found

    @property
    def told(self) -> dict:
        amounts = {prize: self.cleaned_data[box_of(prize)] for prize, _, _ in self.kinds}
        return super().told | {"project": self.cleaned_data["project"], "amounts": amounts}
