"""“Public page for a certificate (valid, expired, withdrawn) and the showcase of recognised products: search without
diacritics, lazy images, ≤ 40 kB first screen, consent respected.”"""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse
from PIL import Image

from khuyencong.core import files
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.establishments.choices import LegalForm
from products import services
from products.choices import ProductGroup, VotingLevel
from products.models import Publicity
from products.queries import showcase
from tests.factories.offices import FAR_PROVINCE, unit
from tests.factories.products import ProductFactory, RecognitionFactory
from tests.factories.results import PublicityFactory, pictured, shaped
from tests.factories.voting import EntryFactory, EntryPaperFactory, JuryMemberFactory, RoundFactory
from tests.people import person

pytestmark = pytest.mark.django_db
URL = "/san-pham-tieu-bieu/"
GOOD = date(today().year + 1, 12, 31)
OVER = date(today().year - 1, 12, 31)


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def household(**facts):
    """A product of a household that bears its owner's name, in force."""
    row = RecognitionFactory(valid_to=GOOD, **facts)
    shaped(row.product, LegalForm.HOUSEHOLD, owner_name="Trần Thị Gốm", phone="0912 345 678")
    row.product.establishment.name = "Hộ Trần Thị Gốm"
    row.product.establishment.save()
    return row


def company(name: str, **facts):
    row = RecognitionFactory(**{"valid_to": GOOD, "product__name": name} | facts)
    shaped(row.product, LegalForm.LIMITED)
    return row


def seen(query: str = "") -> str:
    return Client().get(URL + query).content.decode()


def page_of(row) -> str:
    return Client().get(reverse("showcase:certificate", args=[row.printed_code])).content.decode()


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"valid_to": GOOD}, "Còn giá trị"),
        ({"valid_to": today()}, "Còn giá trị"),
        ({"valid_to": OVER}, "Đã hết giá trị"),
        ({"valid_to": None}, "Chưa rõ ngày hết giá trị"),
    ],
)
def test_a_certificate_says_how_it_stands(facts, state):
    page = page_of(RecognitionFactory(**facts))
    assert f"<b>{state}</b>" in page


def test_the_showcase_holds_what_is_in_force(people):
    valid, over = company("Gốm còn hạn"), company("Gốm hết hạn", valid_to=OVER)
    gone = company("Gốm bị thu hồi")
    decision = DocumentFacts(title="Thu hồi", number="8", issued_on=today())
    facts = {"recognition": gone, "on": today(), "note": "Vi phạm", "decision": decision}
    services.withdraw_recognition(by=people[Role.STAFF], **facts)
    ProductFactory(name="Chưa ai công nhận")
    assert [name in seen() for name in ("còn hạn", "hết hạn", "thu hồi", "Chưa ai")] == [True, False, False, False]
    assert [name in seen("?ca-het-han=on") for name in ("còn hạn", "Gốm hết hạn", "bị thu hồi")] == [True, True, False]
    assert all(
        reverse("showcase:certificate", args=[row.printed_code]) in seen("?ca-het-han=1") for row in (valid, over)
    )


def test_search_needs_no_diacritics_and_filters_narrow():
    """“search without diacritics, filter by group/locality/level/year”."""
    food = company(
        "Mật ong hoa tràm", product__group=ProductGroup.FOOD, level=VotingLevel.NATION, year=2023, decided_on=None
    )
    far = company("Nón lá Bài Thơ", product__unit=unit(FAR_PROVINCE))
    here = company("Bình gốm Lái Thiêu")

    def names(query: str) -> set[str]:
        return {row.product.name for row in (food, far, here) if row.product.name in seen(query)}

    assert names("") == {"Mật ong hoa tràm", "Nón lá Bài Thơ", "Bình gốm Lái Thiêu"}
    assert names("?q=mat+ong") == names("?q=MẬT+ong") == {"Mật ong hoa tràm"}
    assert names("?nhom=che_bien") == {"Mật ong hoa tràm"}
    assert names("?cap=quoc_gia") == {"Mật ong hoa tràm"}
    assert names("?nam=2023") == {"Mật ong hoa tràm"}
    assert names("?nam=2024&cap=quoc_gia") == set(), "one recognition has both"
    assert names("?noi=thu+dau+mot") == {"Mật ong hoa tràm", "Bình gốm Lái Thiêu"}
    assert names(f"?noi={far.product.unit.name}") == {"Nón lá Bài Thơ"}
    assert names(f"?q={here.product.establishment.name}") == {"Bình gốm Lái Thiêu"}, "a company is found by its name"
    assert names("?nhom=xx&cap=yy&nam=zz") == names("")


