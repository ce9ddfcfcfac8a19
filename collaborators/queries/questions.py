"""Which questions a report answers."""

from datetime import date

from collaborators.models import ReportQuestion
from khuyencong.core.readings import reading

PART_NAMES = {
    1: "Tình hình công nghiệp, tiểu thủ công nghiệp",
    2: "Rà soát cơ sở",
    3: "Đề xuất hoạt động khuyến công",
    4: "Khó khăn, vướng mắc, bất hợp lý",
}


@reading(ReportQuestion)
def all_questions() -> tuple[ReportQuestion, ...]:
    """Every version, in the order of the report."""
    return tuple(ReportQuestion.objects.order_by("part", "order", "valid_from", "pk"))


def questions_on(day: date, *, alone: bool = False) -> list[ReportQuestion]:
    """Those in force on a day; before the first version, that one. ``alone``: nothing else of the law is asked for."""
    everything = all_questions.alone() if alone else all_questions()
    found = [one for one in everything if (one.valid_from or date.min) <= day <= (one.valid_to or date.max)]
    if found:
        return found
    first: dict[str, ReportQuestion] = {}
    for one in everything:
        first.setdefault(one.code, one)
    return list(first.values())
