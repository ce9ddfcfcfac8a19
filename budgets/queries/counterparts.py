"""Vốn đối ứng of one đề án: what each establishment promised, what was verified, what share of the investment it is."""

from dataclasses import dataclass
from decimal import Decimal

from budgets.choices import CounterpartKind
from budgets.models import CounterpartEvidence
from khuyencong.core import figures
from khuyencong.core.figures import UNKNOWN, Figure
from khuyencong.core.money import format_number, format_prose
from projects.models import Beneficiary, Project


@dataclass(frozen=True)
class CounterpartLine:
    """One establishment. Evidence is what counts; what the file only says stands beside it. Đồng."""

    beneficiary: Beneficiary
    evidence: list[CounterpartEvidence]

    @property
    def promised(self) -> Figure:
        return self._of(CounterpartKind.PROMISED)

    @property
    def verified(self) -> Figure:
        return self._of(CounterpartKind.VERIFIED)

    @property
    def support(self) -> Figure:
        return figures.of(self.beneficiary.support)

    @property
    def share(self) -> Decimal | None:
        """Percent that the support is of the whole investment (support and verified counterpart)."""
        return share_of_investment(self.support, self.verified)

    @property
    def told(self) -> str:
        """Where the file says another amount than the papers prove; empty when they agree."""
        stated = self.beneficiary.counterpart_verified
        if stated is None or self.verified.value in (None, stated):
            return ""
        return f"Hồ sơ ghi đối ứng đã xác nhận {format_prose(stated)}, giấy chứng minh được {format_prose(self.verified.value)}."

    @property
    def gap(self) -> str:
        if self.promised.value is None or self.verified.value is None or self.verified.value >= self.promised.value:
            return ""
        return f"Còn thiếu {format_prose(self.promised.value - self.verified.value)} so với cam kết."

    def _of(self, kind: CounterpartKind) -> Figure:
        rows = [one for one in self.evidence if one.kind == kind and one.void_on is None]
        return figures.total((figures.of(one.amount, illustrative=one.illustrative) for one in rows), empty=UNKNOWN)


def share_of_investment(support: Figure, counterpart: Figure) -> Decimal | None:
    """Support as a percent of support and counterpart together; None unless both are known."""
    return support.ratio(figures.total([support, counterpart]))


def counterparts(project: Project) -> list[CounterpartLine]:
    """A line for each establishment that stands. Two queries."""
    rows: dict[int, list[CounterpartEvidence]] = {}
    found = CounterpartEvidence.objects.filter(beneficiary__project=project).select_related("document", "by", "void_by")
    for row in found.order_by("told_on", "pk"):
        rows.setdefault(row.beneficiary_id, []).append(row)
    helped = project.beneficiaries.standing()
    return [CounterpartLine(one, rows.get(one.pk, [])) for one in helped.select_related("establishment").order_by("pk")]


def evidence_of(beneficiary: Beneficiary) -> CounterpartLine:
    """One establishment. One query."""
    rows = CounterpartEvidence.objects.filter(beneficiary=beneficiary).order_by("told_on", "pk")
    return CounterpartLine(beneficiary, list(rows))


def share_words(share: Decimal | None) -> str:
    """“31,9 % tổng vốn đầu tư”; empty when it is not known."""
    return "" if share is None else f"{format_number(share, 1)} % tổng vốn đầu tư"
