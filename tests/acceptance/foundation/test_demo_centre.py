"""The demo centre: what the articles tell stands in the records, whole, consistent, loaded once, without real names."""

import csv
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.models import Q

from budgets.models import Envelope, PlanLine, PlanTarget
from budgets.queries import project_money
from collaborators.choices import CollaboratorKind
from collaborators.models import Appointment, Collaborator, QuarterlyReport
from khuyencong.core.models import Activity, OfficialDocument, User
from khuyencong.establishments.models import Establishment, EstablishmentProfile
from khuyencong.offices.models import OrganisationProfile
from khuyencong.portal.services.demo import ACCOUNTS, load_demo
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope
from products.choices import VotingLevel
from products.models import Nomination, Product, Recognition, VotingResult
from projects.choices import COUNTED_AS_APPROVED, ClassKind, ProjectStatus, ReasonKind
from projects.models import Beneficiary, MoveRecord, Output, Project, TrainingClass

TR = 1_000_000
REAL_NAMES = (
    "Trần Thị Thùy Trinh",
    "Trương Thanh Nhàn",
    "Hồ Trần Hồng Ân",
    "Lê Thị Thanh Tâm",
    "Huỳnh Trung Hải",
    "Võ Thị Như Nguyệt",
    "Vũ Thị Ánh Lệ",
)
with (settings.BASE_DIR / "tests/data/seed_facts.csv").open(encoding="utf-8") as _file:
    FACTS = {row["id"]: row["value"] for row in csv.DictReader(_file)}


def fact(code: str) -> int:
    return int(FACTS[code])


@pytest.fixture
def place(demo):
    """Reference key → what lies in that unit, for ``unit__in``."""
    return lambda key: scope(AdministrativeUnit.objects.get(reference_key=key))


def amounts(rows, field):
    return sum(getattr(row, field) for row in rows)


def test_binh_duong_2022_was_given_and_approved(place):
    there = place("old-74")
    given = Envelope.objects.get(unit__in=there, year=2022)
    assert (given.amount, given.purse) == (fact("F013") * TR, "")
    items = Project.objects.filter(unit__in=there, plan_year=2022, status__in=COUNTED_AS_APPROVED)
    assert items.count() == fact("F014")
    assert amounts(items, "support_approved") == fact("F015") * TR
    assert all(item.illustrative for item in items)


def test_binh_duong_2023_plan_targets_and_the_unknown_envelope(place):
    there = place("old-74")
    lines = {line.content.code: line for line in PlanLine.objects.filter(unit__in=there, year=2023)}
    wanted = {"ND3": "F016", "ND9": "F017", "ND4": "F018", "ND6": "F019"}
    assert {code: line.amount for code, line in lines.items()} == {c: fact(f) * TR for c, f in wanted.items()}
    targets = PlanTarget.objects.filter(plan_line__in=lines.values()).values_list("indicator__code", "low", "high")
    assert set(targets) == {
        ("KQ12", 10, 15), ("KQ32", 6000, 6000), ("KQ31", 6, 6), ("KQ29", 5, 5), ("KQ33", 15, 15),
    }  # fmt: skip
    assert Envelope.objects.get(unit__in=there, year=2023).amount is None


def test_binh_duong_2023_eighteen_done_and_who_was_helped_to_september_2024(place):
    there = place("old-74")
    done = Project.objects.filter(unit__in=there).filter(
        Q(done_on__year=2023) | Q(done_on__isnull=True, status="da_nghiem_thu", plan_year=2023)
    )
    assert done.count() == fact("F002")
    window = (date(2023, 1, 1), date(2024, 9, 30))
    helped = Beneficiary.objects.filter(unit__in=there, accepted_on__range=window)
    assert len({row.establishment_id for row in helped}) == fact("F028")
    assert amounts(helped, "support") == fact("F029") * TR
    assert amounts(helped, "counterpart_verified") == fact("F030") * TR


def test_each_establishment_of_binh_duong_was_helped_once(place):
    helped = Beneficiary.objects.filter(unit__in=place("old-74"), project__unit__in=place("old-74"))
    again = [row for row, count in Counter(b.establishment_id for b in helped).items() if count > 1]
    assert not again


