"""The closed tables of đề án."""

from projects.choices import (
    COUNTED_AS_APPROVED,
    COUNTED_AS_DONE,
    MOVES,
    OPEN,
    PROJECT_TRANSITIONS,
    PURSE_MARKS,
    STATUS_MARKS,
    Move,
    ProjectStatus,
    Purse,
    main_path,
    moves_from,
)


def test_every_status_has_its_moves_and_its_mark():
    assert set(PROJECT_TRANSITIONS) == set(STATUS_MARKS) == set(ProjectStatus)


def test_every_move_has_its_line():
    assert set(MOVES) == set(Move)


def test_open_statuses_are_those_with_a_way_on():
    assert set(OPEN) == {status for status, targets in PROJECT_TRANSITIONS.items() if targets}


def test_main_path_goes_from_draft_to_archive():
    assert [status.name for status in main_path()] == [
        "DRAFT",
        "SUBMITTED",
        "APPRAISAL",
        "APPROVED",
        "CONTRACTED",
        "RUNNING",
        "ACCEPTING",
        "ACCEPTED",
        "SETTLED",
        "LIQUIDATED",
        "ARCHIVED",
    ]


def test_what_moves_leave_is_what_the_transitions_say():
    for status in ProjectStatus:
        assert {MOVES[move].target for move in moves_from(status)} == set(PROJECT_TRANSITIONS[status])


def test_what_is_done_was_approved():
    assert set(COUNTED_AS_DONE) < set(COUNTED_AS_APPROVED)


def test_every_move_that_writes_money_starts_from_an_appraised_file():
    early = {ProjectStatus.DRAFT, ProjectStatus.SUBMITTED, ProjectStatus.RETURNED}
    assert not [move for move, spec in MOVES.items() if spec.funded and early & set(spec.sources)]


def test_every_purse_has_its_word():
    assert set(PURSE_MARKS) == set(Purse)
