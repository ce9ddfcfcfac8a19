"""How much may be paid for a đề án on a day, and why: “tối đa … vì …; căn cứ …”. The sentence is made here only."""

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_DOWN, Decimal
from functools import cached_property

from budgets.choices import AdvanceCondition, AdvanceSpan, DisbursementKind
from budgets.models import AdvanceRule
from budgets.queries.conditions import Condition, PaymentFacts, conditions
from budgets.queries.money import ProjectMoney, project_money
from khuyencong.core.choices import RulePurse
from khuyencong.core.dates import format_date
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.money import format_number, format_prose
from khuyencong.core.readings import one_reading, reading
from projects.choices import PURSE_MARKS
from projects.models import Beneficiary, Project
from projects.queries.law import in_force


@reading(AdvanceRule)
def advance_rules() -> tuple[AdvanceRule, ...]:
    """Every version, in the order of instalments."""
    return tuple(AdvanceRule.objects.order_by("instalment", "code"))


@dataclass(frozen=True, kw_only=True)
class Decided:
    """Somebody with authority lets a payment pass the rules: why, by which paper."""

    reason: str
    document: DocumentFacts


@dataclass(frozen=True)
class Step:
    """One rule as this file stands to it; ``limit`` is what may be out by it in all, đồng."""

    rule: AdvanceRule
    conditions: list[Condition]
    limit: Decimal

    @property
    def missing(self) -> list[str]:
        return [f"{one.label.lower()} ({one.told})" for one in self.conditions if one.needed and not one.is_met]

    @property
    def is_open(self) -> bool:
        return not self.missing

    @property
    def share(self) -> str:
        return f"{format_number(self.rule.percent)} %" if self.rule.percent is not None else "phần theo hợp đồng"


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """What the rules say of one payment. ``out`` is already paid, ``held`` what is kept for it; đồng."""

    project: Project
    on: date
    kind: str
    base: Decimal
    out: Decimal
    held: Decimal
    steps: list[Step] = field(default_factory=list)
    ceilings: list[AdvanceRule] = field(default_factory=list)
    freedom: AdvanceRule | None = None

    @cached_property
    def standing(self) -> Step | None:
        """The step in force: of those whose conditions are met, the one that allows most."""
        return max((step for step in self.steps if step.is_open), key=lambda step: step.limit, default=None)

    @cached_property
    def against(self) -> list[AdvanceRule]:
        """Texts that set a lower share for the same advance: the contradiction both sides of which are cited."""
        step = self.standing
        if step is None or step.rule.percent is None or step.rule.instalment != 1:
            return []
        return [
            rule for rule in self.ceilings if self.kind == DisbursementKind.ADVANCE and rule.percent < step.rule.percent
        ]

    @cached_property
    def limit(self) -> Decimal:
        """What may be out in all without anybody's decision."""
        if not self.steps:
            return self.held
        if self.standing is None:
            return Decimal(0)
        lower = [share_of(self.base, rule.percent) for rule in self.against]
        return min([self.standing.limit, *lower])

    @property
    def amount(self) -> Decimal:
        """The most that may be paid now."""
        return max(min(self.limit, self.held) - self.out, Decimal(0))

    @property
    def is_binding(self) -> bool:
        """A text that was read stands behind it; what was only remembered or proposed warns."""
        judged = self.steps if self.standing is None else [self.standing]
        rules = [*(step.rule for step in judged), *self.against]
        return any(rule.is_verified for rule in rules)

    @cached_property
    def sentence(self) -> str:
        if not self.steps:
            return self._without_rule
        if self.standing is None:
            first = self.steps[0]
            return f"Chưa được chi: thiếu {'; '.join(first.missing)}. Căn cứ {first.rule.place}."
        return f"Tối đa {format_prose(self.amount)} vì {self._reason}; căn cứ {self.standing.rule.place}.{self._both}"

    @property
    def _without_rule(self) -> str:
        purse = PURSE_MARKS[self.project.purse][0]
        return (
            f"Tối đa {format_prose(self.amount)} vì còn giữ bấy nhiêu cho đề án; sổ chưa có quy định tạm ứng cho dạng này,"
            f" nguồn {purse}, ngày {format_date(self.on)}."
        )

    @property
    def _reason(self) -> str:
        step = self.standing
        percent = step.rule.percent
        if percent is None:
            share = f"được chi {step.share} ({format_prose(step.limit)})"
        else:
            share = f"được chi tới {step.share} của {format_prose(self.base)}"
        told = "; ".join(f"{one.label.lower()}: {one.told}" for one in step.conditions if one.needed)
        return f"{share}, đã chi {format_prose(self.out)} ({told})"

    @property
    def _both(self) -> str:
        if not self.against:
            return ""
        step = self.standing
        others = "; ".join(f"{rule.place} chỉ cho tạm ứng tới {format_number(rule.percent)} %" for rule in self.against)
        return (
            f" Hai văn bản nói khác nhau: {step.rule.place} cho chi tới {step.share}; {others}."
            f" Chi quá {format_prose(self.limit)} thì người có thẩm quyền quyết, ghi lý do và văn bản."
        )

    @property
    def warnings(self) -> list[str]:
        """What to look at; none of it stops anybody."""
        told = []
        if self.steps and not self.is_binding:
            told.append("Quy định này chưa kiểm chứng: cổng nhắc, không chặn. Xem lại quy chế của tỉnh.")
        if self.against:
            told.append(self._both.strip())
        return told

    def refusal(self, amount: Decimal | int) -> str:
        """Why ``amount`` cannot be paid without a decision; empty when it can."""
        if not self.steps or not self.is_binding or amount <= self.amount:
            return ""
        if self.standing is None:
            return f"{self.sentence}{self._way_out}"
        over = format_prose(amount - self.amount)
        return f"{self.sentence} Khoản này vượt {over}.{self._way_out}"

    @property
    def _way_out(self) -> str:
        ground = f" ({self.freedom.place})" if self.freedom else ""
        return f" Người có thẩm quyền quyết khác{ground} thì ghi lý do và văn bản."


