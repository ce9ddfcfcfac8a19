"""“Level by date (huyện until 30/6/2025, xã after; tỉnh; …), several rounds in a year allowed; … phases with their own
rights. Registration by establishment, collaborator or commune on its behalf, checklist of Đ12 by level, missing named;
the lower level's certificate must still be valid on the day; route without a commune round.”"""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from products import services
from products.choices import Angle, EntryStatus, Registrant, RoundStatus, VotingLevel
from products.models import Entry, VotingRound
from products.queries.entries import checklist
from projects.models import PaperType
from tests.factories.offices import COMMUNE, FAR_PROVINCE, HCM, OLD_BEN_CAT, unit
from tests.factories.products import ProductFactory, RecognitionFactory
from tests.factories.voting import EntryFactory, RoundFactory, real_png, walk
from tests.people import person

pytestmark = pytest.mark.django_db
PLAN = DocumentFacts(
    title="Kế hoạch bình chọn", number="12", symbol="KH-UBND", issued_on=date(2026, 1, 5), issuer="UBND"
)


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def staff():
    return person(Role.STAFF)


def made(by, level=VotingLevel.PROVINCE, key=HCM, day=date(2026, 3, 1), **facts):
    facts = {"title": "Bình chọn", "closes_on": day} | facts
    return services.create_round(by=by, level=level, unit=unit(key), opens_on=day, **facts)


@pytest.mark.parametrize(
    ("level", "key", "day", "held"),
    [
        (VotingLevel.DISTRICT, OLD_BEN_CAT, date(2025, 6, 30), True),
        (VotingLevel.DISTRICT, OLD_BEN_CAT, date(2025, 7, 1), False),
        (VotingLevel.COMMUNE, COMMUNE, date(2025, 6, 30), False),
        (VotingLevel.COMMUNE, COMMUNE, date(2025, 7, 1), True),
        (VotingLevel.PROVINCE, HCM, date(2025, 6, 30), True),
        (VotingLevel.PROVINCE, HCM, date(2025, 7, 1), True),
    ],
)
def test_a_level_is_held_only_while_the_law_has_it(level, key, day, held):
    """“Level by date (huyện until 30/6/2025, xã after)”: the form's service and the database say the same."""
    admin = person(Role.ADMIN)
    facts = {"timeline": RoundFactory.build().timeline, "level": level, "unit": unit(key), "opens_on": day}
    if held:
        assert made(admin, level, key, day).year == day.year
        return
    with pytest.raises(DomainError, match="pháp luật không có"):
        made(admin, level, key, day)
    with pytest.raises(IntegrityError, match="không có cấp"), transaction.atomic():
        RoundFactory(**{name: facts[name] for name in ("level", "unit", "opens_on")})


def test_region_and_nation_come_back_as_results_only(staff):
    """“khu vực and quốc gia as results entered back”."""
    with pytest.raises(IntegrityError, match="round_level_held_here"), transaction.atomic():
        RoundFactory(level=VotingLevel.REGION)


def test_several_rounds_in_a_year_under_names_of_their_own(staff):
    made(staff)
    made(staff, title="Bình chọn bổ sung")
    with pytest.raises(DomainError, match="Đặt tên khác"):
        made(staff)


def test_a_round_opens_with_its_plan_and_only_by_a_recorded_move(staff):
    """“plan and decisions; … phases”: the status follows the moves, in the database too."""
    one = made(staff)
    with pytest.raises(DomainError, match="kế hoạch bình chọn"):
        services.advance_round(by=staff, round_=one, to=RoundStatus.OPEN, on=today())
    services.file_round_paper(by=staff, round_=one, what="plan", facts=PLAN)
    services.advance_round(by=staff, round_=one, to=RoundStatus.OPEN, on=today())
    one.refresh_from_db()
    assert (one.status, [move.to_status for move in one.moves.all()]) == (RoundStatus.OPEN, [RoundStatus.OPEN])
    VotingRound.objects.filter(pk=one.pk).update(status=RoundStatus.REVIEW)
    with pytest.raises(IntegrityError, match="bước có ghi lại"), transaction.atomic():
        connection.check_constraints()
    VotingRound.objects.filter(pk=one.pk).update(status=RoundStatus.OPEN)


def test_entries_are_taken_in_their_phase_by_those_who_may(staff):
    one, mine = RoundFactory(open=True), ProductFactory()
    helper = person(Role.COLLABORATOR)
    entry = services.enter_product(
        by=helper, round_=one, product=mine, registrant=Registrant.COLLABORATOR, received_on=today()
    )
    assert (entry.code, entry.status) == ("SP-01", EntryStatus.ENTERED)
    services.change_entry(by=helper, entry=entry, price="250.000 đồng")
    with pytest.raises(DomainError, match="Việc đăng ký của"):
        services.enter_product(
            by=person(Role.LEADER),
            round_=one,
            product=ProductFactory(),
            registrant=Registrant.ESTABLISHMENT,
            received_on=today(),
        )
    far = ProductFactory(unit=unit(FAR_PROVINCE))
    with pytest.raises(DomainError, match="ngoài"):
        services.enter_product(
            by=person(Role.ADMIN), round_=one, product=far, registrant=Registrant.COMMUNE, received_on=today()
        )
    walk(one, RoundStatus.REVIEW)
    entry.refresh_from_db()
    with pytest.raises(DomainError, match="đang được xét"):
        services.change_entry(by=helper, entry=entry, price="1")


def test_the_deadline_closes_the_door(staff):
    one = RoundFactory(open=True, closes_on=date(today().year, 1, 3))
    with pytest.raises(DomainError, match="Hạn nộp hồ sơ đã hết"):
        services.enter_product(
            by=staff,
            round_=one,
            product=ProductFactory(),
            registrant=Registrant.ESTABLISHMENT,
            received_on=one.opens_on,
        )


