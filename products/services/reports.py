"""Yearly reports about bình chọn: that one was sent."""

from datetime import date

from django.db import IntegrityError, transaction

from khuyencong.core import documents
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit
from products import rules
from products.choices import VotingReportKind
from products.models import VotingReport


@transaction.atomic
def record_voting_report(
    *, by: User, kind: VotingReportKind, unit: AdministrativeUnit, year: int, sent_on: date, document: DocumentFacts
) -> VotingReport:
    """Once for a place and year; from then on nobody is asked for it."""
    rules.may_run_rounds(by).require()
    may_place(by, unit).require()
    if sent_on > today() or sent_on.year < year:
        raise DomainError(f"Ngày gửi từ đầu năm {year} đến hôm nay.", field="sent_on")
    kept = documents.keep(by=by, facts=document)
    facts = {"kind": kind, "unit": unit, "year": year, "sent_on": sent_on, "document": kept, "recorded_by": by}
    try:
        with transaction.atomic():
            return VotingReport.objects.create(**facts)
    except IntegrityError:
        raise DomainError(f"{VotingReportKind(kind).label} năm {year} của {unit} đã ghi.") from None
