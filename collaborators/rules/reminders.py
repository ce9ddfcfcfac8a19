"""Who may call a reminder off."""

from collaborators.models import Collaborator
from collaborators.rules.network import may_keep_network
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict


def may_stop_reminders(user: User, collaborator: Collaborator | None) -> Verdict:
    """Those who keep the network; of one person, one they may see."""
    if not (keeper := may_keep_network(user)):
        return Verdict("Chỉ chuyên viên hoặc quản trị bỏ được lần nhắc.") if keeper.refusal else keeper
    if collaborator is not None and not Collaborator.objects.visible_to(user).filter(pk=collaborator.pk).exists():
        return Verdict("Người này ngoài mạng lưới của anh, chị.")
    return ALLOWED
