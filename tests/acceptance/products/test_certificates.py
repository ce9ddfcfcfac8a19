"""“certificates (100 in one job with progress, QR to the public check page)”."""

from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from khuyencong.core import files
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.papers import qr
from khuyencong.core.papers.qr import QUIET
from khuyencong.portal.management import jobs
from products import exports, services
from products.choices import PrintState
from products.management import printing
from products.models import CertificatePrint, Recognition
from products.models.codes import ALPHABET, new_code, printed_code, read_code
from products.models.printing import SILENT
from products.queries.printed import certificates_of
from tests.factories.products import RecognitionFactory
from tests.factories.voting import EntryFactory, published_round
from tests.people import person
from tests.scale import FULL

MANY = 100 if FULL else 10
WITHDRAWN = DocumentFacts(title="Thu hồi", number="5", symbol="QĐ-UBND", issued_on=today(), issuer="UBND")


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def staff(db):
    return person(Role.STAFF)


def recognised(count: int):
    """A published round of this many certificates."""
    one = published_round(entries=1)
    for number in range(2, count + 1):
        entry = EntryFactory(round=one, accepted=True, number=number)
        facts = {"document": one.decision, "year": today().year, "decided_on": today()}
        RecognitionFactory(product=entry.product, entry=entry, level=one.level, valid_to=today(), **facts)
    return one


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def addresses_in(pdf: bytes) -> list[str]:
    """What a scanner reads off each page."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        codes = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
        assert [code.format.name for code in codes] == ["QRCode"]
        found.append(codes[0].text)
    return found


@pytest.mark.django_db
def test_certificates_of_a_round_as_one_pdf_and_each_opens_its_page_by_its_qr(staff, settings):
    """“100 certificates as one PDF; each opens the right public page by its QR (decoded in the test)”."""
    settings.PORTAL_URL = "https://khuyencong.example.vn"
    one = recognised(MANY)
    page = signed_in(staff)
    url = reverse("products:prints", args=[one.pk])
    assert page.post(url)["Location"] == url
    run = one.prints.get()
    assert (run.state, run.total, run.done) == (PrintState.WAITING, MANY, 0)
    jobs.print_certificates(pk=run.pk)
    run.refresh_from_db()
    assert (run.state, run.done, run.error) == (PrintState.DONE, MANY, "")
    pdf = b"".join(page.get(reverse("products:printed", args=[one.pk, run.pk])))
    found = addresses_in(pdf)
    certificates = certificates_of(one)
    assert found == [certificate.address for certificate in certificates]
    assert len(set(found)) == MANY
    for address, certificate in zip(found, certificates, strict=True):
        shown = Client().get(address.removeprefix("https://khuyencong.example.vn")).content.decode()
        assert certificate.row.product.name in shown
        assert certificate.row.printed_code in shown


@pytest.mark.django_db
def test_the_page_tells_how_far_the_worker_is(staff, monkeypatch):
    """“with progress”: by htmx every two seconds, and in the whole page for who has no script."""
    one = recognised(4)
    page, url = signed_in(staff), reverse("products:prints", args=[one.pk])
    run = services.print_certificates(by=staff, round_=one)
    told = []

    def look(run, done):
        services.note_printed(by=None, run=run, done=done)
        told.append((page.get(url, headers={"HX-Request": "true"}).content.decode(), page.get(url).content.decode()))

    monkeypatch.setattr(printing, "_tell", look)
    printing.carry_out(run.pk)
    for done, (part, whole) in enumerate(told, 1):
        assert f"{done}/4 giấy" in part
        assert 'hx-trigger="every 2s"' in part
        assert "<html" not in part
        assert f"{done}/4 giấy" in whole
        assert "tải lại để xem tiếp" in whole
    over = page.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in over, "it stops asking once it is over"
    assert "Tải tệp 4 giấy chứng nhận" in over


@pytest.mark.django_db
def test_a_run_is_carried_out_once_and_a_lost_one_gives_way(staff):
    one = recognised(2)
    run = services.print_certificates(by=staff, round_=one)
    with pytest.raises(DomainError, match="đang in giấy chứng nhận: 0/2"):
        services.print_certificates(by=staff, round_=one)
    with pytest.raises(IntegrityError, match="print_one_at_a_time"), transaction.atomic():
        CertificatePrint.objects.create(round=one, total=2, requested_by=staff)
    held = services.claim_print(by=None, pk=run.pk)
    assert services.claim_print(by=None, pk=run.pk) is None, "delivered twice"
    printing.carry_out(run.pk)
    run.refresh_from_db()
    assert (run.state, run.file) == (PrintState.RUNNING, None)
    CertificatePrint.objects.filter(pk=run.pk).update(heard_at=timezone.now() - SILENT - timedelta(seconds=1))
    again = services.print_certificates(by=staff, round_=one)
    assert not services.note_printed(by=None, run=held, done=1), "the lost worker comes back and hears it"
    assert not services.finish_print(by=None, run=held, content=b"%PDF-")
    printing.carry_out(again.pk)
    states = one.prints.order_by("pk").values_list("state", "error")
    assert list(states) == [(PrintState.FAILED, "Việc in dừng giữa chừng, chưa rõ vì sao."), (PrintState.DONE, "")]
    assert services.print_certificates(by=staff, round_=one).state == PrintState.WAITING, "and anew as one likes"


@pytest.mark.django_db
def test_a_broken_run_says_why_and_may_be_started_again(staff, monkeypatch):
    one = recognised(2)
    run = services.print_certificates(by=staff, round_=one)
    with monkeypatch.context() as broken:
        broken.setattr(default_storage, "save", lambda *_: (_ for _ in ()).throw(OSError("đĩa đầy")))
        printing.carry_out(run.pk)
    run.refresh_from_db()
    assert (run.state, run.file) == (PrintState.FAILED, None)
    assert "đĩa đầy" in signed_in(staff).get(reverse("products:prints", args=[one.pk])).content.decode()
    again = services.print_certificates(by=staff, round_=one)
    printing.carry_out(again.pk)
    again.refresh_from_db()
    assert again.state == PrintState.DONE


@pytest.mark.django_db(transaction=True)
def test_the_worker_takes_it_out_of_the_queue(settings):
    """From the button through PostgreSQL's queue to the file."""
    staff = person(Role.STAFF)
    one = published_round(entries=2)
    signed_in(staff).post(reverse("products:prints", args=[one.pk]))
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False, concurrency=1)
    run = one.prints.get()
    assert (run.state, run.done) == (PrintState.DONE, 2)
    with files.opened(run.file) as kept:
        assert len(addresses_in(kept.read())) == 2