def test_no_name_no_phone_no_photo_without_consent():
    """“consent respected (no phone/person without consent)”: in the list, the page, the search, the photo."""
    row = household()
    pictured(row.product)
    row.product.story = "Nghề của bà Trần Thị Gốm"
    row.product.save()
    photo = reverse("showcase:photo", args=[row.printed_code, "chinh_dien"])
    for page in (seen(), page_of(row), seen("?q=tran+thi+gom"), seen("?q=345+678")):
        assert not re.search("Trần Thị|0912|<img", page)
    assert "Bình gốm" not in seen("?q=tran+thi+gom"), "a search tells nobody's name either"
    assert Client().get(photo).status_code == 404


def test_each_thing_agreed_to_is_shown_and_no_other():
    row = household()
    pictured(row.product)
    agreed = PublicityFactory(establishment=row.product.establishment, shows_contact=False, shows_photos=False)
    assert "Hộ Trần Thị Gốm" in page_of(row)
    assert "Hộ Trần Thị Gốm" in seen("?q=tran+thi+gom")
    assert not re.search("0912|<img", page_of(row) + seen())
    Publicity.objects.filter(pk=agreed.pk).update(shows_contact=True, shows_photos=True)
    assert "0912 345 678" in page_of(row)
    assert "0912" not in seen(), "no telephone in the list"
    assert 'loading="lazy"' in seen()
    assert Client().get(reverse("showcase:photo", args=[row.printed_code, "chinh_dien"])).status_code == 200


def test_a_consent_taken_back_is_gone_at_once(people):
    """“Withdrawn consent disappears at once”: list, page, search, photo; and nothing of it is kept on the way."""
    row = household()
    pictured(row.product)
    staff = people[Role.STAFF]
    facts = {"given_by": "Trần Thị Gốm", "given_on": today(), "channel": "giay"}
    shows = {"shows_name": True, "shows_contact": True, "shows_photos": True}
    services.record_publicity(by=staff, product=row.product, **facts, **shows)
    photo = reverse("showcase:photo", args=[row.printed_code, "chinh_dien"])
    before = [Client().get(url) for url in (URL, reverse("showcase:certificate", args=[row.printed_code]), photo)]
    assert all("Hộ Trần Thị Gốm" in page.content.decode() for page in before[:2])
    assert {page["Cache-Control"] for page in before} == {"no-store"}
    with pytest.raises(DomainError, match="đã có đồng ý công khai"):
        services.record_publicity(by=staff, product=row.product, **facts, **shows)
    services.withdraw_publicity(by=staff, product=row.product, withdrawn_on=today(), note="Chủ hộ gọi điện")
    assert not re.search("Trần Thị|0912|<img", seen() + page_of(row) + seen("?q=tran"))
    assert Client().get(photo).status_code == 404
    kept = Publicity.objects.get()
    assert (kept.withdrawn_on, kept.withdrawn_note) == (today(), "Chủ hộ gọi điện"), "the row stays, with when and why"


def test_the_pages_of_a_product_record_and_take_back_a_consent(people):
    row = household()
    client = Client()
    client.force_login(people[Role.STAFF])
    url = reverse("products:publicity", args=[row.product_id])
    typed = {"given_by": "Trần Thị Gốm", "given_on": f"{today():%d/%m/%Y}", "channel": "giay"}
    wrong = client.post(url, typed)
    assert wrong.status_code == 422
    assert "Chọn ít nhất một điều" in wrong.content.decode()
    assert 'value="Trần Thị Gốm"' in wrong.content.decode()
    assert client.post(url, typed | {"shows": ["shows_name"]}).status_code == 302
    assert "tên hộ, tên nghệ nhân" in client.get(reverse("products:detail", args=[row.product_id])).content.decode()
    taken = {"withdrawn_on": f"{today():%d/%m/%Y}", "note": "Chủ hộ gọi"}
    assert client.post(reverse("products:withdraw_publicity", args=[row.product_id]), taken).status_code == 302
    assert client.get(reverse("products:withdraw_publicity", args=[row.product_id])).status_code == 403


