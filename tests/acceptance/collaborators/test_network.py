"""The network of collaborators: on any date, shared on purpose, replaced, renewed by decision, seen where it is thin."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from collaborators import queries, services
from collaborators.choices import CollaboratorKind, RenewalMove, Sight
from collaborators.models import Appointment, AppointmentArea, CoverageRule, Renewal, RenewalLine
from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.models import RoleGrant
from khuyencong.territory.models import AdministrativeUnit, ProvincialSeat
from tests.e2e.crawl import enter
from tests.factories.collaborators import (
    AppointmentFactory,
    AreaFactory,
    CollaboratorFactory,
    PeriodFactory,
    ReportFactory,
)
from tests.factories.offices import COMMUNE, HCM, NEXT_COMMUNE, RoleGrantFactory, unit
from tests.people import person

pytestmark = pytest.mark.django_db

NEW_YEAR = date(2027, 1, 1)
DECISION = DocumentFacts(
    number="12", symbol="QĐ-SCT", issued_on=date(2026, 12, 28), issuer="Sở Công Thương", title="Danh sách"
)


@pytest.fixture
def staff(db) -> User:
    return person(Role.STAFF)


def judge_now() -> None:
    """Deferred triggers speak now and not at the end of the test."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def appoint(by: User, name: str, **changes) -> Appointment:
    given = {"full_name": name, "kind": CollaboratorKind.COMMUNE, "network_of": unit(HCM), "area": unit(COMMUNE)}
    return services.appoint(by=by, **given | changes)


# --- on any date -------------------------------------------------------------------------------------------------


def binh_duong() -> AdministrativeUnit:
    return unit("old-74")


def test_f001_the_network_of_a_date_is_25_of_8_11_and_6(demo):
    """“network on any date (25 = 8 + 11 + 6)”; F001, F024–F026; F033: 25 commune collaborators in Bà Rịa – Vũng Tàu."""
    admin = User.objects.get(email="quantri@khuyencong.invalid")
    network = queries.network(user=admin, on=date(2023, 12, 31))
    made = queries.make_up(network.filter(unit=binh_duong()))
    assert (made.total, [number for _, number in made.kinds]) == (25, [8, 11, 6])
    assert made.words == "25 người = 8 cấp huyện + 11 cấp xã + 6 hiệp hội ngành hàng"
    page = enter(admin).get(reverse("collaborators:list"), {"ngay": "31/12/2023"}).content.decode()
    assert "50 người = 8 cấp huyện + 36 cấp xã + 6 hiệp hội ngành hàng" in page
    others = queries.make_up(network.filter(unit=unit("old-77")))
    assert others.words == "25 người: 25 cấp xã"


def test_the_network_is_tied_to_the_de_an_of_its_year(demo):
    """“tied to the year's đề án “Duy trì mạng lưới CTV””."""
    admin = User.objects.get(email="quantri@khuyencong.invalid")
    page = enter(admin).get(reverse("projects:network"), {"ngay": "31/12/2023"}).content.decode()
    assert "KCDP-2023-BD08" in page
    nothing = enter(admin).get(reverse("projects:network"), {"ngay": "31/12/2019"}).content.decode()
    assert "Năm 2019 chưa có đề án duy trì mạng lưới" in nothing
    listing = enter(admin).get(reverse("collaborators:list"), {"ngay": "31/12/2023"}).content.decode()
    assert reverse("projects:network") + "?ngay=31/12/2023" in listing


# --- shared on purpose -------------------------------------------------------------------------------------------


def test_an_area_is_shared_only_with_a_reason_and_the_reason_is_kept(staff):
    """“areas overlapping only on purpose (a warning to be confirmed with a reason, kept; DB rule)”."""
    appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2026, 1, 1))
    with pytest.raises(DomainError, match="đã có Nguyễn Thị Huệ phụ trách") as refused:
        appoint(staff, "Lê Văn Hai", valid_from=date(2026, 2, 1))
    assert refused.value.field == "shared_reason"
    second = appoint(staff, "Lê Văn Hai", valid_from=date(2026, 2, 1), shared_reason="Xã rộng, hai khu cách nhau")
    assert second.areas.get().shared_reason == "Xã rộng, hai khu cách nhau"
    judge_now()


