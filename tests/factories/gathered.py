"""A file with the papers its next move asks for."""

from django.db.models import Q

from projects.choices import Move, PaperNeed
from projects.models import PaperRequirement, PaperType, Project, ProjectType
from projects.queries import walk_of
from projects.queries.holdings import facts_of
from projects.queries.papers import stages_before
from tests.factories.projects import PaperFactory


def gather(project: Project, move: Move = Move.SUBMIT) -> Project:
    """Put in the file what ``move`` waits for: the papers of its procedure and of the bundles it rests on."""
    if facts_of([project])[0].type is None:  # a content of several dạng asks which
        project.project_type = ProjectType.objects.get(code="PT05")
        Project.objects.filter(pk=project.pk).update(project_type=project.project_type)
    line = walk_of(project).line(move)
    asked = set(line.papers) if line else set()
    stages = stages_before(move.name, project.status)
    bundle = PaperRequirement.objects.filter(purse=project.purse, stage__in=stages, need=PaperNeed.MANDATORY)
    bundle = bundle.filter(Q(project_type=None) | Q(project_type=facts_of([project])[0].type.pk))
    asked |= set(bundle.values_list("paper_type__code", flat=True))
    held = set(project.papers.values_list("paper_type__code", flat=True))
    for paper_type in PaperType.objects.filter(code__in=asked - held).order_by("code"):
        PaperFactory(project=project, paper_type=paper_type)
    for kept in ("_walk", "_prefetched_objects_cache"):
        project.__dict__.pop(kept, None)
    return project
