"""The register keeps every name and fact with its days; needs go to whoever answers them."""

from datetime import date, timedelta

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.establishments import queries, services
from khuyencong.establishments.choices import ContinuationKind, NeedStatus
from khuyencong.establishments.models import Establishment, EstablishmentProfile, ProductionSite
from tests.factories.establishments import (
    ContinuationFactory,
    EstablishmentFactory,
    MembershipFactory,
    NeedFactory,
    ProfileFactory,
    SiteFactory,
)
from tests.factories.offices import COMMUNE, FAR_PROVINCE, OrganisationFactory, unit
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return person(Role.STAFF)


def facts(**changes) -> dict:
    return {"name": "Cơ sở gốm Hưng", "legal_form": "ho_kinh_doanh", "status": "dang_hoat_dong"} | changes


def told(one) -> list[str]:
    return list(one.timeline.activities.order_by("pk").values_list("text", flat=True))


def test_a_new_establishment_has_its_facts_site_and_story(staff):
    since = date(2020, 1, 1)
    one = services.add_establishment(by=staff, facts=facts(), site=unit(COMMUNE), place_as_written="ấp 3", since=since)
    profile, site = one.profiles.get(), one.sites.get()
    assert (one.name, profile.name, profile.valid_from, profile.valid_to) == ("Cơ sở gốm Hưng",) * 2 + (since, None)
    assert (site.unit, site.place_as_written, site.valid_from) == (unit(COMMUNE), "ấp 3", since)
    assert told(one) == ["Ghi Cơ sở gốm Hưng vào sổ cơ sở"]


def test_a_new_establishment_stands_inside_the_reach(staff):
    with pytest.raises(DomainError, match="ngoài địa bàn") as refused:
        services.add_establishment(by=staff, facts=facts(), site=unit(FAR_PROVINCE))
    assert refused.value.field == "site"
    assert not Establishment.objects.exists()


def test_changed_facts_keep_the_old_ones(staff):
    one = services.add_establishment(by=staff, facts=facts(), site=unit(COMMUNE))
    services.change_facts(
        establishment=one,
        by=staff,
        facts=facts(name="Công ty TNHH Gốm Hưng", legal_form="cong_ty_tnhh"),
        since=date(2024, 5, 1),
    )
    old, new = one.profiles.order_by("pk")
    assert (old.name, old.valid_from, old.valid_to) == ("Cơ sở gốm Hưng", None, date(2024, 4, 30))
    assert (new.name, new.valid_from, new.valid_to) == ("Công ty TNHH Gốm Hưng", date(2024, 5, 1), None)
    one.refresh_from_db()
    assert (one.name, one.version) == ("Công ty TNHH Gốm Hưng", 2)
    assert told(one)[-1] == "Đổi thông tin từ 01/05/2024: Công ty TNHH Gốm Hưng"
    assert list(one.profiles.newest_first()) == [new, old]  # the row of unknown beginning is the oldest


@pytest.mark.parametrize("since", [date(2024, 5, 1), date(2024, 4, 30), date(2000, 1, 1)])
def test_facts_are_not_changed_before_they_began(staff, since):
    one = EstablishmentFactory(bare=True)
    ProfileFactory(establishment=one, valid_from=date(2024, 5, 1))
    with pytest.raises(DomainError, match="Chọn ngày sau ngày ấy") as refused:
        services.change_facts(establishment=one, by=staff, facts=facts(), since=since)
    assert refused.value.field == "since"
    assert one.profiles.count() == 1


def test_facts_do_not_overlap_a_closed_row(staff):
    one = EstablishmentFactory(bare=True)
    ProfileFactory(establishment=one, valid_from=date(2020, 1, 1), valid_to=date(2024, 12, 31))
    with pytest.raises(DomainError, match="trùng với một dòng đã ghi"):
        services.change_facts(establishment=one, by=staff, facts=facts(), since=date(2024, 6, 1))
    services.change_facts(establishment=one, by=staff, facts=facts(), since=date(2025, 1, 1))
    assert one.profiles.count() == 2


