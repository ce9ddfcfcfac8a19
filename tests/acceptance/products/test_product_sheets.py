"""“admin import/export” of products and of what they were recognised as: each row a service call, the page's own words."""

from datetime import date

import pytest
from tablib import Dataset

from khuyencong.core.choices import Role
from products.admin.sheets import ProductResource, RecognitionResource
from products.models import Product, Recognition
from tests.factories.establishments import EstablishmentFactory, SiteFactory
from tests.factories.offices import FAR_PROVINCE, unit
from tests.factories.products import ProductFactory, RecognitionFactory
from tests.people import person

pytestmark = pytest.mark.django_db
PLACE = "phường Phú Lợi, Thành phố Hồ Chí Minh"


@pytest.fixture
def staff():
    return person(Role.STAFF)


def told(result) -> list[str]:
    """What the register says of the rows that it does not take."""
    bad = [one.error.messages for one in result.invalid_rows] + [[str(e.error) for e in row.errors] for row in result.rows if row.errors]  # fmt: skip
    return [message for messages in bad for message in messages]


def products(*rows) -> Dataset:
    heads = ("Mã", "Tên sản phẩm", "Cơ sở", "Địa bàn", "Nhóm", "Là bộ sản phẩm", "Bộ gồm", "Giới thiệu")
    return Dataset(*rows, headers=heads)


def results(*rows) -> Dataset:
    heads = ("Mã sản phẩm", "Sản phẩm", "Cơ sở", "Cấp", "Năm", "Ngày quyết định", "Số quyết định", "Ký hiệu", "Cơ quan ban hành", "Có giá trị đến")  # fmt: skip
    return Dataset(*rows, headers=heads)


def test_out_and_in_again_changes_nothing(staff):
    ProductFactory.create_batch(3, is_set=True, set_parts="Ấm\nChén")
    out = ProductResource().export()
    assert ProductResource().import_data(out, user=staff).totals["skip"] == 3
    RecognitionFactory(valid_to=date(2027, 12, 31))
    out = RecognitionResource().export()
    assert RecognitionResource().import_data(out, user=staff).totals["skip"] == 1
    assert (Product.objects.count(), Recognition.objects.count()) == (4, 1)


def test_a_new_row_and_a_changed_one_go_through_the_services(staff):
    EstablishmentFactory(name="Gốm Hưng")
    old = ProductFactory(name="Tên cũ")
    made = ProductResource().import_data(
        products(
            ("", "Bình men lam", "gom hung", PLACE, "Thủ công mỹ nghệ", "có", "Ấm\nChén", ""),
            (old.pk, "Tên đúng", "", "", "khac", "", "", ""),
        ),
        user=staff,
    )
    assert not told(made)
    new, old = Product.objects.get(name="Bình men lam"), Product.objects.get(pk=old.pk)
    assert (new.establishment.name, new.group, new.is_set, new.set_parts) == ("Gốm Hưng", "thu_cong", True, "Ấm\nChén")
    assert (old.name, old.group, old.version) == ("Tên đúng", "khac", 2)
    assert new.timeline.activities.get().actor == staff


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("", "", "Gốm Hưng", PLACE, "khac", "", "", ""), "Tên sản phẩm"),
        (("", "Bình", "Không có", PLACE, "khac", "", "", ""), "Chưa có cơ sở nào"),
        (("", "Bình", "Gốm Hưng", "Thành phố Hà Nội", "khac", "", "", ""), "ngoài địa bàn"),
        (("", "Bình", "Gốm Hưng", PLACE, "nhóm lạ", "", "", ""), "Nhóm"),
        (("", "Bình", "Gốm Hưng", PLACE, "khac", "", "Ấm", ""), "đánh dấu đây là bộ"),
        (("999999", "Bình", "Gốm Hưng", PLACE, "khac", "", "", ""), "không có sản phẩm số 999999"),
    ],
)
def test_a_bad_row_says_what_the_page_says_and_writes_nothing(staff, row, sentence):
    EstablishmentFactory(name="Gốm Hưng")
    result = ProductResource().import_data(products(row), user=staff)
    assert sentence in " ".join(told(result))
    assert not Product.objects.exists()


def test_another_areas_product_is_not_there(staff):
    far = EstablishmentFactory(site=None)
    SiteFactory(establishment=far, unit=unit(FAR_PROVINCE))
    hidden = ProductFactory(establishment=far, unit=unit(FAR_PROVINCE), name="Bình xa")
    result = ProductResource().import_data(products((hidden.pk, "Đổi", "", "", "khac", "", "", "")), user=staff)
    assert "không có sản phẩm số" in " ".join(told(result))


def test_results_of_the_region_come_in_by_the_sheet(staff):
    """“results of higher levels (khu vực, quốc gia) entered back”; the last day by the rule where none is printed."""
    one, other = ProductFactory(name="Bình men lam"), ProductFactory(name="Chiếu cói")
    result = RecognitionResource().import_data(
        results(
            ("", "binh men lam", "", "Cấp khu vực", 2024, "27/9/2024", "12", "QĐ-CTĐP", "Cục", ""),
            (other.pk, "", "", "quoc_gia", "2025", date(2025, 11, 15), "13", "QĐ-BCT", "Bộ Công Thương", "31/12/2027"),
        ),
        user=staff,
    )
    assert not told(result)
    rows = {row.product: row for row in Recognition.objects.select_related("document")}
    assert (rows[one].level, rows[one].valid_to, str(rows[one].document)) == (
        "khu_vuc",
        date(2027, 12, 31),
        "12/QĐ-CTĐP",
    )
    assert (rows[other].level, rows[other].valid_to, rows[other].validity) == ("quoc_gia", date(2027, 12, 31), None)


def test_one_on_record_is_told_not_rewritten(staff):
    kept = RecognitionFactory(level="tinh", year=2024, decided_on=date(2024, 9, 9), valid_to=date(2027, 12, 31))
    row = (kept.product_id, "", "", "tinh", 2024, "9/9/2024", "", "", "", "31/12/2026")
    result = RecognitionResource().import_data(results(row), user=staff)
    assert "Đã ghi công nhận này với hạn 31/12/2027" in " ".join(told(result))
    kept.refresh_from_db()
    assert kept.valid_to == date(2027, 12, 31)


def test_a_year_that_is_not_the_decisions_is_refused(staff):
    product = ProductFactory()
    row = (product.pk, "", "", "tinh", 2023, "9/9/2024", "1", "QĐ", "UBND", "")
    assert "không ghi được cho năm 2023" in " ".join(told(RecognitionResource().import_data(results(row), user=staff)))
    assert not Recognition.objects.exists()
