"""What a person may see: read by every ``visible_to``."""

from dataclasses import dataclass

from django.db.models import Q

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.models import User
from khuyencong.offices.models.grants import RoleGrant
from khuyencong.territory.queries import scope


@dataclass(frozen=True)
class Reach:
    """Roles in force today and where they reach; ``everywhere`` when one grant names no place."""

    roles: frozenset[str]
    everywhere: bool
    unit_ids: tuple[int, ...]
    organisation_ids: tuple[int, ...]

    def has(self, *roles: Role) -> bool:
        return bool(self.roles.intersection(roles))

    @property
    def is_office(self) -> bool:
        """Works at a desk: sees whole areas, not only what they told us."""
        return self.has(Role.ADMIN, Role.STAFF, Role.ACCOUNTANT, Role.LEADER, Role.APPRAISER)

    @property
    def is_somewhere(self) -> bool:
        """Some area or association is open to this person."""
        return self.everywhere or bool(self.unit_ids or self.organisation_ids)

    def within(self, unit_field: str, organisation_field: str | None = None) -> Q:
        """Rows whose unit lies in the reach (predecessors included), or whose organisation is one of ours."""
        if self.everywhere:
            return Q()
        seen = Q(pk__in=[])
        for unit_id in self.unit_ids:
            seen |= Q(**{f"{unit_field}__in": scope(unit_id)})
        if organisation_field and self.organisation_ids:
            seen |= Q(**{f"{organisation_field}__in": self.organisation_ids})
        return seen


NOWHERE = Reach(frozenset(), False, (), ())


def reach_of(user: User, *, judging: bool = False) -> Reach:
    """The reach of ``user`` today; one query a request, kept on the user object.

    A juror's grant opens no area: where it reaches counts only when ``judging``, that is for products.
    """
    if not user.is_authenticated or not user.is_active:
        return NOWHERE
    if not hasattr(user, "_reaches"):
        grants = list(RoleGrant.objects.of(user, today()))
        user._reaches = {counted: _reach(user, grants, judging=counted) for counted in (False, True)}
    return user._reaches[judging]


def _reach(user: User, grants: list[RoleGrant], *, judging: bool) -> Reach:
    opening = [grant for grant in grants if judging or grant.role != Role.JUROR]
    return Reach(
        roles=frozenset(grant.role for grant in grants) | ({Role.ADMIN} if user.is_superuser else set()),
        everywhere=user.is_superuser
        or any(grant.unit_id is None and grant.organisation_id is None for grant in opening),
        unit_ids=tuple(sorted({grant.unit_id for grant in opening if grant.unit_id})),
        organisation_ids=tuple(sorted({grant.organisation_id for grant in opening if grant.organisation_id})),
    )
