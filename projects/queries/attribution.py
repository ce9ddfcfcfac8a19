"""Who introduced, took part in, monitored: the đề án of one collaborator."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch

from collaborators.models import Collaborator
from khuyencong.core.figures import Figure, of, total
from khuyencong.core.models import User
from projects.choices import ParticipantRole
from projects.models import Project, ProjectParticipant


@dataclass(frozen=True, kw_only=True)
class Credit:
    """One đề án and what this person did in it; ``others`` introduced it as well, each with the whole credit."""

    project: Project
    roles: list[str]
    others: list[str]
    support: Figure


@dataclass(frozen=True)
class Attribution:
    """All that the reader may see, newest first. Two queries."""

    user: User
    collaborator: Collaborator

    @cached_property
    def credits(self) -> list[Credit]:
        mine = ProjectParticipant.objects.filter(collaborator=self.collaborator)
        everyone = ProjectParticipant.objects.select_related("collaborator", "user", "organisation").order_by(
            "role", "pk"
        )
        found = (
            Project.objects.visible_to(self.user)
            .filter(pk__in=mine.values("project"))
            .select_related("content", "unit")
            .prefetch_related(Prefetch("participants", everyone))
            .order_by("-plan_year", "-pk")
        )
        return [self._credit(project) for project in found]

    def _credit(self, project: Project) -> Credit:
        rows = list(project.participants.all())
        introduced = [row for row in rows if row.role == ParticipantRole.INTRODUCED]
        mine = [row for row in rows if row.collaborator_id == self.collaborator.pk]
        shared = any(row in introduced for row in mine)
        return Credit(
            project=project,
            roles=[row.get_role_display() for row in mine],
            others=[str(row) for row in introduced if shared and row not in mine],
            support=of(project.support, illustrative=project.illustrative),
        )

    def of_role(self, role: ParticipantRole) -> list[Credit]:
        return [credit for credit in self.credits if role.label in credit.roles]

    @property
    def by_role(self) -> list[tuple[str, int, Figure]]:
        """(role, how many đề án, support of those approved)."""
        return [
            (role.label, len(credits), total([c.support for c in credits if c.project.is_approved], empty=of(None)))
            for role in ParticipantRole
            if (credits := self.of_role(role))
        ]
