"""Norms, the estimate and the dossier from within: what services keep and refuse, what the sentence says."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import Activity
from projects import rules, services
from projects.choices import NormDate, ProjectStatus, Purse
from projects.models import NormDecision
from projects.models.estimates import cost_of
from projects.queries import dossier, norms
from projects.queries.norms.amounts import Terms
from projects.services.norms import Override
from tests.factories.projects import (
    BeneficiaryFactory,
    EstimateItemFactory,
    PartnerFactory,
    ProjectFactory,
    SupportNormFactory,
    content,
)

TRIEU = 1_000_000
ND8 = "ND8.01"  # the reference rows have no level for it


@pytest.fixture
def staff(people):
    return people[Role.STAFF]


def machine(**facts):
    """A local đề án of machines; the national ceiling of 2018 serves while its province has no norm."""
    return ProjectFactory(content=content("ND3.04"), **facts)


# the arithmetic


@given(st.integers(0, 10**17), st.integers(1, 10_000), st.integers(1, 10**15))
def test_never_above_either_term_and_less_than_one_dong_below(cost, hundredths, cap):
    terms = Terms(percent=Decimal(hundredths) / 100, cap=cap, cost=cost)
    exact = min(Decimal(hundredths) * cost, Decimal(cap) * 10_000)  # in ten-thousandths of a đồng
    assert 0 <= exact - terms.amount * 10_000 < 10_000


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        (Terms(percent=Decimal(50), cap=300 * TRIEU, cost=800 * TRIEU), "vì min(50 % × 800 = 400; 300)"),
        (Terms(percent=Decimal(80), cost=12_500_000), "vì 80 % × 12,5 = 10"),
        (Terms(cap=10 * TRIEU), "vì trần là 10"),
        (Terms(percent=Decimal("1.5"), cost=33_333_333), "vì 1,5 % × 33.333.333 = 499.999,995"),
        (
            Terms(percent=Decimal(50), cap=300 * TRIEU, count=4, cap_unit="cơ sở", cost=3_200 * TRIEU),
            "vì min(50 % × 3.200 = 1.600; 300 × 4 cơ sở = 1.200)",
        ),
    ],
)
def test_why(terms, why):
    assert terms.why == why


def test_rounded_down_once_at_the_end():
    terms = Terms(percent=Decimal("33.33"), cap=10**9, multiplier=Decimal("1.5"), cost=1_000_001)
    assert terms.share == Decimal("333300.3333")
    assert (terms.amount, terms.head) == (333_300, "333.300 đồng")


@given(st.decimals(0, 10**9, places=3), st.integers(0, 10**17))
def test_cost_is_the_product_rounded_down(quantity, price):
    assert cost_of(quantity, price) == int(quantity * 1000) * price // 1000


def test_no_cost_without_both():
    assert cost_of(None, 5) is None
    assert cost_of(Decimal(5), None) is None


# which version


def test_of_which_day(people):
    draft = machine()
    assert norms.norm_date(draft, None) == (NormDate.ASKED, date(2026, 11, 20))
    assert norms.norm_date(machine(plan_year=2017), None) == (NormDate.ASKED, None)  # entered afterwards, undated
    sent = machine(submitted=True)
    assert norms.norm_date(sent, None) == (NormDate.REGISTERED, date(2026, 1, 10))
    assert norms.norm_date(machine(approved=True), None) == (NormDate.APPROVED, date(2026, 2, 10))


def test_an_undated_old_file_is_not_judged_by_todays_law(db):
    standing = norms.standing(machine(plan_year=2017))
    assert standing.limit is None
    assert "chưa biết ngày đăng ký, phê duyệt hay ký hợp đồng" in standing.sentence


def test_a_row_marked_second_hand_is_used_and_said(db):
    row = SupportNormFactory(certainty="S2", date_certainty="S2")
    found = norms.ceiling(
        content=row.content, purse=Purse.NATIONAL, province=None, on=date(2026, 1, 1), cost=100 * TRIEU
    )
    assert found.amount == 50 * TRIEU
    assert "(mức và ngày hiệu lực chưa kiểm chứng)" in found.sentence


def test_a_read_row_carries_no_doubt(db):
    row = SupportNormFactory()
    found = norms.ceiling(content=row.content, purse=Purse.NATIONAL, province=None, on=date(2026, 1, 1), cost=1)
    assert "chưa kiểm chứng" not in found.sentence
    assert row.is_verified


def test_new_law_is_a_new_row_and_old_files_keep_theirs(db):
    old = SupportNormFactory(valid_to=date(2022, 12, 31), variant="")
    new = SupportNormFactory(valid_from=date(2023, 1, 1), cap=500 * TRIEU, variant="")
    question = {"content": old.content, "purse": Purse.NATIONAL, "province": None, "cost": 900 * TRIEU}
    found = [norms.ceiling(**question, on=day) for day in (date(2022, 12, 31), date(2023, 1, 1))]
    assert [one.version for one in found] == [old, new]
    assert [one.amount for one in found] == [300 * TRIEU, 450 * TRIEU]


# a đề án against the norms


def test_a_group_counts_the_cap_once_for_each_establishment(db):
    project = machine(purse=Purse.NATIONAL)
    BeneficiaryFactory.create_batch(4, project=project)
    EstimateItemFactory(project=project, quantity=4, unit_price=900 * TRIEU, cost=3_600 * TRIEU)
    assert norms.standing(project).limit == 1_200 * TRIEU


def test_other_contents_of_the_estimate_have_their_own_norm(db):
    project = machine(purse=Purse.NATIONAL, support_proposed=310 * TRIEU)
    EstimateItemFactory(project=project)
    EstimateItemFactory(project=project, content=content(ND8), quantity=1, unit_price=20 * TRIEU, cost=20 * TRIEU,
                        support=10 * TRIEU, counterpart=None)  # fmt: skip
    standing = norms.standing(project)
    assert [line.content.code for line in standing.lines] == ["ND3.04", ND8]
    assert standing.limit is None  # ND8.01 has no norm
    SupportNormFactory(variant="")
    standing = norms.standing(project)
    assert (standing.limit, standing.over) == (310 * TRIEU, None)


def test_totals_name_their_unknown_parts(db):
    project = machine()
    EstimateItemFactory(project=project)
    EstimateItemFactory(project=project, unpriced=True)
    standing = norms.standing(project)
    assert standing.cost.text() == "≥ 800.000.000 (thiếu 1)"
    assert standing.limit is None  # a cost of which a part is unknown is unknown
    assert "chưa biết chi phí" in standing.sentence


def test_over_the_norm_is_a_warning(db):
    project = machine(purse=Purse.NATIONAL, support_proposed=320 * TRIEU)
    EstimateItemFactory(project=project)
    standing = norms.standing(project)
    assert standing.over == 20 * TRIEU
    assert standing.warnings == [
        "Số đề nghị vượt mức tối đa 20 triệu đồng. Giảm số này: văn bản không cho quyết mức khác."
    ]


# the signature


def sign(by, project, **more):
    facts = {"chosen_by": NormDate.APPROVED, "chosen_on": date(2026, 2, 10), "cost": 800 * TRIEU}
    return services.sign_norm(by=by, project=project, **facts | more)


def override(amount: int = 350 * TRIEU, reason: str = "Nghị quyết cho mức riêng", title: str = "Về mức riêng"):
    return Override(amount=amount, reason=reason, document=DocumentFacts(title=title))


def test_the_answer_is_kept_with_its_sentence(staff):
    project = machine()
    EstimateItemFactory(project=project)
    decision = sign(staff, project)
    assert (decision.norm.code, decision.amount, decision.decided_by) == ("DM046", 300 * TRIEU, staff)
    assert norms.standing(project).sentence == decision.sentence
    assert Activity.objects.get(verb="norm_signed").text == f"Ký mức hỗ trợ. {decision.sentence}"


def test_signed_by_the_law_of_the_day_that_was_chosen(staff):
    project = machine(approved=True)
    decision = sign(staff, project, chosen_by=NormDate.SIGNED, chosen_on=date(2018, 5, 14))
    assert (decision.norm.code, decision.amount) == ("DM004", 200 * TRIEU)
    assert norms.standing(project).on == date(2018, 5, 14)


def test_what_was_signed_stays_while_the_records_move_on(staff):
    project = machine()
    decision = sign(staff, project)
    EstimateItemFactory(project=project, quantity=1, cost=400 * TRIEU, counterpart=None)
    standing = norms.standing(project)
    assert standing.sentence == decision.sentence
    assert standing.is_outdated
    assert any("Ký lại" in told for told in standing.warnings)


def test_another_amount_needs_reason_and_paper(staff):
    project = machine(support_proposed=350 * TRIEU)
    for wanting, field in ((override(reason=""), "reason"), (override(title=""), "title")):
        with pytest.raises(DomainError) as refused:
            sign(staff, project, override=wanting)
        assert refused.value.field == field
    assert not NormDecision.objects.exists()
    decision = sign(staff, project, override=override())
    assert (decision.limit, decision.amount, decision.document.title) == (350 * TRIEU, 300 * TRIEU, "Về mức riêng")
    assert norms.standing(project).over is None
    assert project.papers.filter(document=decision.document).exists()


def test_where_the_law_lets_nobody_decide_otherwise(staff):
    with pytest.raises(DomainError, match="không cho quyết mức khác") as refused:
        sign(staff, machine(purse=Purse.NATIONAL), override=override())
    assert refused.value.field == "override"


def test_a_level_must_be_chosen_before_signing(staff):
    project = ProjectFactory(content=content("ND4.02"), purse=Purse.NATIONAL)
    day = {"chosen_on": date(2017, 1, 1), "cost": None}
    with pytest.raises(DomainError, match="có 2 mức"):
        sign(staff, project, **day)
    assert sign(staff, project, cap_unit="sản phẩm cấp quốc gia", **day).amount == 10 * TRIEU


def test_two_who_sign(staff):
    project = machine()
    sign(staff, project, version=0)
    with pytest.raises(StaleVersion):
        sign(staff, project, version=0, cost=500 * TRIEU)
    assert sign(staff, project, version=1, cost=500 * TRIEU).amount == 250 * TRIEU
    assert NormDecision.objects.get().version == 2


def test_not_for_a_day_to_come(staff):
    with pytest.raises(DomainError, match="sau hôm nay"):
        sign(staff, machine(), chosen_on=date(2026, 11, 21))


def test_who_signs(people):
    project = machine()
    may = {role for role in Role if rules.may_sign_norm(people[role], project)}
    assert may == {Role.ADMIN, Role.STAFF, Role.APPRAISER, Role.LEADER}
    assert not rules.may_sign_norm(people[Role.STAFF], machine(status=ProjectStatus.WITHDRAWN))
    assert {role for role in Role if not rules.may_read_norms(people[role])} == {Role.JUROR}


# the estimate and the sections


def test_a_line_reckons_its_cost(staff):
    project = machine()
    item = services.add_item(by=staff, project=project, text="Máy", quantity=Decimal("1.5"), unit_price=333_333)
    assert (item.order, item.cost) == (1, 499_999)
    changed = services.update_item(by=staff, item=item, version=1, text="Máy", quantity=None, unit_price=None, cost=7)
    assert (changed.cost, changed.version) == (7, 2)
    services.remove_item(by=staff, item=item)
    assert not project.estimate_items.exists()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"quantity": Decimal(2), "unit_price": 5, "cost": 11}, "cost"),
        ({"cost": 10, "support": 11}, "support"),
        ({"cost": 10, "support": 5, "counterpart": 6}, "counterpart"),
    ],
)
def test_shares_stay_within_the_cost(staff, facts, field):
    with pytest.raises(DomainError) as refused:
        services.add_item(by=staff, project=machine(), text="Máy", **facts)
    assert refused.value.field == field


def test_only_while_drafting(staff):
    project = machine(submitted=True)
    for act in (
        lambda: services.add_item(by=staff, project=project, text="Máy"),
        lambda: services.write_section(by=staff, project=project, number=2, text="x"),
    ):
        with pytest.raises(DomainError, match="Đã trình"):
            act()


def test_a_section_has_two_versions_at_most_in_sight(staff):
    project = machine()
    section = services.write_section(by=staff, project=project, number=2, text="Bản một", version=0)
    with pytest.raises(StaleVersion):
        services.write_section(by=staff, project=project, number=2, text="Bản hai", version=0)
    services.write_section(by=staff, project=project, number=2, text="Bản hai", version=1)
    section.refresh_from_db()
    assert (section.text, section.version) == ("Bản hai", 2)
    services.write_section(by=staff, project=project, number=2, text="Bản hai", version=2)
    assert Activity.objects.filter(verb="section_written").count() == 2  # nothing differed: nothing is told


def test_what_the_dossier_lacks(staff):
    project = machine()
    PartnerFactory(project=project)
    assert len(dossier.missing(project)) == 7  # the parties are drafted from the records
    assert dossier.missing(project)[0] == "mục 2. Sự cần thiết và căn cứ của đề án"
    for number in (2, 3, 4, 5, 7, 8):
        services.write_section(by=staff, project=project, number=number, text="Lời")
    assert dossier.missing(project) == ["dự toán (mục 6)"]
    EstimateItemFactory(project=project)
    assert dossier.missing(project) == []


# pages


def test_typing_an_estimate(signed_in):
    client, project = signed_in(Role.STAFF), machine()
    add = reverse("projects:add_item", args=[project.pk])
    typed = {"text": "Máy ép", "quantity": "2", "unit_price": "100 triệu", "purse": "KCDP", "support": "90 triệu"}
    assert client.post(add, typed).status_code == 302
    item = project.estimate_items.get()
    assert (item.cost, item.support) == (200 * TRIEU, 90 * TRIEU)
    wrong = client.post(add, typed | {"support": "300 triệu"})
    assert wrong.status_code == 422
    assert "Khuyến công hỗ trợ lớn hơn thành tiền" in wrong.content.decode()
    update = reverse("projects:update_item", args=[project.pk, item.pk])
    assert client.post(update, typed | {"version": "1", "unit_price": "110 triệu", "cost": ""}).status_code == 302
    item.refresh_from_db()
    assert (item.cost, item.version) == (220 * TRIEU, 2)
    late = client.post(update, typed | {"version": "1", "text": "Máy khác"})
    assert late.status_code == 409
    assert "Máy khác" in late.content.decode()


def test_writing_a_section_and_signing(signed_in):
    client, project = signed_in(Role.STAFF), machine()
    write = reverse("projects:write_section", args=[project.pk, 2])
    assert client.post(write, {"version": "0", "text": "Vì máy cũ."}).status_code == 302
    assert client.post(write, {"version": "0", "text": "Lời khác."}).status_code == 409
    assert client.get(reverse("projects:write_section", args=[project.pk, 9])).status_code == 404
    page = reverse("projects:sign_norm", args=[project.pk])
    typed = {"version": "0", "chosen_by": "phe_duyet", "chosen_on": "10/2/2026", "cost": "800 triệu", "count": "1"}
    refused = client.post(page, typed | {"override": "350 triệu"})
    assert refused.status_code == 422
    assert "ghi lý do" in refused.content.decode()
    assert client.post(page, typed).status_code == 302
    assert project.norm_decision.amount == 300 * TRIEU


def test_filters_of_the_register(signed_in):
    client = signed_in(Role.COLLABORATOR)
    page = client.get(reverse("projects:norms"), {"noi_dung": "ND3", "nguon": "KCQG", "ngay": "1/1/2017"})
    shown = {row.code for row in page.context["page"].items}
    assert {"DM004", "DM030"} <= shown
    assert "DM046" not in shown
    assert page.context["filter_form"].used[2] == ("ngay", "Có hiệu lực ngày: 1/1/2017")


def test_a_question_that_cannot_be_read(signed_in):
    client = signed_in(Role.STAFF)
    page = reverse("projects:norm_ceiling")
    wrong = client.get(page, {"noi_dung": "ND3.04", "nguon": "KCQG", "ngay": "32/1/2026"})
    assert wrong.status_code == 422
    assert client.get(page, {"dinh-dang": "json", "noi_dung": "x"}).status_code == 422
    assert client.get(page).status_code == 200


def test_the_page_offers_the_levels_to_choose_from(signed_in):
    page = signed_in(Role.STAFF).get(
        reverse("projects:norm_ceiling"), {"noi_dung": "ND4.02", "nguon": "KCQG", "ngay": "1/1/2017"}
    )
    assert [row.cap_unit for row, _ in page.context["choices"]] == ["sản phẩm cấp khu vực", "sản phẩm cấp quốc gia"]
    chosen = signed_in(Role.STAFF).get(reverse("projects:norm_ceiling") + page.context["choices"][1][1])
    assert chosen.context["answer"].amount == 10 * TRIEU
