"""How far the acceptance of a file has come, and what it still owes when it stopped."""

from dataclasses import dataclass
from datetime import date

from khuyencong.core.dates import today
from khuyencong.core.models import OfficialDocument
from khuyencong.core.money import format_prose
from khuyencong.offices.choices import OrganisationKind
from khuyencong.offices.models import OrganisationProfile
from projects.models import Acceptance, ArchiveRecord, Beneficiary, Project


def standing_beneficiaries(project: Project) -> list[Beneficiary]:
    """Those still in the file: each is to be accepted."""
    return list(project.beneficiaries.standing().select_related("establishment"))


def acceptances(project: Project) -> list[Acceptance]:
    """Every acceptance held, the latest first."""
    rows = Acceptance.objects.filter(project=project)
    rows = rows.select_related("beneficiary__establishment", "unit", "document", "recorded_by")
    return list(rows.order_by("-held_on", "-pk"))


def latest_by_beneficiary(held: list[Acceptance]) -> dict[int | None, Acceptance]:
    """The acceptance that counts for each beneficiary; None stands for the whole file."""
    return {one.beneficiary_id: one for one in reversed(held)}


def awaiting_acceptance(project: Project, held: list[Acceptance] | None = None) -> list[Beneficiary]:
    """Standing beneficiaries whose latest acceptance is not “đạt”."""
    latest = latest_by_beneficiary(acceptances(project) if held is None else held)
    passed = {pk for pk, one in latest.items() if one.passed}
    return [one for one in standing_beneficiaries(project) if one.pk not in passed]


def not_yet_accepted(project: Project) -> list[str]:
    """What acceptance of the whole file still waits for, by name."""
    held = acceptances(project)
    missing = [f"nghiệm thu của {one}" for one in awaiting_acceptance(project, held)]
    if not missing and not any(one.passed for one in latest_by_beneficiary(held).values()):
        return ["lần nghiệm thu đạt"]
    return missing


def last_acceptance_day(project: Project) -> date | None:
    """The day of the last acceptance that counts; None while nothing is accepted."""
    latest = latest_by_beneficiary(acceptances(project)).values()
    return max((one.held_on for one in latest if one.passed), default=None)


def owed_after_stop(project: Project) -> list[str]:
    """Money a stopped file has to give back before it is put away. Uses the stoppage where it was read."""
    stoppage = getattr(project, "stoppage", None) if project.stopped_on else None
    return [] if stoppage is None or stoppage.is_clear else [f"hoàn trả đủ {format_prose(stoppage.to_refund)}"]


@dataclass(frozen=True)
class ArchiveFolder:
    """What lies in the folder of a file: its papers by day, and who keeps it where."""

    project: Project
    papers: list[OfficialDocument]
    archive: ArchiveRecord | None
    centre: OrganisationProfile | None


def archive_folder(project: Project) -> ArchiveFolder:
    """Four queries. The Centre is that of the province, today."""
    papers = OfficialDocument.objects.filter(pk__in=project.papers.values("document"))
    province = project.unit
    while province.parent is not None:
        province = province.parent
    centres = OrganisationProfile.objects.filter(
        organisation__kind=OrganisationKind.CENTRE, organisation__unit=province
    )
    return ArchiveFolder(
        project=project,
        papers=list(papers.select_related("file").order_by("issued_on", "pk")),
        archive=ArchiveRecord.objects.filter(project=project).select_related("recorded_by").first(),
        centre=centres.on(today()).order_by("organisation", "-valid_from").first(),
    )
