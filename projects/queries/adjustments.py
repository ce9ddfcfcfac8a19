"""Whose word a change is, what it is measured against, and how it reads before and after."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, Value, When

from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.money import format_prose
from khuyencong.establishments.models import Establishment
from khuyencong.offices.models import Organisation
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import APPENDIX, DECISION, Change, Grouping, Subject
from projects.models import Adjustment, AdjustmentRule, Beneficiary, Content, Project, ProjectPartner, SupportContract

Columns = dict[str, dict]


def rule_for(project: Project, change: Change, on: date | None = None) -> AdjustmentRule | None:
    """The line of the matrix in force: the one for this grouping before the one for all. None: there is no rule yet."""
    grouping = Grouping.GROUP if project.is_group else Grouping.SINGLE
    return (
        AdjustmentRule.objects.filter(purse=project.purse, change=change, grouping__in=(grouping, Grouping.ANY))
        .on(on or today())
        .order_by(Case(When(grouping=Grouping.ANY, then=Value(1)), default=Value(0)), "code")
        .first()
    )


def rules_of(project: Project) -> dict[str, AdjustmentRule]:
    """Every rule of its purse and grouping by change, in one query."""
    grouping = Grouping.GROUP if project.is_group else Grouping.SINGLE
    rows = AdjustmentRule.objects.filter(purse=project.purse, grouping__in=(grouping, Grouping.ANY)).on(today())
    found: dict[str, AdjustmentRule] = {}
    for row in sorted(rows, key=lambda row: (row.grouping == Grouping.ANY, row.code)):
        found.setdefault(row.change, row)
    return found


def leaves_the_form_open(adjustment: Adjustment) -> bool:
    """The rule takes a decision or an appendix of the contract, and the file stands under one."""
    papers = adjustment.rule.papers if adjustment.rule else []
    return {APPENDIX, DECISION} <= set(papers) and adjustment.project.contracts.exists()


def granted_by(adjustment: Adjustment, by_appendix: bool) -> str:
    """Code of the paper that grants it: what the rule names; ``by_appendix`` chooses where it names both. "": neither."""
    papers = adjustment.rule.papers if adjustment.rule else []
    named = [code for code in (DECISION, APPENDIX) if code in papers]
    if APPENDIX in named and not adjustment.project.contracts.exists():
        named.remove(APPENDIX)
    if len(named) > 1:
        return APPENDIX if by_appendix else DECISION
    return named[0] if named else ""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a person wants, as typed; only what its subject asks for is set."""

    subject: Subject
    ends_on: date | None = None
    unit: AdministrativeUnit | None = None
    beneficiary: Beneficiary | None = None
    establishment: Establishment | None = None
    support: Decimal | None = None
    counterpart: Decimal | None = None
    partner: ProjectPartner | None = None
    organisation: Organisation | None = None
    content: Content | None = None
    was: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """The change it turns out to be, and its columns as they are and as they are to be."""

    change: Change
    before: Columns
    after: Columns
    beneficiary: Beneficiary | None = None


def proposal(project: Project, wanted: Wanted) -> Proposal:
    """``DomainError`` where nothing would change, or something is not told."""
    made = _PROPOSALS[wanted.subject](project, wanted)
    if made.before == made.after:
        raise DomainError("Giống như đang có: không có gì để điều chỉnh.")
    return made


def stands(project: Project, change: Change, before: Columns, beneficiary: Beneficiary | None) -> bool:
    """Whether the file is still as it was when the change was asked for."""
    match change:
        case Change.TIME_SAME_YEAR | Change.TIME_NEXT_YEAR:
            return _value(before, "ends_on") == _iso(project.ends_on)
        case Change.PLACE:
            place = beneficiary or project
            return _value(before, "unit") == place.unit_id
        case Change.BENEFICIARY:
            return beneficiary is not None and beneficiary.is_standing
        case Change.PARTNER:
            partner = project.partners.filter(pk=_value(before, "partner")).first()
            return partner is not None and partner.organisation_id == _value(before, "organisation")
        case Change.CONTENT:
            return _value(before, "content") == project.content_id
        case Change.EQUIPMENT:
            return _value(before, "equipment") == _equipment(beneficiary)
        case Change.SUPPORT_UP | Change.SUPPORT_DOWN:
            return _value(before, "support_approved") == str(project.support_approved)
    return True


def _value(columns: Columns, name: str):
    return columns.get(name, {}).get("value")


def _column(label: str, value, text: str = "") -> dict:
    return {"label": label, "value": value, "text": text or ("chưa ghi" if value in (None, "") else str(value))}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _needed(value, field: str, sentence: str):
    if value in (None, ""):
        raise DomainError(sentence, field=field)
    return value


def _time(project: Project, wanted: Wanted) -> Proposal:
    new = _needed(wanted.ends_on, "ends_on", "Ghi ngày kết thúc mới.")
    if project.starts_on and new < project.starts_on:
        raise DomainError("Ngày kết thúc mới đứng trước ngày bắt đầu.", field="ends_on")
    year = project.ends_on.year if project.ends_on else project.plan_year or today().year
    label = "Thực hiện đến"
    return Proposal(
        change=Change.TIME_NEXT_YEAR if new.year > year else Change.TIME_SAME_YEAR,
        before={
            "ends_on": _column(label, _iso(project.ends_on), format_date(project.ends_on) if project.ends_on else "")
        },
        after={"ends_on": _column(label, _iso(new), format_date(new))},
    )


