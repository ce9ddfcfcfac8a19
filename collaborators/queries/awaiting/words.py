"""What each kind of waiting thing says on the home page, and where it leads."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse

from collaborators.choices import DifficultyStatus
from collaborators.models import ReportingPeriod
from collaborators.queries.awaiting.lines import AHEAD, DIFFICULTY
from collaborators.queries.periods import last_day
from khuyencong.core.dates import format_date
from khuyencong.core.deadlines import Deadline

_NETWORK = "Anh, chị phụ trách mạng lưới cộng tác viên của địa bàn này."


def told(kind: str, row: dict, on: date) -> Deadline:
    return _TOLD[kind](row, on)


def period_of(row: dict) -> ReportingPeriod:
    """As much of it as the question tells."""
    days = {name: _day(row[name]) for name in ("due_on", "opens_on")}
    return ReportingPeriod(**{name: row[name] for name in ("pk", "kind", "year", "quarter", "grace")}, **days)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _by(day: date, on: date) -> str:
    return "late" if day < on else "due"


def _board(period: ReportingPeriod, view: str = "") -> str:
    return f"{reverse('collaborators:reports')}?ky={period.pk}" + (f"&xem={view}" if view else "")


def _list(view: str) -> str:
    return f"{reverse('collaborators:difficulties')}?xem={view}"


def _remind(row: dict, on: date) -> Deadline:
    period = period_of(row["period"])
    return Deadline(
        group="late" if last_day(period) < on else "due",
        what=f"{row['number']} cộng tác viên chưa gửi báo cáo {period}",
        about="Mở danh sách để gọi nhắc",
        url=_board(period),
        action="Xem danh sách",
        due_on=period.due_on,
        since=period.opens_on,
        why=_NETWORK,
        key=f"collaborators.reportingperiod:{period.pk}:remind",
    )


def _review(row: dict, on: date) -> Deadline:
    period = period_of(row["period"])
    return Deadline(
        group="waiting",
        what=f"Duyệt {row['number']} báo cáo {period} của cộng tác viên",
        about=f"Gửi sớm nhất {format_date(_day(row['since']))}",
        url=_board(period, "cho-duyet"),
        action="Xem danh sách",
        since=_day(row["since"]),
        why="Báo cáo đã gửi, chưa ai duyệt hay trả lại; số chưa vào báo cáo tổng hợp.",
        key=f"collaborators.reportingperiod:{period.pk}:review",
    )


def _record(row: dict, on: date) -> Deadline:
    period = period_of(row["period"])
    return Deadline(
        group="waiting",
        what=f"Quyết {row['number']} kết quả rà soát cơ sở {period} vào sổ",
        about=f"Báo cáo duyệt sớm nhất {format_date(_day(row['since']))}",
        url=_board(period, "ghi-so"),
        action="Xem danh sách",
        since=_day(row["since"]),
        why="Báo cáo đã duyệt nêu cơ sở mới, đổi, tạm ngừng, ngừng hay chuyển đi; sổ cơ sở chỉ đổi khi có người quyết.",
        key=f"collaborators.reportingperiod:{period.pk}:record",
    )


def _agree(row: dict, on: date) -> Deadline:
    return Deadline(
        group="waiting",
        what=f"Đồng ý mở khoá báo cáo {period_of(row['period'])} hay không",
        about=f"{row['person']} · {row['asked_by']} đề nghị, mở đến {format_date(_day(row['until']))}",
        url=reverse("collaborators:reopening", args=[row["one"]]),
        action="Mở đề nghị",
        since=_day(row["since"]),
        why="Sửa báo cáo đã khoá cần người thứ hai đồng ý, không phải người đề nghị.",
        key=f"collaborators.reopening:{row['one']}:agree",
    )


def _ending(row: dict, on: date) -> Deadline:
    until, period = _day(row["until"]), period_of(row["period"])
    over = "Hết hạn mở khoá mà chưa gửi lại: đề nghị mở tiếp, hoặc hỏi người viết."
    return Deadline(
        group=_by(until, on),
        what=f"Nhắc gửi báo cáo {period} đang mở khoá" if until >= on else f"Báo cáo {period} mở khoá chưa gửi lại",
        about=row["person"],
        url=reverse("collaborators:reopening", args=[row["one"]]),
        action="Mở đề nghị",
        due_on=until,
        since=_day(row["since"]),
        why=over if until < on else "Kỳ đã khoá, mở riêng cho người này đến hết ngày ấy.",
        key=f"collaborators.reopening:{row['one']}:ending",
    )


def _answer(row: dict, on: date) -> Deadline:
    due_on = _day(row["due_on"])
    asked_again = row["status"] == DifficultyStatus.ANSWERED
    return Deadline(
        group="returned" if asked_again else _by(due_on, on) if due_on else "waiting",
        what="Xem lại câu trả lời: người nêu thấy chưa ổn" if asked_again else "Trả lời vướng mắc",
        about=row["text"][:120],
        url=reverse("collaborators:difficulty", args=[row["one"]]),
        action="Mở vướng mắc",
        due_on=None if asked_again else due_on,
        since=_day(row["since"]),
        why="Anh, chị được giao theo dõi vướng mắc này.",
        key=f"{DIFFICULTY}{row['one']}",
        holder=row["owner"] or "",
    )


def _unowned(row: dict, on: date) -> Deadline:
    return Deadline(
        group="waiting",
        what=f"Giao người theo dõi {row['number']} vướng mắc",
        about=f"Nêu sớm nhất {format_date(_day(row['since']))}",
        url=_list("chua-giao"),
        action="Xem danh sách",
        since=_day(row["since"]),
        why="Cộng tác viên nêu trong báo cáo quý; chưa giao ai thì chưa ai trả lời.",
        key="collaborators.difficulties:unowned",
    )


def _overdue(row: dict, on: date) -> Deadline:
    return Deadline(
        group="late",
        what=f"{row['number']} vướng mắc quá hạn trả lời",
        about="Của mọi người theo dõi trong địa bàn",
        url=_list("qua-han"),
        action="Xem danh sách",
        due_on=_day(row["due_on"]),
        since=_day(row["since"]),
        why="Hạn do Trung tâm đặt khi giao; người nêu thấy hạn này ở trang của mình.",
        key="collaborators.difficulties:overdue",
    )


def _sign(row: dict, on: date) -> Deadline:
    starts_on = _day(row["starts_on"])
    return Deadline(
        group=_by(starts_on, on),
        what=f"Ghi quyết định cho danh sách mạng lưới năm {row['year']}",
        about=row["unit"],
        url=reverse("collaborators:renewal", args=[row["one"]]),
        action="Mở danh sách",
        due_on=starts_on,
        why=f"Danh sách lập rồi mà chưa có quyết định thì mạng lưới chưa đổi. {_NETWORK}",
        key=f"collaborators.renewal:{row['one']}:sign",
        ahead=AHEAD.days,
    )


def _renew(row: dict, on: date) -> Deadline:
    day = _day(row["day"])
    return Deadline(
        group="due",
        what=f"Lập danh sách mạng lưới mới: {row['number']} cộng tác viên hết kỳ",
        about=row["unit"],
        url=reverse("collaborators:renewals"),
        action="Mở danh sách",
        due_on=day,
        why=f"Sau ngày ấy những người này không còn trong mạng lưới và chưa ai thay. {_NETWORK}",
        key=f"collaborators.network:{row['pk']}:{day:%Y%m%d}",
        ahead=AHEAD.days,
    )


_TOLD: dict[str, Callable[[dict, date], Deadline]] = {
    "remind": _remind,
    "review": _review,
    "record": _record,
    "agree": _agree,
    "ending": _ending,
    "answer": _answer,
    "unowned": _unowned,
    "overdue": _overdue,
    "sign": _sign,
    "renew": _renew,
}