def share_of(amount: Decimal, percent: Decimal | None) -> Decimal:
    """Whole đồng, rounded down once."""
    return amount if percent is None else (amount * percent / 100).to_integral_value(ROUND_DOWN)


@one_reading()
def allowance(
    project: Project,
    *,
    on: date,
    kind: str = DisbursementKind.ADVANCE,
    beneficiary: Beneficiary | None = None,
    money: ProjectMoney | None = None,
) -> Allowance | None:
    """None for a file told after the fact: what was paid is only written down. Two queries beside the money's."""
    if project.retrospective or kind == DisbursementKind.REFUND:
        return None
    money = money or project_money(project)
    facts = PaymentFacts(project, on, beneficiary)
    base, out, held = _amounts(money, beneficiary)
    told = [rule for rule in advance_rules() if _speaks(rule, project, on)]
    steps = [Step(rule, conditions(facts, rule), _limit(rule, facts, base)) for rule in _rules_of(told, facts)]
    return Allowance(
        project=project,
        on=on,
        kind=kind,
        base=base,
        out=out,
        held=held,
        steps=steps,
        ceilings=[rule for rule in told if rule.is_ceiling],
        freedom=next((rule for rule in told if _is_freedom(rule)), None),
    )


def _amounts(money: ProjectMoney, beneficiary: Beneficiary | None) -> tuple[Decimal, Decimal, Decimal]:
    """Support, paid and held: of the establishment where it has a support of its own, never above the file's."""
    left = Decimal(money.held - money.net)
    if beneficiary is None or beneficiary.support is None:
        return Decimal(money.project.support_approved or 0), Decimal(money.net), Decimal(money.held)
    out = Decimal(money.net_of(beneficiary))
    return beneficiary.support, out, min(beneficiary.support, out + left)


def _speaks(rule: AdvanceRule, project: Project, on: date) -> bool:
    return rule.purse in (RulePurse.EVERY, project.purse) and in_force(rule, on)


def _is_freedom(rule: AdvanceRule) -> bool:
    return rule.condition_kind == AdvanceCondition.DECIDED and not rule.project_types


def _rules_of(told: list[AdvanceRule], facts: PaymentFacts) -> list[AdvanceRule]:
    """Those of its dạng and span; where a text that was read speaks of the dạng, the common ones are silent."""
    span = AdvanceSpan.SEVERAL if facts.is_of_several_years else AdvanceSpan.ONE_YEAR
    mine = [r for r in told if not r.is_ceiling and not _is_freedom(r) and r.span in ("", span)]
    kind = facts.papers.type
    codes = {kind.code} if kind else set()
    own = [rule for rule in mine if codes & set(rule.project_types)]
    settled = {rule.instalment for rule in own if rule.is_verified}
    common = [rule for rule in mine if not rule.project_types and rule.instalment not in settled]
    return sorted([*own, *common], key=lambda rule: (rule.instalment, not rule.project_types, rule.code))


def _limit(rule: AdvanceRule, facts: PaymentFacts, base: Decimal) -> Decimal:
    """A share without a number is what the years of the contract give by then, else the whole."""
    if rule.percent is None and rule.condition_kind == AdvanceCondition.PROGRESS and facts.years:
        planned = sum((amount for year, amount in facts.years.items() if year <= facts.on.year), Decimal(0))
        return min(planned, base)
    return share_of(base, rule.percent)
