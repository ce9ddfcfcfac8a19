"""Rows for the pages of the desk whose questions are counted."""

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from tests.factories import desk, offices, projects


def grow_list(thing, n: int) -> None:
    projects.ProjectFactory.create_batch(n, due_on=today())
    for made in projects.BeneficiaryFactory.create_batch(n, project__approved=True):
        projects.OutputFactory(project=made.project)


def grow_views(thing, n: int) -> None:
    desk.SavedViewFactory.create_batch(n, shared=True)


def grow_handovers(thing, n: int) -> None:
    """Made by people of the area, over things that are in nobody's hands since."""
    for one in desk.HandoverFactory.create_batch(n):
        offices.RoleGrantFactory(user=one.giver)
        desk.HandoverItemFactory(handover=one)
    projects.ProjectFactory.create_batch(n, holder=None)


def grow_held(people, n: int) -> None:
    """What the one who hands over holds, and whom it may go to."""
    projects.ProjectFactory.create_batch(n, holder=people[Role.STAFF])
    desk.SavedViewFactory.create_batch(n, user=people[Role.STAFF], shared=True)
    for grant in offices.RoleGrantFactory.create_batch(n):
        desk.OfficerTrainingFactory(user=grant.user)


def grow_items(handover, n: int) -> None:
    desk.HandoverItemFactory.create_batch(n, handover=handover)
