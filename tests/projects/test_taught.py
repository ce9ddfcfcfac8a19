"""What classes tell of indicators nobody has stated."""

from datetime import timedelta

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from projects.choices import ClassKind
from projects.models import OutputIndicator, Project
from projects.queries import Results, case, lacking
from projects.queries.outcomes import outcomes
from tests.factories.projects import OutputFactory, ProjectFactory, TrainingClassFactory, content

pytestmark = pytest.mark.django_db
SOON, NOW = timedelta(days=3), timedelta()


@pytest.mark.parametrize(
    ("classes", "told", "is_missing"),
    [
        ([], None, True),
        ([{"ends_on": NOW, "learners": 30}, {"ends_on": NOW, "learners": 28}], 58, False),
        ([{"ends_on": NOW, "learners": 30}, {"ends_on": SOON, "learners": 28}], 30, True),
        ([{"ends_on": NOW, "learners": 30}, {"ends_on": NOW, "learners": None}], 30, True),
        ([{"ends_on": SOON, "learners": 30}], None, True),
        ([{"ends_on": None, "learners": 30}], None, True),
        ([{"ends_on": NOW, "learners": 30, "kind": ClassKind.MANAGEMENT}], None, True),
    ],
)
def test_learners_of_classes_are_told_once_they_are_held(people, classes, told, is_missing):
    project = ProjectFactory(running=True, content=content("ND1.01"))
    OutputFactory(project=project, indicator=OutputIndicator.objects.get(code="KQ02"))
    for facts in classes:
        day = None if facts["ends_on"] is None else today() + facts["ends_on"]
        TrainingClassFactory(project=project, **facts | {"ends_on": day})
    for outputs in (Results(project).outputs, outcomes(project).outputs):
        (row,) = outputs
        assert (row.taught.value if row.taught else None) == told
    missing = ["số đã làm của “Số học viên học nghề”"] if is_missing else []
    assert [name for name in case(people[Role.STAFF], project.pk).missing if "đã làm" in name] == missing
    assert bool(lacking.names(lacking.annotated(Project.objects.all()).get())) == is_missing
    assert Project.objects.filter(lacking.some()).exists() == is_missing


def test_a_class_without_days_is_told_once_the_project_is_done():
    project = ProjectFactory(done=True, content=content("ND1.01"))
    OutputFactory(project=project, indicator=OutputIndicator.objects.get(code="KQ02"))
    TrainingClassFactory(project=project, learners=30)
    assert Results(project).outputs[0].taught.value == 30


def test_a_stated_total_stands():
    project = ProjectFactory(running=True)
    OutputFactory(project=project, indicator=OutputIndicator.objects.get(code="KQ02"), done=60)
    TrainingClassFactory(project=project, ends_on=today())
    assert Results(project).outputs[0].taught is None
