"""Files made from what the pages show: workbooks, papers, plain values for machines."""

from projects.exports.appraisals import (
    appraisal_paper,
    appraisal_pdf,
)
from projects.exports.contents import (
    contents_list,
)
from projects.exports.dossier import (
    dossier_paper,
)
from projects.exports.eligibility import (
    simulation_workbook,
)
from projects.exports.listing import (
    list_workbook,
)
from projects.exports.norms import (
    answer_json,
    estimate_json,
)
from projects.exports.sheets import paper_sheet

__all__ = [
    "answer_json",
    "appraisal_paper",
    "appraisal_pdf",
    "contents_list",
    "dossier_paper",
    "estimate_json",
    "list_workbook",
    "paper_sheet",
    "simulation_workbook",
]
