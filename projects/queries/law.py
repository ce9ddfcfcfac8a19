"""Tables of the law that every page of đề án rests on, read once for as long as nobody changes them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import F

from khuyencong.core.readings import reading
from projects.models import Content, LocalityPlanRule, PaperRequirement, PaperType, ProjectType


@reading(PaperRequirement, PaperType)
def requirements() -> Mapping[str, tuple[PaperRequirement, ...]]:
    """Purse → the papers asked for; lines of every dạng stand before those of one."""
    rows = PaperRequirement.objects.select_related("paper_type").order_by(
        F("project_type").asc(nulls_first=True), "code"
    )
    by_purse = defaultdict(list)
    for row in rows:
        by_purse[row.purse].append(row)
    return {purse: tuple(asked) for purse, asked in by_purse.items()}


@reading(PaperRequirement, PaperType)
def stands_for() -> Mapping[str, frozenset[str]]:
    """Code of a paper → codes of those of which one is enough wherever it is asked for, itself among them."""
    enough = defaultdict(set)
    for code, others in PaperRequirement.objects.values_list("paper_type__code", "or_codes"):
        enough[code] |= {code, *others}
    return {code: frozenset(found) for code, found in enough.items()}


@reading(PaperType)
def paper_names() -> Mapping[str, str]:
    """Code of a paper → what people call it."""
    return dict(PaperType.objects.values_list("code", "name"))


@reading(ProjectType)
def project_types() -> Mapping[int, ProjectType]:
    """Dạng of đề án by key, in the order of their codes; one knows whether it ``holds_others``."""
    found = {one.pk: one for one in ProjectType.objects.order_by("code")}
    parents = {one.parent_id for one in found.values()}
    for one in found.values():
        one.holds_others = one.pk in parents
    return found


@reading(Content)
def main_contents() -> tuple[tuple[str, str], ...]:
    """(code, name) of the contents of NĐ 45/2012 Đ4 that hold the others."""
    return tuple(Content.objects.filter(parent=None).order_by("code").values_list("code", "name"))


@reading(Content)
def contents_in_use() -> Mapping[str, Content]:
    """Contents not yet ended, by code and in its order."""
    return {one.code: one for one in Content.objects.filter(valid_to__isnull=True).order_by("code")}


@reading(LocalityPlanRule)
def locality_rules() -> tuple[LocalityPlanRule, ...]:
    """How targets of localities are suggested, every version."""
    return tuple(LocalityPlanRule.objects.order_by("pk"))


def in_force(row, day: date) -> bool:
    """Whether a dated row speaks of a day."""
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or row.valid_to >= day)
