"""Cơ sở CNNT: one identity, dated facts, several production sites, what it needs; the lists its facts are read by."""

from khuyencong.establishments.models.facts import CraftVillage, EstablishmentTrait, YearlySnapshot
from khuyencong.establishments.models.reference import Cited, LegalFormWord, NameRule, Sector
from khuyencong.establishments.models.register import (
    Consent,
    Continuation,
    Establishment,
    EstablishmentProfile,
    Membership,
    Need,
    ProductionSite,
)

__all__ = [
    "Cited",
    "Consent",
    "Continuation",
    "CraftVillage",
    "Establishment",
    "EstablishmentProfile",
    "EstablishmentTrait",
    "LegalFormWord",
    "Membership",
    "NameRule",
    "Need",
    "ProductionSite",
    "Sector",
    "YearlySnapshot",
]
