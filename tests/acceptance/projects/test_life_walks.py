"""“property test: no random walk of allowed moves breaks an invariant (Σ beneficiaries ≤ approved, accepted needs a
contract …), and every invariant that rows can break is refused by the database under raw SQL”."""

import os
from collections import Counter

import pytest
import time_machine
from django.db import transaction

from khuyencong.core.choices import Role
from projects import services
from projects.choices import Move, ProjectKind, Purse
from projects.models import PaperType, Project, ProjectPaper, ProjectType
from tests.acceptance.projects.walking import TRIEU, Walk
from tests.factories.core import OfficialDocumentFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import COMMUNE, unit
from tests.factories.projects import content

pytestmark = pytest.mark.django_db
WALKS = 200 if os.environ.get("KHUYENCONG_FULL") else 20
STEPS = 60


def opened(people, **facts) -> Project:
    """A draft of 300 triệu for two establishments, all the papers of its life in hand."""
    project = services.create_project(
        by=people[Role.STAFF],
        unit=unit(COMMUNE),
        title="Hỗ trợ máy nung gốm",
        kind=ProjectKind.PROJECT,
        content=content("ND3.04"),
        plan_year=2026,
        support_proposed=300 * TRIEU,
        **facts,
    )
    Project.objects.filter(pk=project.pk).update(project_type=ProjectType.objects.get(code="PT05"))
    for establishment in EstablishmentFactory.create_batch(2):
        services.add_beneficiary(
            by=people[Role.STAFF], project=project, establishment=establishment, support=100 * TRIEU
        )
    EstablishmentFactory.create_batch(2)
    document = OfficialDocumentFactory()
    ProjectPaper.objects.bulk_create(
        ProjectPaper(project=project, document=document, paper_type=kind) for kind in PaperType.objects.all()
    )
    return project


def test_no_walk_of_allowed_moves_breaks_an_invariant(people):
    """At each step of each walk: one thing the rules allow, or one they refuse; then every rule, asked of the rows."""
    with time_machine.travel("2026-02-01T09:00:00+07:00"):
        files = [opened(people, purse=Purse.LOCAL), opened(people, purse=Purse.NATIONAL, is_group=True)]
    made, refused = Counter(), 0
    for seed in range(WALKS):
        with transaction.atomic():
            walk = Walk(people, files[seed % 2], seed).run(STEPS)
            transaction.set_rollback(True)
        made, refused = made + walk.made, refused + walk.refused
    assert len(made) >= (len(Move) if WALKS > 20 else 16), set(Move) - set(made)
    assert refused > 3 * WALKS
