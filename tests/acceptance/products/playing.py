"""A round of bình chọn as people play it: the secretary and a judge at windows, the rest by the same pages' POSTs."""

import io
import random
from decimal import Decimal

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date, today
from products.choices import Angle, ProductGroup
from products.models import Ballot, Entry, VotingRound
from tests.acceptance.foundation.hostile_files import PDF
from tests.e2e import pages
from tests.factories.core import UserFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import HCM, RoleGrantFactory, unit
from tests.factories.products import ProductFactory

ALL, SOME = "", tuple(ProductGroup)
GROUPS_OF = (ALL, SOME[0:2], SOME[2:4], (SOME[0], SOME[2]), (SOME[1], SOME[3]), SOME[0:1], SOME[1:2])
"""Four judges for a product of the first two groups, three for one of the others."""


def paper(number: str, symbol: str, title: str = "Văn bản của đợt") -> dict[str, str]:
    day = format_date(today())
    return {"number": number, "symbol": symbol, "issued_on": day, "issuer": "UBND thành phố", "title": title}


def picture(shade: int) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (60, 40), (shade, 90, 60)).save(held, "JPEG")
    return held.getvalue()


class Secretary(pages.Case):
    """At a window of their own, on the pages of one round; ``post`` is the same form sent without a window."""

    def __init__(self, window, user) -> None:
        super().__init__(window)
        self.client = signed_in(user)

    @property
    def round(self) -> VotingRound:
        return VotingRound.objects.get()

    def at(self, route: str, *args) -> "Secretary":
        self.window.open(reverse(f"products:{route}", args=[self.round.pk, *args]))
        return self

    def send(self, button: str, **answers: str) -> None:
        """The form that is open: filled in, its button pressed, and taken."""
        self.fill(**answers)
        self.window.press(button, within=self.main)
        assert not self.window.refusals, self.main.inner_text()

    def post(self, route: str, *args, **typed) -> str:
        return post(self.client, reverse(f"products:{route}", args=args), typed)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def post(client: Client, address: str, typed: dict) -> str:
    """Where the form leads; what it complains of fails."""
    answer = client.post(address, typed)
    assert answer.status_code == 302, (address, answer.context["form"].errors if answer.context else answer.content)
    return answer.url


def products(many: int) -> list:
    """Of as many makers, in the four groups in turn."""
    makers = [EstablishmentFactory(name=f"Cơ sở Dự Thi {n + 1:02}") for n in range(many)]
    return [
        ProductFactory(name=f"Sản phẩm dự thi {n + 1:02}", establishment=maker, group=SOME[n % 4])
        for n, maker in enumerate(makers)
    ]


def dossier(n: int, *, photos: bool = True) -> dict:
    """All the papers of the road without a round below."""
    told = {f"so_{code}": f"{n + 1}/2026, bản giấy ở Trung tâm" for code in ("G201", "G202", "G203", "G207")}
    sides = {f"anh_{angle}": SimpleUploadedFile(f"{angle}.jpg", picture(n * 5), "image/jpeg") for angle in Angle}
    return told | {"received_on": format_date(today())} | (sides if photos else {})


def registration(name: str, registrant: str) -> dict[str, str]:
    told = {"product": name, "registrant": registrant, "received_on": format_date(today()), "description": "Mô tả"}
    return told | {"serial": "on", "original": "on", "no_lower_round": "on"}


def judges(many: int) -> list:
    users = [UserFactory(full_name=f"Giám Khảo {n + 1}") for n in range(many)]
    for user in users:
        RoleGrantFactory(user=user, role=Role.JUROR, unit=unit(HCM))
    return users


class Bench:
    """The judges with what each gives each product: quarter points around a level of the product's own, drawn by name so that no other two meet."""

    def __init__(self, round_: VotingRound) -> None:
        self.round = round_
        self.lines = list(round_.criteria.order_by("order"))
        self.clients: dict[int, Client] = {}

    def total(self, number: int, judge) -> Decimal:
        """Of 100: around a level from 58 up to 92; the products 20 and 24, of one group, are twins."""
        number, seat = 20 if number == 24 else number, judge.full_name
        chance = random.Random(f"2{number}-{seat}")
        return Decimal(58) + number * Decimal("0.75") + Decimal(chance.randint(-16, 16)) / 4

    def points(self, total: Decimal) -> dict[str, str]:
        """Shared out over the frame, line by line, the last taking the rest."""
        told, left = {}, total
        for line in self.lines:
            given = min(line.max_points, left)
            told[f"c{line.pk}"] = f"{given.normalize():f}".replace(".", ",")
            left -= given
        return told

    def give(self, judge, entry: Entry, total: Decimal) -> None:
        client = self.clients.setdefault(judge.pk, signed_in(judge.user))
        ballot = Ballot.objects.filter(juror=judge, entry=entry).first()
        told = self.points(total) | {"version": str(ballot.version if ballot else 0), "submit": ""}
        post(client, reverse("products:ballot", args=[entry.pk]), told)


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("phieu-giay.pdf", PDF, "application/pdf")


def pdf_pages(body: bytes) -> list[str]:
    """The text of each page, spaces and lines made one."""
    found = []
    with pypdfium2.PdfDocument(body) as document:
        for page in document:
            text = page.get_textpage()
            found.append(" ".join(text.get_text_range().split()))
            text.close()
            page.close()
    return found
