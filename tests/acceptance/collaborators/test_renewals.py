"""The list of a year, renewed by one decision."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from collaborators import queries, services
from collaborators.choices import CollaboratorKind, RenewalMove
from collaborators.models import Appointment, Renewal, RenewalLine
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.territory.models import AdministrativeUnit
from tests.acceptance.collaborators.hiring import appoint, judge_now
from tests.e2e.crawl import enter
from tests.factories.offices import HCM, unit

pytestmark = pytest.mark.django_db

NEW_YEAR = date(2027, 1, 1)
DECISION = DocumentFacts(
    number="12", symbol="QĐ-SCT", issued_on=date(2026, 12, 28), issuer="Sở Công Thương", title="Danh sách"
)


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
