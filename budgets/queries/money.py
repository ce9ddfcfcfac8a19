"""What one đề án was promised, paid and settled."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from budgets.choices import DisbursementKind
from budgets.models import Commitment, Disbursement, Settlement
from khuyencong.core import figures
from khuyencong.core.fields import MoneyField
from khuyencong.core.figures import Figure
from projects.models import Project


@dataclass(frozen=True)
class ProjectMoney:
    """Đồng. ``reserved`` is unknown for a file entered after the fact: nothing was held for it here."""

    project: Project
    vouchers: list[Disbursement]
    commitments: list[Commitment]
    settlement: Settlement | None

    @property
    def standing_vouchers(self) -> list[Disbursement]:
        """Neither reversed nor reversing."""
        return [one for one in self.vouchers if not one.is_reversed and one.reverses_id is None]

    @property
    def approved(self) -> Figure:
        return figures.of(self.project.support_approved)

    @property
    def held(self):
        """What is held for it, as a plain number."""
        return sum(one.amount for one in self.commitments)

    @property
    def reserved(self) -> Figure:
        return figures.of(None) if self.project.retrospective else Figure(value=self.held)

    @property
    def advanced(self) -> Figure:
        return self._of(DisbursementKind.ADVANCE)

    @property
    def payments(self) -> Figure:
        return self._of(DisbursementKind.PAYMENT)

    @property
    def refunded(self) -> Figure:
        return self._of(DisbursementKind.REFUND)

    @cached_property
    def paid(self) -> Figure:
        """Advances and payments less refunds."""
        return Figure(value=self.net)

    @property
    def net(self):
        return sum(-one.amount if one.kind == DisbursementKind.REFUND else one.amount for one in self.vouchers)

    def net_of(self, beneficiary) -> int:
        """Paid to one establishment, less what it gave back."""
        mine = (one for one in self.vouchers if one.beneficiary_id == beneficiary.pk)
        return sum(-one.amount if one.kind == DisbursementKind.REFUND else one.amount for one in mine)

    @property
    def left(self) -> Figure:
        """What may still be paid: of what is held, or of what was approved where nothing is held here."""
        if not self.project.retrospective:
            return Figure(value=self.held - self.net)
        approved = self.project.support_approved
        return figures.of(None if approved is None else approved - self.net)

    def _of(self, kind: DisbursementKind) -> Figure:
        rows = [one for one in self.vouchers if one.kind == kind]
        return figures.total(figures.of(one.amount, illustrative=one.illustrative) for one in rows)


def project_money(project: Project) -> ProjectMoney:
    """Three queries, whatever the rows."""
    vouchers = Disbursement.objects.filter(project=project).select_related("beneficiary__establishment")
    return ProjectMoney(
        project,
        list(vouchers.order_by("-voucher_on", "-pk")),
        list(Commitment.objects.filter(project=project).select_related("document").order_by("happened_on", "pk")),
        standing_settlement(project),
    )


def standing_settlement(project: Project) -> Settlement | None:
    return Settlement.objects.filter(project=project, void=False).first()


def difference(project: Project):
    """Paid (less refunds) minus what may be kept: positive is to come back, negative still to be paid, đồng.

    What may be kept is what was settled, or recognised when the file stopped; None while neither is decided. One query.
    """
    settled = Settlement.objects.filter(project=OuterRef("pk"), void=False).values("amount")
    kept = Coalesce(Subquery(settled), "stoppage__kept", output_field=MoneyField())
    out, back = _vouchers(DisbursementKind.ADVANCE, DisbursementKind.PAYMENT), _vouchers(DisbursementKind.REFUND)
    found = Project.objects.filter(pk=project.pk).annotate(out=out, back=back, kept=kept)
    out, back, kept = found.values_list("out", "back", "kept").get()
    return None if kept is None else out - back - kept


def _vouchers(*kinds: DisbursementKind) -> Coalesce:
    """The sum of such vouchers of a row of đề án."""
    rows = Disbursement.objects.filter(project=OuterRef("pk"), kind__in=kinds).order_by().values("project")
    total = rows.annotate(**figures.known_sum("all", "amount")).values("all_known")
    return Coalesce(Subquery(total), 0, output_field=MoneyField())
