"""“A round of 46 products, 4 groups, 7 judges, one recusal, one replacement, two paper ballots, one spread flag, one tie,
plays in the browser from registration to certificates, and the minutes agree with an independent recomputation from the
raw ballots.”"""

import re
from fractions import Fraction
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from django.db import connection
from django.urls import reverse
from playwright.sync_api import expect

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date, today
from khuyencong.portal.management import jobs
from products.models import Ballot, Entry, JuryMember, Recognition
from products.queries.board import board
from tests.acceptance.products import playing
from tests.acceptance.products.playing import Bench, Secretary, paper
from tests.e2e.browser import DESK, PHONE
from tests.people import person

pytestmark = pytest.mark.browser
MANY, BY_HAND = 46, 2


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_round_from_registration_to_certificates(visitor):
    """1. The secretary makes the round, files plan and regulation, opens it; 46 products are registered with all their
    papers and taken in. 2. Council, jury, frame; a judge who is the owner's namesake is told not to score that product.
    3. Judges score on the phone and by the same form; one is replaced by decision, two ballots come on paper; the one
    product with a spread is read again. 4. Sealed, chosen with the tie settled, proposed, published by a numbered
    decision: recognitions, their certificates as one file, a scanned one opens its page. 5. The minutes are what raw SQL and fractions say.
    """
    staff, second, users = person(Role.STAFF), person(Role.ADMIN), playing.judges(8)
    desk = Secretary(visitor(DESK, user=staff, script=False), staff)
    opened(desk)
    registered(desk, playing.products(MANY))
    seated(desk, users)
    bench = Bench(desk.round)
    scored_on_a_phone(visitor, bench, users[0])
    scored(desk, bench, second)
    replaced(desk, bench, users[7])
    read_again(desk, bench)
    sealed_chosen_published(desk)
    certified(desk)
    agrees(desk)


def opened(desk: Secretary) -> None:
    day = format_date(today())
    desk.window.open(reverse("products:create_round"))
    facts = {"title": "Bình chọn cấp thành phố", "level": "tinh", "unit": "Thành phố Hồ Chí Minh", "opens_on": day}
    desk.send("Lập đợt", **facts, closes_on=day, scoring_ends_on=day)
    desk.at("round_paper", "ke-hoach").send("Lưu", **paper("11", "KH-UBND"))
    desk.at("round_paper", "quy-che").send("Lưu", **paper("12", "QC-HĐBC"), quorum="3")
    desk.at("round")
    desk.act("Mở nhận hồ sơ", "Mở nhận hồ sơ")


def registered(desk: Secretary, products: list) -> None:
    products[9].establishment.profiles.update(owner_name="Giám Khảo 2")
    for n, product in enumerate(products):
        (by_hand if n < BY_HAND else by_post)(desk, n, product)
    assert desk.round.entries.standing().count() == MANY
    desk.at("round")
    desk.says("46 hợp lệ")
    desk.act("Chốt danh sách đăng ký", "Chốt danh sách đăng ký")


def by_hand(desk: Secretary, n: int, product) -> None:
    desk.at("enter")
    for box in ("serial", "original", "no_lower_round"):
        desk.page.locator(f"main [name={box}]").check()
    desk.send("Ghi đăng ký", product=product.name, registrant="co_so", description="Bình gốm men lam")
    desk.says("thiếu", "Ảnh chính diện, mặt bên, từ trên xuống")
    desk.window.press("Nộp cả hồ sơ", role="link")
    for angle in ("chinh_dien", "mat_ben", "tu_tren"):
        shot = {"name": f"{angle}.jpg", "mimeType": "image/jpeg", "buffer": playing.picture(n)}
        desk.page.locator(f"main [name=anh_{angle}]").set_input_files(shot)
    told = {name: words for name, words in playing.dossier(n, photos=False).items() if name != "received_on"}
    desk.send("Nộp hồ sơ", **told)
    desk.act("Nhận hồ sơ hợp lệ", "Nhận hồ sơ hợp lệ")


