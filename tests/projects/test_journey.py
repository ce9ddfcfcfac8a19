"""The staff journey through plain HTTP: a đề án from draft to approved."""

import uuid

import pytest
from django.urls import reverse

from khuyencong.core.choices import Role
from projects.choices import Move, ProjectStatus, ReasonKind
from projects.models import Checkpoint, Project
from tests.factories.establishments import EstablishmentFactory
from tests.factories.gathered import gather
from tests.factories.procedures import why_typed
from tests.factories.projects import BeneficiaryFactory, ProjectFactory, content, indicator

pytestmark = pytest.mark.django_db


def address(name: str, *args) -> str:
    return reverse(f"projects:{name}", args=args)


def test_draft_submitted_approved(people, signed_in, scan):
    """Staff opens a file, names an establishment by part of its name, submits; the Sở approves by a decision. The
    timeline tells it all."""
    EstablishmentFactory(name="Công ty CP Quốc tế Hải Dương")
    staff, appraiser = signed_in(Role.STAFF), signed_in(Role.APPRAISER)

    answer = staff.post(
        address("create"),
        {
            "title": "Hỗ trợ máy móc trong sản xuất phân bón hữu cơ",
            "kind": "de_an",
            "content": content().pk,
            "purse": "KCDP",
            "plan_year": "2026",
            "unit": "Thành phố Hồ Chí Minh",
            "support_proposed": "300 triệu",
            "idempotency_key": uuid.uuid4(),
        },
    )
    project = Project.objects.get()
    assert (answer.status_code, answer.url) == (302, address("detail", project.pk))
    assert (project.code, project.support_proposed, project.holder) == (
        "KCDP-2026-001",
        300_000_000,
        people[Role.STAFF],
    )

    refused = staff.get(address("move", project.pk, "trinh"))
    assert refused.status_code == 403
    assert "ít nhất một cơ sở thụ hưởng" in refused.content.decode()

    answer = staff.post(
        address("add_beneficiary", project.pk), {"establishment": "hai duong", "counterpart_committed": "500 triệu"}
    )
    assert answer.status_code == 302
    assert project.beneficiaries.get().unit is not None  # the site of the register
    answer = staff.post(address("add_output", project.pk), {"indicator": indicator().pk, "planned_low": "1"})
    assert answer.status_code == 302

    gather(project)

    def moved(client, slug: str, **more) -> None:
        project.refresh_from_db()
        answer = client.post(
            address("move", project.pk, slug), {"version": project.version, "happened_on": "1/5/2026"} | more
        )
        assert answer.status_code == 302, answer.content.decode()

    letter = {"number": "12", "symbol": "TTr-TTKC", "issued_on": "2/5/2026", "issuer": "Trung tâm", "title": "Trình"}
    with_day = {"happened_on": "1/5/2026"}
    moved(staff, "trinh", happened_on="1/1/2026")
    for checkpoint in Checkpoint.objects.filter(procedure__code="KCDP-MAU", status=ProjectStatus.SUBMITTED):
        answer = staff.post(address("tick", project.pk, checkpoint.pk), with_day | letter)
        assert answer.status_code == 302, answer.content.decode()
    gather(Project.objects.get(), Move.TAKE_UP)
    moved(appraiser, "nhan-tham-dinh")
    gather(Project.objects.get(), Move.APPROVE)

    refused = appraiser.get(reverse("budgets:approve", args=[project.pk]))
    assert "còn thiếu: kết quả thẩm định" in refused.content.decode()
    judged = {"appraised_by": "bo_may", "level": "co_so", "held_on": "5/5/2026", "conclusion": "dat"}
    answer = appraiser.post(address("appraise", project.pk), judged | {"support": "280 triệu"})
    assert answer.status_code == 302, answer.content.decode()

    page = appraiser.get(address("detail", project.pk)).content.decode()
    approve = reverse("budgets:approve", args=[project.pk])
    assert approve in page
    project.refresh_from_db()
    decision = {"number": "118", "symbol": "QĐ-SCT", "issued_on": "14/5/2026", "issuer": "Sở Công Thương"}
    answer = appraiser.post(
        approve,
        {
            **decision,
            "version": project.version,
            "support_approved": "280.000.000",
            "title": "Phê duyệt đề án",
            "file": scan(),
        },
    )
    assert answer.status_code == 302
    project.refresh_from_db()
    assert (project.status, project.support_approved) == (ProjectStatus.APPROVED, 280_000_000)
    assert (project.approval.reference, project.approved_on.isoformat()) == ("118/QĐ-SCT", "2026-05-14")

    file = staff.get(address("paper_file", project.pk, project.approval.pk))
    assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
    assert file["Content-Disposition"].startswith("attachment")

    verbs = list(project.timeline.activities.order_by("at", "pk").values_list("verb", flat=True))
    assert verbs == [
        "created",
        "beneficiary_added",
        "output_added",
        "submit",
        "ticked",
        "ticked",
        "ticked",
        "take_up",
        "appraised",
        "approve",
    ]
    page = staff.get(address("detail", project.pk)).content.decode()
    assert "118/QĐ-SCT" in page


def test_returned_then_submitted_again(people, signed_in):
    project = ProjectFactory(appraised=True, holder=people[Role.STAFF])
    BeneficiaryFactory(project=project)
    leader, staff = signed_in(Role.LEADER), signed_in(Role.STAFF)
    data = {"version": 1, "happened_on": "1/2/2026", **why_typed(ReasonKind.RETURN, "thiếu báo giá thứ ba")}
    answer = leader.post(address("move", project.pk, "tra-lai"), data)
    assert answer.status_code == 302
    page = staff.get(address("detail", project.pk)).content.decode()
    assert "thiếu báo giá thứ ba" in page
    gather(Project.objects.get())
    answer = staff.post(address("move", project.pk, "trinh"), {"version": 2, "happened_on": "2/2/2026"})
    assert answer.status_code == 302
    project.refresh_from_db()
    assert project.status == ProjectStatus.SUBMITTED
