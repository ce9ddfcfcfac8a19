"""What the reviews of approved reports found that the register does not say yet, and what was decided about it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from collaborators.choices import AT_ONCE, Decision, FindingKind, ReviewOutcome
from collaborators.models import Appointment, EstablishmentReview, QuarterlyReport, RegisterDecision, ReportLine
from collaborators.queries.sheet import listed
from collaborators.queries.sheet.parts import DIRECTION, EXPLAINED, MOVED, NEW
from khuyencong.core.dates import format_date
from khuyencong.core.money import NumberError, parse_count
from khuyencong.core.text import fold
from khuyencong.establishments.choices import EstablishmentStatus, LegalForm
from khuyencong.establishments.models import Establishment, EstablishmentProfile
from khuyencong.territory.models import AdministrativeUnit

_STATUS = EstablishmentStatus


def _stands(**status) -> QuerySet:
    """Establishments of which the register says so now."""
    return EstablishmentProfile.objects.filter(valid_to__isnull=True, **status).values("establishment")


_DIFFERS = (  # read once, not once a row: most rows say what the register says
    Q(Q(outcome=ReviewOutcome.CLOSED), ~Q(establishment__in=_stands(status=_STATUS.CLOSED)))
    | Q(Q(outcome=ReviewOutcome.PAUSED), ~Q(establishment__in=_stands(status__in=(_STATUS.PAUSED, _STATUS.CLOSED))))
    | Q(outcome=ReviewOutcome.STILL, establishment__in=_stands(status=_STATUS.PAUSED))
    | Q(outcome__in=(ReviewOutcome.CHANGED, ReviewOutcome.LEFT))
)
_KINDS = {
    ReviewOutcome.CLOSED: FindingKind.CLOSED,
    ReviewOutcome.PAUSED: FindingKind.PAUSED,
    ReviewOutcome.STILL: FindingKind.RESUMED,
    ReviewOutcome.CHANGED: FindingKind.CHANGED,
    ReviewOutcome.LEFT: FindingKind.LEFT,
}
_NOT_FACTS = {"id", "establishment", "valid_from", "valid_to"}
FACTS = [
    field.name
    for field in EstablishmentProfile._meta.concrete_fields
    if not (field.generated or field.name in _NOT_FACTS)
]
_SHORT = {"ho": LegalForm.HOUSEHOLD, "htx": LegalForm.COOPERATIVE, "tht": LegalForm.COOPERATIVE_GROUP}


@dataclass(frozen=True)
class Finding:
    """One thing a report says otherwise than the register; ``decision`` is None while nobody has decided."""

    key: str
    kind: FindingKind
    name: str
    said: str
    since: date
    establishment: Establishment | None = None
    cells: dict = field(default_factory=dict)
    decision: RegisterDecision | None = None

    @property
    def at_once(self) -> bool:
        """Nothing has to be typed but the day."""
        return self.decision is None and self.kind in AT_ONCE

    @property
    def box(self) -> str:
        """Its name in a form."""
        return self.key.replace("-", "_")

    @property
    def said_otherwise(self) -> bool:
        """The report was sent again, and says something else than when it was decided."""
        return self.decision is not None and self.decision.said != self.said


def _lines() -> QuerySet[ReportLine]:
    """New establishments and those that came from elsewhere; who left is marked in the list."""
    direction = f"cells__{DIRECTION}__icontains"
    came = Q(code=MOVED) & (Q(**{direction: "đến"}) | Q(**{direction: "den"}))
    first = Case(When(code=NEW, then=Value("moi-")), default=Value("den-"), output_field=CharField())
    return ReportLine.objects.filter(Q(code=NEW) | came).annotate(key=Concat(first, Cast("number", CharField())))


def _undecided(**same) -> Exists:
    return ~Exists(RegisterDecision.objects.filter(report=OuterRef("report"), undone_at=None, **same))


def undecided_reviews() -> QuerySet[EstablishmentReview]:
    """Rows that say otherwise than the register, with nobody's decision."""
    return EstablishmentReview.objects.filter(_DIFFERS, _undecided(establishment=OuterRef("establishment")))


def undecided_lines() -> QuerySet[ReportLine]:
    """New establishments, and those that came, with nobody's decision."""
    return _lines().filter(_undecided(key=OuterRef("key")))


def to_record() -> Q:
    """Of reports, as a condition: something in them still waits for a decision about the register."""
    found = (rows.filter(report=OuterRef("pk")) for rows in (undecided_reviews(), undecided_lines()))
    return Q(*(Exists(rows) for rows in found), _connector=Q.OR)


def waits_for_register(report: QuarterlyReport) -> bool:
    """``to_record`` of one report."""
    return QuarterlyReport.objects.filter(to_record(), pk=report.pk).exists()


def findings(report: QuarterlyReport, on: date) -> list[Finding]:
    """What waits first, then what was decided. Three queries; the period of the report is at hand."""
    decisions = report.decisions.filter(undone_at=None).select_related("by", "establishment").order_by("pk")
    decided = {one.key: one for one in decisions}
    told = {one.key: one for one in [*_of_reviews(report, decided, on), *_of_lines(report, decided, on)]}
    gone = [_unsaid(one) for key, one in decided.items() if key not in told]
    return sorted([*told.values(), *gone], key=lambda one: one.decision is not None)


