"""What is written in the dossier while the đề án is being drafted: sections, lines of the estimate."""

from django.db import transaction
from django.db.models import Max

from khuyencong.core import timeline, versions
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import User
from projects import rules
from projects.choices import DossierPart
from projects.models import DossierSection, EstimateItem, Project
from projects.models.estimates import cost_of
from projects.services.cases import locked_project

_FACTS = frozenset(
    {"text", "content", "unit_name", "quantity", "unit_price", "cost", "purse", "support", "counterpart"}
)


@transaction.atomic
def write_section(*, by: User, project: Project, number: int, text: str, version: int | None = None) -> DossierSection:
    """Keep the words of one section; ``version`` 0 means it was empty when the form was opened."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_edit(by, row).require()
    section = row.dossier.filter(number=number).first()
    if section is None:
        section = DossierSection.objects.create(project=row, number=number, text=text)
    elif version is not None and version != section.version:
        raise StaleVersion(section)
    elif section.text == text:
        return section
    else:
        versions.bump(section, text=text)
    label = DossierPart(number).label
    timeline.record(timeline=row.timeline, by=by, verb="section_written", text=f"Viết mục {number}. {label}")
    return section


@transaction.atomic
def add_item(*, by: User, project: Project, **facts) -> EstimateItem:
    """A line at the end of the estimate; the cost follows from quantity and price where both are known."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_edit(by, row).require()
    facts = _reckoned(facts)
    last = row.estimate_items.aggregate(last=Max("order"))["last"] or 0
    item = EstimateItem.objects.create(project=row, order=last + 1, **facts)
    timeline.record(timeline=row.timeline, by=by, verb="estimate_added", text=f"Thêm dòng dự toán “{item.text}”")
    return item


@transaction.atomic
def update_item(*, by: User, item: EstimateItem, version: int | None = None, **facts) -> EstimateItem:
    project = locked_project(by=by, pk=item.project_id)
    rules.may_edit(by, project).require()
    row = versions.locked(project.estimate_items, pk=item.pk, expected=version)
    versions.bump(row, **_reckoned(facts))
    timeline.record(timeline=project.timeline, by=by, verb="estimate_updated", text=f"Sửa dòng dự toán “{row.text}”")
    return row


@transaction.atomic
def remove_item(*, by: User, item: EstimateItem) -> Project:
    """Only while drafting; the audit trail keeps the line."""
    project = locked_project(by=by, pk=item.project_id)
    rules.may_edit(by, project).require()
    text = item.text
    project.estimate_items.filter(pk=item.pk).delete()
    timeline.record(timeline=project.timeline, by=by, verb="estimate_removed", text=f"Bỏ dòng dự toán “{text}”")
    return project


def _reckoned(facts: dict) -> dict:
    """The facts with their cost; shares that pass it are refused at their box."""
    if unknown := set(facts) - _FACTS:
        raise TypeError(f"not facts of a line: {', '.join(sorted(unknown))}")
    product = cost_of(facts.get("quantity"), facts.get("unit_price"))
    if product is not None and facts.get("cost") not in {None, product}:
        raise DomainError("Thành tiền khác số lượng nhân đơn giá. Để trống ô này, cổng tự nhân.", field="cost")
    facts = facts | ({"cost": product} if product is not None else {})
    cost, support, counterpart = facts.get("cost"), facts.get("support"), facts.get("counterpart")
    if cost is not None and support is not None and support > cost:
        raise DomainError("Khuyến công hỗ trợ lớn hơn thành tiền của dòng.", field="support")
    if None not in (cost, support, counterpart) and support + counterpart > cost:
        raise DomainError("Hỗ trợ và đối ứng cộng lại lớn hơn thành tiền của dòng.", field="counterpart")
    return facts
