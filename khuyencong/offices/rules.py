"""Where a person may put things; who keeps the record of training; whose way of looking it is."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.models import RoleGrant, SavedView
from khuyencong.offices.queries import officers, reach_of
from khuyencong.territory.models import AdministrativeUnit


def may_place(user: User, unit: AdministrativeUnit) -> Verdict:
    """Inside their reach: a record put elsewhere would vanish from their sight at once."""
    if AdministrativeUnit.objects.filter(reach_of(user).within("pk"), pk=unit.pk).exists():
        return ALLOWED
    return Verdict(f"{unit.full_name} ngoài địa bàn được giao. Chọn nơi khác.")


def may_keep_training(user: User) -> Verdict:
    """Staff and administrators write down who was taught what."""
    if reach_of(user).has(Role.STAFF, Role.ADMIN):
        return ALLOWED
    return Verdict("Việc ghi khoá tập huấn của chuyên viên hoặc quản trị. Nhờ chuyên viên ghi giúp.")


def may_train(user: User, officer: User) -> Verdict:
    """Of people in their own area."""
    if officer.pk == user.pk or officers(user).filter(pk=officer.pk).exists():
        return ALLOWED
    return Verdict(f"{officer} không làm việc trong địa bàn của anh, chị.")


def may_change_view(user: User, view: SavedView) -> Verdict:
    if view.user_id == user.pk:
        return ALLOWED
    return Verdict(f"Cách xem này của {view.user}. Lưu một cách xem của riêng anh, chị.")


def may_share_view(user: User) -> Verdict:
    if reach_of(user).is_office:
        return ALLOWED
    return Verdict("Chỉ người của cơ quan chia sẻ được cách xem.")


def may_hand_over(user: User, giver: User) -> Verdict:
    """One's own work; leaders and administrators, that of people of their area, those who left included."""
    reach = reach_of(user)
    if user.pk == giver.pk and reach.is_office:
        return ALLOWED
    if not reach.has(Role.LEADER, Role.ADMIN):
        return Verdict("Chỉ lãnh đạo, quản trị bàn giao việc của người khác. Anh, chị tự bàn giao được việc của mình.")
    once_here = RoleGrant.objects.filter(reach.within("unit", "organisation"), user=giver)
    if reach.everywhere or once_here.exists() or officers(user).filter(pk=giver.pk).exists():
        return ALLOWED
    return Verdict(f"{giver} không làm việc trong địa bàn của anh, chị.")
