"""Two administrators on one row of a register: “the second sees both versions field by field and chooses; nothing is lost
silently”. Every register there is, then the lines of a procedure, which come and go."""

import html
from datetime import date
from functools import partial

import pytest
from allauth.account.models import EmailAddress
from django import forms
from django.test import Client
from django.urls import reverse

from budgets.models import ControlRule
from collaborators.models import ReportingPeriod
from khuyencong.core.choices import HolidayKind, Role
from khuyencong.core.models import Holiday
from khuyencong.establishments.models import CraftVillage
from khuyencong.offices.models import Organisation, RoleGrant
from khuyencong.territory.models import UrbanClass
from products.models import VotingResult
from projects.choices import Purse
from projects.models import Content, ProcedureVersion, Programme, ProgrammeGroup
from tests.acceptance.foundation.test_core_twice import together
from tests.acceptance.projects.procedure_desk import box_of
from tests.architecture.test_registers import editable
from tests.factories.budgets import ControlRuleFactory
from tests.factories.collaborators import PeriodFactory
from tests.factories.core import UserFactory
from tests.factories.establishments import CraftVillageFactory
from tests.factories.offices import OrganisationFactory
from tests.factories.products import VotingResultFactory
from tests.factories.projects import ProgrammeFactory, ProgrammeGroupFactory
from tests.factories.territory import UrbanClassFactory
from tests.people import person
from tests.register_pages import opened, typed
from tests.scale import part

pytestmark = pytest.mark.django_db


# Registers whose rows are not loaded with the tables of the law; and those whose first box takes no words.
ROWS = {
    ControlRule: ControlRuleFactory,
    CraftVillage: CraftVillageFactory,
    EmailAddress: lambda: EmailAddress.objects.create(user=UserFactory(), email="cu@example.vn"),
    Organisation: OrganisationFactory,
    Programme: ProgrammeFactory,
    ProgrammeGroup: ProgrammeGroupFactory,
    ReportingPeriod: PeriodFactory,
    UrbanClass: lambda: UrbanClassFactory(valid_from=date(2010, 1, 1)),
    VotingResult: VotingResultFactory,
}
BOXES = {
    ControlRule: ("percent", "80", "85"),
    EmailAddress: ("email", "kia@example.vn", "toi@example.vn"),
    ReportingPeriod: ("grace", "3", "4"),
    RoleGrant: ("valid_to", "01/01/2051", "01/01/2052"),
    UrbanClass: ("valid_to", "01/01/2012", "01/01/2013"),
}
REGISTERS = [pytest.param(one, id=one.model._meta.label) for one in part(editable(), 4, turn=1)]


@pytest.fixture
def two(db) -> tuple[Client, Client]:
    clients = Client(), Client()
    for client in clients:
        client.force_login(person(Role.ADMIN))
    return clients