@pytest.mark.parametrize(
    "other",
    [
        {"valid_from": date(2027, 1, 1)},  # after the first has left
        {"area": unit, "valid_from": date(2026, 5, 1)},  # the next commune
    ],
)
def test_what_does_not_meet_needs_no_reason(staff, other):
    appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
    if "area" in other:
        other = other | {"area": unit(NEXT_COMMUNE)}
    appoint(staff, "Lê Văn Hai", **other)
    judge_now()


def test_a_wider_area_meets_what_lies_in_it_but_another_kind_does_not(staff):
    old, commune = unit("old-74"), AdministrativeUnit.objects.filter(parent__reference_key="old-721").first()
    admin = person(Role.ADMIN)
    days = {"valid_from": date(2024, 1, 1), "valid_to": date(2024, 12, 31), "network_of": old}
    appoint(admin, "Người Xã", area=commune, **days)
    appoint(admin, "Người Huyện", kind=CollaboratorKind.DISTRICT, area=unit("old-721"), **days)
    with pytest.raises(DomainError, match="đã có Người Xã phụ trách"):
        appoint(admin, "Người Xã Rộng", area=unit("old-721"), **days)


def one_more(first: Appointment, later: Appointment) -> None:
    AreaFactory(appointment=AppointmentFactory(area=None), shared_reason="")
    judge_now()


def longer(first: Appointment, later: Appointment) -> None:
    Appointment.objects.filter(pk=first.pk).update(valid_to=later.valid_from)
    judge_now()


def no_reason(first: Appointment, later: Appointment) -> None:
    AreaFactory(appointment=AppointmentFactory(area=None))
    judge_now()
    AppointmentArea.objects.update(shared_reason="")
    judge_now()


@pytest.mark.parametrize("write", [one_more, longer, no_reason])
def test_the_database_refuses_sharing_without_a_reason(staff, write):
    """“DB rule”: past the services, by raw writes."""
    first = appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30))
    later = appoint(staff, "Lê Văn Hai", valid_from=date(2026, 7, 1))
    judge_now()
    with pytest.raises(IntegrityError, match="đã có người cùng loại"), transaction.atomic():
        write(first, later)


# --- replaced ----------------------------------------------------------------------------------------------------


def test_a_person_is_replaced_without_losing_the_predecessors_record(staff):
    """“a person replaced without losing the predecessor's record”."""
    old = appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2024, 1, 1))
    report = ReportFactory(appointment=old, sent=True)
    new = services.replace(
        by=staff, appointment=old, starts_on=date(2026, 6, 1), reason="Nghỉ hưu", full_name="Lê Văn Hai"
    )
    judge_now()
    old.refresh_from_db()
    assert (old.valid_to, old.left_because, new.replaces) == (date(2026, 5, 31), "Nghỉ hưu", old)
    assert new.areas.get().unit == old.areas.get().unit
    assert list(queries.sent_reports(user=staff, period=None)) == [report]
    before = {one.collaborator.full_name for one in queries.network(user=staff, on=date(2026, 5, 31))}
    after = {one.collaborator.full_name for one in queries.network(user=staff, on=date(2026, 6, 1))}
    assert (before, after) == ({"Nguyễn Thị Huệ"}, {"Lê Văn Hai"})
    page = enter(staff).get(reverse("collaborators:detail", args=[old.collaborator_id])).content.decode()
    assert "Lê Văn Hai" in page
    assert report.receipt in page


def test_whoever_leaves_sees_the_place_no_more(staff):
    """What an account may see follows the terms: it opens with one and closes with it."""
    user = person(Role.COLLABORATOR)
    RoleGrant.objects.filter(user=user).delete()
    someone = CollaboratorFactory(user=user)
    term = appoint(staff, "", collaborator=someone, valid_from=date(2024, 1, 1))
    assert RoleGrant.objects.get(user=user).unit == unit(COMMUNE)
    services.end_term(by=staff, appointment=term, last_day=date(2026, 5, 31), reason="Chuyển công tác")
    assert RoleGrant.objects.get(user=user).valid_to == date(2026, 5, 31)