def test_ben_cat_from_2016_to_2024(place):
    there = place("old-721")
    helped = Beneficiary.objects.filter(unit__in=there)
    assert helped.count() == len({row.establishment_id for row in helped}) == fact("F005")
    trained = Collaborator.objects.get(full_name="Lê Ngọc Diễm")
    introduced = Project.objects.filter(participants__collaborator=trained, participants__role="gioi_thieu")
    assert set(introduced) == {row.project for row in helped.select_related("project")}
    levels = Counter(
        Recognition.objects.filter(product__unit__in=there, year__lte=2024).values_list("level", flat=True)
    )
    assert levels == {"huyen": fact("F006"), "tinh": fact("F007"), "khu_vuc": fact("F008"), "quoc_gia": fact("F009")}


def test_hai_duong_is_of_no_known_year(demo):
    helped = Beneficiary.objects.select_related("project").get(establishment__name="Công ty Cổ phần Quốc tế Hải Dương")
    project = helped.project
    assert helped.support == project.support_approved == fact("F011") * TR
    assert (project.plan_year, project.approved_on, project.done_on, project.purse) == (None, None, None, "KCDP")
    assert not helped.illustrative
    assert not project.illustrative


def test_recognitions_of_binh_duong(place):
    rows = Recognition.objects.filter(product__unit__in=place("old-74"))
    count = Counter(rows.values_list("level", "year"))
    assert count["quoc_gia", 2023] == fact("F003")
    assert count["khu_vuc", 2022] == VotingResult.objects.get(level="quoc_gia", year=2023).considered == fact("F004")
    assert count["tinh", 2024] == fact("F031")
    assert Nomination.objects.filter(product__unit__in=place("old-74"), year=2024, level="khu_vuc").count() == fact(
        "F010"
    )


def test_a_higher_recognition_has_the_lower_ones_before_it(demo):
    ladder = [VotingLevel.DISTRICT, VotingLevel.PROVINCE, VotingLevel.REGION, VotingLevel.NATION]
    by_product = defaultdict(dict)
    of_today = Recognition.objects.filter(level=VotingLevel.COMMUNE).values("product")  # the ladder since 1/7/2025
    for row in Recognition.objects.exclude(product__in=of_today):
        by_product[row.product_id][row.level] = row.decided_on
    assert by_product
    for days in by_product.values():
        reached = ladder[: len(days)]
        assert set(days) == set(reached)
        assert [days[level] for level in reached] == sorted(days.values())


def test_networks(demo):
    def kinds(key, day):
        there = AdministrativeUnit.objects.get(reference_key=key)
        return Counter(Appointment.objects.filter(unit=there).on(day).values_list("kind", flat=True))

    assert kinds("old-74", date(2023, 12, 31)) == {
        CollaboratorKind.DISTRICT: fact("F024"),
        CollaboratorKind.COMMUNE: fact("F025"),
        CollaboratorKind.ASSOCIATION: fact("F026"),
    }
    assert kinds("old-77", date(2022, 12, 31)) == {CollaboratorKind.COMMUNE: fact("F033")}


def test_ba_ria_vung_tau_2022(place):
    there = place("old-77")
    levels = Counter(Recognition.objects.filter(product__unit__in=there, year=2022).values_list("level", flat=True))
    assert levels == {"huyen": fact("F034"), "tinh": fact("F035"), "khu_vuc": fact("F036")}
    helped = Counter(Beneficiary.objects.filter(unit__in=there).values_list("project__content__code", flat=True))
    assert helped["ND3.04"] == fact("F037")
    assert helped["ND4.08"] == fact("F038")
    classes = TrainingClass.objects.filter(unit__in=there, ends_on__year=2022)
    assert Counter(row.kind for row in classes) == {
        ClassKind.DIGITAL: fact("F039"),
        ClassKind.CLEANER: fact("F040"),
        ClassKind.ENERGY: fact("F041"),
        ClassKind.COLLABORATORS: fact("F042"),
    }


def test_binh_thuan_2006_classes_are_parts_of_the_told_totals(place):
    there = place("old-60")
    done = dict(Output.objects.filter(project__unit__in=there, told_apart=False).values_list("indicator__code", "done"))
    told = {
        "KQ01": "F044",
        "KQ02": "F045",
        "KQ04": "F046",
        "KQ91": "F055",
        "KQ13": "F056",
        "KQ90": "F057",
        "KQ10": "F058",
    }
    told |= {"KQ92": "F062", "KQ07": "F054"}
    assert {code: done[code] for code in told} == {code: fact(f) for code, f in told.items()}
    assert [done["KQ93"], done["KQ29"], done["KQ31"]] == [int(part) for part in FACTS["F059"].split("/")]
    trades = TrainingClass.objects.filter(unit__in=there, kind=ClassKind.VOCATIONAL)
    assert amounts(trades, "learners") == 772
    assert sum(row.class_count for row in trades if row.class_count) == 20
    statue = trades.get(name__startswith="Đúc tượng")
    assert (statue.class_count, statue.learners) == (None, fact("F053"))
    assert Output.objects.get(project__unit__in=there, told_apart=True).done == fact("F063")
    given = dict(Envelope.objects.filter(unit__in=there, year=2006).values_list("purse", "amount"))
    assert given == {"KCDP": fact("F060") * TR, "KCQG": fact("F061") * TR}