def by_post(desk: Secretary, n: int, product) -> None:
    who = ("co_so", "ctv", "ubnd_xa")[n % 3]
    made = desk.post("enter", desk.round.pk, **playing.registration(product.name, who))
    pk = int(made.rstrip("/").rsplit("/", 1)[-1])
    desk.post("attach_dossier", pk, **playing.dossier(n))
    desk.post("settle_entry", pk, "hop_le")


def seated(desk: Secretary, users: list) -> None:
    """Council of seven, jury of seven; the frame as proposed; the namesake is told not to score."""
    seats = ["chu_tich", "pho_chu_tich_thuong_truc", *["thanh_vien"] * 5]
    desk.at("add_council").send("Ghi thành viên", seat=seats[0], full_name="Trần Chủ Tịch", **paper("20", "QĐ-UBND"))
    for n, seat in enumerate(seats[1:]):
        desk.post("add_council", desk.round.pk, seat=seat, full_name=f"Ủy viên {n}", joined_on=format_date(today()))
    first = {"seat": "truong_ban", "full_name": users[0].full_name, "user": users[0].email}
    desk.at("add_juror").send("Ghi giám khảo", **first, **paper("21", "QĐ-HĐBC"))
    for user, groups in zip(users[1:7], playing.GROUPS_OF[1:], strict=True):
        facts = {"seat": "thanh_vien", "full_name": user.full_name, "user": user.email, "groups": list(groups)}
        desk.post("add_juror", desk.round.pk, joined_on=format_date(today()), **facts)
    desk.at("frame").send("Lưu khung điểm")
    desk.at("round_paper", "khung-diem").send("Lưu", **paper("22", "QĐ-HĐBC"))
    desk.window.open(reverse("products:round_step", args=[desk.round.pk, "cham_diem"]), status=403)
    desk.says("Chưa quyết xung đột lợi ích theo quy chế 12/QC-HĐBC", "SP-10", "cùng họ tên với chủ cơ sở")
    desk.window.refusals.clear()
    desk.at("board")
    desk.window.press("Quyết Giám Khảo 2, SP-10", role="link")
    desk.page.locator("main [name=answer][value=khong_cham]").check()
    desk.send("Ghi kết luận", note="Chủ tịch Hội đồng kết luận là một người")
    desk.at("round_step", "cham_diem").send("Mở chấm điểm")


def scored_on_a_phone(visitor, bench: Bench, user) -> None:
    """The head's first ballot: a draft, then handed in, on a phone without scripts."""
    window = visitor(PHONE, user=user, script=False)
    entry = bench.round.entries.earliest("number")
    window.open(reverse("products:scoring"))
    window.press(f"{entry.code} · {entry.product.name}", role="link")
    told = bench.points(bench.total(1, bench.round.jury.earliest("pk")))
    for name, words in list(told.items())[:3]:
        window.page.locator(f"[name={name}]").fill(words)
    window.press("Lưu nháp")
    for name, words in told.items():
        window.page.locator(f"[name={name}]").fill(words)
    window.press("Gửi phiếu")
    expect(window.page.get_by_text("Đã gửi").first).to_be_visible()


def scored(desk: Secretary, bench: Bench, second) -> None:
    """Everybody but two ballots of the third judge, which come on paper and are typed by two people."""
    whole = board(bench.round)
    third = whole.standing[2]
    for tally in whole.tallies:
        number = tally.entry.number
        for judge in tally.judges:
            if judge == third and number in {3, 4}:
                on_paper(desk, bench, tally.entry, judge, second)
            elif not Ballot.objects.filter(juror=judge, entry=tally.entry).exists():
                bench.give(
                    judge, tally.entry, bench.total(number, judge) - (25 if far_off(number, judge, third) else 0)
                )
    assert Ballot.objects.filter(way="phieu_giay", submitted_at__isnull=False).count() == 2


def far_off(number: int, judge: JuryMember, third: JuryMember) -> bool:
    return number == 40 and judge == third