def test_the_database_keeps_the_order_of_predecessor_and_successor(staff):
    old = appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2024, 1, 1))
    services.replace(by=staff, appointment=old, starts_on=date(2026, 6, 1), reason="Nghỉ hưu", full_name="Lê Văn Hai")
    judge_now()
    with pytest.raises(IntegrityError, match="Người thay bắt đầu sau"), transaction.atomic():
        stays_longer(old)


def stays_longer(term: Appointment) -> None:
    Appointment.objects.filter(pk=term.pk).update(valid_to=date(2026, 6, 2))
    judge_now()


@pytest.mark.parametrize("last_day", [date(2023, 12, 31), date(2026, 7, 1)])
def test_a_term_ends_within_itself(staff, last_day):
    term = appoint(staff, "Nguyễn Thị Huệ", valid_from=date(2024, 1, 1), valid_to=date(2026, 6, 30))
    with pytest.raises(DomainError):
        services.end_term(by=staff, appointment=term, last_day=last_day, reason="Nghỉ hưu")


# --- renewed -----------------------------------------------------------------------------------------------------


def network_of_three(staff) -> list[Appointment]:
    communes = AdministrativeUnit.objects.filter(parent__reference_key=HCM).order_by("pk")[:3]
    return [
        appoint(staff, f"Người {n}", area=area, valid_from=date(2026, 1, 1)) for n, area in enumerate(communes, start=1)
    ]


def test_a_years_list_is_renewed_by_one_decision(staff):
    """“Renewal of a year's list by decision (one act, preview of who stays / leaves / joins)”."""
    first, second, third = network_of_three(staff)
    renewal = services.draw_up(by=staff, network_of=unit(HCM), year=2027, starts_on=NEW_YEAR)
    line = renewal.lines.get(appointment=second)
    services.let_leave(by=staff, line=line, reason="Chuyển công tác")
    place = second.areas.get().unit
    newcomer = {"full_name": "Người Mới", "kind": CollaboratorKind.COMMUNE, "area": place}
    services.let_join(by=staff, renewal=renewal, replaces=line, person=newcomer)
    preview = queries.RenewalPage(renewal, NEW_YEAR)
    assert [len(part) for part in (preview.staying, preview.leaving, preview.joining)] == [2, 1, 1]
    assert (preview.was.total, preview.will_be.total) == (3, 3)
    assert queries.network(user=staff, on=NEW_YEAR).count() == 3  # nothing has changed yet
    services.sign(by=staff, renewal=renewal, document=DECISION)
    judge_now()
    terms = {one.collaborator.full_name: one for one in queries.network(user=staff, on=NEW_YEAR)}
    assert set(terms) == {"Người 1", "Người 3", "Người Mới"}
    assert {str(one.document) for one in terms.values()} == {str(Renewal.objects.get().document)}
    assert terms["Người Mới"].replaces == second
    assert terms["Người 1"].collaborator == first.collaborator
    eve = {one.collaborator.full_name for one in queries.network(user=staff, on=NEW_YEAR - timedelta(days=1))}
    assert eve == {"Người 1", "Người 2", "Người 3"}
    assert third.collaborator.appointments.count() == 2


def test_a_signed_list_is_not_changed_and_not_signed_twice(staff):
    network_of_three(staff)
    renewal = services.draw_up(by=staff, network_of=unit(HCM), year=2027, starts_on=NEW_YEAR)
    signed = services.sign(by=staff, renewal=renewal, document=DECISION)
    line = signed.lines.first()
    for act in (
        lambda: services.let_leave(by=staff, line=line, reason="x"),
        lambda: services.sign(by=staff, renewal=signed, document=DECISION),
        lambda: services.discard(by=staff, renewal=signed),
    ):
        with pytest.raises(DomainError, match="đã có quyết định"):
            act()
    with pytest.raises(IntegrityError, match="không sửa dòng nữa"), transaction.atomic():
        RenewalLine.objects.filter(pk=line.pk).update(move=RenewalMove.LEAVES, reason="lén")


def test_a_list_drawn_up_before_somebody_left_is_not_signed(staff):
    first, *_ = network_of_three(staff)
    renewal = services.draw_up(by=staff, network_of=unit(HCM), year=2027, starts_on=NEW_YEAR)
    services.end_term(by=staff, appointment=first, last_day=date(2026, 6, 30), reason="Nghỉ hưu")
    with pytest.raises(DomainError, match="Mạng lưới đã đổi"):
        services.sign(by=staff, renewal=renewal, document=DECISION)
    assert Renewal.objects.get().applied_at is None


