"""What would happen if more were held of an envelope, or paid from it: asked before PostgreSQL has to refuse."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from budgets.choices import STRICTNESS, ControlAction, ControlStage
from budgets.models import Commitment, ControlRule, Disbursement, Envelope
from khuyencong.core.dates import today
from khuyencong.core.money import format_prose
from projects.models import Project


@dataclass(frozen=True)
class Breach:
    """A rule that ``more`` would break, đồng; ``left`` is what is left under it, and who took the last of it."""

    envelope: Envelope
    stage: ControlStage
    action: ControlAction
    percent: int
    left: Decimal
    more: Decimal
    taker: str = ""

    @property
    def sentence(self) -> str:
        """What, where, how much is left, who took it."""
        verb = "giữ" if self.stage == ControlStage.APPROVAL else "chi"
        limit = "" if self.percent == 100 else f" trong {self.percent} % được dùng"
        left = f"chỉ còn {format_prose(self.left)}" if self.left > 0 else "không còn tiền"
        return f"Khoản giao {self.envelope} {left} để {verb}{limit}, ở đây cần {format_prose(self.more)}.{self.taker}"


def rules_of(envelope: Envelope, stage: ControlStage) -> list[ControlRule]:
    """The rule of each percent that serves the envelope today, the nearest of them. One query."""
    found = ControlRule.objects.on(today()).filter(
        Q(envelope=envelope) | Q(envelope__isnull=True, purse__in=["", envelope.purse]), stage=stage
    )
    nearest = sorted(found, key=lambda rule: (rule.envelope_id is not None, rule.purse != ""))
    return list({rule.percent: rule for rule in nearest}.values())


def may_be_answered(envelopes: Iterable[Envelope], stage: ControlStage) -> bool:
    """Some rule of some of them warns or asks, instead of blocking. One query."""
    rows = list(envelopes)
    rules = ControlRule.objects.on(today()).filter(
        Q(envelope__in=rows) | Q(envelope__isnull=True, purse__in=["", *(one.purse for one in rows)]), stage=stage
    )
    return bool(rows) and rules.exclude(action=ControlAction.BLOCK).exists()


def breach_of(envelope: Envelope, stage: ControlStage, more: Decimal, project: Project) -> Breach | None:
    """The strictest rule that ``more`` breaks; where none speaks of the whole amount it is never passed."""
    limits = {100: ControlAction.BLOCK} | {rule.percent: rule.action for rule in rules_of(envelope, stage)}
    used = envelope.held if stage == ControlStage.APPROVAL else envelope.paid
    broken = [
        (STRICTNESS.index(action), -percent)
        for percent, action in limits.items()
        if (used + more) * 100 > envelope.amount * percent
    ]
    if not broken:
        return None
    strictness, percent = max(broken)
    left = envelope.amount * -percent // 100 - used
    taker = _last_taker(envelope, stage, project)
    return Breach(envelope, stage, STRICTNESS[strictness], -percent, left, more, taker)


def _last_taker(envelope: Envelope, stage: ControlStage, project: Project) -> str:
    """Who last took money of it for another đề án, how much and when, as a sentence."""
    if stage == ControlStage.PAYMENT:
        last = _last(Disbursement, envelope, project, "project")
        return f" Khoản chi gần nhất: {format_prose(last.amount)} cho {last.project.code}." if last else ""
    last = _last(Commitment, envelope, project, "project", "by")
    if last is None:
        return ""
    who = last.by.full_name if last.by else "hệ thống"
    at = last.recorded_at.astimezone().strftime("%H:%M %d/%m/%Y")
    return f" {who} vừa giữ {format_prose(last.amount)} cho {last.project.code} lúc {at}."


def _last(model, envelope: Envelope, project: Project, *related: str):
    others = model.objects.filter(envelope=envelope, amount__gt=0).exclude(project=project)
    return others.select_related(*related).order_by("-pk").first()
