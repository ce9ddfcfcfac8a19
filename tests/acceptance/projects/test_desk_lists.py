"""“Lists: saved filters, chosen columns, board by state, …, bulk actions that call the same service as the single one,
‘export this view’.” “exported rows and order = screen filter, checked by set equality; view survives re-login” (S3)."""

import random
from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags
from openpyxl import load_workbook

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.offices.choices import Page
from khuyencong.offices.models import SavedView
from khuyencong.portal.queries import search
from projects.choices import COUNTED_AS_APPROVED, PHASE_OF, PHASES, ProjectStatus
from projects.forms.bulk import PLAIN_MOVES, bulk_choices, chosen
from projects.models import PaperType, PaperWaiver, Project
from projects.queries import (
    COLUMNS,
    DEFAULT_COLUMNS,
    SORTS,
    ProjectList,
    board,
    case,
    missing,
    missing_papers,
    with_papers,
)
from projects.queries import deadlines as tasks_of
from projects.queries.lacking import names as figures_lacking
from tests.factories.core import PASSWORD
from tests.factories.desk import SavedViewFactory
from tests.factories.gathered import gather
from tests.factories.offices import FAR_PROVINCE, unit
from tests.factories.projects import BeneficiaryFactory, OutputFactory, PaperFactory, ProjectFactory, WaiverFactory
from tests.people import person

pytestmark = pytest.mark.django_db
LIST, EXPORT = "/de-an/", "/de-an/xuat/"


