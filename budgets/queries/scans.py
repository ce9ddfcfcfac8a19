"""Which vouchers of a đề án have no scan, and whether its procedure asks for one: “chứng từ gốc” of the settlement."""

from dataclasses import dataclass
from datetime import date

from budgets.choices import DisbursementKind
from budgets.models import Disbursement
from projects.choices import PaperNeed
from projects.models import PaperRequirement, Project
from projects.queries.law import in_force, requirements

VOUCHER_PAPER = "G068"


@dataclass(frozen=True)
class Scans:
    """``rule`` asks for the vouchers of the file; None: nothing does, a scan is welcome and no more."""

    rule: PaperRequirement | None
    without: list[Disbursement]

    @property
    def lacking(self) -> str:
        """What to bring, and who asks; empty while nothing is asked or all is there."""
        if self.rule is None or not self.without:
            return ""
        names = ", ".join(one.voucher for one in self.without)
        doubt = "" if self.rule.is_verified else ", chưa kiểm chứng"
        return f"Chưa có bản chụp: {names}. {self.rule.get_stage_display()} phải có chứng từ gốc ({self.rule.basis}{doubt})."


def scan_rule(project: Project, on: date) -> PaperRequirement | None:
    """The line of the law tables that asks the vouchers of its purse. No query."""
    rows = requirements().get(project.purse, ())
    asked = (row for row in rows if row.paper_type.code == VOUCHER_PAPER and row.need == PaperNeed.MANDATORY)
    return next((row for row in asked if in_force(row, on)), None)


def scans_of(project: Project, vouchers: list[Disbursement], on: date) -> Scans:
    """Of vouchers that stand and paid something out. No query."""
    out = [one for one in vouchers if one.kind != DisbursementKind.REFUND]
    standing = [one for one in out if not (one.scan_id or one.is_reversed or one.reverses_id)]
    return Scans(scan_rule(project, on), standing)