def page_of(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def words(answer) -> str:
    return html.unescape(answer.content.decode())


def asked(answer) -> dict:
    assert answer.status_code == 409, (answer.status_code, answer.context and answer.context["errors"])
    return {row.name: row for row in answer.context["conflict"]}


def chosen(answer, **choices: str) -> dict:
    """“Lưu” on the page of two versions: each box as it came ticked, unless told."""
    sent = typed(answer)
    for row in answer.context["conflict"]:
        sent |= {f"_giu-{row.name}": choices.get(row.name, row.keep), f"_kia-{row.name}": row.sent}
    return sent


def text_boxes(page) -> list[str]:
    """Boxes that take any words, those that nothing rests on first."""
    form = page.context["adminform"].form
    plain = [name for name, field in form.fields.items() if isinstance(field, forms.CharField) and not field.disabled]
    return sorted(plain, key=lambda name: name not in {"note", "source", "name", "title", "full_name", "source_ref"})


def saved_by_another(client: Client, row, box: str, value: str) -> bool:
    """Opened and saved in one go, with one box changed; whether the register took it."""
    return client.post(page_of(row), opened(client, page_of(row)) | {box: value}).status_code == 302


@pytest.mark.parametrize("register", REGISTERS)
def test_no_register_lets_the_last_save_win(register, two):
    """Both versions are shown, nothing is written before the choice, and the choice is what is written."""
    first, second = two
    row = ROWS[register.model]() if register.model in ROWS else register.model._default_manager.order_by("pk").first()
    page = first.get(page_of(row))
    sent = typed(page)
    tries = (
        [BOXES[register.model]]
        if register.model in BOXES
        else [
            (name, f"{sent.get(name, '')} kia".strip(), f"{sent.get(name, '')} toi".strip())
            for name in text_boxes(page)
        ]
    )
    box, theirs, mine = next(one for one in tries if saved_by_another(second, row, *one[:2]))
    stale = first.post(page_of(row), sent | {box: mine})
    both = asked(stale)[box]
    assert (both.mine, both.theirs) == (mine, theirs)
    assert mine in words(stale)
    assert f"Của người kia:</b> {theirs}" in words(stale)
    assert opened(second, page_of(row))[box] == theirs
    assert first.post(page_of(row), chosen(stale, **{box: "toi"})).status_code == 302
    assert opened(second, page_of(row))[box] == mine


class TestOneRow:
    @pytest.fixture
    def row(self, db) -> Content:
        return Content.objects.get(code="ND3")

    def test_a_box_the_second_never_touched_is_ticked_for_the_other_and_both_changes_stand(self, two, row):
        sent = opened(two[0], page_of(row))
        assert saved_by_another(two[1], row, "source", "Điều 9")
        stale = two[0].post(page_of(row), sent | {"name": "Tên tôi gõ"})
        assert [(one.name, one.keep) for one in stale.context["conflict"]] == [("source", "kia")]
        assert two[0].post(page_of(row), chosen(stale)).status_code == 302
        row.refresh_from_db()
        assert (row.name, row.source) == ("Tên tôi gõ", "Điều 9")

    def test_two_who_type_the_same_are_not_asked(self, two, row):
        sent = opened(two[0], page_of(row))
        assert saved_by_another(two[1], row, "name", "Cùng một tên")
        assert two[0].post(page_of(row), sent | {"name": "Cùng một tên"}).status_code == 302

    def test_a_mistake_of_ones_own_between_does_not_hide_the_other(self, two, row):
        sent = opened(two[0], page_of(row))
        assert saved_by_another(two[1], row, "name", "Tên kia gõ")
        wrong = two[0].post(page_of(row), sent | {"name": "Tên tôi gõ", "valid_from": "31/02/2025"})
        assert (wrong.status_code, wrong.context["conflict"]) == (200, [])
        again = two[0].post(page_of(row), typed(wrong) | {"valid_from": ""})
        assert asked(again)["name"].theirs == "Tên kia gõ"

    def test_a_third_save_is_asked_about_anew(self, two, row):
        sent = opened(two[0], page_of(row))
        assert saved_by_another(two[1], row, "name", "Bản hai")
        stale = two[0].post(page_of(row), sent | {"name": "Bản tôi"})
        assert saved_by_another(two[1], row, "name", "Bản ba")
        third = two[0].post(page_of(row), chosen(stale))
        assert asked(third)["name"].theirs == "Bản ba"

    @pytest.mark.parametrize(
        "seen", ["", "{", "[]", "null", '{"projects.content": 3}', '{"projects.content": {"1": []}}']
    )
    def test_a_page_that_does_not_tell_what_it_showed_writes_over_nothing(self, two, row, seen):
        sent = opened(two[0], page_of(row)) | {"_thay": seen}
        assert asked(two[0].post(page_of(row), sent | {"name": "Tên tôi gõ"}))["name"].theirs == row.name
        assert two[0].post(page_of(row), sent).status_code == 302  # nothing of it would change

    def test_a_day_and_a_tick_are_told_in_words(self, two):
        row = Holiday.objects.filter(day_off=True).earliest("date")
        sent = opened(two[0], page_of(row))
        other = sent | {"date": "02/03/2031", "kind": HolidayKind.WORKED}
        other.pop("day_off")
        saved = two[1].post(page_of(row), other)
        assert saved.status_code == 302, saved.context["errors"]
        rows = asked(two[0].post(page_of(row), sent))
        assert (rows["day_off"].mine, rows["day_off"].theirs, rows["day_off"].sent) == ("có", "không", [])
        assert (rows["date"].mine, rows["date"].theirs) == (f"{row.date:%d/%m/%Y}", "02/03/2031")

    def test_what_a_row_points_at_is_told_by_its_name_and_sent_by_its_key(self, two):
        row, other = Content.objects.get(code="ND1.01"), Content.objects.get(code="ND2")
        sent = opened(two[0], page_of(row))
        assert saved_by_another(two[1], row, "parent", str(other.pk))
        stale = two[0].post(page_of(row), sent | {"name": "Tên tôi gõ"})
        (both,) = asked(stale).values()
        assert (both.mine, both.theirs, both.sent) == (str(row.parent), str(other), [str(other.pk)])
        assert two[0].post(page_of(row), chosen(stale)).status_code == 302
        row.refresh_from_db()
        assert (row.name, row.parent) == ("Tên tôi gõ", other)

    def test_secrets_are_not_carried_by_the_page(self, two):
        person = UserFactory()
        person.set_password("mật-khẩu-rất-dài-1")
        person.save()
        page = two[0].get(page_of(person))
        assert "password" not in page.context["seen"]


@pytest.mark.django_db(transaction=True)
def test_two_saves_at_one_moment_are_one_after_the_other(two):
    """Neither reads the row before the other has written it: one is saved, one is asked."""
    row = Content.objects.get(code="ND3")
    sent = [opened(client, page_of(row)) | {"name": f"Tên thứ {number}"} for number, client in enumerate(two)]
    acts = [partial(client.post, page_of(row), typed) for client, typed in zip(two, sent, strict=True)]
    answers = {answer.status_code: answer for answer in together(*acts)}
    assert set(answers) == {302, 409}
    row.refresh_from_db()
    (both,) = answers[409].context["conflict"]
    assert {both.mine, both.theirs} == {"Tên thứ 0", "Tên thứ 1"}
    assert both.theirs == row.name


class TestLinesOfAProcedure:
    @pytest.fixture
    def version(self, two) -> ProcedureVersion:
        """One that no file walks by."""
        return ProcedureVersion.objects.filter(purse=Purse.NATIONAL).latest("pk")

    @pytest.fixture
    def line(self, version):
        return version.moves.order_by("pk")[3]

    def page(self, client, version) -> tuple[dict, object]:
        page = client.get(page_of(version))
        return typed(page), page

    def test_one_line_by_two_is_asked_and_the_others_are_left(self, two, version, line):
        mine, page = self.page(two[0], version)
        box = box_of(page, "moves", pk=line.pk) + "office_name"
        other = version.moves.exclude(pk=line.pk).latest("pk")
        theirs = mine | {box: "Kia đặt", box_of(page, "moves", pk=other.pk) + "note": "kia ghi"}
        assert two[1].post(page_of(version), theirs).status_code == 302
        stale = two[0].post(page_of(version), mine | {box: "Tôi đặt"})
        rows = asked(stale)
        assert {one.keep for name, one in rows.items() if name != box} == {"kia"}
        assert rows[box].label == "Kia đặt · Tên trong cơ quan"
        assert two[0].post(page_of(version), chosen(stale)).status_code == 302
        line.refresh_from_db()
        other.refresh_from_db()
        assert (line.office_name, other.note) == ("Tôi đặt", "kia ghi")

    def test_a_line_taken_out_under_ones_hands_comes_back_as_a_new_one(self, two, version):
        stop = version.checkpoints.order_by("pk").first()
        facts = (stop.status, stop.order, stop.decided_by)
        mine, page = self.page(two[0], version)
        name = box_of(page, "checkpoints", pk=stop.pk)
        assert two[1].post(page_of(version), mine | {f"{name}DELETE": "on"}).status_code == 302
        back = two[0].post(page_of(version), mine | {f"{name}name": "Chặng tôi sửa"})
        assert back.status_code == 200
        assert "vừa bị người khác bỏ" in words(back)
        assert "Chặng tôi sửa" in words(back)
        assert not version.checkpoints.filter(name="Chặng tôi sửa").exists()
        assert two[0].post(page_of(version), typed(back)).status_code == 302
        made = version.checkpoints.get(name="Chặng tôi sửa")
        assert (made.status, made.order, made.decided_by) == facts

    def test_a_line_taken_out_and_not_typed_in_is_no_hindrance(self, two, version, line):
        stop = version.checkpoints.order_by("pk").first()
        mine, page = self.page(two[0], version)
        gone = mine | {box_of(page, "checkpoints", pk=stop.pk) + "DELETE": "on"}
        assert two[1].post(page_of(version), gone).status_code == 302
        note = box_of(page, "moves", pk=line.pk) + "note"
        assert two[0].post(page_of(version), mine | {note: "tôi ghi"}).status_code == 302
        line.refresh_from_db()
        assert line.note == "tôi ghi"
        assert not version.checkpoints.filter(pk=stop.pk).exists()

    def test_taking_out_a_line_somebody_just_changed_is_asked(self, two, version):
        stop = version.checkpoints.order_by("pk").first()
        mine, page = self.page(two[0], version)
        name = box_of(page, "checkpoints", pk=stop.pk)
        assert two[1].post(page_of(version), mine | {f"{name}name": "Kia đặt"}).status_code == 302
        stale = two[0].post(page_of(version), mine | {f"{name}DELETE": "on"})
        assert asked(stale)[f"{name}DELETE"].label == "Kia đặt · bỏ dòng này"
        kept = two[0].post(page_of(version), chosen(stale, **{f"{name}DELETE": "kia", f"{name}name": "kia"}))
        assert kept.status_code == 302
        assert version.checkpoints.get(pk=stop.pk).name == "Kia đặt"
        assert two[0].post(page_of(version), chosen(stale, **{f"{name}DELETE": "toi"})).status_code == 302
        assert not version.checkpoints.filter(pk=stop.pk).exists()

    def test_a_mistake_is_shown_at_its_own_line_after_another_was_taken_out(self, two, version):
        """Django lays lines beside those of the database by their place."""
        mine, page = self.page(two[0], version)
        dropped = version.checkpoints.order_by("pk").first()
        assert (
            two[1]
            .post(page_of(version), mine | {box_of(page, "checkpoints", pk=dropped.pk) + "DELETE": "on"})
            .status_code
            == 302
        )
        last = version.checkpoints.order_by("pk").last()
        wrong = two[0].post(page_of(version), mine | {box_of(page, "checkpoints", pk=last.pk) + "order": "ba"})
        assert wrong.status_code == 200
        (bad,) = [
            line
            for inline in wrong.context["inline_admin_formsets"]
            for line in inline
            if line.form.is_bound and line.form.errors
        ]
        assert (bad.original, bad.form.instance) == (last, last)
