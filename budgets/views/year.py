"""The board of a year and what stands behind it: the rows of a number, the months, the leverage."""

from decimal import Decimal
from typing import NamedTuple

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from budgets import queries, rules
from budgets.choices import BoardBy, LeverageBy, Stage
from budgets.queries.behind import KEY_NAMES
from budgets.views.scenarios import year_asked
from khuyencong.core.dates import today
from khuyencong.core.figures import Figure
from projects.choices import PURSE_MARKS

_SHOWN = tuple(stage for stage in Stage if stage not in {Stage.CARRIED, Stage.LEFT})
_MEASURED = frozenset({Stage.SHARED, Stage.APPROVED, Stage.HELD, Stage.ADVANCED, Stage.PAID, Stage.SETTLED})


class Cell(NamedTuple):
    """A number of the board: where its rows are; its bar is ``width`` per cent of what was given (None: no bar)."""

    figure: Figure
    url: str
    width: str | None
    kind: str = ""


class Line(NamedTuple):
    """A row of the board, ready to be drawn; ``kind`` is the colour of its bars."""

    row: queries.BoardRow
    cells: list[Cell]
    kind: str
    css: str


class MoneyPage(TemplateView):
    """A page of money for the office; ``?nam=`` picks the year, else this one."""

    def get(self, request, *args, **kwargs):
        if not rules.may_see_money(request.user):
            raise Http404
        return super().get(request, *args, **kwargs)

    @property
    def year(self) -> int:
        return year_asked(self.request, today().year)

    def years(self) -> list[int]:
        return sorted({*queries.years(user=self.request.user), self.year}, reverse=True)


class YearBoard(MoneyPage):
    template_name = "budgets/board.html"

    def get_context_data(self, **kwargs):
        by = self.request.GET.get("theo", "")
        layout = BoardBy(by) if by in BoardBy else BoardBy.PURSE
        board = queries.Board(year=self.year, user=self.request.user, by=layout)
        rows, total = board.rows(), board.total
        stages = [stage for stage in Stage if stage in _SHOWN or (stage == Stage.CARRIED and total.of(stage).value)]
        return super().get_context_data(
            year=self.year,
            years=self.years(),
            layout=layout,
            layouts=BoardBy,
            stages=stages,
            rows=[drawn(row, stages, self.year) for row in rows],
            total=drawn(total, stages, self.year),
            may_plan=rules.may_plan(self.request.user),
        )


def drawn(row: queries.BoardRow, stages: list[Stage], year: int) -> Line:
    """Bars are shares of what the row was given with what came over; of what was approved where that is not known."""
    given = row.of(Stage.GIVEN)
    known = given.value is not None and not given.unknown
    whole = given.value + (row.of(Stage.CARRIED).value or 0) if known else row.of(Stage.APPROVED).value
    cells = [_cell(row, row.of(stage), stage, year, whole if stage in _MEASURED else None) for stage in stages]
    late = "late" if row.left.value is not None and row.left.value < 0 else "due"
    cells.append(_cell(row, row.left, Stage.LEFT, year, whole if known else None)._replace(kind=late))
    mark = PURSE_MARKS[row.mark][1] if row.mark in PURSE_MARKS else ("all" if row.mark == "all" else "")
    return Line(row, cells, "" if mark == "dp" else mark, "sum" if row.level == 0 else "lv1")


def _cell(row: queries.BoardRow, figure: Figure, stage: Stage, year: int, whole) -> Cell:
    is_told = figure.is_known or figure.unknown
    url = queries.behind_address(year, stage, row.keys) if is_told else ""
    return Cell(figure, url, _width(figure, whole))


def _width(figure: Figure, whole) -> str | None:
    """Between 0 and 100, as SVG writes it."""
    if not whole or figure.value is None:
        return None
    share = min(max(Decimal(figure.value) * 100 / Decimal(whole), Decimal(0)), Decimal(100))
    return f"{share:.1f}"


class WhyThisNumber(MoneyPage):
    """The rows one number of the board is the sum of."""

    template_name = "budgets/behind.html"

    def get_context_data(self, year, stage, **kwargs):
        if stage not in Stage:
            raise Http404
        asked = self.request.GET
        keys = {name: asked[told] for name, told in KEY_NAMES.items() if told in asked}
        if not all(keys.get(name, "0").isascii() and keys.get(name, "0").isdigit() for name in ("unit", "place")):
            raise Http404
        behind = queries.Behind(self.request.user, year, Stage(stage), keys)
        back = reverse("budgets:board", query={"nam": year})
        return super().get_context_data(
            behind=behind,
            year=year,
            stage=Stage(stage),
            back=back,
            crumbs=[("Kinh phí", reverse("budgets:board")), (f"Năm {year}", back), (Stage(stage).label, "")],
        )


class YearMonths(MoneyPage):
    """What was paid month by month against what was given."""

    template_name = "budgets/months.html"

    def get_context_data(self, **kwargs):
        user, year = self.request.user, self.year
        total = queries.Board(year=year, user=user).total
        curve = queries.Curve(user, year, today(), planned=total.of(Stage.PLANNED), given=total.of(Stage.GIVEN))
        return super().get_context_data(
            year=year,
            years=self.years(),
            curve=curve,
            at_risk=queries.at_risk(user=user, year=year, on=today()),
            total=total,
            given=total.of(Stage.GIVEN),
            crumbs=[("Kinh phí", reverse("budgets:board", query={"nam": year})), ("Tiến độ chi", "")],
        )


class LeveragePage(MoneyPage):
    """Counterpart on one đồng of support: by year over all years, or of one year by programme, place, collaborator."""

    template_name = "budgets/leverage.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("theo", "")
        by = LeverageBy(asked) if asked in LeverageBy else LeverageBy.YEAR
        is_all = by == LeverageBy.YEAR or self.request.GET.get("nam") == "tat-ca"
        only = {} if is_all else {"first": self.year, "last": self.year}
        return super().get_context_data(
            year=self.year,
            years=self.years(),
            is_all=is_all,
            by=by,
            ways=LeverageBy,
            table=queries.LeverageTable(self.request.user, by, **only),
            crumbs=[("Kinh phí", reverse("budgets:board", query={"nam": self.year})), ("Đòn bẩy", "")],
        )
