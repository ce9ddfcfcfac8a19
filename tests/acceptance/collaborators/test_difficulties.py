"""“(4) Khó khăn …: each is an item with owner, authority, deadline, answer, told back to the one who raised it …”"""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from collaborators import queries, services
from collaborators.models import Difficulty
from collaborators.queries.compiled import Compiled
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from tests.acceptance.collaborators.acts import writer
from tests.factories.collaborators import DifficultyFactory
from tests.factories.establishments import EstablishmentFactory
from tests.people import person

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def staff():
    return person(Role.STAFF)


def test_the_answer_is_told_back_to_whoever_raised_it(staff):
    """“told back to the one who raised it”, who then says whether that settled it."""
    user, term, _ = writer()
    row = DifficultyFactory(appointment=term)
    services.assign_difficulty(difficulty=row, by=staff, owner=staff, due_on=today() + timedelta(days=10))
    services.answer_difficulty(difficulty=row, by=staff, answer="Quỹ bảo lãnh nhận hồ sơ từ tháng sau.")
    mine = signed_in(user)
    assert "cho biết đã ổn chưa" in mine.get(reverse("collaborators:reports")).content.decode()
    url = reverse("collaborators:difficulty", args=[row.pk])
    assert "Quỹ bảo lãnh nhận hồ sơ từ tháng sau." in mine.get(url).content.decode()
    said = mine.post(reverse("collaborators:heard", args=[row.pk]), {"heard": "chua_on", "text": "Vẫn chưa vay được"})
    assert said.status_code == 302
    assert (
        "người nêu: chưa ổn"
        in signed_in(staff).get(reverse("collaborators:difficulties"), {"xem": "da-tra-loi"}).content.decode()
    )


def test_similar_ones_are_joined_and_both_are_answered(staff):
    """“similar ones joined”: one answer, told to both."""
    (one, first, _), (two, second, _) = writer(), writer()
    kept = DifficultyFactory(appointment=first, text="Khó vay vốn ngân hàng vì thiếu tài sản bảo đảm")
    alike = DifficultyFactory(appointment=second, text="Khó vay vốn vì thiếu tài sản bảo đảm")
    DifficultyFactory(text="Đường vào xưởng hỏng")
    assert queries.alike(alike, staff) == [kept]
    services.join_difficulty(difficulty=alike, by=staff, to=kept)
    services.answer_difficulty(difficulty=kept, by=staff, answer="Dùng quỹ bảo lãnh.")
    for user, row in ((one, kept), (two, alike)):
        assert (
            "Dùng quỹ bảo lãnh."
            in signed_in(user).get(reverse("collaborators:difficulty", args=[row.pk])).content.decode()
        )
    with pytest.raises(DomainError, match="đã gộp"):
        services.answer_difficulty(difficulty=alike, by=staff, answer="Câu khác")


def test_onwards_nobody_is_named(staff):
    """“anonymous onwards”: neither who raised it nor the establishment leaves the Centre."""
    _, term, period = writer()
    named = EstablishmentFactory(name="Hộ kinh doanh Lý Thị Mai")
    text = f"{named.name} không vay được, {term.collaborator.full_name} ghi"
    row = DifficultyFactory(appointment=term, establishment=named, text=text)
    for theme in (f"{named.name} khó vay", f"theo {term.collaborator.full_name}, khó vay"):
        with pytest.raises(DomainError, match="không nêu tên"):
            services.forward_difficulty(difficulty=row, by=staff, theme=theme, authority="Sở Tài chính")
    told = Compiled(staff, period, today()).difficulties
    assert told == [("Khó khăn, vướng mắc của cơ sở", "", 1, "Chưa có người nhận")]
    services.forward_difficulty(difficulty=row, by=staff, theme="Hộ nhỏ khó vay vốn", authority="Sở Tài chính")
    (line,) = Compiled(staff, period, today()).difficulties
    assert line[1] == "Hộ nhỏ khó vay vốn"


def test_the_centre_sees_which_are_old(staff):
    """N12: the oldest stand first, with the days they have waited."""
    new = DifficultyFactory()
    old = DifficultyFactory(raised_on=today() - timedelta(days=45))
    DifficultyFactory(answered=True)
    shown = signed_in(staff).get(reverse("collaborators:difficulties"))
    assert [(row.pk, age) for row, age in shown.context["rows"]] == [(old.pk, 45), (new.pk, 0)]
    assert "lâu" in shown.content.decode()


def test_another_collaborators_things_are_not_there():
    """“every object id tried by another collaborator answers as a truly missing one, byte for byte”."""
    user, _, _ = writer()
    theirs = DifficultyFactory(answered=True)
    mine = signed_in(user)
    for route in ("difficulty", "heard", "answer_difficulty", "assign_difficulty"):
        there, nowhere = (reverse(f"collaborators:{route}", args=[pk]) for pk in (theirs.pk, 99_999_999))
        assert body(mine, there) == body(mine, nowhere), route
    assert Difficulty.objects.visible_to(user).count() == 0


def body(client: Client, url: str) -> tuple[int, str]:
    """Without what names the request itself."""
    answered = client.get(url)
    html = answered.content.decode()
    return answered.status_code, html.replace(url, "").replace(answered["X-Reference"], "")
