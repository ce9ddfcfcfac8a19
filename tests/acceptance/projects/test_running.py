"""Issue B, section 4: appraisal, contracts, months, visits, adjustments; and what rows of several tables can break."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import Period
from khuyencong.reports.queries.records.base import Extent
from khuyencong.reports.queries.records.work import helped
from khuyencong.reports.queries.scope import ReportScope
from projects import queries, services
from projects.choices import AdjustmentStatus, Change, Decider, ProjectStatus, Purse, ReasonKind
from projects.exports import appraisal_paper
from projects.models import Adjustment, Contract
from projects.queries.adjustments import rule_for
from tests.acceptance.foundation.hostile_files import jpeg, png
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import HCM, unit
from tests.factories.procedures import why, why_typed
from tests.factories.projects import BeneficiaryFactory, ProjectFactory
from tests.factories.running import (
    AppraisalFactory,
    ContractFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _that_day():
    with time_machine.travel(DAY):
        yield


@pytest.fixture
def entered(people):
    def enter(role: Role) -> Client:
        client = Client()
        client.force_login(people[role])
        return client

    return enter


def paper(number: str, **more) -> dict:
    facts = {"symbol": "QĐ-SCT", "issued_on": "10/03/2026", "issuer": "Sở Công Thương", "title": "Văn bản thử"}
    return {"number": number} | facts | more


def send(client: Client, url: str, data: dict) -> str:
    """Where the page leads once the form is taken."""
    response = client.post(url, data)
    assert response.status_code == 302, response.context["form"].errors if response.context else response
    return response["Location"]


# The life on pages ---------------------------------------------------------------------------------------------------


def test_appraisal_by_council_then_one_decision_for_many(entered, people):
    """“the five criteria of Đ9, by council or by staff, with scores or remarks, minutes, result per beneficiary;
    batch approval: one decision approves many đề án with their amounts”."""
    first, second = ProjectFactory.create_batch(2, appraised=True)
    one = BeneficiaryFactory(project=first)
    AppraisalFactory(project=second, support=120_000_000)
    client = entered(Role.APPRAISER)
    typed = {
        "appraised_by": "hoi_dong",
        "level": "co_so",
        "held_on": "20/01/2026",
        "conclusion": "dat",
        "diem_hieu_qua": "85",
        "loi_ho_so": "Đủ",
        "nguoi_1": people[Role.LEADER].pk,
        "ten_2": "Trần Thị Thư Ký",
        f"ket_qua_{one.pk}": "dat",
        f"muc_{one.pk}": "140 triệu",
        "title": "Biên bản họp hội đồng",
    }
    page = send(client, reverse("projects:appraise", args=[first.pk]), typed)
    assert "140 triệu đồng" in client.get(page).text
    assert client.get(f"{page}phieu/")["Content-Type"] == "application/pdf"

    many = reverse("budgets:approve_many")
    shown = client.get(many).context["form"]
    assert [line.amount for line in shown.waiting] == [140_000_000, 120_000_000]
    chosen = {
        f"{name}_{project.pk}": value
        for project, amount in ((first, "140 triệu"), (second, "120 triệu"))
        for name, value in (("chon", "on"), ("tien", amount), ("version", project.version))
    }
    send(client, many, paper("58") | chosen)
    for project, amount in ((first, 140_000_000), (second, 120_000_000)):
        project.refresh_from_db()
        assert (project.status, project.support_approved) == (ProjectStatus.APPROVED, amount)
    assert first.approval_id == second.approval_id
    one.refresh_from_db()
    assert one.support == 140_000_000  # as the appraisal said, not as was asked for


def test_a_batch_names_what_holds_each_file_and_approves_none(entered):
    """“batch approval: one decision approves many đề án with their amounts”: all or nothing, each refusal at its row."""
    ready, bare = AppraisalFactory().project, ProjectFactory(appraised=True)
    chosen = {
        f"{name}_{project.pk}": value
        for project in (ready, bare)
        for name, value in (("chon", "on"), ("tien", "100 triệu"), ("version", project.version))
    }
    response = entered(Role.LEADER).post(reverse("budgets:approve_many"), paper("58") | chosen)
    assert response.status_code == 422
    assert "kết quả thẩm định" in str(response.context["form"].errors[f"tien_{bare.pk}"])
    ready.refresh_from_db()
    assert ready.status == ProjectStatus.APPRAISAL


def test_one_contract_covers_several_files(entered):
    """“one may cover several đề án (TT 36 Đ18(1)), beside it a support contract per beneficiary; appendices”."""
    first, second = ProjectFactory.create_batch(2, approved=True)
    helped_one = BeneficiaryFactory(project=first)
    client = entered(Role.STAFF)
    typed = paper("05", symbol="HĐ-SCT", title="Hợp đồng") | {"party_a": "Sở Công Thương", "party_b": "Trung tâm"}
    typed |= {"ends_on": "30/11/2026"}
    for one in (first, second):
        typed |= {f"chon_{one.pk}": "on", f"amount_{one.pk}": "280 triệu", f"version_{one.pk}": one.version}
    page = send(client, reverse("projects:sign", args=[first.pk]), typed)
    contract = Contract.objects.get()
    assert contract.amount == 560_000_000
    text = client.get(page).text
    assert first.code in text
    assert second.code in text
    assert "22/01/2027" not in text  # a day of the national purse; the province settles by its own rules
    appendix = {"appendix": "PL01", "signed_on": "01/06/2026", "changes": "Gia hạn", "ends_on": "20/12/2026"}
    appendix |= {"version": contract.version} | {f"amount_{one.pk}": "280 triệu" for one in (first, second)}
    send(client, reverse("projects:add_appendix", args=[contract.pk]), appendix)
    agreed = {"agreement": "12/HĐHT", "signed_on": "15/03/2026", "amount": "150 triệu", "equipment": "Máy trộn"}
    send(client, reverse("projects:support_contract", args=[first.pk, helped_one.pk]), agreed)
    assert "12/HĐHT" in client.get(reverse("projects:running", args=[first.pk])).text
    assert client.get(reverse("projects:move", args=[second.pk, "ky"])).status_code == 404


def test_months_and_visits(entered, settings, tmp_path):
    """“monthly progress (KCQG: before the 25th) with share of investment done; inspection visits with photos and
    place”."""
    settings.MEDIA_ROOT = tmp_path
    project = ProjectFactory(running=True, purse=Purse.NATIONAL)
    client = entered(Role.STAFF)
    month = {"month": "2026-10-01", "reported_on": "20/10/2026", "done_share": "72,5", "text": "Chạy thử"}
    running = send(client, reverse("projects:add_progress", args=[project.pk]), month)
    text = client.get(running).text
    assert "72,5 %" in text
    assert "Thiếu: tháng 3/2026" in text
    assert "tháng 11/2026" not in text.partition("Thiếu:")[2].partition(".")[0]  # due on the 24th, not yet late
    seen = {"inspected_on": "12/05/2026", "people": "Đoàn của Sở", "findings": "Máy về", "place": "Xưởng 2"}
    seen |= {"viec_1": "Che dây đai", "han_1": "01/06/2026", "latitude": "10,823", "longitude": "106,63"}
    seen["photos"] = [SimpleUploadedFile("a.jpg", jpeg()), SimpleUploadedFile("b.png", png())]
    page = send(client, reverse("projects:inspect", args=[project.pk]), seen)
    visit = project.inspections.get()
    assert visit.photos.count() == 2
    address = reverse("projects:photo", args=[project.pk, visit.pk, visit.photos.first().pk])
    assert address in client.get(page).text
    assert client.get(address)["Content-Type"] == "image/jpeg"
    other = ProjectFactory(running=True)
    assert client.get(reverse("projects:photo", args=[other.pk, visit.pk, visit.photos.first().pk])).status_code == 404
    demand = visit.demands.get()
    answered = {"answer": "Đã che", "answered_on": "30/05/2026"}
    send(client, reverse("projects:answer_demand", args=[project.pk, visit.pk, demand.pk]), answered)
    assert "đã khắc phục 30/05/2026: Đã che" in client.get(page).text


def test_adjustment_goes_to_whoever_may_decide_it(entered):
    """“adjustments routed by *what* changed to the one who may decide it (Đ11, N15) with before/after”."""
    project = ProjectFactory(running=True, ends_on=date(2026, 9, 30))
    staff, leader = entered(Role.STAFF), entered(Role.LEADER)
    ask = reverse("projects:ask_adjustment", args=[project.pk, "thoi-gian"])
    typed = {
        "ends_on": "15/03/2027",
        **why_typed(ReasonKind.ADJUST),
        "asked_on": "01/08/2026",
        "version": project.version,
    }
    page = send(staff, ask, typed)
    made = Adjustment.objects.get()
    assert (made.change, made.decided_by) == (Change.TIME_NEXT_YEAR, Decider.DEPARTMENT_HEAD)
    text = staff.get(page).text
    assert "30/09/2026" in text
    assert "15/03/2027" in text
    decide = reverse("projects:decide_adjustment", args=[project.pk, made.pk])
    assert staff.get(decide).status_code == 403
    word = paper("131") | {"granted": "1", "decided_on": "05/08/2026", "version": made.version}
    send(leader, decide, word)
    project.refresh_from_db()
    made.refresh_from_db()
    assert (project.ends_on, made.status) == (date(2027, 3, 15), AdjustmentStatus.GRANTED)


def test_an_unknown_combination_is_said_and_a_person_chooses(entered):
    """N15: “unknown combination → chưa có quy tắc, a person chooses with reason”."""
    project = ProjectFactory(running=True, purse=Purse.DISTRICT)
    assert rule_for(project, Change.PLACE) is None
    client = entered(Role.STAFF)
    assert "chưa có quy tắc" in client.get(reverse("projects:adjustments", args=[project.pk])).text
    ask = reverse("projects:ask_adjustment", args=[project.pk, "khac"])
    typed = {
        "was": "A",
        "text": "B",
        **why_typed(ReasonKind.ADJUST),
        "asked_on": "01/08/2026",
        "version": project.version,
    }
    assert client.post(ask, typed).status_code == 422
    send(client, ask, typed | {"decided_by": "SO_GD", "chosen_because": "Sở duyệt đề án"})


def test_another_amount_is_granted_by_budgets_never_below_what_is_paid(entered):
    """“a move that reserves, pays or settles … is a service of budgets”; “never below what is paid”."""
    project = ProjectFactory(running=True)
    staff, leader = entered(Role.STAFF), entered(Role.LEADER)
    ask = reverse("projects:ask_adjustment", args=[project.pk, "kinh-phi"])
    typed = {
        "support": "250 triệu",
        **why_typed(ReasonKind.ADJUST),
        "asked_on": "01/08/2026",
        "version": project.version,
    }
    send(staff, ask, typed)
    made = Adjustment.objects.get()
    assert made.change == Change.SUPPORT_DOWN
    assert leader.get(reverse("projects:decide_adjustment", args=[project.pk, made.pk])).status_code == 404
    grant = reverse("budgets:adjust_support", args=[project.pk, made.pk])
    send(leader, grant, paper("131") | {"granted": "1", "decided_on": "05/08/2026", "version": made.version})
    project.refresh_from_db()
    assert (project.support_approved, project.contracts.get().amount) == (250_000_000, 250_000_000)


def test_group_names_its_establishments_later_and_one_is_replaced(people):
    """“group projects whose beneficiaries come after approval”; “one drops out and is replaced … Each leaves the annual
    report right”."""
    project = ProjectFactory(running=True, is_group=True, plan_year=2026)
    made = [
        services.add_beneficiary(
            by=people[Role.STAFF], project=project, establishment=EstablishmentFactory(), support=Decimal(70_000_000)
        )
        for _ in range(4)
    ]
    new = services.replace_beneficiary(
        by=people[Role.LEADER],
        beneficiary=made[0],
        establishment=EstablishmentFactory(),
        reason=why(ReasonKind.DROP_OUT),
        dropped_on=DAY,
    )
    standing = [*made[1:], new]
    project.beneficiaries.standing().update(accepted_on=DAY)
    counted = helped(_extent())
    assert {row.pk for row in counted} == {one.pk for one in standing}
    assert sum(row.support for row in counted) == 280_000_000


def _extent():
    scope = ReportScope(period=Period.calendar_year(2026), unit=unit(HCM))
    return Extent(units=(scope.unit.pk,), windows=(scope.window,))


def test_the_sheet_of_an_appraisal_says_its_columns_are_unchecked(entered):
    """“the phiếu thẩm định (Mẫu 4a/4b, our own wording, columns unverified → marked)”."""
    appraisal = AppraisalFactory(council=True)
    url = reverse("projects:appraisal_paper", args=[appraisal.project_id, appraisal.pk])
    response = entered(Role.STAFF).get(url)
    assert b"".join(response)[:5] == b"%PDF-"
    kept = queries.appraisals.appraisal(appraisal.project, appraisal.pk)
    blocks = appraisal_paper(appraisal.project, kept).blocks
    assert any("chưa kiểm chứng" in note for block in blocks for note in getattr(block, "notes", ()))


def test_contract_of_nobody_is_seen_by_nobody(entered):
    contract = ContractFactory()
    assert entered(Role.STAFF).get(reverse("projects:contract", args=[contract.pk])).status_code == 404
