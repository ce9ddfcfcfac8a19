"""What to write to break the checks of decisions about the register."""

BREAKS: dict[str, dict] = {
    "decision_declined_says_why": {"reason": ""},
    "decision_written_of_one": {"decision": "ghi"},
    "decision_undone_by_somebody": {"undone_because": "Nhầm"},
}
