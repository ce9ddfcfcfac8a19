"""“tạm ứng, thanh toán, hoàn trả, quyết toán … with vouchers”: a voucher keeps its scan."""

import pytest
from django.urls import reverse

from budgets.models import Disbursement, Recovery
from khuyencong.core.choices import Role
from projects.choices import Move, ProjectStatus, Purse
from projects.queries import walk_of
from tests.acceptance.budgets.paying import TRIEU, S, national, told
from tests.factories.budgets import DisbursementFactory, EnvelopeFactory
from tests.factories.finishing import funded
from tests.factories.gathered import gather
from tests.factories.offices import FAR_PROVINCE
from tests.factories.payments import RecoveryFactory, RepayableFactory
from tests.factories.procedures import CheckpointTickFactory
from tests.people import person

UNC = {"voucher": "UNC-9", "voucher_on": "15/6/2026", "budget_year": "2026"}
ASKED = "Chưa có bản chụp: UNC-7. Quyết toán phải có chứng từ gốc (Thông tư 36/2013/TT-BCT, Đ19 k1 d)."


def test_a_voucher_keeps_its_scan_and_gives_it_to_who_sees_money(signed_in, scan, client):
    project = funded(S.RUNNING)
    pay = reverse("budgets:pay", args=[project.pk])
    of_money = signed_in(Role.ACCOUNTANT)
    typed = UNC | {"kind": "tam_ung", "amount": "10 triệu", "scan": scan("unc-9.pdf")}
    assert of_money.post(pay, typed).status_code == 302
    voucher = Disbursement.objects.get()
    page = of_money.get(reverse("budgets:voucher", args=[voucher.pk])).content.decode()
    at = reverse("budgets:voucher_file", args=[voucher.pk])
    assert f'<a href="{at}">unc-9.pdf</a>' in page
    assert at in of_money.get(reverse("budgets:payments")).content.decode()
    given = signed_in(Role.STAFF).get(at)
    assert given["Content-Disposition"] == 'attachment; filename="unc-9.pdf"'
    assert given.getvalue().startswith(b"%PDF-")
    assert signed_in(Role.COLLABORATOR).get(at).status_code == 404
    client.force_login(person(Role.ACCOUNTANT, FAR_PROVINCE, email="xa@vi-du.vn"))
    assert client.get(at).status_code == 404


def test_a_scan_comes_later_and_a_better_one_takes_its_place(signed_in, scan):
    """By the accountant, also once the đề án is liquidated; the feed tells both."""
    voucher = DisbursementFactory(project=funded(S.RUNNING))
    at = reverse("budgets:scan_voucher", args=[voucher.pk])
    assert signed_in(Role.STAFF).get(at).status_code == 403
    client = signed_in(Role.ACCOUNTANT)
    assert client.post(at, {}).status_code == 422
    assert client.post(at, {"scan": scan("mo.pdf")}).status_code == 302
    assert client.post(at, {"scan": scan("mo.pdf")}).status_code == 422, "the same once more"
    better = scan("ro.pdf", PDF_OF_TWO)
    assert client.post(at, {"scan": better}).status_code == 302
    voucher.refresh_from_db()
    assert voucher.scan.name == "ro.pdf"
    said = voucher.project.timeline.activities.filter(verb="voucher_scanned").values_list("text", flat=True)
    assert sorted(said) == [
        f"Thay bản chụp của chứng từ {voucher.voucher}: ro.pdf",
        f"Thêm bản chụp của chứng từ {voucher.voucher}: mo.pdf",
    ]


PDF_OF_TWO = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
)


@pytest.mark.parametrize("name", ["unc.exe", "unc.pdf.exe", "unc.pdf"])
def test_a_hostile_scan_is_refused_at_its_box(signed_in, scan, name):
    project = funded(S.RUNNING)
    typed = UNC | {"kind": "tam_ung", "amount": "10 triệu", "scan": scan(name, b"MZ not what it says")}
    answer = signed_in(Role.ACCOUNTANT).post(reverse("budgets:pay", args=[project.pk]), typed)
    assert answer.status_code == 422
    assert "scan" in answer.context["form"].errors
    assert answer.context["form"].data["amount"] == "10 triệu"
    assert not Disbursement.objects.exists()