def test_the_first_screen_weighs_no_more_than_forty_kilobytes():
    """“≤ 40 kB first screen”: the page, its stylesheet and its mark as they are, before any photo and unpacked."""
    for number in range(30):
        row = company(f"Bình gốm men lam vẽ tay số {number}", prize="a")
        PublicityFactory(establishment=row.product.establishment)
        pictured(row.product)
        for level in ("huyen", "khu_vuc", "quoc_gia"):
            RecognitionFactory(product=row.product, level=level, valid_to=GOOD)
    response = Client().get(URL)
    page = response.content.decode()
    assert page.count("<li>") == 24
    assert page.count('loading="lazy"') == page.count("<img") == 24
    linked = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
    assert linked == ["img/mark.svg", "css/public.css"], "no script, no font, no other sheet"
    weight = len(response.content) + sum((Path(site.BASE_DIR) / "static" / one).stat().st_size for one in linked)
    assert weight <= 40_000, weight
    assert not response.cookies
    assert "csrf" not in page
    assert "<script" not in page


def test_a_photo_goes_out_bare_and_small():
    """Approved photos only, without place, camera or name."""
    held = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "Chụp tại nhà bà Gốm", "Trần Thị Gốm"
    Image.new("RGB", (3000, 2000), "white").save(held, "JPEG", exif=exif)
    row = household()
    file = files.keep(by=None, name="nha-ba-gom.jpg", content=held.getvalue())
    EntryPaperFactory(entry=EntryFactory(product=row.product), file=file, angle="chinh_dien")
    PublicityFactory(establishment=row.product.establishment)
    response = Client().get(reverse("showcase:photo", args=[row.printed_code, "chinh_dien"]))
    content = b"".join(response)
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((640, 427), {})
    assert "gom" not in response["Content-Disposition"]


def test_a_judge_behind_the_veil_is_told_nothing_here(people):
    """Blind on: signed in, the makers of what they score are not on the public pages either, nor their other products."""
    judge = people[Role.JUROR]
    row, other = company("Gốm đang chấm"), company("Gốm khác")
    sister = company("Lọ hoa cùng lò", product__establishment=row.product.establishment)
    blind = RoundFactory(open=True, blind=True)
    EntryFactory(round=blind, product=row.product)
    JuryMemberFactory(round=blind, user=judge)
    client = Client()
    client.force_login(judge)
    page = client.get(URL).content.decode()
    assert ("Gốm đang chấm" in page, "Lọ hoa cùng lò" in page, "Gốm khác" in page) == (False, False, True)
    assert client.get(reverse("showcase:certificate", args=[sister.printed_code])).status_code == 404
    assert client.get(reverse("showcase:certificate", args=[row.printed_code])).status_code == 404
    assert client.get(reverse("showcase:certificate", args=[other.printed_code])).status_code == 200
    assert "Gốm đang chấm" in seen(), "to everybody else it is what it was"


def test_the_code_typed_leads_to_its_page_and_the_door_shows_the_way():
    row = company("Bình gốm")
    lookup = reverse("showcase:lookup")
    url = reverse("showcase:certificate", args=[row.printed_code])
    assert Client().get(lookup, {"ma": row.printed_code.lower().replace("-", " ")})["Location"] == url
    assert "không phải một mã" in Client().get(lookup, {"ma": "IL01"}).content.decode()
    assert Client().get(reverse("showcase:certificate", args=[row.code.lower()])).status_code == 200
    login = Client().get("/tai-khoan/login/").content.decode()
    assert URL in login
    assert lookup in login


def test_the_highest_certificate_stands_for_the_product():
    row = company("Bình gốm", level=VotingLevel.PROVINCE)
    best = RecognitionFactory(product=row.product, level=VotingLevel.NATION, year=2023, decided_on=None, valid_to=GOOD)
    (shown,) = showcase.shown(showcase.showcase(user=person(Role.STAFF), on=today()))
    assert shown.best == best
    assert [one.pk for one in shown.recognitions] == [row.pk, best.pk]
