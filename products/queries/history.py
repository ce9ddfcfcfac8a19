"""One product over the years: its names, how far it came at each level, what is known of it today."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from khuyencong.core.dates import format_date
from khuyencong.core.models import User
from products.choices import NAMED_AGAIN, Angle, EntryStatus, NameKind, RoundStatus, VotingLevel
from products.models import Entry, Nomination, Product, ProductPhoto, Recognition

STEPS = ("registered", "nominated", "recognised", "withdrawn")
MARKS = {"registered": "run", "nominated": "due", "recognised": "done", "withdrawn": "late"}


@dataclass(frozen=True)
class Name:
    """A name that is not the one of today; ``until`` is the last day of a former one."""

    pk: int
    name: str
    until: date | None
    note: str

    @property
    def is_former(self) -> bool:
        return self.until is not None


def names_of(product: Product) -> list[Name]:
    """Former names, the latest first, then the others; read from ``told_names`` where the page brought them along."""
    told = getattr(product, "told_names", None)
    if told is None:
        told = product.names.order_by("-until", "pk").values("pk", "name", "kind", "until", "note")
    rows = [
        Name(one["pk"], one["name"], _day(one["until"]) if one["kind"] == NameKind.FORMER else None, one["note"])
        for one in told
    ]
    former = sorted((row for row in rows if row.is_former), key=lambda row: row.until, reverse=True)
    return former + [row for row in rows if not row.is_former]


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def name_on(product: Product, day: date | None) -> str:
    """What the product was called on a day: what stands on a certificate of that day. Without a day, its name of today."""
    former = [row for row in names_of(product) if row.is_former]
    held = [row.name for row in reversed(former) if day and day <= row.until]
    return held[0] if held else product.name


@dataclass(frozen=True)
class Step:
    """One thing that happened to the product on the ladder."""

    year: int
    level: str
    kind: str
    text: str
    on: date | None = None
    illustrative: bool = False

    @property
    def level_name(self) -> str:
        return str(VotingLevel(self.level).label)

    @property
    def mark(self) -> str:
        return MARKS[self.kind]


def ladder_of(
    product: Product,
    recognitions: Iterable[Recognition],
    nominations: Iterable[Nomination],
    entries: Iterable[Entry],
) -> list[Step]:
    """The latest year first, in a year the highest level first: registered, nominated, recognised, withdrawn."""
    steps = [_registered(entry) for entry in entries]
    steps += [
        Step(row.year, row.level, "nominated", _by("Được đề cử", row.document), illustrative=row.illustrative)
        for row in nominations
    ]
    for row in recognitions:
        steps += _recognised(product, row)
    order = list(VotingLevel.values)
    return sorted(steps, key=lambda step: (-step.year, -order.index(step.level), -STEPS.index(step.kind)))


def _by(text: str, document) -> str:
    return f"{text}, {document.reference}" if document and document.reference else text


def _registered(entry: Entry) -> Step:
    """What became of it is told once the round is over."""
    told, one = "Dự bình chọn", entry.round
    if entry.status in {EntryStatus.REFUSED, EntryStatus.WITHDRAWN}:
        told = f"Đăng ký bình chọn, {entry.get_status_display().lower()}"
    elif one.status == RoundStatus.PUBLISHED and not entry.chosen:
        told = "Dự bình chọn, không được chọn"
    elif one.status not in NAMED_AGAIN:
        told = f"Dự bình chọn, đợt {one.get_status_display().lower()}"
    return Step(one.year, one.level, "registered", f"{told}: {one}", entry.received_on, entry.illustrative)


def _recognised(product: Product, row: Recognition) -> list[Step]:
    told = "Được công nhận" + (f", {row.get_prize_display().lower()}" if row.prize else "")
    named = name_on(product, row.decided_on)
    told += f" với tên “{named}”" if named != product.name else ""
    steps = [Step(row.year, row.level, "recognised", _by(told, row.document), row.decided_on, row.illustrative)]
    if row.withdrawn_on:
        said = f"Thu hồi giấy chứng nhận năm {row.year}: {row.withdrawal_note}"
        steps.append(Step(row.withdrawn_on.year, row.level, "withdrawn", said, row.withdrawn_on, row.illustrative))
    return steps


@dataclass(frozen=True)
class Side:
    """A side of the product, with its photo when there is one."""

    angle: str
    label: str
    photo: ProductPhoto | None = None


@dataclass(frozen=True)
class ProductPage:
    product: Product
    names: list[Name]
    recognitions: list[Recognition]
    steps: list[Step]
    sides: list[Side]
    papers: list
    prices: list
    labels: list
    activities: list = field(default_factory=list)

    @property
    def has_photos(self) -> bool:
        return any(side.photo for side in self.sides)


def product_page(product: Product, user: User) -> ProductPage:
    """Nine queries, however much there is."""
    recognitions = list(product.recognitions.select_related("document", "validity").order_by("-year", "-pk"))
    nominations = product.nominations.select_related("document").order_by("-year", "-pk")
    entries = Entry.objects.visible_to(user).filter(product=product).select_related("round").order_by("-pk")
    photos = {photo.angle: photo for photo in product.photos.order_by("pk")}
    return ProductPage(
        product=product,
        names=names_of(product),
        recognitions=recognitions,
        steps=ladder_of(product, recognitions, nominations, entries),
        sides=[Side(angle.value, str(angle.label), photos.get(angle.value)) for angle in Angle],
        papers=list(product.papers.order_by("kind", "-issued_on", "pk")),
        prices=list(product.prices.order_by("-told_on", "-pk")),
        labels=list(product.labels.select_related("document").order_by("-year", "-pk")),
        activities=list(product.timeline.activities.select_related("actor").order_by("-at", "-pk")[:20]),
    )


def former_names(product: Product) -> str:
    """“trước là Bình gốm lam (đến 30/06/2025)”; empty when it never changed."""
    told = [f"{row.name} (đến {format_date(row.until)})" for row in names_of(product) if row.is_former]
    return f"trước là {', '.join(told)}" if told else ""
