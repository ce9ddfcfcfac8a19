import pytest
from django.urls import reverse

URL = "/dia-ban/tim/"


@pytest.fixture
def member(client, django_user_model, places):
    client.force_login(django_user_model.objects.create(full_name="Lê Thị Hoa", email="hoa@example.vn"))
    return client


def test_suggestions_of_a_day(member, django_assert_num_queries):
    assert reverse("territory:suggest") == URL
    with django_assert_num_queries(3):  # session, person, units
        response = member.get(URL, {"q": "ben cat", "on": "2024-05-01"})
    (row,) = response.json()["results"]
    assert row.pop("id")
    assert row == {
        "code": "721",
        "name": "Thành phố Bến Cát",
        "text": "Thành phố Bến Cát, Tỉnh Bình Dương (cũ)",
        "dates": "đến 30/6/2025",
    }


def test_suggestions_of_any_time_are_at_most_twenty(member, django_assert_num_queries):
    assert [row["code"] for row in member.get(URL, {"q": "Ben Cat"}).json()["results"]] == ["721", "25813"]
    with django_assert_num_queries(3):
        assert len(member.get(URL, {"q": "tan"}).json()["results"]) == 20
    assert member.get(URL).json() == {"results": []}


def test_a_wrong_day_is_said_so(member):
    response = member.get(URL, {"q": "ben cat", "on": "31/2/2024"})
    assert response.status_code == 400
    assert list(response.json()["errors"]) == ["on"]


def test_only_get_and_only_signed_in(member, client):
    assert member.post(URL).status_code == 405
    client.logout()
    assert client.get(URL, {"q": "ben cat"}).status_code == 302