def on_paper(desk: Secretary, bench: Bench, entry: Entry, judge: JuryMember, second) -> None:
    told = bench.points(bench.total(entry.number, judge))
    desk.at("paper_ballot", entry.pk).fill(juror=str(judge.pk), **told)
    desk.page.locator("main [name=scan]").set_input_files(
        {"name": "phieu.pdf", "mimeType": "application/pdf", "buffer": playing.PDF}
    )
    desk.send("Ghi lần nhập này")
    desk.says("chờ người thứ hai")
    address = reverse("products:paper_ballot", args=[bench.round.pk, entry.pk])
    playing.post(playing.signed_in(second), address, told | {"juror": judge.pk})


def replaced(desk: Secretary, bench: Bench, user) -> None:
    """The fifth judge leaves after scoring, by decision; who comes scores anew what was theirs."""
    old = bench.round.jury.order_by("pk")[4]
    desk.at("add_juror").fill(seat="thanh_vien", full_name=user.full_name, user=user.email, replaces=str(old.pk))
    for group in old.groups:
        desk.page.locator(f"main [name=groups][value={group}]").check()
    desk.send("Ghi giám khảo", note="Đi công tác nước ngoài", **paper("23", "QĐ-HĐBC", "Thay giám khảo"))
    desk.at("board")
    desk.says(f"{user.full_name} (")
    whole = board(bench.round)
    newcomer = whole.standing[-1]
    for tally in whole.tallies:
        for judge in tally.missing:
            assert judge == newcomer
            bench.give(judge, tally.entry, bench.total(tally.entry.number, judge))


def read_again(desk: Secretary, bench: Bench) -> None:
    """“one spread flag”: on the page once; asked, logged; its judges hand in again, the far one nearer."""
    desk.at("board")
    assert desk.main.get_by_text("cần đọc lại", exact=True).count() == 1
    desk.window.press("Mở đọc lại SP-40", role="link")
    desk.send("Mở đọc lại", reason="Một phiếu thấp hơn hẳn")
    tally = next(one for one in board(bench.round).tallies if one.entry.number == 40)
    for judge in tally.judges:
        bench.give(judge, tally.entry, bench.total(40, judge))
    desk.at("board")
    assert desk.main.get_by_text("cần đọc lại", exact=True).count() == 0
    desk.says("Một phiếu thấp hơn hẳn")


def sealed_chosen_published(desk: Secretary) -> None:
    desk.at("seal").send("Đóng chấm, niêm phong phiếu")
    desk.at("choose")
    boxes = desk.page.locator("main select[name^=e]")
    names = boxes.evaluate_all("all => all.map(one => one.name)")
    left_out = f"e{desk.round.entries.get(number=24).pk}"
    desk.send("Ghi danh sách", **{name: "chon" for name in names if name != left_out}, tie_note="Một sản phẩm một dáng")
    desk.at("round_step", "da_trinh").send("Trình công nhận")
    desk.at("publish").send("Công bố", **paper("2026", "QĐ-UBND", "Công nhận sản phẩm tiêu biểu"))
    rows = Recognition.objects.filter(entry__round=desk.round)
    assert rows.count() == len(names) - 1
    assert set(rows.values_list("document__number", "document__symbol")) == {("2026", "QĐ-UBND")}
    assert not rows.filter(valid_to=None).exists()


def certified(desk: Secretary) -> None:
    """All certificates as one file by the worker; the code on the last page leads to its public page."""
    desk.at("prints").send("In giấy chứng nhận")
    run = desk.round.prints.get()
    jobs.print_certificates(pk=run.pk)
    desk.at("prints").says(f"Tải tệp {run.total} giấy chứng nhận")
    pages = pypdfium2.PdfDocument(b"".join(desk.client.get(reverse("products:printed", args=[desk.round.pk, run.pk]))))
    assert len(pages) == run.total == Recognition.objects.filter(entry__round=desk.round).count()
    (code,) = zxingcpp.read_barcodes(pages[run.total - 1].render(scale=2).to_pil())
    last = Recognition.objects.filter(entry__round=desk.round).order_by("entry__number").last()
    desk.window.open(urlsplit(code.text).path)
    desk.says(last.product.name, "Còn giá trị")


# What follows knows nothing of the code above the tables: rows by SQL, fractions, its own words.

