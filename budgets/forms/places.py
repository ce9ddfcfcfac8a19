"""Where a desk works, for boxes that ask for a place."""

from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from khuyencong.territory.forms import UnitChoiceField


def home_of(user: User) -> str:
    """The one place the person works in, as it is typed; empty where there are several."""
    ids = reach_of(user).unit_ids
    return UnitChoiceField(on=None).prepare_value(ids[0]) if len(ids) == 1 else ""
