"""Files to pay, papers and vouchers, for the tests of payments."""

from datetime import date

from budgets.queries import Decided
from khuyencong.core.documents import DocumentFacts
from projects.choices import ProjectStatus, Purse
from projects.models import PaperType, Project, ProjectType
from tests.factories.core import OfficialDocumentFactory
from tests.factories.finishing import CommitmentFactory, funded
from tests.factories.projects import PaperFactory
from tests.factories.running import ProgressFactory

TRIEU = 1_000_000
S = ProjectStatus


def paper(number: str = "7") -> DocumentFacts:
    return DocumentFacts(
        number=number, symbol="QĐ-CĐK", issued_on=date(2026, 6, 1), issuer="Cục", title="Cho phép tạm ứng"
    )


def decided(reason: str = "Máy nhập khẩu phải trả trước") -> Decided:
    return Decided(reason=reason, document=paper())


def voucher(number: str, amount: int, **more) -> dict:
    """``amount`` in triệu."""
    told = {"voucher": number, "voucher_on": date(2026, 6, 15), "budget_year": 2026}
    return {"amount": amount * TRIEU} | told | more


def national(code: str, status: ProjectStatus = S.RUNNING, **facts) -> Project:
    """A đề án of the national purse, 100 triệu, of one dạng, under contract since 1/3/2026."""
    kind = ProjectType.objects.get(code=code)
    return funded(status, support=100 * TRIEU, purse=Purse.NATIONAL, project_type=kind, **facts)


def told(project: Project, share, month: int = 5) -> None:
    """A progress report of a month of 2026, on the 20th."""
    facts = {"month": date(2026, month, 1), "reported_on": date(2026, month, 20)}
    ProgressFactory(project=project, done_share=share, **facts)


def hold(project: Project, *codes: str) -> None:
    """Papers in the file."""
    for code in codes:
        kind = PaperType.objects.get(code=code)
        PaperFactory(project=project, document=OfficialDocumentFactory(), paper_type=kind)


__all__ = ["TRIEU", "CommitmentFactory", "S", "decided", "hold", "national", "paper", "told", "voucher"]
