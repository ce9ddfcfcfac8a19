"""LC15, LC16, LC18: deadlines of bình chọn driven by the rows of the legal calendar, gone once the thing is done."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.deadlines import Ask
from khuyencong.core.models import LegalRule
from products.choices import RoundStatus
from products.models import VotingReport
from products.queries import scoring_deadlines
from tests.factories.offices import FAR_PROVINCE, HCM, RoleGrantFactory, unit
from tests.factories.products import ProductFactory, RecognitionFactory
from tests.factories.voting import EntryFactory, RoundFactory, walk
from tests.people import person

pytestmark = pytest.mark.django_db
YEAR = 2026


@pytest.fixture
def staff():
    return RoleGrantFactory(role=Role.STAFF, unit=unit(HCM)).user


def asked(user, on: date, **more) -> dict[str, object]:
    return {one.key: one for one in scoring_deadlines(user, on, Ask(**more))}


def held(**facts):
    return RoundFactory(opens_on=date(YEAR, 3, 2), open=True, **facts)


def commune():
    return ProductFactory().unit


@pytest.mark.parametrize(("kind", "facts"), [("LC15", {"level": "xa"}), ("LC16", {})])
def test_who_held_a_round_reports_once_a_year(staff, kind, facts):
    """“UBND cấp xã báo cáo Sở”, “Sở báo cáo Cục”: to the last day of the year, told from 15 days before."""
    key = f"products.report:{kind}:{YEAR}"
    assert key not in asked(staff, date(YEAR, 12, 20))
    one = held(**facts | ({"unit": commune()} if facts else {}))
    assert key not in asked(staff, date(YEAR, 12, 15))
    told = asked(staff, date(YEAR, 12, 16))[key]
    assert (told.due_on, told.group, told.rule.code) == (date(YEAR, 12, 31), "due", kind)
    assert asked(staff, date(YEAR + 1, 3, 31))[key].group == "late"
    assert key not in asked(staff, date(YEAR + 1, 4, 1))
    client = Client()
    client.force_login(staff)
    address = reverse("products:record_voting_report", args=[YEAR, kind, one.unit_id])
    listed = reverse("products:voting_reports") + f"?nam={YEAR}"
    assert address in client.get(listed).content.decode()
    bad = client.post(address, {"sent_on": f"5/1/{YEAR - 1}", "title": "Báo cáo kết quả"})
    assert (bad.status_code, "Báo cáo kết quả" in bad.content.decode()) == (422, True)
    client.post(address, {"sent_on": f"20/3/{YEAR}", "title": "Báo cáo kết quả", "number": "9", "symbol": "BC"})
    report = VotingReport.objects.get()
    assert (report.kind, report.unit, report.year, report.recorded_by) == (kind, one.unit, YEAR, staff)
    assert key not in asked(staff, date(YEAR, 12, 20)), "who has done it is not asked again"
    assert "9/BC" in client.get(listed).content.decode()
    assert client.get(address).status_code == 404


def test_the_day_is_the_calendars(staff):
    """The row corrected, the deadline moves; ended, it is gone."""
    held(level="xa", unit=commune())
    key = f"products.report:LC15:{YEAR}"
    LegalRule.objects.filter(code="LC15").update(kind="fixed_yearly", month=11, day=20, year_offset=0)
    assert asked(staff, date(YEAR, 11, 18))[key].due_on == date(YEAR, 11, 20)
    LegalRule.objects.filter(code="LC15").update(valid_to=date(YEAR - 1, 12, 31))
    assert key not in asked(staff, date(YEAR, 11, 18))


def test_a_round_only_prepared_or_of_another_province_asks_nothing(staff):
    RoundFactory(opens_on=date(YEAR, 3, 2))
    held(unit=unit(FAR_PROVINCE))
    assert not [key for key in asked(staff, date(YEAR, 12, 20)) if key.startswith("products.report")]


def test_dossiers_for_the_province_are_told_of_while_it_has_no_round(staff):
    """LC18: 30/6 is one province's example, “chưa kiểm chứng”; a round has a last day of its own."""
    key, day = f"products.dossiers:{YEAR}", date(YEAR, 6, 10)
    certificate = {"level": "xa", "year": YEAR, "decided_on": date(YEAR, 4, 1), "valid_to": date(YEAR + 3, 12, 31)}
    rows = [RecognitionFactory(**certificate) for _ in range(2)]
    told = asked(staff, day)[key]
    assert told.what == f"Chuẩn bị hồ sơ bình chọn cấp tỉnh: 2 sản phẩm có giấy cấp xã năm {YEAR}"
    assert (told.due_on, told.rule.code, told.rule.is_verified) == (date(YEAR, 6, 30), "LC18", False)
    assert key not in asked(staff, date(YEAR, 5, 30))
    assert asked(staff, date(YEAR, 7, 15))[key].group == "late"
    assert key not in asked(staff, date(YEAR, 9, 1))
    one = held()
    assert key not in asked(staff, day)
    EntryFactory(round=one, product=rows[0].product)
    walk(one, RoundStatus.REVIEW)
    assert key not in asked(staff, day)


def test_only_who_runs_rounds_records_one(staff):
    one = held()
    client = Client()
    client.force_login(person(Role.LEADER))
    assert client.get(reverse("products:record_voting_report", args=[YEAR, "LC16", one.unit_id])).status_code == 403
