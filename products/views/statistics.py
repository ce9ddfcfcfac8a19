"""Recognitions counted two ways, with the records behind every number."""

from urllib.parse import urlencode

from django.urls import reverse
from django.views.generic import TemplateView, View

from khuyencong.core import files
from khuyencong.core.dates import PeriodError, parse_date, today
from khuyencong.core.paging import page
from products import exports
from products.choices import ProductGroup, VotingLevel
from products.exports.statistics import what
from products.queries.statistics import AXES, FRAMES, NATURES, PLACES, Statistics
from products.views.ladder import XLSX, LadderPage, year_of

_PLACE_NAMES = {"xa": "Xã, phường", "huyen": "Huyện (cũ)", "tinh": "Tỉnh"}
_FRAME_NAMES = {code: frame.label for code, frame in FRAMES.items()}


class _Asked(LadderPage):
    """Reads the parameters of the address; what is not one of the choices is the first of them."""

    @property
    def asked(self) -> Statistics:
        get = self.request.GET
        rows, columns = _one_of(get, "hang", AXES), _one_of(get, "cot", AXES, "nhom")
        if columns == rows:
            columns = "nhom" if rows != "nhom" else "cap"
        frame, place = _one_of(get, "khung", FRAMES), _one_of(get, "muc", PLACES)
        place = "xa" if place == "huyen" and frame == "hien-hanh" else place
        sides = {"rows": rows, "columns": columns, "frame": frame, "place": place}
        return Statistics(user=self.request.user, **sides, **_records(get))


def _records(get) -> dict:
    """Which records are counted."""
    first, last = (year_of(get.get(name, ""), today().year) for name in ("tu", "den"))
    return {
        "nature": _one_of(get, "kieu", NATURES),
        "first": min(first, last),
        "last": max(first, last),
        "day": _day(get.get("ngay", "")),
        "level": _one_of(get, "cap", {"": "", **dict(VotingLevel.choices)}),
        "group": _one_of(get, "nhom", {"": "", **dict(ProductGroup.choices)}),
    }


def _one_of(get, name: str, choices: dict, otherwise: str | None = None) -> str:
    return get[name] if get.get(name) in choices else otherwise or next(iter(choices))


def _day(text: str):
    try:
        return (parse_date(text) if text else None) or today()
    except (ValueError, PeriodError):
        return today()


def parameters(asked: Statistics) -> dict[str, str]:
    """The address of the same table."""
    told = {
        "kieu": asked.nature,
        "hang": asked.rows,
        "cot": asked.columns,
        "khung": asked.frame,
        "muc": asked.place,
        "cap": asked.level,
        "nhom": asked.group,
    }
    told |= {"ngay": f"{asked.day:%d/%m/%Y}"} if asked.is_stock else {"tu": asked.first, "den": asked.last}
    return {name: value for name, value in told.items() if value}


class StatisticsPage(_Asked, TemplateView):
    template_name = "products/statistics.html"

    def get_context_data(self, **kwargs):
        asked = self.asked
        return super().get_context_data(
            asked=asked,
            what=what(asked),
            address=urlencode(parameters(asked)),
            selects=_selects(asked),
            more=_more(asked),
            more_used=bool(asked.level or asked.group or asked.frame != "hien-hanh" or asked.place != "xa"),
            row_name=AXES[asked.rows],
            column_totals=[(mark, asked.column_totals[mark.key]) for mark in asked.column_marks],
        )


def _selects(asked: Statistics) -> list[tuple]:
    """(name, label, choices, the one chosen)."""
    return [
        ("kieu", "Đếm gì", NATURES.items(), asked.nature),
        ("hang", "Hàng", AXES.items(), asked.rows),
        ("cot", "Cột", AXES.items(), asked.columns),
    ]


def _more(asked: Statistics) -> list[tuple]:
    return [
        ("cap", "Cấp", [("", "Mọi cấp"), *VotingLevel.choices], asked.level),
        ("nhom", "Nhóm", [("", "Mọi nhóm"), *ProductGroup.choices], asked.group),
        ("khung", "Khung địa bàn", _FRAME_NAMES.items(), asked.frame),
        ("muc", "Mức địa bàn", _PLACE_NAMES.items(), asked.place),
    ]


class StatisticsRows(_Asked, TemplateView):
    """The records of one number: exactly as many."""

    template_name = "products/statistics_rows.html"

    def get_context_data(self, **kwargs):
        asked, get = self.asked, self.request.GET
        row, column = get.get("o-hang", ""), get.get("o-cot", "")
        heads = [asked.label_of(asked.row_marks, row), asked.label_of(asked.column_marks, column)]
        return super().get_context_data(
            page=page(self.request, asked.behind(row, column)),
            heading=" · ".join([what(asked), *filter(None, heads)]),
            back=f"{reverse('products:statistics')}?{urlencode(parameters(asked))}",
            today=today(),
        )


class StatisticsFile(_Asked, View):
    def get(self, request, *args, **kwargs):
        content = exports.statistics_workbook(self.asked)
        return files.inert(content, name=f"thong-ke-binh-chon-{today():%Y-%m-%d}.xlsx", content_type=XLSX)
