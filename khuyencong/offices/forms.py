"""Boxes to choose an officer, with what they were taught beside the name; training and ways of looking as typed."""

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator

from khuyencong.core.documents import OptionalDocumentForm
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViTextField
from khuyencong.core.forms import ActForm, VersionedForm
from khuyencong.core.models import User
from khuyencong.offices.choices import Page, TrainingTopic
from khuyencong.offices.queries import officers, trained


class _WithTraining(ModelChoiceIterator):
    """Reads everybody offered, and their courses, once a field: every box of a council then shows the same."""

    def __iter__(self):
        if self.field.known is None:
            people = list(self.queryset.all())
            self.field.known = trained(people)
            self.field.offered = [*self._nobody(), *(self.choice(one) for one in people)]
        yield from self.field.offered

    def __len__(self):
        return len(list(iter(self)))

    def __bool__(self):
        return True

    def _nobody(self):
        return [] if self.field.empty_label is None else [("", self.field.empty_label)]


class _Labelled:
    iterator = _WithTraining

    def label_from_instance(self, user: User) -> str:
        """“Nguyễn A · tập huấn thẩm định 3/2025”: the latest course of the topic asked for, else the latest of all.

        With ``courses`` the latest of them by name and year, those of the topic first: “Nguyễn A · Thẩm định (2025)”.
        """
        known = sorted((self.known or {}).get(user.pk, []), key=lambda one: one.topic != self.topic)
        if self.courses:
            told = ", ".join(one.named for one in known[: self.courses]) or "chưa ghi khoá tập huấn nào"
            return f"{user} · {told}"
        return f"{user} · {known[0].brief}" if known else str(user)


class OfficerChoiceField(_Labelled, forms.ModelChoiceField):
    """One officer. ``queryset`` from ``offices.queries.officers(user, Role.…)``; ``topic`` is the training that counts."""

    def __init__(self, queryset: QuerySet[User], *, topic: TrainingTopic | str = "", courses: int = 0, **kwargs):
        self.known, self.topic, self.courses = None, topic, courses
        super().__init__(queryset, **{"empty_label": "Chọn người"} | kwargs)


class OfficersChoiceField(_Labelled, forms.ModelMultipleChoiceField):
    """Several officers, as boxes to tick: members of a council."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, queryset: QuerySet[User], *, topic: TrainingTopic | str = "", courses: int = 0, **kwargs):
        self.known, self.topic, self.courses = None, topic, courses
        super().__init__(queryset, **kwargs)


class _CourseFields(OptionalDocumentForm):
    """A course and its certificate."""

    topic = forms.ChoiceField(label="Chuyên đề", choices=TrainingTopic.choices)
    course = ViCharField(label="Tên khoá", max_length=200)
    organiser = ViCharField(label="Đơn vị tổ chức", max_length=200, required=False)
    starts_on = ViDateField(label="Từ ngày", required=False)
    ends_on = ViDateField(label="Đến ngày", required=False, help_text="Trống: cùng ngày, hoặc chưa rõ")
    hours = ViIntegerField(label="Số tiết", required=False, min_value=0, max_value=5000, help_text="Trống: chưa rõ")
    note = ViTextField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    field_order = ["officer", "topic", "course", "organiser", "starts_on", "ends_on", "hours", "note"]
    COURSE = ("topic", "course", "organiser", "starts_on", "ends_on", "hours", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].label = "Số chứng nhận"
        self.fields["title"].label = "Chứng nhận (trích yếu)"

    @property
    def told(self) -> dict:
        """The facts of the course, without whose it is."""
        return {name: self.cleaned_data[name] for name in self.COURSE}


class TrainingForm(_CourseFields):
    """A course somebody of the area has been through."""

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"] = OfficerChoiceField(officers(user), label="Người học")
        self.order_fields(self.field_order)


class TrainingUpdateForm(_CourseFields, VersionedForm):
    """Corrections; whose course it is does not change."""


class SavedViewForm(ActForm):
    """The name of a way of looking, whose it is, and whether the list opens with it."""

    name = ViCharField(label="Tên cách xem", max_length=60)
    shared = forms.BooleanField(label="Cả cơ quan cùng dùng", required=False)
    is_default = forms.BooleanField(label="Mở danh sách là thấy cách xem này", required=False)


class NewViewForm(SavedViewForm):
    page = forms.ChoiceField(choices=Page.choices, widget=forms.HiddenInput)
    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)


class ViewUpdateForm(SavedViewForm, VersionedForm):
    """As above, of one that is kept."""


class ViewDeleteForm(ActForm):
    """Nothing to type: the button is the act."""