RAW = """
    SELECT e.number, p.name, m.name, e.chosen, b.id, b.sha256, sum(s.points)
      FROM products_ballot b
      JOIN products_ballotscore s ON s.ballot_id = b.id
      JOIN products_entry e ON e.id = b.entry_id
      JOIN products_product p ON p.id = e.product_id
      JOIN establishments_establishment m ON m.id = p.establishment_id
     WHERE b.submitted_at IS NOT NULL AND NOT b.void
     GROUP BY e.number, p.name, m.name, e.chosen, b.id, b.sha256, b.juror_id ORDER BY e.number, b.juror_id
"""


def recomputed() -> tuple[list[dict], list[str]]:
    """Products with their exact means, the highest first; every seal."""
    with connection.cursor() as cursor:
        cursor.execute(RAW)
        rows = cursor.fetchall()
    found: dict[int, dict] = {}
    for number, name, maker, chosen, _, _, total in rows:
        one = found.setdefault(number, {"n": number, "name": f"{name}, {maker}", "chosen": chosen, "totals": []})
        one["totals"].append(Fraction(total))
    for one in found.values():
        one["mean"] = sum(one["totals"]) / len(one["totals"])
    ordered = sorted(found.values(), key=lambda one: (-one["mean"], one["n"]))
    for one in ordered:
        one["place"] = 1 + sum(other["mean"] > one["mean"] for other in ordered)
    return ordered, [row[5] for row in rows]


def written(number: Fraction) -> str:
    """“82,5” of a total; “82,33… (247/3)” of a mean that does not end within two places is the caller's."""
    whole, rest = divmod(number.numerator * 100 // number.denominator, 100)
    return f"{whole},{rest:02}".rstrip("0").rstrip(",")


def mean_written(number: Fraction) -> str:
    hundredths = number * 100
    cut = hundredths.numerator // hundredths.denominator
    shown = f"{cut // 100},{cut % 100:02}"
    return shown if hundredths.denominator == 1 else f"{shown}…({number.numerator}/{number.denominator})"


def agrees(desk: Secretary) -> None:
    """“the minutes agree with an independent recomputation from the raw ballots”: the PDF, letter by letter, and the page."""
    answer = desk.client.get(reverse("products:minutes", args=[desk.round.pk]))
    minutes = squeezed("".join(playing.pdf_pages(b"".join(answer))))
    ordered, seals = recomputed()
    assert len(ordered) == MANY
    assert {len(one["totals"]) for one in ordered} == {3, 4}
    second_group = {one["n"]: len(one["totals"]) for one in ordered if one["n"] % 4 == 2}
    assert [n for n, judges in second_group.items() if judges == 3] == [10], "the recusal"
    for one in ordered:
        outcome = "chưađạt70" if one["mean"] < 70 else "chọn" if one["chosen"] else "khôngchọn"
        given = ";".join(written(total) for total in one["totals"])
        row = f"{one['place']}SP-{one['n']:02}{squeezed(one['name'])}{given}{mean_written(one['mean'])}{outcome}"
        assert row in minutes, row
    assert any(one["mean"].denominator % 3 == 0 for one in ordered), "fractions that do not end are in it"
    places = [one["place"] for one in ordered]
    assert len(places) - len(set(places)) == 1, "one tie"
    tied = next(one for one in ordered if places.count(one["place"]) == 2)
    assert f"Cùngđiểmbìnhquân:SP-20,SP-24({mean_written(tied['mean']).split('(')[0]}điểm)." in minutes
    assert "GiámKhảo2khôngchấmSP-10." in minutes
    assert "GiámKhảo5thôitừ" in minutes
    assert "SP-40đọclạingày" in minutes
    assert len(seals) == Ballot.objects.exclude(sha256="").count()
    assert all(seal in minutes for seal in seals)
    page = desk.at("board").main.locator("#ket-qua tbody tr")
    told = [re.split(r"\s+", row.strip()) for row in page.all_inner_texts()]
    assert [(row[0], row[1]) for row in told] == [(str(one["place"]), f"SP-{one['n']:02}") for one in ordered]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe]", "", text)
