"""“Ballots on phone, tablet or paper (… entered by two people and reconciled, scan kept); independent until closed: no
judge sees another's; progress x/y with who is missing; spread flagged, re-reading asked and logged; sealing: ballots
hashed and unchangeable”."""

import random
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from products import exports, services
from products.choices import ConflictAnswer, ConflictKind, JurySeat, RoundStatus
from products.models import Ballot, BallotScore, Entry
from products.queries import seals
from products.queries.board import board
from products.queries.conflicts import ties
from products.queries.readiness import readiness
from tests.acceptance.foundation.hostile_files import PDF
from tests.factories.core import OfficialDocumentFactory
from tests.factories.voting import (
    EntryFactory,
    JuryMemberFactory,
    RoundFactory,
    lay_frame,
    scoring_round,
    seat_bodies,
    walk,
)
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def staff():
    return person(Role.STAFF)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def marks(one, share="0.8") -> dict:
    """Points for each criterion: so much of the most."""
    return {
        line: (line.max_points * Decimal(share)).quantize(Decimal("0.01")) for line in one.criteria.order_by("order")
    }


def handed_in(judge, entry, share="0.8") -> Ballot:
    return services.write_ballot(by=judge.user, entry=entry, points=marks(entry.round, share), submit=True)


def test_a_judge_scores_on_a_page_of_their_own_and_the_draft_stays(staff):
    """Kept, refused with words, handed in whole; on a phone: ``test_ballot_phone``."""
    one = scoring_round(entries=2, jury=3)
    judge, entry = one.jury.first(), one.entries.order_by("number")[0]
    client, url = signed_in(judge.user), reverse("products:ballot", args=[entry.pk])
    lines = list(one.criteria.order_by("order"))
    client.post(url, {"version": "0", f"c{lines[0].pk}": "12,5", "save": ""})
    kept = client.get(url).content.decode()
    assert 'value="12,5"' in kept
    version = Ballot.objects.get().version
    early = client.post(url, {"version": version, f"c{lines[0].pk}": "12,5", "submit": ""})
    assert f"Còn {len(lines) - 1} tiêu chí chưa chấm" in early.content.decode()
    version = Ballot.objects.get().version
    wrong = client.post(url, {"version": version, f"c{lines[0].pk}": "16", "save": ""})
    assert "16 lớn hơn mức tối đa 15" in wrong.content.decode()
    version = Ballot.objects.get().version
    whole = {f"c{line.pk}": str(line.max_points).replace(".", ",") for line in lines}
    client.post(url, whole | {"version": version, "submit": "", "comment": "Tốt"})
    assert Ballot.objects.get().submitted_at
    assert "Phiếu đã gửi" in client.get(url).content.decode()


def test_no_judge_sees_anothers_ballot_and_a_stranger_finds_nothing(staff):
    """“A juror sees only their own; foreign → 404.”"""
    one = scoring_round(entries=1, jury=3)
    first, second, _ = one.jury.order_by("pk")
    entry = one.entries.get()
    handed_in(first, entry, "0.9")
    assert not Ballot.objects.visible_to(second.user).exists()
    page = signed_in(second.user).get(reverse("products:ballot", args=[entry.pk])).content.decode()
    assert "CHƯA GỬI" in page
    assert 'value="13,5"' not in page
    for url in ("products:board", "products:round"):
        assert signed_in(second.user).get(reverse(url, args=[one.pk])).status_code == 404
    for route in ("products:ballot", "products:ballot_aside"):
        assert signed_in(person(Role.JUROR)).get(reverse(route, args=[entry.pk])).status_code == 404
    elsewhere = scoring_round(entries=1, jury=3)
    assert signed_in(second.user).get(reverse("products:ballot", args=[elsewhere.entries.get().pk])).status_code == 404


def test_the_home_of_a_judge_shows_their_round(staff):
    one = scoring_round(entries=2, jury=3, scoring_ends_on=None)
    judge = one.jury.first()
    home = signed_in(judge.user).get("/").content.decode()
    assert "Chấm 2 sản phẩm" in home
    assert str(one) in signed_in(judge.user).get(reverse("products:scoring")).content.decode()


def test_staff_who_judge_read_no_marks_before_the_seal(staff):
    one = scoring_round(entries=1, jury=3)
    judge = one.jury.first()
    judge.user = staff
    judge.save()
    refused = signed_in(staff).get(reverse("products:board", args=[one.pk]))
    assert (refused.status_code, "sau khi đóng chấm" in refused.content.decode()) == (403, True)


