"""Surveys 6, 12 and 24 months after the support (LC35–37): asked for each establishment, until they are made."""

from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.urls import reverse

from khuyencong.core import calendar
from khuyencong.core.dates import format_date
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from projects.choices import COUNTED_AS_DONE, Milestone
from projects.models import Beneficiary, FollowUp, Project

LISTED = 60
_RULES = {Milestone.HALF_YEAR: "LC35", Milestone.YEAR: "LC36", Milestone.TWO_YEARS: "LC37"}


def survey_deadlines(user: User, on: date, ask: Ask = MINE) -> list[Deadline]:
    """For whoever holds the file: the latest survey reached, or nearly, of each establishment that has none. One query."""
    if ask.calls or not reach_of(user).is_office:  # nobody to call is known here
        return []
    files = Project.objects.visible_to(user).filter(status__in=COUNTED_AS_DONE, retrospective=False)
    rows = (
        Beneficiary.objects.standing()
        .filter(project__in=files if ask.everyone else files.filter(holder=user), accepted_on__isnull=False)
        .exclude(follow_ups__months=Milestone.TWO_YEARS)
        .select_related("project__holder", "establishment")
        .annotate(made=ArraySubquery(FollowUp.objects.filter(beneficiary=OuterRef("pk")).values("months")))
        .order_by("accepted_on", "pk")[:LISTED]
    )
    law = calendar.current()
    return [found for helped in rows if (found := _next(helped, law, ask.until or on, on))]


def _next(helped: Beneficiary, law: calendar.Law, until: date, on: date) -> Deadline | None:
    dues = [(milestone, law.due(code, helped.accepted_on)) for milestone, code in _RULES.items()]
    reached = [(milestone, due) for milestone, due in dues if due and due.on <= max(until, _asked_up_to(due, on))]
    if not reached or reached[-1][0] in helped.made:
        return None
    milestone, due = reached[-1]
    rule = due.rule.name
    return Deadline(
        group="late" if due.on < on else "due",
        what=f"Khảo sát {milestone.label.lower()}",
        about=f"{helped} · {helped.project.code}",
        url=reverse("projects:follow_up", args=[helped.project_id, helped.pk, milestone.value]),
        action="Ghi khảo sát",
        due_on=due.on,
        since=helped.accepted_on,
        why=f"Cơ sở nghiệm thu ngày {format_date(helped.accepted_on)}; {rule[:1].lower()}{rule[1:]}.",
        key=f"projects.beneficiary:{helped.pk}:follow_up_{milestone.value}",
        rule=due.ground,
        holder=str(helped.project.holder or ""),
    )


def _asked_up_to(due: calendar.Due, on: date) -> date:
    """The last day of which people are reminded on ``on``: as long before as its rule says."""
    return on + timedelta(days=due.rule.remind_from)
