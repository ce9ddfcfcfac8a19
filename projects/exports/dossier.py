"""The dossier as a paper in the form of NĐ 30/2020: eight sections (TT 36/2013 Điều 5), the estimate, the norm."""

from khuyencong.core.dates import today
from khuyencong.core.figures import Figure, of
from khuyencong.core.papers import (
    Annex,
    Block,
    Cell,
    Column,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    prose,
)
from khuyencong.offices.models import OrganisationProfile
from projects.choices import PURSE_MARKS, DossierPart
from projects.models import EstimateItem, Project
from projects.queries.dossier import Part
from projects.queries.norms import NormStanding

_COLUMNS = (
    Column(key="index", title="TT", kind="index"),
    Column(key="text", title="Hạng mục", width=30),
    Column(key="unit_name", title="ĐVT", width=9),
    Column(key="quantity", title="Số lượng", kind="decimal"),
    Column(key="unit_price", title="Đơn giá", kind="money", unit="đồng"),
    Column(key="cost", title="Thành tiền", kind="money", unit="đồng"),
    Column(key="purse", title="Nguồn", width=8),
    Column(key="support", title="Khuyến công hỗ trợ", kind="money", unit="đồng"),
    Column(key="counterpart", title="Vốn đối ứng", kind="money", unit="đồng"),
)
_NOT_WRITTEN = "(Chưa viết.)"


def dossier_paper(
    project: Project, parts: list[Part], standing: NormStanding, issuer: OrganisationProfile | None
) -> Paper:
    """A draft: the clerk gives number and day. ``issuer`` None leaves the usual words."""
    return Paper(
        letterhead=_letterhead(project, issuer),
        kind="ĐỀ ÁN",
        subject=project.title,
        blocks=tuple(block for part in parts for block in _part(part, standing)),
        signature=_signature(issuer),
        recipients=Recipients(lines=("Sở Công Thương", "Đơn vị thụ hưởng", "Lưu: VT, KC")),
        annexes=(Annex(number="I", title="Dự toán kinh phí", blocks=(estimate_table(standing),), landscape=True),),
        mark="DỰ THẢO" if not project.is_approved else "",
    )


def _letterhead(project: Project, issuer: OrganisationProfile | None) -> Letterhead:
    symbol = (issuer and issuer.symbol) or "TTKC"
    return Letterhead(
        parent=(issuer and issuer.parent_name) or "Sở Công Thương",
        issuer=issuer.name if issuer else "Trung tâm Khuyến công",
        symbol=f"ĐA-{symbol}",
        place=(issuer and issuer.place_name) or "Địa danh",
        issued_on=project.submitted_on or today(),
        draft=True,
    )


def _signature(issuer: OrganisationProfile | None) -> Signature:
    lines = (issuer.signer_authority, issuer.signer_title) if issuer else ()
    return Signature(
        authority_lines=tuple(filter(None, lines)) or ("Giám đốc",), name=issuer.signer_name if issuer else ""
    )


def _part(part: Part, standing: NormStanding) -> list[Block]:
    heading = Heading(level=1, number=str(int(part.number)), text=part.number.label)
    words = list(prose(part.text))
    if part.number != DossierPart.ESTIMATE:
        return [heading, *(words or [Paragraph(text=_NOT_WRITTEN)])]
    return [heading, *words, *_shares(standing), *_norms(standing)]


def estimate_table(standing: NormStanding) -> Table:
    """Mẫu 1: its columns were not seen, these are ours."""
    return Table(
        code="du-toan",
        title="Dự toán kinh phí",
        columns=_COLUMNS,
        rows=tuple(_row(number, item) for number, item in enumerate(standing.items, 1)),
        total=_total(standing) if standing.items else None,
        empty="Chưa lập dự toán.",
    )


def _row(number: int, item: EstimateItem) -> Row:
    money = (of(item.cost), of(item.support), of(item.counterpart))
    cost, support, counterpart = (_marked(figure, item) for figure in money)
    purse = PURSE_MARKS[item.purse][0]
    return Row(
        cells=(
            number,
            item.text,
            item.unit_name,
            "" if item.quantity is None else item.quantity,
            "" if item.unit_price is None else item.unit_price,
            cost,
            purse,
            support,
            counterpart,
        )
    )


def _marked(figure: Figure, item: EstimateItem) -> Figure:
    return of(figure.value, illustrative=item.illustrative and figure.is_known)


def _total(standing: NormStanding) -> Row:
    return Row(cells=("", "Cộng", "", "", "", standing.cost, "", standing.support, standing.counterpart), kind="sum")


def _shares(standing: NormStanding) -> list[Block]:
    """Totals in words, by purse; the lines stand in the annex."""
    if not standing.items:
        return [Paragraph(text="(Chưa lập dự toán.)")]

    def money(figure: Figure) -> Cell:
        return Cell(value=figure, kind="money", unit="đồng")

    def told(figure: Figure, end: str) -> list[str | Cell]:
        return [money(figure), f" đồng{end}" if figure.is_known else end]

    parts = [f"Tổng kinh phí {len(standing.items)} khoản (phụ lục kèm theo): ", *told(standing.cost, ". Trong đó ")]
    for purse, figure in standing.support_by_purse:
        parts += [f"{PURSE_MARKS[purse][0]} hỗ trợ ", *told(figure, "; ")]
    return [Paragraph(text=(*parts, "vốn đối ứng ", *told(standing.counterpart, ".")))]


def _norms(standing: NormStanding) -> list[Block]:
    others = [f"{line.content}: {line.answer.sentence}" for line in standing.lines[1:]]
    told = [
        Paragraph(text=standing.sentence),
        *(Paragraph(text=words) for words in others),
    ]
    decision = standing.decision
    if decision and decision.override is not None:
        paper = f" theo {decision.document}" if decision.document else ""
        words = f"Được quyết mức khác: {of(decision.override).text()} đồng{paper}, vì {decision.reason}"
        told.append(Paragraph(text=words))
    return told
