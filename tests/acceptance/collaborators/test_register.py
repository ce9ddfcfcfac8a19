"""“(2) Rà soát cơ sở: the registry's own list …: still there, changed, closed, new; differences explained”, and the
register as it is after the Centre has decided: what was found is written, or not, by somebody, with a trace."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from collaborators import queries, services
from collaborators.choices import FindingKind
from collaborators.models import QuarterlyReport, RegisterDecision, ReturnReason
from collaborators.queries.board import Board
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.establishments.models import Establishment, Need
from khuyencong.establishments.services import change_facts
from tests.acceptance.collaborators.acts import answer, establishments, saved, sent, writer
from tests.factories.establishments import NeedFactory
from tests.factories.offices import COMMUNE, unit
from tests.people import person

pytestmark = pytest.mark.django_db
SINCE = today() - timedelta(days=20)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def approved(staff, **boxes):
    """(writer, term, report, establishments): four in the list, one closed, one changed, two as before, one found."""
    user, term, period = writer()
    rows = establishments(4)
    closed, changed, *_ = rows
    told = {
        f"cs_{closed.pk}": "ngung",
        f"cs_{closed.pk}_ngay": SINCE.strftime("%d/%m/%Y"),
        f"cs_{changed.pk}": "doi",
        f"cs_{changed.pk}_y": "nay 12 lao động",
        "c2_02_0_0": "Hộ Lý Thị Mai",
        "c2_02_0_1": "Hộ kinh doanh",
        "c2_02_0_2": "bánh tráng",
        "c2_02_0_3": "4",
    }
    report = sent(term, period, **told | boxes)
    services.approve_report(report=report, by=staff)
    report.refresh_from_db()
    return user, term, report, rows


def waiting(report) -> dict[str, FindingKind]:
    return {one.key: one.kind for one in queries.findings(report, today()) if one.decision is None}


def status(one: Establishment) -> str:
    return one.profiles.get(valid_to=None).status


def test_nothing_is_written_without_a_decision(staff):
    """Approving takes the figures; the register changes only by what somebody decides of each finding."""
    _, _, report, (closed, changed, *_) = approved(staff)
    assert waiting(report) == {f"cs-{closed.pk}": "ngung", f"cs-{changed.pk}": "doi", "moi-1": "moi"}
    assert status(closed) == "dang_hoat_dong"
    assert Establishment.objects.count() == 4


def test_approving_leads_to_the_findings_and_a_tick_writes_them(staff):
    """The approver is led there; one press writes what needs only a day: who, when, from which report."""
    user, term, period = writer()
    closed, paused, _ = establishments(3)
    marks = {
        f"cs_{closed.pk}": "ngung",
        f"cs_{paused.pk}": "tam_ngung",
        f"cs_{paused.pk}_ngay": SINCE.strftime("%d/%m/%Y"),
    }
    report = sent(term, period, **marks)
    desk = signed_in(staff)
    answered = desk.post(reverse("collaborators:approve", args=[report.pk]), {"version": report.version})
    home = reverse("collaborators:findings", args=[report.pk])
    assert answered["Location"] == home
    page = desk.get(home)
    form = page.context["form"]
    typed = {name: form[name].value() for name in form.fields if name.startswith("ngay_")}
    typed = {name: day.strftime("%d/%m/%Y") for name, day in typed.items()}
    assert desk.post(home, typed).status_code == 422  # nothing ticked
    ticks = {f"ghi_cs_{closed.pk}": "on", f"ghi_cs_{paused.pk}": "on"}
    assert desk.post(home, typed | ticks).status_code == 302
    assert (status(closed), status(paused)) == ("da_ngung", "tam_ngung")
    row = RegisterDecision.objects.get(establishment=paused)
    assert (row.by, row.since, row.report, row.decision) == (staff, SINCE, report, "ghi")
    told = paused.timeline.activities.get(verb="register").text
    assert term.collaborator.full_name in told
    assert waiting(report) == {}
    assert user != staff


def test_changed_facts_are_typed_over_what_the_register_says(staff):
    """What changed in words is read by a person: the register's form, filled with the old facts, the words beside."""
    _, _, report, (_, changed, *_) = approved(staff)
    desk = signed_in(staff)
    url = reverse("collaborators:write_finding", args=[report.pk, f"cs-{changed.pk}"])
    page = desk.get(url)
    assert "nay 12 lao động" in page.content.decode()
    form = page.context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    typed |= {"workers": "12", "since": SINCE.strftime("%d/%m/%Y")}
    assert desk.post(url, typed).status_code == 302
    now = changed.profiles.get(valid_to=None)
    assert (now.workers, now.valid_from, now.name) == (12, SINCE, changed.name)