def test_missing_papers_are_named_with_their_article(staff):
    """“checklist of Đ12 by level, missing named”."""
    commune = RoundFactory(open=True, level=VotingLevel.COMMUNE, unit=unit(COMMUNE))
    entry = EntryFactory(round=commune)
    missing = checklist(entry).missing
    assert missing == (
        "Phiếu đăng ký tham gia bình chọn (Đ12 k1 a)",
        "Giấy chứng nhận đăng ký kinh doanh (Đ12 k1 a)",
        "Bản thuyết minh giới thiệu sản phẩm (Đ12 k1 b)",
        "Ảnh chính diện, mặt bên, từ trên xuống (Đ12 k1 b)",
    )
    with pytest.raises(DomainError, match=r"Hồ sơ còn thiếu: Phiếu đăng ký.*mặt bên"):
        services.settle_entry(by=staff, entry=entry, to=EntryStatus.ACCEPTED)


def filed(staff, entry, *codes):
    for code in codes:
        services.attach_entry_paper(
            by=staff, entry=entry, paper_type=PaperType.objects.get(code=code), received_on=today(), note="bản giấy"
        )
    for angle in Angle:
        photo = SimpleUploadedFile(f"{angle}.png", real_png(), "image/png")
        services.attach_entry_paper(
            by=staff,
            entry=entry,
            paper_type=PaperType.objects.get(code="G204"),
            received_on=today(),
            angle=angle,
            file=photo,
        )


@pytest.mark.parametrize(
    ("last_day", "opens"),
    [(date(today().year - 1, 12, 31), False), (date(today().year, 1, 2), True), (date(today().year, 12, 31), True)],
)
def test_the_lower_certificate_is_valid_on_the_day(staff, last_day, opens):
    """“the lower level's certificate must still be valid on the day”: a huyện one too, to its last day."""
    one, product = RoundFactory(open=True), ProductFactory()
    RecognitionFactory(product=product, level=VotingLevel.DISTRICT, valid_to=last_day)
    entry = services.enter_product(
        by=staff,
        round_=one,
        product=product,
        registrant=Registrant.COMMUNE,
        received_on=one.opens_on,
        serial=True,
        original=True,
    )
    filed(staff, entry, "G201", "G202", "G203", "G207", "G208")
    if opens:
        assert services.settle_entry(by=staff, entry=entry, to=EntryStatus.ACCEPTED).status == EntryStatus.ACCEPTED
    else:
        with pytest.raises(DomainError, match=r"hết giá trị ngày 31/12/.*Đ12 k2 b"):
            services.settle_entry(by=staff, entry=entry, to=EntryStatus.ACCEPTED)


def test_the_road_without_a_commune_round(staff):
    """“route without a commune round”: no certificate below, but the UBND's letter (TT 38/2025 Đ28 k7)."""
    one = RoundFactory(open=True)
    entry = services.enter_product(
        by=staff,
        round_=one,
        product=ProductFactory(),
        registrant=Registrant.COMMUNE,
        received_on=one.opens_on,
        no_lower_round=True,
        serial=True,
        original=True,
    )
    filed(staff, entry, "G201", "G202", "G203")
    assert checklist(entry).missing == ("Văn bản đề nghị của cấp trình (Đ28 k7)",)
    letter = PaperType.objects.get(code="G207")
    services.attach_entry_paper(by=staff, entry=entry, paper_type=letter, received_on=today())
    services.settle_entry(by=staff, entry=entry, to=EntryStatus.ACCEPTED)


def test_a_whole_registration_in_the_browserless_way(staff):
    """Typed on the pages: round, plan, opening, entry, photo, refusal with a reason, and everything comes back on error."""
    client = Client()
    client.force_login(staff)
    typed = {"title": "Cấp tỉnh 2026", "level": "tinh", "unit": "Thành phố Hồ Chí Minh", "spread": "20"}
    bad = client.post(reverse("products:create_round"), typed | {"opens_on": "1/3/2026", "closes_on": "1/2/2026"})
    assert (bad.status_code, "Cấp tỉnh 2026" in bad.content.decode()) == (422, True)
    client.post(
        reverse("products:create_round"),
        typed | {"opens_on": f"1/3/{today().year}", "closes_on": f"31/12/{today().year}"},
    )
    one = VotingRound.objects.get()
    paper = {"number": "12", "symbol": "KH-UBND", "title": "Kế hoạch", "issued_on": "5/1/2026"}
    client.post(reverse("products:round_paper", args=[one.pk, "ke-hoach"]), paper)
    client.post(reverse("products:round_step", args=[one.pk, "nhan_ho_so"]), {"happened_on": f"1/3/{today().year}"})
    ProductFactory(name="Mật ong rừng tràm")
    told = {"product": "mat ong", "registrant": "co_so", "received_on": f"2/3/{today().year}", "revenue": "1,2 tỷ"}
    answer = client.post(reverse("products:enter", args=[one.pk]), told, follow=True)
    entry = Entry.objects.get()
    page = answer.content.decode()
    assert "thiếu" in page
    assert "Ảnh chính diện, mặt bên, từ trên xuống" in page
    assert entry.revenue == 1_200_000_000
    refused = client.post(reverse("products:settle_entry", args=[entry.pk, "khong_hop_le"]), {"note": ""})
    assert refused.status_code == 422
    client.post(reverse("products:settle_entry", args=[entry.pk, "khong_hop_le"]), {"note": "Thiếu ảnh"})
    entry.refresh_from_db()
    assert (entry.status, entry.status_note) == (EntryStatus.REFUSED, "Thiếu ảnh")
    assert client.get(reverse("products:entry_file", args=[entry.pk, 1])).status_code == 404
