"""A đề án against the norms: its estimate by content, what each content may be given, what was signed."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from khuyencong.core.dates import today
from khuyencong.core.figures import Figure, of, total
from khuyencong.core.money import format_prose
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import PER_BENEFICIARY, NormDate, Purse
from projects.models import Content, EstimateItem, NormDecision, Project
from projects.queries.norms.answers import Asked, NormAnswer, answer
from projects.queries.norms.book import NormBook


@dataclass(frozen=True, kw_only=True)
class NormLine:
    """One content of the estimate: what it costs, what is asked for it, what the norm gives."""

    content: Content
    cost: Figure
    support: Figure
    answer: NormAnswer

    @property
    def over(self) -> int | None:
        """By how much what is asked passes the norm, in đồng."""
        return self.answer.excess(self.support.value)


@dataclass(frozen=True)
class NormStanding:
    """``lines`` begin with the content of the đề án itself; the estimate may hold others (chi quản lý)."""

    project: Project
    items: list[EstimateItem]
    decision: NormDecision | None
    chosen_by: NormDate
    on: date | None
    lines: list[NormLine]

    @property
    def main(self) -> NormLine:
        return self.lines[0]

    @property
    def sentence(self) -> str:
        """As signed; until then as it would be."""
        return self.decision.sentence if self.decision else self.main.answer.sentence

    @property
    def is_outdated(self) -> bool:
        """The records say something else than the sentence that was signed."""
        return self.decision is not None and self.decision.sentence != self.main.answer.sentence

    @cached_property
    def limit(self) -> int | None:
        """What the whole đề án may be given, in đồng; None while one of its contents has no number."""
        first = self.decision.limit if self.decision else self.main.answer.amount
        amounts = [first, *(line.answer.amount for line in self.lines[1:])]
        return None if None in amounts else int(sum(amounts))

    @property
    def over(self) -> int | None:
        """By how much the amount asked for or approved passes the limit."""
        asked = self.project.support
        if asked is None or self.limit is None or asked <= self.limit:
            return None
        return int(asked) - self.limit

    @property
    def warnings(self) -> list[str]:
        told = []
        if self.over:
            word = "được duyệt" if self.project.is_approved else "đề nghị"
            told.append(f"Số {word} vượt mức tối đa {format_prose(self.over)}. {self._way_out}")
        if self.is_outdated:
            told.append("Dự toán hoặc định mức đã khác lúc ký câu này. Ký lại nếu số mới là đúng.")
        return told

    @property
    def _way_out(self) -> str:
        if self.main.answer.may_exceed:
            return "Giảm số này, hoặc ghi mức được quyết khác kèm lý do và văn bản."
        return "Giảm số này: văn bản không cho quyết mức khác."

    @property
    def cost(self) -> Figure:
        return total((of(item.cost) for item in self.items), empty=of(None))

    @property
    def support(self) -> Figure:
        return total((of(item.support) for item in self.items), empty=of(None))

    @property
    def counterpart(self) -> Figure:
        return total((of(item.counterpart) for item in self.items), empty=of(None))

    @property
    def support_by_purse(self) -> list[tuple[Purse, Figure]]:
        """(purse, what it is asked for), in the order of the purses."""
        items = sorted(self.items, key=lambda item: item.purse)
        return [
            (Purse(purse), total(of(item.support) for item in group))
            for purse, group in groupby(items, key=lambda item: item.purse)
        ]


def norm_date(project: Project, decision: NormDecision | None) -> tuple[NormDate, date | None]:
    """By which day the law is chosen: as signed; else approval, registration; a draft of this year is judged by today."""
    if decision:
        return NormDate(decision.chosen_by), decision.chosen_on
    if project.approved_on:
        return NormDate.APPROVED, project.approved_on
    if project.submitted_on:
        return NormDate.REGISTERED, project.submitted_on
    is_new = project.is_editable and (project.plan_year or today().year) >= today().year
    return NormDate.ASKED, today() if is_new else None


def standing(project: Project) -> NormStanding:
    """Four queries, whatever the estimate holds: items, decision, beneficiaries, norms. Fewer with these prefetched.

    ``project`` comes with ``content__parent__parent`` and ``unit__parent__parent``.
    """
    items = sorted(_items(project), key=lambda item: item.order)
    decision = _decision(project)
    chosen_by, on = norm_date(project, decision)
    book = NormBook(purse=project.purse, province=province_of(project.unit), on=on)
    own = [item for item in items if item.content_id in {None, project.content_id}]
    main = _line(book, own, _main(project, decision, chosen_by))
    lines = [main if decision else _shared(main, book, project)]
    others = sorted((item for item in items if item not in own), key=lambda item: item.content.code)
    for content, group in groupby(others, key=lambda item: item.content):
        lines.append(_line(book, list(group), Asked(content=content, chosen_by=chosen_by)))
    return NormStanding(project, items, decision, chosen_by, on, lines)


def province_of(unit: AdministrativeUnit) -> AdministrativeUnit:
    while unit.parent_id:
        unit = unit.parent
    return unit


def _items(project: Project) -> list[EstimateItem]:
    if "estimate_items" in getattr(project, "_prefetched_objects_cache", {}):
        return list(project.estimate_items.all())
    return list(project.estimate_items.select_related("content__parent__parent"))


def _decision(project: Project) -> NormDecision | None:
    if "norm_decision" in project._state.fields_cache:
        return project._state.fields_cache["norm_decision"]
    return NormDecision.objects.filter(project=project).select_related("norm", "document", "decided_by").first()


def _main(project: Project, decision: NormDecision | None, chosen_by: NormDate) -> Asked:
    """The question about the content of the đề án itself."""
    if decision is None:
        return Asked(content=project.content, chosen_by=chosen_by)
    return Asked(
        content=project.content,
        cost=decision.cost,
        chosen_by=chosen_by,
        cap_unit=decision.cap_unit,
        is_priority=decision.is_priority,
        count=decision.count,
    )


def _line(book: NormBook, items: list[EstimateItem], asked: Asked) -> NormLine:
    """``items`` are those of this content; a cost of which a part is not known is not known."""
    cost = total((of(item.cost) for item in items), empty=of(None))
    if not cost.unknown:
        asked = replace(asked, cost=cost.value)
    support = total((of(item.support) for item in items), empty=of(None))
    return NormLine(content=asked.content, cost=cost, support=support, answer=answer(book, asked))


def _shared(line: NormLine, book: NormBook, project: Project) -> NormLine:
    """The cap is of one establishment: with several beneficiaries it counts as often."""
    version = line.answer.version
    if version is None or version.cap is None or version.cap_unit not in PER_BENEFICIARY:
        return line
    count = len(project.beneficiaries.all())
    return replace(line, answer=answer(book, replace(line.answer.asked, count=count))) if count > 1 else line
