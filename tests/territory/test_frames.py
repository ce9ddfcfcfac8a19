"""Frames: a record has one unit of the frame, or the reason why not; nothing is guessed and nothing is lost."""

import random
from collections import Counter
from datetime import date

import pytest

from khuyencong.territory.choices import Frame, Kind, Level, Reason
from khuyencong.territory.models import AdministrativeUnit, Succession
from khuyencong.territory.queries import Framer

TODAY = date(2026, 3, 1)


@pytest.fixture
def place(unit):
    def place(key, frame, level):
        pk = unit(key).pk
        placed = Framer(frame=frame, level=level, unit_ids=[pk], today=TODAY).place_of(pk)
        return placed.unit.reference_key if placed.unit else placed.reason

    return place


@pytest.mark.parametrize(
    ("key", "frame", "level", "found"),
    [
        # at the time: as recorded, or what held it then
        ("old-25741", Frame.AS_RECORDED, Level.COMMUNE, "old-25741"),
        ("old-25741", Frame.AS_RECORDED, Level.DISTRICT, "old-718"),
        ("old-25741", Frame.AS_RECORDED, Level.PROVINCE, "old-74"),
        ("new-25750", Frame.AS_RECORDED, Level.PROVINCE, "new-79"),
        ("new-25750", Frame.AS_RECORDED, Level.DISTRICT, Reason.COARSE),
        ("old-719", Frame.AS_RECORDED, Level.COMMUNE, Reason.COARSE),
        # current
        ("old-25744", Frame.CURRENT, Level.COMMUNE, "new-25750"),
        ("old-25741", Frame.CURRENT, Level.COMMUNE, Reason.SPLIT),
        ("old-25741", Frame.CURRENT, Level.PROVINCE, "new-79"),
        ("old-719", Frame.CURRENT, Level.COMMUNE, Reason.COARSE),
        ("old-719", Frame.CURRENT, Level.PROVINCE, "new-79"),
        ("old-74", Frame.CURRENT, Level.PROVINCE, "new-79"),
        ("old-74", Frame.CURRENT, Level.COMMUNE, Reason.COARSE),
        ("old-755", Frame.CURRENT, Level.COMMUNE, "new-26732"),
        ("new-25750", Frame.CURRENT, Level.COMMUNE, "new-25750"),
        ("old-25744", Frame.CURRENT, Level.DISTRICT, Reason.COARSE),
        # old
        ("old-25741", Frame.OLD, Level.DISTRICT, "old-718"),
        ("new-25750", Frame.OLD, Level.COMMUNE, Reason.SPLIT),
        ("new-25750", Frame.OLD, Level.DISTRICT, "old-718"),
        ("new-25750", Frame.OLD, Level.PROVINCE, "old-74"),
        ("new-79", Frame.OLD, Level.PROVINCE, Reason.SPLIT),
        ("new-79", Frame.OLD, Level.COMMUNE, Reason.COARSE),
        ("new-01", Frame.OLD, Level.PROVINCE, "old-01"),
    ],
)
def test_place_of(place, key, frame, level, found):
    assert place(key, frame, level) == found


def test_a_split_is_named(unit):
    pk = unit("old-25741").pk
    placed = Framer(frame=Frame.CURRENT, level=Level.COMMUNE, unit_ids=[pk], today=TODAY).place_of(pk)
    assert placed.words == "Tách, chưa phân được: Phường Phú Lợi hoặc Phường Thủ Dầu Một"
    assert [unit.reference_key for unit in placed.candidates] == ["new-25750", "new-25747"]


def test_no_unit_and_no_successor_have_no_place(places):
    lost = AdministrativeUnit.objects.create(
        code="999", level=Level.DISTRICT, kind=Kind.HUYEN, name="Thử", valid_to=date(1996, 12, 31),
        parent=AdministrativeUnit.objects.get(reference_key="old-74"),
    )  # fmt: skip
    framer = Framer(frame=Frame.CURRENT, level=Level.PROVINCE, unit_ids=[None, lost.pk], today=TODAY)
    assert framer.place_of(None).reason == framer.place_of(lost.pk).reason == Reason.NONE
    assert framer.place_of(None).words == "Chưa rõ địa bàn"
    with pytest.raises(KeyError):
        framer.place_of(-1)


