"""Where a person may put things."""

from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit


def may_place(user: User, unit: AdministrativeUnit) -> Verdict:
    """Inside their reach: a record put elsewhere would vanish from their sight at once."""
    if AdministrativeUnit.objects.filter(reach_of(user).within("pk"), pk=unit.pk).exists():
        return ALLOWED
    return Verdict(f"{unit.full_name} ngoài địa bàn được giao. Chọn nơi khác.")
