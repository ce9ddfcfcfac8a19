"""Issue B, part 1: “Yearly registration of plans by locality” (N13), under the units of the day and of today."""

import html
import random
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import LegalRule
from khuyencong.territory.choices import Frame
from khuyencong.territory.models import AdministrativeUnit, Succession
from khuyencong.territory.queries import scope
from projects import queries, services
from projects.models import LocalityPlan, LocalityPlanRule
from projects.queries.localities import LocalityBoard, establishments_in, rule_for
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import COMMUNE, FAR_PROVINCE, HCM, NEXT_COMMUNE, unit
from tests.factories.origins import (
    FindingFactory,
    InspectionFactory,
    LocalityPlanFactory,
    LocalityRuleFactory,
)
from tests.factories.projects import ProjectFactory
from tests.scale import FULL

pytestmark = pytest.mark.django_db
YEAR = 2026
YEARS = 30  # random years of registrations


def page(client, route: str, *args, **query) -> str:
    answer = client.get(reverse(route, args=args, query=query))
    assert answer.status_code == 200, (route, answer.status_code)
    return html.unescape(answer.content.decode())


def board(user, frame: Frame = Frame.CURRENT, year: int = YEAR) -> LocalityBoard:
    return LocalityBoard(user=user, year=year, unit=unit(HCM), frame=frame, today=today())


def line(rows, place: AdministrativeUnit):
    return next(row for row in rows if row.unit.pk == place.pk)


class TestOneYear:
    """“target suggested by number of establishments, registered, carried out, checked”"""

    def test_one_table_from_suggestion_to_findings(self, people, signed_in):
        staff, place = people[Role.STAFF], unit(COMMUNE)
        for _ in range(3):
            EstablishmentFactory()
        services.register_plan(
            by=staff, unit=place, year=YEAR, registered_on=today(), registered=2, registered_money=300_000_000
        )
        ProjectFactory(approved=True, plan_year=YEAR)
        ProjectFactory(plan_year=YEAR)  # a draft is not carried out
        ProjectFactory(approved=True, plan_year=YEAR - 1)
        found = services.inspect_locality(
            by=staff, unit=place, year=YEAR, inspected_on=today(), who="Trung tâm", summary="Chậm"
        )
        services.add_finding(by=staff, inspection=found, text="Cử người lập hồ sơ", due_on=today())
        row = line(board(staff).rows, place)
        assert (row.establishments.value, row.target.value, row.now) == (3, 1, 3)
        assert (row.registered.value, row.money.value, row.is_registered) == (2, 300_000_000, True)
        assert (row.done, row.support.value) == (1, 280_000_000)
        assert (row.inspected_on, row.open_findings, row.findings) == (today(), 1, 1)
        there = page(signed_in(Role.STAFF), "projects:localities", nam=YEAR)
        assert place.full_name in there
        assert "Chưa kiểm chứng" in there  # the rule is a proposal, and says so

    def test_who_is_silent_is_in_the_table_too(self, people):
        rows = board(people[Role.STAFF]).rows
        communes = AdministrativeUnit.objects.on(today()).filter(level=3, parent=unit(HCM))
        assert {row.unit.pk for row in rows} == set(communes.values_list("pk", flat=True))
        assert not any(row.is_registered for row in rows)
        assert line(rows, unit(COMMUNE)).registered.text() == "chưa có số liệu"

    def test_the_collaborator_registers_for_their_commune_only(self, people, signed_in):
        client = signed_in(Role.COLLABORATOR)
        mine = reverse("projects:register_locality", args=[unit(COMMUNE).pk, YEAR])
        typed = {"registered": "2", "registered_on": "10/05/2026", "version": "0"}
        assert client.post(mine, typed).status_code == 302
        other = reverse("projects:register_locality", args=[unit(NEXT_COMMUNE).pk, YEAR])
        assert client.post(other, typed).status_code == 404
        with pytest.raises(DomainError, match="ngoài địa bàn"):
            services.register_plan(
                by=people[Role.STAFF], unit=unit(FAR_PROVINCE), year=YEAR, registered_on=today(), registered=1
            )

    def test_the_second_editor_is_told(self, people, signed_in):
        plan = LocalityPlanFactory(year=YEAR)
        where = reverse("projects:register_locality", args=[plan.unit_id, YEAR])
        typed = {"registered": "3", "registered_on": "10/05/2026", "version": "1"}
        assert signed_in(Role.STAFF).post(where, typed).status_code == 302
        assert signed_in(Role.ADMIN).post(where, typed | {"registered": "9"}).status_code == 409
        assert LocalityPlan.objects.get().registered == 3
        with pytest.raises(StaleVersion):
            services.register_plan(
                by=people[Role.STAFF], unit=plan.unit, year=YEAR, registered_on=today(), version=1, registered=5
            )