def test_a_second_merger_is_followed_too(unit):
    """Units change again later: the walk goes on to those of the day asked for."""
    ward, neighbour = unit("new-25750"), unit("new-25747")
    merged = AdministrativeUnit.objects.create(
        code="99999", level=Level.COMMUNE, kind=Kind.PHUONG, name="Thử", parent=unit("new-79"),
        valid_from=date(2030, 1, 1),
    )  # fmt: skip
    for before in (ward, neighbour):
        AdministrativeUnit.objects.filter(pk=before.pk).update(valid_to=date(2029, 12, 31))
        Succession.objects.create(predecessor=before, successor=merged, part="whole")
    pk = unit("old-25741").pk  # split in 2025, whole again in 2030
    later = Framer(frame=Frame.CURRENT, level=Level.COMMUNE, unit_ids=[pk], today=date(2030, 1, 1))
    assert later.place_of(pk).unit == merged
    old = Framer(frame=Frame.OLD, level=Level.DISTRICT, unit_ids=[merged.pk])
    assert old.place_of(merged.pk).unit.reference_key == "old-718"


@pytest.mark.parametrize("how_many", [1, 3, 3000])
def test_two_queries_however_many(places, django_assert_num_queries, how_many):
    communes = AdministrativeUnit.objects.filter(level=Level.COMMUNE).order_by("pk")
    ids = list(communes.values_list("pk", flat=True)[:how_many])
    with django_assert_num_queries(2):
        framer = Framer(frame=Frame.CURRENT, level=Level.COMMUNE, unit_ids=ids, today=TODAY)
        for pk in ids:
            assert framer.place_of(pk).words


@pytest.mark.parametrize("level", [Level.PROVINCE, Level.COMMUNE])
@pytest.mark.parametrize("seed", range(5))
def test_the_sums_agree_in_every_frame(places, level, seed):
    """Σ by units of the frame + split + coarse + none = Σ of records, whatever was recorded."""
    dice = random.Random(seed)
    ids = list(AdministrativeUnit.objects.order_by("pk").values_list("pk", flat=True))
    records = [(dice.choice([*dice.sample(ids, 5), None]), dice.randrange(1, 10**9)) for _ in range(400)]
    for frame in Frame:
        framer = Framer(frame=frame, level=level, unit_ids=[pk for pk, _ in records], today=TODAY)
        by_place, beside = Counter(), Counter()
        for pk, amount in records:
            placed = framer.place_of(pk)
            assert (placed.unit is not None) == (placed.reason == Reason.OK)
            assert len(placed.candidates) != 1
            if placed.unit:
                assert placed.unit.level == level
                by_place[placed.unit] += amount
            else:
                beside[placed.reason] += amount
        assert set(by_place) == set(framer.places)
        assert by_place.total() + beside.total() == sum(amount for _, amount in records)


def test_every_commune_agrees_with_its_successions(places):
    """All 13.356 communes at once, against the links read plainly."""
    communes = AdministrativeUnit.objects.filter(level=Level.COMMUNE)
    after, before = {}, {}
    for predecessor, successor in Succession.objects.filter(predecessor__level=Level.COMMUNE).values_list(
        "predecessor_id", "successor_id"
    ):
        after.setdefault(predecessor, set()).add(successor)
        before.setdefault(successor, set()).add(predecessor)
    ids = list(communes.values_list("pk", flat=True))
    current = Framer(frame=Frame.CURRENT, level=Level.COMMUNE, unit_ids=ids, today=TODAY)
    old = Framer(frame=Frame.OLD, level=Level.COMMUNE, unit_ids=ids)
    for pk in ids:
        for framer, links in ((current, after), (old, before)):
            expected = links.get(pk) or {pk}
            placed = framer.place_of(pk)
            if placed.reason == Reason.OK:
                assert {placed.unit.pk} == expected or placed.unit.pk == pk
            elif placed.reason == Reason.SPLIT:
                assert {unit.pk for unit in placed.candidates} == expected