def test_progress_names_who_is_missing_and_spread_is_flagged(staff):
    """“progress x/y with who is missing; spread flagged, re-reading asked and logged”."""
    one = scoring_round(entries=1, jury=3)
    first, second, third = one.jury.order_by("pk")
    entry = one.entries.get()
    handed_in(first, entry, "0.9")
    handed_in(second, entry, "0.6")
    tally = board(one).tallies[0]
    assert (tally.progress, tally.missing, tally.gap, tally.is_spread) == ("2/3", (third,), Decimal(30), True)
    page = signed_in(staff).get(reverse("products:board", args=[one.pk])).content.decode()
    assert "2/3 phiếu" in page
    assert "cần đọc lại" in page
    services.ask_rereading(by=staff, entry=entry, reason="Chênh 30 điểm")
    assert board(one).tallies[0].progress == "0/3"
    assert entry.rereadings.get().before == {first.full_name: "90.00", second.full_name: "60.00"}
    assert "Mở đọc lại" in one.timeline.activities.latest("pk").text
    ballot = Ballot.objects.get(juror=second)
    services.write_ballot(by=second.user, entry=entry, points=marks(one, "0.8"), submit=True, expected=ballot.version)
    assert board(one).tallies[0].marks[0].total == Decimal(80)


def test_a_paper_ballot_counts_when_two_people_read_the_same(staff):
    """“paper (…; entered by two people and reconciled, scan kept)”."""
    one = scoring_round(entries=1, jury=3)
    judge, entry = one.jury.first(), one.entries.get()
    other = person(Role.STAFF)
    scan = SimpleUploadedFile("phieu.pdf", PDF, "application/pdf")
    facts = {"entry": entry, "juror": judge}
    with pytest.raises(DomainError, match="bản chụp"):
        services.type_paper_ballot(by=staff, points=marks(one), **facts)
    services.type_paper_ballot(by=staff, points=marks(one), scan=scan, **facts)
    services.type_paper_ballot(by=staff, points=marks(one), **facts)
    assert board(one).given == 0, "one person twice is one person"
    services.type_paper_ballot(by=other, points=marks(one, "0.7"), **facts)
    assert board(one).given == 0
    assert "khác nhau" in signed_in(staff).get(reverse("products:board", args=[one.pk])).content.decode()
    services.type_paper_ballot(by=other, points=marks(one), **facts)
    ballot = Ballot.objects.get()
    assert (board(one).given, ballot.scan is not None, board(one).tallies[0].marks[0].total) == (1, True, Decimal(80))


def test_a_judge_who_is_replaced_or_stands_aside_leaves_no_ballot_that_counts(staff):
    """“replacement by decision …; recusal per product; the chair's decision kept”."""
    one = scoring_round(entries=2, jury=3)
    first, second, third = one.jury.order_by("pk")
    entry, next_one = one.entries.order_by("number")
    handed_in(second, entry)
    handed_in(third, entry)
    services.declare_conflict(by=third.user, entry=entry, note="Em ruột chủ cơ sở")
    facts = {"round_": one, "full_name": "Ngô Thay", "joined_on": today(), "seat": JurySeat.MEMBER}
    with pytest.raises(DomainError, match="chỉ thay người"):
        services.seat_juror(by=staff, **facts)
    with pytest.raises(DomainError, match="phải có quyết định"):
        services.seat_juror(by=staff, replaces=second, **facts)

    decision = DocumentFacts(title="Thay giám khảo", number="9", symbol="QĐ-HĐBC", issued_on=today(), issuer="Hội đồng")
    services.seat_juror(by=staff, replaces=second, document=decision, **facts)
    tally = board(one).tallies[0]
    assert (tally.progress, tally.recused, [one.full_name for one in tally.judges]) == (
        "0/2",
        (third,),
        [first.full_name, "Ngô Thay"],
    )
    assert signed_in(third.user).get(reverse("products:ballot", args=[entry.pk])).status_code == 404
    assert signed_in(second.user).get(reverse("products:ballot", args=[next_one.pk])).status_code == 404
    connection.check_constraints()


