"""Writing down plans."""

from django.db import IntegrityError, transaction

from budgets import rules
from budgets.models import PlanLine, PlanTarget
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit
from projects.models import Content, OutputIndicator


@transaction.atomic
def plan(
    *,
    by: User,
    unit: AdministrativeUnit,
    year: int,
    content: Content,
    name: str,
    amount: int | None,
    purse: str = "",
    indicator: OutputIndicator | None = None,
    low: int | None = None,
    high: int | None = None,
) -> PlanLine:
    """One programme in the plan of a year; amount None is “chưa có số liệu”."""
    rules.may_plan(by).require()
    may_place(by, unit).require(field="unit")
    try:
        with transaction.atomic():
            line = PlanLine.objects.create(unit=unit, year=year, content=content, name=name, amount=amount, purse=purse)
    except IntegrityError:
        raise DomainError("Kế hoạch năm ấy đã có chương trình này.", field="name") from None
    if indicator is None and (low is not None or high is not None):
        raise DomainError("Đã ghi số “từ”, “đến”: chọn chỉ tiêu của hai số ấy.", field="indicator")
    if indicator:
        high = low if high is None else high
        if low is None or high is None or low > high:
            raise DomainError("Chỉ tiêu cần số “từ” không lớn hơn số “đến”.", field="low")
        PlanTarget.objects.create(plan_line=line, indicator=indicator, low=low, high=high)
    return line