def _place(project: Project, wanted: Wanted) -> Proposal:
    new = _needed(wanted.unit, "unit", "Ghi địa điểm mới.")
    old = (wanted.beneficiary or project).unit
    label = f"Nơi sản xuất của {wanted.beneficiary}" if wanted.beneficiary else "Địa bàn"
    return Proposal(
        change=Change.PLACE,
        before={"unit": _column(label, old.pk if old else None, old.full_name if old else "")},
        after={"unit": _column(label, new.pk, new.full_name)},
        beneficiary=wanted.beneficiary,
    )


def _beneficiary(project: Project, wanted: Wanted) -> Proposal:
    old = _needed(wanted.beneficiary, "beneficiary", "Chọn cơ sở rút khỏi đề án.")
    new = _needed(wanted.establishment, "establishment", "Ghi cơ sở thay vào.")
    named = project.beneficiaries.standing().filter(establishment=new)
    if named.exists():
        raise DomainError(f"{new} đã có trong đề án này.", field="establishment")
    support = old.support if wanted.support is None else wanted.support
    return Proposal(
        change=Change.BENEFICIARY,
        before={
            "establishment": _column("Cơ sở", old.establishment_id, str(old)),
            "unit": _column("Nơi sản xuất", old.unit_id, old.unit.full_name if old.unit else ""),
            "support": _money("Kinh phí hỗ trợ", old.support),
            "counterpart": _money("Đối ứng cam kết", old.counterpart_committed),
        },
        after={
            "establishment": _column("Cơ sở", new.pk, str(new)),
            "unit": _column(
                "Nơi sản xuất",
                wanted.unit.pk if wanted.unit else None,
                wanted.unit.full_name if wanted.unit else "nơi đã ghi trong sổ",
            ),
            "support": _money("Kinh phí hỗ trợ", support),
            "counterpart": _money("Đối ứng cam kết", wanted.counterpart),
        },
        beneficiary=old,
    )


def _money(label: str, amount: Decimal | None) -> dict:
    return _column(
        label,
        None if amount is None else str(amount),
        format_prose(amount) if amount is not None else "chưa có số liệu",
    )


def _partner(project: Project, wanted: Wanted) -> Proposal:
    old = _needed(wanted.partner, "partner", "Chọn đơn vị phối hợp được thay.")
    new = _needed(wanted.organisation, "organisation", "Ghi đơn vị thay vào.")
    if project.partners.filter(organisation=new, role=old.role).exclude(pk=old.pk).exists():
        raise DomainError(f"{new} đã có trong đề án với vai trò này.", field="organisation")
    label = old.get_role_display()
    which = {"partner": _column("Dòng", old.pk)}
    return Proposal(
        change=Change.PARTNER,
        before=which | {"organisation": _column(label, old.organisation_id, str(old.organisation))},
        after={"organisation": _column(label, new.pk, str(new))},
    )


def _content(project: Project, wanted: Wanted) -> Proposal:
    new = _needed(wanted.content, "content", "Chọn nội dung mới.")
    return Proposal(
        change=Change.CONTENT,
        before={"content": _column("Nội dung", project.content_id, str(project.content))},
        after={"content": _column("Nội dung", new.pk, str(new))},
    )


def _equipment(beneficiary: Beneficiary | None) -> str:
    kept = SupportContract.objects.filter(beneficiary=beneficiary).first() if beneficiary else None
    return kept.equipment if kept else ""


def _machine(project: Project, wanted: Wanted) -> Proposal:
    owner = _needed(wanted.beneficiary, "beneficiary", "Chọn cơ sở có máy móc, thiết bị này.")
    new = _needed(wanted.text, "text", "Ghi thông số mới.")
    label = f"Máy móc, thiết bị của {owner}"
    kept = _equipment(owner)
    return Proposal(
        change=Change.EQUIPMENT,
        before={"equipment": _column(label, kept, kept or wanted.was)},
        after={"equipment": _column(label, new)},
        beneficiary=owner,
    )


def _support(project: Project, wanted: Wanted) -> Proposal:
    new = _needed(wanted.support, "support", "Ghi tổng kinh phí hỗ trợ mới.")
    old = project.support_approved
    return Proposal(
        change=Change.SUPPORT_UP if old is None or new > old else Change.SUPPORT_DOWN,
        before={"support_approved": _money("Kinh phí được duyệt", old)},
        after={"support_approved": _money("Kinh phí được duyệt", new)},
    )


def _said(change: Change):
    def say(project: Project, wanted: Wanted) -> Proposal:
        new = _needed(wanted.text, "text", "Ghi điều thay đổi.")
        return Proposal(
            change=change,
            before={"text": _column(change.label, wanted.was)},
            after={"text": _column(change.label, new)},
        )

    return say


_PROPOSALS = {
    Subject.TIME: _time,
    Subject.PLACE: _place,
    Subject.BENEFICIARY: _beneficiary,
    Subject.PARTNER: _partner,
    Subject.CONTENT: _content,
    Subject.EQUIPMENT: _machine,
    Subject.SUPPORT: _support,
    Subject.BUDGET_LINES: _said(Change.BUDGET_LINES),
    Subject.ADVANCE: _said(Change.ADVANCE),
    Subject.FORCE_MAJEURE: _said(Change.FORCE_MAJEURE),
    Subject.OTHER: _said(Change.OTHER),
}
