"""Who may run a round, enter a product, take it in; in which phase."""

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date, today
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from khuyencong.territory.queries import scope
from products.choices import ENTRY_TRANSITIONS, ROUND_STEPS, EntryStatus, RoundStatus
from products.models import Entry, Product, VotingRound
from products.queries.entries import checklist
from products.queries.readiness import readiness
from products.queries.rounds import held_by

BEFORE_SCORES = (RoundStatus.PREPARING, RoundStatus.OPEN, RoundStatus.REVIEW)
TAKING_IN = (RoundStatus.OPEN, RoundStatus.REVIEW)
SEALED = (RoundStatus.SEALED, RoundStatus.PROPOSED, RoundStatus.PUBLISHED)


def may_run_rounds(user: User) -> Verdict:
    """Staff and administrators: thư ký of the council."""
    if reach_of(user).has(Role.STAFF, Role.ADMIN):
        return ALLOWED
    return Verdict("Việc tổ chức đợt bình chọn của chuyên viên hoặc quản trị.")


def may_run(user: User, round_: VotingRound) -> Verdict:
    """Rounds of their own area: one who only takes part in a round of a wider place reads it."""
    may = may_run_rounds(user)
    if not may:
        return may
    return in_area(user, round_)


def in_area(user: User, round_: VotingRound) -> Verdict:
    """Held in the person's own area."""
    if held_by(user, round_):
        return ALLOWED
    return Verdict(f"Đợt này do {round_.unit} tổ chức, ngoài địa bàn được giao.")


def may_change_round(user: User, round_: VotingRound) -> Verdict:
    """Dates, regulation, blindness: until scoring begins."""
    if round_.status not in BEFORE_SCORES:
        return Verdict(f"{round_} {round_.get_status_display().lower()}: không sửa thông tin đợt được nữa.")
    return may_run(user, round_)


def may_advance(user: User, round_: VotingRound, to: RoundStatus) -> Verdict:
    """The table, then what the step needs."""
    may = may_run(user, round_)
    if not may:
        return may
    if to not in round_.next_statuses:
        return Verdict(f"Đợt {round_.get_status_display().lower()}: chưa làm được bước “{ROUND_STEPS.get(to, to)}”.")
    lacks = readiness(round_, to).blocks
    return Verdict(f"Chưa {ROUND_STEPS[to].lower()} được. {'. '.join(lacks)}.", missing=lacks) if lacks else ALLOWED


def may_enter(user: User, round_: VotingRound) -> Verdict:
    """While entries are taken: staff, and collaborators for makers of their communes."""
    if round_.status != RoundStatus.OPEN:
        return Verdict(f"Đợt {round_.get_status_display().lower()}: không nhận đăng ký lúc này.")
    if today() > round_.closes_on:
        return Verdict(f"Hạn nộp hồ sơ đã hết ngày {format_date(round_.closes_on)}. Gia hạn thì sửa hạn của đợt.")
    if reach_of(user).has(Role.STAFF, Role.ADMIN, Role.COLLABORATOR):
        return ALLOWED
    return Verdict("Việc đăng ký của chuyên viên, cộng tác viên.")


def may_enter_product(user: User, round_: VotingRound, product: Product) -> Verdict:
    """Made inside the place of the round, predecessors included, and inside the person's area."""
    if not Product.objects.visible_to(user).filter(pk=product.pk).exists():
        return Verdict("Sản phẩm ngoài địa bàn được giao.")
    if not Product.objects.filter(pk=product.pk, unit__in=scope(round_.unit_id)).exists():
        return Verdict(f"{product} làm ở {product.unit.full_name}, ngoài {round_.unit.full_name}.")
    return ALLOWED


def may_change_entry(user: User, entry: Entry) -> Verdict:
    """Staff until scoring; the collaborator who entered it while entries are taken."""
    if entry.round.status not in TAKING_IN:
        return Verdict(f"Đợt {entry.round.get_status_display().lower()}: không sửa đăng ký được nữa.")
    if reach_of(user).has(Role.STAFF, Role.ADMIN):
        return ALLOWED
    if entry.entered_by_id != user.pk:
        return Verdict(f"Đăng ký này do {entry.entered_by} ghi.")
    if entry.round.status != RoundStatus.OPEN or entry.status != EntryStatus.ENTERED:
        return Verdict("Hồ sơ đang được xét: nhờ chuyên viên sửa giúp.")
    return ALLOWED


def may_settle_entry(user: User, entry: Entry, to: EntryStatus) -> Verdict:
    """Hợp lệ only with every paper of Đ12 and a lower certificate valid on the day it came."""
    may = may_run(user, entry.round)
    if not may:
        return may
    if entry.round.status not in TAKING_IN:
        return Verdict(f"Đợt {entry.round.get_status_display().lower()}: không xét hồ sơ được nữa.")
    if to not in ENTRY_TRANSITIONS[EntryStatus(entry.status)]:
        return Verdict(f"Hồ sơ {entry.get_status_display().lower()}: chưa làm được bước này.")
    if to != EntryStatus.ACCEPTED:
        return ALLOWED
    lacks = (*checklist(entry).missing, *_unsaid(entry))
    return Verdict(f"Hồ sơ còn thiếu: {'; '.join(lacks)}.", missing=lacks) if lacks else ALLOWED


def may_withdraw_entry(user: User, entry: Entry) -> Verdict:
    """While the product is scored. Before, its registration is settled; once ballots are sealed nothing of them moves."""
    one = entry.round
    if one.status in TAKING_IN:
        return Verdict("Đợt chưa chấm điểm: ghi cơ sở rút đăng ký ở bước xét hồ sơ.")
    if one.status in SEALED:
        return Verdict(
            f"{one} đã niêm phong phiếu: không rút sản phẩm khỏi đợt được nữa. Trước khi trình, Hội đồng có thể không chọn"
            " sản phẩm này; đã công nhận thì thu hồi giấy chứng nhận theo quyết định."
        )
    if one.status != RoundStatus.SCORING:
        return Verdict(f"Đợt {one.get_status_display().lower()}: không ghi rút sản phẩm.")
    if entry.status != EntryStatus.ACCEPTED:
        return Verdict(f"Hồ sơ {entry.get_status_display().lower()}: không có gì để rút.")
    return may_run(user, one)


def _unsaid(entry: Entry) -> list[str]:
    """What the maker declares of the product (Đ4)."""
    found = [] if entry.serial else ["cam kết sản xuất được hàng loạt (Đ4 k4)"]
    found += [] if entry.original else ["cam kết không sao chép, không vi phạm sở hữu trí tuệ (Đ4 k3)"]
    return found + (
        ["tên và mô tả khi che cơ sở"] if entry.round.blind and not (entry.blind_title and entry.blind_text) else []
    )
