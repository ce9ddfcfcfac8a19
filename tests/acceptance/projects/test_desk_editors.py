"""“Two editors: the second sees both versions field by field and chooses; nothing is lost silently.”
“optimistic editing (1,000 interleavings, 0 silent losses)”: every value typed stands, was shown in a conflict, or was
overwritten by somebody who had it before their eyes."""

import random
from datetime import timedelta
from itertools import count

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.core import conflicts
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from projects.models import Project
from tests.acceptance.projects.editors import Edited, boxes, interleave
from tests.factories.collaborators import AppointmentFactory, CollaboratorFactory, PeriodFactory, ReportFactory
from tests.factories.desk import OfficerTrainingFactory, SavedViewFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.gathered import gather
from tests.factories.offices import HCM, unit
from tests.factories.products import ProductFactory
from tests.factories.projects import BeneficiaryFactory, OutputFactory, ProjectFactory, TrainingClassFactory
from tests.people import person
from tests.scale import FULL

pytestmark = pytest.mark.django_db
WORDS = ["Máy nung gốm", "Máy nung gốm bản hai", "Lò nung – “lớn”", "Dòng một\nDòng hai"]
LINES = [word.replace("\n", " ") for word in WORDS]
MONEY = ["", "100.000.000", "250.000.000", "300.000.000"]
COUNTS = ["", "0", "12", "35"]
DAYS = ["", "05/03/2026", "17/04/2026"]


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def two(role=Role.STAFF) -> tuple[Client, Client]:
    return signed_in(person(role)), signed_in(person(role))


def two_tabs(user) -> tuple[Client, Client]:
    return signed_in(user), signed_in(user)


def _project() -> Edited:
    one = ProjectFactory()
    values = {
        "title": LINES,
        "summary": WORDS,
        "support_proposed": MONEY,
        "plan_year": ["2025", "2026"],
        "due_on": DAYS,
    }
    return Edited(reverse("projects:update", args=[one.pk]), two(), values)


def _holder() -> Edited:
    one = ProjectFactory(holder=person(Role.STAFF))
    people = [person(Role.STAFF) for _ in range(3)]
    for number, user in enumerate(people):
        user.full_name = f"Trần Thị Người {number}"
        user.save()
    values = {"holder": [str(user) for user in people], "due_on": DAYS}
    return Edited(reverse("projects:assign", args=[one.pk]), two(), values)


def _part(name: str, factory, values: dict) -> Edited:
    one = factory()
    return Edited(reverse(f"projects:{name}", args=[one.project_id, one.pk]), two(), values)


def _beneficiary() -> Edited:
    values = {"support": MONEY, "counterpart_committed": MONEY, "counterpart_verified": MONEY, "accepted_on": DAYS}
    return _part("update_beneficiary", BeneficiaryFactory, values)


def _output() -> Edited:
    return _part("update_output", OutputFactory, {"done": ["", "2", "5"], "done_on": DAYS[1:], "note": LINES})


def _class() -> Edited:
    return _part("update_class", TrainingClassFactory, {"name": LINES, "learners": COUNTS[2:], "starts_on": DAYS})


def _product() -> Edited:
    one = ProductFactory()
    values = {"name": LINES, "group": ["khac", "thu_cong"], "story": WORDS}
    return Edited(reverse("products:update", args=[one.pk]), two(), values)


def _training() -> Edited:
    one = OfficerTrainingFactory(user=person(Role.STAFF))
    values = {"course": LINES, "topic": ["khac", "tham_dinh"], "hours": COUNTS, "note": WORDS}
    return Edited(reverse("offices:update_training", args=[one.pk]), two(), values)


def _view() -> Edited:
    user = person(Role.STAFF)
    one = SavedViewFactory(user=user)
    values = {"name": LINES, "shared": ["", "on"], "is_default": ["", "on"]}
    return Edited(reverse("offices:update_view", args=[one.pk]), two_tabs(user), values)


def _quarterly() -> Edited:
    user = person(Role.COLLABORATOR)
    term, period = AppointmentFactory(collaborator=CollaboratorFactory(user=user)), PeriodFactory()
    ReportFactory(appointment=term, period=period)
    values = {"loi_1": WORDS, "c1_02": COUNTS, "c1_09": COUNTS, "c4_01_0_0": LINES}
    return Edited(reverse("collaborators:write", args=[period.pk]), two_tabs(user), values)


def _words() -> Edited:
    url = reverse("reports:text", kwargs={"unit": unit(HCM).pk, "period": "2026", "part": "danh-gia"})
    clients = two()
    form = clients[0].get(url).context["form"]
    (name,) = [name for name in form.fields if name not in {"version", "idempotency_key"}]
    return Edited(url, clients, {name: WORDS})


def _facts() -> Edited:
    one = EstablishmentFactory()
    days = count(1)
    start = today()
    values = {
        "owner_name": LINES,
        "legal_form": ["cong_ty_tnhh", "ho_kinh_doanh"],
        "status": ["dang_hoat_dong", "tam_ngung"],
    }
    later = lambda: {"since": (start + timedelta(days=next(days))).strftime("%d/%m/%Y")}  # noqa: E731
    return Edited(reverse("establishments:update", args=[one.pk]), two(), values, later)