def test_decisions_of_the_articles(demo):
    wanted = {
        ("49", "QĐ-SCT", date(2023, 3, 30)),
        ("1886", "QĐ-UBND", date(2021, 7, 12)),
        ("187", "QĐ-SCT", date(2021, 10, 13)),
        ("1589", "QĐ-UBND", date(2021, 6, 11)),
        ("34/2019", "QĐ-UBND", date(2019, 12, 18)),
        ("3462", "QĐ-CTUBBT", date(2004, 7, 26)),
    }
    assert wanted <= set(OfficialDocument.objects.values_list("number", "symbol", "issued_on"))


def test_the_centre_is_called_what_it_was_called(demo):
    def name(day):
        profiles = OrganisationProfile.objects.filter(
            organisation__kind="trung_tam", organisation__name__contains="Bình Dương"
        )
        return profiles.on(day).get().name

    assert name(date(2023, 4, 13)) == "Trung tâm Xúc tiến Đầu tư, Thương mại và Phát triển công nghiệp"
    assert name(date(2024, 9, 30)) == "Trung tâm Xúc tiến thương mại và Phát triển công nghiệp"


def test_what_an_article_does_not_tell_is_marked_and_sourced(demo):
    for model in (Project, Beneficiary, Establishment, Product, Recognition, Output, TrainingClass, Appointment):
        assert not model.objects.filter(source="").exists(), model
        assert not model.objects.filter(illustrative=True).exclude(source__startswith="Minh hoạ").exists(), model
        assert not model.objects.filter(illustrative=False, source__startswith="Minh hoạ").exists(), model


def test_files_that_went_back_or_out_say_why_of_a_list(demo):
    """One of each in the current year, made up and marked so, in the status its move led to."""
    told = MoveRecord.objects.exclude(reason=None).select_related("project", "reason")
    kinds = {one.reason.kind for one in told}
    assert {ReasonKind.RETURN, ReasonKind.STOP, ReasonKind.REJECT, ReasonKind.WITHDRAW} <= kinds
    assert all(one.project.illustrative and one.project.status == one.to_status for one in told)
    assert all(one.note.startswith(one.reason.name.split(" (")[0]) for one in told)
    stopped = Project.objects.get(status=ProjectStatus.STOPPED)
    assert stopped.stoppage.typed_reason.code == "NG03"
    assert project_money(stopped).held == 0


def test_everything_with_a_feed_has_a_first_line(demo):
    for model in (Project, Product, Establishment, Collaborator, QuarterlyReport):
        assert not model.objects.exclude(timeline__in=Activity.objects.values("timeline")).exists()


def test_every_account_can_sign_in(demo):
    for _, login, password in ACCOUNTS:
        user = User.objects.get_by_natural_key(login)
        assert user.check_password(password)
    assert len(password) >= 12
    assert not User.objects.exclude(email__endswith=".invalid").exclude(phone__startswith="0900000").exists()


def test_households_have_masked_numbers(demo):
    shown = [
        p.shown_tax_code for p in EstablishmentProfile.objects.filter(legal_form="ho_kinh_doanh").exclude(tax_code="")
    ]
    assert shown
    assert all(set(code[:-3]) == {"•"} for code in shown)


def test_loading_again_writes_nothing(demo):
    before = [model.objects.count() for model in (Project, Recognition, Activity, User, AdministrativeUnit)]
    assert not load_demo(by=None)
    call_command("load_demo", verbosity=0)
    assert before == [model.objects.count() for model in (Project, Recognition, Activity, User, AdministrativeUnit)]


def test_no_real_name_and_only_composed_letters_in_fixtures():
    for path in sorted(Path(settings.FIXTURES_DIR).rglob("*")):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert unicodedata.is_normalized("NFC", text), path
            assert not [name for name in REAL_NAMES if name in text], path
