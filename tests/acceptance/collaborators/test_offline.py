"""“offline: opened once, the form opens, validates and saves with no network, and sends itself later”."""

import pytest
from playwright.sync_api import expect

from collaborators.choices import ReportStatus
from collaborators.models import QuarterlyReport, Submission
from tests.acceptance.collaborators.phone import Phone
from tests.factories.collaborators import ANSWERED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_offline_from_first_letter_to_receipt(visitor):
    """“opened once, the form opens, validates and saves with no network, and sends itself later (service worker, outbox
    in the page; idempotency key …)”.
    """
    phone = Phone.of(visitor)
    phone.open(ready=True)
    phone.cut()
    phone.type(**(ANSWERED | {"khong_4": "", "c1_09": "chín"}))
    phone.press("Kiểm tra rồi gửi")
    wrong = phone.page.locator("#xem-lai")
    expect(wrong).to_contain_text("“chín” không phải là số")
    expect(wrong).to_contain_text("Ghi phần 4")
    assert "CHƯA NỘP" in phone.page.locator(".flag").inner_text()

    phone.type(c1_09="9")
    phone.held()
    phone.open()
    assert phone.page.locator("form[data-shell]").count() == 1
    assert phone.typed() == {name: words for name, words in (ANSWERED | {"c1_09": "9"}).items() if name != "khong_4"}
    phone.type(khong_4="on", loi_1="Hai xưởng gốm thiếu đơn hàng")
    phone.press("Kiểm tra rồi gửi")
    expect(phone.page.locator("#xem-lai")).to_contain_text("Hai xưởng gốm thiếu đơn hàng")
    phone.press("Gửi khi có mạng")
    assert "tự gửi" in phone.says("queued")
    assert phone.report is None

    phone.mend()
    phone.page.wait_for_url("**/bao-cao/*/")
    report = phone.report
    expect(phone.page.locator("main")).to_contain_text(f"Biên nhận {report.receipt}")
    assert (report.status, Submission.objects.count(), QuarterlyReport.objects.count()) == (ReportStatus.SENT, 1, 1)
    assert report.draft == ANSWERED | {"c1_09": "9", "loi_1": "Hai xưởng gốm thiếu đơn hàng"}
    phone.page.wait_for_timeout(200)
    assert phone.stored()["drafts"] == []
    phone.forget_faults()