def enter(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def staff(people):
    return people[Role.STAFF]


@pytest.fixture
def some(staff):
    """Sixty đề án of every kind of state the filters ask about."""
    chance = random.Random(7)
    for number in range(60):
        project = ProjectFactory(
            holder=chance.choice([staff, None]),
            plan_year=chance.choice([2024, 2025, 2026, None]),
            due_on=chance.choice([None, today() - timedelta(days=3), today() + timedelta(days=number)]),
            support_proposed=chance.choice([None, 100_000_000, 250_000_000]),
            is_group=chance.random() < 0.3,
            status=chance.choice([ProjectStatus.DRAFT, ProjectStatus.SUBMITTED, ProjectStatus.APPRAISAL]),
            purse=chance.choice(["KCQG", "KCDP"]),
        )
        if chance.random() < 0.5:
            BeneficiaryFactory(project=project)


def on_screen(client, query: str) -> list[str]:
    """Codes of every page of the list, in reading order."""
    codes, url = [], f"{LIST}?{query}"
    while url:
        context = client.get(url).context
        codes += [row.project.code for row in context["page"].rows]
        url = context["next_url"] and f"{LIST}{context['next_url']}"
    return codes


def in_workbook(client, query: str) -> tuple[list[str], list[list]]:
    sheet = load_workbook(BytesIO(b"".join(client.get(f"{EXPORT}?{query}")))).worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    top = next(number for number, row in enumerate(rows) if row[0] == "TT")
    body = [row for row in rows[top + 1 :] if isinstance(row[0], int)]
    return [str(cell) for cell in rows[top] if cell], body


def test_the_workbook_is_the_screen_in_rows_order_and_columns(some, staff):
    """“exported rows and order = screen filter, checked by set equality”, under 40 random ways of looking."""
    client, chance = enter(staff), random.Random(11)
    labels = {column.code: column.label for column in COLUMNS}
    for _ in range(40):
        asked = {
            "xem": chance.choice(["tat-ca", "cua-toi", "qua-han", "dang-lam"]),
            "xep": chance.choice(list(SORTS)),
            "nguon": chance.choice(["", "KCQG"]),
            "nhom": chance.choice(["", "on"]),
            "tre": chance.choice(["", "", "on"]),
            "thieu": chance.choice(["", "on"]),
            "thieu_giay": chance.choice(["", "", "on"]),
        }
        columns = chance.sample([column.code for column in COLUMNS], chance.randint(1, 8))
        query = "&".join([*(f"{k}={v}" for k, v in asked.items() if v), *(f"cot={code}" for code in columns)])
        titles, body = in_workbook(client, query)
        assert [row[1] for row in body] == on_screen(client, query), query
        shown = [labels[column.code] for column in COLUMNS if column.code in columns]
        assert len(titles) == 4 + len(shown)
        assert [title.replace(" cam kết", "").replace(" (đồng)", "") for title in titles[4:]] == shown


def test_every_filter_says_what_its_rows_are(some, staff):
    everything = {p.code: p for p in Project.objects.select_related("holder").prefetch_related("beneficiaries")}
    client = enter(staff)

    def codes(query):
        return set(on_screen(client, f"xem=tat-ca&{query}"))

    assert codes("nhom=on") == {code for code, p in everything.items() if p.is_group}
    assert codes("tre=on") == {code for code, p in everything.items() if p.due_on and p.due_on < today() and p.is_open}
    assert codes("chua_giu=on") == {code for code, p in everything.items() if p.holder is None}
    assert codes("giu=chuyen vien") == {code for code, p in everything.items() if p.holder == staff}
    assert codes("giai_doan=soan") == {code for code, p in everything.items() if p.status == ProjectStatus.DRAFT}
    lacking = {
        code
        for code, p in everything.items()
        if p.is_editable and (not p.plan_year or p.support_proposed is None or not p.beneficiaries.all())
    }
    assert codes("thieu=on") == lacking
    rows = client.get(f"{LIST}?xem=tat-ca&cot=thieu").context["page"].rows
    assert all(bool(figures_lacking(row.project)) == (row.project.code in lacking) for row in rows)


def test_what_lacks_is_counted_the_same_by_name_and_by_filter(staff):
    running = ProjectFactory(approved=True, holder=staff)
    OutputFactory(project=running)
    whole = ProjectFactory(approved=True, holder=staff)
    rows = {row.project.pk: row for row in ProjectList(user=staff, on=today()).rows()}
    papers = missing(running)
    assert rows[running.pk].lacking == [*papers, "số đã làm của 1 chỉ tiêu"]
    assert rows[whole.pk].lacking == papers
    assert [p.pk for p in ProjectList(user=staff, on=today(), lacking=True).found()] == [running.pk]


def test_columns_are_chosen_in_the_address(some, staff):
    html = enter(staff).get(f"{LIST}?xem=tat-ca&cot=duyet&cot=thieu").content.decode()
    assert "Ngày duyệt" in html
    assert 'scope="col">Địa bàn' not in html
    usual = enter(staff).get(f"{LIST}?xem=tat-ca&cot=khong-co").context["shown"]
    assert tuple(usual) == DEFAULT_COLUMNS


def test_a_kept_view_survives_signing_in_again(some):
    staff = person(Role.STAFF, with_password=True)
    client = enter(staff)
    query = "nguon=KCQG&xem=tat-ca&xep=han&cot=han&cot=giu"
    before = on_screen(client, query)
    save = reverse("offices:save_view")
    form = client.get(f"{save}?trang=projects:list&{query}&sau=12.x").context["form"]
    typed = {name: form[name].value() for name in ("page", "query", "idempotency_key")}
    done = client.post(save, typed | {"name": "KCQG theo hạn", "is_default": "on"})
    assert done.status_code == 302, done.context["form"].errors
    client.logout()
    again = Client()
    assert again.login(login=staff.email, username=staff.email, email=staff.email, password=PASSWORD)
    opened = again.get(LIST)
    assert opened.status_code == 302
    assert on_screen(again, opened["Location"].partition("?")[2]) == before
    page = again.get(f"{LIST}{opened['Location'].removeprefix(LIST)}")
    assert tuple(page.context["shown"]) == ("han", "giu")
    assert [is_here for view, _, is_here in page.context["kept_views"]] == [True]
    assert again.get(f"{LIST}?xem=dang-lam").context["asked"].view == ""  # the tab still opens what it says


def test_a_view_is_shared_with_the_office_of_the_place_only(people):
    mine = people[Role.STAFF]
    save = reverse("offices:save_view")
    typed = {"page": Page.PROJECTS, "query": "xem=qua-han", "shared": "on", "name": "Việc trễ"}
    assert enter(mine).post(save, typed).status_code == 302
    view = SavedView.objects.get()
    assert view in SavedView.objects.visible_to(people[Role.LEADER])
    assert view not in SavedView.objects.visible_to(person(Role.STAFF, FAR_PROVINCE))
    assert view not in SavedView.objects.visible_to(people[Role.COLLABORATOR])
    update = reverse("offices:update_view", args=[view.pk])
    refused = enter(people[Role.LEADER]).post(update, {"name": "Đổi", "version": view.version})
    assert refused.status_code == 422
    assert enter(people[Role.COLLABORATOR]).post(save, typed | {"name": "x"}).status_code == 422
    assert enter(mine).post(update, {"name": "Việc trễ hạn", "version": view.version}).status_code == 302
    assert view not in SavedView.objects.visible_to(people[Role.LEADER])
    assert enter(mine).post(reverse("offices:delete_view", args=[view.pk])).status_code == 302
    assert not SavedView.objects.exists()


def test_one_default_a_list_and_a_name_once(staff):
    first = SavedViewFactory(user=staff, is_default=True, name="Một")
    typed = {"page": Page.PROJECTS, "query": "", "name": "Hai", "is_default": "on"}
    assert enter(staff).post(reverse("offices:save_view"), typed).status_code == 302
    first.refresh_from_db()
    assert not first.is_default
    assert enter(staff).post(reverse("offices:save_view"), typed | {"name": "Một"}).status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedViewFactory(user=staff, is_default=True)
    with pytest.raises(ValidationError):
        SavedView(user=staff, page="xx", name="x").full_clean()


def test_every_status_stands_in_one_column_of_the_board():
    assert set(PHASE_OF) == set(ProjectStatus)
    assert sum(len(statuses) for statuses in PHASES.values()) == len(ProjectStatus)


def test_the_board_holds_what_the_list_holds(some, staff):
    """Its totals are the list's, its cards the first by due day, the link to all leads to as many."""
    client = enter(staff)
    for query in ("xem=tat-ca", "xem=tat-ca&nguon=KCQG", "", "tre=on"):
        context = client.get(f"{LIST}?dang=bang&{query}").context
        assert sum(lane.total for lane, _ in context["lanes"]) == len(on_screen(client, query or "xem=dang-lam"))
        for lane, url in context["lanes"]:
            assert len(lane.cards) == min(lane.total, 8)
            assert len(on_screen(client, url[1:])) == lane.total
            dues = [card.project.due_on or today() + timedelta(days=9999) for card in lane.cards]
            assert dues == sorted(dues)


@pytest.fixture
def of_every_kind(staff):
    """Files at every status, of both purses, some told after the fact, with papers held, promised, of one of two."""
    made = []
    for n, status in enumerate(ProjectStatus):
        facts = {"purse": "KCQG"} if n % 2 else {}
        facts |= {"approved": True} if status in COUNTED_AS_APPROVED else {}
        facts |= {"stopped_on": today()} if status == ProjectStatus.STOPPED else {}
        project = ProjectFactory(status=status, holder=staff, retrospective=n % 7 == 6, **facts)
        BeneficiaryFactory.create_batch(2, project=project, support=None)
        for code in ("G001", "G004", "G061")[: n % 4]:
            PaperFactory(project=project, paper_type=PaperType.objects.get(code=code))
        WaiverFactory(project=project, paper_type=PaperType.objects.get(code="G009"), due_on=today(), later=True)
        made.append(project)
    PaperWaiver.objects.filter(project__in=made[::3]).update(waived_on=date(2020, 1, 1), due_on=date(2020, 2, 1))
    return made


def test_every_list_names_what_the_page_of_the_file_names(of_every_kind, staff):
    """““thiếu: …” is named everywhere the file is shown”: list, board, search, home say what the page says."""
    alone = {one.pk: [] if one.retrospective else missing(Project.objects.get(pk=one.pk)) for one in of_every_kind}
    assert len({tuple(names) for names in alone.values()}) > 6  # they differ
    together = missing_papers(with_papers(Project.objects.filter(pk__in=alone)))
    assert together == alone
    asked = ProjectList(user=staff, on=today(), view="tat-ca")
    listed = {row.project.pk: row.lacking for row in asked.page().rows}
    assert {pk: names[: len(alone[pk])] for pk, names in listed.items()} == alone
    cards = {card.project.pk: card.lacking for lane in board(asked) for card in lane.cards}
    assert cards == {pk: listed[pk] for pk in cards}
    for pk in alone:
        page = case(staff, pk).missing
        assert set(alone[pk]) <= {name.removeprefix("giấy tờ: ") for name in page}
    found = {hit.pk: list(hit.lacking) for hit in search(staff, "máy nung", each=99) if hit.kind == "Đề án"}
    assert found == listed
    tasks = tasks_of(staff, today())
    assert len(tasks) > 6
    for task in tasks:
        assert list(task.lacking) == listed[int(task.key.split(":")[1])]


def test_the_first_thing_and_how_many_more_stand_in_the_row(staff):
    project = BeneficiaryFactory(
        project__holder=staff, project__due_on=today(), project__title="Máy ép củi trấu"
    ).project
    first, *more = missing(project)
    told = f"thiếu: {first} +{len(more)} thứ nữa"
    client = enter(staff)
    for url in (f"{LIST}?xem=tat-ca", f"{LIST}?xem=tat-ca&dang=bang", "/", "/tim-kiem/?q=ep cui trau"):
        words = " ".join(strip_tags(client.get(url).content.decode()).split())
        assert told in words, url


def test_a_changed_requirement_is_asked_for_at_once(staff):
    """The law is kept between pages only for as long as nobody changes it."""
    project = ProjectFactory(holder=staff)
    last = missing(project)[-1]
    PaperType.objects.filter(name=last).update(name="Giấy đã đổi tên")
    assert missing(project)[-1] == "Giấy đã đổi tên"


def test_the_board_asks_three_questions_whatever_its_size(some, staff):
    asked = ProjectList(user=staff, on=today(), view="tat-ca")
    board(asked)
    with CaptureQueriesContext(connection) as queries:
        board(asked)
    assert len(queries) == 3  # which cards, what they say, whether the law has changed


def bulk(client, what: str, projects, **typed):
    url = reverse("projects:bulk")
    ticked = "&".join(f"chon={p.pk}" for p in projects)
    page = client.get(f"{url}?viec={what}&{ticked}")
    assert page.status_code == 200
    tokens = [project.token for project, _ in page.context["rows"]]
    return client.post(url, {"viec": what, "chon": tokens, "idempotency_key": str(uuid4())} | typed)


def told(client, response) -> tuple[set, dict]:
    assert response.status_code == 302, response.context["form"].errors
    context = client.get(response["Location"]).context
    return {one["pk"] for one in context["gone"]}, {one["pk"]: one["refusal"] for one in context["refused"]}


def test_a_bulk_act_says_of_each_file_what_became_of_it(people):
    staff, client = people[Role.STAFF], enter(people[Role.STAFF])
    other = person(Role.STAFF)
    good = [ProjectFactory(due_on=today()) for _ in range(3)]
    over = ProjectFactory(status=ProjectStatus.WITHDRAWN)
    gone, refused = told(client, bulk(client, "giao", [*good, over], holder=f"{other} (#{other.pk})"))
    assert gone == {p.pk for p in good}
    assert refused == {over.pk: "Đề án ở bước “Đã rút”. Hồ sơ đã khép."}
    for one in good:
        one.refresh_from_db()
        assert (one.holder, one.due_on) == (other, today())
        assert one.timeline.activities.filter(verb="assigned", actor=staff).count() == 1
    later = today() + timedelta(days=9)
    bare = ProjectFactory()
    gone, refused = told(client, bulk(client, "han", [*good, bare], due_on=later.strftime("%d/%m/%Y")))
    assert gone == {p.pk for p in good}
    assert "Chưa có người giữ" in refused[bare.pk]


def test_a_bulk_move_is_the_single_move_with_its_refusals(people):
    client = enter(people[Role.STAFF])
    whole, bare = gather(BeneficiaryFactory().project), gather(ProjectFactory())
    gone, refused = told(client, bulk(client, "trinh", [whole, bare], happened_on=today().strftime("%d/%m/%Y")))
    assert gone == {whole.pk}
    assert "còn thiếu: ít nhất một cơ sở thụ hưởng" in refused[bare.pk]
    whole.refresh_from_db()
    assert (whole.status, whole.moves.count()) == (ProjectStatus.SUBMITTED, 1)
    assert not bare.moves.exists()


def test_a_bulk_act_sent_twice_is_done_once_and_a_changed_file_is_left(people):
    client, other = enter(people[Role.STAFF]), person(Role.STAFF)
    first, second = ProjectFactory(), ProjectFactory()
    url = reverse("projects:bulk")
    page = client.get(f"{url}?viec=giao&chon={first.pk}&chon={second.pk}")
    tokens = [project.token for project, _ in page.context["rows"]]
    Project.objects.filter(pk=second.pk).update(version=second.version + 1)  # somebody saved it meanwhile
    typed = {"viec": "giao", "chon": tokens, "holder": f"#{other.pk}", "idempotency_key": str(uuid4())}
    typed["holder"] = f"{other} (#{other.pk})"
    one, two = client.post(url, typed), client.post(url, typed)
    assert one["Location"] == two["Location"]
    gone, refused = told(client, two)
    assert (gone, list(refused)) == ({first.pk}, [second.pk])
    assert "người khác sửa" in refused[second.pk]
    first.refresh_from_db()
    assert first.version == 2
    assert first.timeline.activities.filter(verb="assigned").count() == 1


def test_what_lies_elsewhere_is_never_touched_in_bulk(people):
    far = ProjectFactory(unit=unit(FAR_PROVINCE))
    near = ProjectFactory()
    client, other = enter(people[Role.STAFF]), person(Role.STAFF)
    url = reverse("projects:bulk")
    typed = {"viec": "giao", "chon": [f"{far.pk}.1", f"{near.pk}.1"], "holder": f"{other} (#{other.pk})"}
    gone, refused = told(client, client.post(url, typed))
    assert (gone, refused) == ({near.pk}, {})
    far.refresh_from_db()
    assert far.holder is None


def test_only_moves_that_ask_for_nothing_more_are_done_in_bulk(people):
    assert {move.name for move in PLAIN_MOVES} == {"SUBMIT", "TAKE_UP", "START", "ASK_ACCEPTANCE", "RESUME"}
    assert bulk_choices(people[Role.COLLABORATOR]) == []
    assert [code for code, _ in bulk_choices(people[Role.APPRAISER])] == ["nhan-tham-dinh"]
    assert enter(people[Role.STAFF]).get(reverse("projects:bulk") + "?viec=duyet&chon=1").status_code == 404
    assert enter(people[Role.STAFF]).get(reverse("projects:bulk") + "?viec=giao").status_code == 403
    assert chosen(["1", "2.7", "x", "9" * 30, "3.x"]) == {1: None, 2: 7, 3: None}