def test_a_new_establishment_goes_into_the_register_with_what_was_told(staff):
    _, _, report, _ = approved(staff)
    desk = signed_in(staff)
    url = reverse("collaborators:write_finding", args=[report.pk, "moi-1"])
    form = desk.get(url).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert (typed["name"], typed["legal_form"], typed["workers"]) == ("Hộ Lý Thị Mai", "ho_kinh_doanh", "4")
    typed |= {"site": unit(COMMUNE).label(), "since": SINCE.strftime("%d/%m/%Y")}
    assert desk.post(url, typed).status_code == 302
    made = Establishment.objects.get(name="Hộ Lý Thị Mai")
    assert made.sites.get().unit == unit(COMMUNE)
    assert RegisterDecision.objects.get(establishment=made).said.startswith(
        "loại hình: Hộ kinh doanh; ngành: bánh tráng"
    )


def test_not_written_says_why_and_the_difference_is_told(staff):
    """“differences explained”: the report's count beside the register's, and what stands between them."""
    _, _, report, _ = approved(staff, c2_12="Hộ mới chưa có trong sổ")
    with pytest.raises(IntegrityError), transaction.atomic():
        services.decline_finding(by=staff, report=report, key="moi-1", reason="")
    services.decline_finding(by=staff, report=report, key="moi-1", reason="Đã có dưới tên khác")
    found = queries.findings(report, today())
    told = queries.balance(report, found, today())
    assert (told.reported, told.registered, told.difference) == (4, 4, 0)
    closed = next(one for one in found if one.kind == FindingKind.CLOSED)
    services.write_findings(by=staff, report=report, chosen={closed.key: closed.since})
    told = queries.balance(report, queries.findings(report, today()), today())
    assert (told.registered, told.difference, told.waiting, told.declined) == (3, 1, 1, 1)
    html = signed_in(staff).get(reverse("collaborators:findings", args=[report.pk])).content.decode()
    assert "Hộ mới chưa có trong sổ" in html
    assert "1 kết quả không ghi" in html
    assert "Đã có dưới tên khác" in html


def test_a_decision_is_taken_back_and_the_register_says_what_it_said(staff):
    """“undo possible or clearly told”: facts, a new establishment; refused once something else stands on it."""
    _, _, report, (closed, *_) = approved(staff)
    key = f"cs-{closed.pk}"
    services.write_findings(by=staff, report=report, chosen={key: SINCE})
    row = RegisterDecision.objects.get(key=key)
    with pytest.raises(DomainError, match="đã có người quyết"):
        services.write_findings(by=staff, report=report, chosen={key: SINCE})
    services.undo_decision(by=staff, decision=row, reason="Nhầm cơ sở")
    assert status(closed) == "dang_hoat_dong"
    assert key in waiting(report)
    facts = {"name": "Hộ Lý Thị Mai"}
    new = {"report": report, "key": "moi-1", "facts": facts, "site": unit(COMMUNE), "since": SINCE}
    services.undo_decision(by=staff, decision=services.write_new(by=staff, **new), reason="Ghi hai lần")
    assert not Establishment.objects.filter(name="Hộ Lý Thị Mai").exists()
    again = services.write_new(by=staff, **new)
    NeedFactory(establishment=again.establishment)
    with pytest.raises(DomainError, match="không bỏ khỏi sổ"):
        services.undo_decision(by=staff, decision=again, reason="Ghi hai lần")
    assert Need.objects.get().establishment.name == "Hộ Lý Thị Mai"


def test_facts_changed_since_are_not_taken_back(staff):
    _, _, report, (closed, *_) = approved(staff)
    services.write_findings(by=staff, report=report, chosen={f"cs-{closed.pk}": SINCE})
    facts = queries.facts_now(closed) | {"status": "dang_hoat_dong"}
    closed.refresh_from_db()
    change_facts(establishment=closed, by=staff, facts=facts, since=SINCE + timedelta(days=2))
    with pytest.raises(DomainError, match="đã đổi thêm"):
        services.undo_decision(by=staff, decision=RegisterDecision.objects.get(), reason="Nhầm")