def test_one_draft_at_a_time_and_a_draft_can_be_given_up(staff):
    renewal = services.draw_up(by=staff, network_of=unit(HCM), year=2027, starts_on=NEW_YEAR)
    with pytest.raises(DomainError, match="đang có một danh sách chưa ký"):
        services.draw_up(by=staff, network_of=unit(HCM), year=2028, starts_on=date(2028, 1, 1))
    services.discard(by=staff, renewal=renewal)
    services.draw_up(by=staff, network_of=unit(HCM), year=2028, starts_on=date(2028, 1, 1))


def test_the_list_is_renewed_on_its_pages(staff):
    """The whole act as staff do it, form after form."""
    network_of_three(staff)
    client = enter(staff)
    typed = {"network_of": "Thành phố Hồ Chí Minh", "year": "2027", "starts_on": "1/1/2027"}
    client.post(reverse("collaborators:draw_up"), typed)
    renewal = Renewal.objects.get()
    line = renewal.lines.order_by("pk").first()
    client.post(reverse("collaborators:leave", args=[renewal.pk, line.pk]), {"reason": "Nghỉ hưu"})
    joined = {
        "full_name": "Người Mới",
        "kind": "xa",
        "area": line.appointment.areas.get().unit.label(),
        "replaces": line.pk,
    }
    client.post(reverse("collaborators:join", args=[renewal.pk]), joined)
    preview = client.get(reverse("collaborators:renewal", args=[renewal.pk])).content.decode()
    assert "Người Mới" in preview
    renewal.refresh_from_db()
    decision = {"number": "12", "symbol": "QĐ-SCT", "issued_on": "28/12/2026", "version": renewal.version}
    answer = client.post(reverse("collaborators:sign", args=[renewal.pk]), decision, follow=True)
    assert "Danh sách đã có hiệu lực." in answer.content.decode()
    assert Appointment.objects.on(NEW_YEAR).count() == 3


# --- where it is thin --------------------------------------------------------------------------------------------

FOUR = {"Dầu Tiếng", "Phú Giáo", "Bắc Tân Uyên", "Bàu Bàng"}


def coverage(on: date = date(2023, 12, 31), key: str = "old-74") -> queries.Coverage:
    admin = User.objects.get(email="quantri@khuyencong.invalid")
    return queries.Coverage(user=admin, province=unit(key), on=on)


def names(rows) -> set[str]:
    return {row.unit.name for row in rows}


def test_f012_the_four_far_districts_come_from_the_records(demo):
    """“F012 comes from the records”: Dầu Tiếng, Phú Giáo, Bắc Tân Uyên, Bàu Bàng, and the ranked list is exactly these."""
    needed = coverage().needed
    assert names(needed) == FOUR
    assert needed[0].unit.name == "Bắc Tân Uyên"  # nobody at all; the others have one
    assert all(row.km > 20 for row in needed)
    page = enter(User.objects.get(email="quantri@khuyencong.invalid")).get(
        reverse("collaborators:coverage"), {"ngay": "31/12/2023", "tinh": binh_duong().pk}
    )
    html = page.content.decode()
    assert "4 nơi cần tăng cường" in html
    assert html.count('class="need"') == 4 + 1  # on the map, and in its key


@pytest.mark.parametrize(
    ("over_km", "fewer_than", "expected"),
    [
        (30, 2, {"Dầu Tiếng", "Phú Giáo"}),
        (15, 2, FOUR | {"Dĩ An"}),
        (20, 1, {"Bắc Tân Uyên"}),
        (60, 2, set()),
    ],
)
def test_moving_the_threshold_moves_the_list(demo, over_km, fewer_than, expected):
    """“moving the threshold moves the list”."""
    CoverageRule.objects.filter(code="TC-HUYEN").update(over_km=over_km, fewer_than=fewer_than)
    assert names(coverage().needed) == expected


def test_without_a_known_centre_or_rule_nobody_is_accused(demo):
    ProvincialSeat.objects.filter(province=binh_duong()).delete()
    one = coverage()
    assert (one.needed, one.seat, {row.distance for row in one.rows}) == ([], None, {"–"})
    CoverageRule.objects.all().delete()
    assert coverage().rule is None