@pytest.mark.django_db
def test_one_certificate_prints_what_the_decision_says(staff):
    row = RecognitionFactory(valid_to=today().replace(month=12, day=31))
    client = signed_in(staff)
    pdf = b"".join(client.get(reverse("products:certificate", args=[row.pk])))
    text = " ".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())
    for told in (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH",
        row.product.name,
        str(row.product.establishment),
        f"Quyết định số {row.document.reference} ngày 09 tháng 9 năm 2024",
        f"Có giá trị đến hết ngày 31/12/{today().year}",
        "Số vào sổ: 01",
        row.printed_code,
    ):
        assert told in text
    services.withdraw_recognition(by=staff, recognition=row, on=today(), note="Vi phạm", decision=WITHDRAWN)
    refused = client.get(reverse("products:certificate", args=[row.pk]))
    assert (refused.status_code, "đã thu hồi" in refused.content.decode()) == (403, True)


@pytest.mark.django_db
def test_long_names_stay_clear_of_the_signature(staff):
    """The longest name a product and a maker may have: one page, nothing over the code or the chairman."""
    row = RecognitionFactory(prize="a", product__name=("Bộ sản phẩm thủ công mỹ nghệ men lam " * 6)[:200].strip())
    row.product.establishment.name = ("Công ty trách nhiệm hữu hạn sản xuất thương mại " * 5)[:200].strip()
    row.product.establishment.save()
    document = pypdfium2.PdfDocument(exports.certificate_pdf(row))
    assert len(document) == 1
    assert addresses_in(exports.certificate_pdf(row))
    textpage = document[0].get_textpage()
    (ground,) = (box for box in _boxes(textpage) if "Quyết định số" in box[0])
    (signer,) = (box for box in _boxes(textpage) if box[0].strip() == "CHỦ TỊCH")
    assert ground[1] > signer[2] + 10, "its last line ends above the signature"


def _boxes(textpage) -> list[tuple[str, float, float]]:
    """(text, bottom, top) of each run of text, points from the foot of the page."""
    found = []
    for index in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(index)
        found.append((textpage.get_text_bounded(left, bottom, right, top), bottom, top))
    return found


def test_a_code_is_read_however_it_is_typed():
    code = new_code()
    assert set(code) <= set(ALPHABET)
    for typed in (code, code.lower(), printed_code(code), printed_code(code).lower(), f" {printed_code(code)} "):
        assert read_code(typed) == code
    for wrong in ("", code[:-1], code + "A", code[:-1] + "O", code[:-1] + "é"):
        assert read_code(wrong) == ""
    assert len({new_code() for _ in range(1000)}) == 1000


@pytest.mark.django_db
def test_a_printed_code_never_changes(staff):
    row = RecognitionFactory()
    with pytest.raises(IntegrityError, match="không đổi được"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE products_recognition SET code = %s WHERE id = %s", [new_code(), row.pk])
    assert Recognition.objects.get(pk=row.pk).code == row.code


def test_a_qr_keeps_its_quiet_zone():
    drawn = qr("https://khuyencong.example.vn/cong-nhan/ABCD-EFGH-JKMN/")
    assert drawn.path.startswith(f"M{QUIET} {QUIET}h7v1h-7z")
    assert drawn.side == 33 + 2 * QUIET