def test_one_that_moved_away_or_came_changes_its_places(staff):
    """Moved: its site ends here; come: one more site; both are taken back."""
    _, term, period = writer()
    gone, came = establishments(2)
    line = {"c2_06_0_0": came.name, "c2_06_0_1": "đến", "c2_06_0_2": "xã bên"}
    report = sent(term, period, **{f"cs_{gone.pk}": "chuyen_di"}, **line)
    services.approve_report(report=report, by=staff)
    report.refresh_from_db()
    assert waiting(report) == {f"cs-{gone.pk}": "chuyen_di", "den-1": "chuyen_den"}
    services.write_findings(by=staff, report=report, chosen={f"cs-{gone.pk}": SINCE})
    assert gone.sites.get().valid_to == SINCE - timedelta(days=1)
    there = {"establishment": came, "site": unit(COMMUNE), "place_as_written": "xưởng hai"}
    services.write_arrived(by=staff, report=report, key="den-1", since=SINCE, **there)
    assert came.sites.count() == 2
    for row in RegisterDecision.objects.order_by("pk"):
        services.undo_decision(by=staff, decision=row, reason="Nhầm")
    assert gone.sites.get().valid_to is None
    assert came.sites.count() == 1
    assert len(waiting(report)) == 2


def test_paused_in_the_register_and_seen_at_work_is_found(staff):
    _, term, period = writer()
    (one,) = establishments(1)
    one.profiles.update(status="tam_ngung")
    report = sent(term, period, **{f"cs_{one.pk}": "con"})
    services.approve_report(report=report, by=staff)
    report.refresh_from_db()
    assert waiting(report) == {f"cs-{one.pk}": "lai"}


def test_what_was_written_is_not_counted_twice_when_the_report_is_sent_again(staff):
    """A returned report is about the list it was first about; a decision whose words changed since is marked."""
    user, term, report, (closed, *_) = approved(staff)
    services.write_findings(by=staff, report=report, chosen={f"cs-{closed.pk}": SINCE})
    new = {"key": "moi-1", "facts": {"name": "Hộ Lý Thị Mai"}, "site": unit(COMMUNE), "since": SINCE}
    services.write_new(by=staff, report=report, **new)
    services.return_report(report=report, by=staff, reason=ReturnReason.objects.get(code="BC01"))
    saved(term, report.period, c2_02_0_3="5")
    report.refresh_from_db()
    again = services.send_report(report=report, by=user)
    assert [answer(again, f"CTV2.{n:02}").number for n in (1, 2, 3, 7)] == [4, 1, 1, 4]
    services.approve_report(report=again, by=staff)
    marked = [one for one in queries.findings(QuarterlyReport.objects.get(), today()) if one.said_otherwise]
    assert [one.key for one in marked] == ["moi-1"]


def test_the_board_shows_what_waits_for_the_register(staff):
    _, _, report, (closed, changed, *_) = approved(staff)
    seen = Board(staff, report.period, today())
    assert seen.counts["ghi-so"] == 1
    services.decline_finding(by=staff, report=report, key="moi-1", reason="x")
    services.decline_finding(by=staff, report=report, key=f"cs-{changed.pk}", reason="x")
    assert Board(staff, report.period, today()).counts["ghi-so"] == 1
    services.write_findings(by=staff, report=report, chosen={f"cs-{closed.pk}": SINCE})
    assert Board(staff, report.period, today()).counts["ghi-so"] == 0


@pytest.mark.parametrize("role", [Role.LEADER, Role.COLLABORATOR, Role.ACCOUNTANT])
def test_only_keepers_of_the_register_write_into_it(staff, role):
    _, _, report, (closed, *_) = approved(staff)
    other = person(role)
    with pytest.raises((DomainError, QuarterlyReport.DoesNotExist)):
        services.write_findings(by=other, report=report, chosen={f"cs-{closed.pk}": SINCE})
    assert status(closed) == "dang_hoat_dong"


def test_a_report_not_approved_writes_nothing(staff):
    _, term, period = writer()
    (closed,) = establishments(1)
    report = sent(term, period, **{f"cs_{closed.pk}": "ngung"})
    with pytest.raises(DomainError, match="Duyệt báo cáo trước"):
        services.write_findings(by=staff, report=report, chosen={f"cs-{closed.pk}": SINCE})
