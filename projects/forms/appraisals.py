"""What is written down of an appraisal: who sat, the five criteria, each establishment, the conclusion, the minutes."""

from django import forms
from django.core.exceptions import ValidationError

from khuyencong.core.dates import today
from khuyencong.core.documents import FACTS, OptionalDocumentForm
from khuyencong.core.form_fields import ViCharField, ViDateField, ViIntegerField, ViMoneyField, ViTextField
from khuyencong.core.forms import ActForm, Sectioned
from khuyencong.core.models import User
from khuyencong.offices.choices import TrainingTopic
from khuyencong.offices.forms import OfficerChoiceField
from khuyencong.offices.queries import officers
from projects.choices import AppraisalLevel, AppraisedBy, Conclusion, CouncilRole, Criterion
from projects.models import Project
from projects.queries.told import Mark, Result, Sitting

SEATS = 7
COURSES = 2  # the latest of each, beside the name
_ROLES = [CouncilRole.CHAIR, CouncilRole.SECRETARY, *[CouncilRole.MEMBER] * (SEATS - 2)]

_NOBODY = {"required": False, "empty_label": "Không, hoặc người ngoài"}


def _criteria() -> dict[str, forms.Field]:
    fields = {}
    for criterion in Criterion:
        fields[f"diem_{criterion.value}"] = ViIntegerField(
            label=f"{criterion.label}: điểm", required=False, min_value=0, max_value=100, help_text="0–100, nếu chấm"
        )
        fields[f"loi_{criterion.value}"] = ViCharField(
            label="Nhận xét", required=False, max_length=1000, help_text="Một vài câu"
        )
    return fields


def _marks(cleaned: dict) -> list[Mark]:
    told = [
        Mark(
            criterion=criterion,
            score=cleaned.get(f"diem_{criterion.value}"),
            remark=cleaned.get(f"loi_{criterion.value}") or "",
        )
        for criterion in Criterion
    ]
    return [mark for mark in told if mark.score is not None or mark.remark]


class AppraisalForm(Sectioned, OptionalDocumentForm):
    """Rows left empty are nobody and nothing."""

    appraised_by = forms.ChoiceField(
        label="Ai thẩm định", choices=AppraisedBy.choices, initial=AppraisedBy.STAFF, widget=forms.RadioSelect
    )
    level = forms.ChoiceField(label="Cấp thẩm định", choices=AppraisalLevel.choices)
    held_on = ViDateField(label="Ngày thẩm định", initial=today)
    conclusion = forms.ChoiceField(label="Kết luận", choices=[("", "Chọn"), *Conclusion.choices])
    support = ViMoneyField(
        label="Mức hỗ trợ đề nghị", required=False, min_value=0, help_text="Trống: cộng các cơ sở đạt"
    )
    remark = ViTextField(
        label="Nhận xét chung, nội dung cần hoàn thiện", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, project: Project, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= _criteria()
        helped = project.beneficiaries.standing().select_related("establishment").order_by("pk")
        self.helped = list(helped)
        appraisers = officers(user)
        for number, role in enumerate(_ROLES, 1):
            self._add_seat(number, role, appraisers)
        for one in self.helped:
            self._add_result(one)
        self.fields["title"].help_text = "Biên bản họp; phải có khi lập hội đồng"

    def _add_seat(self, number: int, role: str, appraisers) -> None:
        told = CouncilRole(role).label
        seat = OfficerChoiceField(appraisers, topic=TrainingTopic.APPRAISAL, courses=COURSES, label=told, **_NOBODY)
        if first := self.fields.get("nguoi_1"):
            seat.choices = first.choices  # the same people, read once for all seats
        self.fields[f"nguoi_{number}"] = seat
        self.fields[f"ten_{number}"] = ViCharField(label=f"{told} là người ngoài", required=False, max_length=120)

    def _add_result(self, one) -> None:
        self.fields[f"ket_qua_{one.pk}"] = forms.ChoiceField(
            label=str(one), choices=[("", "Chưa kết luận riêng"), *Conclusion.choices], required=False
        )
        self.fields[f"muc_{one.pk}"] = ViMoneyField(
            label="Mức hỗ trợ", required=False, min_value=0, initial=one.support
        )

    folded = frozenset({"Hội đồng"})

    def layout(self):
        criteria = [f"{part}_{one.value}" for one in Criterion for part in ("diem", "loi")]
        seats = [f"{part}_{number}" for number in range(1, SEATS + 1) for part in ("nguoi", "ten")]
        results = [f"{part}_{one.pk}" for one in self.helped for part in ("ket_qua", "muc")]
        sections = [
            ("Buổi thẩm định", "", ["held_on", "level", "appraised_by"]),
            ("Năm nội dung (TT 36/2013 Điều 9)", "Ghi điểm, lời, hoặc cả hai.", criteria),
            ("Từng cơ sở thụ hưởng", "", results),
            ("Kết luận", "", ["conclusion", "support", "remark"]),
            (
                "Hội đồng",
                "Chỉ khi lập hội đồng. Mỗi dòng chọn người trong cổng hoặc gõ họ tên người ngoài. Cạnh tên là khoá tập huấn gần nhất.",
                seats,
            ),
            ("Biên bản", "", list(FACTS)),
        ]
        return [section for section in sections if section[2]]

    def clean(self):
        cleaned = super().clean()
        for number in range(1, SEATS + 1):
            if cleaned.get(f"nguoi_{number}") and cleaned.get(f"ten_{number}"):
                self.add_error(f"ten_{number}", ValidationError("Chọn một: người trong cổng hoặc người ngoài."))
        return cleaned

    @property
    def appraisal(self) -> dict:
        """What the service is called with."""
        cleaned = self.cleaned_data
        facts = ("appraised_by", "level", "held_on", "conclusion", "support", "remark")
        return {name: cleaned[name] for name in facts} | {
            "marks": _marks(cleaned),
            "members": self._members() if cleaned["appraised_by"] == AppraisedBy.COUNCIL else [],
            "results": self._results(),
            "minutes": self.document,
        }

    def _members(self) -> list[Sitting]:
        cleaned = self.cleaned_data
        seats = [
            Sitting(role=role, user=cleaned.get(f"nguoi_{number}"), name=cleaned.get(f"ten_{number}") or "")
            for number, role in enumerate(_ROLES, 1)
        ]
        return [seat for seat in seats if seat.user or seat.name]

    def _results(self) -> list[Result]:
        cleaned = self.cleaned_data
        return [
            Result(beneficiary=one, result=cleaned[f"ket_qua_{one.pk}"], support=cleaned.get(f"muc_{one.pk}"))
            for one in self.helped
            if cleaned.get(f"ket_qua_{one.pk}")
        ]


class MarksForm(Sectioned, ActForm):
    """The scores of one member of the council."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= _criteria()

    def layout(self):
        names = [f"{part}_{one.value}" for one in Criterion for part in ("diem", "loi")]
        return [("Năm nội dung (TT 36/2013 Điều 9)", "Ghi điểm, lời, hoặc cả hai.", names)]

    @property
    def marks(self) -> list[Mark]:
        return _marks(self.cleaned_data)
