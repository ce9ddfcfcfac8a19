"""Who may change the register of places."""

from khuyencong.core.verdicts import ALLOWED, Verdict


def may_edit_places(user) -> Verdict:
    """Staff of the administration site; ``None`` is the system loading its own reference rows."""
    if user is None or (user.is_active and user.is_staff):
        return ALLOWED
    return Verdict("Chỉ người quản trị danh mục sửa được đơn vị hành chính. Nhờ quản trị của Trung tâm.")