def _of_reviews(report: QuarterlyReport, decided: dict, on: date) -> list[Finding]:
    known = [one.establishment_id for one in decided.values()]
    rows = EstablishmentReview.objects.filter(_DIFFERS | Q(establishment__in=known), report=report).select_related(
        "establishment"
    )
    return [_of_review(report, row, decided, on) for row in rows.order_by("establishment__sort_key", "pk")]


def _of_review(report: QuarterlyReport, row: EstablishmentReview, decided: dict, on: date) -> Finding:
    key = f"cs-{row.establishment_id}"
    day = f"từ {format_date(row.happened_on)}" if row.happened_on else ""
    decision = decided.get(key)
    return Finding(
        key=key,
        kind=FindingKind(decision.kind) if decision else _KINDS[ReviewOutcome(row.outcome)],
        name=row.establishment.name,
        said="; ".join(filter(None, (str(row.get_outcome_display()), day, row.note))),
        since=row.happened_on or min(report.period.ends_on, on),
        establishment=row.establishment,
        decision=decision,
    )


def _of_lines(report: QuarterlyReport, decided: dict, on: date) -> list[Finding]:
    rows = _lines().filter(report=report).select_related("establishment").order_by("code", "number")
    return [
        Finding(
            key=row.key,
            kind=FindingKind.NEW if row.code == NEW else FindingKind.ARRIVED,
            name=row.cells.get("tên") or row.cells.get("cơ sở") or "",
            said=_words(row.cells),
            since=min(report.period.ends_on, on),
            establishment=row.establishment,
            cells=row.cells,
            decision=decided.get(row.key),
        )
        for row in rows
    ]


_COLUMNS = ("loại hình", "ngành", "số lao động", "người liên hệ", "điện thoại", "địa điểm", DIRECTION, "xã kia")


def _words(cells: dict) -> str:
    """The columns of a line as the report names them, without the name, which stands before them."""
    return "; ".join(f"{name}: {cells[name]}" for name in _COLUMNS if cells.get(name))


def _unsaid(decision: RegisterDecision) -> Finding:
    """Decided, and no longer in the report as it was sent again."""
    name = decision.establishment.name if decision.establishment else decision.said
    return Finding(decision.key, FindingKind(decision.kind), name, "", decision.since, decision=decision)


def facts_now(one: Establishment) -> dict:
    """What the register says of it, ready to be changed."""
    now = one.profiles.filter(valid_to=None).order_by("-pk").first()
    if now is None:
        return {"name": one.name, "legal_form": LegalForm.UNKNOWN, "status": EstablishmentStatus.ACTIVE}
    return {name: getattr(now, name) for name in FACTS}


def first_facts(finding: Finding) -> dict:
    """What a line about a new establishment tells of it, by the names of the register's columns."""
    told = {name: words.strip() for name, words in finding.cells.items() if isinstance(words, str)}
    return {
        "name": told.get("tên", ""),
        "legal_form": _legal_form(told.get("loại hình", "")),
        "sector": told.get("ngành", ""),
        "workers": _count(told.get("số lao động", "")),
        "owner_name": told.get("người liên hệ", ""),
        "phone": told.get("điện thoại", ""),
        "place_as_written": told.get("địa điểm", ""),
    }


def _legal_form(words: str) -> LegalForm:
    key = fold(words)
    whole = next((form for form in LegalForm if fold(str(form.label)) == key), None)
    return whole or _SHORT.get(key.split(" ")[0] if key else "", LegalForm.UNKNOWN)


def _count(words: str) -> int | None:
    try:
        return parse_count(words) if words else None
    except NumberError:
        return None


@dataclass(frozen=True)
class Balance:
    """The report's count of establishments beside the register's, and what stands between them."""

    reported: Decimal | None
    registered: int
    explained: str
    waiting: int
    declined: int

    @property
    def difference(self) -> int | None:
        return None if self.reported is None else int(self.reported) - self.registered

    @property
    def more(self) -> int:
        """How many the report has beyond the register; negative is fewer."""
        return self.difference or 0

    @property
    def apart(self) -> int:
        return abs(self.more)


def one_place(term: Appointment) -> AdministrativeUnit | None:
    """The place of a term that has exactly one."""
    places = [area.unit for area in term.areas.select_related("unit__parent__parent") if area.unit_id]
    return places[0] if len(places) == 1 else None


def balance(report: QuarterlyReport, found: list[Finding], on: date) -> Balance:
    """Three queries."""
    answers = {one.code: one for one in report.answers.filter(code__in=("CTV2.07", EXPLAINED))}
    counted, explained = answers.get("CTV2.07"), answers.get(EXPLAINED)
    declined = [one for one in found if one.decision and one.decision.decision == Decision.DECLINED]
    return Balance(
        reported=counted.number if counted else None,
        registered=len(listed(report.appointment, on)),
        explained=explained.text if explained else "",
        waiting=sum(one.decision is None for one in found),
        declined=len(declined),
    )
