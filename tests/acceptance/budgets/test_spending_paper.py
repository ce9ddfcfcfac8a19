"""“Reports: tình hình thực hiện kinh phí (tháng, quý, năm), đối chiếu, sổ chi tiết: PDF”: papers of the form of NĐ 30/2020."""

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.models import User
from khuyencong.offices.models import RoleGrant
from khuyencong.reports import exports
from khuyencong.reports.queries.spending import SpendingReport, SpendingScope
from tests.factories.offices import HCM, OLD_BINH_DUONG, unit
from tests.papers_check import check_nd30

pytestmark = pytest.mark.django_db


def printed(key: str, address: str) -> bytes:
    accountant = User.objects.filter(pk__in=RoleGrant.objects.filter(role=Role.ACCOUNTANT).values("user")).first()
    report = SpendingReport(SpendingScope(user=accountant, unit=unit(key), address=address))
    return exports.SPENDING["pdf"].make(report)


PERIODS = [(HCM, "{year}"), (HCM, "{year}-q2"), (HCM, "{year}-08"), (OLD_BINH_DUONG, "2023"), (HCM, "1999-01")]


@pytest.mark.parametrize(("key", "address"), PERIODS)
def test_it_keeps_the_official_form(demo, key, address):
    pdf = printed(key, address.format(year=today().year))
    assert check_nd30(pdf) == []
