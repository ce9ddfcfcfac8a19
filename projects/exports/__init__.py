"""Đề án as files: the list as a workbook, phiếu thẩm định as a PDF."""

from projects.exports.appraisals import appraisal_paper, appraisal_pdf
from projects.exports.listing import list_workbook

__all__ = ["appraisal_paper", "appraisal_pdf", "list_workbook"]
