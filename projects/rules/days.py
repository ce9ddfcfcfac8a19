"""What is true of the day, the paper and the words of a move, whoever makes it."""

from datetime import date

from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from projects.choices import Move
from projects.models import Project
from projects.queries import walk_of
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


def told(reason: str) -> str:
    """The reason, which may not be empty."""
    if not reason.strip():
        raise DomainError("Ghi lý do, để người giữ đề án biết phải làm gì.", field="note")
    return reason.strip()
