"""The one layer between a registration and a judge: with names hidden nothing of the maker or the place passes.

Pages, file names, exports and photos meant for judges take a ``Shown`` and nothing else of the entry.
"""

from dataclasses import dataclass

from khuyencong.core import pictures
from products.choices import Angle
from products.models import Entry, EntryPaper

_WORDS = ("description", "materials", "technology", "capacity", "price", "market", "quality", "environment", "awards")


@dataclass(frozen=True)
class Shown:
    """An entry as a judge reads it; ``maker`` and ``place`` are empty behind the veil."""

    pk: int
    code: str
    group: str
    title: str
    text: str
    maker: str = ""
    place: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def told(self) -> str:
        """“SP-17 · Mật ong hoa tràm”."""
        return f"{self.code} · {self.title}"


def shown(entry: Entry) -> Shown:
    """``entry.round`` and, without the veil, ``entry.product.establishment`` and its unit are read."""
    group = entry.get_group_display()
    if entry.round.hides_makers:
        title = entry.blind_title or f"Sản phẩm {entry.code}"
        return Shown(entry.pk, entry.code, group, title, entry.blind_text)
    told = [(Entry._meta.get_field(name).verbose_name, getattr(entry, name)) for name in _WORDS[1:]]
    product = entry.product
    return Shown(
        entry.pk,
        entry.code,
        group,
        product.name,
        entry.description,
        maker=str(product.establishment),
        place=product.unit.full_name,
        facts=tuple((label, text) for label, text in told if text),
    )


def photos(entry: Entry) -> list[EntryPaper]:
    """The three sides, in order."""
    order = {angle.value: n for n, angle in enumerate(Angle)}
    rows = entry.papers.exclude(angle="").exclude(file=None).select_related("file")
    return sorted(rows, key=lambda row: order[row.angle])


def papers(entry: Entry) -> list[EntryPaper]:
    """The dossier a judge studies (Đ11 k3); none behind the veil, where every paper bears the maker's name."""
    if entry.round.hides_makers:
        return []
    return list(entry.papers.filter(angle="").exclude(file=None).select_related("file", "paper_type").order_by("pk"))


def bare_photo(content: bytes) -> bytes:
    """The picture and nothing that tells whose it is, small enough for a phone."""
    return pictures.bare(content, longest=960)
