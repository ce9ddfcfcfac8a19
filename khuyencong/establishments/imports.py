"""Lists by which an establishment is read, as spreadsheets, in and out. A row is known by its code."""

from khuyencong.core.registers import resource_of
from khuyencong.establishments.models import LegalFormWord, NameRule, Sector

SectorResource = resource_of(Sector, parent="code")
LegalFormWordResource = resource_of(LegalFormWord)
NameRuleResource = resource_of(NameRule)
