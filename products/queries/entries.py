"""The papers of a registration against Đ12: held, missing, with the article that asks."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from khuyencong.core.dates import format_date
from khuyencong.core.models import User
from products.choices import Angle, DossierNeed
from products.models import DossierRule, Entry, EntryPaper, Recognition, VotingRound
from products.queries import law

PHOTOS, LOWER, PROPOSAL, LISTED = "G204", "G206", "G207", "G208"


@dataclass(frozen=True)
class Line:
    """One paper asked; ``missing`` says what of it is not there, empty when nothing is."""

    rule: DossierRule
    papers: tuple[EntryPaper, ...]
    missing: str = ""
    told: str = ""

    @property
    def is_required(self) -> bool:
        return self.rule.requirement == DossierNeed.REQUIRED


@dataclass(frozen=True)
class Checklist:
    lines: tuple[Line, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """“Bản thuyết minh (Đ12 k1 b)”, for every paper without which it is not hợp lệ."""
        return tuple(f"{line.missing} ({line.rule.article})" for line in self.lines if line.missing)


def checklist(entry: Entry) -> Checklist:
    """Judged on the day the registration came, by the level of the round."""
    day, papers = entry.received_on, list(entry.papers.select_related("paper_type", "file").order_by("pk"))
    rules = [rule for rule in law.dossier(entry.round.level, day) if _applies(rule, entry)]
    return Checklist(
        tuple(_line(rule, entry, [p for p in papers if p.paper_type_id == rule.paper_type_id]) for rule in rules)
    )


def _applies(rule: DossierRule, entry: Entry) -> bool:
    """Without a round below there is no certificate of it and no list; the UBND still writes (Đ12 k2 d)."""
    if rule.requirement == DossierNeed.CONDITIONAL:
        return entry.no_lower_round
    return not (entry.no_lower_round and rule.paper_type.code in {LOWER, PROPOSAL, LISTED})


def _line(rule: DossierRule, entry: Entry, papers: list[EntryPaper]) -> Line:
    code = rule.paper_type.code
    if code == PHOTOS:
        lacking = [angle.label.lower() for angle in Angle if angle not in {paper.angle for paper in papers}]
        return Line(rule, tuple(papers), f"Ảnh {', '.join(lacking)}" if lacking else "")
    if code == LOWER:
        return Line(rule, tuple(papers), lower_fault(entry), told=told_of(entry.lower))
    if papers or rule.requirement == DossierNeed.IF_ANY:
        return Line(rule, tuple(papers))
    return Line(rule, (), rule.paper_type.name)


def told_of(lower: Recognition | None) -> str:
    """“Cấp xã 2025, có giá trị đến 31/12/2028”."""
    if lower is None:
        return ""
    last = format_date(lower.valid_to) if lower.valid_to else "chưa rõ ngày"
    return f"{lower.get_level_display()} {lower.year}, có giá trị đến {last}"


def lower_fault(entry: Entry) -> str:
    """What keeps the lower certificate from opening this round; empty when it does, or none is asked."""
    if entry.no_lower_round or not law.lower_levels(entry.round.level, entry.received_on):
        return ""
    if entry.lower is None:
        return "Giấy chứng nhận cấp dưới còn giá trị"
    return certificate_fault(entry.lower, entry.received_on)


def certificate_fault(lower: Recognition, day: date) -> str:
    """Why a certificate is not valid on ``day``; empty when it is."""
    name = f"Giấy chứng nhận {lower.get_level_display().lower()} {lower.year}"
    if lower.withdrawn_on and lower.withdrawn_on <= day:
        return f"{name} đã thu hồi ngày {format_date(lower.withdrawn_on)}"
    if lower.valid_to is None:
        return f"{name} chưa ghi ngày hết giá trị"
    if lower.valid_to < day:
        return f"{name} hết giá trị ngày {format_date(lower.valid_to)}"
    if lower.decided_on and lower.decided_on > day:
        return f"{name} cấp sau ngày đăng ký"
    return ""


def lower_candidates(product_id: int, round_: VotingRound, day: date) -> list[Recognition]:
    """Certificates of the product at the levels that open this round, the latest first."""
    levels = law.lower_levels(round_.level, day)
    return list(
        Recognition.objects.filter(product_id=product_id, level__in=levels).order_by("-valid_to", "-year", "-pk")
    )


def next_number(round_: VotingRound) -> int:
    """Under the lock of the round."""
    return (round_.entries.aggregate(last=Max("number"))["last"] or 0) + 1


def of_round(round_: VotingRound, user: User):
    """Registrations a person of the area may read, in order."""
    return (
        Entry.objects.visible_to(user)
        .filter(round=round_)
        .select_related("product__establishment", "product__unit")
        .order_by("number")
    )
