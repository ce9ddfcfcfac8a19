"""What a round is scored by is held by PostgreSQL, whoever writes: each rule of ballots, ties, seats and registrations is
broken once by raw SQL, past forms and services."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from products.choices import ConflictAnswer, ProductGroup
from products.models import Ballot
from tests.factories.core import OfficialDocumentFactory
from tests.factories.products import ProductFactory, RecognitionFactory
from tests.factories.voting import (
    BallotFactory,
    ConflictFactory,
    CouncilMemberFactory,
    EntryFactory,
    JuryMemberFactory,
    RoundFactory,
    give,
    lay_frame,
    scoring_round,
    seat_bodies,
)

pytestmark = pytest.mark.django_db


def refused_by(*statements: tuple[str, list]) -> str:
    """The rule that refuses these statements of one transaction, at its end."""
    with pytest.raises(IntegrityError) as refused:
        taken(*statements)
    return refused.value.__cause__.diag.constraint_name


def taken(*statements: tuple[str, list]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)
        connection.check_constraints()


def test_a_registration_is_taken_in_with_a_lower_certificate_in_force_that_day():
    """“valid lower certificate block with their article”: withdrawn, ended, of another product, issued later; and taken."""
    one, product = RoundFactory(open=True), ProductFactory()
    entry, day = EntryFactory(round=one, product=product), one.opens_on
    take = "UPDATE products_entry SET status = 'hop_le', lower_id = %s WHERE id = %s"
    good = {"product": product, "level": "huyen", "decided_on": date(2024, 5, 5), "valid_to": day}
    bad = [
        {"valid_to": date(day.year - 1, 12, 31)},
        {"valid_to": None},
        {"product": ProductFactory()},
        {"level": "tinh"},
        {"withdrawn_on": day, "withdrawal_note": "Sai", "withdrawal": OfficialDocumentFactory()},
    ]
    for year, facts in enumerate(bad, 2019):
        told = good | {"year": year, "decided_on": date(year, 5, 5)} | facts
        assert refused_by((take, [RecognitionFactory(**told).pk, entry.pk])) == "lower_opens_the_round", facts
    assert refused_by((take, [None, entry.pk])) == "lower_opens_the_round"
    taken((take, [RecognitionFactory(**good).pk, entry.pk]))
    later = EntryFactory(round=one)
    road = "UPDATE products_entry SET status = 'hop_le', no_lower_round = true WHERE id = %s"
    taken((road, [later.pk]))


def test_a_commune_round_asks_for_no_lower_certificate():
    one = RoundFactory(open=True, level="xa", unit=ProductFactory().unit)
    entry = EntryFactory(round=one)
    taken(("UPDATE products_entry SET status = 'hop_le' WHERE id = %s", [entry.pk]))


WRITE = (
    "INSERT INTO products_ballot (entry_id, juror_id, way, comment, submitted_at, void, sha256, version)"
    " VALUES (%s, %s, 'tren_cong', '', NULL, false, '', 1)"
)


def test_a_ballot_is_of_a_judge_of_the_group_while_scoring_and_of_nobody_recused():
    one, other = scoring_round(entries=2, jury=3), scoring_round(entries=1, jury=1)
    entry, second = one.entries.order_by("number")
    judge, stranger = one.jury.first(), other.jury.first()
    assert refused_by((WRITE, [entry.pk, stranger.pk])) == "ballot_of_one_round"
    one.jury.filter(pk=judge.pk).update(groups=[ProductGroup.OTHER])
    assert refused_by((WRITE, [entry.pk, judge.pk])) == "ballot_of_their_group"
    away = ConflictFactory(entry=second, juror=one.jury.last())
    assert refused_by((WRITE, [second.pk, away.juror_id])) == "recused_does_not_score"
    waiting = EntryFactory(accepted=True)
    early = JuryMemberFactory(round=waiting.round)
    assert refused_by((WRITE, [waiting.pk, early.pk])) == "ballot_while_scoring"


def test_a_ballot_handed_in_has_every_score_and_keeps_it():
    ballot = BallotFactory()
    hand_in = "UPDATE products_ballot SET submitted_at = now() WHERE id = %s"
    assert refused_by((hand_in, [ballot.pk])) == "ballot_handed_in_whole"
    one = scoring_round(entries=1, jury=1)
    whole = give(one.entries.get(), one.jury.get(), 80)
    connection.check_constraints()
    line = whole.scores.first()
    assert refused_by(("DELETE FROM products_ballotscore WHERE id = %s", [line.pk])) == "ballot_handed_in_whole"


def test_who_is_recused_or_gone_leaves_no_ballot_that_counts():
    one = scoring_round(entries=1, jury=3)
    entry, judge = one.entries.get(), one.jury.first()
    give(entry, judge, 80)
    recuse = (
        "INSERT INTO products_conflict (entry_id, juror_id, kind, answer, note, decided_at, decided_by_id)"
        " VALUES (%s, %s, 'tu_khai', 'khong_cham', 'Em ruột', now(), %s)"
    )
    assert refused_by((recuse, [entry.pk, judge.pk, judge.user_id])) == "recusal_leaves_no_ballot"
    stranger = scoring_round(entries=1, jury=1).jury.first()
    assert refused_by((recuse, [entry.pk, stranger.pk, judge.user_id])) == "conflict_of_one_round"
    leave = "UPDATE products_jurymember SET left_on = current_date WHERE id = %s"
    stay = JuryMemberFactory(round=one)
    assert refused_by((leave, [judge.pk])) == "gone_leaves_no_ballot"
    Ballot.objects.filter(juror=judge).update(void=True)
    taken((leave, [judge.pk]))
    assert stay.left_on is None
    assert ConflictFactory(entry=entry, juror=judge).answer == ConflictAnswer.RECUSED


@pytest.mark.parametrize("factory", [CouncilMemberFactory, JuryMemberFactory])
def test_a_place_is_taken_by_decision_from_one_who_left_of_the_same_round(factory):
    old, elsewhere = factory(), factory(left_on=date(date.today().year, 12, 31))
    table = f"products_{factory._meta.model._meta.model_name}"
    new = factory(round=old.round, document=OfficialDocumentFactory())
    take = f"UPDATE {table} SET replaces_id = %s WHERE id = %s"  # noqa: S608
    assert refused_by((take, [old.pk, new.pk])) == f"{table}_replaced_has_left"
    assert refused_by((take, [elsewhere.pk, new.pk])) == f"{table}_replaced_has_left"
    factory._meta.model.objects.filter(pk=old.pk).update(left_on=old.joined_on)
    bare = factory(round=old.round)
    assert refused_by((take, [old.pk, bare.pk])).endswith("_replaced_by_decision")
    taken((take, [old.pk, new.pk]))


def test_scoring_begins_under_a_decided_frame():
    """“own sub-criteria …, decided and dated”."""
    one = RoundFactory(review=True)
    seat_bodies(one)
    lay_frame(one)
    EntryFactory(round=one, accepted=True)
    one.frame_decided_on = None
    one.save(update_fields=["frame_decided_on"])
    step = (
        "INSERT INTO products_roundmove (round_id, from_status, to_status, happened_on, recorded_at, by_id, note)"
        " VALUES (%s, 'xet_ho_so', 'cham_diem', current_date, now(), %s, '')"
    )
    begin = "UPDATE products_votinground SET status = 'cham_diem' WHERE id = %s"
    assert refused_by((step, [one.pk, one.moves.first().by_id]), (begin, [one.pk])) == "frame_is_decided"
