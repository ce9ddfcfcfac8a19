"""Pages of reports: who sees them, what they show, that a constant number of questions is asked."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.reports.choices import Part
from khuyencong.reports.models import AnnualReport
from khuyencong.reports.queries import addresses
from tests.factories.budgets import DisbursementFactory, EnvelopeFactory, PlanLineFactory
from tests.factories.collaborators import AppointmentFactory
from tests.factories.offices import FAR_PROVINCE, HCM, OLD_BINH_DUONG, unit
from tests.factories.products import ProductFactory, RecognitionFactory
from tests.factories.projects import BeneficiaryFactory, OutputFactory, ProjectFactory, TrainingClassFactory, content
from tests.reports.conftest import document_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client, people):
    client.force_login(people[Role.STAFF])
    return client


def detail_of(document) -> str:
    return addresses.report_address(document.scope)


def test_form_leads_to_an_address_that_carries_all_that_was_asked(staff, sample):
    asked = {
        "unit": "binh duong", "window": "ngay", "starts_on": "1/1/2023", "ends_on": "30/9/2024",
        "frame": "dia-ban-cu", "cutoff": "30/6/2024", "issued_on": "5/10/2024",
    }  # fmt: skip
    response = staff.get(reverse("reports:list"), asked)
    assert response.status_code == 302
    assert response.url == (
        f"/bao-cao/nam/{sample.pk}/tu-2023-01-01-den-2024-09-30/?khung=dia-ban-cu&chot=2024-06-30&ban-hanh=2024-10-05"
    )
    page = staff.get(response.url)
    assert page.status_code == 200
    assert "giai đoạn 01/01/2023 – 30/09/2024" in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"unit": "Bình Dương", "year": ""}, "Ghi năm báo cáo"),
        ({"unit": "Bình Dương", "year": "1850"}, "ngoài khoảng"),
        ({"unit": "Bình Dương", "year": "2025"}, "có thể là 2 nơi"),
        ({"unit": "Atlantis", "year": "2023"}, "Không có địa bàn nào tên"),
        ({"unit": "Hà Nội", "year": "2026"}, "ngoài phạm vi được giao"),
        (
            {"unit": "Bình Dương", "window": "ngay", "starts_on": "1/5/2023", "ends_on": "1/2/2023"},
            "trước ngày bắt đầu",
        ),
    ],
)
def test_wrong_question_is_answered_in_a_sentence(staff, asked, sentence):
    response = staff.get(reverse("reports:list"), asked)
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_page_opens_the_records_behind_its_figures(staff, sample):
    page = staff.get(detail_of(document_of())).content.decode()
    links = sorted(set(re.findall(r'href="(/bao-cao/nam/[^"]+/so/[^"]+)"', page)))
    assert len(links) > 60
    for link in links:
        assert staff.get(link.replace("&amp;", "&")).status_code == 200


def test_sum_shown_under_the_records_is_the_figure(staff, sample):
    page = staff.get(addresses.figure_address(document_of().scope, "counterpart.total")).content.decode()
    assert page.count("≥ 550 (thiếu 1)") == 2
    assert "Cơ sở gốm thử" in page


@pytest.mark.parametrize("role", [Role.COLLABORATOR, Role.JUROR])
def test_only_desks_see_reports(client, people, province, role):
    client.force_login(people[role])
    assert client.get(reverse("reports:list")).status_code == 404
    assert client.get(detail_of(document_of())).status_code == 404


def test_foreign_territory_is_not_found(staff, province):
    assert staff.get(detail_of(document_of(FAR_PROVINCE))).status_code == 404


def test_unreadable_address_is_not_found(staff, province):
    for period in ("2023-sai", "20", "tu-2023-02-30-den-2023-03-01"):
        assert staff.get(f"/bao-cao/nam/{province.pk}/{period}/").status_code == 404


@pytest.mark.parametrize(("kind", "starts"), [("pdf", b"%PDF-"), ("xlsx", b"PK"), ("json", b"{")])
def test_files_are_made_and_inert(staff, sample, kind, starts):
    response = staff.get(addresses.file_address(document_of().scope, kind))
    content_ = b"".join(response.streaming_content)
    assert content_.startswith(starts)
    assert f'filename="bao-cao-khuyen-cong-2023-tinh-binh-duong.{kind}"' in response["Content-Disposition"]


def test_json_has_whole_dong_and_null_for_the_unknown(staff, sample):
    response = staff.get(addresses.file_address(document_of().scope, "json"))
    told = json.loads(b"".join(response.streaming_content))
    assert told["figures"]["funding.allocated"]["value"] == 3_565_000_000
    assert told["figures"]["funding.allocated.KCQG"]["value"] is None
    assert told["figures"]["counterpart.total"]["unknown"] == 1


def test_words_are_kept_and_a_second_writer_sees_both(staff, sample, people):
    scope = document_of().scope
    url = addresses.text_address(scope, Part.PETITION)
    response = staff.post(url, {"version": "0", "petition": "- Tăng định mức hỗ trợ."})
    assert response.status_code == 302
    assert "Tăng định mức hỗ trợ" in staff.get(response.url).content.decode()
    late = staff.post(url, {"version": "0", "petition": "Lời khác"})
    assert late.status_code == 409
    assert "Tăng định mức hỗ trợ" in late.content.decode()
    report = AnnualReport.objects.get()
    assert (report.petition, report.edited_by) == ("- Tăng định mức hỗ trợ.", people[Role.STAFF])
    assert report.timeline.activities.count() == 1


def test_cleared_words_give_the_machines_draft_back(staff, sample):
    url = addresses.text_address(document_of().scope, Part.OVERVIEW)
    staff.post(url, {"version": "0", "overview": "Lời tự viết"})
    staff.post(url, {"version": "1", "overview": ""})
    text = document_of().texts[Part.OVERVIEW]
    assert text.is_machine
    assert "3 người" in text.words


def test_accountant_reads_and_does_not_write(client, people, province):
    client.force_login(people[Role.ACCOUNTANT])
    document = document_of()
    assert client.get(detail_of(document)).status_code == 200
    assert client.get(addresses.text_address(document.scope, Part.OVERVIEW)).status_code == 404


def _one_more(province):
    project = ProjectFactory(
        done=True, done_on=date(2023, 6, 1), plan_year=2023, unit=province, content=content("ND3.04"),
        approved_on=date(2023, 2, 1),
    )  # fmt: skip
    BeneficiaryFactory(project=project, accepted_on=date(2023, 6, 1))
    OutputFactory(project=project, done=2)
    TrainingClassFactory(project=project, ends_on=date(2023, 6, 1))
    DisbursementFactory(project=project, voucher_on=date(2023, 6, 1), budget_year=2023)
    EnvelopeFactory(unit=province, year=2023)
    PlanLineFactory(unit=province, year=2023)
    AppointmentFactory(unit=province)
    RecognitionFactory(product=ProductFactory(unit=province), year=2023, decided_on=date(2023, 9, 9))


@pytest.mark.parametrize("address", ["report", "figure", "list"])
def test_as_many_questions_for_a_hundred_rows_as_for_one(staff, province, address):
    scope = document_of().scope
    urls = {
        "report": addresses.report_address(scope),
        "figure": addresses.figure_address(scope, "beneficiaries.total"),
        "list": reverse("reports:list"),
    }
    counts = []
    for rows in (1, 2, 97):
        for _ in range(rows):
            _one_more(province)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert staff.get(urls[address]).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= {"report": 30, "figure": 10, "list": 8}[address]


def test_reports_of_the_city_take_in_what_its_predecessors_keep(sample):
    assert document_of(HCM).figures()["beneficiaries.total"].value == 3
    assert document_of(OLD_BINH_DUONG).figures()["beneficiaries.total"].value == 3
    assert unit(HCM).pk != unit(OLD_BINH_DUONG).pk
