"""Who issues the report: the Centre of the territory's province, or its successor, as it stands on the day of issue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khuyencong.core.papers import Letterhead, Recipients, Signature
from khuyencong.offices.choices import OrganisationKind
from khuyencong.offices.models import OrganisationProfile
from khuyencong.reports.queries.scope import ReportScope
from khuyencong.territory.models import AdministrativeUnit, Succession

_PLACEHOLDER = "Trung tâm Khuyến công"


@dataclass(frozen=True)
class Issuer:
    """``profile`` is None when no Centre is known on the day; then the head keeps the usual words and blanks."""

    profile: OrganisationProfile | None
    province: AdministrativeUnit

    @property
    def name(self) -> str:
        return self.profile.name if self.profile else _PLACEHOLDER

    @property
    def symbol(self) -> str:
        return f"BC-{(self.profile and self.profile.symbol) or 'TTKC'}"

    @property
    def department(self) -> str:
        """Whom the report is addressed to."""
        return (self.profile and self.profile.parent_name) or "Sở Công Thương"

    def letterhead(self, issued_on: date) -> Letterhead:
        """A draft: the clerk gives number and day."""
        return Letterhead(
            parent=self.department,
            issuer=self.name,
            symbol=self.symbol,
            place=(self.profile and self.profile.place_name) or self.province.dateline,
            issued_on=issued_on,
            draft=True,
        )

    @property
    def signature(self) -> Signature:
        profile = self.profile
        lines = (profile.signer_authority, profile.signer_title) if profile else ()
        return Signature(
            authority_lines=tuple(filter(None, lines)) or ("Giám đốc",),
            name=profile.signer_name if profile else "",
        )

    @property
    def recipients(self) -> Recipients:
        return Recipients(lines=("Như trên", "Ban Giám đốc Trung tâm", "Lưu: VT, KC"))


def province_of(unit: AdministrativeUnit) -> AdministrativeUnit:
    while unit.parent_id:
        unit = unit.parent
    return unit


def issuer_of(scope: ReportScope) -> Issuer:
    return issuer_on(scope.unit, scope.issued_on or scope.day)


def issuer_on(unit: AdministrativeUnit, day: date) -> Issuer:
    """The Centre of the unit's province on a day. Two queries: the profiles of all Centres, what became of the province."""
    province = province_of(unit)
    profiles = list(
        OrganisationProfile.objects.filter(organisation__kind=OrganisationKind.CENTRE)
        .select_related("organisation")
        .order_by("organisation", "valid_from")
    )
    places = [province.pk, *Succession.objects.filter(predecessor=province).values_list("successor", flat=True)]
    centres = [
        profile.organisation_id for place in places for profile in profiles if profile.organisation.unit_id == place
    ]
    return Issuer(_in_force(profiles, dict.fromkeys(centres), day), province)


def _in_force(profiles: list[OrganisationProfile], centres: Iterable[int], day: date) -> OrganisationProfile | None:
    """The profile of one of these on a day; where they are gone, of those that continue them."""
    tried, waiting = set(), list(centres)
    while waiting:
        centre = waiting.pop(0)
        if centre in tried:
            continue
        tried.add(centre)
        for profile in profiles:
            if profile.organisation_id == centre and _holds(profile, day):
                return profile
        waiting += [profile.organisation_id for profile in profiles if profile.organisation.continues_id == centre]
    return None


def _holds(profile: OrganisationProfile, day: date) -> bool:
    return (profile.valid_from is None or profile.valid_from <= day) and (
        profile.valid_to is None or profile.valid_to >= day
    )