class TestRule:
    """“target suggested by number of establishments by a rule kept as data”"""

    @pytest.mark.parametrize(
        ("establishments", "target"), [(0, 1), (24, 1), (25, 1), (74, 1), (75, 2), (250, 5), (9_999, 5)]
    )
    def test_nearest_within_the_ends(self, establishments, target):
        assert LocalityPlanRule(establishments_per_project=50, low=1, high=5).suggested(establishments) == target

    @given(st.integers(0, 10_000), st.integers(1, 200), st.integers(0, 5))
    def test_never_fewer_for_more_establishments(self, establishments, ratio, low):
        rule = LocalityPlanRule(establishments_per_project=ratio, low=low, high=None)
        assert low <= rule.suggested(establishments) <= rule.suggested(establishments + 1)

    def test_a_province_has_its_own_and_a_plan_says_by_which_it_was_made(self, people):
        common = LocalityPlanRule.objects.get()
        before = services.suggest_target(by=people[Role.STAFF], unit=unit(COMMUNE), year=YEAR, establishments=100)
        own = LocalityRuleFactory(valid_from=date(2020, 1, 1), valid_to=None)
        after = services.suggest_target(by=people[Role.STAFF], unit=unit(NEXT_COMMUNE), year=YEAR, establishments=100)
        assert (before.rule, before.target, after.rule, after.target) == (common, 2, own, 5)
        assert rule_for(unit(FAR_PROVINCE), today()) == common
        before.refresh_from_db()
        assert before.target == 2  # a rule of today changes no line made before it


def merged() -> tuple[AdministrativeUnit, list[AdministrativeUnit]]:
    """A commune of today and the old ones that went into it whole."""
    whole = Succession.objects.filter(part="whole", successor__parent=unit(HCM), predecessor__level=3)
    for successor in whole.order_by("successor").values_list("successor", flat=True).distinct():
        olds = [row.predecessor for row in whole.filter(successor=successor).select_related("predecessor")]
        if len(olds) >= 2:
            return AdministrativeUnit.objects.get(pk=successor), olds
    raise AssertionError("no merger")


