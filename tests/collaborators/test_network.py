"""The network as the office keeps and reads it: by day, by name, who has sent and who has not."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from collaborators import queries, services
from collaborators.choices import CollaboratorKind
from collaborators.models import Appointment, Collaborator
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from tests.factories.collaborators import (
    AppointmentFactory,
    CollaboratorFactory,
    PeriodFactory,
    ReportFactory,
)
from tests.factories.offices import COMMUNE, FAR_PROVINCE, HCM, OrganisationFactory, RoleGrantFactory, unit
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return person(Role.STAFF)


@pytest.fixture
def client(staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def appoint(by, **changes) -> Appointment:
    given = {"full_name": "Nguyễn Thị Huệ", "kind": CollaboratorKind.COMMUNE, "network_of": unit(HCM)}
    return services.appoint(by=by, **given | {"area": unit(COMMUNE)} | changes)


def names(appointments) -> list[str]:
    return [one.collaborator.full_name for one in appointments]


def test_an_appointment_makes_the_person_and_tells_it(staff):
    term = appoint(staff, valid_from=date(2024, 1, 1), phone="0912345678", job_title="Công chức xã")
    assert term.areas.get().unit == unit(COMMUNE)
    person_made = term.collaborator
    assert person_made.person_key
    (line,) = person_made.timeline.activities.all()
    assert line.text.startswith("Vào mạng lưới cộng tác viên, phụ trách")


def test_a_second_term_is_of_the_same_person(staff):
    first = appoint(staff, valid_from=date(2020, 1, 1), valid_to=date(2023, 12, 31))
    appoint(staff, collaborator=first.collaborator, valid_from=date(2024, 1, 1))
    assert (Collaborator.objects.count(), Appointment.objects.count()) == (1, 2)
    with pytest.raises(DomainError, match="đã trong mạng lưới"):
        appoint(staff, collaborator=first.collaborator, valid_from=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"area": None}, "một địa bàn hoặc một hiệp hội"),
        ({"valid_from": date(2024, 2, 1), "valid_to": date(2024, 1, 1)}, "đứng trước"),
        ({"network_of": "far"}, "ngoài địa bàn được giao"),
        ({"kind": CollaboratorKind.ASSOCIATION}, "đi với một hiệp hội"),
        ({"area": "far"}, "không thuộc"),
    ],
)
def test_a_wrong_appointment_is_refused(staff, changes, sentence):
    changes = {name: unit(FAR_PROVINCE) if value == "far" else value for name, value in changes.items()}
    with pytest.raises(DomainError, match=sentence):
        appoint(staff, **changes)
    assert not Collaborator.objects.exists()


def test_an_association_has_its_collaborator(staff):
    association = OrganisationFactory(association=True)
    term = appoint(staff, kind=CollaboratorKind.ASSOCIATION, area=None, association=association)
    assert term.areas.get().organisation == association


@pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.LEADER, Role.APPRAISER, Role.COLLABORATOR, Role.JUROR])
def test_only_keepers_appoint(role):
    with pytest.raises(DomainError, match="Chỉ chuyên viên"):
        appoint(person(role))


def test_the_network_of_a_day_by_given_name(client):
    for name in ("Trần Thị Ánh", "Lê An", "Đỗ Đạt", "Huỳnh Văn Dũng"):
        AppointmentFactory(collaborator__full_name=name)
    AppointmentFactory(collaborator__full_name="Người Cũ", ended=True)
    page = client.get(reverse("collaborators:list"))
    assert names(page.context["page"].items) == ["Lê An", "Trần Thị Ánh", "Huỳnh Văn Dũng", "Đỗ Đạt"]
    back_then = client.get(reverse("collaborators:list"), {"ngay": "1/6/2021"})
    assert "Người Cũ" in names(back_then.context["page"].items)


def test_search_and_filter(client):
    AppointmentFactory(collaborator__full_name="Nguyễn Thị Huệ", kind="xa")
    AppointmentFactory(collaborator__full_name="Trần Văn Hùng", kind="huyen")
    url = reverse("collaborators:list")
    assert names(client.get(url, {"q": "thi hue"}).context["page"].items) == ["Nguyễn Thị Huệ"]
    assert names(client.get(url, {"loai": "huyen"}).context["page"].items) == ["Trần Văn Hùng"]
    assert len(client.get(url, {"loai": "khong-co"}).context["page"].items) == 2
    assert "Không có ai khớp" in client.get(url, {"q": "zzz"}).content.decode()


def test_added_on_the_page(client):
    typed = {"full_name": "Nguyễn Thị Huệ", "kind": "xa", "network_of": "Thành phố Hồ Chí Minh"}
    typed |= {"area": "phường Phú Lợi, Thành phố Hồ Chí Minh", "valid_from": "1/1/2026"}
    answer = client.post(reverse("collaborators:create"), typed, follow=True)
    assert "Đã ghi cộng tác viên vào mạng lưới." in answer.content.decode()
    assert "Phường Phú Lợi" in answer.content.decode()


def test_a_persons_page_tells_terms_and_reports(client):
    term = AppointmentFactory(collaborator__full_name="Nguyễn Thị Huệ", ended=True, area__unit=unit(COMMUNE))
    report = ReportFactory(appointment=term, sent=True)
    html = client.get(reverse("collaborators:detail", args=[term.collaborator_id])).content.decode()
    assert report.receipt in html
    assert "31/12/2021" in html


def test_who_has_sent_and_who_has_not(client, staff):
    period = PeriodFactory()
    sent = ReportFactory(period=period, sent=True, appointment__collaborator__full_name="Đã Gửi")
    ReportFactory(period=period, appointment__collaborator__full_name="Đang Viết")
    AppointmentFactory(collaborator__full_name="Chưa Viết")
    AppointmentFactory(collaborator__full_name="Tỉnh Khác", unit=unit(FAR_PROVINCE))
    page = client.get(reverse("collaborators:reports"), {"ky": period.pk})
    there = {line.appointment.collaborator.full_name: line.is_there for line in page.context["lines"]}
    assert there == {"Đã Gửi": True, "Đang Viết": False, "Chưa Viết": False}
    html = client.get(reverse("collaborators:report", args=[sent.pk])).content.decode()
    assert sent.receipt in html


def test_the_office_does_not_read_a_draft(client):
    draft = ReportFactory(answered=True)
    assert client.get(reverse("collaborators:report", args=[draft.pk])).status_code == 404
    assert client.get(reverse("collaborators:check", args=[draft.pk])).status_code == 404


def test_an_unknown_period_is_the_latest(client):
    latest = PeriodFactory(opens_on=today() - timedelta(days=1))
    assert client.get(reverse("collaborators:reports"), {"ky": "zzz"}).context["period"] == latest


def test_without_any_period_the_page_still_opens(client):
    assert "Chưa có báo cáo nào" in client.get(reverse("collaborators:reports")).content.decode()


def test_deadlines_of_a_collaborator_and_of_the_office(staff):
    user = person(Role.COLLABORATOR)
    term = AppointmentFactory(collaborator=CollaboratorFactory(user=user))
    due, late = PeriodFactory(), PeriodFactory(late=True)
    ReportFactory(appointment=term, period=late)
    sent = ReportFactory(appointment=term, period=PeriodFactory(), sent=True).period
    mine = {one.url: (one.group, one.action) for one in queries.deadlines(user, today())}
    assert mine == {
        reverse("collaborators:write", args=[due.pk]): ("due", "Viết báo cáo"),
        reverse("collaborators:write", args=[late.pk]): ("late", "Viết tiếp"),
    }
    to_remind = {f"1 cộng tác viên chưa gửi báo cáo {one}" for one in (due, late)}
    to_review = {f"Duyệt 1 báo cáo {sent} của cộng tác viên"}
    asked = {one.what for one in queries.deadlines(staff, today())}
    assert to_review < asked <= to_remind | to_review  # only of the latest is anybody reminded
    assert {one.what for one in queries.deadlines(person(Role.LEADER), today())} == to_review


def test_a_collaborator_who_also_works_at_the_office_has_both():
    user = person(Role.COLLABORATOR)
    RoleGrantFactory(user=user, role=Role.STAFF, unit=unit(HCM))
    AppointmentFactory(collaborator=CollaboratorFactory(user=user))
    PeriodFactory()
    assert len(queries.deadlines(user, today())) == 2


def test_a_receipt_is_short_and_hard_to_guess():
    receipts = {services.sending._receipt(PeriodFactory(year=2026 + n // 4, quarter=n % 4 + 1)) for n in range(40)}
    assert len(receipts) == 40
    assert all(len(one) == 15 and not set(one[7:]) & set("ILO01") for one in receipts)
