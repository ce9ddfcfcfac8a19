"""“Quorum and conflict with the round's document”; “printed form; entered by two people and reconciled, scan kept”;
“spread flagged, re-reading asked and logged”; “the chair's decision kept”; a registration handed in on one page."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from products import exports, services
from products.choices import ConflictAnswer, ConflictKind, RoundStatus
from products.models import Ballot, Conflict, CouncilRule
from products.queries.board import average_of, board
from products.queries.conflicts import ties
from products.queries.entries import checklist
from products.queries.frame import frame
from products.queries.readiness import readiness
from tests.acceptance.foundation.hostile_files import PDF
from tests.acceptance.products.playing import dossier, pdf_pages, post, signed_in
from tests.factories.core import OfficialDocumentFactory
from tests.factories.offices import RoleGrantFactory
from tests.factories.voting import EntryFactory, RoundFactory, give, lay_frame, scoring_round, seat_bodies
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def staff():
    return person(Role.STAFF)


def points(one, share="0.8") -> dict:
    return {
        line: (line.max_points * Decimal(share)).quantize(Decimal("0.01")) for line in one.criteria.order_by("order")
    }


def test_quorum_blocks_with_the_rounds_regulation_and_warns_without(staff):
    """“quorum … with the round's document”: with it the step is refused and names it; without, the table's proposal warns."""
    one = scoring_round(entries=1, jury=5)
    entry, judges = one.entries.get(), list(one.jury.order_by("pk"))
    for judge in judges[:3]:
        give(entry, judge, 80)
    told = readiness(one, RoundStatus.SEALED)
    assert told.blocks == ()
    assert any("từ 2/3" in warn and "SP-01 3/5" in warn for warn in told.warns)
    one.regulation, one.quorum = OfficialDocumentFactory(number="2", symbol="QC-HĐBC"), 4
    one.save()
    with pytest.raises(DomainError, match=r"Thiếu túc số 4 phiếu theo quy chế 2/QC-HĐBC: SP-01 3/5"):
        services.seal_round(by=staff, round_=one, on=today())
    give(entry, judges[3], 80)
    assert services.seal_round(by=staff, round_=one, on=today()).status == RoundStatus.SEALED


def test_the_proposed_share_is_a_row_that_can_be_changed(staff):
    one = scoring_round(entries=1, jury=5)
    give(one.entries.get(), one.jury.first(), 80)
    assert any("Ít phiếu" in warn for warn in readiness(one, RoundStatus.SEALED).warns)
    CouncilRule.objects.filter(code="HD24").update(count="từ 1/5")
    assert not any("Ít phiếu" in warn for warn in readiness(one, RoundStatus.SEALED).warns)


def test_a_tie_is_found_in_what_is_declared_with_the_registration_too(staff):
    """The phone of the registration's contact; the answer of the chair with its paper stays and shows on the board."""
    one = scoring_round(entries=1, jury=3)
    entry, judge = one.entries.get(), one.jury.first()
    entry.contact_phone, judge.phone = "0912 345 678", "+84 912345678"
    entry.save()
    judge.save()
    (tie,) = ties(board(one))
    assert (tie.kinds, tie.answer) == ((ConflictKind.PHONE,), None)
    paper = DocumentFacts(title="Kết luận", number="5", symbol="KL-HĐBC", issued_on=today(), issuer="Hội đồng")
    facts = {"juror": judge, "entry": entry, "kind": ConflictKind.PHONE, "note": "Số dùng chung đã bỏ"}
    services.answer_conflict(by=staff, answer=ConflictAnswer.SCORES, document=paper, **facts)
    kept = Conflict.objects.get()
    assert (kept.answer, str(kept.document), kept.decided_by) == (ConflictAnswer.SCORES, "5/KL-HĐBC", staff)
    assert "Số dùng chung đã bỏ" in signed_in(staff).get(reverse("products:board", args=[one.pk])).content.decode()
    give(entry, judge, 80)
    services.answer_conflict(by=staff, answer=ConflictAnswer.RECUSED, **facts)
    events = next(iter(Conflict.pgh_event_models.values())).objects.order_by("pgh_id")
    assert [one.answer for one in events] == [ConflictAnswer.SCORES, ConflictAnswer.RECUSED], "the first one is kept"
    assert board(one).tallies[0].recused == (judge,)


