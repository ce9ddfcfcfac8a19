"""“minutes (biên bản tổng hợp), tờ trình, decision with list, …, announcement”: their form, and that they say the result."""

from fractions import Fraction

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.papers import render_pdf
from products import exports, rules, services
from products.choices import RoundPaper, RoundStatus
from products.exports.minutes import exact
from products.queries import outcome, parts
from products.queries.board import board
from tests.factories.voting import give, scoring_round
from tests.papers_check import check_nd30
from tests.people import person

pytestmark = pytest.mark.django_db
DECISION = DocumentFacts(title="Công nhận", number="77", symbol="QĐ-UBND", issued_on=today(), issuer="UBND tỉnh")


@pytest.fixture
def staff(people):
    return people[Role.STAFF]


@pytest.fixture
def sealed(staff):
    """Six products, three judges, two of the same mean, one below 70."""
    one = scoring_round(entries=6, with_prizes=True)
    for entry, base in zip(one.entries.order_by("number"), (90, 82, 75, 82, 71, 60), strict=True):
        for judge, more in zip(one.jury.order_by("pk"), (0, 1, 3), strict=True):
            give(entry, judge, base + more)
    return services.seal_round(by=staff, round_=one, on=today())


@pytest.fixture
def chosen(sealed, staff):
    picked = {entry.pk: prize for entry, prize in zip(sealed.entries.order_by("number"), "abb", strict=False)}
    return services.choose_entries(
        by=staff, round_=sealed, chosen=picked, tie_note="Hội đồng ưu tiên sản phẩm xuất khẩu"
    )


@pytest.fixture
def published(chosen, staff):
    services.advance_round(by=staff, round_=chosen, to=RoundStatus.PROPOSED, on=today())
    return services.publish_round(by=staff, round_=chosen, announced_on=today(), decision=DECISION)


def words(paper) -> str:
    """All that a paper says in its body, and the cells of its annexes."""
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    said = [str(getattr(block, "text", "")) for block in blocks]
    said += [str(cell.value) for block in blocks for row in getattr(block, "rows", ()) for cell in row.cells]
    return " · ".join([paper.subject, *paper.addressees, *paper.grounds, *said])


@pytest.mark.parametrize("which", RoundPaper)
def test_each_paper_keeps_the_form_of_nd30(published, which):
    signed = which in {RoundPaper.PROPOSAL, RoundPaper.NOTICE}  # a draft for the chairman leaves his name open
    parented = which != RoundPaper.DECISION
    pdf = render_pdf(exports.round_paper(published, which))
    assert check_nd30(pdf, signed=signed, parented=parented) == []


def test_the_minutes_keep_the_form_and_tell_each_criterion(sealed):
    assert check_nd30(exports.round_minutes(sealed)) == []
    whole = board(sealed)
    found = parts.by_criterion(whole)
    assert [rule.max_points for rule in found.rules] == [40, 40, 10, 10]
    for _, tally in whole.ranked:
        told = [found.means[tally.entry.pk, rule.pk] for rule in found.rules]
        assert sum(told, Fraction(0)) == tally.average, "the four add up to the mean, exactly"
    table = next(block for block in exports.minutes_paper(sealed).blocks if getattr(block, "code", "") == "parts")
    assert [row.cells[0].value for row in table.rows] == [tally.entry.code for _, tally in whole.ranked]
    assert "Cùng điểm bình quân: SP-02, SP-04 (83,33… điểm)." in words(exports.minutes_paper(sealed))
    assert exact(whole.ranked[1][1].average) == "83,33… (250/3)"


def test_the_proposal_and_the_decision_list_what_the_council_chose(chosen):
    proposal = words(exports.round_paper(chosen, RoundPaper.PROPOSAL))
    assert "Chủ tịch Ủy ban nhân dân thành phố Hồ Chí Minh" in proposal
    assert "5 sản phẩm đạt điểm bình quân từ 70 điểm" in proposal
    assert "Hội đồng chọn 3 sản phẩm" in proposal
    assert "Hội đồng ưu tiên sản phẩm xuất khẩu" in proposal
    decision = words(exports.round_paper(chosen, RoundPaper.DECISION))
    names = {entry.product.name: entry.chosen for entry in chosen.entries.all()}
    for name, is_chosen in names.items():
        assert (name in decision, name in proposal) == (is_chosen, is_chosen)
    assert "91,33" not in decision, "points are no part of what is published"


def test_the_notice_and_the_register_list_what_was_given(published, staff):
    rows = list(outcome.published(published))
    notice = words(exports.round_paper(published, RoundPaper.NOTICE))
    assert "Quyết định số 77/QĐ-UBND" in notice
    assert "công nhận 3 trong 6 sản phẩm" in notice
    assert all(row.printed_code in notice for row in rows)
    decision = DocumentFacts(title="Thu hồi", number="8", issued_on=today())
    services.withdraw_recognition(by=staff, recognition=rows[1], on=today(), note="Vi phạm", decision=decision)
    register = exports.round_paper(published, RoundPaper.REGISTER)
    cells = [[cell.value for cell in row.cells] for row in register.annexes[0].blocks[0].rows]
    assert [line[0] for line in cells] == ["01", "02", "03"], "a register loses no line"
    assert "thu hồi" in cells[1][5]
    assert "trong đó 1 giấy đã thu hồi" in words(register)


def test_papers_wait_for_their_time(sealed, staff):
    assert "Hội đồng chưa ghi danh sách" in rules.may_read_papers(staff, sealed, RoundPaper.PROPOSAL).refusal
    assert "sau khi công bố" in rules.may_read_papers(staff, sealed, RoundPaper.NOTICE).refusal
    assert not rules.may_read_papers(person(Role.COLLABORATOR), sealed, RoundPaper.PROPOSAL)