def test_the_payment_page_says_which_scan_the_rule_asks_for(signed_in, scan):
    """National money: TT 36/2013 Đ19 k1 d wants the vouchers; of local money nothing is said there."""
    project = national("PT05")
    told(project, 72)
    DisbursementFactory(project=project, voucher="UNC-7", amount=TRIEU)
    client = signed_in(Role.ACCOUNTANT)
    pages = [reverse("budgets:pay", args=[project.pk]), reverse("budgets:advance", args=[project.pk])]
    voucher = Disbursement.objects.get()
    pages.append(reverse("budgets:voucher", args=[voucher.pk]))
    for page in pages:
        assert ASKED in client.get(page).content.decode(), page
    client.post(reverse("budgets:scan_voucher", args=[voucher.pk]), {"scan": scan()})
    for page in pages:
        assert "Chưa có bản chụp" not in client.get(page).content.decode(), page
    local = funded(S.RUNNING, purse=Purse.LOCAL)
    DisbursementFactory(project=local, amount=TRIEU)
    assert "Chưa có bản chụp" not in client.get(reverse("budgets:pay", args=[local.pk])).content.decode()


def test_settling_says_it_too(signed_in):
    project = national("PT05", ProjectStatus.ACCEPTED)
    DisbursementFactory(project=project, voucher="UNC-7", amount=TRIEU)
    for stop in walk_of(project).stops:
        CheckpointTickFactory(project=project, checkpoint=stop.checkpoint)
    gather(project, Move.SETTLE)
    answer = signed_in(Role.STAFF).get(reverse("budgets:settle", args=[project.pk]))
    assert ASKED in answer.content.decode(), answer.context.get("refusal")


class TestMoneyThatCameBack:
    """“what is recovered returning to the right year's envelope”, by a voucher of its own, which keeps its scan too."""

    PT = {"amount": "5 triệu", "received_on": "15/6/2026", "voucher": "PT-9", "budget_year": "2026"}

    def test_the_scan_comes_with_the_receipt_and_is_given_to_who_sees_money(self, signed_in, scan, client):
        lent = RepayableFactory()
        EnvelopeFactory(year=2026, purse=lent.project.purse, unit=lent.project.unit)
        of_money = signed_in(Role.ACCOUNTANT)
        typed = self.PT | {"scan": scan("pt-9.pdf")}
        assert of_money.post(reverse("budgets:recover", args=[lent.pk]), typed).status_code == 302
        made = Recovery.objects.get()
        at = reverse("budgets:recovery_file", args=[lent.pk, made.pk])
        assert (
            f'<a href="{at}">pt-9.pdf</a>'
            in of_money.get(reverse("budgets:repayable", args=[lent.pk])).content.decode()
        )
        given = signed_in(Role.STAFF).get(at)
        assert given["Content-Disposition"] == 'attachment; filename="pt-9.pdf"'
        assert given.getvalue().startswith(b"%PDF-")
        assert signed_in(Role.COLLABORATOR).get(at).status_code == 404
        client.force_login(person(Role.ACCOUNTANT, FAR_PROVINCE, email="xa@vi-du.vn"))
        assert client.get(at).status_code == 404
        assert client.get(reverse("budgets:scan_recovery", args=[lent.pk, made.pk])).status_code == 404
        other = RepayableFactory()
        assert of_money.get(reverse("budgets:recovery_file", args=[other.pk, made.pk])).status_code == 404

    def test_it_comes_later_and_a_better_one_takes_its_place(self, signed_in, scan):
        came = RecoveryFactory()
        at = reverse("budgets:scan_recovery", args=[came.repayable_id, came.pk])
        assert signed_in(Role.STAFF).get(at).status_code == 403
        client = signed_in(Role.ACCOUNTANT)
        assert client.get(reverse("budgets:recovery_file", args=[came.repayable_id, came.pk])).status_code == 404
        assert client.post(at, {}).status_code == 422
        assert client.post(at, {"scan": scan("mo.pdf")}).status_code == 302
        assert client.post(at, {"scan": scan("mo.pdf")}).status_code == 422, "the same once more"
        assert client.post(at, {"scan": scan("ro.pdf", PDF_OF_TWO)}).status_code == 302
        came.refresh_from_db()
        assert came.scan.name == "ro.pdf"
        said = came.project.timeline.activities.filter(verb="voucher_scanned").values_list("text", flat=True)
        assert sorted(said) == [
            f"Thay bản chụp của chứng từ thu {came.voucher}: ro.pdf",
            f"Thêm bản chụp của chứng từ thu {came.voucher}: mo.pdf",
        ]

    @pytest.mark.parametrize("name", ["pt.exe", "pt.pdf"])
    def test_a_hostile_scan_writes_nothing(self, signed_in, scan, name):
        lent = RepayableFactory()
        EnvelopeFactory(year=2026, purse=lent.project.purse, unit=lent.project.unit)
        typed = self.PT | {"scan": scan(name, b"MZ not what it says")}
        answer = signed_in(Role.ACCOUNTANT).post(reverse("budgets:recover", args=[lent.pk]), typed)
        assert answer.status_code == 422
        assert "scan" in answer.context["form"].errors
        assert answer.context["form"].data["amount"] == "5 triệu"
        assert not Recovery.objects.exists()