FORMS = {
    "đề án": _project,
    "người giữ": _holder,
    "đơn vị thụ hưởng": _beneficiary,
    "kết quả": _output,
    "lớp": _class,
    "sản phẩm": _product,
    "cơ sở": _facts,
    "báo cáo quý": _quarterly,
    "lời báo cáo năm": _words,
    "khoá tập huấn": _training,
    "cách xem": _view,
}
EACH = -(-(1000 if FULL else 100) // len(FORMS))


@pytest.mark.parametrize("name", FORMS)
def test_nothing_typed_is_lost_in_silence(people, name):
    """Ninety-one rounds for each form in full, ten by default: at least 1,000 (100) in all."""
    edited = FORMS[name]()
    met = 0
    for seed in range(EACH):
        met += interleave(edited, random.Random(f"{name}{seed}")).conflicts
    assert met >= EACH // 3  # they did meet


def test_without_the_version_losses_are_caught(people, monkeypatch):
    """The harness can fail: let the second save pass unseen, and it tells."""
    monkeypatch.setattr("khuyencong.core.versions.locked", lambda qs, *, pk, expected=None: qs.get(pk=pk))
    edited = _product()
    with pytest.raises(AssertionError):
        [interleave(edited, random.Random(seed)) for seed in range(40)]


def test_a_choice_box_by_box_is_what_stands(people):
    """A kept title, the other's sum, and a box nobody changed."""
    project = ProjectFactory(title="Tên cũ", support_proposed=100_000_000, summary="Mục tiêu cũ")
    url = reverse("projects:update", args=[project.pk])
    first, second = two()
    mine, theirs = boxes(first.get(url).context["form"]), boxes(second.get(url).context["form"])
    second.post(url, theirs | {"title": "Tên của người kia", "support_proposed": "250.000.000"})
    conflict = first.post(url, mine | {"title": "Tên của tôi", "summary": "Mục tiêu của tôi"})
    assert conflict.status_code == 409
    rows = {row.name: row for row in conflict.context["conflict"]}
    assert {name: (row.mine, row.theirs, row.keep) for name, row in rows.items()} == {
        "title": ("Tên của tôi", "Tên của người kia", conflicts.MINE),
        "summary": ("Mục tiêu của tôi", "Mục tiêu cũ", conflicts.MINE),
        # not touched by the second editor: ticked for the one who did
        "support_proposed": ("100.000.000", "250.000.000", conflicts.THEIRS),
    }
    again = boxes(conflict.context["form"])
    choice = {f"_giu-{name}": row.keep for name, row in rows.items()}
    carried = {f"_kia-{name}": row.sent for name, row in rows.items()}
    assert first.post(url, again | choice | carried).status_code == 302
    project.refresh_from_db()
    assert (project.title, project.summary) == ("Tên của tôi", "Mục tiêu của tôi")
    assert project.support_proposed == 250_000_000


def test_a_third_editor_is_asked_anew(people):
    project = ProjectFactory(title="Tên cũ")
    url = reverse("projects:update", args=[project.pk])
    first, second = two()
    mine = boxes(first.get(url).context["form"])
    second.post(url, mine | {"title": "Bản hai"})
    conflict = first.post(url, mine | {"title": "Bản của tôi"})
    again = boxes(conflict.context["form"]) | {"_giu-title": conflicts.THEIRS, "_kia-title": "Bản hai"}
    second.post(url, boxes(second.get(url).context["form"]) | {"title": "Bản ba"})
    third = first.post(url, again)
    assert third.status_code == 409
    assert [(row.mine, row.theirs) for row in third.context["conflict"]] == [("Bản hai", "Bản ba")]
    assert "_giu-title" not in third.context["form"].data


def test_a_paper_brought_with_a_move_is_no_fact_of_the_record(people):
    """“trích yếu” and the title of the đề án share a name, and are never shown as two versions of one box."""
    project = gather(BeneficiaryFactory().project)
    url = reverse("projects:move", args=[project.pk, "trinh"])
    client = signed_in(people[Role.STAFF])
    form = boxes(client.get(url).context["form"])
    Project.objects.filter(pk=project.pk).update(version=9)
    late = client.post(url, form | {"title": "Tờ trình", "number": "1", "note": "đã đủ"})
    assert late.status_code == 409
    assert "title" not in {row.name for row in late.context["conflict"]}
    assert "đã đủ" in late.content.decode()


def test_two_holders_of_one_name_are_told_apart(people):
    project = ProjectFactory(holder=None)
    one, other = person(Role.STAFF), person(Role.STAFF)
    assert str(one) == str(other)
    url = reverse("projects:assign", args=[project.pk])
    first, second = two()
    form = boxes(first.get(url).context["form"])
    assert second.post(url, form | {"holder": f"{one} (#{one.pk})"}).status_code == 302
    conflict = first.post(url, form | {"holder": f"{other} (#{other.pk})", "due_on": "05/03/2026"})
    assert conflict.status_code == 409
    (row,) = [row for row in conflict.context["conflict"] if row.name == "holder"]
    assert (row.mine, row.theirs) == (f"{other} (#{other.pk})", f"{one} (#{one.pk})")
    assert row.sent == [row.theirs]