def test_hiding_names_warns_of_judges_whose_office_opens_the_registers(staff):
    """Blind: a judge who also works in the office reads the register of products; the secretary is told before scoring."""
    one = RoundFactory(review=True, blind=True)
    judges = seat_bodies(one, jury=3)
    lay_frame(one)
    EntryFactory(round=one, accepted=True)
    assert not readiness(one, RoundStatus.SCORING).warns
    RoleGrantFactory(user=judges[0].user, role=Role.STAFF, unit=one.unit)
    assert any(f"không tác dụng với {judges[0]}" in warn for warn in readiness(one, RoundStatus.SCORING).warns)


def test_who_judges_types_no_paper_ballot_of_another(staff):
    """“independent until closed”."""
    one = scoring_round(entries=1, jury=3)
    seat = one.jury.first()
    seat.user = staff
    seat.save()
    scan = SimpleUploadedFile("phieu.pdf", PDF, "application/pdf")
    facts = {"entry": one.entries.get(), "juror": one.jury.last(), "points": points(one), "scan": scan}
    with pytest.raises(DomainError, match="người khác nhập"):
        services.type_paper_ballot(by=staff, **facts)
    made = services.type_paper_ballot(by=person(Role.ADMIN), **facts)
    address = reverse("products:ballot_scan", args=[one.pk, made.pk])
    assert signed_in(staff).get(address).status_code == 404


def test_two_readings_that_differ_name_the_line_and_the_scan_is_there(staff):
    """“entered by two people and reconciled, scan kept”: on the pages."""
    one, other = scoring_round(entries=1, jury=3), person(Role.ADMIN)
    entry, judge = one.entries.get(), one.jury.first()
    address, board_url = (
        reverse("products:paper_ballot", args=[one.pk, entry.pk]),
        reverse("products:board", args=[one.pk]),
    )
    typed = {f"c{line.pk}": "2" for line in one.criteria.all()} | {"juror": judge.pk}
    first = one.criteria.earliest("order")
    lacking = signed_in(staff).post(address, {name: told for name, told in typed.items() if name != f"c{first.pk}"})
    assert lacking.status_code == 422, "a paper ballot is typed whole"
    post(signed_in(staff), address, typed | {"scan": SimpleUploadedFile("phieu.pdf", PDF, "application/pdf")})
    answer = signed_in(other).post(address, typed | {f"c{first.pk}": "3"}, follow=True).content.decode()
    assert "Hai lần nhập khác nhau" in answer
    assert f"{first.name}: {staff} 2, {other} 3" in answer
    assert Ballot.objects.get().submitted_at is None
    answer = signed_in(other).post(address, typed, follow=True).content.decode()
    assert "khớp nhau" in answer
    assert Ballot.objects.get().submitted_at
    scan = signed_in(staff).get(reverse("products:ballot_scan", args=[one.pk, Ballot.objects.get().pk]))
    assert b"".join(scan) == PDF
    assert "khớp, đã tính" in signed_in(staff).get(board_url).content.decode()


def test_a_rereading_is_told_to_the_judges_and_kept_with_what_was_given(staff):
    """“re-reading asked and logged”: the judge reads that, not why nor what others gave; board and minutes tell all."""
    one = scoring_round(entries=1, jury=3)
    entry, judges = one.entries.get(), list(one.jury.order_by("pk"))
    for judge, total in zip(judges, (90, 60, 75), strict=True):
        give(entry, judge, total)
    post(signed_in(staff), reverse("products:reread", args=[one.pk, entry.pk]), {"reason": "Chênh 30 điểm"})
    page = signed_in(judges[0].user).get(reverse("products:ballot", args=[entry.pk])).content.decode()
    assert "Hội đồng đề nghị đọc lại" in page
    assert "Chênh 30" not in page
    seen = signed_in(staff).get(reverse("products:board", args=[one.pk])).content.decode()
    assert "Chênh 30 điểm" in seen
    assert "chưa gửi lại" in seen
    version = Ballot.objects.get(juror=judges[0]).version
    services.write_ballot(by=judges[0].user, entry=entry, points=points(one), submit=True, expected=version)
    assert "90 → 80" in signed_in(staff).get(reverse("products:board", args=[one.pk])).content.decode()
    told = " ".join(
        block.text for block in exports.minutes_paper(one).blocks if isinstance(getattr(block, "text", 0), str)
    )
    assert f"SP-01 đọc lại ngày {today():%d/%m/%Y}: Chênh 30 điểm. Điểm trước đó: {judges[0]} 90" in told


