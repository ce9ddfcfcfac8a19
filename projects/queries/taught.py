"""What the classes of a đề án tell of an indicator whose total nobody has stated: the report counts it, so do its pages."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from khuyencong.core.dates import today
from khuyencong.core.figures import Figure, of, total
from projects.choices import COUNTED_AS_DONE, COUNTED_BY_CLASSES
from projects.models import Output, TrainingClass


def not_yet_told() -> Q:
    """Outputs whose number is still to be written down: neither stated nor wholly told by the classes of their đề án."""
    return Q(done__isnull=True) & ~_told_by_classes()


def with_classes(outputs: Iterable[Output], classes: Iterable[TrainingClass]) -> list[Output]:
    """Each with ``taught``: what the classes held so far tell while no total is stated; None when it is, or without any."""
    outputs, held = list(outputs), [one for one in classes if _is_held(one)]
    for output in outputs:
        output.taught = None if output.done is not None else _taught(output, held)
    return outputs


def _told_by_classes() -> Q:
    found = Q()
    held = Q(ends_on__lte=today())
    held |= Q(ends_on=None, project__status__in=COUNTED_AS_DONE, project__stopped_on=None)
    for code, (kinds, column) in COUNTED_BY_CLASSES.items():
        classes = TrainingClass.objects.filter(project=OuterRef("project"), kind__in=kinds)
        open_ones = classes.exclude(held, **{f"{column}__isnull": False})
        found |= Q(Exists(classes), ~Exists(open_ones), indicator__code=code)
    return found


def _is_held(one: TrainingClass) -> bool:
    """As the report counts it: by its last day; without one, once the đề án is done."""
    return one.project.is_done if one.ends_on is None else one.ends_on <= today()


def _taught(output: Output, held: list[TrainingClass]) -> Figure | None:
    kinds, column = COUNTED_BY_CLASSES.get(output.indicator.code, ((), ""))
    parts = [of(getattr(one, column), illustrative=one.illustrative) for one in held if one.kind in kinds]
    return total(parts) if parts else None
