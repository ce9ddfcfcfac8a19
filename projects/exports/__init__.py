"""Lists of đề án as workbooks."""

from projects.exports.eligibility import simulation_workbook
from projects.exports.listing import list_workbook

__all__ = ["list_workbook", "simulation_workbook"]