def test_blank_forms_are_one_sheet_a_product_with_the_rounds_own_lines(staff):
    """“printed form”: for one judge, their groups only, every line of the frame, nothing filled in but who and what."""
    one = scoring_round(entries=5, jury=3)
    seat = one.jury.first()
    seat.groups = ["thu_cong", "che_bien"]
    seat.save()
    address = reverse("products:ballot_forms", args=[one.pk, seat.pk])
    pages = pdf_pages(b"".join(signed_in(staff).get(address)))
    mine = [entry for entry in one.entries.order_by("number") if entry.group in seat.groups]
    assert len(pages) == len(mine) == 3
    for entry, page in zip(mine, pages, strict=True):
        assert f"Mã số bình chọn: {entry.code}" in page
        assert seat.full_name in page
        assert [line.name for part in frame(one) for line in part.lines if line.name not in page] == []
    own = signed_in(seat.user).get(reverse("products:my_forms", args=[one.pk]))
    assert len(pdf_pages(b"".join(own))) == 3
    assert signed_in(person(Role.JUROR)).get(reverse("products:my_forms", args=[one.pk])).status_code == 404
    early = RoundFactory(open=True)
    refused = signed_in(staff).get(reverse("products:ballot_forms", args=[early.pk, seat_bodies(early)[0].pk]))
    assert refused.status_code == 403


def test_a_whole_registration_is_handed_in_on_one_page(staff):
    """“checklist by level with missing named”: the page asks what is missing, keeps what is typed, takes all or nothing."""
    one = RoundFactory(open=True)
    entry = EntryFactory(round=one, no_lower_round=True)
    client, address = signed_in(staff), reverse("products:attach_dossier", args=[entry.pk])
    page = client.get(address).content.decode()
    assert page.count("Còn thiếu, Đ") == 7, "three photos, three papers, the letter"
    assert "Còn thiếu, Đ28 k7" in page
    empty = client.post(address, {"received_on": f"{today():%d/%m/%Y}"})
    assert (empty.status_code, "Chưa có giấy nào" in empty.content.decode()) == (422, True)
    hostile = SimpleUploadedFile("truoc.jpg", b"MZ\x90", "image/jpeg")
    wrong = client.post(address, dossier(0) | {"anh_chinh_dien": hostile})
    told = wrong.content.decode()
    assert wrong.status_code == 422
    assert "bản giấy ở Trung tâm" in told, "what was typed is there"
    assert "mat_ben.jpg" in told, "and which files must be chosen again"
    assert not entry.papers.exists(), "all or nothing"
    post(client, address, dossier(0))
    assert checklist(entry).missing == ()
    again = client.get(address).content.decode()
    assert "Đã có; ảnh mới thay ảnh cũ" in again


WEIGHTS = st.lists(st.decimals(min_value=Decimal("0.25"), max_value=15, places=2), min_size=1, max_size=12)


@given(st.data(), WEIGHTS, st.integers(min_value=1, max_value=13))
def test_an_average_is_exact_whatever_the_weights_and_the_order(data, weights, many):
    """“averages exact with any judges and weights”: line by line by any weights, summed and averaged with nothing lost."""
    sheets = [
        [data.draw(st.decimals(min_value=0, max_value=weight, places=2)) for weight in weights] for _ in range(many)
    ]
    mean = average_of([sum(sheet) for sheet in sheets])
    hundredths = sum(int(points * 100) for sheet in sheets for points in sheet)
    assert mean == Fraction(hundredths, 100 * many)
    mixed = data.draw(st.permutations(sheets))
    assert average_of([sum(reversed(sheet)) for sheet in mixed]) == mean


def test_the_page_tells_who_founds_the_council_and_of_what_size(staff):
    """“Sizes 5/7 and 7/9 by level as dated data, who appoints”."""
    one = RoundFactory(review=True)
    page = signed_in(staff).get(reverse("products:board", args=[one.pk])).content.decode()
    assert "7 hoặc 9 người; Chủ tịch UBND cấp tỉnh thành lập" in page
