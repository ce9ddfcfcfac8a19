"""What to write to break each check of certificates, consents to publish and prizes."""

from datetime import date

BREAKS: dict[str, dict] = {
    "recognition_code_shape": {"code": "IL01"},
    "print_within_its_total": {"done": 999},
    "print_done_has_its_file": {"state": "xong"},
    "print_error_of_a_failure": {"error": "x"},
    "publicity_names_who": {"given_by": ""},
    "publicity_of_something": {"shows_name": False, "shows_contact": False, "shows_photos": False},
    "publicity_withdrawn_with_note": {"withdrawn_on": date(2090, 1, 1)},
    "prize_positive": {"amount": 0},
}