class TestAfterAMerger:
    """“moved targets after a merger” (N13)"""

    def test_the_new_unit_carries_what_its_old_ones_registered(self, people):
        new, olds = merged()
        for old in olds:
            LocalityPlanFactory(unit=old, year=2025, registered=2)
            ProjectFactory(unit=old, plan_year=2025, approved=True)
        row = line(board(people[Role.STAFF], year=2025).rows, new)
        assert (row.registered.value, row.done, row.is_registered) == (2 * len(olds), len(olds), True)
        assert all(old.full_name in row.note for old in olds)
        as_told = board(people[Role.STAFF], Frame.AS_RECORDED, 2025).rows
        assert {row.unit.pk: row.registered.value for row in as_told} == dict.fromkeys((old.pk for old in olds), 2)

    def test_one_of_the_old_ones_silent_is_not_hidden_by_the_others(self, people):
        new, olds = merged()
        LocalityPlanFactory(unit=olds[0], year=2025, registered=2)
        LocalityPlanFactory(unit=olds[1], year=2025, silent=True)
        row = line(board(people[Role.STAFF], year=2025).rows, new)
        assert (row.registered.text(), row.is_registered) == ("≥ 2 (thiếu 1)", False)

    def test_a_split_one_is_named_and_never_guessed(self, people):
        split = Succession.objects.filter(part__in=("part", "main_part"), successor__parent=unit(HCM))
        old = next(
            row.predecessor
            for row in split.select_related("predecessor").order_by("pk")
            if Succession.objects.filter(predecessor=row.predecessor_id).count() > 1
        )
        LocalityPlanFactory(unit=old, year=2025, registered=7)
        row = line(board(people[Role.STAFF], year=2025).rows, old)
        assert row.registered.value == 7
        assert "Tách" in row.note

    @pytest.mark.parametrize("seed", range(YEARS if FULL else YEARS // 10))
    def test_the_sum_is_the_same_in_every_frame(self, people, seed):
        """Σ by old frame = Σ by new frame = Σ raw, for any registrations of communes and districts, old and new."""
        chance = random.Random(seed)
        places = list(AdministrativeUnit.objects.filter(pk__in=scope(unit(HCM)), level__gte=2).order_by("pk"))
        picked = {place: chance.choice([None, *range(9)]) for place in chance.sample(places, 40)}
        for place, number in picked.items():
            LocalityPlanFactory(unit=place, year=2025, registered=number)
        raw = sum(filter(None, picked.values()))
        for frame in (Frame.CURRENT, Frame.AS_RECORDED):
            assert board(people[Role.STAFF], frame, 2025).total.registered.value == raw, frame


class TestFindings:
    """“yearly inspection of localities with findings → answers (N13)”"""

    def asked(self, user, on: date | None = None) -> list[tuple[str, str]]:
        return [(one.group, one.action) for one in queries.locality_deadlines(user, on or today())]

    def test_whoever_acted_is_no_longer_asked(self, people, signed_in):
        finding = FindingFactory(
            inspection__inspected_on=today() - timedelta(days=20), due_on=today() - timedelta(days=1)
        )
        place, staff = people[Role.COLLABORATOR], people[Role.STAFF]
        assert self.asked(place) == [("late", "Ghi trả lời")] == self.asked(staff)
        assert self.asked(staff, on=today() - timedelta(days=5)) == [("due", "Ghi trả lời")]
        services.answer_finding(by=place, finding=finding, answer="Đã cử anh Tư", answered_on=today())
        assert self.asked(place) == []
        assert self.asked(staff) == [("waiting", "Xem trả lời")]
        assert "Đã cử anh Tư" in page(signed_in(Role.STAFF), "projects:locality", finding.inspection.unit_id, YEAR)
        services.close_finding(by=staff, finding=finding, closed_on=today())
        assert self.asked(staff) == []
        with pytest.raises(DomainError, match="đã khép"):
            services.answer_finding(by=place, finding=finding, answer="Lại", answered_on=today())

    def test_not_closed_before_it_is_answered_nor_answered_before_it_was_found(self, people):
        finding = FindingFactory()
        with pytest.raises(DomainError, match="chưa trả lời"):
            services.close_finding(by=people[Role.STAFF], finding=finding, closed_on=today())
        with pytest.raises(DomainError, match="trước ngày kiểm tra"):
            services.answer_finding(
                by=people[Role.STAFF],
                finding=finding,
                answer="x",
                answered_on=finding.inspection.inspected_on.replace(day=1) - timedelta(days=1),
            )
        with pytest.raises(DomainError, match="Hạn trả lời"):
            services.add_finding(
                by=people[Role.STAFF], inspection=InspectionFactory(), text="x", due_on=date(2026, 5, 1)
            )

    def test_registration_of_next_year_by_the_day_of_the_rule(self, people):
        """LC45: “Gửi báo cáo đăng ký nhu cầu của địa phương”, 15/5; moving the date of the rule moves the task."""
        plan = LocalityPlanFactory(year=2027, silent=True)
        staff, may = people[Role.STAFF], date(2026, 5, 10)
        [one] = queries.locality_deadlines(staff, may)
        assert (one.group, one.due_on) == ("due", date(2026, 5, 15))
        LegalRule.objects.filter(code="LC45").update(month=4, day=30)
        [one] = queries.locality_deadlines(staff, may)
        assert (one.group, one.due_on) == ("late", date(2026, 4, 30))
        assert queries.locality_deadlines(staff, date(2026, 1, 5)) == []
        services.register_plan(by=staff, unit=plan.unit, year=2027, registered_on=today(), registered=1)
        assert queries.locality_deadlines(staff, may) == []


def test_establishments_of_the_old_units_count(people):
    new, olds = merged()
    EstablishmentFactory(site__unit=olds[0])
    assert establishments_in(new) == establishments_in(olds[0]) == 1
