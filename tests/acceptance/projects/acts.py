"""What is done beside the moves of a random walk: papers, minutes, money, names; each refused in words, or done."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from budgets import services as money
from budgets.choices import DisbursementKind
from budgets.queries import difference, project_money
from khuyencong.core.choices import Role
from khuyencong.core.exceptions import DomainError
from khuyencong.establishments.models import Establishment
from projects import rules, services
from projects.choices import AcceptanceResult, AppraisedBy, Conclusion, ProjectStatus, ReasonKind
from projects.models import Project
from projects.queries import last_move, walk_of
from projects.queries.adjustments import Subject, Wanted
from projects.queries.finishing import awaiting_acceptance
from tests.factories.procedures import why

if TYPE_CHECKING:
    from tests.acceptance.projects.walking import Walk

TRIEU = 1_000_000


def tick(walk: Walk, project: Project):
    for stop in walk_of(project).stops:
        by = next(by for by in walk.people.values() if rules.may_tick(by, project, stop.checkpoint))
        if stop.ticked_on is None:
            services.tick_checkpoint(by=by, project=project, checkpoint=stop.checkpoint, document=walk.paper())


def untick(walk: Walk, project: Project):
    if done := project.ticks.filter(void=False).first():
        services.untick_checkpoint(by=walk.people[Role.STAFF], tick=done)


def appraise(walk: Walk, project: Project):
    services.record_appraisal(
        by=walk.people[Role.APPRAISER],
        project=project,
        appraised_by=AppraisedBy.STAFF,
        held_on=walk.day,
        conclusion=Conclusion.PASSED,
        support=Decimal(280 * TRIEU),
    )


def inspect_all(walk: Walk, project: Project):
    """Minutes of each establishment still waiting, of the whole file where none is named."""
    for one in awaiting_acceptance(project) or [None]:
        _minutes(walk, project, one, AcceptanceResult.PASSED)


def find_wanting(walk: Walk, project: Project):
    _minutes(walk, project, _somebody(walk, project), AcceptanceResult.FAILED)


def _minutes(walk: Walk, project: Project, beneficiary, result: AcceptanceResult):
    staff = walk.people[Role.STAFF]
    common = {"held_on": walk.day, "result": result, "remark": "Chạy thử", "document": walk.paper()}
    services.record_acceptance(by=staff, project=project, beneficiary=beneficiary, **common)


def advance(walk: Walk, project: Project):
    most = (project.support_approved or TRIEU) // 2
    money.advance(by=walk.people[Role.ACCOUNTANT], project=project, **walk.voucher(walk.amount(most)))


def pay_the_rest(walk: Walk, project: Project):
    left = project_money(project).left.value or TRIEU
    voucher = walk.voucher(walk.amount(left))
    money.pay(by=walk.people[Role.ACCOUNTANT], project=project, kind=DisbursementKind.PAYMENT, **voucher)


def give_back(walk: Walk, project: Project):
    over = difference(project) or project_money(project).net // 2
    money.record_refund(by=walk.people[Role.ACCOUNTANT], project=project, **walk.voucher(max(over, Decimal(1))))


def even(walk: Walk, project: Project):
    """Pay, or take back, what is between the money that went out and the money that may stay."""
    if over := difference(project):
        act, more = (money.record_refund, {}) if over > 0 else (money.pay, {"kind": DisbursementKind.PAYMENT})
        act(by=walk.people[Role.ACCOUNTANT], project=project, **walk.voucher(abs(over)), **more)


def adjust_support(walk: Walk, project: Project):
    wanted = Wanted(subject=Subject.SUPPORT, support=walk.amount(260 * TRIEU))
    asked = _asked(walk, project, wanted)
    money.adjust_support(by=walk.people[Role.LEADER], adjustment=asked, document=walk.paper(), decided_on=walk.day)


def replace(walk: Walk, project: Project):
    wanted = Wanted(
        subject=Subject.BENEFICIARY, beneficiary=_somebody(walk, project), establishment=_newcomer(walk, project)
    )
    asked = _asked(walk, project, wanted)
    services.decide_adjustment(
        by=walk.people[Role.LEADER], adjustment=asked, granted=True, decided_on=walk.day, document=walk.paper()
    )


def _asked(walk: Walk, project: Project, wanted: Wanted):
    kind = ReasonKind.DROP_OUT if wanted.subject == Subject.BENEFICIARY else ReasonKind.ADJUST
    return services.ask_adjustment(
        by=walk.people[Role.STAFF], project=project, wanted=wanted, reason=why(kind, "Đổi thị trường")
    )


def drop(walk: Walk, project: Project):
    one = _somebody(walk, project)
    services.drop_beneficiary(
        by=walk.people[Role.LEADER], beneficiary=one, dropped_on=walk.day, reason=why(ReasonKind.DROP_OUT)
    )


def add(walk: Walk, project: Project):
    new = _newcomer(walk, project)
    services.add_beneficiary(
        by=walk.people[Role.STAFF], project=project, establishment=new, support=walk.amount(60 * TRIEU)
    )


def remove(walk: Walk, project: Project):
    services.remove_beneficiary(by=walk.people[Role.STAFF], beneficiary=_somebody(walk, project))


def correct(walk: Walk, project: Project):
    one = _somebody(walk, project)
    services.update_beneficiary(
        by=walk.people[Role.STAFF],
        beneficiary=one,
        unit=one.unit,
        support=walk.amount(120 * TRIEU),
        counterpart_committed=None,
        counterpart_verified=None,
        accepted_on=one.accepted_on,
    )


def agree(walk: Walk, project: Project):
    one, paper = _somebody(walk, project), walk.paper()
    services.record_agreement(
        by=walk.people[Role.STAFF],
        beneficiary=one,
        number=paper.number,
        signed_on=walk.day,
        amount=walk.amount(one.support or TRIEU),
    )


def append(walk: Walk, project: Project):
    part = project.contracts.select_related("contract").first()
    if part:
        services.add_appendix(
            by=walk.people[Role.STAFF],
            contract=part.contract,
            number=walk.paper().number,
            signed_on=walk.day,
            changes="Đổi số tiền",
            amounts={project.pk: walk.amount(project.support_approved)},
        )


def take_back(walk: Walk, project: Project):
    record = last_move(project)
    services.undo_move(by=record.by if record else walk.people[Role.STAFF], project=project)


def tell(walk: Walk, project: Project):
    services.tell_outcome(by=walk.people[Role.STAFF], project=project, outcome=f"Thêm {walk.count} việc làm")


def _somebody(walk: Walk, project: Project):
    found = list(project.beneficiaries.standing().order_by("pk"))
    if not found:
        raise DomainError("Đề án chưa nêu tên cơ sở nào.")
    return walk.chance.choice(found)


def _newcomer(walk: Walk, project: Project) -> Establishment:
    return walk.chance.choice(list(Establishment.objects.order_by("pk")[:8]))


BESIDES = (
    tick,
    untick,
    appraise,
    inspect_all,
    find_wanting,
    advance,
    advance,
    advance,
    advance,
    pay_the_rest,
    give_back,
    adjust_support,
    replace,
    drop,
    add,
    remove,
    correct,
    agree,
    append,
    take_back,
    tell,
)
# What a file waits for where it stands, before it can go on.
HELP = {
    ProjectStatus.SUBMITTED: (tick,),
    ProjectStatus.APPRAISAL: (tick, appraise),
    ProjectStatus.APPROVED: (tick,),
    ProjectStatus.ACCEPTING: (inspect_all,),
    ProjectStatus.ACCEPTED: (tick,),
    ProjectStatus.SETTLED: (even,),
    ProjectStatus.REFUNDING: (even,),
    ProjectStatus.STOPPED: (even,),
}