def test_ties_found_block_with_a_regulation_and_warn_without(staff):
    """“they block with that document, without one they warn”; “owner, phone, tax code, commune, co-work detected”."""

    one = RoundFactory(review=True)
    judges = seat_bodies(one, jury=5)
    lay_frame(one)
    entry = EntryFactory(round=one, accepted=True)
    maker = entry.product.establishment
    profile = maker.profiles.get()
    profile.owner_name, profile.phone, profile.tax_code = "Lý Văn Chủ", "+84 912 345 678", "0312345678"
    profile.save()
    told = [{"full_name": "ly van CHU"}, {"phone": "0912.345.678"}, {"personal_code": "0312345678"}]
    told += [{"works_at": maker}, {"unit": entry.product.unit}]
    for judge, facts in zip(judges, told, strict=True):
        for name, value in facts.items():
            setattr(judge, name, value)
        judge.save()
    kinds = [tie.kinds for tie in ties(board(one))]
    assert kinds == [
        (ConflictKind.OWNER,),
        (ConflictKind.PHONE,),
        (ConflictKind.TAX_CODE,),
        (ConflictKind.WORK,),
        (ConflictKind.COMMUNE,),
    ]
    assert readiness(one, RoundStatus.SCORING).blocks == ()
    assert "Có xung đột lợi ích chưa quyết" in readiness(one, RoundStatus.SCORING).warns[0]
    one.regulation = OfficialDocumentFactory(number="2", symbol="QC-HĐBC")
    one.save()
    with pytest.raises(DomainError, match="theo quy chế 2/QC-HĐBC"):
        services.advance_round(by=staff, round_=one, to=RoundStatus.SCORING, on=today())
    for judge in judges:
        answer = ConflictAnswer.SCORES if judge == judges[4] else ConflictAnswer.RECUSED
        services.answer_conflict(
            by=staff, juror=judge, entry=entry, kind=ConflictKind.OWNER, answer=answer, note="Chủ tịch Hội đồng quyết"
        )
    services.advance_round(by=staff, round_=one, to=RoundStatus.SCORING, on=today())
    assert [judge.pk for judge in board(one).tallies[0].judges] == [judges[4].pk]


def sealed(staff, **facts):
    one = scoring_round(**({"entries": 2, "jury": 3} | facts))
    chance = random.Random(6)
    for entry in one.entries.order_by("number"):
        for judge in one.jury.order_by("pk"):
            handed_in(judge, entry, f"0.{chance.randint(70, 99)}")
    return services.seal_round(by=staff, round_=one, on=today())


def test_after_sealing_raw_sql_is_refused_and_a_forced_change_is_named(staff):
    """“After sealing, raw SQL that changes a score is refused; if a superuser forces it, the check names the ballot.”"""
    one = sealed(staff)
    assert seals.broken(one) == []
    call_command("check_ballots", verbosity=0)
    score = BallotScore.objects.filter(ballot__entry__round=one).order_by("pk")[0]
    name = f"Phiếu của {score.ballot.juror} cho {score.ballot.entry.code}"
    for sql in (
        "UPDATE products_ballotscore SET points = 1 WHERE id = %s",
        "DELETE FROM products_ballotscore WHERE id = %s",
        "UPDATE products_ballot SET comment = 'x' WHERE id = (SELECT ballot_id FROM products_ballotscore WHERE id = %s)",
    ):
        with connection.cursor() as cursor, pytest.raises(IntegrityError, match="niêm phong"), transaction.atomic():
            cursor.execute(sql, [score.pk])
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE products_ballotscore SET points = 1 WHERE id = %s", [score.pk])
        cursor.execute("SET session_replication_role = DEFAULT")
    assert seals.broken(one) == [f"{name} đã bị sửa sau khi niêm phong."]
    with pytest.raises(CommandError, match=name):
        call_command("check_ballots", verbosity=0)


FORCED = {
    "a score": (
        "UPDATE products_ballotscore SET points = 1 WHERE id = (SELECT min(id) FROM products_ballotscore WHERE ballot_id = %s)",
        "sửa",
    ),
    "a hash": ("UPDATE products_ballot SET sha256 = repeat('0', 64) WHERE id = %s", "sửa"),
    "a ballot that no longer counts": ("UPDATE products_ballot SET void = true WHERE id = %s", "bỏ đi"),
}


@pytest.mark.parametrize("what", FORCED)
@pytest.mark.parametrize("way", ["session_replication_role", "triggers disabled"])
def test_whatever_a_superuser_forces_names_the_ballot(staff, what, way):
    """“if a superuser forces it, the check names the ballot”: by either way past the triggers."""
    one = sealed(staff, entries=1)
    line = seals.lines(one)[1]
    forced(FORCED[what][0], [line.ballot.pk], way)
    named = f"{line.name} đã bị {FORCED[what][1]} sau khi niêm phong."
    assert seals.broken(one)[0] == named
    assert len(seals.broken(one)) == (1 if what == "a score" else 2)
    page = signed_in(staff).get(reverse("products:board", args=[one.pk])).content.decode()
    assert named in page, "the page of the council says it too"
    assert named in "".join(
        block.text for block in exports.minutes_paper(one).annexes[0].blocks if hasattr(block, "text")
    )


