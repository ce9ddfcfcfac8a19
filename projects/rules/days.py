"""What is true of the day, the paper and the words of a move, whoever makes it."""

from datetime import date

from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from projects.choices import Move
from projects.models import Project
from projects.queries import reasons_of, walk_of
from projects.queries.told import GivenReason
from projects.rules.moves import may_move


def require_move(*, by: User, project: Project, move: Move, has_document: bool) -> None:
    """Refuse what the rules refuse, and a move whose paper is missing."""
    may_move(by, project, move).require()
    if not has_document and walk_of(project).needs_document(move):
        raise DomainError("Bước này phải có văn bản: ghi số, ký hiệu, ngày và cơ quan ban hành.", field="number")


def in_order(project: Project, day: date, *, field: str = "happened_on") -> date:
    """Moves happen one after another: ``day``, unless it comes before the move that led here."""
    if project.status_since and day < project.status_since:
        told = format_date(project.status_since)
        raise DomainError(f"Đề án ở bước này từ ngày {told}. Ghi ngày từ hôm ấy về sau.", field=field)
    return day


def past(day: date, *, field: str, name: str) -> date:
    """``day``, unless it is still to come."""
    if day > today():
        raise DomainError(f"{name} ở sau hôm nay. Ghi ngày đã xảy ra.", field=field)
    return day


def given(reason: GivenReason | None, *, kind: str, on: date) -> GivenReason:
    """The reason, chosen of the list of ``kind`` in force on a day; in words alone where that list is empty."""
    chosen, words = (reason.reason, reason.words.strip()) if reason else (None, "")
    offered = reasons_of(kind, on)
    if chosen is None and offered.exists():
        raise DomainError("Chọn một lý do trong danh sách.", field="reason")
    if chosen and chosen.kind != kind:
        raise DomainError(f"“{chosen}” là lý do của việc khác. Chọn lại.", field="reason")
    if chosen and not offered.filter(pk=chosen.pk).exists():
        raise DomainError(f"“{chosen}” không dùng vào ngày {format_date(on)}. Chọn lý do khác.", field="reason")
    if not words and (chosen is None or chosen.needs_text):
        raise DomainError("Ghi rõ lý do, để người giữ đề án biết phải làm gì.", field="reason")
    return GivenReason(chosen, words)


def given_for(reason: GivenReason | None, *, move: Move, project: Project, on: date) -> GivenReason | None:
    """As ``given``, for a move; None for one that gives no reason."""
    kind = walk_of(project).reason_kind(move)
    return given(reason, kind=kind, on=on) if kind else None