def test_silent_collaborators_do_not_count_when_the_rule_asks_for_reports(db):
    """“too few active commune collaborators”: active by what they sent, when the rule says so."""
    someone = AppointmentFactory(area__unit=unit(COMMUNE))
    late = PeriodFactory(due_on=date(2026, 4, 10), opens_on=date(2026, 3, 20), ends_on=date(2026, 3, 31))
    rule = CoverageRule.objects.get(code="TC-XA")
    CoverageRule.objects.filter(pk=rule.pk).update(over_km=0, sent_at_least=1)
    here = queries.Coverage(user=person(Role.STAFF), province=unit(HCM), on=date(2026, 11, 1))
    assert row_of(here).sight == Sight.NEEDED
    ReportFactory(appointment=someone, period=late, sent=True)
    again = queries.Coverage(user=person(Role.LEADER), province=unit(HCM), on=date(2026, 11, 1))
    assert row_of(again).sight == Sight.COVERED


def row_of(found: queries.Coverage) -> queries.AreaRow:
    return next(row for row in found.rows if row.unit == unit(COMMUNE))


def test_the_map_draws_every_area_and_the_table_says_the_same(demo):
    """“schematic map from centroids (SVG, a table behind it)”: 168 communes, one mark and one row each."""
    one = coverage(on=date(2026, 11, 1), key=HCM)
    drawn = queries.CoverageMap(one)
    assert len(drawn.marks) == len(one.rows) == 168
    assert all(0 <= float(mark.x) <= drawn.width and 0 <= float(mark.y) <= drawn.height for mark in drawn.marks)
    assert "Côn Đảo" in {mark.unit.name for mark in drawn.marks if mark.edge}


# --- seen by whom ------------------------------------------------------------------------------------------------


def test_collaborators_see_only_their_own_page_of_the_network(demo):
    """“Collaborators see only their communes, or their association's list: every object id tried by another collaborator
    answers as a truly missing one, byte for byte.”"""
    mine = Appointment.objects.filter(collaborator__user__isnull=False).select_related("collaborator").latest("pk")
    client = enter(mine.collaborator.user)
    assert client.get(reverse("collaborators:detail", args=[mine.collaborator_id])).status_code == 200
    for route, pks in objects(but=mine):
        missing = plain(client, reverse(route, args=[9_999_999] if isinstance(pks[0], int) else [9_999_999, 9_999_999]))
        for pk in pks:
            assert plain(client, reverse(route, args=[pk] if isinstance(pk, int) else pk)) == missing, (route, pk)


def objects(*, but: Appointment) -> list[tuple[str, list]]:
    people = Appointment.objects.exclude(collaborator=but.collaborator_id).values_list("collaborator", flat=True)
    terms = list(Appointment.objects.values_list("pk", flat=True))
    renewals = list(Renewal.objects.values_list("pk", flat=True))
    lines = list(RenewalLine.objects.values_list("renewal", "pk"))
    of_one = ("renewal", "join", "sign", "discard")
    return [
        ("collaborators:detail", sorted(set(people))),
        ("collaborators:end", terms),
        ("collaborators:replace", terms),
        *((f"collaborators:{name}", renewals) for name in of_one),
        *((f"collaborators:{name}", lines) for name in ("leave", "stay", "drop")),
    ]


def plain(client, url: str) -> tuple[int, bytes]:
    """What comes back, without the address itself and the code of the request."""
    answer = client.get(url)
    body = answer.content.replace(url.encode(), b"")
    return answer.status_code, body.replace(answer.headers.get("X-Reference", "\0").encode(), b"")


def test_grants_open_and_close_only_within_ones_own_area(staff):
    far = person(Role.STAFF, "new-01")
    user = person(Role.COLLABORATOR)
    term = AppointmentFactory(collaborator=CollaboratorFactory(user=user), valid_from=date(2024, 1, 1))
    RoleGrantFactory(user=user, role=Role.COLLABORATOR, unit=unit(NEXT_COMMUNE))
    with pytest.raises(Appointment.DoesNotExist):
        services.end_term(by=far, appointment=term, last_day=date(2026, 5, 31), reason="x")
