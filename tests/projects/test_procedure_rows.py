"""The rows of procedures agree with the closed table of moves and with the other reference tables."""

import csv

import pytest
from django.conf import settings

from projects.choices import Party

# name of the move: (from, …) → to
TABLE = {
    "SUBMIT": ("DRAFT RETURNED", "SUBMITTED"),
    "RETURN": ("SUBMITTED APPRAISAL", "RETURNED"),
    "TAKE_UP": ("SUBMITTED", "APPRAISAL"),
    "APPROVE": ("APPRAISAL", "APPROVED"),
    "REJECT": ("SUBMITTED APPRAISAL", "REJECTED"),
    "SIGN": ("APPROVED", "CONTRACTED"),
    "START": ("CONTRACTED", "RUNNING"),
    "SUSPEND": ("RUNNING", "SUSPENDED"),
    "RESUME": ("SUSPENDED", "RUNNING"),
    "ASK_ACCEPTANCE": ("RUNNING", "ACCEPTING"),
    "NOT_YET": ("ACCEPTING", "RUNNING"),
    "ACCEPT": ("ACCEPTING", "ACCEPTED"),
    "SETTLE": ("ACCEPTED RUNNING", "SETTLED"),
    "SEND_BACK_SETTLEMENT": ("SETTLED", "ACCEPTED"),
    "DEMAND_REFUND": ("SETTLED STOPPED", "REFUNDING"),
    "LIQUIDATE": ("SETTLED REFUNDING", "LIQUIDATED"),
    "ARCHIVE": ("LIQUIDATED STOPPED", "ARCHIVED"),
    "STOP": ("APPROVED CONTRACTED RUNNING SUSPENDED", "STOPPED"),
    "WITHDRAW": ("DRAFT SUBMITTED RETURNED APPRAISAL", "WITHDRAWN"),
}
PAIRS = {(move, start, to) for move, (starts, to) in TABLE.items() for start in starts.split()}
STATUSES = {one for _, start, to in PAIRS for one in (start, to)}
CODES = ("KCQG-2013", "KCDP-MAU")


def rows(name: str) -> list[dict]:
    with (settings.FIXTURES_DIR / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def moves_of(procedure: str) -> set[tuple[str, str, str]]:
    return {
        (one["move"], one["from_status"], one["to_status"])
        for one in rows("procedure_moves")
        if one["procedure"] == procedure
    }


def test_each_line_of_a_move_is_in_the_closed_table_and_stands_once():
    found = [(one["procedure"], one["move"], one["from_status"], one["to_status"]) for one in rows("procedure_moves")]
    assert len(found) == len(set(found))
    assert {line[1:] for line in found} <= PAIRS
    assert {line[0] for line in found} == set(CODES)


def test_the_national_procedure_uses_the_whole_table_the_local_all_but_force_majeure():
    assert moves_of("KCQG-2013") == PAIRS
    assert PAIRS - moves_of("KCDP-MAU") == {("SETTLE", "RUNNING", "SETTLED")}


@pytest.mark.parametrize("procedure", CODES)
def test_every_status_can_be_reached_and_no_open_one_is_a_trap(procedure):
    found = moves_of(procedure)
    reached, grew = {"DRAFT"}, True
    while grew:
        more = {to for _, start, to in found if start in reached}
        grew, reached = not more <= reached, reached | more
    assert reached == STATUSES
    ends = {"ARCHIVED", "REJECTED", "WITHDRAWN"}
    assert {start for _, start, _ in found} == STATUSES - ends


def test_codes_named_are_those_of_the_other_tables():
    papers = {one["code"] for one in rows("paper_types")}
    kinds = {one["kind"] for one in rows("reasons")} | {""}
    named = {code for one in rows("procedure_moves") for code in one["papers"].split(";") if code}
    assert named <= papers
    assert {one["reason_kind"] for one in rows("procedure_moves")} <= kinds
    laws = {f"{one['number']}/{one['symbol']}" for one in rows("legal_documents")} | {""}
    assert {one["document"].rpartition(" ")[2] for one in rows("procedures")} <= laws


def test_each_move_names_its_decider_and_how_sure_we_are():

    for one in (*rows("procedure_moves"), *rows("procedure_checkpoints")):
        assert one["decided_by"] in Party.values
        assert one["certainty"] in {"S", "S2", "M", "I"}
        assert one["source_ref"]
        assert one["needs_document"] in {"0", "1"}


def test_a_checkpoint_holds_up_a_move_that_leaves_its_status():
    for one in rows("procedure_checkpoints"):
        ways = {move for move, start, _ in moves_of(one["procedure"]) if start == one["status"]}
        assert one["before_move"] in ways
        assert one["only_for"] in {"", "nhom", "dau_thau"}
