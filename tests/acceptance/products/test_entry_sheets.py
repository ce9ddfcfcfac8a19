"""Registrations of a round by a spreadsheet: looked through first, written when asked, out and in again unchanged."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date
from products.choices import RoundStatus
from products.exports import entry_workbook
from products.models import Entry
from products.queries import entry_sheet
from tests.factories.offices import FAR_PROVINCE, RoleGrantFactory, unit
from tests.factories.products import ProductFactory
from tests.factories.voting import EntryFactory, RoundFactory, walk
from tests.people import person

pytestmark = pytest.mark.django_db
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = (
    "Mã số",
    "Sản phẩm",
    "Ai đăng ký",
    "Ngày nhận đăng ký",
    "Sản xuất được hàng loạt",
    "Doanh thu năm trước",
    "Mô tả",
)


@pytest.fixture
def one():
    return RoundFactory(open=True)


@pytest.fixture
def staff(one):
    return RoleGrantFactory(role=Role.STAFF, unit=one.unit).user


def book(*rows, heads=HEADS) -> bytes:
    made, held = Workbook(), BytesIO()
    for row in (heads, *rows):
        made.active.append(row)
    made.save(held)
    return held.getvalue()


class Desk:
    """One person at the page of one round."""

    def __init__(self, user, round_):
        self.client, self.url = Client(), reverse("products:entry_sheet", args=[round_.pk])
        self.client.force_login(user)

    def look(self, content: bytes):
        self.seen = self.client.post(self.url, {"file": SimpleUploadedFile("dang-ky.xlsx", content, XLSX)})
        return self.seen.content.decode()

    def write(self, **more):
        return self.client.post(self.url, {"giu": self.seen.context["kept"]} | more, follow=True)


def day(one) -> str:
    return format_date(one.opens_on)


def test_a_sheet_is_looked_through_and_then_written(one, staff):
    ProductFactory(name="Mật ong rừng tràm")
    other = ProductFactory(name="Bình men lam")
    rows = (
        ("", "mat ong rung tram", "Cơ sở tự đăng ký", day(one), "có", 1_200_000_000, "Chai 500 ml"),
        ("", f"Bình men lam (#{other.pk})", "ctv", one.opens_on, "", "", ""),
    )
    desk = Desk(staff, one)
    page = desk.look(book(*rows))
    assert "Ghi 2 đăng ký mới" in page
    assert not Entry.objects.exists(), "looking writes nothing"
    answer = desk.write().content.decode()
    assert "Đã ghi từ bảng: 2 đăng ký mới." in answer
    first, second = Entry.objects.order_by("number")
    assert (first.product.name, first.registrant, first.serial, first.revenue) == (
        "Mật ong rừng tràm",
        "co_so",
        True,
        1_200_000_000,
    )
    assert (second.product, second.registrant, second.received_on, second.entered_by) == (
        other,
        "ctv",
        one.opens_on,
        staff,
    )
    assert first.timeline.activities.get().actor == staff
    again = desk.write()
    assert (again.status_code, "Tệp này đã ghi xong" in again.content.decode()) == (422, True)
    assert Entry.objects.count() == 2


def test_rows_that_are_wrong_are_named_and_nothing_is_written_unless_asked(one, staff):
    ProductFactory(name="Mật ong")
    far = ProductFactory(name="Chè xa", unit=unit(FAR_PROVINCE))
    rows = (
        ("", "Mật ong", "co_so", day(one), "", "", ""),
        ("", "Mật ong", "co_so", day(one), "", "", ""),
        ("", "Không có", "co_so", day(one), "", "", ""),
        ("", f"#{far.pk}", "co_so", day(one), "", "", ""),
        ("SP-99", "Mật ong", "co_so", day(one), "", "", ""),
        ("", "", "ai đó", "hôm qua", "", "nhiều", ""),
    )
    desk = Desk(staff, one)
    page = desk.look(book(*rows))
    faults = {fault.row: " ".join(fault.sentences) for fault in desk.seen.context["seen"].faults}
    assert set(faults) == {3, 4, 5, 6, 7}, "as Excel numbers them"
    assert "đã đăng ký trong đợt" in faults[3]
    assert "Sản phẩm: Chưa có sản phẩm nào tên “Không có”. Thêm sản phẩm trước" in faults[4]
    assert "Đăng ký mới thì để trống ô Mã số" in faults[6]
    for column in ("Sản phẩm", "Ai đăng ký", "Ngày nhận đăng ký", "Doanh thu năm trước"):
        assert f"{column}: " in faults[7], column
    assert "Chỉ ghi 1 đăng ký mới, bỏ 5 dòng lỗi" in page
    refused = desk.write()
    assert (refused.status_code, Entry.objects.count()) == (422, 0)
    assert "Chưa ghi dòng nào" in refused.content.decode()
    assert "Bỏ 5 dòng lỗi" in desk.write(**{"tung-phan": "1"}).content.decode()
    assert Entry.objects.get().product.name == "Mật ong"


def test_out_and_in_again_changes_nothing_and_a_changed_cell_changes_one(one, staff):
    for n in range(3):
        EntryFactory(round=one, number=n + 1, product=ProductFactory(), received_on=one.opens_on, revenue=5_000_000)
    out = entry_workbook(one, staff, empty=False)
    desk = Desk(staff, one)
    assert "không có gì để ghi" in desk.look(out)
    assert desk.seen.context["seen"].same == 3
    changed, held = load_workbook(BytesIO(out)), BytesIO()
    sheet = changed.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(3, heads.index("Mô tả") + 1, "=Bình cao 38 cm").data_type = "s"
    changed.save(held)
    assert "Ghi 1 đăng ký sửa" in desk.look(held.getvalue())
    desk.write()
    told = list(Entry.objects.order_by("number").values_list("description", "version"))
    assert [version for _, version in told] == [1, 2, 1]
    assert told[1][0] == "=Bình cao 38 cm", "a text stays a text"


def test_a_code_keeps_its_product(one, staff):
    EntryFactory(round=one, number=1, product=ProductFactory(name="Mật ong"), received_on=one.opens_on)
    ProductFactory(name="Chè dây")
    desk = Desk(staff, one)
    desk.look(book(("SP-01", "Chè dây", "", day(one), "", "", "")))
    (fault,) = desk.seen.context["seen"].faults
    assert fault.sentences == ("Sản phẩm: SP-01 là Mật ong. Đăng ký sản phẩm khác thì để trống Mã số.",)


def test_the_template_offers_what_may_be_entered(one, staff):
    free, taken, far = ProductFactory(), ProductFactory(), ProductFactory(unit=unit(FAR_PROVINCE))
    EntryFactory(round=one, number=1, product=taken)
    answer = Desk(staff, one).client.get(reverse("products:entry_sheet_file", args=[one.pk, "mau"]))
    read = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert read.sheetnames == ["Đăng ký", "Danh sách", "Cách ghi"]
    assert [cell.value for cell in read["Đăng ký"][1]] == [column.title for column in entry_sheet.columns(one)]
    offered = [row[0] for row in read["Danh sách"].iter_rows(min_row=2, values_only=True)]
    assert entry_sheet.told(free) in offered
    assert entry_sheet.told(taken) not in offered
    assert entry_sheet.told(far) not in offered
    assert len(read["Đăng ký"].data_validations.dataValidation) >= 4


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (book(heads=("Tên", "Ngày")), "Dòng 1 của bảng thiếu cột “Sản phẩm”, “Ai đăng ký”, “Ngày nhận đăng ký”"),
        (book(), "chưa có dòng nào"),
        (b"khong phai bang tinh", "lưu lại tệp rồi gửi"),
        (book(*[("", "x", "", "", "", "", "")] * 1001), "mỗi lần nhận tối đa 1000"),
    ],
)
def test_a_file_that_is_no_such_sheet_is_refused_in_one_sentence(one, staff, content, sentence):
    desk = Desk(staff, one)
    assert sentence in desk.look(content)
    assert desk.seen.status_code == 422


def test_only_while_registrations_are_taken_and_only_by_whom_may(one, staff):
    assert Desk(person(Role.LEADER), one).client.get(reverse("products:entry_sheet", args=[one.pk])).status_code == 403
    EntryFactory(round=one, number=1, accepted=True)
    closed = walk(one, RoundStatus.REVIEW)
    desk = Desk(staff, closed)
    assert "không nhận đăng ký lúc này" in desk.look(book(("", "x", "", "", "", "", "")))


def test_one_persons_file_is_not_anothers_to_write(one, staff):
    ProductFactory(name="Mật ong")
    mine, other = Desk(staff, one), Desk(RoleGrantFactory(role=Role.STAFF, unit=one.unit).user, one)
    mine.look(book(("", "Mật ong", "co_so", day(one), "", "", "")))
    other.seen = mine.seen
    assert other.write().status_code == 422
    assert not Entry.objects.exists()
