"""The file itself: opened, corrected, given to a holder."""

from itertools import groupby

from django import forms
from django.db.models import Q
from django.forms.models import ModelChoiceIterator

from khuyencong.core.dates import today
from khuyencong.core.form_fields import ViDateField
from khuyencong.core.forms import ActModelForm, VersionedForm, VersionedModelForm
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from khuyencong.territory.forms import UnitChoiceField
from projects.forms.picks import PickField
from projects.models import Content, ProgrammeGroup, Project
from projects.queries import people

FACTS = [
    "title",
    "kind",
    "content",
    "purse",
    "plan_year",
    "unit",
    "support_proposed",
    "programme_group",
    "is_group",
    "is_flagship",
    "starts_on",
    "ends_on",
    "due_on",
    "summary",
]
_FIRST_YEAR = 1990


class GroupChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, group):
        return f"{group.programme.name}: {group}"


class _ByRoot(ModelChoiceIterator):
    """Contents under the name of their root; the root itself stands first."""

    def __iter__(self):
        yield "", "Chọn nội dung"
        for _, contents in groupby(self.queryset, key=lambda content: content.root_code):
            options = [self.choice(content) for content in contents]
            yield options[0][1], options


class ContentChoiceField(forms.ModelChoiceField):
    iterator = _ByRoot


class _ProjectFields:
    """Choices that depend on the day and on who fills the form in."""

    def _settle(self, user: User):
        self.fields["title"].widget.attrs["rows"] = 2
        self.fields["summary"].widget.attrs["rows"] = 5
        self.fields["programme_group"].empty_label = "Không gắn với chương trình nào"
        self.fields["due_on"].label = "Hạn trình"
        # not NumberInput: a wheel over the box changes the year
        self.fields["plan_year"].widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4"})
        self.fields["plan_year"].help_text = "Phải có khi trình"
        self.fields["content"].queryset = _contents(self.instance)
        groups = ProgrammeGroup.objects.select_related("programme").order_by("-programme__from_year", "order")
        self.fields["programme_group"].queryset = groups.filter(reach_of(user).within("programme__unit"))
        self.fields["unit"].on = self._day_of_places

    def _day_of_places(self):
        """Places of today for a plan of this year on; of any time for what is entered afterwards."""
        year = str(self.data.get(self.add_prefix("plan_year"), "")).strip()
        is_past = year.isdecimal() and int(year) < today().year
        is_old = self.instance.unit_id is not None and self.instance.unit.valid_to is not None
        return None if is_past or is_old else today()


def _contents(project: Project):
    """Contents in force today, and the one already chosen."""
    rows = Content.objects.on(today())
    if project.content_id:
        rows = Content.objects.filter(Q(pk__in=rows.values("pk")) | Q(pk=project.content_id))
    return rows.order_by("code")


class ProjectForm(_ProjectFields, ActModelForm):
    """A new draft."""

    content = ContentChoiceField(Content.objects.none(), label="Nội dung")
    unit = UnitChoiceField(label="Địa bàn", on=None)
    programme_group = GroupChoiceField(ProgrammeGroup.objects.none(), label="Nhóm trong chương trình", required=False)

    class Meta:
        model = Project
        fields = FACTS

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self._settle(user)


class ProjectUpdateForm(_ProjectFields, VersionedModelForm):
    content = ContentChoiceField(Content.objects.none(), label="Nội dung")
    unit = UnitChoiceField(label="Địa bàn", on=None)
    programme_group = GroupChoiceField(ProgrammeGroup.objects.none(), label="Nhóm trong chương trình", required=False)

    class Meta:
        model = Project
        fields = FACTS

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self._settle(user)


class AssignForm(VersionedForm):
    """Who holds it next, and by when."""

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holder"] = PickField(rows=people.holders(user), noun="người", label="Người giữ")
        self.fields["due_on"] = ViDateField(label="Hạn việc tiếp theo", required=False)
