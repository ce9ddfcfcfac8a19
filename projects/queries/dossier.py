"""The dossier of a đề án: eight sections of TT 36/2013 Điều 5, what is there and what is still to be written."""

from dataclasses import dataclass

from khuyencong.core.dates import today
from khuyencong.offices.choices import OrganisationKind
from khuyencong.offices.models import OrganisationProfile
from projects.choices import DOSSIER_HINTS, DossierPart, PartnerRole
from projects.models import DossierSection, Project
from projects.queries.norms.standing import province_of


@dataclass(frozen=True, kw_only=True)
class Part:
    """One section as it stands; ``row`` is None until somebody writes it."""

    number: DossierPart
    row: DossierSection | None
    drafted: str = ""

    @property
    def label(self) -> str:
        return f"{self.number}. {self.number.label}"

    @property
    def hint(self) -> str:
        return DOSSIER_HINTS[self.number]

    @property
    def is_estimate(self) -> bool:
        return self.number == DossierPart.ESTIMATE

    @property
    def text(self) -> str:
        """What a person wrote; for section 1 and 3 what the records say, until somebody does."""
        return (self.row.text if self.row else "") or self.drafted

    @property
    def is_drafted(self) -> bool:
        return not (self.row and self.row.text) and bool(self.drafted)


def parts(project: Project) -> list[Part]:
    """All eight, in order. Three queries: sections, partners, beneficiaries."""
    rows = {row.number: row for row in project.dossier.all()}
    drafted = {DossierPart.PARTIES: _parties(project), DossierPart.GOALS: project.summary}
    return [Part(number=one, row=rows.get(one), drafted=drafted.get(one, "")) for one in DossierPart]


def missing(project: Project) -> list[str]:
    """Sections still empty, by name; the estimate counts by its lines, not by its words."""
    absent = [f"mục {part.label}" for part in parts(project) if not part.is_estimate and not part.text]
    return absent if project.estimate_items.all()[:1] else [*absent, "dự toán (mục 6)"]


def issuer(project: Project) -> OrganisationProfile | None:
    """The Centre of the province as it stands on the day of submission, or today."""
    profiles = OrganisationProfile.objects.filter(
        organisation__kind=OrganisationKind.CENTRE, organisation__unit=province_of(project.unit)
    )
    return profiles.on(project.submitted_on or today()).newest_first().first()


def _parties(project: Project) -> str:
    partners = list(project.partners.select_related("organisation").order_by("role", "pk"))
    lines = []
    for role in (PartnerRole.IMPLEMENTS, PartnerRole.COORDINATES):
        names = [str(one.organisation) for one in partners if one.role == role]
        lines += [f"{role.label}: {'; '.join(names)}."] if names else []
    standing = project.beneficiaries.standing().select_related("establishment").order_by("pk")
    helped = [str(one.establishment) for one in standing]
    lines += [f"Đơn vị thụ hưởng: {'; '.join(helped)}."] if helped else []
    return "\n".join([*lines, f"Địa điểm thực hiện: {project.unit.label()}."])
