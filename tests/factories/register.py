"""Decisions about what a review found."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from collaborators.models import EstablishmentReview, RegisterDecision
from tests.factories.collaborators import LineFactory, ReportFactory, ReviewFactory
from tests.factories.core import UserFactory
from tests.factories.establishments import EstablishmentFactory


class RegisterDecisionFactory(DjangoModelFactory):
    """Not written, with the reason."""

    class Meta:
        model = RegisterDecision

    report = factory.SubFactory(ReportFactory, approved=True)
    key = factory.Sequence(lambda n: f"moi-{n}")
    kind = "moi"
    said = "tên: Hộ Lý Thị Mai"
    decision = "khong"
    reason = "Đã có trong sổ dưới tên khác"
    by = factory.SubFactory(UserFactory)
    at = factory.LazyFunction(timezone.now)


def review(outcome: str, **facts) -> EstablishmentReview:
    """Of an establishment of the register, in an approved report."""
    report = facts.pop("report", None) or ReportFactory(approved=True)
    return ReviewFactory(report=report, establishment=EstablishmentFactory(), outcome=outcome, **facts)


def newcomer(report=None):
    """A line about an establishment that the register does not know."""
    cells = {"tên": "Hộ Lý Thị Mai", "loại hình": "hộ", "ngành": "bánh tráng", "số lao động": "4"}
    return LineFactory(report=report or ReportFactory(approved=True), code="CTV2.02", number=1, cells=cells)
