"""Keeping the register: what establishments are and need, and taking back what was written by mistake."""

from khuyencong.establishments.services.corrections import (
    end_site,
    open_site_again,
    remove_site,
    take_back_facts,
    withdraw,
)
from khuyencong.establishments.services.register import (
    add_establishment,
    add_site,
    answer_need,
    assign_need,
    change_facts,
    correct_year,
    join_association,
    place_in_village,
    record_consent,
    record_continuation,
    record_need,
    record_trait,
    record_year,
    take_over,
    take_up,
)

__all__ = [
    "add_establishment",
    "add_site",
    "answer_need",
    "assign_need",
    "change_facts",
    "correct_year",
    "end_site",
    "join_association",
    "open_site_again",
    "place_in_village",
    "record_consent",
    "record_continuation",
    "record_need",
    "record_trait",
    "record_year",
    "remove_site",
    "take_back_facts",
    "take_over",
    "take_up",
    "withdraw",
]
