"""What a person should do about bình chọn: a question asked of the records."""

from datetime import date

from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from products.queries.scoring import desks


def scoring_deadlines(user: User, on: date, ask: Ask = MINE) -> list[Deadline]:
    """A judge's rounds with ballots still to hand in."""
    if user is None or not reach_of(user).has(Role.JUROR):
        return []
    return [
        Deadline(
            group="late" if desk.round.scoring_ends_on and desk.round.scoring_ends_on < on else "due",
            what=f"Chấm {desk.left} sản phẩm",
            about=str(desk.round),
            url=reverse("products:scoring"),
            action="Chấm",
            due_on=desk.round.scoring_ends_on,
            since=desk.round.status_since,
            why="Anh, chị là giám khảo của đợt này.",
        )
        for desk in desks(user)
        if desk.is_open and desk.left
    ]
