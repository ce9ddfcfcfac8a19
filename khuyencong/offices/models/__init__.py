"""Who works here, what they were taught, how they look at their lists, what they handed to whom."""

from khuyencong.offices.models.desks import OfficerTraining, SavedView
from khuyencong.offices.models.grants import Organisation, OrganisationProfile, RoleGrant
from khuyencong.offices.models.handovers import Handover, HandoverItem

__all__ = [
    "Handover",
    "HandoverItem",
    "OfficerTraining",
    "Organisation",
    "OrganisationProfile",
    "RoleGrant",
    "SavedView",
]