def test_stale_facts_are_refused(staff):
    one = EstablishmentFactory(version=4)
    with pytest.raises(StaleVersion):
        services.change_facts(establishment=one, by=staff, facts=facts(), since=today(), expected=3)
    assert one.profiles.count() == 1


def test_a_second_site_and_not_twice_the_same(staff):
    one = EstablishmentFactory()
    services.add_site(establishment=one, by=staff, unit=unit(FAR_PROVINCE), place_as_written="chi nhánh")
    with pytest.raises(DomainError, match="đã được ghi"):
        services.add_site(establishment=one, by=staff, unit=unit(FAR_PROVINCE), place_as_written="chi nhánh")
    assert ProductionSite.objects.filter(establishment=one).count() == 2


def test_a_continuation_is_told_on_both_pages(staff):
    household, company = EstablishmentFactory(name="Hộ Hưng"), EstablishmentFactory(name="Công ty Hưng")
    services.record_continuation(
        predecessor=household,
        successor=company,
        kind=ContinuationKind.CONVERTED,
        by=staff,
        happened_on=date(2023, 2, 1),
    )
    assert told(household) == told(company) == ["Chuyển đổi: Hộ Hưng → Công ty Hưng"]
    assert [str(link) for link in queries.history(household)] == [str(link) for link in queries.history(company)]


def test_a_continuation_is_of_two_and_written_once(staff):
    link = ContinuationFactory()
    with pytest.raises(DomainError, match="chính nó"):
        services.record_continuation(
            predecessor=link.successor, successor=link.successor, kind=ContinuationKind.SPLIT, by=staff
        )
    with pytest.raises(DomainError, match="đã được ghi"):
        services.record_continuation(
            predecessor=link.predecessor, successor=link.successor, kind=ContinuationKind.SPLIT, by=staff
        )


def test_history_is_oldest_first():
    one = EstablishmentFactory()
    later = ContinuationFactory(predecessor=one, happened_on=date(2024, 1, 1))
    earlier = ContinuationFactory(successor=one, happened_on=date(2020, 1, 1))
    assert queries.history(one) == [earlier, later]


def test_a_membership_once_at_a_time(staff):
    one, association = EstablishmentFactory(), OrganisationFactory(association=True)
    services.join_association(establishment=one, organisation=association, by=staff, valid_from=date(2024, 1, 1))
    with pytest.raises(DomainError, match="đã là hội viên") as refused:
        services.join_association(establishment=one, organisation=association, by=staff)
    assert refused.value.field == "organisation"
    MembershipFactory(establishment=one)  # another association is another matter


def test_a_need_of_an_establishment_is_told_on_its_page_too():
    user, one = person(Role.COLLABORATOR), EstablishmentFactory()
    need = services.record_need(by=user, text="Cần máy nung", establishment=one, told_by="Bà Huệ")
    assert (need.status, need.received_on, need.recorded_by) == (NeedStatus.OPEN, today(), user)
    assert told(one) == ["Nhu cầu: Cần máy nung"]
    assert told(need) == ["Ghi nhu cầu"]


@pytest.mark.parametrize("of", [{}, {"establishment", "unit"}])
def test_a_need_is_of_one_establishment_or_one_area(staff, of):
    place = {"establishment": EstablishmentFactory(), "unit": unit(COMMUNE)} if of else {}
    with pytest.raises(DomainError, match="đúng một"):
        services.record_need(by=staff, text="x", **place)


def test_a_need_of_an_area_is_inside_the_reach():
    user = person(Role.COLLABORATOR, COMMUNE)
    services.record_need(by=user, text="Cần lớp nghề", unit=unit(COMMUNE))
    with pytest.raises(DomainError, match="ngoài địa bàn"):
        services.record_need(by=user, text="Cần lớp nghề", unit=unit("new-79"))


def test_an_answer_is_given_once_and_read_on_the_page(staff):
    need = NeedFactory()
    services.answer_need(need=need, by=staff, answer="Đưa vào kế hoạch 2027", expected=1)
    need.refresh_from_db()
    assert (need.status, need.version) == (NeedStatus.ANSWERED, 2)
    assert told(need) == ["Trả lời: Đưa vào kế hoạch 2027"]
    with pytest.raises(DomainError, match="đã trả lời"):
        services.answer_need(need=need, by=staff, answer="Lần nữa")


