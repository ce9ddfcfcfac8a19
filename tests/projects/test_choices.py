"""The closed tables of đề án."""

from projects.choices import (
    COUNTED_AS_APPROVED,
    OPEN,
    PROJECT_TRANSITIONS,
    PURSE_MARKS,
    STATUS_MARKS,
    ProjectStatus,
    Purse,
    main_path,
)


def test_every_status_has_its_moves_and_its_mark():
    assert set(PROJECT_TRANSITIONS) == set(STATUS_MARKS) == set(ProjectStatus)


def test_open_statuses_are_those_with_a_way_on():
    assert set(OPEN) == {status for status, targets in PROJECT_TRANSITIONS.items() if targets}


def test_main_path_goes_from_draft_to_done():
    assert main_path() == [
        ProjectStatus.DRAFT,
        ProjectStatus.SUBMITTED,
        ProjectStatus.APPROVED,
        ProjectStatus.DONE,
    ]


def test_what_counts_as_approved_lies_on_the_main_path():
    assert set(COUNTED_AS_APPROVED) <= set(main_path())


def test_every_purse_has_its_word():
    assert set(PURSE_MARKS) == set(Purse)
