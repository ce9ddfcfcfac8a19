"""Whom a form about a đề án may name, each with a word that tells two of one name apart."""

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from collaborators.models import Appointment, Collaborator
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.models import User
from khuyencong.establishments.models import Establishment, Need, ProductionSite
from khuyencong.offices.models import Organisation, RoleGrant
from khuyencong.offices.queries import reach_of
from projects.models import Project


def establishments(user: User) -> QuerySet[Establishment]:
    """Those the person may see; ``told_by_place`` is where the latest production site is."""
    site = ProductionSite.objects.filter(establishment=OuterRef("pk")).order_by(F("valid_from").desc(nulls_last=True))
    return Establishment.objects.visible_to(user).annotate(told_by_place=Subquery(site.values("unit__name")[:1]))


def collaborators(user: User) -> QuerySet[Collaborator]:
    """Those of the network the person may see; ``told_by_place`` is their post."""
    post = Appointment.objects.filter(collaborator=OuterRef("pk")).order_by(F("valid_from").desc(nulls_last=True))
    return Collaborator.objects.visible_to(user).annotate(told_by_place=Subquery(post.values("job_title")[:1]))


def organisations() -> QuerySet[Organisation]:
    """The register of offices; ``told_by_place`` is the unit."""
    return Organisation.objects.annotate(told_by_place=F("unit__name"))


def holders(user: User) -> QuerySet[User]:
    """Specialists at work today whose area meets that of ``user``; ``told_by_place`` is the post."""
    reach = reach_of(user)
    everywhere = Q(unit__isnull=True, organisation__isnull=True)
    grants = (
        RoleGrant.objects.on(today())
        .filter(role__in=(Role.STAFF, Role.ADMIN))
        .filter(everywhere | reach.within("unit", "organisation"))
    )
    return User.objects.filter(pk__in=grants.values("user"), is_active=True).annotate(told_by_place=F("job_title"))


def colleagues(user: User) -> QuerySet[User]:
    """Everybody with a desk today in the area of ``user``; ``told_by_place`` is the post."""
    reach = reach_of(user)
    everywhere = Q(unit__isnull=True, organisation__isnull=True)
    desks = (Role.STAFF, Role.ADMIN, Role.ACCOUNTANT, Role.LEADER, Role.APPRAISER)
    grants = (
        RoleGrant.objects.on(today()).filter(role__in=desks).filter(everywhere | reach.within("unit", "organisation"))
    )
    return User.objects.filter(pk__in=grants.values("user"), is_active=True).annotate(told_by_place=F("job_title"))


def needs(user: User) -> QuerySet[Need]:
    """Needs the person may see; ``told_by_place`` is whose they are."""
    return Need.objects.visible_to(user).annotate(told_by_place=Coalesce("establishment__name", "unit__name"))


def projects(user: User) -> QuerySet[Project]:
    """Đề án the person may see; ``told_by_place`` is the code."""
    return Project.objects.visible_to(user).annotate(told_by_place=F("code"))
