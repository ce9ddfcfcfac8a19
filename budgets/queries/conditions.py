"""What a payment rests on, as the file tells it on a day: contract, papers, progress, acceptance, counterpart."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery, TextField
from django.db.models.functions import Cast, JSONObject

from budgets.choices import OF_PROGRESS, AdvanceCondition
from budgets.models import AdvanceRule
from khuyencong.core.dates import format_date
from khuyencong.core.money import format_number
from projects.models import Beneficiary, ContractProject, ProgressReport, Project, SupportContract, YearPlan
from projects.queries.holdings import Facts, facts_of, with_papers
from projects.queries.law import paper_names, stands_for

CONTRACT_PAPER, AGREEMENT_PAPER, PROGRESS_PAPER = "G040", "G042", "G047"
MINUTES = frozenset({"G060", "G061", "G062"})


@dataclass(frozen=True)
class Condition:
    """One line with its tick; ``told`` is what is there, or what is missing. Only ``needed`` ones stop a payment."""

    label: str
    is_met: bool
    told: str
    needed: bool = True


@dataclass(frozen=True)
class SignedContract:
    number: str
    signed_on: date


@dataclass(frozen=True)
class Progress:
    """A report of a month: percent of the investment that is done."""

    month: date
    done_share: Decimal


def _exact(*columns: str) -> JSONObject:
    """As texts: a number of JSON would come back as a binary fraction."""
    return JSONObject(**{name: Cast(name, TextField()) for name in columns})


@dataclass(frozen=True)
class PaymentFacts:
    """The file of one đề án on ``on``; ``beneficiary`` narrows it to one establishment."""

    project: Project
    on: date
    beneficiary: Beneficiary | None = None

    @cached_property
    def told(self) -> Project:
        """The đề án once more, with all that its file tells by that day. One query."""
        signed = ContractProject.objects.filter(project=OuterRef("pk"), contract__signed_on__lte=self.on)
        agreed = SupportContract.objects.filter(beneficiary__project=OuterRef("pk"), signed_on__lte=self.on)
        reports = ProgressReport.objects.filter(
            project=OuterRef("pk"), reported_on__lte=self.on, done_share__isnull=False
        )
        years = YearPlan.objects.filter(project=OuterRef("pk"))
        contract = JSONObject(number="contract__number", signed_on="contract__signed_on")
        return (
            with_papers(Project.objects.filter(pk=self.project.pk))
            .annotate(
                told_contract=Subquery(signed.order_by("contract__signed_on", "pk").values(json=contract)[:1]),
                told_agreement=Exists(agreed.filter(beneficiary=self.beneficiary) if self.beneficiary else agreed),
                told_progress=Subquery(reports.order_by("-month").values(json=_exact("month", "done_share"))[:1]),
                told_years=ArraySubquery(years.values(json=_exact("year", "amount"))),
            )
            .get()
        )

    @cached_property
    def papers(self) -> Facts:
        return facts_of([self.told])[0]

    @cached_property
    def contract(self) -> SignedContract | None:
        one = self.told.told_contract
        return one and SignedContract(one["number"], date.fromisoformat(one["signed_on"]))

    @cached_property
    def progress(self) -> Progress | None:
        """The latest report that tells a share."""
        one = self.told.told_progress
        return one and Progress(date.fromisoformat(one["month"]), Decimal(one["done_share"]))

    @cached_property
    def accepted_on(self) -> date | None:
        days = [self.project.done_on, self.beneficiary and self.beneficiary.accepted_on]
        return min((day for day in days if day and day <= self.on), default=None)

    @cached_property
    def years(self) -> dict[int, Decimal]:
        return {int(one["year"]): Decimal(one["amount"]) for one in self.told.told_years}

    @property
    def is_of_several_years(self) -> bool:
        return len(self.years) > 1

    @cached_property
    def held_codes(self) -> frozenset[str]:
        """Codes of papers in the file, those excused, and those the records themselves stand for."""
        excused = {one.code for one in self.papers.waived if not one.is_overdue}
        told = {CONTRACT_PAPER: self.contract, AGREEMENT_PAPER: self.told.told_agreement, PROGRESS_PAPER: self.progress}
        codes = self.papers.codes | excused | {code for code, there in told.items() if there}
        return frozenset(codes | (MINUTES if self.accepted_on else set()))


def conditions(facts: PaymentFacts, rule: AdvanceRule) -> list[Condition]:
    """Every condition of a rule, ticked or with what is missing."""
    found = [_of_kind(facts, rule)] if rule.condition_kind != AdvanceCondition.CONTRACT else []
    if CONTRACT_PAPER in rule.papers or rule.condition_kind == AdvanceCondition.CONTRACT:
        found.insert(0, _contract(facts))
    found += [_paper(facts, code) for code in rule.papers if code not in {CONTRACT_PAPER, *_of_records(rule)}]
    found += [_paper(facts, code, needed=False) for code in rule.papers_if_any]
    return found


def _of_records(rule: AdvanceRule) -> frozenset[str]:
    """Papers that the condition itself already asks for."""
    match rule.condition_kind:
        case AdvanceCondition.ACCEPTED:
            return MINUTES
        case AdvanceCondition.ITEM_PROGRESS | AdvanceCondition.CAPITAL_PROGRESS | AdvanceCondition.PROGRESS:
            return frozenset({PROGRESS_PAPER})
    return frozenset()


def _of_kind(facts: PaymentFacts, rule: AdvanceRule) -> Condition:
    if rule.condition_kind in OF_PROGRESS:
        return _share(facts, rule)
    match rule.condition_kind:
        case AdvanceCondition.PROGRESS:
            told = _report(facts.progress) if facts.progress else "chưa có báo cáo tiến độ"
            return Condition("Báo cáo tiến độ", facts.progress is not None, told)
        case AdvanceCondition.ACCEPTED:
            return _accepted(facts)
    return Condition("Quyết định của người có thẩm quyền", False, f"chưa có quyết định: {_lower(rule.condition)}")


def _contract(facts: PaymentFacts) -> Condition:
    one = facts.contract
    told = f"số {one.number}, ký {format_date(one.signed_on)}" if one else f"chưa ký tới ngày {format_date(facts.on)}"
    return Condition("Hợp đồng thực hiện đề án", one is not None, told)


def _paper(facts: PaymentFacts, code: str, *, needed: bool = True) -> Condition:
    name = paper_names().get(code, code)
    there = not facts.held_codes.isdisjoint(stands_for().get(code, {code}))
    return Condition(name, there, "có trong hồ sơ" if there else "chưa có trong hồ sơ", needed)


def _share(facts: PaymentFacts, rule: AdvanceRule) -> Condition:
    of = "hạng mục được hỗ trợ" if rule.condition_kind == AdvanceCondition.ITEM_PROGRESS else "tổng vốn đầu tư"
    label, last = f"Khối lượng trên {format_number(rule.threshold)} % {of}", facts.progress
    if last is None:
        return Condition(label, False, "chưa có báo cáo tiến độ ghi tỷ lệ")
    met = last.done_share > rule.threshold
    return Condition(label, met, _report(last) + ("" if met else f", cần trên {format_number(rule.threshold)} %"))


def _report(report: Progress) -> str:
    return f"báo cáo tháng {report.month.month}/{report.month.year} ghi {format_number(report.done_share)} %"


def _accepted(facts: PaymentFacts) -> Condition:
    day = facts.accepted_on
    told = f"nghiệm thu ngày {format_date(day)}" if day else f"chưa nghiệm thu tới ngày {format_date(facts.on)}"
    return Condition("Nghiệm thu cơ sở", day is not None, told)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
