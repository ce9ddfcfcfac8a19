"""How often it was helped already, under which rule, and whether the State pays twice for one thing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khuyencong.territory.models import AdministrativeUnit
from projects.choices import COUNTED_AS_APPROVED, BenefitCount, BenefitScope, ProjectStatus, Question, Reply
from projects.models import Beneficiary, BenefitException, BenefitRule, Content
from projects.queries.eligibility.answers import Answer, heaviest
from projects.queries.eligibility.law import eligibility_law
from projects.queries.law import in_force

CLOSED_UNHELPED = (ProjectStatus.REJECTED, ProjectStatus.WITHDRAWN)


@dataclass(frozen=True, kw_only=True)
class Benefit:
    """One establishment in one đề án. ``year`` None: the source does not say; ``sure``: not through a split or merger."""

    project_id: int
    code: str
    establishment_id: int
    name: str
    content: str
    purse: str
    year: int | None
    approved_on: date | None
    accepted_on: date | None
    is_approved: bool
    sure: bool = True

    @property
    def words(self) -> str:
        """“KCDP-2019-BC01 (2019, Hộ kinh doanh Mai Lan)”."""
        return f"{self.code} ({self.year or 'chưa rõ năm'}, {self.name})"


def benefits_of(establishment_ids: Collection[int], sure: dict[int, bool] | None = None) -> list[Benefit]:
    """Every đề án, not rejected nor withdrawn, in which one of these stands, oldest first. One query."""
    rows = (
        Beneficiary.objects.standing()
        .filter(establishment__in=establishment_ids)
        .exclude(project__status__in=CLOSED_UNHELPED)
        .select_related("project__content", "establishment")
        .order_by("project__plan_year", "pk")
    )
    return [as_benefit(row, (sure or {}).get(row.establishment_id, True)) for row in rows]


def as_benefit(row: Beneficiary, sure: bool = True) -> Benefit:
    project = row.project
    return Benefit(
        project_id=project.pk,
        code=project.code,
        establishment_id=row.establishment_id,
        name=row.establishment.name,
        content=project.content.code,
        purse=project.purse,
        year=project.plan_year or (project.approved_on.year if project.approved_on else None),
        approved_on=project.approved_on,
        accepted_on=row.accepted_on,
        is_approved=project.status in COUNTED_AS_APPROVED,
        sure=sure,
    )


@dataclass(frozen=True)
class Limit:
    """The part of a rule that is counted with; of a ``BenefitRule``, or made up for a simulation."""

    scope: str
    limit: int
    window_years: int | None
    counts: str
    purse: str = ""

    @classmethod
    def of(cls, rule: BenefitRule) -> "Limit":
        return cls(rule.scope, rule.limit, rule.window_years, rule.counts, rule.purse)


def counted(
    limit: Limit, benefits: Iterable[Benefit], *, content: str, on: date
) -> tuple[list[Benefit], list[Benefit]]:
    """Those that surely count towards the limit on that day, and those that may: year unknown, or through a split."""
    surely, maybe = [], []
    for benefit in benefits:
        if not _alike(limit, benefit, content) or not _taken(limit, benefit, on):
            continue
        if limit.window_years and benefit.year is not None and benefit.year <= on.year - limit.window_years:
            continue
        dated = benefit.year is not None or not limit.window_years
        (surely if dated and benefit.sure else maybe).append(benefit)
    return surely, maybe


def _alike(limit: Limit, benefit: Benefit, content: str) -> bool:
    if limit.purse and benefit.purse != limit.purse:
        return False
    if limit.scope == BenefitScope.GROUP:
        return benefit.content[:3] == content[:3]
    return limit.scope == BenefitScope.ALL or benefit.content == content


def _taken(limit: Limit, benefit: Benefit, on: date) -> bool:
    """Whether it had begun to count on that day."""
    if limit.counts == BenefitCount.ACCEPTED:
        return benefit.accepted_on is not None and benefit.accepted_on <= on
    if not benefit.is_approved:
        return False
    if benefit.approved_on is not None:
        return benefit.approved_on <= on
    return benefit.year is None or benefit.year <= on.year


def rules_for(
    *, on: date, content: Content, purse: str, units: Mapping[int, AdministrativeUnit]
) -> list[tuple[BenefitRule, AdministrativeUnit | None]]:
    """Rules in force that day for these places, the purse and the content, each with its place; the widest place first."""
    found = [
        (rule, units.get(rule.unit_id))
        for rule in eligibility_law().benefits
        if in_force(rule, on)
        and rule.purse in {"", purse}
        and rule.content_id in {None, content.pk, content.parent_id}
        and (rule.unit_id is None or rule.unit_id in units)
    ]
    return sorted(found, key=lambda pair: (pair[1] is None, pair[1].level if pair[1] else 0, pair[0].pk))


def frequency_answer(
    rules: Sequence[tuple[BenefitRule, AdministrativeUnit | None]],
    benefits: Sequence[Benefit],
    exceptions: Sequence[BenefitException],
    *,
    content: Content,
    on: date,
) -> Answer:
    """The heaviest answer of the rules on how often; a rule of one and the same expense is another question."""
    rules = [(rule, unit) for rule, unit in rules if rule.scope != BenefitScope.SAME_ITEM]
    approved = [benefit for benefit in benefits if benefit.is_approved]
    told = "; ".join(benefit.words for benefit in approved)
    fact = f"Đã thụ hưởng: {told}" if told else "Sổ chưa ghi lần thụ hưởng nào"
    if not rules:
        sentence = "Chưa ghi quy định số lần nào cho địa bàn, nguồn và nội dung này."
        return Answer.by(None, Question.FREQUENCY, Reply.YES, sentence, fact)
    granted = {exception.rule_id: exception for exception in exceptions}
    return heaviest(
        [_of_rule(rule, unit, approved, granted.get(rule.pk), content, on, fact) for rule, unit in reversed(rules)]
    )


def _of_rule(
    rule: BenefitRule, unit, benefits, exception: BenefitException | None, content: Content, on: date, fact: str
) -> Answer:
    surely, maybe = counted(Limit.of(rule), benefits, content=content.code, on=on)
    reply, sentence = _verdict(rule, unit, surely, maybe, on)
    if exception is not None and reply != Reply.YES:
        paper = exception.document.reference or exception.document.title
        reply, sentence = Reply.YES, f"{rule.name}. Có ngoại lệ: {exception.reason} ({paper})."
    answer = Answer.by(rule, Question.FREQUENCY, reply, sentence, fact)
    return answer if reply == Reply.YES else replace(answer, asked=rule.pk)


def _verdict(
    rule: BenefitRule, unit: AdministrativeUnit | None, surely: list[Benefit], maybe: list[Benefit], on: date
) -> tuple[Reply, str]:
    times = f"{len(surely)} lần"
    if len(surely) + len(maybe) < rule.limit:
        return Reply.YES, f"{rule.name}. Mới tính {times}, còn trong mức {rule.limit} lần."
    listed = "; ".join(benefit.words for benefit in [*surely, *maybe])
    if len(surely) < rule.limit:
        return Reply.LOOK, f"{rule.name}. Có lần chưa rõ năm, hoặc qua tách, nhập: {listed}. Xem có tính không."
    if unit is not None and unit.valid_to and unit.valid_to < on:
        place = unit.full_name
        return Reply.LOOK, (
            f"{rule.name}. Đã tính {times}: {listed}. {place} (cũ) không còn sau "
            f"{unit.valid_to:%d/%m/%Y}: xem quy định này có còn áp dụng không."
        )
    more = " Thêm lần nữa phải có ngoại lệ kèm văn bản." if rule.exceptions_allowed else ""
    return Reply.NO, f"{rule.name}. Đã tính {times}: {listed}.{more}"
