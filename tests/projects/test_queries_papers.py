import pytest

from projects import queries
from projects.models import *
from tests.factories.projects import ProjectFactory, content

pytestmark = pytest.mark.django_db


def test_x(django_assert_num_queries):
    print(
        PaperRequirement.objects.count(), ProjectType.objects.count(), PaperType.objects.count(), Reason.objects.count()
    )
    p = ProjectFactory(content=content("ND3.04"), purse="KCQG")
    with django_assert_num_queries(3):
        f = queries.folder(p)
    print(f.type)
    print(f.missing)
    for st in f.stages:
        print(st.label, st.applies, st.due, [(i.name, i.state_label, i.requirement.basis) for i in st.items])
    p = ProjectFactory()
    print(queries.missing(p))
    with django_assert_num_queries(2):
        queries.missing_for(list(queries.with_papers(Project.objects.all())))
