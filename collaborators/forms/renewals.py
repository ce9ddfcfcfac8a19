"""What is typed about the list of a year."""

from django import forms

from collaborators.choices import RenewalMove
from collaborators.forms.network import PostFields
from collaborators.models import Collaborator, Renewal, RenewalLine
from khuyencong.core.dates import today
from khuyencong.core.documents import WithDocument
from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField, ViYearField
from khuyencong.core.forms import ActForm, VersionedForm
from khuyencong.core.models import User
from khuyencong.territory.forms import UnitChoiceField


class DrawUpForm(ActForm):
    """Whose list, of which year, from which day."""

    network_of = UnitChoiceField(label="Mạng lưới của tỉnh, thành phố")
    year = ViYearField(label="Năm", initial=lambda: today().year)
    starts_on = ViDateField(label="Có hiệu lực từ ngày", help_text="Kỳ cũ của mọi người kết thúc hôm trước ngày này")
    ends_on = ViDateField(label="Đến ngày", required=False, help_text="Trống: đến khi có danh sách mới")
    note = ViTextField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))


class LeaveForm(ActForm):
    reason = ViCharField(label="Lý do thôi", max_length=300, help_text="Ví dụ: chuyển công tác, nghỉ hưu")


class BareForm(ActForm):
    """Nothing to type: the button is the act."""


class JoinForm(PostFields, ActForm):
    """Somebody new, or somebody who was in the network before."""

    def __init__(self, *args, user: User, renewal: Renewal, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["collaborator"] = forms.ModelChoiceField(
            _once_here(user, renewal), label="Người từng trong mạng lưới", required=False, empty_label="Người mới"
        )
        self.fields["replaces"] = forms.ModelChoiceField(
            _leaving(renewal), label="Thay cho", required=False, empty_label="Không thay ai"
        )
        self.fields["replaces"].label_from_instance = lambda line: line.person
        self.fields["full_name"].required = False
        self.fields["full_name"].help_text = "Trống khi chọn người từng trong mạng lưới"
        first = ["full_name", "phone", "collaborator", "replaces"]
        self.order_fields([*first, "kind", "area", "association", "shared_reason", "organisation", "job_title"])

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("full_name") and not cleaned.get("collaborator"):
            self.add_error("full_name", "Ghi họ tên người mới, hoặc chọn người từng trong mạng lưới.")
        return cleaned

    @property
    def person(self) -> dict:
        """The columns of the line."""
        return {name: value for name, value in self.answers.items() if name != "replaces"}


def _once_here(user: User, renewal: Renewal):
    """People on record who are not on this list."""
    listed = renewal.lines.values("appointment__collaborator")
    known = renewal.lines.filter(collaborator__isnull=False).values("collaborator")
    people = Collaborator.objects.visible_to(user).filter(appointments__unit=renewal.unit)
    return (
        people.exclude(pk__in=listed.filter(appointment__isnull=False))
        .exclude(pk__in=known)
        .distinct()
        .order_by("person_key", "pk")
    )


def _leaving(renewal: Renewal):
    """Who gives a place up and has nobody in it yet."""
    leaving = RenewalLine.objects.filter(renewal=renewal, move=RenewalMove.LEAVES, replaced_by__isnull=True)
    return leaving.select_related("appointment__collaborator").order_by("appointment__collaborator__person_key", "pk")


class SignForm(WithDocument, VersionedForm):
    """The decision that puts the list in force."""

    needs_document = True
    document_name = "quyết định"
