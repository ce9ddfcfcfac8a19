"""What a đề án is to bring and brought: outputs in their own units, classes held."""

from django.db import transaction

from khuyencong.core import timeline, versions
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from projects import rules
from projects.models import Output, OutputIndicator, Project, TrainingClass
from projects.services.cases import locked_project


@transaction.atomic
def add_output(*, by: User, project: Project, indicator: OutputIndicator, **facts) -> Output:
    """``facts`` are fields of ``Output``; a plan that is one number is stored as its two ends."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_record(by, row).require()
    facts = _both_ends(facts)
    _require_new(row, indicator, facts)
    output = Output.objects.create(project=row, indicator=indicator, **facts)
    text = f"Thêm kết quả {indicator.name}"
    timeline.record(timeline=row.timeline, by=by, verb="output_added", text=text)
    return output


@transaction.atomic
def update_output(
    *, by: User, output: Output, indicator: OutputIndicator, version: int | None = None, **facts
) -> Output:
    project = locked_project(by=by, pk=output.project_id)
    rules.may_record(by, project).require()
    row = versions.locked(project.outputs, pk=output.pk, expected=version)
    facts = _both_ends(facts)
    _require_new(project, indicator, facts, besides=row)
    versions.bump(row, indicator=indicator, **facts)
    done = f": đã làm {row.done}" if row.done is not None else ""
    text = f"Ghi kết quả {indicator.name}{done}"
    timeline.record(timeline=project.timeline, by=by, verb="output_updated", text=text)
    return row


@transaction.atomic
def remove_output(*, by: User, output: Output) -> Project:
    project = locked_project(by=by, pk=output.project_id)
    rules.may_remove(by, project).require()
    name = output.indicator.name
    project.outputs.filter(pk=output.pk).delete()
    timeline.record(timeline=project.timeline, by=by, verb="output_removed", text=f"Bỏ kết quả {name}")
    return project


@transaction.atomic
def add_class(*, by: User, project: Project, **facts) -> TrainingClass:
    """``facts`` are fields of ``TrainingClass``."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_record(by, row).require()
    group = TrainingClass.objects.create(project=row, **facts)
    timeline.record(timeline=row.timeline, by=by, verb="class_added", text=f"Thêm lớp {group.name}")
    return group


@transaction.atomic
def update_class(*, by: User, training_class: TrainingClass, version: int | None = None, **facts) -> TrainingClass:
    project = locked_project(by=by, pk=training_class.project_id)
    rules.may_record(by, project).require()
    row = versions.locked(project.classes, pk=training_class.pk, expected=version)
    versions.bump(row, **facts)
    timeline.record(timeline=project.timeline, by=by, verb="class_updated", text=f"Sửa lớp {row.name}")
    return row


@transaction.atomic
def remove_class(*, by: User, training_class: TrainingClass) -> Project:
    project = locked_project(by=by, pk=training_class.project_id)
    rules.may_remove(by, project).require()
    project.classes.filter(pk=training_class.pk).delete()
    text = f"Bỏ lớp {training_class.name}"
    timeline.record(timeline=project.timeline, by=by, verb="class_removed", text=text)
    return project


def _both_ends(facts: dict) -> dict:
    """Only one end of the plan written: that is the plan."""
    low, high = facts.get("planned_low"), facts.get("planned_high")
    return facts | {"planned_low": high if low is None else low, "planned_high": low if high is None else high}


def _require_new(project: Project, indicator: OutputIndicator, facts: dict, besides: Output | None = None) -> None:
    twins = project.outputs.filter(
        indicator=indicator, told_apart=facts.get("told_apart", False), note=facts.get("note", "")
    )
    if besides is not None:
        twins = twins.exclude(pk=besides.pk)
    if twins.exists():
        raise DomainError(
            f"Đề án đã có dòng “{indicator.name}”. Sửa dòng ấy, hoặc viết ghi chú để phân biệt.", field="indicator"
        )
