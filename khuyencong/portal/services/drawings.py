"""Product photos of the demo centre: nobody's photo, drawings of ours, each with “Tranh minh hoạ” written in it.

``fixtures/demo/drawings/<product>.<angle>.svg``: any SVG of rect, ellipse, circle and path (M, L, C, Z; plain colours),
drawn by Pillow, kept as an upload would be.
"""

import re
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.db import transaction
from PIL import Image, ImageDraw, ImageFont

from khuyencong.core import files
from khuyencong.core.models import User
from khuyencong.portal.services.sheets import Sheets
from products.models import Product, ProductPhoto
from products.services.facts import LISTED

_FINE = 2  # drawn so many times larger, for smooth edges
_WIDE, _HIGH = 640, 480
_MARK = "Tranh minh hoạ"
_STEPS = re.compile(r"([MLCZ])([^MLCZ]*)")
_CURVE = [n / 16 for n in range(1, 17)]
_Points = list[tuple[float, float]]


@transaction.atomic
def hang_drawings(*, by: User, sheets: Sheets) -> None:
    """Each drawing as the photo of its product, with the small one for lists."""
    photos = []
    for path in sorted((settings.FIXTURES_DIR / "demo" / "drawings").glob("*.svg")):
        product, angle = path.stem.split(".")
        picture = _drawn(path)
        kept = _kept(picture, path.stem, by)
        picture.thumbnail((LISTED, LISTED))
        thumb = _kept(picture, f"{path.stem}-nho", by)
        facts = {"file": kept, "thumb": thumb, "added_by": by}
        photos.append(ProductPhoto(product=sheets.kept[Product][product], angle=angle, **facts))
    ProductPhoto.objects.bulk_create(photos)
    sheets.loaded[str(ProductPhoto._meta.verbose_name)] += len(photos)


def _kept(picture: Image.Image, name: str, by: User):
    held = BytesIO()
    picture.save(held, "JPEG", quality=82)
    return files.keep(by=by, name=f"{name}.jpg", content=held.getvalue())


def _drawn(path: Path) -> Image.Image:
    """The picture, 640 × 480, marked as a drawing."""
    picture = Image.new("RGB", (_WIDE * _FINE, _HIGH * _FINE), "white")
    for shape in ET.parse(path).getroot():  # noqa: S314  a file of ours
        _put(picture, shape.tag.rpartition("}")[2], shape.attrib)
    font = ImageFont.truetype(settings.BASE_DIR / "static/fonts/tinos/Tinos_400Regular_Italic.ttf", 24 * _FINE)
    ImageDraw.Draw(picture).text((12 * _FINE, (_HIGH - 38) * _FINE), _MARK, font=font, fill="#5a4f3f")
    return picture.reduce(_FINE)


def _put(picture: Image.Image, kind: str, told: dict[str, str]) -> None:
    """What is seen through is drawn aside first, as the light it lets pass."""
    opacity = float(told.get("opacity", 1))
    if opacity == 1:
        _shape(ImageDraw.Draw(picture), kind, told, lambda colour: colour)
        return
    veil = Image.new("L", picture.size, 0)
    _shape(ImageDraw.Draw(veil), kind, told, lambda colour: round(255 * opacity))
    colour = told["stroke"] if told["fill"] == "none" else told["fill"]
    box = veil.getbbox()
    picture.paste(colour, box, veil.crop(box))


def _shape(on: ImageDraw.ImageDraw, kind: str, told: dict[str, str], paint) -> None:
    def at(name: str) -> float:
        return float(told.get(name, 0)) * _FINE

    fill = paint(told["fill"]) if told["fill"] != "none" else None
    match kind:
        case "rect":
            box = (at("x"), at("y"), at("x") + at("width"), at("y") + at("height"))
            on.rounded_rectangle(box, at("rx"), fill=fill)
        case "ellipse" | "circle":
            wide, high = (at("rx"), at("ry")) if kind == "ellipse" else (at("r"), at("r"))
            on.ellipse((at("cx") - wide, at("cy") - high, at("cx") + wide, at("cy") + high), fill=fill)
        case "path":
            for points in _lines(told["d"]):
                if fill is None:
                    on.line(points, fill=paint(told["stroke"]), width=round(at("stroke-width")), joint="curve")
                else:
                    on.polygon(points, fill=fill)
        case _:
            raise ValueError(f"{kind} is not drawn here")


def _lines(path: str) -> list[_Points]:
    """Each piece of a path as the corners of its line."""
    found: list[_Points] = []
    for step, numbers in _STEPS.findall(path):
        flat = [float(number) * _FINE for number in numbers.split()]
        ends = list(zip(flat[::2], flat[1::2], strict=True))
        if step == "M":
            found.append(ends)
        elif step == "L":
            found[-1] += ends
        elif step == "C":
            for at in range(0, len(ends), 3):
                found[-1] += _curve(found[-1][-1], *ends[at : at + 3])
    return found


def _curve(start, one, other, end) -> _Points:
    def along(t: float, axis: int) -> float:
        u = 1 - t
        return u**3 * start[axis] + 3 * u * u * t * one[axis] + 3 * u * t * t * other[axis] + t**3 * end[axis]

    return [(along(t, 0), along(t, 1)) for t in _CURVE]