def forced(sql: str, args: list, way: str) -> None:
    tables = ("products_ballot", "products_ballotscore", "products_votinground")
    on, off = ("SET session_replication_role = replica",), ("SET session_replication_role = DEFAULT",)
    if way == "triggers disabled":
        on, off = ([f"ALTER TABLE {one} {verb} TRIGGER USER" for one in tables] for verb in ("DISABLE", "ENABLE"))
        on = ["SET CONSTRAINTS ALL IMMEDIATE", *on]
    with connection.cursor() as cursor:
        for statement in on:
            cursor.execute(statement)
        cursor.execute(sql, args)
        for statement in off:
            cursor.execute(statement)


def test_a_forger_who_mends_every_hash_is_named_by_the_trail(staff):
    """A score, the ballot's hash and the seal of the round all rewritten to agree: the audit trail holds the first ones."""
    one = sealed(staff, entries=1)
    pk = seals.lines(one)[0].ballot.pk
    forced(FORCED["a score"][0], [pk], "session_replication_role")
    forged = next(line for line in seals.lines(one) if line.ballot.pk == pk)
    forced("UPDATE products_ballot SET sha256 = %s WHERE id = %s", [forged.digest, pk], "session_replication_role")
    seal = seals.seal_of(line.ballot.sha256 for line in seals.lines(one))
    forced("UPDATE products_votinground SET seal = %s WHERE id = %s", [seal, one.pk], "session_replication_role")
    one.refresh_from_db()
    assert [line.digest for line in seals.lines(one)] == [line.ballot.sha256 for line in seals.lines(one)]
    assert seals.broken(one)[0] == f"{forged.name} đã bị sửa sau khi niêm phong."


def test_no_ballot_is_put_beside_the_sealed_ones(staff):
    """“After sealing, raw SQL that changes a score is refused”: nor one more ballot, which would move an average too."""
    one = sealed(staff, entries=1)
    entry, late = one.entries.get(), JuryMemberFactory(round=one)
    sql = (
        "INSERT INTO products_ballot (entry_id, juror_id, way, comment, submitted_at, void, sha256, version)"
        " VALUES (%s, %s, 'tren_cong', '', now(), false, '', 1)"
    )
    args = [entry.pk, late.pk]
    with pytest.raises(IntegrityError, match="không ở bước chấm"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, args)
    forced(sql, args, "session_replication_role")
    assert seals.broken(one)[0] == f"Phiếu của {late} cho {entry.code} được thêm sau khi niêm phong."


@pytest.mark.parametrize(("jury", "council", "said"), [(4, 7, "số lẻ"), (5, 6, "7 hoặc 9"), (5, 8, "7 hoặc 9")])
def test_an_even_jury_or_a_council_of_another_size_blocks(staff, jury, council, said):
    """“Odd jury, council size … block with their article”: said by the rule, held by the database."""

    one = RoundFactory(review=True)
    seat_bodies(one, jury=jury, council=council)
    lay_frame(one)
    EntryFactory(round=one, accepted=True)
    with pytest.raises(DomainError, match=rf"{said}.*TT|{said}.*Thông tư"):
        services.advance_round(by=staff, round_=one, to=RoundStatus.SCORING, on=today())
    with pytest.raises(IntegrityError, match=r"Đ11 k2|Đ9"), transaction.atomic(durable=False):
        connection.check_constraints() if walk(one, RoundStatus.SCORING) else None


def test_a_frame_that_does_not_add_up_is_refused(staff):
    """“Frame 40/40/10/10 with the round's own sub-criteria summing to it, decided and dated.”"""

    one = RoundFactory(review=True)
    client, url = signed_in(staff), reverse("products:frame", args=[one.pk])
    page = client.get(url)
    typed = {name: field.initial for name, field in page.context["form"].fields.items() if name.startswith("k")}
    first = next(iter(typed))
    wrong = client.post(url, typed | {first: "Thị trường: 39"})
    assert "các dòng cộng 39, phải là 40" in wrong.content.decode()
    unread = client.post(url, typed | {first: "Thị trường 40"})
    assert "chưa đọc được" in unread.content.decode()
    client.post(url, typed | {first: "Thị trường: 39,5\nKhác: 0,5"})
    assert [line.name for line in one.criteria.order_by("order")[:2]] == ["Thị trường", "Khác"]


def test_no_one_is_seated_by_another_account_twice():
    one = scoring_round(entries=1, jury=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        JuryMemberFactory(round=one, user=one.jury.first().user)
    assert Entry.objects.filter(round=one).count() == 1
