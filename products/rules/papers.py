"""Who may print what of a round, and let the public read what of a maker."""

from datetime import date

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from products.choices import PrintState, RoundPaper, RoundStatus
from products.models import CertificatePrint, Product, Publicity, Recognition, VotingRound
from products.queries.printed import is_given_here
from products.rules.products import may_keep_products
from products.rules.rounds import in_area, may_run

_AFTER = {RoundStatus.SEALED, RoundStatus.PROPOSED, RoundStatus.PUBLISHED}


def may_read_papers(user: User, round_: VotingRound, paper: RoundPaper) -> Verdict:
    """Offices of the round's area: drafts once ballots are sealed and the council has chosen, the rest once published."""
    if not reach_of(user).is_office:
        return Verdict("Văn bản của đợt do thư ký Hội đồng lập.")
    if paper.is_of_result and round_.status != RoundStatus.PUBLISHED:
        return Verdict("Thông báo và sổ cấp giấy lập sau khi công bố kết quả.")
    if round_.status not in _AFTER:
        return Verdict("Tờ trình và dự thảo quyết định lập sau khi đóng chấm.")
    if not _has_chosen(round_):
        return Verdict("Hội đồng chưa ghi danh sách sản phẩm được chọn (TT 26/2014 Đ17 k1).")
    return in_area(user, round_)


def _has_chosen(round_: VotingRound) -> bool:
    """Asked once, kept on the round object."""
    kept = vars(round_)
    if "_has_chosen" not in kept:
        kept["_has_chosen"] = round_.entries.filter(chosen=True).exists()
    return kept["_has_chosen"]


def papers_of(user: User, round_: VotingRound) -> list[tuple[str, str, Verdict]]:
    """(code, name, may) of every paper, for offices once ballots are sealed; none before."""
    if round_.status not in _AFTER or not reach_of(user).is_office:
        return []
    return [(one.value, one.label, may_read_papers(user, round_, one)) for one in RoundPaper]


def may_read_prints(user: User, round_: VotingRound) -> Verdict:
    """Offices of the round's area, once it is published."""
    if not reach_of(user).is_office:
        return Verdict("Giấy chứng nhận do cơ quan tổ chức bình chọn in.")
    if round_.status != RoundStatus.PUBLISHED:
        return Verdict("Giấy chứng nhận in sau khi có quyết định công nhận và công bố (TT 26/2014 Đ17 k2).")
    return in_area(user, round_)


def may_print(user: User, round_: VotingRound, last: CertificatePrint | None) -> Verdict:
    """Anew when the last run is over, broken or lost."""
    if not (verdict := may_read_prints(user, round_)):
        return verdict
    if last is not None and last.is_going and not last.is_lost:
        return Verdict(f"Đợt này đang in giấy chứng nhận: {last.done}/{last.total}.")
    return may_run(user, round_)


def may_take_printed(user: User, run: CertificatePrint) -> Verdict:
    if run.state != PrintState.DONE:
        return Verdict("Lần in này chưa có tệp.")
    return may_read_prints(user, run.round)


def may_print_one(user: User, recognition: Recognition) -> Verdict:
    """A certificate given here, by a decision, and not withdrawn."""
    if not reach_of(user).has(Role.STAFF, Role.ADMIN, Role.LEADER):
        return Verdict("Giấy chứng nhận do cơ quan tổ chức bình chọn in.")
    if recognition.withdrawn_on:
        return Verdict("Giấy chứng nhận này đã thu hồi.")
    if not is_given_here(recognition):
        return Verdict("Giấy chứng nhận cấp khu vực, quốc gia do cơ quan cấp ấy in.")
    if recognition.decided_on is None:
        return Verdict("Chưa ghi ngày quyết định công nhận.")
    return ALLOWED


def may_record_publicity(user: User, standing: Publicity | None) -> Verdict:
    if standing is not None:
        return Verdict("Cơ sở đã có đồng ý công khai. Rút lại rồi ghi lần mới.")
    return may_keep_products(user)


def may_withdraw_publicity(user: User, standing: Publicity | None) -> Verdict:
    if standing is None:
        return Verdict("Cơ sở không có đồng ý công khai nào đang có giá trị.")
    return may_keep_products(user)


def publicity_of(product: Product) -> Publicity | None:
    """The consent that stands; read from ``told_publicity`` where the page brought it along."""
    told = getattr(product, "told_publicity", None)
    if told is not None:
        return Publicity(**told[0] | {"given_on": date.fromisoformat(told[0]["given_on"])}) if told else None
    return Publicity.objects.standing().filter(establishment=product.establishment_id).first()