NOT_KEEPERS = [Role.ACCOUNTANT, Role.LEADER, Role.APPRAISER, Role.COLLABORATOR, Role.JUROR]


@pytest.mark.parametrize("role", NOT_KEEPERS)
def test_only_keepers_keep_the_register(role):
    user, one = person(role), EstablishmentFactory()
    acts = [
        lambda: services.add_establishment(by=user, facts=facts(), site=unit(COMMUNE)),
        lambda: services.change_facts(establishment=one, by=user, facts=facts(), since=today()),
        lambda: services.add_site(establishment=one, by=user, unit=unit(COMMUNE)),
        lambda: services.join_association(establishment=one, organisation=OrganisationFactory(), by=user),
        lambda: services.record_continuation(
            predecessor=one, successor=EstablishmentFactory(), kind=ContinuationKind.SPLIT, by=user
        ),
    ]
    for act in acts:
        with pytest.raises(DomainError, match="Chỉ chuyên viên"):
            act()


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.ADMIN, True),
        (Role.STAFF, True),
        (Role.LEADER, True),
        (Role.COLLABORATOR, True),
        (Role.ACCOUNTANT, False),
        (Role.APPRAISER, False),
        (Role.JUROR, False),
    ],
)
def test_who_writes_down_a_need(role, may):
    one = EstablishmentFactory()
    if may:
        services.record_need(by=person(role), text="x", establishment=one)
    else:
        with pytest.raises(DomainError):
            services.record_need(by=person(role), text="x", establishment=one)


def test_past_and_present_names_find_it(staff):
    one = services.add_establishment(by=staff, facts=facts(name="Lò gốm Phước Điền"), site=unit(COMMUNE))
    services.change_facts(
        establishment=one, by=staff, facts=facts(name="Công ty Đại Phát", tax_code="3700000001"), since=today()
    )
    EstablishmentFactory(name="Cơ sở khác")
    for text in ("phuoc dien", "LÒ GỐM", "dai phat", " đại ", "3700000001"):
        assert list(queries.listing(user=staff, text=text)) == [one], text
    assert list(queries.listing(user=staff, text="37000")) == []
    assert queries.listing(user=staff).count() == 2


def test_filters_ask_of_the_facts_in_force(staff):
    one = EstablishmentFactory(bare=True)
    ProfileFactory(establishment=one, legal_form="ho_kinh_doanh", valid_to=today() - timedelta(days=1))
    ProfileFactory(establishment=one, legal_form="cong_ty_tnhh", status="tam_ngung", valid_from=today())
    SiteFactory(establishment=one)
    assert list(queries.listing(user=staff, legal_form="cong_ty_tnhh")) == [one]
    assert list(queries.listing(user=staff, legal_form="ho_kinh_doanh")) == []
    assert list(queries.listing(user=staff, status="tam_ngung")) == [one]
    (row,) = queries.listing(user=staff)
    assert [fact.legal_form for fact in row.facts] == ["cong_ty_tnhh", "ho_kinh_doanh"]


def test_candidates_are_few_visible_and_exact_first(staff):
    exact = EstablishmentFactory(name="Gốm Hưng")
    EstablishmentFactory(name="Gốm Hưng Thịnh")
    far = EstablishmentFactory(name="Gốm Hưng", site=None)
    SiteFactory(establishment=far, unit=unit(FAR_PROVINCE))
    assert queries.candidates(user=staff, text="gom hung") == [exact]
    assert len(queries.candidates(user=staff, text="hung")) == 2
    assert queries.candidates(user=staff, text="  ") == []


@pytest.mark.parametrize(
    ("form", "code", "shown"),
    [
        ("ho_kinh_doanh", "074012345678", "•••••••••678"),
        ("nghe_nhan", "074012345678", "•••••••••678"),
        ("cong_ty_tnhh", "3700000001", "3700000001"),
        ("ho_kinh_doanh", "", ""),
    ],
)
def test_the_number_of_a_household_is_masked(form, code, shown):
    assert EstablishmentProfile(legal_form=form, tax_code=code).shown_tax_code == shown
